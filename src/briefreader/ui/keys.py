"""Keys and signs: every command of the table with its keys, every sign with its meaning, and a way to find one."""

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widgets import Input

from briefreader.ui.fields import Field
from briefreader.ui.key_table import key_sections, list_section, nothing_found, paint_sections, sign_sections
from briefreader.ui.painted import Painted
from briefreader.ui.rows import Cells
from briefreader.ui.screens import SideScreen
from briefreader.ui.words import Key


class KeysScreen(SideScreen[None]):
    """The help screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "find a key"),
        Binding("j,down", "roll(1)", "down"),
        Binding("k,up", "roll(-1)", "up"),
        Binding("space,pagedown", "page(1)", "page down"),
        Binding("pageup", "page(-1)", "page up"),
        Binding("g,home", "roll(-9999)", "start"),
        Binding("G,end", "roll(9999)", "end"),
        Binding("question_mark", "leave", "back"),
    ]
    heading = "keys and signs"

    def __init__(self) -> None:
        super().__init__()
        self._wanted = ""

    def body(self) -> ComposeResult:
        yield Painted(self._paint_page, id="pages")
        yield Field(id="find")

    def keys_now(self) -> tuple[Sequence[Key], Sequence[Key]]:
        if self.has_class("finding"):
            return (("enter", "keep these", True),), (("esc", "all keys", True),)
        back = ("esc", "all keys" if self._wanted else "back", True)
        return (("/", "find a key", True), ("j/k", "scroll", True), ("space", "page", True)), (back,)

    def where(self) -> str:
        return f"/{self._wanted}" if self._wanted else ""

    def standing(self, muted: Style) -> Cells:
        return [("esc closes ", muted)]

    def action_roll(self, rows: int) -> None:
        """Scroll."""
        self.query_one("#pages", Painted).roll(rows)

    def action_page(self, step: int) -> None:
        """Scroll by a page less one row."""
        page = self.query_one("#pages", Painted)
        page.roll(step * max(1, page.size.height - 1))

    def action_find(self) -> None:
        """Type what the key should be for."""
        self.add_class("finding")
        self.query_one(Field).focus()
        self.show_bars()

    def action_leave(self) -> None:
        """One step back: the typing, then what was found, then the screen."""
        if not self.has_class("finding") and not self._wanted:
            self.dismiss()
            return
        self._end_finding()
        self._wanted = ""
        self.query_one(Field).value = ""
        self._show_found()

    def _end_finding(self) -> None:
        self.remove_class("finding")
        self.set_focus(None)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what holds the words as they are typed."""
        self._wanted = event.value
        self._show_found()

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        """Keep what was found on the screen; keys scroll again."""
        self._end_finding()
        self.show_bars()

    def _show_found(self) -> None:
        page = self.query_one("#pages", Painted)
        page.again()
        page.roll_to(0)
        self.show_bars()

    def _paint_page(self, width: int) -> list[Strip]:
        from briefreader.ui.articles import ArticlesScreen
        from briefreader.ui.claim_sifting import SiftedClaims
        from briefreader.ui.claims import ClaimsScreen
        from briefreader.ui.matrix import MatrixScreen
        from briefreader.ui.matrix_sifting import SiftedMatrix

        sections = key_sections(self.inks, self._wanted)
        if not self._wanted.strip():
            sections += sign_sections(self.inks)
            sections += list_section(
                self.inks, "In the list of claims", [*ClaimsScreen.BINDINGS, *SiftedClaims.BINDINGS]
            )
            sections += list_section(self.inks, "In the list of articles", ArticlesScreen.BINDINGS)
            sections += list_section(self.inks, "In the matrix", [*MatrixScreen.BINDINGS, *SiftedMatrix.BINDINGS])
        elif not sections:
            return nothing_found(self.inks, self._wanted, width)
        return paint_sections(self.inks, sections, width)

"""Small boxes over the screen: a question, one line to type, a search. Each hands back what was chosen, or None."""

from collections.abc import Callable, Sequence
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.theme import Theme
from textual.widgets import Input

from briefreader.ui.fields import Field
from briefreader.ui.inks import Inks
from briefreader.ui.painted import Painted
from briefreader.ui.rows import Cells, cut
from briefreader.ui.screens import inks_of
from briefreader.ui.words import Key, indented, key_cells, text_rows, title_of

T = TypeVar("T")

INDENT = 2  # cells between the edge of a box and its words


class Box(ModalScreen[T | None]):
    """A box in the middle of the screen, the rest faded behind it: a title, what `body` yields, a row of keys."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave")]

    def compose(self) -> ComposeResult:
        with Vertical(id="box") as box:
            box.set_class(not self.inks.palette.tints, "bordered")
            yield Painted(self._paint_title, id="title")
            yield from self.body()
            yield Painted(self._paint_keys, id="keys")

    def on_mount(self) -> None:
        """Follow the theme."""
        self.app.theme_changed_signal.subscribe(self, self._theme_changed)

    @property
    def inks(self) -> Inks:
        """The styles of the theme in use."""
        return inks_of(self.app)

    @property
    def room(self) -> int:
        """Rows of the whole terminal: boxes leave out blank rows where there are few."""
        return self.app.size.height

    # What each box says for itself

    def headline(self) -> str:
        """The first row."""
        return ""

    def body(self) -> ComposeResult:
        """What stands between title and keys."""
        yield from ()

    def keys_now(self) -> Sequence[Key]:
        """The last row."""
        return (("esc", "leave as it was", True),)

    def notice(self) -> str:
        """What stands in place of the keys when it must be seen, or ""."""
        return ""

    # What they share

    def show(self) -> None:
        """Paint all rows anew."""
        for widget in self.query(Painted):
            widget.again(layout=True)

    def rows(self, cells: Sequence[Cells], width: int) -> list[Strip]:
        """Rows on the box's ground, a blank one above them where there is room."""
        ground = self.inks.on("text", "surface")
        strips = indented(cells, INDENT, width, ground)
        return [cut([], width, ground), *strips] if cells and self.room > 16 else strips

    def text(self, words: str, width: int, colour: str = "text", most: int = 6, *, bold: bool = False) -> list[Strip]:
        """Running text as rows of the box."""
        style = self.inks.on(colour, "surface", bold=bold)
        return self.rows(text_rows(words, width - 2 * INDENT, style, most) if words else [], width)

    def action_leave(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)

    def _theme_changed(self, _theme: Theme) -> None:
        self.show()

    def _paint_title(self, width: int) -> list[Strip]:
        style = title_of(self.inks, "cursor")
        return [cut([(" " * INDENT + self.headline(), style)], width, style)]

    def _paint_keys(self, width: int) -> list[Strip]:
        ground = self.inks.on("text", "surface")
        if words := self.notice():
            style = self.inks.on("differ", "surface", bold=True)
            strips = self.rows(text_rows(words, width - 2 * INDENT, style, 3), width)
        else:
            strips = self.rows([key_cells(self.inks, self.keys_now(), "surface")], width)
        return [*strips, cut([], width, ground)] if self.room > 16 else strips


class ConfirmDialog(Box[bool]):
    """A question that is answered with yes or no; the verb says what yes does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "do", "yes"),
        Binding("n,q", "leave", "no"),
    ]

    def __init__(self, question: str, detail: str, verb: str) -> None:
        super().__init__()
        self._question, self._detail, self._verb = question, detail, verb

    def headline(self) -> str:
        return f"{self._verb.capitalize()}?"

    def body(self) -> ComposeResult:
        yield Painted(lambda width: self.text(self._question, width, "bright", bold=True))
        yield Painted(lambda width: self.text(self._detail, width))

    def keys_now(self) -> Sequence[Key]:
        return (("enter", self._verb, True), ("y", "yes", True), ("esc", "leave it as it is", True))

    def action_do(self) -> None:
        """Yes."""
        self.dismiss(True)


class AskDialog(Box[str]):
    """One line to type. `check` says why a value cannot be used, or ""; the reason stands below while typing."""

    def __init__(self, title: str, hint: str, value: str, check: Callable[[str], str]) -> None:
        super().__init__()
        self._title, self._hint, self._value, self._check = title, hint, value, check
        self._reason = check(value) if value else ""

    def headline(self) -> str:
        return self._title

    def body(self) -> ComposeResult:
        yield Painted(lambda width: self.text(self._hint, width))
        yield Field(self._value)
        yield Painted(self._paint_reason, id="reason")

    def keys_now(self) -> Sequence[Key]:
        return (("enter", "keep", not self._reason), ("esc", "leave it", True))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say at once why it cannot be used."""
        self._reason = self._check(event.value.strip()) if event.value.strip() else ""
        self.show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep it, if it can be used."""
        value = event.value.strip()
        self._reason = self._check(value)
        if self._reason:
            self.show()
        else:
            self.dismiss(value)

    def _paint_reason(self, width: int) -> list[Strip]:
        return self.text(self._reason, width, "differ", 4, bold=True)


class SearchDialog(ModalScreen[str | None]):
    """The words to look for, in one line at the bottom; nothing is faded, and "" ends a search."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave")]

    def __init__(self, query: str) -> None:
        super().__init__()
        self._query = query

    def compose(self) -> ComposeResult:
        with Horizontal(id="line"):
            yield Painted(self._paint_sign, id="line-sign")
            yield Field(self._query)
            yield Painted(self._paint_keys, id="line-keys")

    def on_input_changed(self, _event: Input.Changed) -> None:
        """What enter does depends on whether there are words."""
        self.query_one("#line-keys", Painted).again()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Look for these words."""
        self.dismiss(event.value.strip())

    def action_leave(self) -> None:
        """Leave the search as it was."""
        self.dismiss(None)

    def _paint_keys(self, width: int) -> list[Strip]:
        inks = inks_of(self.app)
        ground = inks.on("text", "panel")
        fields = self.query(Field)
        blank = not (fields.first().value if fields else self._query).strip()
        does = ("ends the search" if self._query else "looks for nothing") if blank else "searches"
        keys = key_cells(inks, (("enter", does, True), ("esc", "leaves", True)), "panel", "  ")
        return [cut([("  ", ground), *keys], width, ground)]

    def _paint_sign(self, width: int) -> list[Strip]:
        style = inks_of(self.app).on("match", "panel", bold=True)
        return [cut([(" /", style)], width, style)]

"""Which brief to read, where seeds/ holds several: a list, and an app that shows nothing but it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.style import Style
from textual.app import ComposeResult
from textual.strip import Strip

from briefreader.ui.dressed import DressedApp
from briefreader.ui.layout import fit
from briefreader.ui.rows import Cells, spread
from briefreader.ui.screens import ListScreen, explained
from briefreader.ui.words import Key


class ChooserScreen(ListScreen[Path | None]):
    """The briefs of a project, with how many articles each has. Hands back the chosen one, or None."""

    heading = "briefs"

    def __init__(self, briefs: Sequence[Path], counts: Mapping[Path, int]) -> None:
        super().__init__()
        self._briefs, self._counts = tuple(briefs), counts

    def body(self) -> ComposeResult:
        yield self.list_rows()

    def on_mount(self) -> None:
        """Show all of them."""
        self.rows.show(len(self._briefs), 0)

    def brief_name(self) -> str:
        return "briefreader"

    def where(self) -> str:
        return f"{self.rows.at + 1} of {len(self._briefs)}" if self._briefs else ""

    def standing(self, muted: Style) -> Cells:  # noqa: ARG002 - nothing is saved here yet
        return []

    def keys_now(self) -> tuple[Sequence[Key], Sequence[Key]]:
        return (("enter", "read this brief", bool(self._briefs)), ("j/k", "next, previous", True)), (
            ("esc", "leave", True),
        )

    def open_row(self, index: int) -> None:
        self.dismiss(self._briefs[index])

    def action_leave(self) -> None:
        """Choose none."""
        self.dismiss(None)

    def action_keys(self) -> None:
        """The footer says all there is."""

    def action_theme(self) -> None:
        """Light for dark, dark for light."""
        if isinstance(self.app, DressedApp):
            self.app.turn_theme()

    def paint_row(self, index: int, chosen: bool, width: int) -> Strip:
        inks, brief = self.inks, self._briefs[index]
        place = ("cursor" if inks.palette.tints else "bg") if chosen else "bg"
        ground = inks.on("text", place)
        count = self._counts.get(brief, 0)
        right: Cells = [(f"{count} article{'' if count == 1 else 's'} ", inks.on("muted", place))]
        name = fit(brief.name, max(8, width - 20))
        cells: Cells = [
            ("▌ " if chosen else "  ", inks.on("match", place)),
            (name, inks.on("bright", place, bold=chosen)),
        ]
        return spread(cells, [], right, width, ground)

    def explain(self, width: int) -> Sequence[Strip]:
        return explained(self.inks, ["There is no brief to choose."], width)


class ChooserApp(DressedApp[Path]):
    """Runs before the reader: its only screen is the chooser. `run()` returns the brief, None for leaving."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, briefs: Sequence[Path], counts: Mapping[Path, int], theme: str = "") -> None:
        super().__init__(theme)
        self._chooser = ChooserScreen(briefs, counts)

    def on_mount(self) -> None:
        """Show the chooser, and end with what it says."""
        self.push_screen(self._chooser, lambda chosen: self.exit(chosen))


def choose_brief(briefs: Sequence[Path], theme: str = "") -> Path | None:
    """Let the reader choose; None if they leave."""
    from briefreader.articles.finding import Found, find_files

    counts = {brief: sum(isinstance(f, Found) for f in find_files([brief], brief.parent)) for brief in briefs}
    return ChooserApp(briefs, counts, theme).run()

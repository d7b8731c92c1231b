"""What the screens beside the reader share: the desk they act on, a status line, a footer, and the way out."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar

from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.screen import Screen
from textual.strip import Strip
from textual.theme import Theme

from briefreader.desk.session import Session
from briefreader.ui.inks import Inks
from briefreader.ui.painted import Painted, RowList
from briefreader.ui.palette import palette_of
from briefreader.ui.rows import Cells, cut, spread
from briefreader.ui.words import Key, indented, key_row, text_rows

if TYPE_CHECKING:
    from briefreader.ui.app import BriefreaderApp

T = TypeVar("T")


def desk_of(node: DOMNode) -> "BriefreaderApp":
    """The app that a screen belongs to, by the type it has here."""
    from briefreader.ui.app import BriefreaderApp

    app: object = node.app
    if not isinstance(app, BriefreaderApp):
        raise TypeError("this screen belongs to the reader's app")
    return app


def inks_of(app: "App[object]") -> Inks:
    """The styles in use; those of the theme where the app has none of its own."""
    found = getattr(app, "inks", None)
    return found if isinstance(found, Inks) else Inks(palette_of(app.current_theme))


class SideScreen(Screen[T]):
    """A whole screen beside the reader: status line above, footer below, between them what `body` yields."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "back"),
        Binding("question_mark", "keys", "keys"),
        Binding("T", "theme", "theme"),
    ]
    heading = ""

    def __init__(self) -> None:
        super().__init__()
        self.message = ""

    def compose(self) -> ComposeResult:
        yield Painted(self._paint_status, id="status")
        yield from self.body()
        yield Painted(self._paint_footer, id="footer")

    def on_mount(self) -> None:
        """Follow the theme."""
        self.app.theme_changed_signal.subscribe(self, self._theme_changed)

    @property
    def session(self) -> Session:
        """The state that the screen shows."""
        return desk_of(self).session

    @property
    def inks(self) -> Inks:
        """The styles of the theme in use."""
        return inks_of(self.app)

    # What each screen says for itself

    def body(self) -> ComposeResult:
        """What stands between status line and footer."""
        yield from ()

    def where(self) -> str:
        """Which of how many, for the status line; or ""."""
        return ""

    def counts(self, ground: Style) -> Cells:  # noqa: ARG002 - for those who count
        """The middle of the status line."""
        return []

    def keys_now(self) -> tuple[Sequence[Key], Sequence[Key]]:
        """The footer: keys that act, keys that look and leave."""
        return (), (("esc", "back", True),)

    def session_changed(self) -> None:
        """The session has changed while the screen is open: a save is done, a file was read again."""
        self.show_bars()

    # What they share

    def say(self, message: str) -> None:
        """Put a message into the status line; it stays until the next key."""
        self.message = message
        self.show_bars()

    def show_bars(self) -> None:
        """Show status line and footer anew."""
        for bar in ("#status", "#footer"):
            self.query_one(bar, Painted).again()

    def show_all(self) -> None:
        """Show everything anew."""
        for widget in self.query(Painted):
            widget.again()
        self.refresh(layout=True)

    def _theme_changed(self, _theme: Theme) -> None:
        self.show_all()
        for widget in self.query("*"):
            widget.refresh()

    def action_leave(self) -> None:
        """Back to the screen below."""
        self.dismiss()

    def action_keys(self) -> None:
        """Keys and signs."""
        from briefreader.ui.keys import KeysScreen

        self.app.push_screen(KeysScreen())

    def action_theme(self) -> None:
        """Light for dark, dark for light."""
        desk_of(self).turn_theme()

    def _paint_status(self, width: int) -> list[Strip]:
        inks = self.inks
        ground = inks.on("text", "panel")
        bold, muted = inks.on("bright", "panel", bold=True), inks.on("muted", "panel")
        right: Cells = self.standing(muted)
        if self.message:
            left: Cells = [(f" {self.message}", inks.on("bright", "panel"))]
            return [spread(left, [], right, width, ground)]
        left = [(f" {self.brief_name()}", bold), (" › ", muted), (self.heading, bold)]
        if where := self.where():
            left += [(" › ", muted), (where, ground)]
        return [spread(left, self.counts(ground), right, width, ground)]

    def brief_name(self) -> str:
        """The first word of the status line."""
        return self.session.brief.name

    def standing(self, muted: Style) -> Cells:
        """The right end of the status line: whether everything is saved."""
        if self.session.unsaved.trouble:
            return [(" not saved ", self.inks.chip("disputed"))]
        return [(f"{desk_of(self).saved} ", muted)]

    def _paint_footer(self, width: int) -> list[Strip]:
        return [key_row(self.inks, width, *self.keys_now())]


class ListScreen(SideScreen[T]):
    """A screen around one list: keys and mouse move its cursor, `open_row` is what enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "next"),
        Binding("k,up", "move(-1)", "previous"),
        Binding("space,pagedown", "page(1)", "page down"),
        Binding("pageup", "page(-1)", "page up"),
        Binding("g,home", "move(-1000000)", "first"),
        Binding("G,end", "move(1000000)", "last"),
        Binding("enter", "open", "open"),
    ]

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one(RowList)

    def paint_row(self, index: int, chosen: bool, width: int) -> Strip:
        """One row of the list."""
        raise NotImplementedError

    def explain(self, width: int) -> Sequence[Strip]:
        """What stands there where the list is empty."""
        return explained(self.inks, (), width)

    def open_row(self, index: int) -> None:
        """What enter does on a row."""

    def row_chosen(self) -> None:
        """The cursor stands on another row."""
        self.show_bars()

    def list_rows(self) -> RowList:
        """The list, to be yielded by `body`."""
        return RowList(self.paint_row, self.explain, id="list")

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        self.message = ""
        self.rows.move(step)

    def action_page(self, step: int) -> None:
        """Move the cursor by a page."""
        self.action_move(step * self.rows.page)

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if self.rows.count:
            self.open_row(self.rows.at)

    def on_row_list_moved(self) -> None:
        """Show what belongs to the row."""
        self.row_chosen()

    def on_row_list_opened(self) -> None:
        """A second click opens."""
        self.action_open()


def explained(inks: Inks, lines: Sequence[str], width: int) -> list[Strip]:
    """Running text in an empty list."""
    ground = inks.on()
    rows = [row for line in lines for row in text_rows(line, width - 6, ground)]
    return [cut([], width, ground), *indented(rows, 3, width, ground)]

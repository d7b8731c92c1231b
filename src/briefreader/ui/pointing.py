"""The mouse in the reader: clicks put the cursor, dragging selects, the wheel scrolls what lies under it."""

from abc import abstractmethod

from textual import events
from textual.screen import Screen

from briefreader.desk.places import Place, Selection
from briefreader.desk.session import Session
from briefreader.ui.pane import Pane


class PointedScreen(Screen[None]):
    """The part of the reader's screen that the mouse speaks to."""

    panes: list[Pane]
    message: str
    _pressed_at = 0

    @property
    @abstractmethod
    def session(self) -> Session:
        """The state that the screen shows."""

    @abstractmethod
    def moved(self, *, level: bool = True) -> None:
        """The cursor moved."""

    @abstractmethod
    def action_run(self, command_id: str) -> None:
        """Do what a command is for."""

    def on_pane_pointed(self, message: Pane.Pointed) -> None:
        """A click sets the cursor; dragging selects."""
        session, article = self.session, self.session.articles[message.article]
        if not article.sentences:
            return
        self.message = ""
        if message.drag and session.current == message.article:
            start = session.selection.fixed if session.selection else self._pressed_at
            if start != message.offset:
                session.selection = Selection(article.id, start, message.offset)
        else:
            self._pressed_at = message.offset
            session.selection = None
            session.go(Place(article.id, article.sentence_at(message.offset)), remember=True)
        self.moved(level=not message.drag)

    def on_pane_rolled(self, message: Pane.Rolled) -> None:
        """The wheel scrolls the pane under it."""
        for pane in self.panes:
            if pane.article == message.article:
                pane.roll_to(pane.clipped(max(0, pane.top) + message.rows))

    def on_mouse_scroll_down(self, _event: events.MouseScrollDown) -> None:
        """The wheel over the strip scrolls it."""
        self.action_run("strip-down")

    def on_mouse_scroll_up(self, _event: events.MouseScrollUp) -> None:
        """The wheel over the strip scrolls it back."""
        self.action_run("strip-up")

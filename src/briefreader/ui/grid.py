"""A grid with a cursor: items of equal height down, columns across. Only what is visible is ever painted."""

from collections.abc import Callable, Sequence

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget


class Grid(Widget):
    """Items of `tall` rows, painted by `paint(index, width)`; `rule(width)` stands before the item `ruled`.

    `explain(width)` gives the rows that stand there when there are no items.
    """

    DEFAULT_CSS = "Grid { height: 1fr; }"
    can_focus = False

    class Moved(Message):
        """The cursor stands on another item."""

    class Pointed(Message):
        """An item was clicked, at this cell from its left edge."""

        def __init__(self, index: int, x: int) -> None:
            self.index, self.x = index, x
            super().__init__()

    def __init__(
        self,
        paint: Callable[[int, int], Sequence[Strip]],
        rule: Callable[[int], Strip],
        explain: Callable[[int], Sequence[Strip]],
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self._paint, self._rule, self._explain = paint, rule, explain
        self.count = 0
        self.ruled = -1
        self.tall = 1
        self.at = 0
        self.top = 0

    def show(self, count: int, at: int, *, ruled: int, tall: int) -> None:
        """Show so many items of so many rows, the cursor on one of them (clipped); `ruled` is -1 for no rule."""
        self.count, self.ruled, self.tall = count, ruled, tall
        self.at = max(0, min(at, count - 1))
        self._into_view()
        self.refresh()

    def move_to(self, at: int) -> None:
        """Put the cursor on an item (clipped)."""
        before, self.at = self.at, max(0, min(at, self.count - 1))
        if before != self.at:
            self._into_view()
            self.refresh()
            self.post_message(self.Moved())

    @property
    def page(self) -> int:
        """Items that a page key moves by."""
        return max(1, self.size.height // self.tall - 1)

    def _line_of(self, index: int) -> int:
        return index * self.tall + (0 <= self.ruled <= index)

    def _into_view(self) -> None:
        height = max(1, self.size.height)
        first = self._line_of(self.at) - (self.at == self.ruled)
        last = self._line_of(self.at) + self.tall
        self.top = max(0, min(max(last - height, min(self.top, first)), self._line_of(self.count) - 1))

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._into_view()

    def _item_at(self, line: int) -> tuple[int, int]:
        """The item in a line and which of its rows; row -1 for the rule before it."""
        if self.ruled >= 0 and line >= self.ruled * self.tall:
            if line == self.ruled * self.tall:
                return self.ruled, -1
            line -= 1
        return line // self.tall, line % self.tall

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if not self.count:
            strips = self._explain(width)
            return strips[y] if y < len(strips) else Strip.blank(width, self.rich_style)
        index, row = self._item_at(self.top + y)
        if index >= self.count:
            return Strip.blank(width, self.rich_style)
        return self._rule(width) if row < 0 else self._paint(index, width)[row]

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor there."""
        index, row = self._item_at(self.top + event.y)
        if row >= 0 and index < self.count:
            self.post_message(self.Pointed(index, event.x))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls; the cursor stays on its item."""
        event.stop()
        self._roll(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls back."""
        event.stop()
        self._roll(-3)

    def _roll(self, rows: int) -> None:
        self.top = max(0, min(self.top + rows, self._line_of(self.count) - self.size.height))
        self.refresh()

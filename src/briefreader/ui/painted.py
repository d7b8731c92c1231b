"""Widgets that show strips made by a function of their width: paragraphs of any height, and lists of thousands of rows.

They hold no state of what is shown; whoever makes them tells them when to paint again.
"""

from collections.abc import Callable, Sequence

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget


class Painted(Widget):
    """As many rows as `paint(width)` gives; where it is given less room, it can be scrolled."""

    DEFAULT_CSS = "Painted { height: auto; }"
    can_focus = False

    def __init__(self, paint: Callable[[int], Sequence[Strip]], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._paint = paint
        self._made: tuple[int, Sequence[Strip]] | None = None
        self.top = 0

    def strips(self, width: int) -> Sequence[Strip]:
        """All rows at this width."""
        if self._made is None or self._made[0] != width:
            self._made = (width, self._paint(width))
        return self._made[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return len(self.strips(width))

    def again(self, *, layout: bool = False) -> None:
        """Paint anew; with `layout` the number of rows may have changed."""
        self._made = None
        self.refresh(layout=layout)

    def roll(self, rows: int) -> None:
        """Scroll by so many rows, as far as there are any."""
        self.roll_to(self.top + rows)

    def roll_to(self, top: int) -> None:
        """Put row `top` first, as far as there are rows."""
        width, height = self.size
        last = max(0, len(self.strips(width)) - height)
        top = max(0, min(top, last))
        if top != self.top:
            self.top = top
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        strips = self.strips(width)
        row = y + self.top
        return strips[row] if row < len(strips) else Strip.blank(width, self.rich_style)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls."""
        event.stop()
        self.roll(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls back."""
        event.stop()
        self.roll(-3)


class RowList(Widget):
    """A list with a cursor. Only visible rows are ever painted, by `paint(index, is_chosen, width)`.

    `explain(width)` gives the rows that stand there when the list is empty.
    """

    DEFAULT_CSS = "RowList { height: 1fr; }"
    can_focus = False

    class Moved(Message):
        """The cursor stands on another row."""

    class Opened(Message):
        """The row under the cursor was clicked again."""

    def __init__(
        self,
        paint: Callable[[int, bool, int], Strip],
        explain: Callable[[int], Sequence[Strip]],
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self._paint = paint
        self._explain = explain
        self.count = 0
        self.at = 0
        self.top = 0

    def show(self, count: int, at: int) -> None:
        """Show so many rows, with the cursor on one of them (clipped)."""
        self.count = count
        self.at = max(0, min(at, count - 1))
        self._into_view()
        self.refresh()

    def move(self, step: int) -> None:
        """Move the cursor by so many rows, as far as there are any."""
        self.move_to(self.at + step)

    def move_to(self, at: int) -> None:
        """Put the cursor on a row (clipped)."""
        before, self.at = self.at, max(0, min(at, self.count - 1))
        if before == self.at:
            return
        top = self.top
        self._into_view()
        if top == self.top:
            width = self.size.width
            self.refresh(Region(0, before - top, width, 1), Region(0, self.at - top, width, 1))
        self.post_message(self.Moved())

    @property
    def page(self) -> int:
        """Rows that a page key moves by."""
        return max(1, self.size.height - 1)

    def _into_view(self) -> None:
        height = max(1, self.size.height)
        top = max(self.at - height + 1, min(self.top, self.at))
        top = max(0, min(top, self.count - height))
        if top != self.top:
            self.top = top
            self.refresh()

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._into_view()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if not self.count:
            strips = self._explain(width)
            return strips[y] if y < len(strips) else Strip.blank(width, self.rich_style)
        row = self.top + y
        if row >= self.count:
            return Strip.blank(width, self.rich_style)
        return self._paint(row, row == self.at, width)

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor there; on the row that has it already, it opens the row."""
        row = self.top + event.y
        if row >= self.count:
            return
        if row == self.at:
            self.post_message(self.Opened())
        else:
            self.move_to(row)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls; the cursor stays on its row."""
        event.stop()
        self._roll(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls back."""
        event.stop()
        self._roll(-3)

    def _roll(self, rows: int) -> None:
        self.top = max(0, min(self.top + rows, self.count - self.size.height))
        self.refresh()

"""A widget that shows rows made elsewhere: status line, rail, compare strip and footer are such rows."""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from briefreader.ui.layout import fit, painted, width_of

Cells = list[tuple[str, Style]]  # stretches of one row: the words, safe and without newlines, and their style


def cut(cells: Cells, width: int, ground: Style) -> Strip:
    """A row of exactly `width` cells: cut at the right with an ellipsis, or filled with the ground's style."""
    segments: list[Segment] = []
    left = width
    for index, (words, style) in enumerate(cells):
        wide = width_of(words)
        more = any(width_of(w) for w, _ in cells[index + 1 :])
        if wide < left or (wide == left and not more):
            segments.append(Segment(painted(words), style))
            left -= wide
        elif left:
            segments.append(Segment(fit(words + " " if wide == left else words, left), style))
            left = 0
            break
    segments.append(Segment(" " * left, ground))
    return Strip(segments, width)


def spread(left: Cells, middle: Cells, right: Cells, width: int, ground: Style) -> Strip:
    """A row with three parts: the right one is kept whole, then the left one, the middle one where room is left."""

    def wide(cells: Cells) -> int:
        return sum(width_of(words) for words, _ in cells)

    room = width - wide(right)
    if room < 1:
        return cut(right, width, ground)
    if wide(left) + wide(middle) + 2 > room:
        middle = []
    at = max(wide(left) + 2, (width - wide(middle)) // 2) if middle else wide(left)
    at = min(at, room - wide(middle) - 1) if middle else at
    cells = [*left, (" " * (at - wide(left)), ground), *middle]
    body = cut(cells, room, ground)
    return Strip([*body, *(Segment(words, style) for words, style in right)], width)


class Rows(Widget):
    """Shows strips; paints again only those that changed."""

    can_focus = False

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._strips: Sequence[Strip] = ()

    def show(self, strips: Sequence[Strip]) -> None:
        """Show these rows, as many as fit."""
        before, self._strips = self._strips, strips
        changed = [
            Region(0, y, self.size.width, 1)
            for y in range(max(len(before), len(strips)))
            if y >= len(before) or y >= len(strips) or before[y] != strips[y]
        ]
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        if y < len(self._strips):
            return self._strips[y].adjust_cell_length(self.size.width, self.rich_style)
        return Strip.blank(self.size.width, self.rich_style)

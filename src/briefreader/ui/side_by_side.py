"""Two texts beside each other, what differs marked: then and now. Pure: texts and spans become strips."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from rich.style import Style
from textual.strip import Strip

from briefreader.articles.shown import make_shown
from briefreader.articles.span import Span
from briefreader.ui.inks import Inks
from briefreader.ui.layout import Layout, fit, width_of
from briefreader.ui.rows import Cells, cut
from briefreader.ui.words import painted

_MARGIN, _GAP = 3, 3  # cells left of the texts, and between them


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: a heading, a text made safe, where it is tinted, and where it is marked as differing."""

    heading: str
    text: str = ""
    tinted: tuple[Span, ...] = ()
    differing: tuple[Span, ...] = ()
    explained: str = ""  # what stands there where there is no text


def excerpt(text: str, spans: Sequence[Span], around: Span) -> tuple[str, tuple[Span, ...]]:
    """The paragraphs of a text that a span touches, safe for a terminal, and the spans within them."""
    start = text.rfind("\n", 0, around.start) + 1
    end = text.find("\n", max(around.end - 1, around.start))
    end = len(text) if end < 0 else end
    inner = [
        Span(max(s.start, start) - start, min(s.end, end) - start) for s in spans if s.start < end and s.end > start
    ]
    return make_shown(text[start:end]), tuple(inner)


def beside(inks: Inks, left: Side, right: Side, tint: Style, width: int, most: int) -> list[Strip]:
    """The two sides in columns, or (under 60 cells) one below the other; at most so many rows of text each."""
    if width < 60:
        column = width - 2 * _MARGIN
        rows = [*_column(inks, left, tint, column, most), *_column(inks, right, tint, column, most)]
        return [_row(inks, row, [], column, width) for row in rows]
    column = (width - 2 * _MARGIN - _GAP) // 2
    columns = (_column(inks, side, tint, column, most) for side in (left, right))
    return [_row(inks, a or [], b or [], column, width) for a, b in zip_longest(*columns)]


def _column(inks: Inks, side: Side, tint: Style, width: int, most: int) -> list[Cells]:
    heading: Cells = [(fit(side.heading, width), inks.on("muted", "surface"))]
    if not side.text:
        return [heading, [(fit(side.explained, width), inks.on("differ", "surface", bold=True))]]
    base, differ = inks.on("muted", "surface"), inks.on("differ", "surface", bold=True)
    marks = [*((span, tint) for span in side.tinted), *((span, differ) for span in side.differing)]
    layout = Layout(side.text, max(2, width))
    focus = (*side.differing, *side.tinted)
    at = layout.line_at(focus[0].start) if focus else 0
    first = max(0, min(at - 1, len(layout) - most))
    rows = [heading]
    for line in layout.lines[first : first + most]:
        rows.append(_cells(layout.text, Span(line.start, line.end), marks, base))
    return rows


def _cells(text: str, line: Span, marks: Sequence[tuple[Span, Style]], base: Style) -> Cells:
    """One line of text; where several marks lie, the last gives the style."""
    edges = {line.start, line.end, *(e for s, _ in marks for e in (s.start, s.end) if line.start < e < line.end)}
    cells: Cells = []
    for start, end in pairwise(sorted(edges)):
        style = next((style for span, style in reversed(marks) if span.start <= start < span.end), base)
        cells.append((painted(text[start:end]), style))
    return cells


def _row(inks: Inks, left: Cells, right: Cells, column: int, width: int) -> Strip:
    ground = inks.on("text", "surface")
    room = column - sum(width_of(words) for words, _ in left)
    return cut([(" " * _MARGIN, ground), *left, (" " * (max(0, room) + _GAP), ground), *right], width, ground)

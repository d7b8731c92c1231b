"""The bridge between offsets and cells: an article wrapped to a width.

A layout is a list of lines; each covers a half-open run of code points of `Article.shown`. Blanks at a break are on no
line; every other character is on exactly one. Nothing else in the project knows how wide a character is.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from rich.cells import cell_len, get_character_cell_size, split_graphemes

from briefreader.articles.shown import make_shown

# Characters of news text that every terminal draws in one cell: Latin, Greek, Cyrillic, quotes, dashes, currencies.
_SURE = frozenset(
    chr(code)
    for first, last in ((0x20, 0x7E), (0xA0, 0x2FF), (0x370, 0x482), (0x48A, 0x52F), (0x2010, 0x2027), (0x20A0, 0x20BF))
    for code in range(first, last + 1)
)


@cache
def _doubtful() -> re.Pattern[str]:
    """Clusters that terminals draw wider or narrower than tables say.

    Variation selector 16, joined emoji, skin tones, keycaps, flags, and scripts whose vowel signs take cells of their
    own in some terminals. Compiled at need: the first text on the screen seldom holds any.
    """
    return re.compile(
        "[\ufe0f\u200d\u20e3\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"
    )


_FALLBACK = "\u25a1"  # one cell wide in every font
_NOT_FIRST = frozenset("、。，．・：；？！）］｝」』】〉》〕ー々”’%）,.;:!?)]}")
_NOT_LAST = frozenset("（［｛「『【〈《〔“‘([{")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of text: code points `start` to `end`, `end` excluded; an empty line is a blank row."""

    start: int
    end: int


def is_plain(text: str) -> bool:
    """Whether every code point is one cell wide and sure to be drawn so."""
    # A wide character and one without width add up to two cells as well: each has to be looked at.
    return _SURE.issuperset(text) or (
        cell_len(text) == len(text)
        and all(get_character_cell_size(c) == 1 for c in text)
        and not _doubtful().search(text)
    )


def glyphs(text: str) -> list[tuple[int, int, int, str]]:
    """The clusters of a text as (start, end, cells, what to paint); doubtful ones are painted as a fallback."""
    found: list[tuple[int, int, int, str]] = []
    for start, end, cells in split_graphemes(text)[0]:
        cluster = text[start:end]
        if cells == 0 and end == start + 1 and not found:
            found.append((start, end, 1, _FALLBACK))
        elif _doubtful().search(cluster):
            wide = max(1, min(2, cells))
            found.append((start, end, wide, _FALLBACK + " " * (wide - 1)))
        else:
            found.append((start, end, cells, cluster))
    return found


class Layout:
    """An article's shown text wrapped to `width` cells.

    Raises ValueError for a width under 2 cells, since a wide character would not fit.
    """

    __slots__ = ("_starts", "lines", "text", "width")

    def __init__(self, text: str, width: int) -> None:
        if width < 2:
            raise ValueError(f"a line needs at least 2 cells, not {width}")
        self.text = text = text.replace("\t", " ")
        self.width = width
        self.lines = wrap(text, width)
        self._starts = [line.start for line in self.lines]

    def __len__(self) -> int:
        return len(self.lines)

    def line_at(self, offset: int) -> int:
        """Index of the line that holds `offset`; of the line before for a blank at a break."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def rows_of(self, start: int, end: int) -> range:
        """The lines that a span stands on; of an empty span the one line."""
        first = self.line_at(start)
        return range(first, max(first, self.line_at(max(start, end - 1))) + 1)

    def offset_at(self, index: int, cell: int) -> int:
        """The offset of the character drawn in a cell of line `index`; the line's end right of its last one."""
        line = self.lines[index]
        text = self.text[line.start : line.end]
        if is_plain(text):
            return min(line.start + max(0, cell), line.end)
        at = 0
        for start, _, cells, _ in glyphs(text):
            if cell < at + cells:
                return line.start + start
            at += cells
        return line.end


def wrap(text: str, width: int) -> list[Line]:
    """The text in lines of at most `width` cells, broken at blanks; several blank rows become one."""
    lines: list[Line] = []
    start = 0
    blank = True
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        row = text[start:end]
        if row and not row.isspace():
            _wrap_row(text, start, end, width, lines)
            blank = False
        elif not blank:
            lines.append(Line(start, start))
            blank = True
        start = end + 1
    if blank and lines:
        lines.pop()
    return lines or [Line(0, 0)]


def _wrap_row(text: str, start: int, end: int, width: int, lines: list[Line]) -> None:
    while end > start and text[end - 1].isspace():
        end -= 1
    row = text[start:end]
    if is_plain(row):
        _wrap_plain(text, start, end, width, lines)
    else:
        _wrap_measured(text, start, end, width, lines)


def _wrap_plain(text: str, start: int, end: int, width: int, lines: list[Line]) -> None:
    """Where one code point is one cell, a line break is one backwards search."""
    while end - start > width:
        at = text.rfind(" ", start + 1, start + width + 1)
        stop = at if at > start and not text[start:at].isspace() else start + width
        resume = stop
        while resume < end and text[resume] == " ":
            resume += 1
        while stop > start and text[stop - 1] == " ":
            stop -= 1
        lines.append(Line(start, stop))
        start = resume
    if end > start:
        lines.append(Line(start, end))


def _wrap_measured(text: str, start: int, end: int, width: int, lines: list[Line]) -> None:
    """Clusters of any width; breaks at blanks, and between ideographs except beside closing and opening marks."""
    clusters = glyphs(text[start:end])
    first = 0
    while first < len(clusters):
        cells, last, fit = 0, first, 0
        while last < len(clusters) and cells + clusters[last][2] <= width:
            cells += clusters[last][2]
            last += 1
            if last < len(clusters) and _may_break(text, start + clusters[last][0]):
                fit = last
        if last == len(clusters):
            fit = last
        elif fit <= first:
            fit = max(last, first + 1)
        stop = start + clusters[fit - 1][1]
        while stop > start + clusters[first][0] and text[stop - 1].isspace():
            stop -= 1
        if stop > start + clusters[first][0]:
            lines.append(Line(start + clusters[first][0], stop))
        first = fit
        while first < len(clusters) and text[start + clusters[first][0] : start + clusters[first][1]].isspace():
            first += 1


def _may_break(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if after.isspace() and after != "\u00a0":
        return True
    if before.isspace() and before != "\u00a0":
        return True
    if after in _NOT_FIRST or before in _NOT_LAST:
        return False
    return _breaks_anywhere(before) or _breaks_anywhere(after)


def _breaks_anywhere(char: str) -> bool:
    """Whether a line may be broken beside the character without a blank: ideographs, kana and their punctuation."""
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\uff00" <= char <= "\uffef"


def safe_line(text: str) -> str:
    """Any text as one line that a terminal may be sent: control characters visible, newlines and tabs blanks."""
    return text if text.isprintable() else make_shown(text).replace("\n", " ").replace("\t", " ")


def painted(text: str) -> str:
    """Any text as it is sent to a terminal: one safe line, doubtful clusters as their fallback."""
    text = safe_line(text)
    return text if is_plain(text) else "".join(paint for _, _, _, paint in glyphs(text))


def width_of(text: str) -> int:
    """The cells that a text takes when painted."""
    text = safe_line(text)
    return len(text) if is_plain(text) else sum(cells for _, _, cells, _ in glyphs(text))


def fit(text: str, width: int, end: str = "…") -> str:
    """One line of exactly `width` cells: cut with `end` where it is too long, blanks behind where it is short.

    Made safe for a terminal; doubtful clusters are painted as their fallback.
    """
    text = safe_line(text)
    if is_plain(text):
        return text.ljust(width) if len(text) <= width else (text[: max(0, width - len(end))] + end)[:width]
    clusters = glyphs(text)
    wide = sum(cells for _, _, cells, _ in clusters)
    if wide <= width:
        return "".join(paint for _, _, _, paint in clusters) + " " * (width - wide)
    kept, used = [], 0
    for _, _, cells, paint in clusters:
        if used + cells > width - len(end):
            break
        kept.append(paint)
        used += cells
    return "".join(kept) + end + " " * (width - used - len(end)) if width > 0 else ""

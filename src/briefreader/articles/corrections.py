"""What an editor changed in an article: its old version against today's, and the claims that this hits.

Paragraphs are compared first (difflib's Ratcliff/Obershelp), then the words of those that differ, so that a text of
100 KB takes a moment.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from briefreader.articles.span import Span

_LINE = re.compile(r"[^\n]+|\n+")
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
# Of a change of more words than this it is not worth the time to say which of them stayed.
_MOST_TOKENS = 6000

# A stretch of the old text, what stands in its place, and whether the two are equal.
_Stretch = tuple[Span, Span, bool]


@dataclass(frozen=True, slots=True)
class Hunk:
    """A stretch of the old text and what stands in its place today, in whole paragraphs; either may be empty.

    `gone` and `come` are the words of each that the other does not have.
    """

    old: Span
    new: Span
    gone: tuple[Span, ...]
    come: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Stay:
    """Words that stayed: where they stood, and where they stand."""

    old: Span
    new_start: int


@dataclass(frozen=True, slots=True)
class Correction:
    """All that changed between two versions of a text, and all that stayed, in order."""

    hunks: tuple[Hunk, ...]
    stays: tuple[Stay, ...]
    new_length: int

    def place_of(self, span: Span) -> Span | None:
        """Where a span of the old text stands today, if it stayed whole; else None."""
        at = bisect_right(self.stays, span.start, key=lambda stay: stay.old.start) - 1
        if at < 0 or span.end > self.stays[at].old.end:
            return None
        by = self.stays[at].new_start - self.stays[at].old.start
        return Span(span.start + by, span.end + by)

    def room_of(self, span: Span) -> Span:
        """What stands today where a span of the old text stood: from behind the last words before it that stayed to
        the first behind it. What stayed of the span itself is within."""
        start, end = 0, self.new_length
        for stay in self.stays:
            if stay.old.start < span.start:
                start = stay.new_start + min(stay.old.end, span.start) - stay.old.start
            if stay.old.end > span.end:
                end = stay.new_start + max(stay.old.start, span.end) - stay.old.start
                break
        return Span(start, max(start, end))

    def hunk_at(self, span: Span) -> Hunk | None:
        """The first hunk that touches a span of the old text; None if it stayed whole."""
        if self.place_of(span) is not None:
            return None
        return next((h for h in self.hunks if h.old.overlaps(span) or span.start <= h.old.start <= span.end), None)


@lru_cache(maxsize=64)
def correction(old: str, new: str) -> Correction:
    """The correction that makes `new` of `old`; without a hunk if they are the same. The latest are kept: a text of
    100 KB takes tens of milliseconds, and is asked for claim by claim."""
    hunks: list[Hunk] = []
    stays: list[Stay] = []
    for here, there, is_equal in _joined(old, _compared(old, new, _LINE, Span(0, len(old)), Span(0, len(new)))):
        if is_equal:
            _stay(stays, here, there)
        else:
            hunks.append(_hunk(old, new, here, there, stays))
    return Correction(tuple(hunks), tuple(stays), len(new))


def _joined(old: str, stretches: Iterable[_Stretch]) -> list[_Stretch]:
    """The stretches, those that only a line end parts made one: which of many line ends stayed, nobody can say."""
    found: list[_Stretch] = []
    for here, there, is_equal in stretches:
        if not is_equal and len(found) > 1 and found[-1][2] and not found[-2][2] and not found[-1][0].of(old).strip():
            found.pop()
            first = found.pop()
            found.append((Span(first[0].start, here.end), Span(first[1].start, there.end), False))
        else:
            found.append((here, there, is_equal))
    return found


def _hunk(old: str, new: str, here: Span, there: Span, stays: list[Stay]) -> Hunk:
    """One stretch that differs, its words compared; what stayed of them is added to `stays`."""
    gone: list[Span] = []
    come: list[Span] = []
    for a, b, is_equal in _compared(old, new, _TOKEN, here, there):
        if is_equal:
            _stay(stays, a, b)
            continue
        gone += [a] if a.length else []
        come += [b] if b.length else []
    return Hunk(here, there, tuple(gone), tuple(come))


def _stay(stays: list[Stay], here: Span, there: Span) -> None:
    if stays and stays[-1].old.end == here.start and stays[-1].new_start + stays[-1].old.length == there.start:
        stays[-1] = Stay(Span(stays[-1].old.start, here.end), stays[-1].new_start)
    else:
        stays.append(Stay(here, there.start))


def _compared(old: str, new: str, piece: re.Pattern[str], here: Span, there: Span) -> Iterator[_Stretch]:
    """The stretches that two parts fall into, piece by piece, with whether they are equal."""
    a, b = _pieces(old, piece, here), _pieces(new, piece, there)
    if len(a) + len(b) > _MOST_TOKENS:
        yield here, there, False
        return
    matcher = SequenceMatcher(None, [s.of(old) for s in a], [s.of(new) for s in b], autojunk=False)
    for tag, i, j, k, n in matcher.get_opcodes():
        yield _stretch(a, i, j, here.end), _stretch(b, k, n, there.end), tag == "equal"


def _pieces(text: str, piece: re.Pattern[str], within: Span) -> list[Span]:
    return [Span(*found.span()) for found in piece.finditer(text, within.start, within.end)]


def _stretch(pieces: Sequence[Span], first: int, last: int, end: int) -> Span:
    """The pieces from `first` to `last` (excluded) as one span; an empty one stands where they would."""
    start = pieces[first].start if first < len(pieces) else end
    return Span(start, pieces[last - 1].end if last > first else start)

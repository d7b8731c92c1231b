"""Marks: flags over a whole text as runs, found by bisection when a line is painted."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefreader.articles.article import Article
from briefreader.articles.span import Role, Span
from briefreader.desk.relations import KIND_ORDER, Side
from briefreader.matching.alignment import Kind
from briefreader.ui.inks import KIND_SIGNS, STRENGTH_SIGNS, Ink

if TYPE_CHECKING:
    from briefreader.desk.lenses import Seen
    from briefreader.desk.questions import Slot

Values = Iterable[tuple[Span, "Slot"]]  # values that are answered differently elsewhere, with their questions


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands left of a line. Of several in one line that of the lowest `rank` is shown."""

    sign: str
    rank: int
    differs: bool = False  # in the hue of what differs, else of what matches
    hard: bool = False


_STRENGTHS = {
    name: Sign(sign, rank, differs=True, hard=name == "hard")
    for rank, (name, sign) in enumerate(STRENGTH_SIGNS.items())
}
_KINDS = {
    kind: Sign(KIND_SIGNS[kind], len(_STRENGTHS) + KIND_ORDER.index(kind), differs=kind is Kind.NEAR) for kind in Kind
}


class Marks:
    """Flags as runs: from `bounds[i]` to `bounds[i + 1]` the text has `flags[i]`. Built once, read per line."""

    __slots__ = ("bounds", "flags")

    def __init__(self, spans: Iterable[tuple[int, int, int]]) -> None:
        events: dict[int, list[tuple[int, int]]] = {}
        for start, end, flag in spans:
            if start < end:
                events.setdefault(start, []).append((flag, 1))
                events.setdefault(end, []).append((flag, -1))
        open_now: dict[int, int] = {}
        self.bounds = [0]
        self.flags = [0]
        for at in sorted(events):
            for flag, step in events[at]:
                open_now[flag] = open_now.get(flag, 0) + step
            total = 0
            for flag, count in open_now.items():
                if count:
                    total |= flag
            if at == self.bounds[-1]:
                self.flags[-1] = total
            elif total != self.flags[-1]:
                self.bounds.append(at)
                self.flags.append(total)

    def within(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """The runs of a stretch, clipped to it, in order and without gaps; none for an empty stretch."""
        found = []
        at = bisect_right(self.bounds, start) - 1
        while start < end:
            stop = min(end, self.bounds[at + 1]) if at + 1 < len(self.bounds) else end
            found.append((start, stop, self.flags[at]))
            start = stop
            at += 1
        return found


def found_marks(
    article: Article, sides: Iterable[Side], values: Values = (), lens: "Sequence[Seen] | None" = None
) -> Marks:
    """What the program found in an article: what is heading or furniture, what matches, what differs.

    With a lens, everything fades but what it leaves.
    """
    spans: list[tuple[int, int, int]] = []
    for block in article.blocks:
        if block.role is Role.HEADING:
            spans.append((block.start, block.end, Ink.HEADING))
        elif block.role is Role.FURNITURE:
            spans.append((block.start, block.end, Ink.FURNITURE))
    for side in sides:
        spans.append((side.here.start, side.here.end, Ink.MATCH))
        if side.kind is Kind.VERBATIM:
            spans.append((side.here.start, side.here.end, Ink.SHARED))
        elif side.kind is not Kind.PARAPHRASE:
            spans.extend((here.start, here.end, Ink.SHARED) for here, _ in side.shared)
        if side.kind is not Kind.PARAPHRASE:
            spans.extend((here.start, here.end, Ink.DIFFER) for here, _ in side.clashes)
    for span, slot in values:
        spans.append((span.start, span.end, Ink.HARD if slot.is_hard else Ink.DIFFER))
    if lens is not None:
        spans += [(seen.span.start, seen.span.end, Ink.HEADING) for seen in lens if seen.strong]
        at = 0
        for seen in lens:
            spans.append((at, seen.span.start, Ink.FADED))
            at = max(at, seen.span.end)
        spans.append((at, len(article.text), Ink.FADED))
    return Marks(spans)


def relation_signs(sides: Iterable[Side], values: Values = ()) -> dict[int, Sign]:
    """The sign to show where passages and values begin, by their start; if several begin there, what says most."""
    signs = [(side.here.start, _KINDS[side.kind]) for side in sides]
    signs += [(span.start, _STRENGTHS[slot.strength.value]) for span, slot in values if slot.strength is not None]
    found: dict[int, Sign] = {}
    for start, sign in signs:
        if start not in found or sign.rank < found[start].rank:
            found[start] = sign
    return found


def match_marks(side: Side, *, here: bool) -> tuple[tuple[Span, int], ...]:
    """What is marked on one side of a match: what matches, what is the same to the word, what stands against what."""
    own = 0 if here else 1
    whole = side.here if here else side.there
    found: list[tuple[Span, int]] = [(whole, Ink.MATCH)]
    if side.kind is Kind.VERBATIM:
        found.append((whole, Ink.SHARED))
    elif side.kind is not Kind.PARAPHRASE:
        found += [(pair[own], Ink.SHARED) for pair in side.shared]
    found += [(pair[own], Ink.DIFFER) for pair in side.clashes]
    return tuple(found)

"""Marks: flags over a whole text as runs, found by bisection when a line is painted."""

from bisect import bisect_right
from collections.abc import Iterable

from briefreader.articles.article import Article
from briefreader.articles.span import Role
from briefreader.desk.relations import KIND_ORDER, Side
from briefreader.matching.alignment import Kind
from briefreader.ui.inks import Ink


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


def found_marks(article: Article, sides: Iterable[Side]) -> Marks:
    """What the program found in an article: what is heading or furniture, what matches, what differs."""
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
    return Marks(spans)


def relation_signs(sides: Iterable[Side]) -> dict[int, Kind]:
    """The kind to show where passages begin, by their start; if several begin at one place, what says most."""
    found: dict[int, Kind] = {}
    for side in sides:
        standing = found.get(side.here.start)
        if standing is None or KIND_ORDER.index(side.kind) < KIND_ORDER.index(standing):
            found[side.here.start] = side.kind
    return found

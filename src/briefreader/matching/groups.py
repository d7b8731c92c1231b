"""Alignments that link into passage groups: what several articles say, seen as one.

Average linkage: links of which each is sound lead step by step to something else, so two groups become one only where
most of their passages match each other.
"""

from collections.abc import Iterable, Sequence

from briefreader.articles.span import Span
from briefreader.matching.alignment import Kind, Match, Passage
from briefreader.matching.comparison import PassageGroup
from briefreader.matching.joining import Joined

SAME = 0.5  # share of the longer of two passages of one article that both cover if they are one
LINKED = 0.5  # share of the pairs of passages of two groups that match if they are one group


def group_passages(articles: Iterable[str], matches: Iterable[Match]) -> tuple[PassageGroup, ...]:
    """The groups that the matches of a brief link into, in reading order; `articles` are its ids in their order.

    Passages of one article that are mostly the same are one passage. Near matches link nothing: what they say differs.
    """
    order = {article: place for place, article in enumerate(articles)}
    linked = [m for m in matches if m.kind is not Kind.NEAR]
    sides = {side for m in linked for side in (m.a, m.b)}
    passages = _join_overlapping(sorted(sides, key=lambda p: (order[p.article], p.span.start, p.span.end)))
    number = {side: n for n, members in enumerate(passages) for side in members}
    pairs = [(number[m.a], number[m.b]) for m in sorted(linked, key=lambda m: -m.score)]
    return tuple(
        PassageGroup(tuple(_hull(passages[n]) for n in sorted(members)))
        for members in sorted(_link(len(passages), pairs), key=min)
        if len(members) > 1
    )


def _join_overlapping(sides: Sequence[Passage]) -> list[list[Passage]]:
    """Passages in reading order, those of one article that are mostly the same put together."""
    joined = Joined(sides)
    open_ones: list[Passage] = []
    for side in sides:
        open_ones = [p for p in open_ones if p.article == side.article and p.span.end > side.span.start]
        for other in open_ones:
            both = min(other.span.end, side.span.end) - side.span.start
            if both >= SAME * max(other.span.length, side.span.length):
                joined.join(other, side)
        open_ones.append(side)
    return joined.sets()


def _link(count: int, pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Sets of the numbers below `count`, joined along the pairs, in their order, where most of two sets are paired."""
    partners: list[set[int]] = [set() for _ in range(count)]
    for a, b in pairs:
        partners[a].add(b)
        partners[b].add(a)
    group_of = list(range(count))
    members = [[n] for n in range(count)]
    for a, b in pairs:
        few, many = sorted((group_of[a], group_of[b]), key=lambda g: (len(members[g]), g))
        if few == many:
            continue
        of_many = set(members[many])
        links = sum(len(partners[n] & of_many) for n in members[few])
        if links >= LINKED * len(members[few]) * len(of_many):
            for n in members[few]:
                group_of[n] = many
            members[many] += members[few]
            members[few] = []
    return [found for found in members if found]


def _hull(sides: Sequence[Passage]) -> Passage:
    """The stretch of one article that passages which are mostly the same lie in."""
    return Passage(sides[0].article, Span(min(s.span.start for s in sides), max(s.span.end for s in sides)))

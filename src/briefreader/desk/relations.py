"""Who says what the sentence under the cursor says: matches, looked up by place."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefreader.articles.article import Article
from briefreader.articles.span import Span
from briefreader.matching.alignment import Kind, Match

# When several matches start in one row or answer one sentence, the earlier of these is shown.
KIND_ORDER = (Kind.NEAR, Kind.VERBATIM, Kind.EDITED, Kind.PARAPHRASE)
_PUNCTUATION = 2  # code points at the end of a sentence that are no words: a full stop and a quotation mark
_RANK = {kind: rank for rank, kind in enumerate(KIND_ORDER)}


@dataclass(frozen=True, slots=True)
class Side:
    """A match seen from one of its two articles: `here` lies in this article, `there` in `other`.

    `shared` and `differs` are pairs (here, there). `numbers` are those among what differs that stand against each
    other, in digits or in words.
    """

    here: Span
    other: str
    there: Span
    kind: Kind
    score: float
    shared: tuple[tuple[Span, Span], ...]
    differs: tuple[tuple[Span, Span], ...]
    numbers: tuple[tuple[Span, Span], ...] = ()

    @property
    def clashes(self) -> tuple[tuple[Span, Span], ...]:
        """What stands against what: numbers where there are any, else, in a near match, all that differs."""
        return self.numbers or (self.differs if self.kind is Kind.NEAR else ())

    def across(self, span: Span) -> Span:
        """The part of `there` that answers `span`: the hull of the words shared within it, else all of `there`.

        A run of shared words that reaches over an edge of the span is cut in proportion.
        """
        if span.start <= self.here.start and self.here.end <= span.end:
            return self.there
        inside = [_clipped(here, there, span) for here, there in self.shared if here.overlaps(span)]
        if not inside:
            return self.there
        return Span(min(s.start for s in inside), max(s.end for s in inside))

    def kind_of(self, span: Span) -> Kind:
        """How the words of `span`, a part of `here`, match.

        A sentence within an edited passage may be the same to the word, or nearly the same but for a number.
        """
        if self.kind in (Kind.VERBATIM, Kind.PARAPHRASE):
            return self.kind
        if any(here.overlaps(span) for here, _ in self.numbers):
            return Kind.NEAR
        inside = Span(max(span.start, self.here.start), max(span.start, self.here.start, min(span.end, self.here.end)))
        if any(here.start <= inside.start and inside.end <= here.end + _PUNCTUATION for here, _ in self.shared):
            return Kind.VERBATIM
        differs = any(here.overlaps(inside) or inside.contains(here.start) for here, _ in self.differs)
        return self.kind if differs else Kind.EDITED


def _clipped(here: Span, there: Span, span: Span) -> Span:
    """The part of `there` that stands for the part of `here` within `span`."""
    first, last = max(here.start, span.start) - here.start, min(here.end, span.end) - here.start
    stretch = there.length / max(1, here.length)
    start = there.start + round(first * stretch)
    return Span(start, max(start, min(there.end, there.start + round(last * stretch))))


@dataclass(frozen=True, slots=True)
class Counterpart:
    """What another article says of a sentence: its best match there, and the part of it that answers."""

    article: str
    span: Span
    sentence: int
    side: Side
    kind: Kind


_SMALL = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NUMBER = re.compile(
    rf"\w*\d[\w.,:/-]*\w|\d|\b(?:{_SMALL}|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million"
    r"|billion|dozen|half|third|quarter)\b",
    re.IGNORECASE,
)


def numbers_of(match: Match, texts: Mapping[str, str]) -> tuple[tuple[Span, Span], ...]:
    """The numbers that stand against each other in a match: one on either side of the same gap, unlike in letters."""
    found = []
    for a, b in match.alignment.differs:
        ours = list(_NUMBER.finditer(texts[match.a_article], a.start, a.end))
        theirs = list(_NUMBER.finditer(texts[match.b_article], b.start, b.end))
        for x, y in zip(ours, theirs, strict=False):
            if x[0].casefold() != y[0].casefold():
                found.append((Span(*x.span()), Span(*y.span())))
    return tuple(found)


def sides_of(match: Match, numbers: tuple[tuple[Span, Span], ...] = ()) -> tuple[tuple[str, Side], tuple[str, Side]]:
    """The match as each of its two articles sees it."""
    m = match.alignment
    turned = (tuple((b, a) for a, b in pairs) for pairs in (m.shared, m.differs, numbers))
    return (
        (match.a_article, Side(m.a, match.b_article, m.b, m.kind, m.score, m.shared, m.differs, numbers)),
        (match.b_article, Side(m.b, match.a_article, m.a, m.kind, m.score, *turned)),
    )


@dataclass(slots=True)
class Relations:
    """All matches of a brief, found by place. Grows while comparing goes on."""

    articles: Mapping[str, Article]
    count: int = 0
    by_kind: dict[Kind, int] = field(default_factory=lambda: dict.fromkeys(Kind, 0))
    _sides: dict[str, list[Side]] = field(default_factory=dict)
    _longest: dict[str, int] = field(default_factory=dict)
    _texts: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self._texts = {article_id: article.text for article_id, article in self.articles.items()}

    def add(self, matches: Iterable[Match]) -> set[str]:
        """Take in more matches; the ids of the articles they touch."""
        touched = set()
        for match in matches:
            self.count += 1
            self.by_kind[match.kind] += 1
            numbers = () if match.kind is Kind.VERBATIM else numbers_of(match, self._texts)
            for article, side in sides_of(match, numbers):
                self._sides.setdefault(article, []).append(side)
                self._longest[article] = max(self._longest.get(article, 0), side.here.length)
                touched.add(article)
        for article in touched:
            self._sides[article].sort(key=lambda s: (s.here.start, s.here.end, s.other, s.there.start))
        return touched

    def sides(self, article: str) -> list[Side]:
        """All matches of one article, by start."""
        return self._sides.get(article, [])

    def within(self, article: str, span: Span) -> list[Side]:
        """The matches of one article that share at least a code point with `span`, by start."""
        sides = self.sides(article)
        first = bisect_left(sides, span.start - self._longest.get(article, 0), key=lambda s: s.here.start)
        found = []
        for side in sides[first:]:
            if side.here.start >= span.end:
                break
            if side.here.overlaps(span):
                found.append(side)
        return found

    def counterparts(self, article: str, span: Span) -> tuple[Counterpart, ...]:
        """The best answer of every other article to `span`, ordered as the articles are.

        Best is what covers most of the span; among equals the kind that says most, then the score.
        """
        best: dict[str, tuple[tuple[float, int, float], Side]] = {}
        for side in self.within(article, span):
            covered = min(span.end, side.here.end) - max(span.start, side.here.start)
            worth = (covered / max(1, span.length), -_RANK[side.kind], side.score)
            if side.other in self.articles and (side.other not in best or worth > best[side.other][0]):
                best[side.other] = (worth, side)
        found = []
        for other in self.articles:
            if other in best:
                side = best[other][1]
                there = side.across(span)
                at = self.articles[other].sentence_at(there.start)
                found.append(Counterpart(other, there, at, side, side.kind_of(span)))
        return tuple(found)

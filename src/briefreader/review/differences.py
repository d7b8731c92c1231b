"""The same words, tagged by several annotators: where they stand today, who said what, and where they part.

Whether two people tagged the same words is decided by where the spans stand today, never by ids. Tags alone can
differ: a note is nobody's disagreement.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefreader.annotations.anchored import AnchoredClaim, AnchoredLedger
from briefreader.annotations.claims import in_order
from briefreader.articles.span import Span
from briefreader.review.agreement import Coefficient, cohens_kappa, krippendorffs_alpha, overlap

# Two spans are about the same words from this share of the longer one on: a sentence, and the sentence but for a
# clause; not a sentence and one word of it.
_SAME_WORDS = 0.5


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one annotator said of the words."""

    annotator: str
    claim: AnchoredClaim

    @property
    def span(self) -> Span:
        """Where the annotator's words stand today."""
        return self.claim.span or self.claim.claim.selector.span

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags, in the order in which they are shown."""
        return in_order(set(self.claim.claim.tags))


@dataclass(frozen=True, slots=True)
class Shared:
    """Words of an article that several annotators spoke of, each once; opinions are in the annotators' order."""

    article: str
    opinions: tuple[Opinion, ...]

    @property
    def span(self) -> Span:
        """The words that every one of them meant."""
        return Span(max(o.span.start for o in self.opinions), min(o.span.end for o in self.opinions))

    @property
    def is_difference(self) -> bool:
        """Whether they gave different tags."""
        return len({opinion.tags for opinion in self.opinions}) > 1

    @property
    def id(self) -> str:
        """The same for whoever looks at these claims: the smallest of their ids."""
        return min(opinion.claim.claim.id for opinion in self.opinions)


@dataclass(frozen=True, slots=True)
class Pair:
    """How two annotators agree: words that both tagged (`same_words` to the letter, `same_tags` alike), and words of
    one alone."""

    a: str
    b: str
    both: int
    same_words: int
    same_tags: int
    only_a: int
    only_b: int
    kappa: Coefficient
    overlap: Coefficient


def find_shared(ledgers: Iterable[AnchoredLedger]) -> tuple[Shared, ...]:
    """The words that two annotators or more spoke of, ordered by article and place.

    A claim belongs to the words that it covers most of; claims that stand nowhere today are left out.
    """
    by_article: dict[str, list[Opinion]] = {}
    for ledger in ledgers:
        for claim in ledger.claims:
            if claim.span is not None and claim.span.length:
                by_article.setdefault(ledger.ledger.article, []).append(Opinion(ledger.ledger.annotator, claim))
    found: list[Shared] = []
    for article, opinions in by_article.items():
        found += (Shared(article, group) for group in _groups(opinions) if len(group) > 1)
    return tuple(sorted(found, key=lambda s: (s.article, s.span.start, s.id)))


def _groups(opinions: Sequence[Opinion]) -> list[tuple[Opinion, ...]]:
    """Opinions of the same words, each annotator once in a group: the closest pairs are joined first."""
    ordered = sorted(opinions, key=lambda o: (o.span.start, o.span.end, o.annotator, o.claim.claim.id))
    pairs = []
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if other.span.start >= one.span.end:
                break
            alike = _likeness(one.span, other.span)
            if one.annotator != other.annotator and alike >= _SAME_WORDS:
                pairs.append((-alike, one, other))
    pairs.sort(key=lambda pair: (pair[0], pair[1].span, pair[2].span, pair[1].annotator, pair[2].annotator))
    home = {id(o): [o] for o in ordered}
    for _, one, other in pairs:
        a, b = home[id(one)], home[id(other)]
        # Joined, all of them must still speak of the same words, and nobody twice.
        if a is not b and not {o.annotator for o in a} & {o.annotator for o in b} and _all_alike([*a, *b]):
            a += b
            for opinion in b:
                home[id(opinion)] = a
    groups = {id(group): group for group in home.values()}
    return [tuple(sorted(group, key=lambda o: o.annotator)) for group in groups.values()]


def _all_alike(opinions: Sequence[Opinion]) -> bool:
    return all(_likeness(a.span, b.span) >= _SAME_WORDS for a, b in combinations(opinions, 2))


def _likeness(a: Span, b: Span) -> float:
    """The share (0-1) of the longer span that both cover."""
    common = min(a.end, b.end) - max(a.start, b.start)
    return common / max(a.length, b.length) if common > 0 else 0.0


def compare_annotators(ledgers: Sequence[AnchoredLedger], annotators: Sequence[str]) -> tuple[Pair, ...]:
    """How each two of the annotators agree, over all articles on which both said something or one did."""
    return tuple(_pair(ledgers, a, b) for a, b in combinations(annotators, 2))


def alpha_of(ledgers: Sequence[AnchoredLedger]) -> Coefficient:
    """Krippendorff's alpha of the tags that all annotators gave to the words that they share."""
    return krippendorffs_alpha([[opinion.tags for opinion in shared.opinions] for shared in find_shared(ledgers)])


def _pair(ledgers: Sequence[AnchoredLedger], a: str, b: str) -> Pair:
    both = find_shared(ledger for ledger in ledgers if ledger.ledger.annotator in (a, b))
    labels = [tuple(o.tags for o in sorted(s.opinions, key=lambda o: o.annotator != a)) for s in both]
    spans = {name: _placed(ledgers, name) for name in (a, b)}
    return Pair(
        a,
        b,
        both=len(both),
        same_words=sum(s.opinions[0].span == s.opinions[1].span for s in both),
        same_tags=sum(x == y for x, y in labels),
        only_a=len(spans[a]) - len(both),
        only_b=len(spans[b]) - len(both),
        kappa=cohens_kappa([(x, y) for x, y in labels]),
        overlap=overlap(spans[a], spans[b]),
    )


def _placed(ledgers: Sequence[AnchoredLedger], annotator: str) -> list[Span]:
    """All spans of an annotator as if the articles stood one behind the other, so that no two articles overlap."""
    room = 1 + max((c.span.end for ledger in ledgers for c in ledger.claims if c.span), default=0)
    articles = sorted({ledger.ledger.article for ledger in ledgers})
    return [
        Span(room * at + claim.span.start, room * at + claim.span.end)
        for ledger in ledgers
        if ledger.ledger.annotator == annotator
        for at in [articles.index(ledger.ledger.article)]
        for claim in ledger.claims
        if claim.span is not None and claim.span.length
    ]

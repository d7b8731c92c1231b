"""The values that matching yields: alignments of two texts, matches between articles of a brief."""

from dataclasses import dataclass
from enum import Enum

from briefreader.articles.span import Span


class Kind(Enum):
    """How two passages match."""

    VERBATIM = "verbatim"  # equal after folding
    EDITED = "edited"  # most words shared, in order
    PARAPHRASE = "paraphrase"  # the same thing in other words
    NEAR = "near"  # nearly the same words, but something that counts differs: a number, a name, a negation


@dataclass(frozen=True, slots=True)
class Alignment:
    """A span of text a and a span of text b that match.

    `score` is 0-100. `shared` and `differs` are pairs of spans (of a, of b), ordered by their place in a: words
    that stand on both sides, and words or values that stand against each other. In `differs` one side may be
    empty (start == end): the words stand on the other side alone. All lie within `a` and `b`.
    """

    a: Span
    b: Span
    kind: Kind
    score: float
    shared: tuple[tuple[Span, Span], ...] = ()
    differs: tuple[tuple[Span, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A span in one article of a brief."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class Match:
    """An alignment between passages of two articles: `a` is the article that stands earlier in the brief."""

    a_article: str
    b_article: str
    alignment: Alignment

    @property
    def a(self) -> Passage:
        """The passage in the earlier article."""
        return Passage(self.a_article, self.alignment.a)

    @property
    def b(self) -> Passage:
        """The passage in the later article."""
        return Passage(self.b_article, self.alignment.b)

    @property
    def kind(self) -> Kind:
        """How the passages match."""
        return self.alignment.kind

    @property
    def score(self) -> float:
        """0-100."""
        return self.alignment.score

"""The values that matching yields: alignments of two texts, matches between articles of a brief."""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

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


@dataclass(frozen=True, slots=True)
class PassageGroup:
    """Passages of at least two articles that say the same, each matching at least one other, in reading order."""

    passages: tuple[Passage, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of its articles, each once."""
        return tuple(dict.fromkeys(passage.article for passage in self.passages))


@dataclass(frozen=True, slots=True)
class Origin:
    """Articles that are copies or near-copies of one text, as ids, in the order of the brief; mostly just one."""

    articles: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """What comparing the articles of a brief found, ordered by article (as in the brief) and start.

    `articles` are the ids of the brief's articles; every one is in exactly one of the `origins`.
    """

    articles: tuple[str, ...]
    matches: tuple[Match, ...]
    origins: tuple[Origin, ...]

    @cached_property
    def groups(self) -> tuple[PassageGroup, ...]:
        """The passage groups that the matches link into; found when first asked for."""
        from briefreader.matching.groups import group_passages

        return group_passages(self.articles, self.matches)

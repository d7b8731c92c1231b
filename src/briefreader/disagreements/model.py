"""The values that the screen and the command line show: questions, answers, where answers part and where they agree.

All is said in the words of the texts; nothing here says who is right.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from briefreader.articles.span import Span
from briefreader.matching.alignment import Passage
from briefreader.values.model import ValueType


class Strength(Enum):
    """How far the answers to one question part."""

    HARD = "hard"  # the values exclude each other
    SOFT = "soft"  # status or degree differs, or one part of the question is not known to be the same
    APPARENT = "apparent"  # may be compatible: another denominator, another group, a rounded figure


@dataclass(frozen=True, slots=True)
class Question:
    """What is answered: "length of the meeting". `id` stays while the articles and the words of the answers do."""

    id: str
    type: ValueType
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question.

    `number` is in `unit` (for a range its middle, for a bound the bound), None where the answer is words; `text` is
    the answer as it stands in the first of its places. `places` are the words that give it, in reading order, each the
    value with what it is said of; `values` are the bare values in the same order. `also` are places in the articles of
    this answer that say what another answer says ("also says").
    """

    number: float | None
    unit: str
    text: str
    places: tuple[Passage, ...]
    values: tuple[Passage, ...]
    also: tuple[Passage, ...] = ()

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that give this answer, each once, in reading order."""
        return tuple(dict.fromkeys(place.article for place in self.places))


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A question that is answered differently. `rank` is 0-100: the higher, the sooner it is worth a look.

    `reason` is one line that a reader can check against the places. `rule` names what found it. The answers are in
    reading order; two at least, and one article may stand in two of them (an article against itself).
    """

    question: Question
    strength: Strength
    reason: str
    answers: tuple[Answer, ...]
    rank: float
    rule: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """A question that several articles answer alike; `reason` explains an agreement after arithmetic, else ""."""

    question: Question
    reason: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Disagreements:
    """All disagreements of a brief, the highest rank first, and the questions on which articles agree.

    `more` is the number of those in `found`, at the end, that a reader need not see at once.
    """

    found: tuple[Disagreement, ...] = ()
    agreed: tuple[Agreement, ...] = ()
    more: int = 0

    def __iter__(self) -> Iterator[Disagreement]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    @property
    def first(self) -> tuple[Disagreement, ...]:
        """Those that are shown before "more"."""
        return self.found[: len(self.found) - self.more]

    def touching(self, article: str, span: Span) -> tuple[Disagreement, ...]:
        """The disagreements with a place in these words of an article, the highest rank first."""
        return tuple(d for d in self.found if _touches(d.answers, article, span))

    def agreed_at(self, article: str, span: Span) -> tuple[Agreement, ...]:
        """The agreements with a place in these words of an article."""
        return tuple(a for a in self.agreed if _touches(a.answers, article, span))


def _touches(answers: tuple[Answer, ...], article: str, span: Span) -> bool:
    return any(p.article == article and p.span.overlaps(span) for answer in answers for p in answer.places)

"""Whether two values are said of the same: names and their variants, nouns and their classes, shared words."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from briefreader.matching.alike import find_stand_ins
from briefreader.matching.commonness import UNLISTED, rarity
from briefreader.values.model import Value
from briefreader.values.tokens import stem

_FEW = 60  # sentences: in a smaller brief, words are weighed as in one of this size
_CLASS = 0.25  # the weight of a class of words: "layoffs" and "redundancies" are one
_ALIKE = 3  # letters that two forms of a first name share: "Rob" and "Robert"


class Likeness(Enum):
    """How far one part of two slots is known to be the same."""

    EXACT = "exact"
    SYNONYM = "synonym"
    UNKNOWN = "unknown"
    UNLIKE = "unlike"


@dataclass(frozen=True, slots=True)
class Reading:
    """A value in its article, made ready for comparing.

    `place` is the article's number in the brief, `said` the words of the value, `told` those with what it is said of.
    `stems` are those of its sentence, `weight` what they weigh together. `day` is the article's date as an ordinal, 0
    where it has none; `days` are the dates in the value's sentence. `order` tells where the value stands: 0 at the
    beginning of the text, 1 at its end.
    """

    place: int
    article: str
    value: Value
    said: str
    told: str
    stems: frozenset[str]
    weight: float
    day: int = 0
    days: tuple[Value, ...] = ()
    order: float = 0.0


@cache
def _stand_ins() -> dict[str, str]:
    return find_stand_ins(stem)


def canonical(stems: Iterable[str]) -> frozenset[str]:
    """Stems with one spelling for a state, its people and its capital."""
    table = _stand_ins()
    return frozenset(table.get(s, s) for s in stems)


class Weights:
    """How much it says that two sentences share a stem: rare words that few sentences hold weigh most."""

    def __init__(self, contexts: Sequence[frozenset[str]], plain: Sequence[frozenset[str]] = ()) -> None:
        """`contexts` are the sentences that give a number or a name; what only `plain` ones hold is rare."""
        counts = Counter(s for context in contexts for s in context)
        counts.update(frozenset(s for context in plain for s in context) - counts.keys())
        total = max(_FEW, len(contexts))
        scale = math.log(1 + total)
        self._of = {s: rarity(s) / UNLISTED * math.log(1 + total / n) / scale for s, n in counts.items()}

    def of(self, stems: Iterable[str]) -> float:
        """The weight of stems together; a name that one sentence holds weighs 1."""
        weights = self._of
        return sum([weights.get(s, 0.0) for s in stems])

    def of_things(self, things: Iterable[str]) -> float:
        """The weight of stems and of classes of words ("=staff") together."""
        listed = list(things)
        classes = sum(thing.startswith("=") for thing in listed)
        return self.of(listed) + _CLASS * classes

    def near(self, a: Reading, b: Reading) -> float:
        """How much two readings share of the lighter one's words: 0 to 1."""
        shared = a.stems & b.stems
        if not shared:
            return 0.0
        return self.of(shared) / max(1.0, min(a.weight, b.weight))

    def shared(self, a: Reading, b: Reading) -> float:
        """The weight of what two readings share."""
        return self.of(a.stems & b.stems)


def name_likeness(a: frozenset[str], b: frozenset[str]) -> Likeness:
    """Whether two names are variants of one: parts left out, initials, short forms of a first name."""
    if not a or not b:
        return Likeness.UNKNOWN
    if a == b:
        return Likeness.EXACT
    shared = a & b
    if not shared:
        return Likeness.UNLIKE
    rest_a, rest_b = a - b, b - a
    if not rest_a or not rest_b:
        return Likeness.EXACT if len(shared) > 1 else Likeness.SYNONYM
    if len(shared) > 1:
        return Likeness.SYNONYM
    alike = any(x[:_ALIKE] == y[:_ALIKE] or x.startswith(y) or y.startswith(x) for x in rest_a for y in rest_b)
    return Likeness.SYNONYM if alike else Likeness.UNLIKE


def owner_likeness(a: frozenset[str], b: frozenset[str]) -> Likeness:
    """Whether two clauses name the same: one name in common is enough, none is unlike only where both have names."""
    if not a or not b:
        return Likeness.UNKNOWN
    return Likeness.SYNONYM if a & b else Likeness.UNLIKE


GENERIC = frozenset(("persons", "dead", ""))


def noun_likeness(a: Value, b: Value, persons: frozenset[str]) -> Likeness:
    """Whether two nouns may count the same things: "people" may be any persons, and says so as UNKNOWN."""
    if a.head and a.head == b.head:
        return Likeness.EXACT
    if a.group and a.group == b.group:
        return Likeness.SYNONYM
    for one, other in ((a, b), (b, a)):
        if (one.group in GENERIC and (one.group or not one.head)) and (
            other.group in persons or other.group in GENERIC
        ):
            if other.group in GENERIC and (other.group or not other.head):
                return Likeness.SYNONYM
            return Likeness.UNKNOWN
        if not one.head and not one.group:
            return Likeness.UNKNOWN
    return Likeness.UNLIKE

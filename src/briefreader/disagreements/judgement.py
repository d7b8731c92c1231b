"""What comparing two readings yields."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from briefreader.disagreements.bonds import Bonds
from briefreader.disagreements.model import Strength
from briefreader.disagreements.owners import Reading, Weights
from briefreader.values.model import ValueType


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two readings answer one question: alike where `strength` is None, else differently.

    `sure` is 0-100: how much speaks for their being answers to one question. `reason` is one line.
    """

    a: Reading
    b: Reading
    strength: Strength | None
    rule: str
    sure: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Court:
    """What the comparing of one brief knows: the weights of words, and which classes of nouns are people.

    `deeds` are the classes of deeds that are told apart. `talkative` holds the names of those who speak on so many days
    that a day says nothing of one saying. `bonds` know which values an article gives only once.
    """

    weights: Weights
    persons: frozenset[str]
    deeds: frozenset[str] = frozenset()
    talkative: frozenset[str] = frozenset()
    bonds: Bonds = field(default_factory=lambda: Bonds({}, frozenset()))


def soften(judgements: Sequence[Judgement], readings: Iterable[Reading]) -> list[Judgement]:
    """The judgements without those on values that both articles have; hard ones are soft where one has both."""
    alike: dict[int, set[int]] = {}
    for judgement in judgements:
        if judgement.strength is None:
            alike.setdefault(id(judgement.a), set()).add(judgement.b.place)
            alike.setdefault(id(judgement.b), set()).add(judgement.a.place)
    written: dict[_Written, set[int]] = {}
    for reading in readings:
        written.setdefault(_written(reading), set()).add(reading.place)
    return [_softened(j, alike) for j in judgements if j.strength is None or not _is_matched(j, alike, written)]


_Written = tuple[ValueType, str, float, float, str]
# Of these a like number says enough; an age, a day or a role is like another only if it is told of the same.
_LISTED = (ValueType.COUNT, ValueType.SHARE, ValueType.MONEY, ValueType.QUANTITY, ValueType.DURATION)


def _written(reading: Reading) -> _Written:
    value = reading.value
    return value.type, value.unit, value.low, value.high, value.head if value.type is ValueType.COUNT else ""


def _is_matched(judgement: Judgement, alike: dict[int, set[int]], written: dict[_Written, set[int]]) -> bool:
    """Whether either article also says what the other says: of two lists, each item has its like."""
    a, b = judgement.a, judgement.b
    if a.place == b.place:
        return False
    if b.place in alike.get(id(a), ()) and a.place in alike.get(id(b), ()):
        return True
    listed = a.value.type in _LISTED
    return listed and b.place in written[_written(a)] and a.place in written[_written(b)]


def _softened(judgement: Judgement, alike: dict[int, set[int]]) -> Judgement:
    a, b = judgement.a, judgement.b
    if judgement.strength is not Strength.HARD or a.place == b.place:
        return judgement
    for one, other in ((a, b), (b, a)):
        if other.place in alike.get(id(one), ()):
            reason = f"{judgement.reason}; {other.article} also says “{one.said}”"
            return replace(judgement, strength=Strength.SOFT, reason=reason)
    return judgement

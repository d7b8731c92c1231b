"""Which values two articles give to one question though their sentences share few words.

An article that tells its event says one toll, one price, one length of the meeting. Where a value is the only one of
its kind in an article, and the other article has an only one too, little else is needed to hold them together; where
an article has several, the words of the sentences must tell which is meant.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefreader.disagreements.owners import Reading
from briefreader.matching.commonness import UNLISTED, rarity
from briefreader.values.languages import words
from briefreader.values.model import CHECK, Flag, ValueType

Key = tuple[str, ...]

TELLING = words("die hurt arrest kidnap miss survive rescue evacuate infect charge free shoot crash cut displace")
SAME_LENGTH = {"extinguish": "burn"}  # deeds that end what the other begins: a fire burns until it is put out
_LEAD = 0.25  # of the text: the toll that stands there is that of the event
_KIN = 2  # words that are in no list of common ones: so many are shared by two articles of one event
_ASIDE = (Flag.PART, Flag.MORE, Flag.BACKGROUND, Flag.COMPARED, Flag.CHANGE, Flag.NEGATED)
_TIMELESS = words("say announce come go hold make take give put run set begin end open know see")


@dataclass(frozen=True, slots=True)
class Bonds:
    """The only values of their kind (`key` by the id of a reading), and the pairs of articles that tell one event."""

    keys: dict[int, Key]
    kin: frozenset[tuple[int, int]]

    def ties(self, a: Reading, b: Reading) -> bool:
        """Whether both are the only values of one kind in articles of one event."""
        if a.place == b.place or (min(a.place, b.place), max(a.place, b.place)) not in self.kin:
            return False
        key = self.keys.get(id(a))
        return key is not None and key == self.keys.get(id(b))


def find_bonds(readings: Sequence[Reading], stories: Sequence[frozenset[str]]) -> Bonds:
    """The bonds of a brief; linear in its readings, quadratic in its articles."""
    kinds: dict[tuple[int, Key], list[Reading]] = {}
    for reading in readings:
        key = _key(reading)
        if key is not None:
            kinds.setdefault((reading.place, key), []).append(reading)
    keys: dict[int, Key] = {}
    for (_, key), members in kinds.items():
        for reading in _main(key, members):
            keys[id(reading)] = key
    return Bonds(keys, _find_kin(stories))


def _main(key: Key, members: Sequence[Reading]) -> Iterable[Reading]:
    """The readings of one kind that say what the article says of it; none where it says several things."""
    first = min(members, key=lambda r: r.order)
    alike = [r for r in members if r.value.low <= first.value.high and first.value.low <= r.value.high]
    if len(alike) == len(members) or (key[1] in TELLING and first.order <= _LEAD):
        return alike
    return ()


def _key(reading: Reading) -> Key | None:
    """The kind of a value where an article that tells an event has one of it; None where it says nothing."""
    value = reading.value
    kind = value.type
    if value.rule == CHECK or value.has(*_ASIDE):
        return None
    if kind is ValueType.COUNT:
        if value.predicate in TELLING and not value.period:
            return "count", value.predicate
        noun = value.group or value.head
        return ("count", "of", noun) if noun and noun != "persons" else None
    if kind is ValueType.DURATION:
        told = value.group or SAME_LENGTH.get(value.predicate, value.predicate)
        return ("duration", told) if told else None
    if kind is ValueType.MONEY:
        return ("money", value.attribute, value.unit) if value.attribute else None
    if kind is ValueType.QUANTITY:
        return ("quantity", value.attribute, value.unit) if value.attribute else None
    if kind is ValueType.TIME:
        return ("time", value.predicate) if value.predicate and value.predicate not in _TIMELESS else None
    if kind is ValueType.SHARE:
        return ("share", value.attribute, value.head) if value.attribute or value.head else None
    return None


def _find_kin(stories: Sequence[frozenset[str]]) -> frozenset[tuple[int, int]]:
    """The pairs of articles that share rare words enough: of one event, names and things recur in both."""
    rare = [frozenset(stem for stem in story if rarity(stem) >= UNLISTED) for story in stories]
    return frozenset(
        (a, b) for a in range(len(rare)) for b in range(a + 1, len(rare)) if len(rare[a] & rare[b]) >= _KIN
    )

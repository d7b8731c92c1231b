"""Which values two articles give to one question though their sentences share few words.

An article that tells its event says one toll, one price, one length of the meeting. Where a value is the only one of
its kind in an article, and the other article has an only one too, little else is needed to hold them together; where
an article has several, the words of the sentences must tell which is meant.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefreader.disagreements.owners import Reading
from briefreader.matching.commonness import UNLISTED, rarity
from briefreader.values.languages import words
from briefreader.values.model import CHECK, Flag, Value, ValueType

Key = tuple[str, ...]

TELLING = words(
    "die hurt arrest kidnap miss survive rescue evacuate infect charge free shoot crash cut displace hospital carry"
)
SAME_LENGTH = {"extinguish": "burn"}  # deeds that end what the other begins: a fire burns until it is put out
_LEAD = 0.25  # of the text: the toll that stands there is that of the event
_KIN = 2  # words that are in no list of common ones: so many are shared by two articles of one event
_ASIDE = (Flag.PART, Flag.MORE, Flag.BACKGROUND, Flag.COMPARED, Flag.NEGATED)
_COMING, _CROWD = words("attend come protest join"), 20
_TIMELESS = words("say announce come go hold make take give put run set begin end open know see")


@dataclass(frozen=True, slots=True)
class Bonds:
    """The only values of their kinds (kinds by the id of a reading), and the pairs of articles that tell one event."""

    keys: dict[int, frozenset[Key]]
    kin: frozenset[tuple[int, int]]

    def ties(self, a: Reading, b: Reading) -> bool:
        """Whether both are the only values of one kind in articles of one event."""
        if a.place == b.place or (min(a.place, b.place), max(a.place, b.place)) not in self.kin:
            return False
        return not self.keys.get(id(a), frozenset()).isdisjoint(self.keys.get(id(b), frozenset()))


def find_bonds(readings: Sequence[Reading], stories: Sequence[frozenset[str]]) -> Bonds:
    """The bonds of a brief; linear in its readings, quadratic in its articles."""
    kinds: dict[tuple[int, Key], list[Reading]] = {}
    for reading in readings:
        for key in _keys(reading):
            kinds.setdefault((reading.place, key), []).append(reading)
    keys: dict[int, frozenset[Key]] = {}
    for (_, key), members in kinds.items():
        for reading in _main(key, members):
            keys[id(reading)] = keys.get(id(reading), frozenset()) | {key}
    return Bonds(keys, _find_kin(stories))


def _main(key: Key, members: Sequence[Reading]) -> Iterable[Reading]:
    """The readings of one kind that say what the article says of it; none where it says several things."""
    first = min(members, key=lambda r: r.order)
    alike = [r for r in members if r.value.low <= first.value.high and first.value.low <= r.value.high]
    if len(alike) == len(members) or (key[1] in TELLING and first.order <= _LEAD):
        return alike
    return ()


def _keys(reading: Reading) -> Iterator[Key]:
    """The kinds of a value of which an article that tells an event has one."""
    value = reading.value
    kind = value.type
    level = value.has(Flag.CHANGE) and not (kind is ValueType.SHARE and value.attribute)
    if value.rule == CHECK or value.has(*_ASIDE) or level:
        return
    named = kind.value, value.unit, value.attribute
    if kind is ValueType.COUNT:
        yield from _count_keys(value)
    elif kind is ValueType.DURATION:
        told = value.group or SAME_LENGTH.get(value.predicate, value.predicate)
        if told:
            yield kind.value, told
    elif kind is ValueType.MONEY or kind is ValueType.QUANTITY:
        if value.attribute:
            yield named
    elif kind is ValueType.TIME or kind is ValueType.DATE:
        if value.predicate and value.predicate not in _TIMELESS:
            yield kind.value, value.predicate
    elif kind is ValueType.SHARE:
        if value.attribute:
            yield named
        elif value.head:
            yield kind.value, "of", value.head
    elif kind is ValueType.SCORE:
        yield kind.value, {"elect": "vote", "approve": "vote", "reject": "vote"}.get(value.predicate, value.predicate)
    elif kind is ValueType.AGE and value.head and not value.owner:
        yield kind.value, value.group or value.head


def _count_keys(value: Value) -> Iterator[Key]:
    """Those that something was done to; else all of one noun; else a crowd."""
    if value.predicate in TELLING and not value.period:
        yield "count", value.predicate
    if is_crowd(value):
        yield "count", "crowd"
    noun = value.group or value.head
    if noun and noun != "persons":
        yield "count", "of", noun


def is_crowd(value: Value) -> bool:
    """ "more than 1,000 people came": how many there were, whatever the verb."""
    return value.predicate in _COMING and value.group in ("persons", "crowd", "residents") and value.low >= _CROWD


def _find_kin(stories: Sequence[frozenset[str]]) -> frozenset[tuple[int, int]]:
    """The pairs of articles that share rare words enough: of one event, names and things recur in both."""
    rare = [frozenset(stem for stem in story if rarity(stem) >= UNLISTED) for story in stories]
    return frozenset(
        (a, b) for a in range(len(rare)) for b in range(a + 1, len(rare)) if len(rare[a] & rare[b]) >= _KIN
    )

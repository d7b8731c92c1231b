"""Dates and clock times of one deed."""

from dataclasses import dataclass
from datetime import date

from briefreader.disagreements.judgement import Court, Judgement
from briefreader.disagreements.model import Strength
from briefreader.disagreements.owners import Likeness, Reading, canonical, name_likeness, owner_likeness
from briefreader.values.days import DAY, MONTH_DAY, WEEKDAY
from briefreader.values.languages import words
from briefreader.values.model import Flag, Value
from briefreader.values.times import DIAL

# How much two clauses must share before their deeds are taken for one: a saying is done every day, a killing is not.
_RARE, _PLAIN = 0.12, 0.2
_HARD_SHARED = 1.3  # the weight of words in common, beyond the deed, that makes it one deed
_SOFT_SHARED = 0.7
_PLAIN_DEEDS = words("""
    come go hold make take give lead put run set stand see bring become keep know draw begin end live spend find
    post meet rise fall open publish
""")
_MONTH, _WEEK_DAYS = 31, 7
_NAMED = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def judge_dates(court: Court, a: Reading, b: Reading) -> Judgement | None:
    """Two dates of one deed."""
    x, y = a.value, b.value
    if x.attribute == "since" or y.attribute == "since":
        return _judge_since(court, a, b)
    if not x.predicate or not y.predicate or x.has(Flag.NEGATED) != y.has(Flag.NEGATED):
        return None
    together = _same_day(a, b)
    if together is None:
        return None
    only = court.bonds.ties(a, b) and x.predicate == y.predicate
    tie = _Tie(
        court.weights.shared(a, b) + _SOFT_SHARED * only,
        court.weights.near(a, b) + _RARE * only,
        owner_likeness(x.owner, y.owner),
    )
    sure = min(99.0, 25 + 20 * tie.shared + 60 * tie.near)
    if together:
        alike = tie.shared >= _SOFT_SHARED and x.predicate == y.predicate
        return Judgement(a, b, None, "date", sure) if alike else None
    deeds = f", of “{_deed(a)}” and “{_deed(b)}”" if _deed(a) and _deed(b) else ""
    reason = f"{write_date(x)} against {write_date(y)}{deeds}"
    bond = _Bond(
        itself=a.place == b.place,
        ahead=x.unit == y.unit == DAY and 0 < a.day < x.low and 0 < b.day < y.low,
        quiet=not x.speaker & court.talkative,
        apart=len({x.predicate, y.predicate} & (court.deeds - _PLAIN_DEEDS)) > 1,
    )
    found = _judge_apart(x, y, tie, bond)
    if found is None:
        return None
    strength, rule, doubt = found
    less = 0 if strength is Strength.HARD else 20
    return Judgement(a, b, strength, rule, sure - less, f"{reason}; {doubt}" if doubt else reason)


@dataclass(frozen=True, slots=True)
class _Tie:
    """What two sentences share: the weight of the words, its part of the lighter sentence, the names."""

    shared: float
    near: float
    owner: Likeness


@dataclass(frozen=True, slots=True)
class _Bond:
    """What is known of two deeds besides the words.

    `itself`: both stand in one article; `ahead`: both are still to come, and planned anyway; `quiet`: the speaker says
    little in the brief; `apart`: they are deeds of two known classes.
    """

    itself: bool
    ahead: bool
    quiet: bool
    apart: bool


def _judge_apart(x: Value, y: Value, tie: _Tie, bond: _Bond) -> tuple[Strength, str, str] | None:
    """How far two deeds with unlike dates are known to be one: strength, rule, and what remains in doubt."""
    pair = {x.predicate, y.predicate}
    related = len(pair) == 1 or frozenset(pair) in _RELATED
    if x.head and y.head and x.head != y.head and (not x.group or x.group != y.group):
        return None
    if pair & _REPEATED and x.places and y.places and not canonical(x.places) & canonical(y.places):
        return None
    if bond.itself:
        if related and not pair & (_REPEATED - _SAYINGS) and tie.near >= _ITSELF and tie.shared >= _HARD_SHARED:
            return Strength.SOFT, "date against itself", "perhaps two occasions"
        return None
    days = _days_between(x, y)
    once = len(pair) == 1 and pair <= _ONCE
    if days > _DISTANT and not once and not (_is_year(x) and _is_year(y) and tie.near >= _KIN_NEAR):
        return None
    stated = x.has(Flag.UNCERTAIN) == y.has(Flag.UNCERTAIN) or bond.ahead
    if stated and _is_hard(x, y, tie):
        return Strength.HARD, "date of a deed", ""
    least = _REPEATED_NEAR if pair & (_REPEATED - _SAYINGS) else _PLAIN if pair & _SAYINGS else _RARE
    if related and tie.near >= least and tie.shared >= _SOFT_SHARED * (2 if tie.owner is Likeness.UNLIKE else 1):
        return Strength.SOFT, "date of a like deed", "perhaps two occasions"
    if related and pair <= _SAYINGS and (tie.shared >= _SPOKEN or bond.quiet) and _is_one_speaker(x, y):
        return Strength.SOFT, "date of a saying", "perhaps two sayings"
    firm = x.speaker == y.speaker and len(x.speaker) == 1
    if related and pair <= _SAYINGS and firm and bond.quiet and tie.shared >= _SPOKEN and tie.near >= _RARE:
        return Strength.SOFT, "date of a firm's saying", "perhaps two sayings"
    scene = tie.shared >= _SCENE_SHARED and tie.near >= _SCENE_NEAR and days <= _SCENE_DAYS
    if scene and not bond.apart and not pair & _SAYINGS and not (x.head or y.head):
        return Strength.SOFT, "date of a scene", "perhaps two deeds"
    return None


def _is_hard(x: Value, y: Value, tie: _Tie) -> bool:
    pair = frozenset((x.predicate, y.predicate))
    first, second = x.modifiers & _ORDINALS, y.modifiers & _ORDINALS
    if first and second and not first & second:
        return False  # "for the first time", "for the second time"
    if pair <= _SAYINGS:
        return tie.shared >= _HARD_SHARED and tie.near >= _SAID_NEAR and _is_one_speaker(x, y)
    if len(pair) > 1:
        return pair in _VIOLENT and tie.shared >= _KIN_SHARED and tie.near >= _KIN_NEAR
    if tie.owner is Likeness.UNLIKE and tie.shared < 2 * _HARD_SHARED:
        return False
    if x.predicate in _REPEATED and x.predicate not in _HELD:
        return False
    if x.predicate in _ONCE and tie.near >= _KIN_NEAR and tie.shared >= 2 * _SOFT_SHARED:
        return True
    least = _REPEATED_NEAR if x.predicate in _HELD else _PLAIN if x.predicate in _PLAIN_DEEDS else _RARE
    return tie.shared >= _HARD_SHARED and tie.near >= least


def _is_one_speaker(x: Value, y: Value) -> bool:
    return name_likeness(x.speaker, y.speaker) in (Likeness.EXACT, Likeness.SYNONYM) and len(x.speaker & y.speaker) > 1


def _is_year(value: Value) -> bool:
    return value.unit == DAY and value.high - value.low > 2 * _MONTH


def _days_between(x: Value, y: Value) -> float:
    if x.unit != y.unit or x.unit == WEEKDAY:
        return 0.0
    return max(x.low - y.high, y.low - x.high, 0.0)


_DISTANT = 25  # days: two occasions, unless both are years and the sentences tell one thing beyond doubt
_SPOKEN = 0.55  # the weight of shared words beside the name of one speaker
_SAID_NEAR, _REPEATED_NEAR, _ITSELF = 0.5, 0.45, 0.4
_SCENE_SHARED, _SCENE_NEAR, _SCENE_DAYS = 1.6, 0.2, 3
_KIN_SHARED, _KIN_NEAR = 1.5, 0.25  # for deeds that tell of one another
_SAYINGS = words("say announce")
_ORDINALS = words("first second third fourth fifth sixth")
_ONCE = words("found born marry acquit convict sentence arrest resign appoint")  # done once to one
_HELD = words("meet protest")
_REPEATED = _SAYINGS | words("arrive depart meet visit protest publish post hear file write")  # done on many days
_VIOLENT = {
    frozenset(p)
    for p in (("kidnap", "attack"), ("die", "attack"), ("die", "shoot"), ("attack", "shoot"), ("crash", "die"))
}
_RELATED = _VIOLENT | {frozenset(p) for p in (("introduce", "announce"), ("introduce", "launch"), ("say", "announce"))}


def _judge_since(court: Court, a: Reading, b: Reading) -> Judgement | None:
    """ "the first visit since 2019" against "since 2017": one noun, one ordinal."""
    x, y = a.value, b.value
    if (
        x.attribute != y.attribute
        or x.rule != y.rule
        or not ((x.group and x.group == y.group) or x.predicate == y.predicate)
    ):
        return None
    together = _same_day(a, b)
    shared, near = court.weights.shared(a, b), court.weights.near(a, b)
    if together is None or shared < _SOFT_SHARED:
        return None
    sure = min(99.0, 30 + 20 * shared + 50 * near)
    if together:
        return Judgement(a, b, None, "since", sure)
    ranked = bool(x.group) and x.group == y.group
    strength = Strength.HARD if ranked and near >= _PLAIN else Strength.SOFT
    return Judgement(a, b, strength, "since", sure, f"since {write_date(x)} against since {write_date(y)}")


def _same_day(a: Reading, b: Reading) -> bool | None:
    return may_be_one_day(a.value, b.value, a.day - b.day)


def may_be_one_day(x: Value, y: Value, apart: int) -> bool | None:
    """Whether two dates may be one; None where they cannot be compared. `apart`: days between their articles."""
    if (
        x.unit == y.unit == DAY
        and x.has(Flag.NAMED_DAY)
        and y.has(Flag.NAMED_DAY)
        and (x.low - y.low) % _WEEK_DAYS == 0
    ):
        return True if x.low == y.low else None  # "Thursday", in the articles of two weeks
    if x.unit == y.unit:
        if x.unit == WEEKDAY and abs(apart) > _WEEK_DAYS:
            return None
        return x.low <= y.high and y.low <= x.high
    units = {x.unit, y.unit}
    if units == {DAY, MONTH_DAY}:
        full, part = (x, y) if x.unit == DAY else (y, x)
        if full.high - full.low > _MONTH:
            return None
        return any(_month_day(n) == part.low for n in range(int(full.low), int(full.high) + 1))
    if units == {DAY, WEEKDAY}:
        full, part = (x, y) if x.unit == DAY else (y, x)
        if full.high != full.low or not full.has(Flag.NAMED_DAY):
            return None
        return part.low <= date.fromordinal(int(full.low)).weekday() <= part.high
    return None


def _month_day(ordinal: int) -> float:
    day = date.fromordinal(ordinal)
    return (
        float(date(2000, day.month, day.day).toordinal())
        if (day.month, day.day) != (2, 29)
        else float(date(2000, 2, 29).toordinal())
    )


def write_date(value: Value) -> str:
    """A date in words: "Friday", "4 January 2026", "May 2026"."""
    if value.unit == WEEKDAY:
        first, last = _NAMED[int(value.low) % 7], _NAMED[int(value.high) % 7]
        return first if first == last else f"{first} to {last}"
    first_day, last_day = date.fromordinal(int(value.low)), date.fromordinal(int(value.high))
    if value.unit == MONTH_DAY:
        return f"{first_day.day} {first_day:%B}"
    if first_day == last_day:
        return f"{first_day.day} {first_day:%B} {first_day.year}"
    if (last_day - first_day).days > _MONTH:
        return f"{first_day.year}" if first_day.year == last_day.year else f"{first_day.year} to {last_day.year}"
    if first_day.day == 1 and (last_day - first_day).days >= _MONTH - 4:
        return f"{first_day:%B %Y}"
    return f"{first_day.day} {first_day:%B} to {last_day.day} {last_day:%B}"


def _deed(r: Reading) -> str:
    """The deed in the words of the text: what is quoted without the date."""
    return " ".join(r.told.replace(r.said, " ").split()).strip(" ,–—") or r.value.head


def judge_times(court: Court, a: Reading, b: Reading) -> Judgement | None:
    """Two clock times of one deed."""
    x, y = a.value, b.value
    if not x.predicate or x.predicate != y.predicate or (x.attribute and y.attribute and x.attribute != y.attribute):
        return None
    shared, near = court.weights.shared(a, b), court.weights.near(a, b)
    if court.bonds.ties(a, b):
        shared += _HARD_SHARED
    if shared < _SOFT_SHARED:
        return None
    sure = min(99.0, 25 + 20 * shared + 60 * near)
    if _is_one_time(x, y):
        return Judgement(a, b, None, "time", sure)
    sharp = shared >= _HARD_SHARED and x.predicate not in _PLAIN_DEEDS | _SAYINGS
    reason = f"{_clock(a)} against {_clock(b)}, both of “{_deed(a)}”"
    return Judgement(
        a, b, Strength.HARD if sharp and x.attribute == y.attribute else Strength.SOFT, "time", sure, reason
    )


def _is_one_time(x: Value, y: Value) -> bool:
    """Whether two clock times may be one; one below zero is of the dial, before or after noon."""
    if x.low >= 0 and y.low >= 0:
        return x.low <= y.high and y.low <= x.high
    low, high = x.low % DIAL, x.low % DIAL + x.high - x.low
    other, end = y.low % DIAL, y.low % DIAL + y.high - y.low
    return any(low <= end + turn and other + turn <= high for turn in (-DIAL, 0, DIAL))


def _clock(reading: Reading) -> str:
    """A clock time in digits, as it stands where words make it an interval."""
    value = reading.value
    if value.low != value.high or value.low < 0:
        return f"“{reading.said}”"
    middle = int((value.low + value.high) / 2)
    return f"{middle // 60 % 24}:{middle % 60:02d}"

"""How many there are of something, and how many something was done to."""

from briefreader.disagreements.bonds import TELLING, is_crowd
from briefreader.disagreements.intervals import Verdict, hold_together
from briefreader.disagreements.judgement import Court, Judgement
from briefreader.disagreements.model import Strength
from briefreader.disagreements.owners import GENERIC, Likeness, Reading, canonical, noun_likeness, owner_likeness
from briefreader.disagreements.weighing import (
    CLOSE,
    FAR,
    LOOSE,
    NEAR,
    SHARED,
    gather_evidence,
    is_lead,
    ratio_of,
    told_of,
    weigh_amounts,
)
from briefreader.values.languages import words
from briefreader.values.model import Value

_DEEDLESS = 0.4  # where no deed ties two counts of one noun
_STOCK = words("customers staff firms shops homes residents troops jobs countries aircraft vehicles")
_PLAIN_DEEDS = words("live lose depart confirm own have employ keep hold carry run come go make take give")
_BODIES = 2.0  # so many times the dead: other bodies
_VAST = 1000  # of so many, hardly two totals are told
_TELLING = TELLING | words("body hold")
_LABELS = words(
    "staff persons dead residents travellers suspects patients crowd crew"
)  # any of these may be called "people"


def judge_counts(court: Court, a: Reading, b: Reading) -> Judgement | None:
    x, y = a.value, b.value
    noun = noun_likeness(x, y, court.persons)
    work = {x.group, y.group} == {"jobs", "staff"} or (x.predicate == y.predicate and _is_work(x, y))
    alike = court.bonds.ties(a, b) and _may_be_people(x, y)
    if noun is Likeness.UNLIKE and not work and not alike and not (is_crowd(x) and is_crowd(y)):
        return None
    shared, near, sure = gather_evidence(court, a, b)
    lead = is_lead(a) and is_lead(b)
    owner = owner_likeness(x.owner, y.owner)
    if not x.predicate and not y.predicate:
        return _judge_stock(court, a, b, noun, owner, sure, near)
    if x.group == y.group != "persons" and x.group and x.predicate != y.predicate and court.bonds.ties(a, b):
        return _judge_only_stock(court, a, b, sure)
    tight = x.rule == y.rule == "count"
    if is_crowd(x) and is_crowd(y):
        return weigh_amounts(a, b, near >= 2 * NEAR, "count of a crowd", sure, told_of(a, b)) if near >= LOOSE else None
    if x.predicate != y.predicate:
        return _judge_unlike_deeds(court, a, b, noun, near, sure)
    known = noun in (Likeness.EXACT, Likeness.SYNONYM) or x.head == y.head == "" or _is_work(x, y)
    known = known or x.predicate == "carry"
    tied = court.bonds.ties(a, b)
    known = known or (tied and x.predicate in TELLING and {x.group or "persons", y.group or "persons"} <= _LABELS)
    far = ratio_of(x, y) > FAR
    if not known and x.head and y.head:
        may_be = not far and (x.group in GENERIC or y.group in GENERIC) and _may_be_part(x, y)
        return _weighed_part(a, b, sure) if may_be and shared >= SHARED / 3 else None
    vast = tight and ratio_of(x, y) <= CLOSE and min(x.low, y.low) >= _VAST
    if x.period != y.period and not vast:
        return None  # all that were killed since a year, against those of one day
    elsewhere = bool(x.places) and bool(y.places) and not canonical(x.places) & canonical(y.places)
    strong = near >= NEAR and shared >= SHARED
    close = ratio_of(x, y) <= CLOSE
    things = bool(x.group) and x.group == y.group and x.group not in court.persons and bool(x.predicate)
    event = (x.predicate in _TELLING or things) and tight and close
    lead = lead or tied
    if (strong or (event and lead)) and tight and known and not far and not elsewhere and owner is not Likeness.UNLIKE:
        return weigh_amounts(a, b, not _differ_in_kind(x, y), "count", sure, told_of(a, b))
    if (near >= 2 * NEAR and shared >= SHARED) or (strong and tight and not far and not elsewhere):
        return weigh_amounts(a, b, False, "count", sure, told_of(a, b))
    if known and (event or vast) and not elsewhere and not _differ_in_kind(x, y):
        return weigh_amounts(a, b, False, "count of a deed", sure - 10, told_of(a, b))
    return None


def _judge_unlike_deeds(
    court: Court, a: Reading, b: Reading, noun: Likeness, near: float, sure: float
) -> Judgement | None:
    """Two counts with two deeds: jobs cut and workers told so, bodies and the dead, or sentences that tell the same."""
    x, y = a.value, b.value
    deeds, owner = {x.predicate, y.predicate}, owner_likeness(x.owner, y.owner)
    if "cut" in deeds and {x.group, y.group} == {"jobs", "staff"}:
        tied = near >= LOOSE and owner is Likeness.SYNONYM and ratio_of(x, y) <= CLOSE
        return weigh_amounts(a, b, False, "count of jobs", sure - 10, told_of(a, b)) if tied else None
    if deeds == {"body", "die"}:
        tied = near >= NEAR and ratio_of(x, y) <= _BODIES
        return weigh_amounts(a, b, False, "count of bodies", sure - 10, told_of(a, b)) if tied else None
    apart = x.rule == y.rule == "count" and len(deeds & court.deeds) > 1
    one_noun = bool(x.head) and noun in (Likeness.EXACT, Likeness.SYNONYM)
    if apart or not one_noun or owner is Likeness.UNLIKE or near < _DEEDLESS:
        return None
    return weigh_amounts(a, b, False, "count of a noun", sure - 10, told_of(a, b))


def _may_be_people(x: Value, y: Value) -> bool:
    """Whether one thing was done to both, and no noun says that it was done to others than people."""
    return x.predicate == y.predicate and x.predicate in TELLING and {x.group, y.group} <= _LABELS | {""}


def _is_work(x: Value, y: Value) -> bool:
    """ "cut 4,000 jobs" and "lay off 4,000 workers" count the same."""
    return {x.group, y.group} <= {"jobs", "staff", "persons"} and x.predicate in ("cut", "hire", "employ")


def _differ_in_kind(x: Value, y: Value) -> bool:
    """Whether both nouns bear words before them and share none: "Chinese workers", "former employees"."""
    return bool(x.modifiers) and bool(y.modifiers) and not x.modifiers & y.modifiers


def _may_be_part(x: Value, y: Value) -> bool:
    """Whether the count of a group is less than a count of people: "five people", "four employees"."""
    whole, part = (x, y) if x.group in GENERIC and x.group else (y, x)
    return part.high <= whole.high


def _weighed_part(a: Reading, b: Reading, sure: float) -> Judgement | None:
    if hold_together(a.value, b.value) is Verdict.SAME:
        return Judgement(a, b, None, "count", sure - 10)
    if not (is_lead(a) and is_lead(b)):
        return None
    reason = f"“{a.told}” against “{b.told}”; these may be some of those"
    return Judgement(a, b, Strength.APPARENT, "count of a group", sure - 30, reason)


def _judge_stock(
    court: Court, a: Reading, b: Reading, noun: Likeness, owner: Likeness, sure: float, near: float
) -> Judgement | None:
    """How many there are of something that somebody has: subscribers, employees, shops."""
    x, y = a.value, b.value
    if noun not in (Likeness.EXACT, Likeness.SYNONYM) or not x.group:
        return None
    if owner is not Likeness.SYNONYM and not court.bonds.ties(a, b):
        return None
    if x.group not in _STOCK and not court.bonds.ties(a, b):
        return None
    sure = max(sure, 70.0 if noun is Likeness.EXACT else 65.0)
    far = ratio_of(x, y) > 3
    known = owner is Likeness.SYNONYM
    return weigh_amounts(a, b, known, "stock", sure, told_of(a, b)) if near > 0 and not far else None


def _judge_only_stock(court: Court, a: Reading, b: Reading, sure: float) -> Judgement | None:
    """The only counts of one noun, with deeds that say little ("kept 12 of its 34 planes on the ground")."""
    x, y = a.value, b.value
    if len({x.predicate, y.predicate} & court.deeds - _PLAIN_DEEDS) > 1 or ratio_of(x, y) > CLOSE:
        return None
    return weigh_amounts(a, b, False, "stock", sure - 10, told_of(a, b))

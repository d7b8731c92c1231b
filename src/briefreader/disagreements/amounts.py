"""Counts, shares, sums, measures, lengths of time, ranks and scores of one thing."""

from dataclasses import replace

from briefreader.disagreements.counts import judge_counts
from briefreader.disagreements.days import may_be_one_day
from briefreader.disagreements.intervals import Verdict, hold_together
from briefreader.disagreements.judgement import Court, Judgement
from briefreader.disagreements.model import Strength
from briefreader.disagreements.owners import (
    Likeness,
    Reading,
    canonical,
    owner_likeness,
)
from briefreader.disagreements.weighing import (
    CLOSE,
    FAR,
    LOOSE,
    NEAR,
    SHARED,
    gather_evidence,
    is_known,
    is_lead,
    ratio_of,
    told_of,
    weigh_amounts,
)
from briefreader.values.languages import words
from briefreader.values.model import Flag, Value, ValueType

_SET_APART = (Flag.COMPARED,)  # another thing than the one that is told
_ITSELF = 0.4  # what two sentences of one article must share
_EVENTS = words("meetings trips talks strikes outages truces wars operations flights quakes")
_ONE_SUM = words("deal price loss fine ransom savings bail damages reward")  # of these an event has one
_GAMES = 3.0
_TRADE = words("goods trade imports")
_RELATED_NOUNS = frozenset((frozenset(("meetings", "talks")),))


def judge_amounts(court: Court, a: Reading, b: Reading) -> Judgement | None:
    """Two amounts of one kind and unit; None where nothing says that they are of one thing."""
    x, y = a.value, b.value
    if x.unit != y.unit or x.has(*_SET_APART) or y.has(*_SET_APART):
        return None
    if any(x.has(flag) != y.has(flag) for flag in (Flag.NEGATED, Flag.CHANGE)):
        return None
    if not _may_be_one_time(x.period, y.period):
        return None
    if x.type is ValueType.COUNT and x.period != y.period and not (x.period or y.period).startswith("since"):
        return None  # of one year against of all years
    judge = _JUDGES[x.type]
    found = judge(court, a, b)
    if found is not None and found.strength is not None and not _is_one_day(a, b):
        found = _of_two_days(found, x)
    if found is None or a.place != b.place:
        return found
    if found.strength is None:
        return found
    if found.strength is not Strength.HARD or court.weights.near(a, b) < _ITSELF:
        return None
    reason = f"{found.reason}; perhaps of two things, since one article says both"
    return replace(found, strength=Strength.SOFT, rule=f"{found.rule}, itself", sure=found.sure - 20, reason=reason)


def _of_two_days(found: Judgement, value: Value) -> Judgement | None:
    """What remains of a judgement where the sentences name two days."""
    if value.has(Flag.CHANGE) or (value.type is ValueType.COUNT and found.strength is not Strength.HARD):
        return None
    if found.strength is not Strength.HARD:
        return found
    reason = f"{found.reason}; told of two days"
    return replace(found, strength=Strength.SOFT, rule=f"{found.rule}, other day", sure=found.sure - 15, reason=reason)


def _is_one_day(a: Reading, b: Reading) -> bool:
    """Whether the sentences of two values may tell of one day: where both name days, they share one."""
    if not a.days or not b.days:
        return True
    return any(may_be_one_day(x, y, a.day - b.day) is not False for x in a.days for y in b.days)


def _may_be_one_time(a: str, b: str) -> bool:
    """Whether two periods may be one; a year that an article does not date may be any."""
    if not a or not b or a == b:
        return True
    return "last year" in (a, b) and (a.isdigit() or b.isdigit())


def _judge_durations(court: Court, a: Reading, b: Reading) -> Judgement | None:
    x, y = a.value, b.value
    shared, near, sure = gather_evidence(court, a, b)
    if {x.head, x.predicate} & {y.head, y.predicate} - {""} and not (x.head and y.head):
        same = near >= NEAR
    elif x.head and y.head:
        if x.head == y.head or (x.group and x.group == y.group):
            same = True
        elif frozenset((x.group, y.group)) in _RELATED_NOUNS and near >= LOOSE:
            same = False
        else:
            return None
    elif not x.head and not y.head:
        if "burn" in (x.predicate, y.predicate) and court.bonds.ties(a, b):
            return weigh_amounts(a, b, True, "duration of a fire", sure, told_of(a, b))
        if not x.predicate or x.predicate != y.predicate or near < NEAR:
            return None
        same = near >= 2 * NEAR
    elif {x.group or x.predicate, y.group or y.predicate} <= {"meet", "meetings", "talks"}:
        same = "duration of a noun" not in (x.rule, y.rule)
    else:
        return None
    if any(v.rule == "duration of a noun" and v.group == "meetings" for v in (x, y)):
        same = False  # "a day of meetings" may be many meetings
    event = x.group in _EVENTS and x.group == y.group
    far = ratio_of(x, y) > FAR
    owner = owner_likeness(x.owner, y.owner)
    if far and ((near < LOOSE / 2 and not event) or ratio_of(x, y) > 2 * FAR):
        return None
    if not event and shared < SHARED and owner is not Likeness.SYNONYM:
        return None
    definite = x.has(Flag.DEFINITE) and y.has(Flag.DEFINITE)
    unlike = owner is Likeness.UNLIKE and near < LOOSE and not definite
    if unlike and not event:
        return None
    known = event and is_known(a) and is_known(b) and not unlike and not far
    hard = same and (known or near >= NEAR)
    if known:
        sure = max(sure, 60.0)
    return weigh_amounts(a, b, hard, "duration", sure, told_of(a, b))


def _judge_money(court: Court, a: Reading, b: Reading) -> Judgement | None:
    x, y = a.value, b.value
    shared, near, sure = gather_evidence(court, a, b)
    attribute = bool(x.attribute) and x.attribute == y.attribute
    if x.attribute and y.attribute and not attribute:
        return None
    deed = bool(x.predicate) and x.predicate == y.predicate
    noun = bool(x.head) and x.head == y.head
    if not (attribute or deed or noun) or shared < SHARED or ratio_of(x, y) > FAR:
        return None
    owner = owner_likeness(x.owner, y.owner)
    if near < LOOSE or (owner is Likeness.UNLIKE and near < 2 * NEAR):
        return None
    traded = "stock" in (x.attribute, y.attribute)  # the price of a share moves all day
    if traded and owner is not Likeness.SYNONYM and x.owner | y.owner:
        return None
    tied = court.bonds.ties(a, b)
    loose = tied and court.weights.near(a, b) < NEAR and (x.attribute not in _ONE_SUM or ratio_of(x, y) > CLOSE)
    hard = (attribute and not traded and near >= NEAR and not loose and owner is not Likeness.UNLIKE) or (
        noun and deed and near >= 2 * NEAR
    )
    return weigh_amounts(a, b, hard, "money", sure, told_of(a, b))


def _judge_shares(court: Court, a: Reading, b: Reading) -> Judgement | None:
    x, y = a.value, b.value
    shared, near, sure = gather_evidence(court, a, b)
    owner = owner_likeness(x.owner, y.owner)
    if x.attribute != y.attribute:
        return None
    if x.head and y.head and x.head != y.head and not (x.group and x.group == y.group):
        trade = {x.group, y.group} <= _TRADE and len(canonical(x.owner) & canonical(y.owner)) > 1
        if not trade and (not (x.group and y.group) or shared < SHARED or near < LOOSE):
            return None
        if hold_together(x, y) is Verdict.SAME:
            return None
        reason = f"“{a.told}” against “{b.told}”: other denominators"
        return Judgement(a, b, Strength.APPARENT, "share of another whole", sure - 15, reason)
    tied = court.bonds.ties(a, b)
    if near < NEAR or shared < SHARED or ratio_of(x, y) > FAR or (owner is Likeness.UNLIKE and not tied):
        return None
    if a.place == b.place or (x.group == "persons" and near < 3 * NEAR):
        return None  # what part of one group says this, and what part that
    if x.has(Flag.CHANGE) and x.predicate != y.predicate:
        return None
    whole = bool(x.attribute) or (bool(x.head) and (x.head == y.head or (bool(x.group) and x.group == y.group)))
    deed = bool(x.predicate) and x.predicate == y.predicate
    one_owner = 2 * len(x.owner & y.owner) >= max(1, min(len(x.owner), len(y.owner)))
    if x.has(Flag.CHANGE) and not one_owner and not tied and near < 4 * NEAR:
        deed = False  # shares of another firm, another index
    traded = "stock" in (x.attribute, y.attribute)
    if traded and owner is not Likeness.SYNONYM and x.owner | y.owner:
        return None
    hard = (
        near >= 2 * NEAR
        and (whole or deed)
        and owner is not Likeness.UNLIKE
        and not traded
        and not (x.modifiers and y.modifiers and not x.modifiers & y.modifiers)
    )
    return weigh_amounts(a, b, hard, "share", sure, told_of(a, b)) if whole or deed or near >= 2 * NEAR else None


def _judge_quantities(court: Court, a: Reading, b: Reading) -> Judgement | None:
    x, y = a.value, b.value
    shared, near, sure = gather_evidence(court, a, b)
    if x.attribute != y.attribute or (not x.attribute and (not x.head or x.head != y.head)):
        return None
    named = x.attribute in ("magnitude", "depth")
    if (not named and (shared < SHARED or near < NEAR)) or ratio_of(x, y) > FAR:
        return None
    if x.attribute == "distance" and owner_likeness(x.owner, y.owner) is Likeness.UNLIKE:
        return None  # from other places
    hard = (named and (near >= LOOSE or (is_lead(a) and is_lead(b)))) or near >= 2 * NEAR
    return weigh_amounts(a, b, hard, "quantity", sure, told_of(a, b))


def _judge_ranks(court: Court, a: Reading, b: Reading) -> Judgement | None:
    x, y = a.value, b.value
    if x.attribute != y.attribute or not (x.head == y.head or (x.group and x.group == y.group)):
        return None
    shared, near, sure = gather_evidence(court, a, b)
    owner = owner_likeness(x.owner, y.owner)
    if near < NEAR or shared < SHARED or owner is Likeness.UNLIKE:
        return None
    return weigh_amounts(a, b, near >= 2 * NEAR, "rank", sure, told_of(a, b))


def _judge_scores(court: Court, a: Reading, b: Reading) -> Judgement | None:
    x, y = a.value, b.value
    shared, near, sure = gather_evidence(court, a, b)
    unlike = owner_likeness(x.owner, y.owner) is Likeness.UNLIKE and not court.bonds.ties(a, b)
    if unlike or near < NEAR or shared < SHARED:
        return None
    if ratio_of(x, y) > _GAMES:
        return None  # of a series, and of its last game
    voted = {x.predicate, y.predicate} <= {"vote", "approve", "reject", "win", "elect"}
    hard = near >= 2 * NEAR and (voted or x.predicate == y.predicate)
    return weigh_amounts(a, b, hard, "score", sure, told_of(a, b))


_JUDGES = {
    ValueType.COUNT: judge_counts,
    ValueType.DURATION: _judge_durations,
    ValueType.MONEY: _judge_money,
    ValueType.SHARE: _judge_shares,
    ValueType.QUANTITY: _judge_quantities,
    ValueType.RANK: _judge_ranks,
    ValueType.SCORE: _judge_scores,
}

"""One deed, told as done and as not done, or as done and as planned."""

from briefreader.disagreements.judgement import Court, Judgement
from briefreader.disagreements.model import Strength
from briefreader.disagreements.owners import Likeness, Reading, canonical, owner_likeness
from briefreader.values.model import Flag
from briefreader.values.states import STATE

_NEAR, _SHARED = 0.25, 1.0  # what two sentences share, before their deeds are taken for one
_PLANNED_NEAR = 0.4
_THING, _THINGS = 0.5, 0.42  # what two states are told of: the weight in common, and that times its part of the lighter


def judge_statuses(court: Court, a: Reading, b: Reading) -> Judgement | None:
    """Two deeds of one class; never more than soft, since a deed may be done between two reports."""
    x, y = a.value, b.value
    if x.rule == y.rule == STATE:
        return _judge_states(court, a, b)
    if STATE in (x.rule, y.rule):
        return None
    denied = x.has(Flag.NEGATED) != y.has(Flag.NEGATED)
    planned = x.has(Flag.UNCERTAIN) != y.has(Flag.UNCERTAIN)
    if a.place == b.place or not (denied or planned) or owner_likeness(x.owner, y.owner) is Likeness.UNLIKE:
        return None
    if x.places and y.places and not canonical(x.places) & canonical(y.places):
        return None
    shared, near = court.weights.shared(a, b), court.weights.near(a, b)
    if shared < _SHARED or near < (_NEAR if denied else _PLANNED_NEAR):
        return None
    sure = min(99.0, 20 + 15 * shared + 40 * near)
    if denied:
        return Judgement(a, b, Strength.SOFT, "done or not", sure, f"“{a.told}” against “{b.told}”: done or not done")
    if x.has(Flag.NEGATED) or y.has(Flag.NEGATED):
        return None
    reason = f"“{a.told}” against “{b.told}”: one of them not yet stated as done"
    return Judgement(a, b, Strength.APPARENT, "done or planned", sure - 20, reason)


def _judge_states(court: Court, a: Reading, b: Reading) -> Judgement | None:
    """Two states that are contraries, told of things that share words or the classes of words."""
    x, y = a.value, b.value
    if a.place == b.place or x.has(Flag.NEGATED) == y.has(Flag.NEGATED):
        return None
    weigh = court.weights.of_things
    common = weigh(x.modifiers & y.modifiers)
    near = common / max(0.5, min(weigh(x.modifiers), weigh(y.modifiers)))
    if common < _THING or common * near < _THINGS:
        return None
    sure = min(90.0, 15 + 15 * common + 40 * near)
    reason = f"“{a.told}” against “{b.told}”: {x.predicate}"
    return Judgement(a, b, Strength.SOFT, "state", sure, reason)

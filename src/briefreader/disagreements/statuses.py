"""One deed, told as done and as not done, or as done and as planned."""

from briefreader.disagreements.judgement import Court, Judgement
from briefreader.disagreements.model import Strength
from briefreader.disagreements.owners import Likeness, Reading, canonical, owner_likeness
from briefreader.values.model import Flag

_NEAR, _SHARED = 0.25, 1.0  # what two sentences share, before their deeds are taken for one
_PLANNED_NEAR = 0.4


def judge_statuses(court: Court, a: Reading, b: Reading) -> Judgement | None:
    """Two deeds of one class; never more than soft, since a deed may be done between two reports."""
    x, y = a.value, b.value
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

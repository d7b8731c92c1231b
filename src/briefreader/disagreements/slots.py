"""Readings that may answer one question stand in one slot; only these are compared.

A slot is keyed by what must be the same whatever else is unknown: the type, the unit, and a noun class, a deed, an
attribute or a name. A reading may stand in several slots, and two readings that meet twice are compared once.
"""

from collections.abc import Iterator, Sequence

from briefreader.disagreements.amounts import judge_amounts
from briefreader.disagreements.bonds import SAME_LENGTH, is_crowd
from briefreader.disagreements.days import judge_dates, judge_times
from briefreader.disagreements.itself import judge_checks
from briefreader.disagreements.judgement import Court, Judgement
from briefreader.disagreements.owners import Reading
from briefreader.disagreements.people import judge_ages, judge_roles
from briefreader.disagreements.statuses import judge_statuses
from briefreader.values.model import CHECK, ValueType

_MOST = 160  # readings of a slot that are compared: those nearest to the beginning of their articles
_JUDGES = {
    ValueType.AGE: judge_ages,
    ValueType.ROLE: judge_roles,
    ValueType.DATE: judge_dates,
    ValueType.TIME: judge_times,
    ValueType.STATUS: judge_statuses,
}


def judge_all(court: Court, readings: Sequence[Reading]) -> list[Judgement]:
    """All judgements on pairs of readings of one slot."""
    slots: dict[tuple[str, ...], list[int]] = {}
    for number, reading in enumerate(readings):
        if reading.value.rule == CHECK:
            continue
        for key in _keys(reading):
            slots.setdefault(key, []).append(number)
    found = list(judge_checks(readings))
    seen: set[tuple[int, int]] = set()
    for members in slots.values():
        if len(members) > _MOST:
            members = sorted(sorted(members, key=lambda n: readings[n].order)[:_MOST])
        for i, first in enumerate(members):
            for second in members[i + 1 :]:
                if (first, second) in seen or not _may_part(readings[first], readings[second]):
                    continue
                seen.add((first, second))
                judge = _JUDGES.get(readings[first].value.type, judge_amounts)
                judgement = judge(court, readings[first], readings[second])
                if judgement is not None:
                    found.append(judgement)
    return found


def _may_part(a: Reading, b: Reading) -> bool:
    """Two places of one sentence say two things."""
    return a.place != b.place or a.value.sentence != b.value.sentence


def _keys(reading: Reading) -> Iterator[tuple[str, ...]]:
    value = reading.value
    kind = value.type
    if kind is ValueType.ROLE or kind is ValueType.AGE:
        for part in sorted(value.owner):
            yield kind.value, part
        if kind is ValueType.AGE and not value.owner:
            yield kind.value, "", value.head
        if kind is ValueType.ROLE and value.places:
            yield kind.value, "office", value.head, " ".join(sorted(value.places))
    elif kind is ValueType.DATE or kind is ValueType.TIME:
        if value.attribute == "since":
            yield kind.value, "since"
        elif value.predicate:
            yield kind.value, value.predicate
            if kind is ValueType.DATE:
                yield kind.value, "scene"
    elif kind is ValueType.COUNT:
        if is_crowd(value):
            yield kind.value, "crowd"
        if value.predicate:
            yield kind.value, "die" if value.predicate == "body" else value.predicate
        if value.group in ("jobs", "staff"):
            yield kind.value, "of work"
        if value.group or value.head:
            yield kind.value, f"of {value.group or value.head}"
    elif kind is ValueType.DURATION:
        group = {"talks": "meetings"}.get(value.group, value.group)
        yield kind.value, group or value.head or f"deed {value.predicate}"
        for stem in sorted({value.head, SAME_LENGTH.get(value.predicate, value.predicate)} - {""}):
            yield kind.value, "of", stem
        if value.predicate == "meet":
            yield kind.value, "meetings"
    elif kind is ValueType.STATUS:
        yield kind.value, value.predicate
    elif kind is ValueType.RANK:
        yield kind.value, value.group or value.head
    elif kind is ValueType.QUANTITY:
        yield kind.value, value.unit, value.attribute or value.head
    elif kind is ValueType.MONEY:
        for part in sorted({value.attribute, value.predicate, value.head} - {""}):
            yield kind.value, value.unit, part
    else:
        yield kind.value, value.unit

"""An article against itself within one sentence: a weekday that the date was not, a conversion that is wrong."""

from collections.abc import Iterator, Sequence
from datetime import date

from briefreader.disagreements.judgement import Judgement
from briefreader.disagreements.model import Strength
from briefreader.disagreements.owners import Reading
from briefreader.values.model import CHECK, ValueType

_SURE = 80.0
_BESIDE = 12  # code points between a measure and its conversion


def judge_checks(readings: Sequence[Reading]) -> Iterator[Judgement]:
    """The judgements on values that say the one beside them again, and wrongly."""
    for at, reading in enumerate(readings):
        if reading.value.rule != CHECK:
            continue
        near = [r for r in readings[max(0, at - 3) : at + 4] if r is not reading and _is_beside(r, reading)]
        if near:
            yield _judge(near[-1], reading)


def _is_beside(other: Reading, check: Reading) -> bool:
    x, y = other.value, check.value
    if other.place != check.place or x.sentence != y.sentence or x.type is not y.type or x.rule == CHECK:
        return False
    return x.span.overlaps(y.span) or 0 <= y.span.start - x.span.end < _BESIDE


def _judge(stated: Reading, check: Reading) -> Judgement:
    if check.value.type is ValueType.DATE:
        day = date.fromordinal(int(stated.value.low))
        dated = str(day.year) in stated.said
        reason = f"“{stated.said}”: in {day.year} that day was a {day:%A}"
        return Judgement(stated, check, Strength.HARD if dated else Strength.SOFT, "weekday of a date", _SURE, reason)
    reason = f"“{stated.said}” is not “{check.said}”"
    return Judgement(stated, check, Strength.HARD, "conversion", _SURE, reason)

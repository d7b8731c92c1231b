"""Whether two numbers exclude each other: rounding, approximation, bounds and coarse units forgive what they must."""

from enum import Enum

from briefreader.values.model import Flag, Value, ValueType

_ROUNDED = 0.05  # a round number may stand for what lies within half its last written digit, and this share of it
_HALF = 0.499  # of the last written digit: 62 and 63 per cent do not meet at 62.5
_HOURS = 0.125  # "two hours" may be 105 to 135 minutes: an hour is told in quarters
_COARSE = 0.1  # a month or a year against a finer unit
_FRACTION = 0.05  # "a third" may be 32 to 35 per cent
_FAR = 1.25  # a bound says more than it must where the other number is this many times as large
_HOUR, _DAY, _WEEK = 3600.0, 86400.0, 604800.0


class Verdict(Enum):
    """How two intervals stand to each other."""

    SAME = "same"
    APART = "apart"  # no number lies in both
    LOOSE = "loose"  # a bound or a vague word admits both, but nobody would say one for the other


def reach(value: Value) -> tuple[float, float]:
    """The interval that a value may stand for, once rounding is forgiven."""
    low, high = value.low, value.high
    if value.type in (ValueType.AGE, ValueType.RANK, ValueType.SCORE, ValueType.DATE, ValueType.TIME):
        return low, high
    if value.type is ValueType.DURATION:
        return _time_reach(value)
    if value.type is ValueType.SHARE and not value.step:
        return low - _FRACTION * low, high + _FRACTION * high
    if value.step > 1 or value.unit:
        slack = min(_HALF * value.step, _ROUNDED * low) if value.step else _ROUNDED * low
        return low - slack, high + slack
    return low, high


def _time_reach(value: Value) -> tuple[float, float]:
    unit = value.step
    if unit >= _WEEK * 4:
        slack = _COARSE
    elif unit == _WEEK:
        slack = 0.03
    elif unit == _DAY:
        slack = 0.0
    elif unit == _HOUR:
        slack = _HOURS
    else:
        slack = 0.04
    half = _HALF * unit  # never so much that one unit more is forgiven: twelve years are not thirteen
    return value.low - min(half, slack * value.low), value.high + min(half, slack * value.high)


def hold_together(a: Value, b: Value) -> Verdict:
    """How the intervals of two values of one unit stand to each other."""
    (low_a, high_a), (low_b, high_b) = reach(a), reach(b)
    if high_a < low_b - 1e-9 or high_b < low_a - 1e-9:
        return Verdict.LOOSE if a.has(Flag.VAGUE) or b.has(Flag.VAGUE) else Verdict.APART
    if a.has(Flag.VAGUE) != b.has(Flag.VAGUE):
        return Verdict.SAME
    for one, other in ((a, b), (b, a)):
        if one.has(Flag.AT_LEAST) and not other.has(Flag.AT_LEAST) and other.low > _FAR * one.low:
            return Verdict.LOOSE
        if one.has(Flag.AT_MOST) and not other.has(Flag.AT_MOST) and other.high < one.high / _FAR:
            return Verdict.LOOSE
    if a.has(Flag.AT_LEAST) and b.has(Flag.AT_LEAST) and max(a.low, b.low) > _FAR * min(a.low, b.low):
        return Verdict.LOOSE
    return Verdict.SAME


def is_same_written(a: Value, b: Value) -> bool:
    """Whether two values are one number, written alike or not: then nothing needs to be explained."""
    return a.low == b.low and a.high == b.high and a.unit == b.unit

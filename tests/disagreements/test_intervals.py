"""Rounding, approximation and bounds."""

import pytest

from briefreader.disagreements.intervals import Verdict, hold_together
from briefreader.values.model import Value, ValueType
from briefreader.values.reading import read_values
from tests.disagreements.accounts import article


def value(words: str, frame: str = "The gale killed {} people.") -> Value:
    kinds = (ValueType.COUNT, ValueType.MONEY, ValueType.DURATION, ValueType.SHARE, ValueType.QUANTITY)
    return next(v for v in read_values(article(frame.format(words))) if v.type in kinds)


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("five", "5", Verdict.SAME),
        ("five", "six", Verdict.APART),
        ("2,000", "2,053", Verdict.SAME),
        ("some 2,000", "2,100", Verdict.SAME),
        ("70 million", "75 million", Verdict.APART),
        ("28,000", "28,400", Verdict.SAME),
        ("at least five", "six", Verdict.SAME),
        ("at least five", "nine", Verdict.LOOSE),
        ("at least five", "four", Verdict.APART),
        ("several", "two", Verdict.LOOSE),
        ("nearly 300", "276", Verdict.SAME),
        ("20 to 30", "25", Verdict.SAME),
        ("20 to 30", "31", Verdict.APART),
    ],
)
def test_two_counts(a: str, b: str, verdict: Verdict) -> None:
    assert hold_together(value(a), value(b)) is verdict
    assert hold_together(value(b), value(a)) is verdict


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("two-hour", "120-minute", Verdict.SAME),
        ("two-hour", "90-minute", Verdict.APART),
        ("two-hour", "110-minute", Verdict.SAME),
        ("three-day", "four-day", Verdict.APART),
        ("nine-hour", "11-hour", Verdict.APART),
        ("12-year", "13-year", Verdict.APART),
        ("one-month", "four-week", Verdict.SAME),
        ("three-day", "72-hour", Verdict.SAME),
        ("two-week", "14-day", Verdict.SAME),
    ],
)
def test_two_durations(a: str, b: str, verdict: Verdict) -> None:
    frame = "The {} meeting was long."
    assert hold_together(value(a, frame), value(b, frame)) is verdict


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("A third", "33 percent", Verdict.SAME),
        ("Nearly half", "48 percent", Verdict.SAME),
        ("A quarter", "20 percent", Verdict.APART),
        ("62 percent", "62.4 percent", Verdict.SAME),
        ("62 percent", "63 percent", Verdict.APART),
    ],
)
def test_two_shares(a: str, b: str, verdict: Verdict) -> None:
    frame = "{} of the gulls came."
    assert hold_together(value(a, frame), value(b, frame)) is verdict

"""Dates: named days, weekdays, "last month", years, each as the interval of days that it may be.

A weekday or "last month" is resolved only where the article has a date; without one it stays relative and is compared
with its like alone. A date is never filled in by a guess.
"""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from briefreader.values.languages import words
from briefreader.values.model import Flag
from briefreader.values.sentence import Sentence

DAY, WEEKDAY, MONTH_DAY = "day", "weekday", "month-day"


_QUOTES = words("“ ”") | {'"'}


@dataclass(frozen=True, slots=True)
class Day:
    """A date at tokens `first` to `last` (excluded): the interval of days, its unit, and how it is written.

    `since` says that it is the beginning of a time ("since 2019"). `wrong` is the number of the weekday that stands
    before the date and is another than that day's, else -1.
    """

    first: int
    last: int
    low: float
    high: float
    unit: str
    flags: frozenset[Flag]
    since: bool = False
    wrong: int = -1


def find_days(s: Sentence, today: date | None) -> Iterator[Day]:
    """The dates of a sentence, in order; `today` is the article's date, if it is known."""
    i = 0
    quoted = False
    while i < len(s.tokens):
        if s.tokens[i].text in _QUOTES:
            quoted = s.tokens[i].text == "“" or (s.tokens[i].text == '"' and not quoted)
        day = _read(s, i, today)
        if day is None or (quoted and s.low(i) in s.lexicon.marks["spoken"]):
            i += 1
            continue
        yield day
        i = day.last


def _read(s: Sentence, i: int, today: date | None) -> Day | None:
    token, lexicon = s.tokens[i], s.lexicon
    if token.kind == "n":
        return _day_first(s, i, today) or _year(s, i) or _ago(s, i, today)
    if token.kind != "w":
        return None
    low = token.low
    if low in lexicon.months and token.is_capital:
        return _month(s, i, today)
    if low in lexicon.weekdays and token.is_capital and (len(low) > 5 or _is_dated(s, i + 1)):
        return _weekday(s, i, today)
    if low in lexicon.day_words:
        return _made(s, i, i + 1, today and today + timedelta(lexicon.day_words[low]), Flag.NAMED_DAY)
    if low in lexicon.relative or low == "earlier":
        return _relative(s, i, today)
    if low in lexicon.numbers or low in lexicon.articles:
        return _ago(s, i, today)
    return None


def _is_dated(s: Sentence, i: int) -> bool:
    """Whether a day or a month follows a shortened weekday: "Fri June 1", but not "the Sun, which"."""
    return any(s.low(k) in s.lexicon.months or _number(s, k, 1, 31) for k in range(i, i + 3))


def _made(s: Sentence, first: int, last: int, day: date | None, *flags: Flag) -> Day | None:
    if day is None:
        return None
    while last < len(s.tokens) and s.low(last) in s.lexicon.marks["parts of a day"]:
        last += 1
    number = float(day.toordinal())
    return Day(first, last, number, number, DAY, frozenset(flags), s.low(first - 1) == "since")


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _number(s: Sentence, i: int, least: int, most: int) -> int:
    if 0 <= i < len(s.tokens) and s.tokens[i].kind == "n" and s.tokens[i].text.isdigit() and len(s.tokens[i].text) <= 4:
        n = int(s.tokens[i].text)
        return n if least <= n <= most else 0
    return 0


def _year_after(s: Sentence, i: int) -> tuple[int, int]:
    """A year at token `i`, perhaps behind a comma, and where it ends; 0 if there is none."""
    j = i + 1 if s.low(i) == "," else i
    year = _number(s, j, 1500, 2100)
    return (year, j + 1) if year and len(s.tokens[j].text) == 4 else (0, i)


def _full(s: Sentence, first: int, last: int, month: int, day: int, today: date | None) -> Day | None:
    """A day of a month; its year is the one that stands behind it, else that of the article's date."""
    year, last = _year_after(s, last)
    base = year or (today.year if today else 0)
    if base:
        found = _safe(base, month, day)
        if found and not year and today and (found - today).days > 200:
            found = _safe(today.year - 1, month, day)
        return _made(s, first, last, found)
    if _safe(2000, month, day) is None:
        return None
    number = float(date(2000, month, day).toordinal())
    return Day(first, last, number, number, MONTH_DAY, frozenset(), s.low(first - 1) == "since")


def _day_first(s: Sentence, i: int, today: date | None) -> Day | None:
    day = _number(s, i, 1, 31)
    j = i + 1
    if day and s.low(j) in ("st", "nd", "rd", "th", "."):
        j += 1
    if day and s.low(j) == "of":
        j += 1
    if not day or j >= len(s.tokens) or s.low(j) not in s.lexicon.months or not s.tokens[j].is_capital:
        return None
    return _full(s, i, j + 1, s.lexicon.months[s.low(j)], day, today)


def _month(s: Sentence, i: int, today: date | None) -> Day | None:
    month = s.lexicon.months[s.low(i)]
    j = i + 1
    if s.low(j) == "." and s.tokens[j].glued:
        j += 1
    day = _number(s, j, 1, 31)
    if day and s.low(j + 1) not in s.lexicon.percent and not s.low(j + 1).startswith("million"):
        after = j + 1
        if after < len(s.tokens) and s.low(after) in ("st", "nd", "rd", "th"):
            after += 1
        return _full(s, i, after, month, day, today)
    year, end = _year_after(s, j)
    if not year:
        before = s.low(i - 1)
        if before not in s.lexicon.marks["before month"] and not (s.tokens[i].text.endswith("s") or before == ""):
            return None
        if today is None or (s.low(i) in ("may", "march") and before not in s.lexicon.marks["before month"]):
            return None
        year = today.year - (1 if month > today.month and before not in ("next", "by", "until") else 0)
        end = i + 1
    low = date(year, month, 1)
    high = date(year, month, calendar.monthrange(year, month)[1])
    return _interval(s, i, end, low, high)


def _interval(s: Sentence, first: int, last: int, low: date, high: date, *flags: Flag) -> Day:
    return Day(
        first, last, float(low.toordinal()), float(high.toordinal()), DAY, frozenset(flags), s.low(first - 1) == "since"
    )


def _weekday(s: Sentence, i: int, today: date | None) -> Day | None:
    number = s.lexicon.weekdays[s.low(i)]
    j = i + 1
    if s.low(j) == "." and s.tokens[j].glued and len(s.low(i)) <= 4:
        j += 1
    ahead = j + 1 if s.low(j) == "," else j
    if ahead < len(s.tokens):
        named = _month(s, ahead, today) if s.low(ahead) in s.lexicon.months else _day_first(s, ahead, today)
        if named is not None and named.low == named.high:
            wrong = named.unit == DAY and date.fromordinal(int(named.low)).weekday() != number
            since = s.low(i - 1) == "since"
            return Day(
                i,
                named.last,
                named.low,
                named.high,
                DAY if wrong else named.unit,
                named.flags,
                since,
                number if wrong else -1,
            )
    last = j
    while last < len(s.tokens) and s.low(last) in s.lexicon.marks["parts of a day"]:
        last += 1
    first = i
    if today is None:
        return Day(first, last, float(number), float(number), WEEKDAY, frozenset({Flag.NAMED_DAY}))
    back = (today.weekday() - number) % 7
    clause = s.clause(i)
    words = {s.low(k) for k in range(max(clause[0], i - 8), i)}
    if s.low(i - 1) == "next" or (s.low(i - 1) not in ("last", "past") and _is_future(s, words)):
        found = today + timedelta((number - today.weekday()) % 7 or (7 if s.low(i - 1) == "next" else 0))
    elif s.low(i - 1) == "last" and not back:
        found = today - timedelta(7)
    else:
        found = today - timedelta(back)
    return Day(first, last, float(found.toordinal()), float(found.toordinal()), DAY, frozenset({Flag.NAMED_DAY}))


def _is_future(s: Sentence, words: set[str]) -> bool:
    return bool(words & (s.lexicon.future - {"to"})) and not words & {"was", "were", "had"}


def _relative(s: Sentence, i: int, today: date | None) -> Day | None:
    """ "last month", "this week", "next year", "earlier this month"."""
    first, j = i, i
    earlier = s.low(i) == "earlier"
    if earlier:
        j = i + 1
    shift = s.lexicon.relative.get(s.low(j))
    unit = s.low(j + 1)
    if shift is None or unit not in ("week", "month", "year") or today is None:
        return None
    if unit == "week":
        monday = today - timedelta(today.weekday()) + timedelta(7 * shift)
        low, high = monday, monday + timedelta(6)
    elif unit == "month":
        months = today.year * 12 + today.month - 1 + shift
        low = date(months // 12, months % 12 + 1, 1)
        high = date(low.year, low.month, calendar.monthrange(low.year, low.month)[1])
    else:
        low, high = date(today.year + shift, 1, 1), date(today.year + shift, 12, 31)
    if earlier and low <= today <= high:
        high = today
    if s.low(j) == "past":
        return None
    return _interval(s, first, j + 2, low, high)


def _year(s: Sentence, i: int) -> Day | None:
    year = _number(s, i, 1500, 2100)
    if not year or len(s.tokens[i].text) != 4 or s.low(i - 1) not in s.lexicon.marks["before year"]:
        return None
    if s.low(i + 1) in s.lexicon.groups or s.low(i + 1) == "-":
        return None
    return _interval(s, i, i + 1, date(year, 1, 1), date(year, 12, 31))


_UNITS = {"day": 1, "week": 7, "month": 30.44, "year": 365.25}


def _ago(s: Sentence, i: int, today: date | None) -> Day | None:
    """ "six months ago", "a week ago": half a unit to either side."""
    word = s.low(i)
    n = s.lexicon.numbers.get(word, 1.0 if word in s.lexicon.articles else float(_number(s, i, 1, 400)))
    unit = _UNITS.get(s.low(i + 1).rstrip("s"))
    if not n or unit is None or s.low(i + 2) != "ago" or today is None:
        return None
    middle = today.toordinal() - n * unit
    slack = unit / 2 if unit > 1 else 0.0
    if middle - slack < 1:
        return None
    return Day(i, i + 3, middle - slack, middle + slack, DAY, frozenset({Flag.APPROXIMATE}))

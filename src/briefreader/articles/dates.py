"""Full dates, with the time if one stands beside them, as newspapers and web pages print them.

Only what is beyond doubt is a date: a day without a year is none, nor is 03/04/2026, which is two different days.
"""

import re
from dataclasses import dataclass
from datetime import date, time

_MONTHS = (
    "january jan januar janvier janv enero ene gennaio gen janeiro januari",
    "february feb februar février févr febrero febbraio fevereiro fev februari",
    "march mar märz mars marzo março maart mrt",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag maio mei",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug août agosto ago augustus",
    "september sept sep septembre septiembre settembre set setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro",
)
_MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}

_MONTH = "(?:" + "|".join(sorted(_MONTH_NUMBERS, key=lambda name: -len(name))) + r")(?![^\W\d_])\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d\d"
_BLANK = r"[^\S\r\n]"

# A month's name may be glued to what stands before it ("PoliticsMay 3, 2031"), a number may not.
_DATE = re.compile(
    rf"""(?P<month>{_MONTH}){_BLANK}*(?P<day>{_DAY})(?:st|nd|rd|th)?,?{_BLANK}+(?P<year>{_YEAR})(?!\d)
    | (?<!\d)(?P<day2>{_DAY})(?:st|nd|rd|th|\.|er|º)?{_BLANK}*(?:of{_BLANK}+|de{_BLANK}+|-)?(?P<month2>{_MONTH}),?
      {_BLANK}*(?:de{_BLANK}+|-)?(?P<year2>{_YEAR})(?!\d)
    | (?<![\d/.-])(?P<year3>{_YEAR})(?P<sep>[-/.])(?P<month3>\d\d?)(?P=sep)(?P<day3>\d\d?)(?![\d/-])
    | (?P<year4>{_YEAR}){_BLANK}*[年년]{_BLANK}*(?P<month4>\d\d?){_BLANK}*[月월]{_BLANK}*(?P<day4>\d\d?){_BLANK}*[日일]
    | (?<![\d/.])(?P<first>\d\d?)(?P<sep2>[/.])(?P<second>\d\d?)(?P=sep2)(?P<year5>{_YEAR})(?![\d/])""",
    re.VERBOSE | re.IGNORECASE,
)
_CLOCK = r"(?<![\d:.])(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?![\d:])"
_TIME = re.compile(
    rf"""{_CLOCK}{_BLANK}*(?P<half>[ap]\.?m\b\.?)?
    (?:{_BLANK}*(?:Z|[+-]\d\d:?\d\d|\(?(?:GMT|UTC|[A-Z]{{1,3}}[SD]?T|local{_BLANK}time)(?:[+-]\d\d?)?\)?)(?![a-z]))?
    | (?<![\d:.])(?P<bare>1[0-2]|[1-9]){_BLANK}*(?P<half2>[ap]\.?m\b\.?)""",
    re.VERBOSE | re.IGNORECASE,
)
_ANY_YEAR = re.compile(_YEAR)
# How far from its date a time may stand: "Updated 9:12 a.m. ET, Friday, ", "2031-05-03T", "May 3, 2031  -  ".
_NEAR = 24


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date at `start` to `end` of a line; `iso` is "2031-05-03" or "2031-05-03T09:12" (the clock as printed)."""

    start: int
    end: int
    iso: str


def find_dates(line: str) -> list[FoundDate]:
    """All full dates of a line, in order, each with the clock time that stands beside it."""
    if not _ANY_YEAR.search(line):
        return []
    found = []
    clocks = list(_TIME.finditer(line))
    last = 0
    for match in _DATE.finditer(line):
        day = _day(match)
        if day is None:
            continue
        start, end = match.span()
        clock = ""
        for time_match in clocks:
            after = time_match.start() >= end and time_match.start() - end <= _NEAR
            before = last <= time_match.start() and time_match.end() <= start and start - time_match.end() <= _NEAR
            if after or before:
                clock = _clock(time_match)
                start, end = min(start, time_match.start()), max(end, time_match.end())
                break
        found.append(FoundDate(start, end, day.isoformat() + clock))
        last = end
    return found


def without_times(line: str) -> str:
    """The line with clock times and their zones replaced by blanks."""
    return _TIME.sub(" ", line)


def _day(match: re.Match[str]) -> date | None:
    group = match.groupdict()
    year = next(group[name] for name in ("year", "year2", "year3", "year4", "year5") if group[name])
    if group["first"]:
        first, second = int(group["first"]), int(group["second"])
        if first != second and first <= 12 and second <= 12 and group["sep2"] == "/":
            return None  # a day or a month first: nobody can tell
        month, day = (first, second) if second > 12 else (second, first)
    else:
        named = group["month"] or group["month2"]
        month = _MONTH_NUMBERS[named.lower().rstrip(".")] if named else int(group["month3"] or group["month4"])
        day = int(next(group[name] for name in ("day", "day2", "day3", "day4") if group[name]))
    try:
        return date(int(year), month, day)
    except ValueError:
        return None


def _clock(match: re.Match[str]) -> str:
    hour = int(match["hour"] or match["bare"])
    half = (match["half"] or match["half2"] or "").lower()
    if half and not 1 <= hour <= 12:
        half = ""
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return "T" + time(hour, int(match["minute"] or 0)).isoformat("minutes")

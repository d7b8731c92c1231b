"""When a deed was done: dates and clock times with the deed that they are told of."""

from collections.abc import Iterator
from datetime import date

from briefreader.values.days import DAY, WEEKDAY, Day, find_days
from briefreader.values.events import REACH, find_event, find_since, find_speaker
from briefreader.values.languages import words
from briefreader.values.model import CHECK, Flag, Value, ValueType
from briefreader.values.phrases import Deed, Noun
from briefreader.values.sentence import Sentence
from briefreader.values.setting import flags_around

_ABOUT = 30  # minutes to either side of "around 3 p.m."
DIAL = 720  # minutes
_SHORTLY, _SOME_TIME = 30, 120  # minutes: "shortly before 3", "before 3"
_HALVES = {"morning": "a", "afternoon": "p", "evening": "p"}
_ZONES = words("""
    gmt utc bst est edt et cst cdt ct pst pdt pt cet cest eastern central pacific local ist jst
""")


def read_times(s: Sentence, today: date | None) -> Iterator[Value]:
    """The dates and clock times of a sentence, in order of kind and place."""
    days = list(find_days(s, today))
    for k, day in enumerate(days):
        s.claimed.update(range(day.first, day.last))
        if k and day.first == days[k - 1].last + 1 and s.low(day.first - 1) == "and" and day.unit == days[k - 1].unit:
            continue  # "on Wednesday and Thursday": told with the first
        if k + 1 < len(days) and days[k + 1].first == day.last + 1 and s.low(day.last) == "and":
            other = days[k + 1]
            if other.unit == day.unit and other.low >= day.low:
                day = Day(day.first, other.last, day.low, other.high, day.unit, day.flags, day.since)
        yield _date_value(s, day)
        if day.wrong >= 0:
            event = (None, Deed("", -1, False))
            yield _made(
                s, ValueType.DATE, day.first, day.first + 1, day.wrong, day.wrong, WEEKDAY, CHECK, *event, set()
            )
    yield from _clocks(s)


def _date_value(s: Sentence, day: Day) -> Value:
    noun, deed, rule = find_event(s, day.first, day.last)
    if day.since:
        noun, deed, rule = find_since(s, day.first) or noun, deed, "since"
    return _made(
        s,
        ValueType.DATE,
        day.first,
        day.last,
        day.low,
        day.high,
        day.unit,
        rule,
        noun,
        deed,
        set(day.flags),
        attribute="since" if day.since else "",
    )


def _clocks(s: Sentence) -> Iterator[Value]:
    """Clock times: "2:40 p.m.", "14:40", "3 pm", "noon", "midnight"; one in brackets is the same in another zone."""
    found = False
    i = 0
    while i < len(s.tokens):
        read = _clock(s, i)
        if read is None:
            i += 1
            continue
        minutes, last = read
        if not (found and s.low(i - 1) in ("(", "/")):
            zone = s.low(last) if s.low(last) in _ZONES else ""
            about = s.low(i - 1) in ("around", "about", "approximately", "roughly")
            low, high, words_before = _slack(s, i)
            minutes += 2 * DIAL if minutes == 0 > low else 0  # "shortly before midnight"
            noun, deed, _ = find_event(s, i, last)
            yield _made(
                s,
                ValueType.TIME,
                i - words_before,
                last,
                minutes + low,
                minutes + high,
                "min",
                "clock",
                noun,
                deed,
                {Flag.APPROXIMATE} if about else set(),
                attribute=zone if zone != "local" else "",
            )
        s.claimed.update(range(i, last))
        found = True
        i = last


def _slack(s: Sentence, i: int) -> tuple[int, int, int]:
    """Minutes that the words before a clock time add: and how many they are: "around", "shortly before"."""
    i -= s.low(i - 1) in s.lexicon.articles  # "a quarter past"
    before = s.low(i - 1)
    if before in ("around", "about", "approximately", "roughly"):
        return -_ABOUT, _ABOUT, 0
    close = s.low(i - 2) in ("shortly", "just", "moments", "minutes", "right")
    reach = _SHORTLY if close else _SOME_TIME
    if before == "before":
        return -reach, -1, 1 + close
    return (1, reach, 1 + close) if before == "after" else (0, 0, 0)


def _clock(s: Sentence, i: int) -> tuple[int, int] | None:
    """Minutes after midnight of a clock time at token `i`, and where it ends."""
    token = s.tokens[i]
    if token.low in ("noon", "midday"):
        return 720, i + 1
    if token.low == "midnight":
        return 0, i + 1
    spoken = _spoken_clock(s, i)
    if spoken is not None:
        return spoken
    if token.kind != "n" or len(token.text) > 5 or (i and token.glued and s.tokens[i - 1].kind == "w"):
        return None
    if len(token.text) == 4 and token.text.isdigit() and s.low(i + 1) in _ZONES and int(token.text[2:]) < 60:
        return (int(token.text[:2]) * 60 + int(token.text[2:]), i + 1) if int(token.text[:2]) < 24 else None
    hour_text, _, part = token.text.partition(".")
    last, minute, exact = i + 1, 0, False
    if part:
        if len(part) != 2:
            return None
        minute = int(part)
    elif (
        s.low(last) == ":"
        and s.tokens[last].glued
        and last + 1 < len(s.tokens)
        and (s.tokens[last + 1].glued and s.tokens[last + 1].text.isdigit() and len(s.tokens[last + 1].text) == 2)
    ):
        minute, exact, last = int(s.tokens[last + 1].text), True, last + 2
        if s.low(last) == ":" and s.tokens[last].glued:
            return None  # a length with seconds, an address
    if not hour_text.isdigit() or len(hour_text) > 2 or minute > 59:
        return None
    hour = int(hour_text)
    half, end = _half(s, last)
    if half and 1 <= hour <= 12:
        return (hour % 12 + (12 if half == "p" else 0)) * 60 + minute, end
    return (hour * 60 + minute, last) if exact and hour < 24 and len(hour_text) == 2 else None


def _spoken_clock(s: Sentence, i: int) -> tuple[int, int] | None:
    """Minutes of "a quarter past eleven", "half past 3", "ten to six", "nine o'clock", with the half of the day."""
    low, after = s.low(i), s.low(i + 1)
    if after == "o'clock" and (hour := _hour(s, i)):
        return _of_half(s, hour * 60, i + 2)
    minutes = {"half": 30, "quarter": 15}.get(low, int(s.lexicon.numbers.get(low, 0)))
    hour = _hour(s, i + 2)
    if not 0 < minutes < 60 or after not in ("past", "to") or not hour or (after == "to" and minutes == 30):
        return None
    if low not in ("half", "quarter") and s.low(i - 1) not in (
        "at",
        "around",
        "about",
        "before",
        "after",
        "by",
        "until",
    ):
        return None
    return _of_half(s, hour * 60 + (minutes if after == "past" else -minutes), i + 3)


def _hour(s: Sentence, i: int) -> int:
    low = s.low(i)
    hour = int(low) if low.isdecimal() and len(low) < 3 else int(s.lexicon.numbers.get(low, 0))
    return hour if hour <= 12 else 0


def _of_half(s: Sentence, minutes: int, last: int) -> tuple[int, int] | None:
    """The minutes of the day; without a half of the day, those of the dial, 0 to 719, and so below zero."""
    half, end = _half(s, last)
    if s.low(last) == "at" and s.low(last + 1) == "night":
        half, end = ("a" if minutes < 6 * 60 else "p"), last + 2
    dial = minutes % DIAL
    return (dial + (DIAL if half == "p" else 0), end) if half else (dial - DIAL, last)


def _half(s: Sentence, i: int) -> tuple[str, int]:
    """ "am" or "p.m." at token `i`: its first letter, and where it ends."""
    low = s.low(i)
    if low in ("am", "pm", "a.m.", "p.m."):
        return low[0], i + 1
    if low in ("a", "p") and s.low(i + 1) == "." and s.low(i + 2) == "m":
        return low, i + (4 if s.low(i + 3) == "." else 3)
    if [low, s.low(i + 1)] == ["in", "the"]:
        word = s.low(i + 2)
        if word == "night":
            early = s.tokens[i - 1].text.partition(".")[0] in ("12", "1", "2", "3", "4", "5")
            return "a" if early else "p", i + 3
        if word in _HALVES:
            return _HALVES[word], i + 3
    return "", i


def _made(
    s: Sentence,
    kind: ValueType,
    first: int,
    last: int,
    low: float,
    high: float,
    unit: str,
    rule: str,
    noun: Noun | None,
    deed: Deed,
    flags: set[Flag],
    attribute: str = "",
) -> Value:
    lexicon = s.lexicon
    begin, end = s.clause(first)
    quote = s.range(first, last)
    if deed.at >= 0 and abs(deed.at - first) <= REACH:
        quote = s.range(min(first, deed.at), max(last, deed.at + 1))
    stems = frozenset(
        t.stem
        for k, t in enumerate(s.tokens[begin:end], begin)
        if t.kind == "w" and len(t.low) > 2 and t.low not in lexicon.stops and k != deed.at and not first <= k < last
    )
    speaker, role = find_speaker(s, deed)
    return Value(
        kind,
        s.range(first, last),
        quote,
        s.index,
        low,
        high,
        rule,
        unit,
        attribute=attribute,
        head=noun.stem if noun else "",
        group=noun.group if noun else "",
        predicate=deed.name,
        owner=s.names_in(begin, end),
        modifiers=stems,
        context=s.context,
        flags=frozenset(flags | flags_around(s, first, last)),
        step=1.0 if unit == DAY else 0.0,
        speaker=frozenset({f"the {role}"}) if role else speaker,
        places=s.places_in(begin, end),
    )

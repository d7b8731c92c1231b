"""Answers in few words: a value as it stands, or, where another answer's form hides what differs, in one unit."""

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from briefreader.desk.questions import Slot
from briefreader.desk.session import Session

if TYPE_CHECKING:
    from briefreader.disagreements.model import Answer

_DAY, _MINUTE = 86_400, 60
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NUMBER_AND_UNIT = 2  # words of a plain duration: "two-hour", "90 minutes"; more words say more than that


def label_of(slot: Slot, answer: "Answer") -> str:
    """An answer as a chip shows it: "90 min" beside "120 min", "Sun 4 Jan 2026" for "Sunday", else the text's words."""
    number = answer.number
    if number is None:
        return answer.text
    if answer.unit == "day" and not re.search(r"\d", answer.text):
        return _day(int(number)) or answer.text
    if answer.unit == "s" and all(_is_plain(a) for a in slot.answers):
        numbers = [int(a.number) for a in slot.answers if a.number is not None]
        if all(n % _DAY == 0 for n in numbers):
            days = int(number) // _DAY
            return f"{days} day{'' if days == 1 else 's'}"
        if all(n % _MINUTE == 0 for n in numbers) and max(numbers) < _DAY:
            return f"{int(number) // _MINUTE} min"
    return answer.text


def label_in(session: Session, slot: Slot, answer: "Answer", article: str) -> str:
    """An answer in the words of one of its articles, where it is not told in one unit or as a day."""
    label = label_of(slot, answer)
    if label != answer.text or article not in session.articles:
        return label
    text = session.articles[article].shown
    return next((" ".join(v.span.of(text).split()) for v in answer.values if v.article == article), label)


def _is_plain(answer: "Answer") -> bool:
    words = re.split(r"[\s\-\u2010\u2011]+", answer.text.strip())
    return answer.number is not None and answer.number.is_integer() and len(words) == _NUMBER_AND_UNIT


def _day(ordinal: int) -> str:
    """A day as "Tue 6 Jan 2026"; "" for a number that is none."""
    try:
        day = date.fromordinal(ordinal)
    except (ValueError, OverflowError):
        return ""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def origin_of(session: Session, article: str) -> str:
    """The origin that an article counts for; copies of one text count once."""
    return session.copy_of(article) or article


def origins_in(session: Session, articles: Iterable[str]) -> int:
    """How many origins there are among articles."""
    return len({origin_of(session, article) for article in articles})


def numbers_of(session: Session, answer: "Answer") -> str:
    """The numbers of the articles that give an answer: "1 4"."""
    return " ".join(str(n) for n in sorted(session.number(a) for a in answer.articles if a in session.articles))


def division(session: Session, slot: Slot, first: "Answer | None" = None) -> str:
    """Who says what: "90 min (5) against 120 min (1)"; `first` comes first, then what most origins say."""
    ordered = sorted(slot.answers, key=lambda a: (a is not first, -origins_in(session, a.articles)))
    said = (f"{label_of(slot, answer)} ({numbers_of(session, answer)})" for answer in ordered)
    return (" against " if slot.parts else " and ").join(said)

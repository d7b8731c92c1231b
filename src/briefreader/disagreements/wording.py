"""Questions, answers and reasons in the words of the texts."""

import hashlib
import re
from collections.abc import Sequence

from briefreader.disagreements.days import write_date
from briefreader.disagreements.judgement import Judgement
from briefreader.disagreements.model import Answer, Question
from briefreader.disagreements.owners import Reading
from briefreader.matching.alignment import Passage
from briefreader.values.model import Value, ValueType

_NAMES = {
    ValueType.COUNT: "number",
    ValueType.MONEY: "sum",
    ValueType.SHARE: "share",
    ValueType.QUANTITY: "measure",
    ValueType.DURATION: "length",
    ValueType.DATE: "day",
    ValueType.TIME: "time",
    ValueType.AGE: "age",
    ValueType.RANK: "place in order",
    ValueType.SCORE: "result",
    ValueType.ROLE: "role",
    ValueType.STATUS: "status",
}
# What these are told of is a thing or a person, and so follows "of"; what others are told of may be a whole clause.
_OF = (ValueType.COUNT, ValueType.AGE, ValueType.ROLE)
_POSSESSIVE = re.compile(r"['’]s?$")
_ID_DIGITS = 12
_SECOND_UNITS = (("day", 86400.0), ("h", 3600.0), ("min", 60.0))


def ask(judgement: Judgement, answers: Sequence[Answer]) -> Question:
    """The question that two readings answer: its kind, and what it is about in the words of the first text."""
    value = judgement.a.value
    about = _about(judgement)
    name = _NAMES[value.type]
    words = f"{name}{' of' if value.type in _OF else ':'} {about}" if about else name
    key = [value.type.value, value.predicate, value.group or value.head, value.attribute]
    for answer in answers:
        for place in answer.places:
            key += [place.article, str(place.span.length)]
        key.append(answer.text)
    digest = hashlib.blake2s("\0".join(key).encode(), digest_size=_ID_DIGITS // 2).hexdigest()
    return Question(digest, value.type, words)


def _about(judgement: Judgement) -> str:
    a, b = judgement.a, judgement.b
    if a.value.type in (ValueType.ROLE, ValueType.AGE) and a.value.owner:
        return max((_name(r) for r in (a, b)), key=len)
    rests = [rest for rest in (_rest(a), _rest(b)) if rest]
    return min(rests, key=len) if rests else a.value.attribute or a.value.head


def _rest(reading: Reading) -> str:
    """What is told without the value itself."""
    return " ".join(reading.told.replace(reading.said, " ", 1).split()).strip(' ,;-–—()“”"')


def _name(reading: Reading) -> str:
    """The name of a person that something is told of, without "'s" and without what is said behind a comma."""
    return _POSSESSIVE.sub("", _rest(reading).partition(",")[0].rstrip())


def explain_agreement(readings: Sequence[Reading]) -> str:
    """Why two answers that are written unlike are one: "“Sunday” is “January 4”: 4 January 2026"; "" where none is."""
    for other in readings[1:]:
        a, b = readings[0], other
        if a.value.type in _WORDS or a.said.casefold() == b.said.casefold():
            continue
        if a.value.type is ValueType.DATE:
            exact = min((a.value, b.value), key=lambda v: v.high - v.low)
            return f"“{a.said}” and “{b.said}”: {write_date(exact)}"
        if a.value.unit or a.value.low != b.value.low:
            return f"“{a.said}” and “{b.said}”: {_measured(a.value)}"
    return ""


_WORDS = (ValueType.ROLE, ValueType.STATUS)


def _measured(value: Value) -> str:
    """A number in its base unit, a time in the largest unit that leaves it whole."""
    number = value.low if value.high > 1e15 else (value.low + value.high) / 2
    if value.type is ValueType.DURATION:
        unit, size = next(((u, s) for u, s in _SECOND_UNITS if number % s == 0 and number >= s), ("s", 1.0))
        return f"{number / size:g} {unit}"
    return f"{number:,.10g} {value.unit}".strip()


def reason_of(judgement: Judgement) -> str:
    """The reason on one line."""
    return " ".join(judgement.reason.split())


def give_answers(groups: Sequence[Sequence[Reading]]) -> tuple[Answer, ...]:
    """The answers of a question; "also" says where the articles of one answer say what another answer says."""
    answers = []
    for group in groups:
        articles = {reading.article for reading in group}
        also = [
            Passage(r.article, r.value.quote)
            for other in groups
            if other is not group
            for r in other
            if r.article in articles
        ]
        number, unit = _number(group[0].value)
        answers.append(
            Answer(
                number,
                unit,
                " ".join(group[0].said.split()),
                tuple(Passage(r.article, r.value.quote) for r in group),
                tuple(Passage(r.article, r.value.span) for r in group),
                tuple(also),
            )
        )
    return tuple(answers)


def _number(value: Value) -> tuple[float | None, str]:
    """A value as one number: the middle of its interval, the bound of an open one."""
    if value.type in (ValueType.ROLE, ValueType.STATUS, ValueType.SCORE):
        return None, ""
    if value.high > 1e15:
        return value.low, value.unit
    if value.low == 0 and value.high > 0:
        return value.high, value.unit
    return round((value.low + value.high) / 2, 6), value.unit

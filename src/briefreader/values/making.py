"""A number with what it is said of becomes a value."""

from briefreader.articles.span import Span
from briefreader.values.model import Flag, Value, ValueType
from briefreader.values.numbers import Number
from briefreader.values.phrases import Noun, noun_after
from briefreader.values.sentence import Sentence
from briefreader.values.setting import flags_around, period_of

_THOSE = frozenset(("the", "them", "those", "these", "his", "her", "their", "its"))
_SUM_REACH = 40  # tokens: a report names its quarter once, and then its sums
_ATTRIBUTE_REACH = 8


def make_value(
    s: Sentence,
    number: Number,
    first: int,
    last: int,
    kind: ValueType,
    rule: str,
    year: int | None,
    *,
    unit: str = "",
    attribute: str = "",
    noun: Noun | None = None,
    predicate: str = "",
    factor: float = 1.0,
) -> Value:
    flags = flags_around(s, number.begin, last) | number.flags
    if s.low(number.begin - 1) in ("the", "their", "his", "her", "its"):
        flags.add(Flag.DEFINITE)
    if kind is ValueType.COUNT and s.low(number.last) == "of" and s.low(number.last + 1) in _THOSE:
        flags.add(Flag.PART)  # "two of the five"
    begin, end = s.clause(number.first)
    if kind is ValueType.SHARE:  # of a list, each has its own: "the index gained 0.3 percent and its rival 1.2 percent"
        earlier = [k + 1 for k in range(begin, number.begin) if s.tokens[k].kind == "n"]
        own = next((k for k in reversed(earlier) if s.names_in(k, number.begin)), -1)
        begin = max(own, begin)
        end = number.begin if s.names_in(begin, number.begin) else end
    value_end = _value_end(s, number, kind)
    last = max(last, value_end) if kind is ValueType.DURATION else last
    span = s.range(number.begin, max(number.last, min(last, value_end)))
    quote = s.range(min(first, number.begin), max(last, number.last))
    return Value(
        kind,
        span,
        Span(min(span.start, quote.start), max(span.end, quote.end)),
        s.index,
        number.low * factor,
        number.high * factor,
        rule,
        unit,
        "",
        number.step * factor,
        noun.stem if noun else "",
        noun.group if noun else "",
        attribute,
        predicate,
        s.names_in(begin, end),
        noun.modifiers if noun else frozenset(),
        period_of(s, number.first, year, _SUM_REACH) if kind is ValueType.MONEY else period_of(s, number.first, year),
        context=s.context,
        flags=frozenset(flags),
        places=s.places_in(begin, end),
    )


def _value_end(s: Sentence, number: Number, kind: ValueType) -> int:
    """Where the words of the value end: the unit belongs to it, the noun does not."""
    j = number.last
    if kind is ValueType.COUNT:
        return j
    if s.low(j) == "-" and kind in (ValueType.DURATION, ValueType.QUANTITY):
        return j + 2
    if kind is ValueType.DURATION and [s.low(j + k) for k in (1, 2, 3)] == ["and", "a", "half"]:
        return j + 4  # "an hour and a half"
    if kind is ValueType.SHARE and s.low(j) == "per":
        return j + 2
    if kind is ValueType.SHARE and s.low(j) not in s.lexicon.percent:
        return j
    return j if kind is ValueType.MONEY and s.low(j) not in s.lexicon.currencies else j + 1


def find_attribute(s: Sentence, begin: int, end: int, kinds: frozenset[str]) -> tuple[str, Noun | None]:
    """What is measured: the nearest word of the clause that names an attribute, and that word as noun."""
    lexicon = s.lexicon
    best: tuple[int, int] | None = None
    for k in range(max(0, begin - _ATTRIBUTE_REACH), min(len(s.tokens), end + 3)):
        if begin <= k < end or lexicon.attributes.get(s.tokens[k].stem) not in kinds:
            continue
        lower, upper = min(k, begin), max(k, end)
        if any(s.is_break(m) for m in range(lower + 1, upper)):
            continue
        distance = begin - k if k < begin else k - end
        distance += 3 * sum(s.low(m) == "," for m in range(lower + 1, upper))
        if best is None or distance < best[0]:
            best = (distance, k)
    if best is None:
        return "", noun_after(s, end, plural=False)
    k = best[1]
    stem = s.tokens[k].stem
    return lexicon.attributes[stem], Noun(k, stem, lexicon.groups.get(stem, ""), frozenset())

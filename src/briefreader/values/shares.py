"""Shares: percent and fractions, and the whole, the rate or the movement that they are told of."""

from briefreader.values.languages import words
from briefreader.values.making import find_attribute, make_value
from briefreader.values.model import Value, ValueType
from briefreader.values.numbers import Number
from briefreader.values.phrases import Deed, Noun, deed_of, noun_after
from briefreader.values.sentence import Sentence

_RATES = words("turnout approval unemployment growth inflation share rate")
_MOVING = words("price revenue profit loss pay budget unemployment inflation")
_CHOSEN = words("approve reject win elect")  # what voters did with it
_SUBJECT = 8  # tokens from a verb back to its subject


def read_share(s: Sentence, number: Number, j: int, year: int | None) -> Value | None:
    """A part of a whole: the whole is the noun after "of"."""
    factor = 100.0 if number.share else 1.0
    if s.low(j) == "of" and s.low(j + 1) in s.lexicon.articles and is_unit(s, j + 2):
        return None  # "a third of a cent"
    noun = noun_after(s, j, plural=False) if s.low(j) == "of" else None
    if s.low(j) == "of":
        last = j + 1
        passed: list[str] = []
        while (
            last < len(s.tokens)
            and last < j + 9
            and s.tokens[last].kind == "w"
            and (s.low(last) not in s.lexicon.stops or s.low(last) in ("the", "its", "his", "their", "all", "her"))
            and not (s.deeds[last] and s.low(last).endswith("ed"))
        ):
            passed.append(s.tokens[last].stem)
            last += 1
        if passed:
            head = passed[-1]
            noun = Noun(last - 1, head, s.lexicon.groups.get(head, ""), frozenset(passed[:-1]))
    if noun is not None and is_unit(s, noun.at):
        return None  # "half of the day"
    deed = deed_of(s, number.begin, j)
    rule = "share of" if noun else "share"
    attribute, _ = find_attribute(s, number.begin, j, _RATES) if noun is None else ("", None)
    if not attribute and noun is None and deed.name in ("rise", "fall"):
        attribute = _moved(s, number, deed)
    if (
        noun is not None
        and deed.name not in _CHOSEN
        and any(s.tokens[k].stem in ("voter", "elector") for k in range(j, noun.at + 1))
    ):
        attribute, noun = "turnout", None  # "54 percent of voters took part"
    return make_value(
        s,
        number,
        number.begin,
        (noun.at + 1) if noun else j,
        ValueType.SHARE,
        rule,
        year,
        unit="%",
        noun=noun,
        attribute=attribute,
        predicate=deed.name,
        factor=factor,
    )


def _moved(s: Sentence, number: Number, deed: Deed) -> str:
    """What rose or fell: "sales rose 8 percent", "shares fell 4 percent"."""
    for k in range(deed.at - 1, max(s.clause(number.first)[0], deed.at - _SUBJECT) - 1, -1):
        stem = s.tokens[k].stem
        if stem in s.lexicon.marks["traded"]:
            return "stock"
        named = s.lexicon.attributes.get(stem, "")
        if named in _MOVING:
            return named
    return ""


def is_unit(s: Sentence, k: int) -> bool:
    """Whether token `k` is a unit of money, measure, time or percent."""
    low, lexicon = s.low(k), s.lexicon
    return low in lexicon.currencies or low in lexicon.units or low in lexicon.spans or low in lexicon.percent

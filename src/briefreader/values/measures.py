"""Lengths of time and measures with a unit."""

from briefreader.values.languages import words
from briefreader.values.making import find_attribute, make_value
from briefreader.values.model import Value, ValueType
from briefreader.values.numbers import Number
from briefreader.values.phrases import Deed, Noun, deed_of, noun_after
from briefreader.values.sentence import Sentence

_LASTING = words("meetings talks trips wars truces outages strikes attacks flights matches storms quakes operations")
_STATIONS = {
    **dict.fromkeys(("prison", "jail", "bars"), ("prison", "sentences")),
    **{
        word: (word, "") for word in ("office", "power", "captivity", "custody", "hospital", "space", "orbit", "hiding")
    },
}
_SIZES = words("depth height width length distance area speed weight temperature rainfall")


def read_duration(s: Sentence, number: Number, j: int, unit: str, hyphen: bool, year: int | None) -> Value | None:
    """ "90-minute summit", "three days of talks", "lasted two hours", "a 38-year-old man" (an age)."""
    lexicon, seconds = s.lexicon, s.lexicon.spans[unit]
    if s.low(j) in ("old", "-") and (s.low(j) == "old" or s.low(j + 1) == "old"):
        return None  # an age: read with the people
    after = s.low(j)
    if (
        after in ("ago", "earlier", "later", "before", "after")
        and s.low(number.begin - 1) not in s.lexicon.marks["leads to a duration"]
    ):
        return None
    noun: Noun | None = None
    rule = "duration"
    if hyphen or (s.tokens[j - 1].low in ("hour", "minute", "day", "week", "month", "year") and number.low > 1):
        noun, rule = noun_after(s, j, plural=False), "duration before a noun"
    elif after == "of":
        noun, rule = noun_after(s, j, plural=False), "duration of a noun"
    elif after in ("in", "behind") and s.low(j + 1) in _STATIONS:
        name, group = _STATIONS[s.low(j + 1)]
        noun, rule = Noun(j + 1, name, group, frozenset()), "duration in a place"
    elif s.low(number.begin - 1) == "for" and s.low(number.begin - 2) in _STATIONS:
        name, group = _STATIONS[s.low(number.begin - 2)]
        noun, rule = Noun(number.begin - 2, name, group, frozenset()), "duration in a place"
    elif s.low(number.begin - 1) == "of" and s.tokens[number.begin - 2].stem in lexicon.groups:
        k = number.begin - 2
        noun, rule = Noun(k, s.tokens[k].stem, lexicon.groups[s.tokens[k].stem], frozenset()), "noun of a duration"
    elif s.low(number.begin - 1) == "after":
        noun, rule = _ended(s, number.begin), "duration until the end"
    deed = _lasting_deed(s, number, j)
    if (
        noun is None
        and deed.at >= 0
        and (s.low(number.begin - 1) in s.lexicon.marks["leads to a duration"] or deed.name in ("take", "meet"))
    ):
        rule = "duration of a deed"
        if s.deeds[deed.at] == "last":
            subject = [
                k for k in range(max(0, deed.at - 14), deed.at) if lexicon.groups.get(s.tokens[k].stem) in _LASTING
            ]
            if subject:
                k = subject[0]
                noun = Noun(k, s.tokens[k].stem, lexicon.groups[s.tokens[k].stem], frozenset())
    elif noun is None:
        return None
    if deed.name == "sentence" and noun is None:
        noun = Noun(deed.at, "prison", "sentences", frozenset())
    end = noun.at + 1 if noun and noun.at >= j else j
    return make_value(
        s,
        number,
        number.begin,
        end,
        ValueType.DURATION,
        rule,
        year,
        unit="s",
        noun=noun,
        predicate=deed.name,
        factor=seconds,
    )


def _ended(s: Sentence, at: int) -> Noun | None:
    """What came to an end "after five days": the first thing of the clause that can last."""
    first, _ = s.clause(at - 2)
    groups = s.lexicon.groups
    k = next((k for k in range(first, at - 1) if groups.get(s.tokens[k].stem) in _LASTING), -1)
    return Noun(k, s.tokens[k].stem, groups[s.tokens[k].stem], frozenset()) if k >= 0 else None


def _lasting_deed(s: Sentence, number: Number, j: int) -> Deed:
    """The deed that takes its time: "talked for two hours", "spent two hours with", "took firefighters two hours"."""
    before = range(max(0, number.begin - 4), number.begin)
    if any(s.low(k) in ("spent", "spend", "spending") for k in before):
        together = {s.low(k) for k in range(j, min(len(s.tokens), j + 5))} & {"with", "together", "talking"}
        return Deed("meet" if together else "spend", number.begin - 1, True)
    taken = next((k for k in before if s.low(k) in ("took", "takes", "needed", "needs", "taking")), -1)
    if taken >= 0:
        return Deed("take", taken, True)
    return deed_of(s, number.begin, j)


def read_measure(s: Sentence, number: Number, j: int, unit: str, year: int | None) -> Value:
    base, factor = s.lexicon.units[unit]
    per_hour = s.low(j) in ("per", "an", "/") and s.low(j + 1) in ("hour", "h")
    if per_hour and base == "m":
        base, factor, j = "m/s", factor / 3600, j + 2
    attribute, noun = find_attribute(s, number.begin, j, _SIZES)
    after = j
    if s.low(j) == "(":  # the same in another unit
        after = next((k + 1 for k in range(j, min(len(s.tokens), j + 8)) if s.low(k) == ")"), j)
    if s.low(after) in s.lexicon.marks["directions"]:
        attribute, noun = "distance", None
    if base == "m/s":
        attribute, noun = "speed", None
    return make_value(
        s,
        number,
        number.begin,
        j,
        ValueType.QUANTITY,
        "quantity",
        year,
        unit=base,
        attribute=attribute,
        noun=noun,
        factor=factor,
    )

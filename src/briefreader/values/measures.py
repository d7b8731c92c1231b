"""Lengths of time and measures with a unit."""

from briefreader.values.languages import words
from briefreader.values.making import find_attribute, make_value
from briefreader.values.model import Flag, Value, ValueType
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
_SIZES = words("zone depth height width length distance area speed weight temperature rainfall")


def read_duration(s: Sentence, number: Number, j: int, unit: str, hyphen: bool, year: int | None) -> Value | None:
    """ "90-minute summit", "three days of talks", "lasted two hours", "a 38-year-old man" (an age)."""
    seconds = s.lexicon.spans[unit]
    if s.low(j) in ("old", "-") and (s.low(j) == "old" or s.low(j + 1) == "old"):
        return None  # an age: read with the people
    after = s.low(j)
    if (
        after in ("ago", "earlier", "later", "before", "after")
        and s.low(number.begin - 1) not in s.lexicon.marks["leads to a duration"]
    ):
        return None
    if any(s.low(k) in s.lexicon.marks["named by years"] for k in range(j, j + 3)):
        return None
    noun, rule = _noun_beside(s, number, j, hyphen)
    deed = _lasting_deed(s, number, j)
    if (
        noun is None
        and deed.at >= 0
        and (
            s.low(number.begin - 1) in s.lexicon.marks["leads to a duration"]
            or deed.name in ("take", "meet", "extinguish")
        )
    ):
        rule = "duration of a deed"
        noun = _subject(s, deed) if s.deeds[deed.at] == "last" else None
    elif noun is None and rule == "duration until the end":
        deed = Deed("extinguish", number.begin - 1, True)
    elif noun is None:
        return None
    if deed.name == "sentence" and noun is None:
        noun = Noun(deed.at, "prison", "sentences", frozenset())
    if noun is None and deed.name in ("hold", "kidnap"):
        noun = Noun(deed.at, "captivity", "", frozenset())
    if noun is None and deed.at >= 0 and s.lexicon.groups.get(s.tokens[deed.at].stem) in _LASTING:
        stem = s.tokens[deed.at].stem
        noun = Noun(deed.at, stem, s.lexicon.groups[stem], frozenset())  # "the walkout is to run for five days"
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


def _noun_beside(s: Sentence, number: Number, j: int, hyphen: bool) -> tuple[Noun | None, str]:
    """What lasts, where it stands beside the number, and the shape: "90-minute summit", "three days of talks"."""
    groups, after, before = s.lexicon.groups, s.low(j), s.low(number.begin - 1)
    if hyphen or (s.tokens[j - 1].low in ("hour", "minute", "day", "week", "month", "year") and number.low > 1):
        return noun_after(s, j, plural=False), "duration before a noun"
    if after == "of":
        return noun_after(s, j, plural=False), "duration of a noun"
    if after in ("in", "behind") and s.low(j + 1) in _STATIONS:
        return Noun(j + 1, *_STATIONS[s.low(j + 1)], frozenset()), "duration in a place"
    k = number.begin - 2
    if before == "for" and s.low(k) in _STATIONS:
        return Noun(k, *_STATIONS[s.low(k)], frozenset()), "duration in a place"
    if before == "of" and s.tokens[k].stem in groups:
        return Noun(k, s.tokens[k].stem, groups[s.tokens[k].stem], frozenset()), "noun of a duration"
    if before == "after" and any(s.deeds[m] == "extinguish" for m in range(max(0, k - 4), k + 1)):
        return None, "duration until the end"
    if before == "after":
        return _lasting(s, s.clause(k)[0], k + 1), "duration until the end"
    return None, "duration"


def _subject(s: Sentence, deed: Deed) -> Noun | None:
    """What "lasted"."""
    return _lasting(s, max(0, deed.at - 14), deed.at)


def _lasting(s: Sentence, first: int, last: int) -> Noun | None:
    """The first thing between two tokens that can last."""
    groups = s.lexicon.groups
    k = next((k for k in range(first, last) if groups.get(s.tokens[k].stem) in _LASTING), -1)
    return Noun(k, s.tokens[k].stem, groups[s.tokens[k].stem], frozenset()) if k >= 0 else None


def _lasting_deed(s: Sentence, number: Number, j: int) -> Deed:
    """The deed that takes its time: "talked for two hours", "spent two hours with", "took firefighters two hours"."""
    before = range(max(0, number.begin - 4), number.begin)
    if any(s.low(k) in ("spent", "spend", "spending") for k in before):
        together = {s.low(k) for k in range(j, min(len(s.tokens), j + 5))} & {"with", "together", "talking"}
        return Deed("meet" if together else "spend", number.begin - 1, True)
    taken = next((k for k in before if s.low(k) in ("took", "takes", "needed", "needs", "taking")), -1)
    if taken >= 0:
        goal = next((k for k in range(j, min(len(s.tokens), j + 5)) if s.deeds[k] == "extinguish"), -1)
        return Deed("extinguish" if goal >= 0 else "take", taken, True)  # "needed nine hours to douse it"
    return deed_of(s, number.begin, j)


def read_measure(s: Sentence, number: Number, j: int, unit: str, year: int | None) -> Value:
    base, factor = s.lexicon.units[unit]
    within = s.low(number.begin) == "within" and s.low(j) == "of"
    if within:  # a circle, told by its edge
        number = number._replace(low=number.high, flags=number.flags - {Flag.AT_MOST})
    per_hour = s.low(j) in ("per", "an", "/") and s.low(j + 1) in ("hour", "h")
    if per_hour and base == "m":
        base, factor, j = "m/s", factor / 3600, j + 2
    attribute, noun = find_attribute(s, number.begin, j, _SIZES)
    after = j
    if s.low(j) == "(":  # the same in another unit
        after = next((k + 1 for k in range(j, min(len(s.tokens), j + 8)) if s.low(k) == ")"), j)
    if s.low(after) in s.lexicon.marks["directions"]:
        attribute, noun = "distance", None
    if within and base == "m":
        attribute, noun = "zone", None
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

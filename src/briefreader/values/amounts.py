"""Counts, shares, sums of money, measures and lengths of time: a number with what it is said of."""

from dataclasses import replace

from briefreader.values.languages import words
from briefreader.values.making import find_attribute, make_value
from briefreader.values.measures import read_duration, read_measure
from briefreader.values.model import CHECK, Flag, Value, ValueType
from briefreader.values.numbers import Number, find_numbers
from briefreader.values.phrases import Deed, Noun, deed_of, noun_after
from briefreader.values.sentence import Sentence
from briefreader.values.shares import is_unit, read_share

_CONVERTED = 0.15  # what rounding may add to a conversion
_FEW, _FRACTIONS = 3, 1000
_SUMS = words("""
    price cost worth deal revenue profit loss fine bail damages pay budget investment debt ransom reward aid tax bonus
    charge dividend savings
""")
_REPORTING = words("say announce confirm record regist report find")
_DONE = words("arrest hurt die cut evacuate rescue kidnap free convict")
_SUBJECT = 8  # tokens from a verb back to its subject
_SUM_OF = {"lose": "loss", "fine": "fine", "invest": "investment", "cost": "cost", "steal": "theft", "raise": "raised"}
_LONG = words("year month week day quarter annum")  # of time: they are the sum's period, no unit


def read_amounts(s: Sentence, year: int | None) -> list[Value]:
    """The amounts of a sentence, in order. `year` is that of the article, if it is known."""
    numbers = find_numbers(s.tokens, s.lexicon)
    last: Value | None = None
    found: list[Value] = []
    for number in numbers:
        if any(k in s.claimed for k in range(number.first, number.last)) or _is_name(s, number):
            continue
        value = _read_one(s, number, year)
        if value is None and last is not None and _goes_on(s, number, last):
            value = replace(
                last,
                span=s.range(number.begin, number.last),
                quote=s.range(number.begin, number.last),
                low=number.low,
                high=number.high,
                step=number.step,
                flags=number.flags | {Flag.PART},
            )
            found[-1] = replace(last, flags=last.flags | {Flag.PART})
        if value is None:
            continue
        if last is not None and _is_conversion(s, number, value, last):
            if not _is_near(value, last):
                found.append(replace(value, rule=CHECK))
            continue  # a conversion in brackets is another spelling of the same value
        s.claimed.update(range(number.first, number.last))
        if last is not None and _adds_up(last, value):
            found[-1] = replace(last, flags=last.flags | {Flag.PART})
            value = replace(value, flags=value.flags | {Flag.PART})
        last = value
        found.append(value)
    return found


def _goes_on(s: Sentence, number: Number, last: Value) -> bool:
    """Whether a bare number goes on with the count before it: "killed 12 people in one town and seven in another"."""
    joined = s.low(number.begin - 1) in ("and", ",") and s.low(number.last) in s.lexicon.marks["leads to a place"]
    return joined and last.type is ValueType.COUNT and last.predicate != "" and not number.is_year


def _is_conversion(s: Sentence, number: Number, value: Value, last: Value) -> bool:
    """Whether a number in brackets says the measure before it in another unit."""
    alike = value.unit == last.unit != "" and s.low(number.begin - 1) == "("
    return alike and value.type in (ValueType.QUANTITY, ValueType.DURATION)


def _is_near(a: Value, b: Value) -> bool:
    return a.low <= b.high * (1 + _CONVERTED) and b.low <= a.high * (1 + _CONVERTED)


def _adds_up(a: Value, b: Value) -> bool:
    """Whether two counts are parts of a sum: "killing two officials and five other people"."""
    counts = a.type is b.type is ValueType.COUNT and a.predicate == b.predicate != ""
    return counts and "other" in b.modifiers | {b.head}


def _is_name(s: Sentence, number: Number) -> bool:
    """Whether a number is part of a name ("Flight 370"), a date, a score, a fraction written with signs."""
    tokens, i = s.tokens, number.first
    if number.last < len(tokens) and tokens[number.last].text in "/" and tokens[number.last].glued:
        return True
    if i and tokens[i - 1].text in ("/", ":", "#", "@", "&", "=") and tokens[i].glued:
        return True
    if tokens[i].kind != "n" or not i or number.begin < i:
        return False
    before = tokens[i - 1]
    if is_unit(s, number.last):
        return False  # "in Europe 4 percent"
    if before.low in s.lexicon.marks["names a number"]:
        return True
    is_word = before.kind == "w" and before.is_capital and i > 1
    return is_word and before.low not in s.lexicon.stops and not before.text.isupper()


def _read_one(s: Sentence, number: Number, year: int | None) -> Value | None:
    tokens, lexicon = s.tokens, s.lexicon
    j = number.last
    low = s.low(j)
    signs = [tokens[k].text for k in range(number.begin, number.first)]
    currency = next((lexicon.currencies[x] for x in signs if x in lexicon.currencies), "")
    if not currency and low in lexicon.currencies and low not in ("won", "rand", "$"):
        currency, j = lexicon.currencies[low], j + 1
    if currency:
        return _money(s, number, j, currency, year)
    if number.share and (low in lexicon.spans or (low in lexicon.articles and s.low(j + 1) in lexicon.spans)):
        k = j if low in lexicon.spans else j + 1  # "half an hour"
        return read_duration(s, number, k + 1, s.low(k), False, year)
    if number.share and low in lexicon.articles and s.low(j + 1) in lexicon.units:
        return read_measure(s, number._replace(share=False, step=0.1), j + 2, s.low(j + 1), year)  # "half a mile"
    if low in lexicon.percent or (low == "per" and s.low(j + 1) == "cent") or number.share:
        j += 0 if number.share and low not in lexicon.percent else 2 if low == "per" else 1
        return read_share(s, number, j, year)
    hyphen = low == "-" and tokens[j].glued
    unit = s.low(j + 1) if hyphen else low
    if unit in lexicon.spans:
        return read_duration(s, number, j + (2 if hyphen else 1), unit, hyphen, year)
    if unit in lexicon.units:
        return read_measure(s, number, j + (2 if hyphen else 1), unit, year)
    if number.is_year and s.tokens[min(j, len(tokens) - 1)].stem not in lexicon.groups:
        return None
    ahead = j + 1 if s.low(j) == "-" else j
    if s.low(number.first - 1) == "magnitude" or s.low(ahead) == "magnitude":
        return make_value(
            s, number, number.begin, j, ValueType.QUANTITY, "magnitude", year, unit="magnitude", attribute="magnitude"
        )
    if hyphen or (low in ("a.m", "p.m", "am", "pm", "a", "p") and tokens[j].glued):
        return None
    return _count(s, number, j, year)


def _count(s: Sentence, number: Number, j: int, year: int | None) -> Value | None:
    """ "five people", "four of them", "12 dead", "another three"."""
    lexicon = s.lexicon
    noun = noun_after(s, j) or _counted_before(s, number)
    if s.low(number.begin - 1) == "of" and s.low(number.begin - 2) in s.lexicon.marks["parents"]:
        child = Noun(number.last - 1, "child", "children", frozenset())
        first = number.begin - 2
        return make_value(s, number, first, j, ValueType.COUNT, "count", year, noun=child, predicate="parent")
    if number.step < 1 and number.low != int(number.low) and number.high < _FRACTIONS:
        return None  # points of an index, a grade
    one = number.low == number.high == 1
    if one and (noun is None or s.low(j) == "of" or noun.group not in lexicon.persons):
        return None
    end = noun.at + 1 if noun and noun.at >= j else j
    deed = deed_of(s, number.begin, end)
    if noun is not None and noun.stem in ("case", "infect") and (not deed.name or deed.name in _REPORTING):
        deed = Deed("infect", noun.at, True)  # "confirmed 62 cases"
    if noun is not None and noun.group == "persons" and deed.name == "live":
        noun = noun._replace(group="residents")
    if noun is not None and noun.at < j:
        deed = Deed("", -1, False)
    if noun is not None and noun.stem == "time" and s.deeds[max(0, number.begin - 4) : number.begin].count("shoot"):
        noun, deed = noun._replace(stem="shot", group="shots"), Deed("shoot", deed.at, True)  # "shot him six times"
    if noun is not None and noun.group == "accords" and deed.name in ("exchange", "agree", "reach", "seal"):
        deed = deed._replace(name="sign")
    if noun is not None and noun.group == "dead":
        deed = Deed("body" if s.low(noun.at) in s.lexicon.marks["bodies"] else "die", noun.at, True)
    if noun is not None and not noun.group and s.deeds[noun.at] and (not deed.tight or _names_deed(s, noun.at)):
        deed = Deed(s.deeds[noun.at], noun.at, True)  # "22 arrests", "nine survivors"
    if noun is not None and noun.stem == "point" and deed.name in ("rise", "fall"):
        return None  # of an index
    if noun is not None and s.low(noun.at) in lexicon.marks["counted with a job"] and "job" in noun.modifiers:
        noun, deed = Noun(noun.at, "job", "jobs", noun.modifiers - {"job"}), Deed("cut", noun.at, True)
    few = number.high <= _FEW and s.low(number.begin - 1) == "the"  # "the two leaders" counts nobody
    if few or (
        noun is not None and not noun.group and s.tokens[noun.at].is_capital and not s.low(noun.at).endswith("s")
    ):
        return None  # and "900 Harbour St." is an address
    if noun is None and not (deed.tight and deed.name) and s.low(j) != "of":
        return None
    if noun is not None and noun.at == j and s.deeds[j] in ("die", "hurt", "arrest", "miss") and deed.at == -1:
        return make_value(
            s, number, number.begin, end, ValueType.COUNT, "count", year, noun=None, predicate=s.deeds[j], factor=1
        )
    return make_value(
        s,
        number,
        number.begin,
        max(end, deed.at + 1 if 0 <= deed.at - end < 4 else end),
        ValueType.COUNT,
        "count" if deed.tight else "count, loose",
        year,
        noun=noun,
        predicate=deed.name,
    )


def _counted_before(s: Sentence, number: Number) -> Noun | None:
    """What a bare number counts that stands behind a verb: "the number of infections stands at 80"."""
    if s.low(number.begin - 1) not in s.lexicon.marks["leads to a level"]:
        return None
    for k in range(number.begin - 2, max(s.clause(number.first)[0], number.begin - _SUBJECT) - 1, -1):
        if (s.low(k), s.low(k + 1)) == ("number", "of"):
            return noun_after(s, k + 2)
        if s.low(k) in s.lexicon.marks["levels"]:
            return Noun(k, s.tokens[k].stem, s.lexicon.groups.get(s.tokens[k].stem, ""), frozenset())
    return None


def _names_deed(s: Sentence, k: int) -> bool:
    """Whether a noun says what was done to those that it counts: "confirmed five arrests"."""
    return s.deeds[k] in _DONE and s.low(k).endswith("s")


def _money(s: Sentence, number: Number, j: int, currency: str, year: int | None) -> Value:
    """A sum: what of (price, loss, fine) stands beside it or in the clause."""
    deed = deed_of(s, number.begin, j)
    attribute, noun = find_attribute(s, number.begin, j, _SUMS)
    named = s.lexicon.attributes
    near = {named.get(s.tokens[k].stem) for k in range(max(s.clause(number.first)[0], number.begin - 9), number.begin)}
    if (deed.name in ("buy", "sell") or "deal" in near) and attribute in ("", "worth", "cost", "price"):
        attribute = "deal"
    if attribute == "" and deed.name in _SUM_OF:
        attribute = _SUM_OF[deed.name]
    if attribute == "" and deed.name == "pay" and s.low(j) == "for" and s.low(j + 1) in ("the", "a", "an"):
        attribute = "deal"  # "paid $2 million for the drawing"
    before = range(max(0, number.begin - 6), number.begin)
    if attribute == "" and any(s.tokens[k].stem in s.lexicon.marks["traded"] for k in before):
        attribute = "stock"  # "the shares closed at 31.40 dollars"
    unit = currency
    at = j + 1 if s.low(j) == "for" and s.low(j + 1) in ("each", "every") else j  # "16.80 for each share"
    if s.low(at) in ("per", "a", "an", "each", "every") and s.low(at + 1) and s.low(at + 1) not in _LONG:
        unit = f"{currency} per {s.tokens[at + 1].stem}"
        offered = any(t.low in s.lexicon.marks["offering"] for t in s.tokens)
        if s.tokens[at + 1].stem == "share" and attribute in ("", "deal", "worth", "stock"):
            attribute = "price" if offered or attribute in ("deal", "worth") else ""
    saved = attribute == "cost" and any(s.deeds[k] == "cut" for k in range(max(0, number.begin - 5), number.begin))
    attribute = "savings" if saved else attribute  # "cut costs by 95 million"
    value = make_value(
        s,
        number,
        number.begin,
        j,
        ValueType.MONEY,
        "money",
        year,
        unit=unit,
        attribute=attribute,
        noun=noun,
        predicate="" if saved else deed.name,
    )
    return replace(value, flags=value.flags - {Flag.CHANGE}) if saved else value

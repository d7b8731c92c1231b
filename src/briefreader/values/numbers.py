"""Numbers in digits and words, with what stands before them: bounds, approximation, ranges, fractions, scales.

Each number is read from its first token on, once; what is looked at around it has a fixed reach.
"""

from collections.abc import Sequence
from typing import NamedTuple

from briefreader.values.languages import Lexicon
from briefreader.values.model import Flag
from briefreader.values.tokens import Token

_ABOUT = 0.06  # "about 170" may be 160 to 180
_NEARLY = 0.1  # "nearly 300" may be 270
_MEASURED = frozenset(("than", "about", "nearly", "almost", "over"))
_LONGEST = 8  # tokens of a number in words
_YEARS = range(1500, 2100)


class Number(NamedTuple):
    """Tokens `first` to `last` (excluded) as a number: `low` to `high` in units of one, `step` its last written digit.

    `begin` is the first token with the words of bound or approximation before it. `share` says that it is a fraction
    of something, `is_year` that it is written like a year.
    """

    begin: int
    first: int
    last: int
    low: float
    high: float
    step: float
    flags: frozenset[Flag]
    share: bool = False
    is_year: bool = False


def find_numbers(tokens: Sequence[Token], lexicon: Lexicon) -> list[Number]:
    """The numbers of a sentence, in order, disjoint; a range is one number."""
    found: list[Number] = []
    i = 0
    while i < len(tokens):
        read = _read(tokens, i, lexicon)
        if read is None:
            i += 1
            continue
        number = _ranged(tokens, read, lexicon)
        found.append(_bounded(tokens, number, lexicon, found[-1].last if found else 0))
        i = number.last
    return found


def _read(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Number | None:
    token = tokens[i]
    if token.kind == "n":
        return _digits(tokens, i, lexicon)
    if token.kind != "w":
        return None
    low = token.low
    if low in lexicon.numbers:
        return _words(tokens, i, lexicon)
    if low in lexicon.vague or low in lexicon.scales or low in lexicon.fractions or low in lexicon.articles:
        return _vague(tokens, i, lexicon)
    return None


def _digits(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Number | None:
    token = tokens[i]
    raw = token.text
    if i and token.glued and tokens[i - 1].kind == "w":
        return None  # "G7", "B2"
    if i > 1 and token.glued and tokens[i - 1].text == "-" and tokens[i - 1].glued and tokens[i - 2].kind == "w":
        return None  # "COVID-19", "F-16", "mid-20"
    if len(raw) > 18:
        return None
    value, step = float(raw.replace(",", "")), _step(raw)
    last, scale = i + 1, 1.0
    if last < len(tokens):
        after = tokens[last]
        factor = lexicon.scales.get(after.low, 0.0) if after.kind == "w" else 0.0
        if (
            factor
            and (len(after.low) > 1 or after.glued)
            and not (after.low == "m" and not _is_money(tokens, i, lexicon))
        ):
            scale, last = factor, last + 1
        elif (
            after.kind == "w" and after.glued and after.low not in lexicon.units and after.low not in lexicon.currencies
        ):
            return None  # "90s" and "7th" are read elsewhere, "5G" is no number
    value, step = value * scale, (step * scale if scale > 1 else step)
    is_year = raw.isdigit() and len(raw) == 4 and int(raw) in _YEARS and last == i + 1
    return Number(i, i, last, value, value, step, frozenset(), is_year=is_year)


def _is_money(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    return i > 0 and tokens[i - 1].text in lexicon.currencies


def _step(raw: str) -> float:
    """The size of the last written digit: zeros at the end of a number of three digits or more may be rounded."""
    whole, _, part = raw.partition(".")
    if part:
        return float(10.0 ** -len(part))
    digits = whole.replace(",", "")
    zeros = len(digits) - len(digits.rstrip("0"))
    return float(10.0**zeros) if len(digits) > 2 and zeros < len(digits) else 1.0


def _words(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Number | None:
    """ "seven", "twenty-five", "two hundred and five", "three dozen", "two-thirds", "five million"."""
    total, current, scale_seen = 0.0, lexicon.numbers[tokens[i].low], 1.0
    j = i + 1
    while j < len(tokens) and j - i < _LONGEST:
        low = tokens[j].low
        if low == "-" and j + 1 < len(tokens) and tokens[j].glued:
            ahead = tokens[j + 1].low
            if ahead in lexicon.fractions and current < 20:
                value = current * lexicon.fractions[ahead]
                return Number(i, i, j + 2, value, value, 0.0, frozenset(), share=True)
            if ahead in lexicon.numbers and current >= 20 and lexicon.numbers[ahead] < 10:
                current += lexicon.numbers[ahead]
                j += 2
                continue
            break
        if low in lexicon.fractions and tokens[j - 1].low != "-" and current < 20 and low.endswith("s"):
            value = current * lexicon.fractions[low]
            return Number(i, i, j + 1, value, value, 0.0, frozenset(), share=True)
        if low in lexicon.fractions and current == 1:
            return Number(i, i, j + 1, lexicon.fractions[low], lexicon.fractions[low], 0.0, frozenset(), share=True)
        if low in lexicon.scales and len(low) > 2:
            factor = lexicon.scales[low]
            if factor == 100.0:
                current *= factor
            else:
                total, current = total + current * factor, 0.0
            scale_seen = max(scale_seen, factor)
        elif low in lexicon.numbers and (scale_seen > 1 or (current >= 20 and lexicon.numbers[low] < 10)):
            current += lexicon.numbers[low]
        elif (
            low in lexicon.conjunctions
            and scale_seen >= 100
            and j + 1 < len(tokens)
            and (tokens[j + 1].low in lexicon.numbers)
        ):
            pass
        else:
            break
        j += 1
    value = total + current
    step = scale_seen if value % scale_seen == 0 and scale_seen > 1 else 1.0
    share = j + 1 < len(tokens) and tokens[j].low == "in" and tokens[j + 1].low in lexicon.numbers and value < 10
    if share and (whole := lexicon.numbers[tokens[j + 1].low]) > value:
        return Number(i, i, j + 2, value / whole, value / whole, 0.0, frozenset(), share=True)
    return Number(i, i, j, value, value, step, frozenset())


def _vague(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Number | None:
    """ "several", "dozens", "a dozen", "half a million", "hundreds of thousands", "a third"."""
    first = tokens[i].low
    after = tokens[i + 1].low if i + 1 < len(tokens) else ""
    then = tokens[i + 2].low if i + 2 < len(tokens) else ""
    if first in lexicon.articles:
        if after in lexicon.spans and not after.endswith("s"):
            return _one_span(tokens, i, lexicon)
        if after in lexicon.vague:
            low, high = lexicon.vague[after]
            if then in lexicon.scales and len(then) > 2:
                factor = lexicon.scales[then]
                return Number(i, i, i + 3, low * factor, high * factor, 0.0, frozenset({Flag.VAGUE}))
            return Number(i, i, i + 2, low, high, 0.0, frozenset({Flag.VAGUE}))
        if (
            after in lexicon.fractions
            and (then in ("of", "") or not then.isalpha() or then in lexicon.stops)
            and then != "-"
        ):
            value = lexicon.fractions[after]
            return Number(i, i, i + 2, value, value, 0.0, frozenset(), share=True)
        if after in lexicon.scales and len(after) > 2 and not after.endswith("s"):
            value = lexicon.scales[after]
            return Number(i, i, i + 2, value, value, value, frozenset())
        return None
    if first in lexicon.fractions:
        if first != "half" and not first.endswith("s"):
            return None  # "the third man"
        if first == "half" and after in lexicon.articles and then in lexicon.scales and len(then) > 2:
            value = lexicon.scales[then] / 2
            return Number(i, i, i + 3, value, value, value / 5, frozenset())
        if first == "half" and after == "-" and (then in lexicon.units or then in lexicon.spans):
            return Number(i, i, i + 1, 0.5, 0.5, 0.1, frozenset())
        if first == "half" and after != "-":
            return Number(i, i, i + 1, 0.5, 0.5, 0.0, frozenset(), share=True)
        return None
    if first in lexicon.vague and first not in ("couple", "handful", "few"):
        low, high = lexicon.vague[first]
        return Number(i, i, i + 1, low, high, 0.0, frozenset({Flag.VAGUE}))
    if len(first) > 2 and (first.endswith("s") or first + "s" in lexicon.scales) and after == "of":
        factor = lexicon.scales[first]
        if then in lexicon.scales and then.endswith("s"):
            factor *= lexicon.scales[then]
            return Number(i, i, i + 3, 2 * factor, 10 * factor, 0.0, frozenset({Flag.VAGUE}))
        return Number(i, i, i + 1, 2 * factor, 10 * factor, 0.0, frozenset({Flag.VAGUE}))
    if first.endswith("s") and len(first) > 3 and lexicon.scales[first] >= 100:
        factor = lexicon.scales[first]
        return Number(i, i, i + 1, 2 * factor, 10 * factor, 0.0, frozenset({Flag.VAGUE}))
    return None


def _one_span(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Number | None:
    """ "an hour and a half", "a month of talks", "for an hour": one of a unit of time, where it is a length."""
    behind = [t.low for t in tokens[i + 2 : i + 5]]
    if behind[:1] and behind[0] in lexicon.conjunctions and behind[1:] == ["a", "half"]:
        return Number(i, i, i + 1, 1.5, 1.5, 0.5, frozenset())
    before = tokens[i - 1].low if i else ""
    if behind[:1] == ["of"] or before in lexicon.marks["leads to a duration"] | _MEASURED:
        return Number(i, i, i + 1, 1.0, 1.0, 1.0, frozenset())
    return None


def _ranged(tokens: Sequence[Token], number: Number, lexicon: Lexicon) -> Number:
    """The number, or the range that it begins: "20 to 30", "20-30", "between 20 and 30"."""
    j = number.last
    if j + 1 >= len(tokens) or number.flags:
        return number
    before = tokens[number.first - 1].low if number.first else ""
    joint = tokens[j].low
    if joint not in ("to", "-", "–", "and", "or") or (joint == "and") != (before == "between"):
        return number
    if joint == "to" and before == "from":
        return number  # a change, not a range
    other = _read(tokens, j + 1, lexicon)
    if other is None and joint in "-–" and tokens[j + 1].kind == "n":
        raw = tokens[j + 1].text
        other = Number(j + 1, j + 1, j + 2, float(raw.replace(",", "")), float(raw.replace(",", "")), 1.0, frozenset())
    if other is None or other.flags or other.share != number.share or other.low <= number.low:
        return number
    low = number.low
    if other.low >= 1e3 and number.high < 1e3 <= other.low and joint != "or":
        factor = 10.0 ** (len(str(int(other.low))) - len(str(int(other.low)).rstrip("0")))
        low = low * factor if low * factor < other.low and factor >= 1e3 else low
    if joint == "or" and other.low > 2 * low:
        return number
    return Number(number.begin, number.first, other.last, low, other.high, other.step, frozenset(), number.share)


def _bounded(tokens: Sequence[Token], number: Number, lexicon: Lexicon, floor: int) -> Number:
    """The number with the words of bound and approximation before it taken into account."""
    begin, low, high = number.first, number.low, number.high
    flags = set(number.flags)
    while begin > floor and tokens[begin - 1].text in lexicon.currencies and not tokens[begin - 1].text.islower():
        begin -= 1
    if begin - 1 >= floor and tokens[begin - 1].low in ("the", "an", "a") and begin - 2 >= floor:
        word = tokens[begin - 2].low  # "about a third", "nearly the 300"
        if word in lexicon.approximate or word in lexicon.nearly:
            begin -= 1
    for _ in range(2):
        if begin <= floor:
            break
        word = tokens[begin - 1].low
        above = _phrase_before(tokens, begin, lexicon.above)
        below = _phrase_before(tokens, begin, lexicon.below)
        if below and below >= above:
            flags.add(Flag.AT_MOST)
            low, begin = 0.0, begin - below
        elif above:
            flags.add(Flag.AT_LEAST)
            high, begin = float("inf"), begin - above
        elif word in lexicon.approximate:
            flags.add(Flag.APPROXIMATE)
            low, high, begin = low * (1 - _ABOUT), high * (1 + _ABOUT), begin - 1
        elif word in lexicon.nearly or (word == "to" and begin - 2 >= floor and tokens[begin - 2].low == "close"):
            flags.add(Flag.APPROXIMATE)
            low, begin = low * (1 - _NEARLY), begin - (2 if word == "to" else 1)
        else:
            break
    if number.last < len(tokens) and tokens[number.last].low == "or" and number.last + 1 < len(tokens):
        after = tokens[number.last + 1].low
        if after == "more":
            flags.add(Flag.AT_LEAST)
            high = float("inf")
        elif after in ("less", "fewer"):
            flags.add(Flag.AT_MOST)
            low = 0.0
        elif after == "so":
            flags.add(Flag.APPROXIMATE)
            low, high = low * (1 - _ABOUT), high * (1 + _ABOUT)
    return number._replace(begin=begin, low=low, high=high, flags=frozenset(flags))


def _phrase_before(tokens: Sequence[Token], end: int, phrases: tuple[tuple[str, ...], ...]) -> int:
    """The length of the longest of the phrases that ends before token `end`."""
    best = 0
    for phrase in phrases:
        n = len(phrase)
        if n > best and end >= n and all(tokens[end - n + k].low == word for k, word in enumerate(phrase)):
            best = n
    return best

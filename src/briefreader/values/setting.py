"""What surrounds a value: the time it speaks of, whether it is denied, expected, part of another or held against it."""

from briefreader.values.model import Flag
from briefreader.values.sentence import Sentence

_REACH = 3
_PERIOD_REACH, _COMMA = 16, 6  # tokens; a comma counts as so many
_REGULAR = {
    "annual": "year",
    "annually": "year",
    "yearly": "year",
    "daily": "day",
    "monthly": "month",
    "weekly": "week",
}
_SCENE = (
    ("at", "the", "scene"),
    ("on", "the", "spot"),
    ("at", "a", "hospital"),
    ("at", "the", "hospital"),
    ("in", "hospital"),
)


def flags_around(s: Sentence, begin: int, end: int) -> set[Flag]:
    """The flags of a value at tokens `begin` to `end` (excluded), with its noun."""
    lexicon, flags = s.lexicon, set[Flag]()
    before = [s.low(k) for k in range(max(0, begin - _REACH), begin)]
    inside = [s.low(k) for k in range(begin, min(len(s.tokens), end + 1))]
    counts = s.low(end - 1) not in lexicon.percent
    if counts and any(s.low(k) in lexicon.more and s.low(k + 1) != "than" for k in range(max(0, begin - 2), end + 1)):
        flags.add(Flag.MORE)
    if lexicon.part & set(before[-2:]) or (s.low(end) == "of" and s.low(end + 1) in ("them", "whom", "those", "these")):
        flags.add(Flag.PART)
    if before[-2:] == ["of", "whom"] or before[-1:] == ["whom"] or inside[-2:] == ["of", "the"]:
        flags.add(Flag.PART)
    if before[-1:] == ["than"] or lexicon.compared & set(before):
        flags.add(Flag.COMPARED)
    moved = any(s.deeds[k] in ("rise", "fall") or s.low(k) in ("up", "down") for k in range(max(0, begin - 8), begin))
    if before[-1:] == ["from"] and moved:
        flags.add(Flag.COMPARED)
    if before[-1:] == ["from"] and "to" in [s.low(k) for k in range(end, min(len(s.tokens), end + 5))]:
        flags.add(Flag.COMPARED)
    if before[-1:] == ["by"] and any(s.deeds[k] in ("rise", "fall", "cut") for k in range(max(0, begin - 4), begin)):
        flags.add(Flag.CHANGE)
    if begin and s.deeds[begin - 1] in ("rise", "fall"):
        flags.add(Flag.CHANGE)
    if s.lexicon.marks["totals"] & {s.low(k) for k in range(max(0, begin - 5), min(len(s.tokens), end + 4))}:
        flags.add(Flag.BACKGROUND)
    if lexicon.background & set(inside):
        flags.add(Flag.BACKGROUND)
    first, last = s.clause(begin)
    words = [s.low(k) for k in range(first, min(last, begin))]
    if lexicon.negations & set(words[-5:]):
        flags.add(Flag.NEGATED)
    if lexicon.uncertain & set(words[-6:]):
        flags.add(Flag.UNCERTAIN)
    for phrase in _SCENE:
        n = len(phrase)
        if any(tuple(s.low(k + m) for m in range(n)) == phrase for k in range(end, min(len(s.tokens), end + 6))):
            flags.add(Flag.PART)
    return flags


def period_of(s: Sentence, at: int, year: int | None, reach: int = _PERIOD_REACH) -> str:
    """The time that a number speaks of where the clause names one: "since 2009", "last year", "first half", else ""."""
    found: list[tuple[int, str]] = []
    lexicon = s.lexicon
    for k, token in enumerate(s.tokens):
        low, before = token.low, s.low(k - 1)
        if token.kind == "n" and len(token.text) == 4 and token.text.isdigit() and token.text[:2] in ("18", "19", "20"):
            if before == "since":
                found.append((k, f"since {low}"))
            elif year != int(low) and (
                _is_adjective(s, k) or before in ("in", "of", "during", "for", "fiscal") or before in lexicon.months
            ):
                found.append((k, low))
        elif low in ("year", "month", "week", "quarter", "years", "months", "decade", "decades", "weeks") and before:
            if low == "quarter" and s.low(k + 1) in ("ended", "ending", "to", "through"):
                month = next((s.low(m) for m in range(k + 2, k + 5) if s.low(m) in lexicon.months), "")
                found += [(k, f"quarter to {month}")] if month else []
            if before in ("fiscal", "financial", "same"):
                before = s.low(k - 2)  # "the prior fiscal year"
            if low == "year" and before == "last" and year:
                found.append((k, str(year - 1)))
            elif (before in lexicon.relative and before != "next") or before in ("recent", "previous", "prior"):
                found.append((k, f"{before} {token.stem}"))
            elif s.low(k + 1) == "earlier":
                found.append((k, f"{before} {token.stem} earlier"))
            elif before in ("first", "second", "third", "fourth") and token.low == "quarter":
                found.append((k, f"{before} quarter"))
            elif before in ("a", "per", "each", "every") and low != "quarter" and s.low(k + 1) != "of":
                found.append((k, f"per {token.stem}"))
        elif low in _REGULAR:
            found.append((k, f"per {_REGULAR[low]}"))
        elif low == "half" and before in ("first", "second") and s.low(k + 1) in ("of", "year"):
            found.append((k, f"{before} half"))
    if not found:
        return ""
    nearest = min((_distance(s, at, k), period) for k, period in found)
    return nearest[1] if nearest[0] <= reach else ""


def _is_adjective(s: Sentence, k: int) -> bool:
    """Whether a year stands before a noun: "the 1998 fire"."""
    after = s.low(k + 1)
    return s.low(k - 1) in ("the", "a") and after.isalpha() and after not in s.lexicon.stops


def _distance(s: Sentence, at: int, k: int) -> int:
    """Tokens between two places, a comma or an "and" counted as several."""
    low, high = min(at, k), max(at, k)
    return high - low + _COMMA * sum(s.low(m) == "," or s.low(m) in s.lexicon.conjunctions for m in range(low, high))

"""Ordinals ("the second summit in two months") and scores of votes and games ("by 52 votes to 48", "won 2-1")."""

from collections.abc import Iterator

from briefreader.values.languages import words
from briefreader.values.model import Value, ValueType
from briefreader.values.phrases import noun_after
from briefreader.values.sentence import Sentence
from briefreader.values.setting import period_of

_PLAYED = words("win lose vote elect approve reject")
_LARGEST_SCORE = 700


def read_ranks(s: Sentence) -> Iterator[Value]:
    """The ranks and scores of a sentence."""
    for i, token in enumerate(s.tokens):
        if token.kind == "w":
            rank = s.lexicon.ordinals.get(token.low, 0)
            last = i + 1
        elif token.kind == "n" and s.low(i + 1) in ("st", "nd", "rd", "th") and s.tokens[i + 1].glued:
            rank = int(token.text) if token.text.isdigit() and len(token.text) < 4 else 0
            last = i + 2
        else:
            rank = 0
        if rank:
            value = _rank(s, i, last, rank)
            if value is not None:
                yield value
        elif token.kind == "n" or token.low in s.lexicon.numbers:
            value = _score(s, i)
            if value is not None:
                yield value


def _rank(s: Sentence, first: int, last: int, rank: int) -> Value | None:
    if any(k in s.claimed for k in range(first, last)) or s.low(last) == "of" or s.low(first - 1) == "-":
        return None
    if s.low(last) == "-" and s.low(last + 1) in s.lexicon.marks["no rank"]:
        return None
    superlative = ""
    if s.low(last) == "-" and (s.low(last + 1).endswith("est") or s.low(last + 1) == "most"):
        superlative, last = s.low(last + 1), last + 2
    elif (s.low(last).endswith("est") and len(s.low(last)) > 5) or s.low(last) == "most":
        superlative, last = s.low(last), last + 1
    noun = noun_after(s, last, plural=False)
    if (
        noun is None
        or noun.stem in s.lexicon.marks["no rank"]
        or s.low(last) in s.lexicon.marks["no rank"]
        or (rank == 1 and not superlative)
    ):
        return None
    begin, end = s.clause(first)
    return Value(
        ValueType.RANK,
        s.range(first, last),
        s.range(first, noun.at + 1),
        s.index,
        rank,
        rank,
        "rank",
        "rank",
        "",
        1.0,
        noun.stem,
        noun.group,
        superlative,
        "",
        s.names_in(begin, end),
        noun.modifiers,
        context=s.context,
        period=period_of(s, first, None),
    )


def _score(s: Sentence, i: int) -> Value | None:
    """ "2-1" or "52 to 48" near a word of voting or playing."""
    votes = s.low(i + 1) in ("votes", "vote")
    if votes and s.low(i + 2) == "to" and _small(s, i + 3) >= 0:
        return _scored(s, i, i + 3, i + 1)
    if s.tokens[i].kind != "n":
        return None
    joint = s.low(i + 1)
    if joint not in ("-", "–", "to") or i + 2 >= len(s.tokens) or s.tokens[i + 2].kind != "n":
        return None
    glued = s.tokens[i + 1].glued and s.tokens[i + 2].glued
    a, b = s.tokens[i].text, s.tokens[i + 2].text
    if (joint != "to" and not glued) or not (a.isdigit() and b.isdigit() and max(len(a), len(b)) < 4):
        return None
    if (
        max(int(a), int(b)) > _LARGEST_SCORE
        or s.low(i + 3) in ("-", "–", "/")
        or s.low(i - 1) in ("-", "–", "/", "from")
    ):
        return None
    near = range(max(0, i - 8), min(len(s.tokens), i + 9))
    word = next((k for k in near if s.low(k) in s.lexicon.marks["play words"] or s.deeds[k] in _PLAYED), -1)
    if (
        word < 0
        or s.low(i + 3) in s.lexicon.spans
        or s.low(i + 3) in s.lexicon.units
        or s.low(i + 4) in s.lexicon.spans
    ):
        return None
    return _scored(s, i, i + 2, word)


def _small(s: Sentence, i: int) -> int:
    """A whole number in digits, or in one word; -1 where there is none."""
    low = s.low(i)
    if low.isdecimal() and len(low) < 4:
        return int(low)
    return int(s.lexicon.numbers.get(low, -1))


def _scored(s: Sentence, first: int, second: int, word: int) -> Value | None:
    a, b = _small(s, first), _small(s, second)
    if a < 0 or b < 0:
        return None
    high, low = max(a, b), min(a, b)
    s.claimed.update((first, second))
    begin, end = s.clause(first)
    deed = s.deeds[word] or next((s.deeds[k] for k in range(begin, end) if s.deeds[k] in _PLAYED), "")
    return Value(
        ValueType.SCORE,
        s.range(first, second + 1),
        s.range(min(first, word), max(second + 1, word + 1)),
        s.index,
        high * 1000.0 + low,
        high * 1000.0 + low,
        "score",
        "score",
        f"{a}-{b}",
        predicate=deed,
        owner=s.names_in(begin, end),
        context=s.context,
        period=period_of(s, first, None),
    )

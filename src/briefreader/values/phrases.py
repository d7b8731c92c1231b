"""The noun that a number counts, and the deed that it is told of."""

from typing import NamedTuple

from briefreader.values.sentence import Sentence
from briefreader.values.tokens import Token

_NOUN_REACH = 7  # tokens from a number to its noun
_TOLL = 14  # tokens from "toll" to its number
_STATES_LEFT = frozenset(("die", "hurt", "miss", "displace"))  # in which somebody is left
_CARRIERS = frozenset(("ships", "trains", "aircraft", "vehicles"))
_VERB_REACH = 14  # tokens from a noun to its verb, over what stands between


class Noun(NamedTuple):
    """The head of a noun phrase: its token, stem, class, and the stems that stand before it."""

    at: int
    stem: str
    group: str
    modifiers: frozenset[str]


def noun_after(s: Sentence, j: int, plural: bool = True) -> Noun | None:
    """The noun that a number ending before token `j` counts: the first plural, else the last word of the phrase."""
    lexicon = s.lexicon
    if s.low(j) == "of" and s.low(j + 1) in ("the", "its", "their", "his", "her"):
        j += 2
    elif s.low(j) == "of":
        j += 1
    if j and s.low(j - 1) in ("the", "of") and j < len(s.tokens) and s.tokens[j].kind == "n":
        j += 1  # "ten of the 14 miners"
    passed: list[str] = []
    best: Noun | None = None
    for k in range(j, min(len(s.tokens), j + _NOUN_REACH)):
        token = s.tokens[k]
        if token.text == "-" and token.glued and k > j:
            continue
        if best is not None and not best.group and token.low in lexicon.conjunctions and _goes_on(s, k):
            passed.append(token.stem)
            continue  # "34 turboprop and jet aircraft"
        if (
            token.kind != "w"
            or (token.low in lexicon.stops and token.text not in _STATES)
            or token.low in lexicon.numbers
        ):
            break
        if (token.low in lexicon.more or token.low == "other") and k == j:
            passed.append(token.stem)
            continue
        group = lexicon.groups.get(token.stem, "")
        if _ends_noun(s, j, k):
            break
        if not group and token.is_capital and token.low.endswith("s") and len(token.low) > 4:
            group = "persons"  # "5,000 Nigerians"
        best = Noun(k, token.stem, group, frozenset(passed))
        if not plural and group and not lexicon.groups.get(s.tokens[k + 1].stem if k + 1 < len(s.tokens) else "", ""):
            return best
        if (
            plural
            and (token.low.endswith("s") or group in lexicon.persons or token.low in lexicon.marks["plurals"])
            and not token.low.endswith(("ss", "us", "'s"))
        ):
            return best
        passed.append(token.stem)
    return best


def _goes_on(s: Sentence, k: int) -> bool:
    """Whether the noun phrase goes on behind the "and" at token `k`: a known plural stands within two words."""
    for m in (k + 2, k + 3):
        word = s.low(m)
        known = bool(word) and s.lexicon.groups.get(s.tokens[m].stem, "") != ""
        if known and (word.endswith("s") or word in s.lexicon.marks["plurals"]):
            return not any(s.low(n) in s.lexicon.stops or s.tokens[n].kind != "w" for n in range(k + 1, m))
    return False


def _ends_noun(s: Sentence, j: int, k: int) -> bool:
    """Whether token `k` is no part of the noun phrase that begins at `j`: "dead", "displaced by", "signed"."""
    token = s.tokens[k]
    if token.low in s.lexicon.marks["staying"]:
        return True
    if token.low.endswith("ed") and len(token.low) > 4:
        after = s.low(k + 1)
        return k > j or not after.isalpha() or after in s.lexicon.stops
    if token.stem in s.lexicon.groups and token.low not in s.lexicon.marks["states of people"]:
        return False
    if k == j and s.deeds[k] and not token.low.endswith(("s", "ing", "ed")):
        return True  # "only eight survive"
    return bool(s.deeds[k]) and _is_verb_form(s, token) and (k > j or token.low in s.lexicon.marks["states of people"])


_STATES = frozenset(("US", "UK", "UN", "EU"))


def _is_verb_form(s: Sentence, token: Token) -> bool:
    marks = s.lexicon.marks
    return token.low.endswith(("ed", "ing", "en")) or token.low in marks["states of people"] | marks["verb forms"]


class Deed(NamedTuple):
    """What is done: class (or stem) and token; `tight` where the number is its object or subject beyond doubt."""

    name: str
    at: int
    tight: bool


def deed_of(s: Sentence, begin: int, end: int) -> Deed:
    """The deed that the noun phrase at tokens `begin` to `end` (excluded) is told of; name "" if there is none."""
    lexicon = s.lexicon
    manned = (s.low(end), s.low(end + 1)) == ("and", "crew")
    if manned:
        end += 2  # "91 passengers and crew"
    vessel = s.lexicon.groups.get(s.tokens[end + 2].stem, "") if end + 2 < len(s.tokens) else ""
    if s.low(end) == "on" and s.low(end + 1) == "the" and vessel in _CARRIERS:
        return Deed("carry", end, True)
    if s.low(end) == "aboard" or (s.low(end) == "on" and s.low(end + 1) == "board"):
        return Deed("carry", end, True)
    before = begin - 1
    while before >= 0 and (s.low(before) in ("the", "its", "their", "his", "her", "another", "a", "all", "other")):
        before -= 1
    left = before >= 0 and s.deeds[before] == "depart" and end < len(s.tokens) and s.deeds[end] in _STATES_LEFT
    if left:
        return Deed(s.deeds[end], end, True)  # "leaving 22 people dead"
    if before > 0 and (pair := s.lexicon.phrasal.get((s.tokens[before - 1].stem, s.low(before)))):
        return Deed(pair, before - 1, True)  # "laid off 1,500 people"
    if before >= 0 and s.deeds[before] not in ("", "say", "announce"):
        return Deed(s.deeds[before], before, True)
    if (
        s.low(before - 1) in s.lexicon.marks["modals"]
        and s.tokens[before].kind == "w"
        and s.low(before) not in lexicon.stops
    ):
        return Deed(s.tokens[before].stem, before, True)
    if s.low(before) == "for" and before and s.low(before - 1).endswith("ed"):
        return Deed(s.deeds[before - 1] or s.tokens[before - 1].stem, before - 1, True)
    if s.low(before) in s.lexicon.marks["leads to a number"] and before > 0:
        toll = next((m for m in range(before, max(-1, before - _TOLL), -1) if s.low(m) == "toll"), -1)
        if toll >= 0:
            return Deed("die", toll, True)
        for k in range(before - 1, max(-1, before - 5), -1):
            if s.is_break(k) or s.low(k) == ",":
                break
            if s.deeds[k]:
                return Deed(s.deeds[k], k, s.low(before) in ("of", "with"))
    after = _deed_after(s, end)
    if after is not None:
        return after
    if (
        before >= 0
        and s.tokens[before].kind == "w"
        and s.low(before) not in lexicon.stops
        and (s.low(before).endswith(("ed", "ing")))
    ):
        return Deed(s.tokens[before].stem, before, True)
    for k in range(before, max(-1, before - 7), -1):
        if s.is_break(k):
            break
        if s.deeds[k] not in ("", "say", "announce"):
            return Deed(s.deeds[k], k, False)
    return Deed("carry", end - 1, True) if manned else Deed("", -1, False)


def _is_cut(s: Sentence, noun: int, k: int) -> bool:
    """Whether "go" at token `k` says that work is lost: "330 staff are to go", "210 posts will go"."""
    group = s.lexicon.groups.get(s.tokens[noun].stem, "")
    leaving = s.low(k - 1) in ("to", "let", "must")
    return (leaving and group in ("staff", "crew", "jobs")) or (group == "jobs" and s.low(k - 1) in ("will", "would"))


def _deed_after(s: Sentence, end: int) -> Deed | None:
    """The verb that follows a noun phrase: "were killed", "dead", "who had been held", over "and two others"."""
    aux = s.lexicon.auxiliaries
    tight = True
    for k in range(end, min(len(s.tokens), end + _VERB_REACH)):
        low = s.low(k)
        if s.is_break(k) or low in s.lexicon.marks["subordinate"]:
            return None
        if low == "go" and _is_cut(s, end - 1, k):
            return Deed("cut", k, tight)
        if low in aux or low in ("who", "that", "to", "which", "also", ",", "on", "all") or low.endswith("ly"):
            tight = tight and (low != "on" or s.low(k + 1) == "board")
            continue
        if low == "board" and not any(s.deeds[m] for m in range(k + 1, min(len(s.tokens), k + 4))):
            return Deed("carry", k, True)
        if low == "board":
            continue
        if (
            s.deeds[k]
            and (s.deeds[k] not in ("say", "announce") or s.low(k - 1) in aux)
            and (_is_verb_form(s, s.tokens[k]) or s.low(k - 1) in aux or k == end)
        ):
            alive = "alive" in [s.low(m) for m in range(k + 1, k + 6)]  # "were pulled from the water alive"
            dead = s.low(k + 1) == "dead"  # "were shot dead"
            return Deed("rescue" if alive else "die" if dead else s.deeds[k], k, tight)
        if s.low(k - 1) in aux and s.tokens[k].kind == "w" and low not in s.lexicon.stops:
            return Deed(s.tokens[k].stem, k, tight)
        if low in s.lexicon.marks["loosens"]:
            tight = False
    return None

"""The deed that a time is told of, and who says what was said then."""

from briefreader.values.phrases import Deed, Noun
from briefreader.values.sentence import Sentence

REACH = 16  # tokens from a time to its deed
_STEPS = 9  # words from a time back to its deed
_AHEAD = 30  # tokens from a time that begins a sentence
_SPEAKER = 5  # tokens between a speaker and the verb
_SHUT = ("–", "—")
_NO_EVENT = Deed("", -1, False)


def find_event(s: Sentence, first: int, last: int) -> tuple[Noun | None, Deed, str]:
    """The deed of a time at tokens `first` to `last`: the noun behind it, the verb before it or behind it."""
    noun = _noun_behind(s, first, last)
    if noun is not None:
        return noun, Deed(s.deeds[noun.at], noun.at, True), "date before a noun"
    deed = _verb_before(s, first)
    if deed.at >= 0:
        return None, deed, "date after a deed"
    deed = _verb_behind(s, first, last)
    return None, deed, "date before a deed" if deed.at >= 0 else "date"


def _noun_behind(s: Sentence, first: int, last: int) -> Noun | None:
    """ "a Friday statement", "the Thursday night news conference"."""
    if last >= len(s.tokens) or s.low(first - 1) == "on":
        return None
    token = s.tokens[last]
    if token.kind != "w" or token.low in s.lexicon.stops or token.is_capital or token.low.endswith(("ly", "ed", "ing")):
        return None
    if not (s.deeds[last] or s.deed_ahead(last)):
        return None
    k = last if s.deeds[last] else last + 1
    return Noun(k, s.tokens[k].stem, s.lexicon.groups.get(s.tokens[k].stem, ""), frozenset())


def _is_verb(s: Sentence, k: int) -> bool:
    token = s.tokens[k]
    if token.kind != "w":
        return False
    return bool(s.deeds[k]) or (token.low.endswith("ed") and len(token.low) > 4 and token.low not in s.lexicon.stops)


def _told(s: Sentence, k: int, near: bool) -> Deed:
    """The deed of a verb; where the verb says nothing, that of the noun behind it."""
    name = s.deeds[k] or s.tokens[k].stem
    if name in s.lexicon.marks["light verbs"]:
        for m in range(k + 1, min(len(s.tokens), k + 6)):
            if s.is_break(m):
                break
            if s.deeds[m] and s.deeds[m] not in s.lexicon.marks["light verbs"] and not s.low(m).endswith(("ed", "ing")):
                return Deed(s.deeds[m], m, near)
    if name in s.lexicon.marks["happens"] or (name == "take" and s.low(k + 1) == "place"):
        for m in range(k - 1, max(-1, k - 7), -1):
            if s.is_break(m):
                break
            if s.deeds[m] and not s.low(m).endswith("ed") and s.deeds[m] not in s.lexicon.marks["light verbs"]:
                return Deed(s.deeds[m], m, near)
        name = "attack" if name == "erupt" else name
    if name == "begin":
        for m in range(k - 1, max(-1, k - 7), -1):
            if s.is_break(m):
                break
            if s.deeds[m] in s.lexicon.marks["begun"]:
                return Deed(s.deeds[m], m, near)  # "the strike began on Monday"
    if name == "meet" and not s.low(k).startswith("me"):
        for m in range(k - 1, max(-1, k - 8), -1):
            if s.is_break(m):
                break
            if s.deeds[m] in ("say", "announce"):
                return Deed(s.deeds[m], m, near)  # "told the conference on", "speaking at talks on"
    return Deed(name, k, near)


def _verb_before(s: Sentence, first: int) -> Deed:
    """The nearest verb before a time; only words that say something count as steps."""
    steps = 0
    for k in range(first - 1, max(-1, first - 1 - _AHEAD), -1):
        if s.is_break(k) or steps > _STEPS:
            break
        if s.low(k) not in s.lexicon.marks["skipped"] and _is_verb(s, k):
            return _told(s, k, steps < 3)
        steps += s.tokens[k].kind == "w" and s.low(k) not in s.lexicon.stops
    return _NO_EVENT


def _verb_behind(s: Sentence, first: int, last: int) -> Deed:
    opening = first < 4
    k = last
    while k < min(len(s.tokens), last + (_AHEAD if opening else REACH)):
        token = s.tokens[k]
        if opening and token.text in _SHUT:
            closing = (m for m in range(k + 1, min(len(s.tokens), k + 16)) if s.tokens[m].text in _SHUT)
            k = next(closing, k) + 1
            continue
        if s.is_break(k) or (not opening and token.low in ("but", "and", "while", "when")):
            break
        if _is_verb(s, k):
            return _told(s, k, k - last < 6)
        k += 1
    return _NO_EVENT


def find_since(s: Sentence, at: int) -> Noun | None:
    """What has not been since then: "the first visit since 2019"."""
    for k in range(at - 2, max(-1, at - 14), -1):
        if s.low(k) in s.lexicon.ordinals:
            for m in range(k + 1, at):
                stem = s.tokens[m].stem
                if stem in s.lexicon.groups:
                    return Noun(m, stem, s.lexicon.groups[stem], frozenset({s.tokens[k].stem}))
    return None


def find_speaker(s: Sentence, deed: Deed) -> tuple[frozenset[str], str]:
    """Who says something: the name beside the verb, else the role in its place ("its chief executive said")."""
    if deed.name not in ("say", "announce"):
        return frozenset(), ""
    for name in reversed(s.names):
        gap = range(name.last, deed.at)
        if s.tokens[name.last - 1].text.lower().endswith(("'s", "’s")) or any(s.deeds[k] for k in gap):
            continue
        beside = 0 <= len(gap) < _SPEAKER and name.last <= deed.at
        described = (
            s.low(name.last) == "," and 0 < len(gap) <= 2 * _SPEAKER and any(s.low(k) in s.lexicon.roles for k in gap)
        )
        if beside or described or 0 < name.first - deed.at <= 2:
            return frozenset(name.parts), ""
    for k in range(deed.at - 1, max(-1, deed.at - _SPEAKER), -1):
        if s.low(k) in s.lexicon.roles:
            return frozenset(), s.low(k)
    return frozenset(), ""

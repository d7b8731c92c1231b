"""A sentence made ready for reading values: tokens, what deeds its words name, names, and what it is about.

There is no parser here. What a number is said of is found by a few shapes that news shares: the noun after it, the verb
straight before it or after its noun, the noun that an adjective such as "90-minute" stands before.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from briefreader.articles.span import Span
from briefreader.values.languages import Lexicon
from briefreader.values.tokens import Token, tokenise

_BREAKS = frozenset(';:—–!?()“”"')  # a full stop within a sentence belongs to an abbreviation
_QUOTES = frozenset(("“", "”", '"'))
_BEFORE_FIRE = frozenset(("a", "the", "this", "forest", "house", "of"))
_IDIOM_REACH = 5  # tokens from a verb to the noun that makes an idiom of it
_TITLE_CASE = 0.75  # of the longer words of a line: above it is a headline or a caption


class Name(NamedTuple):
    """Tokens `first` to `last` (excluded) that name somebody or something; `parts` in lower case."""

    first: int
    last: int
    parts: tuple[str, ...]


@dataclass(slots=True)
class Sentence:
    """One sentence; `deeds[i]` is the class of the deed that token i names, or ""."""

    index: int
    text: str
    span: Span
    tokens: list[Token]
    lexicon: Lexicon
    heading: bool = False
    lead: bool = False
    deeds: list[str] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    context: frozenset[str] = frozenset()
    claimed: set[int] = field(default_factory=set)  # tokens that belong to a value already

    def quoted(self) -> frozenset[int]:
        """The tokens that stand in a quotation."""
        inside: set[int] = set()
        opened = False
        for k, token in enumerate(self.tokens):
            if token.text in _QUOTES:
                opened = token.text == "“" or (token.text == '"' and not opened)
            elif opened:
                inside.add(k)
        return frozenset(inside)

    def low(self, i: int) -> str:
        """The word at `i` in lower case, "" outside the sentence."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def words(self, first: int, last: int) -> str:
        """The words of tokens `first` to `last` (excluded) as they stand."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if first < last else ""

    def range(self, first: int, last: int) -> Span:
        """Their code points."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def is_break(self, i: int) -> bool:
        """Whether a clause ends at token `i` beyond doubt."""
        if not 0 <= i < len(self.tokens):
            return True
        if self.tokens[i].text == ":" and self.tokens[i].glued and i + 1 < len(self.tokens):
            return not (self.tokens[i + 1].glued and self.tokens[i + 1].kind == "n")  # "6:40"
        return self.tokens[i].text in _BREAKS

    def clause(self, i: int) -> tuple[int, int]:
        """The tokens around `i` between two breaks, commas before a conjunction counted as one."""
        first = last = i
        while first > 0 and not self._parts(first - 1):
            first -= 1
        while last < len(self.tokens) and not self._parts(last):
            last += 1
        return first, max(last, i + 1)

    def _parts(self, i: int) -> bool:
        if self.tokens[i].text in _BREAKS:
            return True
        low, after = self.low(i), self.low(i + 1)
        if low == ",":
            return after in self.lexicon.marks["joints"]
        return low in self.lexicon.marks["subordinate"]

    def deed_ahead(self, i: int) -> bool:
        """Whether the word after token `i` names a deed: "the Friday news conference"."""
        return i + 1 < len(self.tokens) and bool(self.deeds[i + 1]) and self.tokens[i + 1].stem in self.lexicon.groups

    def places_in(self, first: int, last: int) -> frozenset[str]:
        """The stems of the names behind "in", "at" and the like between two tokens."""
        return frozenset(
            self.tokens[k].stem
            for n in self.names
            if first <= n.first < last and self.low(n.first - 1) in self.lexicon.marks["leads to a place"]
            for k in range(n.first, n.last)
            if self.tokens[k].kind == "w"
        )

    def names_in(self, first: int, last: int) -> frozenset[str]:
        """The parts of the names between two tokens."""
        return frozenset(p for n in self.names if first <= n.first < last for p in n.parts)


def read_sentence(text: str, span: Span, index: int, lexicon: Lexicon) -> Sentence:
    """Tokenise a sentence and look its words up."""
    tokens = tokenise(text, span.start, span.end, lexicon.language)
    sentence = Sentence(index, text, span, tokens, lexicon)
    predicates, stops = lexicon.predicates, lexicon.stops
    title = _is_title_case(tokens)
    for k, token in enumerate(tokens):
        named = token.is_capital and k > 0 and not title  # "the United States" states nothing
        known = token.kind == "w" and not named
        sentence.deeds.append(predicates.get(token.low) or predicates.get(token.stem, "") if known else "")
    for k in range(len(tokens) - 1):
        pair = lexicon.phrasal.get((tokens[k].stem, tokens[k + 1].low))
        if pair:
            sentence.deeds[k] = pair
    for k, token in enumerate(tokens):  # "a fire" burns, "opened fire" shoots
        if token.low in ("fire", "fires") and k and tokens[k - 1].low in _BEFORE_FIRE and sentence.deeds[k]:
            sentence.deeds[k] = "burn"
    _name_idioms(sentence)
    sentence.names = _find_names(tokens, lexicon)
    sentence.context = frozenset(
        t.stem
        for t in tokens
        if t.kind == "w" and len(t.low) > 2 and t.low not in stops and t.low not in lexicon.numbers
    )
    return sentence


def _name_idioms(s: Sentence) -> None:
    """Give the verb of "lost their lives", "claimed seven lives", "took 12 people to hospital" its deed."""
    for k, token in enumerate(s.tokens):
        objects = s.lexicon.idioms.get(token.stem)
        if objects is None or (token.is_capital and k):
            continue
        for m in range(k + 1, min(len(s.tokens), k + 1 + _IDIOM_REACH)):
            if s.is_break(m):
                break
            deed = objects.get(s.tokens[m].stem)
            if deed:
                s.deeds[k] = deed
                break


def _is_title_case(tokens: Sequence[Token]) -> bool:
    """Whether a line Capitalises Most Words and ends in no full stop: there a capital says nothing."""
    if tokens and tokens[-1].text in ".”":
        return False
    long = [t for t in tokens if t.kind == "w" and len(t.text) > 3]
    return len(long) > 3 and sum(t.is_capital for t in long) > _TITLE_CASE * len(long)


def _find_names(tokens: Sequence[Token], lexicon: Lexicon) -> list[Name]:
    """Runs of capitalised words; a possessive, a role and a number end one, a hyphen and an initial do not.

    None in a line that Capitalises Most Words: there it says nothing.
    """
    names: list[Name] = []
    nouns = bool(lexicon.marks["capital nouns"])
    if not nouns and _is_title_case(tokens):
        return names
    i = 0
    while i < len(tokens):
        if not _is_name_word(tokens, i, lexicon):
            i += 1
            continue
        j = i + 1
        while j < len(tokens) and not tokens[j - 1].text.lower().endswith(("'s", "’s")):
            if _is_name_word(tokens, j, lexicon):
                j += 1
            elif (
                tokens[j].text in "-."
                and tokens[j].glued
                and j + 1 < len(tokens)
                and (
                    _is_name_word(tokens, j + 1, lexicon)
                    or (tokens[j].text == "-" and tokens[j + 1].glued and tokens[j + 1].kind == "w")
                )
                and (tokens[j].text == "-" or len(tokens[j - 1].text) == 1)
            ):
                j += 2
            else:
                break
        parts = tuple(t.low for t in tokens[i:j] if t.kind == "w" and len(t.low) > 1)
        # The first word of a sentence bears a capital anyway: "Police", "Officials", "Apparently" name nobody.
        plain = tokens[0].text.endswith(("ly", "ing", "ed", "s")) or tokens[0].stem in lexicon.groups
        opening = i == 0 and j == 1 and plain
        common = nouns and (
            j - i < 2 or any(t.stem in lexicon.groups or t.stem in lexicon.predicates for t in tokens[i:j])
        )
        if parts and not opening and not common:
            names.append(Name(i, j, parts))
        i = j
    return names


def _is_name_word(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    token = tokens[i]
    if token.kind != "w" or not token.is_capital:
        return False
    low = token.low
    if low in lexicon.weekdays or low in lexicon.months or low in lexicon.day_words or low in lexicon.marks["titles"]:
        return False
    if low in lexicon.stops or low in lexicon.numbers or low in lexicon.approximate or low in lexicon.roles:
        return False
    return i > 0 or not (low in lexicon.vague or low in lexicon.nearly)

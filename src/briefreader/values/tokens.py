"""A sentence becomes tokens: words, numbers and single signs, with their place in code points.

A hyphen is a token of its own, so that "90-minute" and "90 minute" read alike. Runs of letters, digits or signs are
taken in one step and never looked at twice: the time is linear in the text, whatever it holds.
"""

import re
from functools import lru_cache
from typing import NamedTuple

import Stemmer

_REST = (
    r"|(?P<word>(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<sign>[^\s\w]|_)"
)
_TOKEN = re.compile(r"(?P<number>\d{1,3}(?:,\d{3})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?)" + _REST)
# Where a comma stands before decimals, a full stop parts thousands; such numbers are rewritten as English has them.
_COMMA_TOKEN = re.compile(r"(?P<number>\d{1,3}(?:\.\d{3})+(?![\d])(?:,\d+)?|\d+(?:,\d+)?)" + _REST)
_COMMA_LANGUAGES = frozenset(("de",))
_SWAPPED = str.maketrans({".": ",", ",": "."})
_LONGEST_WORD = 40  # code points; what is longer is no word, and is not stemmed
MOST_TOKENS = 400  # of a sentence: what is longer is a list or no prose


class Token(NamedTuple):
    """One token: `text` as it stands (a number as English has it), `low` in lower case without a possessive 's, `stem`.

    `start` and `end` are code points, `kind` is "w" (word), "n" (number) or "s" (sign). `glued` says that no blank
    stands before it.
    """

    text: str
    low: str
    stem: str
    start: int
    end: int
    kind: str
    glued: bool

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


@lru_cache(maxsize=1)
def _stemmers() -> dict[str, Stemmer.Stemmer]:
    return {}


@lru_cache(maxsize=60_000)
def stem(word: str, language: str = "en") -> str:
    """The stem of a word in lower case."""
    if len(word) > _LONGEST_WORD:
        return word[:_LONGEST_WORD]
    stemmers = _stemmers()
    if language not in stemmers:
        stemmers[language] = Stemmer.Stemmer({"en": "english", "de": "german"}.get(language, "english"), 0)
    return str(stemmers[language].stemWord(word)) if len(word) > 3 else word


@lru_cache(maxsize=60_000)
def _folded(word: str) -> str:
    low = word.lower().replace("’", "'")
    if low.endswith("'s"):
        return low[:-2]
    return low[:-1] if low.endswith("'") else low


def tokenise(text: str, start: int, end: int, language: str = "en") -> list[Token]:
    """The tokens of text[start:end], in order, MOST_TOKENS at most."""
    tokens: list[Token] = []
    last = -1
    comma = language in _COMMA_LANGUAGES
    for found in (_COMMA_TOKEN if comma else _TOKEN).finditer(text, start, end):
        first, after = found.span()
        raw = found[0]
        kind = found.lastgroup or "sign"
        if kind == "word":
            low = _folded(raw)
            tokens.append(Token(raw, low, stem(low, language), first, after, "w", first == last))
        else:
            if comma and kind == "number":
                raw = raw.translate(_SWAPPED)
            tokens.append(Token(raw, raw, raw, first, after, kind[0], first == last))
        last = after
        if len(tokens) >= MOST_TOKENS:
            break
    return tokens

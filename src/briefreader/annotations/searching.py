"""Exact strings found in one text, many times over: the ground of anchoring."""

import re
from collections.abc import Sequence
from functools import cached_property

# Typography that changes when a text is cleaned, each folded to one character so that offsets hold.
_FOLDED = {
    "'": "‘’‚‛′´`",
    '"': "“”„‟″«»",
    "-": "‐‑‒–—―−",
    " ": "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\t\n\r",
}

_WORD = re.compile(r"\w+")

# Blanks that may differ between two stretches that stand side by side.
_PARTING_BLANKS = 4

# Searches after which an index of words is worth its 10 ms per 100 KB.
_SEARCHES_WITHOUT_INDEX = 40


def fold(text: str) -> str:
    """The text with typographic quotes, dashes and blanks made plain, of the same length."""
    if text.isascii():
        return text.translate(_BLANKS) if "\n" in text or "\t" in text or "\r" in text else text
    for plain, variants in _FOLDED.items():
        for variant in variants:
            text = text.replace(variant, plain)
    return text


_BLANKS = str.maketrans("\t\n\r", "   ")


class Searched:
    """A text that is searched for many strings."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._searches = 0

    @cached_property
    def folded(self) -> str:
        """The text, folded."""
        return fold(self.text)

    def starts(self, needle: str) -> list[int]:
        """The starts of all occurrences of `needle` in the text, overlapping ones too."""
        return self._starts(self.text, needle)

    def folded_starts(self, needle: str) -> list[int]:
        """The starts of all occurrences of a folded `needle` in the folded text."""
        return self._starts(self.folded, needle)

    def words_of(self, needle: str) -> list[tuple[int, Sequence[int]]]:
        """The words of `needle`: where each stands in it, and where in the text."""
        return [(word.start(), self._index.get(word[0], ())) for word in _WORD.finditer(needle)]

    def _starts(self, text: str, needle: str) -> list[int]:
        self._searches += 1
        if self._searches > _SEARCHES_WITHOUT_INDEX:
            # A word at an end of the needle may be part of a longer one in the text, so only those inside count.
            inner = [m for m in _WORD.finditer(needle) if m.start() > 0 and m.end() < len(needle)]
            if inner:
                places, offset = min(((self._index.get(m[0], ()), m.start()) for m in inner), key=lambda p: len(p[0]))
                return [at - offset for at in places if at >= offset and text.startswith(needle, at - offset)]
        return occurrences(text, needle)

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        """Where each word of the text stands; folding changes no letter, so that it serves the folded text too."""
        index: dict[str, list[int]] = {}
        for word in _WORD.finditer(self.text):
            index.setdefault(word[0], []).append(word.start())
        return index


def is_repeated(text: str, starts: Sequence[int], start: int) -> bool:
    """Whether the words at `start` stand in a stretch that stands twice, side by side, with another of `starts` in the
    other: nobody can say then which of the two is which."""
    return any(_is_tandem(text, min(start, other), max(start, other)) for other in starts if other != start)


def _is_tandem(text: str, a: int, b: int) -> bool:
    """Whether what is around `a` and around `b` is the same for as long as the way from one to the other, but for
    the blanks that part two paragraphs instead of two sentences."""
    apart, before, behind = b - a, 0, 0
    while before < apart and before < a and text[a - before - 1] == text[b - before - 1]:
        before += 1
    while before + behind < apart and b + behind < len(text) and text[a + behind] == text[b + behind]:
        behind += 1
    return before + behind >= apart - _PARTING_BLANKS


def occurrences(text: str, needle: str, most: int | None = None) -> list[int]:
    """The starts of all (or the first so many) occurrences of a string that is not empty, overlapping ones too."""
    starts: list[int] = []
    at = text.find(needle)
    while at >= 0 and (most is None or len(starts) < most):
        starts.append(at)
        at = text.find(needle, at + 1)
    return starts

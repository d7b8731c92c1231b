"""How far a pair of sentences reaches: parts that belong to neither are cut off, a neighbour that belongs is added.

Splitters swallow a boundary where a full stop is missing or stands before a small letter, and one sentence is often
reworded into two. Both are mended here, where the other side shows what belongs together.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from briefreader.matching.evidence import Evidence
from briefreader.matching.prepared import Prepared, Sentence

BETTER = 0.1  # what the weighted overlap must gain
SMALLEST = 5  # words of a part that is cut off
FAR = 8  # words that it has at least where no full stop marks the place
ABBREVIATION = 4  # letters of the longest abbreviation with a capital ("Sept.")
FUNCTION_WORD = 1.4  # rarity below which no word ends a sentence ("the", "of")
COMMON_START = 2.4  # rarity of a word that can begin a sentence where no full stop ends the last

_STOP = re.compile(r"[.!?…][\"”’»')\]]*\s+[\"“„«(\[]*$")
_STOP_WITHIN = re.compile(r"[.!?…][\"”’»')\]]*\s")
_BLANK_LINE = re.compile(r"(?:\r\n|\r(?!\n)|\n)\s*[\r\n]")


@dataclass(frozen=True, slots=True)
class Reach:
    """Word ranges on both sides, ends excluded."""

    a0: int
    a1: int
    b0: int
    b1: int


class Free:
    """Sentences of one text that no pair has taken: `units` in their order but the `used`, and `rests` of others."""

    def __init__(self, units: Sequence[Evidence], used: Set[int], rests: Sequence[Evidence]) -> None:
        self._units, self._used, self._rests = units, used, rests

    def units(self) -> list[Evidence]:
        """All of them, in the order of the text."""
        free = [unit for number, unit in enumerate(self._units) if number not in self._used]
        return sorted([*free, *self._rests], key=_first) if self._rests else free

    def after(self, word: int) -> int | None:
        """Where the one ends (excluded) that begins with a word."""
        at = bisect_left(self._units, word, key=_first)
        if at < len(self._units) and at not in self._used and _first(self._units[at]) == word:
            return self._units[at].sentence.last
        return next((rest.sentence.last for rest in self._rests if _first(rest) == word), None)

    def before(self, word: int) -> int | None:
        """Where the one begins that ends before a word."""
        at = bisect_left(self._units, word, key=_first) - 1
        if at >= 0 and at not in self._used and self._units[at].sentence.last == word:
            return _first(self._units[at])
        return next((_first(rest) for rest in self._rests if rest.sentence.last == word), None)


def _first(unit: Evidence) -> int:
    return unit.sentence.first


class Reacher:
    """Fits ranges of words of two texts to each other."""

    def __init__(self, left: Prepared, right: Prepared, weights: Mapping[int, float], rarities: list[float]) -> None:
        self.left, self.right, self.weights, self.rarities = left, right, weights, rarities

    def overlap(self, r: Reach) -> float:
        """Weighted Dice overlap of the two ranges, 0-1."""
        bag_a = set(self.left.words.stems[r.a0 : r.a1])
        bag_b = set(self.right.words.stems[r.b0 : r.b1])
        both = self._weight(bag_a) + self._weight(bag_b)
        return 2 * self._weight(bag_a & bag_b) / both if both else 0.0

    def _weight(self, bag: set[int]) -> float:
        weights = self.weights
        return sum([weights.get(w, 0.0) for w in bag])

    def trim(self, s: Sentence, t: Sentence) -> Reach:
        """Both sentences without the parts at their ends that share next to nothing with the other."""
        reach = Reach(s.first, s.last, t.first, t.last)
        best = -1.0
        for _ in range(2):
            options = self._shorter(reach)
            if not options:
                break
            if best < 0:
                best = self.overlap(reach)
            found = None
            for option in options:
                value = self.overlap(option)
                if value > best + BETTER:
                    found, best = option, value
            if found is None:
                break
            reach = found
        return reach

    def _shorter(self, r: Reach) -> list[Reach]:
        options = []
        for cut in weak_boundaries(self.left, r.a0, r.a1, self.rarities):
            options += [replace(r, a0=cut), replace(r, a1=cut)]
        for cut in weak_boundaries(self.right, r.b0, r.b1, self.rarities):
            options += [replace(r, b0=cut), replace(r, b1=cut)]
        return options

    def stretch(self, r: Reach, free_a: Free, free_b: Free) -> Reach:
        """The range with a free neighbour added where that makes the two sides more alike.

        A blank line parts what belongs to two paragraphs, or a heading from what it heads.
        """
        options = []
        if (first := free_a.before(r.a0)) is not None and not _apart(self.left, r.a0):
            options.append(replace(r, a0=first))
        if (last := free_a.after(r.a1)) is not None and not _apart(self.left, r.a1):
            options.append(replace(r, a1=last))
        if (first := free_b.before(r.b0)) is not None and not _apart(self.right, r.b0):
            options.append(replace(r, b0=first))
        if (last := free_b.after(r.b1)) is not None and not _apart(self.right, r.b1):
            options.append(replace(r, b1=last))
        if not options:
            return r
        best = self.overlap(r)
        for option in options:
            value = self.overlap(option)
            if value > best + BETTER / 2:
                r, best = option, value
        return r


def _apart(text: Prepared, word: int) -> bool:
    """Whether a blank line stands before a word that is not the first."""
    return _BLANK_LINE.search(text.text, text.words.ends[word - 1], text.words.starts[word]) is not None


def weak_boundaries(text: Prepared, first: int, last: int, rarities: list[float]) -> list[int]:
    """Words inside a range at which a sentence may begin unnoticed.

    After a full stop that ends no abbreviation, at least SMALLEST words from either edge; or where a small letter is
    followed by a common word with a capital, farther away, since names too begin so.
    """
    starts, ends, stems, raw = text.words.starts, text.words.ends, text.words.stems, text.text
    found = []
    if _STOP_WITHIN.search(raw, starts[first], starts[last - 1]):
        for k in range(first + SMALLEST, last - SMALLEST + 1):
            at, before = starts[k], starts[k - 1]
            gap = raw[ends[k - 1] : at]
            if len(gap) > 1 and _STOP.search(gap):
                short = ends[k - 1] - before <= ABBREVIATION and (
                    raw[before].isupper() or raw[before - 1 : before] == "."
                )
                if not short and ends[k - 1] - before > 1:
                    found.append(k)
    for k in range(first + FAR, last - FAR + 1):
        if (
            rarities[stems[k]] <= COMMON_START
            and raw[starts[k]].isupper()
            and raw[starts[k - 1]].islower()
            and rarities[stems[k - 1]] > FUNCTION_WORD
            and raw[ends[k - 1] : starts[k]].isspace()
        ):
            found.append(k)
    return found

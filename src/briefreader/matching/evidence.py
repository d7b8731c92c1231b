"""What each sentence of a brief has to show, and which sentences of earlier texts share enough of it to be looked at.

One inverted index serves all texts: a sentence is looked up by its heaviest words first, until they have led to
POSTINGS places, so that the work grows with the number of sentences and not with the number of pairs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefreader.matching.model import LEAST, REPEATED, at_most
from briefreader.matching.prepared import Prepared, Sentence

FLOOR = 0.1  # pairs whose weighted overlap is lower are no candidates
ALONE = 0.2  # overlap that a single stem of weight must make up; else two are shared at least
POSTINGS = 300  # places that a sentence's heaviest stems may lead to before its lighter ones are left out


@dataclass(slots=True)
class Evidence:
    """A sentence of a text under the weights of its brief; `norm` is the weight of all its stems, each once."""

    text: Prepared
    sentence: Sentence
    norm: float
    length: int  # in words
    _names: frozenset[int] | None = None

    @property
    def stems(self) -> list[int]:
        """The stems in order."""
        return self.text.words.stems[self.sentence.first : self.sentence.last]

    @property
    def opening(self) -> int:
        """The stem of the first word."""
        return self.text.words.stems[self.sentence.first]

    @property
    def names(self) -> frozenset[int]:
        """The stems of words with a capital inside the sentence; found when first asked for."""
        if self._names is None:
            first, last, raw = self.sentence.first + 1, self.sentence.last, self.text.text
            pairs = zip(self.text.words.stems[first:last], self.text.words.starts[first:last], strict=True)
            self._names = frozenset([w for w, at in pairs if raw[at].isupper()])
        return self._names


class Candidate(NamedTuple):
    """Sentences `a` and `b` by index; the `weight` and the number of stems `shared`; weighted Dice overlap, 0-1.

    `most` is the log-odds that the pair can reach at most if its words stand in `order` (0-1) and it has no rival.
    """

    a: int
    b: int
    weight: float
    shared: int
    dice: float
    order: float
    most: float


@dataclass(slots=True)
class Candidates:
    """The candidates of two texts that may turn out likely, and how many pairs passed FLOOR at all."""

    likely: list[Candidate]
    chances: int


def gather(text: Prepared, s: Sentence, weights: Mapping[int, float]) -> Evidence:
    """The evidence of one sentence."""
    return Evidence(text, s, sum(map(weights.__getitem__, s.bag)), s.last - s.first)


class CandidateIndex:
    """Tells which sentences of the texts in it may match those of another text; grows text by text.

    `order` holds the stems by which sentences are found, and where each comes in a look-up: the heaviest first.
    """

    def __init__(self, weights: Mapping[int, float], order: Mapping[int, float]) -> None:
        self._weights = weights
        self._order = order
        self._places: dict[int, list[int]] = {}
        self._units: list[tuple[int, int, Evidence]] = []
        self._norms: list[float] = []
        self._texts = 0

    def add(self, units: Sequence[Evidence]) -> None:
        """Take the next text in."""
        order, places = self._order, self._places
        for number, unit in enumerate(units):
            place = len(self._units)
            self._units.append((self._texts, number, unit))
            self._norms.append(unit.norm)
            for stem in filter(order.__contains__, unit.sentence.bag):
                if stem in places:
                    places[stem].append(place)
                else:
                    places[stem] = [place]
        self._texts += 1

    def find(self, units: Sequence[Evidence]) -> dict[int, Candidates]:
        """The candidates of a text that is not in the index, by the number of the text that they lead to."""
        found: dict[int, Candidates] = {}
        order = self._order
        for number, unit in enumerate(units):
            keys = sorted(filter(order.__contains__, unit.sentence.bag), key=order.__getitem__)
            self._look_up(number, unit, keys, found)
        return found

    def _look_up(self, number: int, unit: Evidence, keys: Sequence[int], found: dict[int, Candidates]) -> None:
        weights, norms = self._weights, self._norms
        weigh = weights.__getitem__
        seen: set[int] = set()
        repeated: set[int] = set()
        visited = led = 0
        for stem in keys:
            places = self._places.get(stem)
            if places is None:
                continue
            led += 1
            if visited + len(places) > POSTINGS:
                places = places[: POSTINGS - visited]
            repeated |= seen.intersection(places)
            seen.update(places)
            visited += len(places)
            if visited >= POSTINGS:
                break
        if led == 1:  # no second stem was asked, be it that the first leads to as many places as may be looked at
            repeated = seen
        norm, length, bag = unit.norm, unit.length, unit.sentence.bag
        lightest = 2 * weights[keys[0]] / ALONE - norm if keys else 0.0
        if lightest > 0:
            repeated.update([place for place in seen if norms[place] <= lightest])
        for place in repeated:
            text, other_number, other = self._units[place]
            common = bag & other.sentence.bag
            weight = sum(map(weigh, common))
            other_norm = norms[place]
            dice = 2 * weight / (norm + other_norm)
            if dice < FLOOR:
                continue
            shorter = length if length < other.length else other.length
            contained = weight / (norm if norm < other_norm else other_norm)
            of_text = found.get(text)
            if of_text is None:
                of_text = found[text] = Candidates([], 0)
            of_text.chances += 1
            order = min(1.0, (len(common) + REPEATED) / shorter)
            most = at_most(dice, contained, weight, len(common), shorter, order)
            if most >= LEAST:
                of_text.likely.append(Candidate(other_number, number, weight, len(common), dice, order, most))

"""What each sentence of a brief has to show, and which sentences of earlier texts share enough of it to be looked at.

One inverted index serves all texts: a sentence is looked up by its heaviest words first, until they have led to
POSTINGS places, so that the work grows with the number of sentences and not with the number of pairs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefreader.matching.model import LEAST, at_most
from briefreader.matching.prepared import Prepared, Sentence

FLOOR = 0.1  # pairs whose weighted overlap is lower are no candidates
LIGHT = 1.0  # stems that weigh less make no pair a candidate
POSTINGS = 400  # places that a sentence's heaviest stems may lead to before its lighter ones are left out


# Stems of who said it and when: words that any two reports share, so that they tell nothing.
ATTRIBUTION = frozenset(
    (
        "said",
        "say",
        "told",
        "tell",
        "accord",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "offici",
        "sourc",
        "person",
        "peopl",
        "familiar",
        "matter",
        "condit",
        "anonym",
        "mr",
        "mrs",
        "ms",
        "dr",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "yesterday",
        "today",
        "tonight",
    )
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence under the weights of its brief.

    `stems` in order; `norm` the weight of all its stems, each once; `heavy` those that are looked up, heaviest first;
    `names` the stems of words with a capital inside the sentence; `numbers` those that begin with a digit; `routine`
    those of attribution.
    """

    sentence: Sentence
    stems: list[int]
    norm: float
    heavy: list[int]
    names: frozenset[int]
    numbers: frozenset[int]
    routine: frozenset[int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Sentences `a` and `b` by index; the `weight` and the number of stems `shared`; weighted Dice overlap, 0-1."""

    a: int
    b: int
    weight: float
    shared: int
    dice: float


@dataclass(slots=True)
class Candidates:
    """The candidates of two texts that may turn out likely, and how many pairs passed FLOOR at all."""

    likely: list[Candidate]
    chances: int


def gather(text: Prepared, s: Sentence, weights: Mapping[int, float], spellings: Sequence[str]) -> Evidence:
    """The evidence of one sentence."""
    starts, raw = text.words.starts, text.text
    stems = text.words.stems[s.first : s.last]
    places = starts[s.first : s.last]
    names = frozenset([w for w, at in zip(stems[1:], places[1:], strict=True) if raw[at].isupper()])
    heavy = [w for w in s.bag if weights[w] >= LIGHT]
    heavy.sort(key=lambda w: (-weights[w], w))
    numbers = frozenset([w for w in s.bag if spellings[w][0].isdigit()])
    routine = frozenset([w for w in s.bag if spellings[w] in ATTRIBUTION])
    return Evidence(s, stems, sum([weights[w] for w in s.bag]), heavy, names, numbers, routine)


class CandidateIndex:
    """Grows text by text; each new text is compared with all before it."""

    def __init__(self, weights: Mapping[int, float]) -> None:
        self._weights = weights
        self._places: dict[int, list[int]] = {}
        self._units: list[tuple[int, int, Evidence]] = []
        self._texts = 0

    def add(self, units: Sequence[Evidence]) -> dict[int, Candidates]:
        """The candidates of the next text, by the number of the earlier text that they lead to."""
        found: dict[int, Candidates] = {}
        if self._units:
            for number, unit in enumerate(units):
                self._look_up(number, unit, found)
        for number, unit in enumerate(units):
            place = len(self._units)
            self._units.append((self._texts, number, unit))
            for stem in unit.heavy:
                self._places.setdefault(stem, []).append(place)
        self._texts += 1
        return found

    def _look_up(self, number: int, unit: Evidence, found: dict[int, Candidates]) -> None:
        weights = self._weights
        shared: dict[int, float] = {}
        visited = 0
        for stem in unit.heavy:
            places = self._places.get(stem)
            if places is None:
                continue
            weight = weights[stem]
            for place in places[: POSTINGS - visited]:
                shared[place] = shared.get(place, 0.0) + weight
            visited += len(places)
            if visited >= POSTINGS:
                break
        norm, bag, units = unit.norm, unit.sentence.bag, self._units
        for place, heavy in shared.items():
            text, other_number, other = units[place]
            if 2 * heavy < FLOOR * (norm + other.norm):
                continue
            common = bag & other.sentence.bag
            weight = sum([weights[w] for w in common])
            dice = 2 * weight / (norm + other.norm)
            shorter = min(len(unit.stems), len(other.stems))
            contained = weight / min(norm, other.norm)
            if text not in found:
                found[text] = Candidates([], 0)
            found[text].chances += 1
            if at_most(dice, contained, weight, len(common), shorter) >= LEAST:
                found[text].likely.append(Candidate(other_number, number, weight, len(common), dice))

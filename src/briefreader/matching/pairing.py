"""Which sentences of two texts say the same thing, by a small model over what they share.

Evidence is counted in weights (see weights.py): what two sentences share, how much of it is more than names and
numbers, in which order it stands, and whether another sentence shares more. A pair is taken greedily, best first,
and a sentence once.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from briefreader.matching.commonness import UNLISTED
from briefreader.matching.evidence import Candidate, Candidates, Evidence
from briefreader.matching.model import COEFFICIENTS, LEAST, LIKELY, OUT_OF_ORDER, RIVALLED, log_odds
from briefreader.matching.weights import LIGHT
from briefreader.matching.words import Vocabulary

FORM_WORTH = 0.7  # of the weight of two words that may be forms of one


# In texts on one subject sentences overlap by chance. Where more than this share of all other pairs are candidates
# (less are in texts on different subjects), the odds of each pair fall with that share.
CHANCE = 0.012
KINSHIP = 0.4
TELLING_WEIGHT = 1.2  # a stem that weighs as much, and is no name and no number, tells something
FEWEST, SEVERAL = 2, 3  # different words that a pair shares at least; and if but one of them tells something
DOUBTFUL = 0.7  # probability below which more is asked
TELLING = 2  # as many of them must be shared,
HEAVY = 9.0  # or this much weight, be it of names,
LONGEST_NAME = 4  # words of weight in a name with its title
_NONE = (0.0, 0.0)
ALIKE = 0.25  # or one if the overlap is at least this: a name, a title or a set phrase alone is no match


@dataclass(frozen=True, slots=True)
class Paired:
    """Sentences `a` and `b`, by index, say the same with this probability."""

    a: int
    b: int
    probability: float


def pair(
    units_a: Sequence[Evidence],
    units_b: Sequence[Evidence],
    candidates: Candidates,
    weights: Mapping[int, float],
    vocabulary: Vocabulary,
) -> list[Paired]:
    """The pairs that the model finds likely, each sentence in one, best first."""
    best_a: dict[int, tuple[float, float]] = {}
    best_b: dict[int, tuple[float, float]] = {}
    for number_a, number_b, _, _, dice, _, _ in candidates.likely:
        _note(best_a, number_a, dice)
        _note(best_b, number_b, dice)
    judged: list[tuple[Paired, Candidate, tuple[float, ...]]] = []
    for c in candidates.likely:
        top_a, top_b = best_a[c.a], best_b[c.b]
        dice = c.dice
        if dice < top_a[1] or dice < top_b[1]:
            continue
        rival = max(top_a[1] if dice >= top_a[0] else top_a[0], top_b[1] if dice >= top_b[0] else top_b[0])
        most = c.most + RIVALLED * rival
        if most < LEAST:
            continue
        a, b = units_a[c.a], units_b[c.b]
        order = LCSseq.similarity(a.stems, b.stems) / min(a.length, b.length)
        most += OUT_OF_ORDER * (c.order - order)
        if most < LEAST:
            continue
        features = measure(a, b, c, order, rival - c.dice, most, weights, vocabulary)
        if features is None:
            continue
        p = 1 / (1 + math.exp(-log_odds(features)))
        if p >= LIKELY and _tells(a, b, c, features, p, weights, vocabulary.routine):
            judged.append((Paired(c.a, c.b, p), c, features))
    judged.sort(key=lambda found: (-found[0].probability, found[0].a, found[0].b))
    used_a: set[int] = set()
    used_b: set[int] = set()
    taken = []
    for found in judged:
        best = found[0]
        if best.a not in used_a and best.b not in used_b:
            used_a.add(best.a)
            used_b.add(best.b)
            taken.append(found)
    chance = (candidates.chances - len(taken)) / max(1, len(units_a) * len(units_b) - len(taken))
    odds = max(1.0, chance / CHANCE) ** KINSHIP
    kept = []
    for best, c, features in taken:
        p = best.probability / (best.probability + (1 - best.probability) * odds)
        if p >= LIKELY and _tells(units_a[c.a], units_b[c.b], c, features, p, weights, vocabulary.routine):
            kept.append(Paired(c.a, c.b, p))
    return kept


def _tells(
    a: Evidence,
    b: Evidence,
    c: Candidate,
    features: tuple[float, ...],
    p: float,
    weights: Mapping[int, float],
    routine: set[int],
) -> bool:
    """Whether a pair rests on more than a name, a title or a set phrase."""
    overlap, shared, telling = features[0], features[4], features[9]
    if shared < FEWEST:
        return False
    if overlap >= ALIKE and (telling >= TELLING or (telling and c.weight >= HEAVY)):
        return True
    if overlap >= ALIKE and telling and len((a.sentence.bag & b.sentence.bag) - routine) >= SEVERAL:
        return True
    if p < DOUBTFUL:
        return telling > TELLING
    return telling >= TELLING or (
        c.weight >= HEAVY and not (_in_one_place(a, b, weights, routine) or _in_one_place(b, a, weights, routine))
    )


def _in_one_place(a: Evidence, b: Evidence, weights: Mapping[int, float], routine: set[int]) -> bool:
    """Whether all words of weight that `a` shares with `b` stand together in `a`, as those of one name do."""
    shared = b.sentence.bag
    places = [k for k, w in enumerate(a.stems) if w in shared and w not in routine and weights[w] >= LIGHT]
    return len(places) <= LONGEST_NAME and (not places or places[-1] - places[0] < len(places) + 2)


def _note(best: dict[int, tuple[float, float]], unit: int, dice: float) -> None:
    """Keep the overlaps of the two best candidates of each sentence on one side, 0 where there is none."""
    first, second = best.get(unit, _NONE)
    if dice > first:
        best[unit] = dice, first
    elif dice > second:
        best[unit] = first, dice


def measure(
    a: Evidence,
    b: Evidence,
    c: Candidate,
    order: float,
    rival: float,
    most: float,
    weights: Mapping[int, float],
    vocabulary: Vocabulary,
) -> tuple[float, ...] | None:
    """The features of a pair of sentences, as the model takes them; None once it is plain that
    the log-odds, `most` at most, do not reach LEAST.

    Weighted overlap with word forms counted in (0-1); weight shared, of the poorer sentence (0-1); longest common
    subsequence, of the shorter sentence (0-1); lead of the best rival, in overlap; number of words shared; logarithm of
    the shorter length; numbers of both sides that the other lacks; numbers shared; logarithm of the weight of names of
    both sides that the other lacks; words shared that tell something; logarithm of the weight shared beyond names and
    numbers.
    """
    bag_a, bag_b = a.sentence.bag, b.sentence.bag
    common = bag_a & bag_b
    # Every sentence begins with a capital: only a word that no dictionary has is taken for a name there.
    openings = {a.opening, b.opening}
    unlisted = {w for w in openings if vocabulary.rarities[w] >= UNLISTED}
    content = common - a.names - b.names - vocabulary.numbers - unlisted
    beyond_names = math.log1p(sum([weights[w] for w in content]))
    most += COEFFICIENTS[10] * (beyond_names - math.log1p(c.weight))
    if most < LEAST:
        return None
    clash = math.log1p(min(sum([weights[w] for w in a.names - common]), sum([weights[w] for w in b.names - common])))
    if most + COEFFICIENTS[8] * clash < LEAST:
        return None
    numbers_a, numbers_b = bag_a & vocabulary.numbers, bag_b & vocabulary.numbers
    telling = [w for w in content - vocabulary.routine if weights[w] >= TELLING_WEIGHT]
    soft = _soft(bag_a - common, bag_b - common, weights, vocabulary.beginnings)
    return (
        2 * (c.weight + soft) / (a.norm + b.norm),
        c.weight / min(a.norm, b.norm),
        order,
        rival,
        float(len(common)),
        math.log(min(a.length, b.length)),
        float(min(len(numbers_a - numbers_b), len(numbers_b - numbers_a))),
        float(len(numbers_a & numbers_b)),
        clash,
        float(len(telling)),
        beyond_names,
    )


def _soft(
    rest_a: frozenset[int], rest_b: frozenset[int], weights: Mapping[int, float], beginnings: Sequence[int]
) -> float:
    """Weight of words that stand on one side each and begin alike: "Iraq" and "Iraqi"."""
    begun = {beginnings[w]: w for w in rest_b}
    begun.pop(0, None)
    total = 0.0
    for w in rest_a:
        other = begun.pop(beginnings[w], None)
        if other is not None:
            total += FORM_WORTH * min(weights[w], weights[other])
    return total

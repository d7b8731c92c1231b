"""Which sentences of two texts say the same thing, by a small model over what they share.

Evidence is counted in weights (see weights.py): what two sentences share, how much of it is more than names and
numbers, in which order it stands, and whether another sentence shares more. A pair is taken greedily, best first,
and a sentence once.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import LCSseq

from briefreader.matching.evidence import Candidate, Candidates, Evidence
from briefreader.matching.model import LIKELY, log_odds

RIVALS = 2  # only the best few candidates of a sentence are looked at closely
FORM_WORTH = 0.7  # of the weight of two words that may be forms of one


# In texts on one subject sentences overlap by chance. Where more than this share of all other pairs are candidates
# (less are in texts on different subjects), the odds of each pair fall with that share.
CHANCE = 0.02
KINSHIP = 0.4
TELLING_WEIGHT = 1.2  # a stem that weighs as much, and is no name and no number, tells something
FEWEST = 2  # different words that a pair shares at least
DOUBTFUL = 0.7  # probability below which more is asked
TELLING = 2  # as many of them must be shared,
HEAVY = 9.0  # or this much weight, be it of names,
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
    beginnings: Sequence[int],
) -> list[Paired]:
    """The pairs that the model finds likely, each sentence in one, best first."""
    best_a = _best_of(candidates.likely, lambda c: c.a)
    best_b = _best_of(candidates.likely, lambda c: c.b)
    judged: list[Paired] = []
    for c in candidates.likely:
        a, b = units_a[c.a], units_b[c.b]
        top_a, top_b = best_a[c.a], best_b[c.b]
        if c.dice < top_a[RIVALS - 1] or c.dice < top_b[RIVALS - 1]:
            continue
        rival = max(top_a[1] if c.dice >= top_a[0] else top_a[0], top_b[1] if c.dice >= top_b[0] else top_b[0])
        features = measure(a, b, c, rival - c.dice, weights, beginnings)
        p = 1 / (1 + math.exp(-log_odds(features)))
        if p >= LIKELY and _tells(features, c.weight, p):
            judged.append(Paired(c.a, c.b, p))
    judged.sort(key=lambda p: (-p.probability, p.a, p.b))
    used_a: set[int] = set()
    used_b: set[int] = set()
    taken = []
    for p in judged:
        if p.a not in used_a and p.b not in used_b:
            used_a.add(p.a)
            used_b.add(p.b)
            taken.append(p)
    chance = (candidates.chances - len(taken)) / max(1, len(units_a) * len(units_b) - len(taken))
    if chance > CHANCE:
        odds = (chance / CHANCE) ** KINSHIP
        taken = [replace(p, probability=p.probability / (p.probability + (1 - p.probability) * odds)) for p in taken]
    return [p for p in taken if p.probability >= LIKELY]


def _tells(features: tuple[float, ...], weight: float, p: float) -> bool:
    """Whether a pair rests on more than a name, a title or a set phrase."""
    overlap, shared, telling = features[0], features[4], features[9]
    if shared < FEWEST:
        return False
    if telling and overlap >= ALIKE:
        return True
    if p < DOUBTFUL:
        return telling > TELLING
    return telling >= TELLING or weight >= HEAVY


def _best_of(candidates: Sequence[Candidate], side: Callable[[Candidate], int]) -> dict[int, list[float]]:
    """The overlaps of the RIVALS best candidates of each sentence on one side, filled up with 0."""
    best: dict[int, list[float]] = {}
    for c in candidates:
        best.setdefault(side(c), []).append(c.dice)
    for unit, overlaps in best.items():
        overlaps.sort(reverse=True)
        best[unit] = [*overlaps, *[0.0] * RIVALS][:RIVALS]
    return best


def measure(
    a: Evidence, b: Evidence, c: Candidate, rival: float, weights: Mapping[int, float], beginnings: Sequence[int]
) -> tuple[float, ...]:
    """The features of a pair of sentences, as the model takes them.

    Weighted overlap with word forms counted in (0-1); weight shared, of the poorer sentence (0-1); longest common
    subsequence, of the shorter sentence (0-1); lead of the best rival, in overlap; number of words shared; logarithm of
    the shorter length; numbers of both sides that the other lacks; numbers shared; logarithm of the weight of names of
    both sides that the other lacks; words shared that tell something; logarithm of the weight shared beyond names and
    numbers.
    """
    bag_a, bag_b = a.sentence.bag, b.sentence.bag
    common = bag_a & bag_b
    soft = _soft(bag_a - common, bag_b - common, weights, beginnings)
    content = [weights[w] for w in common - a.names - b.names - a.numbers]
    shorter = min(len(a.stems), len(b.stems))
    clash = min(sum([weights[w] for w in a.names - common]), sum([weights[w] for w in b.names - common]))
    return (
        2 * (c.weight + soft) / (a.norm + b.norm),
        c.weight / min(a.norm, b.norm),
        LCSseq.similarity(a.stems, b.stems) / shorter,
        rival,
        float(len(common)),
        math.log(shorter),
        float(min(len(a.numbers - b.numbers), len(b.numbers - a.numbers))),
        float(len(a.numbers & b.numbers)),
        math.log1p(clash),
        float(sum([weight >= TELLING_WEIGHT for weight in content])),
        math.log1p(sum(content)),
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

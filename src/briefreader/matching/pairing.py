"""Which sentences of two texts say the same thing: candidates from an inverted index, judged by a small model.

Evidence is counted in weights (see weights.py): what two sentences share, how much of it is more than names and
numbers, in which order it stands, and whether another sentence shares more. A pair is taken greedily, best first,
and a sentence once.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from operator import mul

from rapidfuzz.distance import LCSseq

from briefreader.matching.prepared import Prepared, Sentence

FLOOR = 0.1  # pairs whose weighted overlap is lower are no candidates
LIGHT = 1.0  # stems that weigh less make no pair a candidate
POSTINGS = 600  # places that the rarest stems of one sentence may lead to before its commoner stems are left out
RIVALS = 3  # only the best few candidates of a sentence are looked at closely
PREFIX = 4  # letters that two different stems share if they may be forms of one word
PREFIX_WORTH = 0.7


# Coefficients of a logistic model over the features of `measure`, in their order, and its bias.
# Fitted by logistic regression on the sentence pairs of one half (even numbers) of three development sets of scattered
# news and prose sentences and their rewordings, 2,000 pairs that people call the same and 700 that are not.
BIAS = -2.94
COEFFICIENTS = (6.614, 1.674, 4.77, -3.015, 0.097, -0.902, -0.689, 0.012, -0.813, 0.03, 0.814)
# In texts on one subject sentences overlap by chance. Where more than this share of all other pairs are candidates
# (less are in texts on different subjects), the odds of each pair fall with that share.
CHANCE = 0.02
KINSHIP = 0.4
LIKELY = 0.55  # the least probability of a pair
TELLING_WEIGHT = 1.2  # a stem that weighs as much, and is no name and no number, tells something
DOUBTFUL = 0.7
TELLING = 2  # as many of them must be shared,
HEAVY = 9.0  # or this much weight, be it of names,
ALIKE = 0.25  # or one if the overlap is at least this: a name, a title or a set phrase alone is no match


@dataclass(frozen=True, slots=True)
class Candidate:
    """Sentences `a` and `b` by index; `weight` shared, and its Dice share of both, 0-1."""

    a: int
    b: int
    weight: float
    dice: float


@dataclass(frozen=True, slots=True)
class Paired:
    """Sentences `a` and `b` say the same with this probability."""

    a: int
    b: int
    probability: float


def find_candidates(
    free_a: Sequence[Sentence], free_b: Sequence[Sentence], weights: Mapping[int, float]
) -> list[Candidate]:
    """Pairs of sentences, given by index, that share at least FLOOR of their weight."""
    index: dict[int, list[int]] = {}
    norm_b: dict[int, float] = {}
    for j, t in enumerate(free_b):
        bag = t.bag
        norm_b[j] = sum([weights[w] for w in bag])
        for stem in bag:
            if weights[stem] >= LIGHT:
                index.setdefault(stem, []).append(j)
    found: list[Candidate] = []
    for i, s in enumerate(free_a):
        bag = s.bag
        known = [w for w in bag if w in index]
        if not known:
            continue
        known.sort(key=weights.__getitem__, reverse=True)
        shared: dict[int, float] = {}
        visited = 0
        for stem in known:
            places = index[stem]
            visited += len(places)
            if visited > POSTINGS and shared:
                break
            weight = weights[stem]
            for j in places:
                shared[j] = shared.get(j, 0.0) + weight
        norm = sum([weights[w] for w in bag])
        for j, heavy in shared.items():
            if 2 * heavy < FLOOR * (norm + norm_b[j]):
                continue
            weight = sum([weights[w] for w in bag & free_b[j].bag])
            found.append(Candidate(i, j, weight, 2 * weight / (norm + norm_b[j])))
    return found


def pair(
    left: Prepared,
    right: Prepared,
    free_a: Sequence[Sentence],
    free_b: Sequence[Sentence],
    weights: Mapping[int, float],
    spellings: Sequence[str],
    candidates: Sequence[Candidate],
) -> list[Paired]:
    """The pairs that the model finds likely, each sentence in one, best first."""
    best_a = _best_two(candidates, lambda c: c.a)
    best_b = _best_two(candidates, lambda c: c.b)
    judged: list[Paired] = []
    for c in candidates:
        first_a, second_a = best_a[c.a][0], best_a[c.a][1]
        first_b, second_b = best_b[c.b][0], best_b[c.b][1]
        rival = max(second_a if c.dice >= first_a else first_a, second_b if c.dice >= first_b else first_b)
        if c.dice < best_a[c.a][-1] and c.dice < best_b[c.b][-1]:
            continue
        features = measure(left, right, free_a[c.a], free_b[c.b], weights, spellings, c, rival - c.dice)
        p = 1 / (1 + math.exp(-BIAS - sum(map(mul, COEFFICIENTS, features))))
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
    chance = (len(candidates) - len(taken)) / max(1, len(free_a) * len(free_b) - len(taken))
    lessened = max(1.0, chance / CHANCE) ** KINSHIP
    taken = [replace(p, probability=p.probability / (p.probability + (1 - p.probability) * lessened)) for p in taken]
    return [p for p in taken if p.probability >= LIKELY]


def _tells(features: tuple[float, ...], weight: float, p: float) -> bool:
    """Whether a pair rests on more than a name, a title or a set phrase."""
    overlap, telling = features[0], features[-2]
    if telling and overlap >= ALIKE:
        return True
    if p < DOUBTFUL:
        return telling > TELLING
    return telling >= TELLING or weight >= HEAVY


def _best_two(candidates, key):  # type: ignore[no-untyped-def]
    best: dict[int, list[float]] = {}
    for c in candidates:
        best.setdefault(key(c), []).append(c.dice)
    for k, v in best.items():
        v.sort(reverse=True)
        best[k] = [*v, 0.0, 0.0][:RIVALS]
    return best


def measure(
    left: Prepared,
    right: Prepared,
    s: Sentence,
    t: Sentence,
    weights: Mapping[int, float],
    spellings: Sequence[str],
    c: Candidate,
    rival: float,
) -> tuple[float, ...]:
    """The features of a pair of sentences.

    Weighted overlap with word forms counted in (0-1); weight shared, of the poorer sentence (0-1); longest common
    subsequence, of the shorter sentence (0-1); lead of the best rival, in overlap; number of words shared; logarithm of
    the shorter length; logarithm of the weight shared beyond names and numbers.
    """
    common = s.bag & t.bag
    norm_a = sum([weights[w] for w in s.bag])
    norm_b = sum([weights[w] for w in t.bag])
    soft = _soft(s.bag - common, t.bag - common, weights, spellings)
    names = _capitalised(left, s) | _capitalised(right, t)
    content = [weights[w] for w in common if w not in names and not spellings[w][0].isdigit()]
    stems_a, stems_b = left.words.stems[s.first : s.last], right.words.stems[t.first : t.last]
    shorter = min(len(stems_a), len(stems_b))
    numbers_a = {w for w in s.bag if spellings[w][0].isdigit()}
    numbers_b = {w for w in t.bag if spellings[w][0].isdigit()}
    names_a, names_b = _capitalised(left, s) - common, _capitalised(right, t) - common
    return (
        2 * (c.weight + soft) / (norm_a + norm_b),
        c.weight / min(norm_a, norm_b),
        LCSseq.similarity(stems_a, stems_b) / shorter,
        rival,
        float(len(common)),
        math.log(shorter),
        float(min(len(numbers_a - numbers_b), len(numbers_b - numbers_a))),
        float(len(numbers_a & numbers_b)),
        math.log1p(min(sum([weights[w] for w in names_a]), sum([weights[w] for w in names_b]))),
        float(sum([weight >= TELLING_WEIGHT for weight in content])),
        math.log1p(sum(content)),
    )


def _soft(
    rest_a: frozenset[int], rest_b: frozenset[int], weights: Mapping[int, float], spellings: Sequence[str]
) -> float:
    """Weight of words that stand on one side each and begin alike: "Iraq" and "Iraqi"."""
    beginnings: dict[str, int] = {}
    for w in rest_b:
        spelling = spellings[w]
        if len(spelling) >= PREFIX and not spelling[0].isdigit():
            beginnings.setdefault(spelling[:PREFIX], w)
    if not beginnings:
        return 0.0
    total = 0.0
    for w in rest_a:
        other = beginnings.pop(spellings[w][:PREFIX], None) if len(spellings[w]) >= PREFIX else None
        if other is not None:
            total += PREFIX_WORTH * min(weights[w], weights[other])
    return total


def _capitalised(text: Prepared, sentence: Sentence) -> set[int]:
    starts, stems, raw = text.words.starts, text.words.stems, text.text
    return {stems[k] for k in range(sentence.first + 1, sentence.last) if raw[starts[k]].isupper()}

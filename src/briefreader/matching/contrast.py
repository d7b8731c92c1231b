"""What sets two sentences that share most of their words apart, as numbers, and the model that weighs them.

The model is logistic; its coefficients were fitted by `python -m benchmarks.fitting` on one half (even numbers) of two
development sets: news sentences that look alike, judged by people to say the same (547 pairs) or not (280). On the
other half it holds back 37 in 100 of those that people call different, and 5 in 100 of those they call the same.
"""

import math
from collections.abc import Sequence, Set
from itertools import pairwise
from operator import mul

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from briefreader.matching.prepared import Prepared
from briefreader.matching.reach import Reach
from briefreader.matching.words import DAYS, TITLES, Vocabulary

FEATURES = ("stretch", "tail", "order", "pairs", "triples", "bag", "letters", "part", "opposite", "speech", "denied")
BIAS = 0.321
COEFFICIENTS = (-1.464, -0.054, 2.274, 3.242, -3.602, 2.470, 7.198, -4.893, -3.081, 0.777, -1.073)
SAME = -0.75  # log-odds below which two sentences are held for different
ANCHOR = 1.0  # rarity of a shared word that ends a stretch of words of one side

NEGATIONS = frozenset(
    [
        "not",
        "no",
        "never",
        "nor",
        "without",
        "cannot",
        "neither",
        "none",
        "nobody",
        "nothing",
        "hardly",
        "denied",
        "denies",
        "deny",
    ]
)
# Stems that say who spoke, when, or stand for a name: one side may lack them.
SPEECH = frozenset(
    [*TITLES, "said", "say", "told", "accord", "announc", "report", "spokesman", "spokeswoman", "statement"]
)
_MAY_LACK = SPEECH | frozenset(
    [*DAYS, "week", "last", "night", "he", "she", "they", "his", "her", "their", "him", "them", "it", "we", "i"]
)
UP = frozenset(["rose", "rise", "up", "gain", "higher", "advanc", "climb", "jump", "increas", "surg", "ad", "soar"])
DOWN = frozenset(
    ["fell", "fall", "down", "drop", "lost", "lower", "declin", "slip", "slid", "decreas", "shed", "retreat", "tumbl"]
)


def log_odds(features: Sequence[float]) -> float:
    """Log-odds that two sentences with these features say the same."""
    total: float = sum(map(mul, COEFFICIENTS, features), BIAS)
    return total


def measure(left: Prepared, right: Prepared, r: Reach, vocabulary: Vocabulary) -> tuple[float, ...]:
    """The features of two ranges of words, as the model takes them and FEATURES names them.

    stretch: logarithm of the rarity of the heaviest stretch of words that one side has more, between two shared words;
    tail: of the one at the end. order: longest common subsequence, of the longer side. pairs: Dice overlap of word
    bigrams; triples: trigrams shared, of the poorer side; bag: Jaccard overlap of stems. letters, part: Indel
    similarity of the strings, and of the shorter with the best part of the longer. opposite: one side rises, the other
    falls; speech: a word of speech stands on one side alone; denied: a negation does.
    """
    spellings = vocabulary.spellings
    stems_a, stems_b = left.words.stems[r.a0 : r.a1], right.words.stems[r.b0 : r.b1]
    bag_a, bag_b = set(stems_a), set(stems_b)
    common = bag_a & bag_b
    alike = common | _forms(bag_a - common, bag_b - common, vocabulary.beginnings)
    alone_a = {spellings[w] for w in bag_a - common}
    alone_b = {spellings[w] for w in bag_b - common}
    stretch_a, tail_a = _stretches(stems_a, common, alike, vocabulary)
    stretch_b, tail_b = _stretches(stems_b, common, alike, vocabulary)
    pairs_a, pairs_b = set(pairwise(stems_a)), set(pairwise(stems_b))
    triples_a, triples_b = _triples(stems_a), _triples(stems_b)
    raw_a = left.text[left.words.starts[r.a0] : left.words.ends[r.a1 - 1]].lower()
    raw_b = right.text[right.words.starts[r.b0] : right.words.ends[r.b1 - 1]].lower()
    return (
        math.log1p(max(stretch_a, stretch_b)),
        math.log1p(max(tail_a, tail_b)),
        LCSseq.similarity(stems_a, stems_b) / max(len(stems_a), len(stems_b)),
        2 * len(pairs_a & pairs_b) / max(1, len(pairs_a) + len(pairs_b)),
        len(triples_a & triples_b) / max(1, min(len(triples_a), len(triples_b))),
        len(common) / len(bag_a | bag_b),
        fuzz.ratio(raw_a, raw_b) / 100,
        fuzz.partial_ratio(raw_a, raw_b) / 100,
        float(bool((alone_a & UP and alone_b & DOWN) or (alone_a & DOWN and alone_b & UP))),
        float(bool((alone_a | alone_b) & SPEECH)),
        float(denies(left, r.a0, r.a1, vocabulary) != denies(right, r.b0, r.b1, vocabulary)),
    )


def denies(text: Prepared, first: int, last: int, vocabulary: Vocabulary) -> bool:
    """Whether a negation stands in a range of words."""
    spellings = vocabulary.spellings
    return any(spellings[f] in NEGATIONS or spellings[f].endswith("n't") for f in text.words.folded[first:last])


def _triples(stems: Sequence[int]) -> set[tuple[int, ...]]:
    return set(zip(stems, stems[1:], stems[2:], strict=False))


def _stretches(stems: Sequence[int], common: Set[int], alike: Set[int], vocabulary: Vocabulary) -> tuple[float, float]:
    """The rarity of the heaviest stretch of words that the other side lacks, and of the stretch at the end."""
    rarities, spellings = vocabulary.rarities, vocabulary.spellings
    best = current = 0.0
    for stem in stems:
        if stem in common and rarities[stem] > ANCHOR:
            current = 0.0
        elif stem not in alike and spellings[stem] not in _MAY_LACK:
            current += rarities[stem]
        best = max(best, current)
    return best, current


def _forms(rest_a: Set[int], rest_b: Set[int], beginnings: Sequence[int]) -> set[int]:
    """Stems of both sides that begin alike and so may be forms of one word."""
    begun = {beginnings[w]: w for w in rest_b}
    begun.pop(0, None)
    forms: set[int] = set()
    for w in rest_a:
        other = begun.get(beginnings[w])
        if other is not None:
            forms |= {w, other}
    return forms

"""How much a word says: rare words of the language that few sentences of the brief hold weigh most."""

import math
from collections import Counter
from collections.abc import Iterable
from itertools import chain

from briefreader.matching.prepared import Prepared
from briefreader.matching.words import Vocabulary

LIGHT = 1.0  # stems that weigh less lead to no sentence


def weigh(vocabulary: Vocabulary, texts: Iterable[Prepared]) -> tuple[dict[int, float], dict[int, float]]:
    """The weight of each stem in the texts: its rarity, lessened by the share of sentences that hold it.

    With it the stems that lead from a sentence to those of other texts, each with a number that orders them, the
    heaviest first: those that weigh enough and stand in more than one text.
    """
    bags = [[s.bag for s in text.sentences] for text in texts]
    count = sum(map(len, bags))
    holding = Counter(chain.from_iterable(chain.from_iterable(bags)))
    once: set[int] = set()
    repeated: set[int] = set()
    for of_text in bags:
        held = frozenset().union(*of_text)
        repeated |= once & held
        once |= held
    if not count:
        return {}, {}
    scale = math.log(1 + count)
    lessened = {n: math.log(1 + count / n) / scale for n in set(holding.values())}
    rarities = vocabulary.rarities
    weights = {stem: rarities[stem] * lessened[n] for stem, n in holding.items()}
    return weights, {w: -x for w, x in weights.items() if x >= LIGHT and w in repeated}

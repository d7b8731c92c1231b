"""How much a word says: rare words of the language that few sentences of the brief hold weigh most."""

import math
from collections import Counter
from collections.abc import Iterable

from briefreader.matching.prepared import Prepared
from briefreader.matching.words import Vocabulary

LIGHT = 1.0  # stems that weigh less lead to no sentence


def weigh(vocabulary: Vocabulary, texts: Iterable[Prepared]) -> tuple[dict[int, float], dict[int, float]]:
    """The weight of each stem in the texts: its rarity, lessened by the share of sentences that hold it.

    With it the stems that lead from a sentence to those of other texts, each with a number that orders them, the
    heaviest first: those that weigh enough and stand in more than one text.
    """
    holding: Counter[int] = Counter()
    texts_holding: Counter[int] = Counter()
    count = 0
    for text in texts:
        count += len(text.sentences)
        texts_holding.update(set().union(*[s.bag for s in text.sentences]))
        for s in text.sentences:
            holding.update(s.bag)
    if not count:
        return {}, {}
    scale = math.log(1 + count)
    lessened = {n: math.log(1 + count / n) / scale for n in set(holding.values())}
    rarities = vocabulary.rarities
    weights = {stem: rarities[stem] * lessened[n] for stem, n in holding.items()}
    return weights, {w: -x for w, x in weights.items() if x >= LIGHT and texts_holding[w] > 1}

"""How much a word says: rare words of the language that few sentences of the brief hold weigh most."""

import math
from collections import Counter
from collections.abc import Iterable

from briefreader.matching.prepared import Prepared
from briefreader.matching.words import Vocabulary


def weigh(vocabulary: Vocabulary, texts: Iterable[Prepared]) -> tuple[dict[int, float], frozenset[int]]:
    """The weight of each stem in the texts: its rarity, lessened by the share of sentences that hold it.

    With it the stems that only one text holds, and that so lead to no other.
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
        return {}, frozenset()
    scale = math.log(1 + count)
    lessened = {n: math.log(1 + count / n) / scale for n in set(holding.values())}
    rarities = vocabulary.rarities
    weights = {stem: rarities[stem] * lessened[n] for stem, n in holding.items()}
    return weights, frozenset([stem for stem, n in texts_holding.items() if n == 1])

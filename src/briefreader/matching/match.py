"""Two texts become alignments."""

import math
from collections import Counter

from briefreader.articles.span import Span
from briefreader.matching.alignment import Alignment, Kind
from briefreader.matching.differences import explain
from briefreader.matching.passages import chain, find_runs
from briefreader.matching.prepared import Prepared, prepare, split
from briefreader.matching.words import Vocabulary


def match_texts(a: str, b: str) -> list[Alignment]:
    """The passages of two texts that match, ordered by their place in `a`.

    Offsets are code points of the texts as given. How rare a word is comes from the two texts alone.
    """
    vocabulary = Vocabulary()
    left, right = prepare(a, vocabulary, *split(a)), prepare(b, vocabulary, *split(b))
    frequency: Counter[int] = Counter()
    total = 0
    for text in (left, right):
        for s in text.sentences:
            frequency.update(set(text.words.stems[s.first : s.last]))
        total += len(text.sentences)
    weights = {w: math.log(1 + total / n) for w, n in frequency.items()}
    return align(left, right, weights)


MIN_PASSAGE = 25
MIN_OVERLAP = 0.4


def align(left: Prepared, right: Prepared, weights: dict[int, float]) -> list[Alignment]:
    """The alignments of two prepared texts under the weights of their stems."""
    found = []
    covered_a, covered_b = set(), set()
    for c in chain(find_runs(left.words.stems, right.words.stems)):
        a0, a1, b0, b1 = c.edges
        if c.matched < MIN_PASSAGE or c.matched < 0.6 * max(a1 - a0, b1 - b0):
            continue
        a, b = Span(left.words.starts[a0], left.words.ends[a1 - 1]), Span(right.words.starts[b0], right.words.ends[b1 - 1])
        same = left.words.folded[a0:a1] == right.words.folded[b0:b1]
        found.append(Alignment(a, b, Kind.VERBATIM if same else Kind.EDITED, 100.0 * c.matched / max(a1 - a0, b1 - b0), *explain(left.words, right.words, c.edges)))
        covered_a.update(range(a0, a1))
        covered_b.update(range(b0, b1))
    bags_a = [_bag(left, s, covered_a) for s in left.sentences]
    bags_b = [_bag(right, s, covered_b) for s in right.sentences]
    index: dict[int, list[int]] = {}
    for j, bag in enumerate(bags_b):
        for stem in bag:
            index.setdefault(stem, []).append(j)
    norms_a = [sum(weights[w] for w in bag) for bag in bags_a]
    norms_b = [sum(weights[w] for w in bag) for bag in bags_b]
    pairs = []
    for i, bag in enumerate(bags_a):
        shared: dict[int, float] = {}
        for stem in bag:
            for j in index.get(stem, ()):
                shared[j] = shared.get(j, 0.0) + weights[stem]
        for j, weight in shared.items():
            dice = 2 * weight / (norms_a[i] + norms_b[j])
            if dice >= MIN_OVERLAP:
                pairs.append((dice, i, j))
    pairs.sort(key=lambda p: (-p[0], p[1], p[2]))
    used_a, used_b = set(), set()
    for dice, i, j in pairs:
        if i in used_a or j in used_b:
            continue
        used_a.add(i)
        used_b.add(j)
        s, t = left.sentences[i], right.sentences[j]
        wa, wb = left.words.folded[s.first : s.last], right.words.folded[t.first : t.last]
        kind = Kind.VERBATIM if wa == wb else Kind.EDITED if dice > 0.75 else Kind.PARAPHRASE
        found.append(Alignment(Span(s.start, s.end), Span(t.start, t.end), kind, 100 * dice, *explain(left.words, right.words, (s.first, s.last, t.first, t.last))))
    return sorted(found, key=lambda m: (m.a, m.b))


def _bag(text: Prepared, sentence: object, covered: set[int]) -> frozenset[int]:
    words = range(sentence.first, sentence.last)
    if any(w in covered for w in words):
        return frozenset()
    return frozenset(text.words.stems[sentence.first : sentence.last])

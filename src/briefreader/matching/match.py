"""Two texts become alignments."""

from collections.abc import Mapping
from dataclasses import replace

from rapidfuzz.distance import LCSseq

from briefreader.articles.span import Span
from briefreader.matching.alignment import Alignment, Kind
from briefreader.matching.differences import explain
from briefreader.matching.judging import Judge
from briefreader.matching.pairing import find_candidates, pair
from briefreader.matching.passages import find_passages
from briefreader.matching.prepared import Prepared, Sentence, prepare_raw
from briefreader.matching.reach import SMALLEST, Reach, Reacher
from briefreader.matching.weights import weigh
from briefreader.matching.words import Vocabulary, shared_vocabulary

EDITED = 0.8  # share of the longer side's words that stand on the other in the same order
ROUNDS = 2  # what was cut off from a pair of sentences is tried once more


def match_texts(a: str, b: str) -> list[Alignment]:
    """The passages of two texts that match, ordered by their place in `a`.

    Offsets are code points of the texts as given. How rare a word is comes from the two texts alone.
    """
    vocabulary = shared_vocabulary()
    left, right = prepare_raw(a, vocabulary), prepare_raw(b, vocabulary)
    return align(left, right, weigh(vocabulary, (left, right)), vocabulary)


def align(left: Prepared, right: Prepared, weights: Mapping[int, float], vocabulary: Vocabulary) -> list[Alignment]:
    """The alignments of two prepared texts under the weights of their stems."""
    passages = find_passages(left, right)
    judge = Judge(left, right, weights, vocabulary)
    found = [_alignment(judge, Reach(*edges), None) for edges in passages]
    free_a = _free(left, [(p[0], p[1]) for p in passages])
    free_b = _free(right, [(p[2], p[3]) for p in passages])
    for reach, probability in _pair_sentences(left, right, free_a, free_b, weights, vocabulary):
        found.append(_alignment(judge, reach, probability))
    return sorted(found, key=lambda m: (m.a, m.b))


def _free(text: Prepared, taken: list[tuple[int, int]]) -> list[Sentence]:
    """Sentences that no passage touches, headings left out: a heading sums up, and says nothing by itself."""
    return [
        s
        for s in text.sentences
        if not s.heading and not any(first < s.last and s.first < last for first, last in taken)
    ]


def _pair_sentences(
    left: Prepared,
    right: Prepared,
    free_a: list[Sentence],
    free_b: list[Sentence],
    weights: Mapping[int, float],
    vocabulary: Vocabulary,
) -> list[tuple[Reach, float]]:
    """Ranges of words that say the same thing, each with its probability."""
    found: list[tuple[Reach, float]] = []
    reacher = Reacher(left, right, weights, vocabulary.rarities)
    for _ in range(ROUNDS):
        candidates = find_candidates(free_a, free_b, weights)
        pairs = pair(left, right, free_a, free_b, weights, vocabulary.spellings, candidates)
        rest_a: list[Sentence] = []
        rest_b: list[Sentence] = []
        for p in pairs:
            s, t = free_a[p.a], free_b[p.b]
            reach = reacher.trim(s, t)
            found.append((reach, p.probability))
            rest_a += _cut_off(left, s, reach.a0, reach.a1)
            rest_b += _cut_off(right, t, reach.b0, reach.b1)
        used_a, used_b = {p.a for p in pairs}, {p.b for p in pairs}
        free_a = [s for i, s in enumerate(free_a) if i not in used_a] + rest_a
        free_b = [t for j, t in enumerate(free_b) if j not in used_b] + rest_b
        if not rest_a and not rest_b:
            break
    open_a, open_b = _edges(free_a), _edges(free_b)
    return [(reacher.stretch(reach, open_a, open_b), p) for reach, p in found]


def _cut_off(text: Prepared, s: Sentence, first: int, last: int) -> list[Sentence]:
    """What is left of a sentence before and after a range of its words."""
    parts = []
    for a, b in ((s.first, first), (last, s.last)):
        if b - a >= SMALLEST:
            parts.append(replace(s, first=a, last=b, bag=frozenset(text.words.stems[a:b])))
    return parts


def _edges(sentences: list[Sentence]) -> dict[int, int]:
    edges = {s.first: s.last for s in sentences}
    edges.update({-s.last: s.first for s in sentences})
    return edges


def _alignment(judge: Judge, r: Reach, probability: float | None) -> Alignment:
    """The alignment of two ranges; without a probability they are a passage that a chain of equal words found."""
    left, right = judge.left, judge.right
    fa, fb = left.words.folded[r.a0 : r.a1], right.words.folded[r.b0 : r.b1]
    shared, differs = explain(left.words, right.words, (r.a0, r.a1, r.b0, r.b1))
    a, b = _span(left, r.a0, r.a1), _span(right, r.b0, r.b1)
    if fa == fb:
        return Alignment(a, b, Kind.VERBATIM, 100.0, shared, differs)
    order = sum(x.length for x, _ in shared) / max(1, a.length, b.length)
    if probability is None:
        return Alignment(a, b, Kind.EDITED, round(100 * order, 1), shared, differs)
    order = LCSseq.similarity(fa, fb) / max(len(fa), len(fb))
    kind = Kind.NEAR if judge.parts(r) else Kind.EDITED if order >= EDITED else Kind.PARAPHRASE
    return Alignment(a, b, kind, round(100 * probability, 1), shared, differs)


def _span(text: Prepared, first: int, last: int) -> Span:
    """The code points of a range of words, with the marks at its edges if it begins or ends a sentence."""
    return Span(text.opens.get(first, text.words.starts[first]), text.closes.get(last, text.words.ends[last - 1]))

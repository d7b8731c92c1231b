"""Two texts become alignments."""

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from briefreader.articles.span import Span
from briefreader.matching.alignment import Alignment, Kind
from briefreader.matching.differences import explain
from briefreader.matching.pairing import Paired, find_candidates, pair
from briefreader.matching.passages import find_passages
from briefreader.matching.prepared import Prepared, prepare_raw
from briefreader.matching.weights import weigh
from briefreader.matching.words import Vocabulary


def match_texts(a: str, b: str) -> list[Alignment]:
    """The passages of two texts that match, ordered by their place in `a`.

    Offsets are code points of the texts as given. How rare a word is comes from the two texts alone.
    """
    vocabulary = Vocabulary()
    left, right = prepare_raw(a, vocabulary), prepare_raw(b, vocabulary)
    return align(left, right, weigh(vocabulary, (left, right)), vocabulary.spellings)


def align(left: Prepared, right: Prepared, weights: Sequence[float], spellings: Sequence[str]) -> list[Alignment]:
    """The alignments of two prepared texts under the weights of their stems."""
    passages = find_passages(left, right)
    found = [_passage_alignment(left, right, edges) for edges in passages]
    free_a = _free(left, [(p[0], p[1]) for p in passages])
    free_b = _free(right, [(p[2], p[3]) for p in passages])
    candidates = find_candidates(left, right, weights, free_a, free_b)
    if candidates:
        found += [_sentence_alignment(left, right, p) for p in pair(left, right, weights, spellings, candidates)]
    return sorted(found, key=lambda m: (m.a, m.b))


def _free(text: Prepared, taken: list[tuple[int, int]]) -> list[int]:
    """Sentences that no passage takes, headings left out: a heading sums up, and says nothing by itself."""
    free = []
    for i, s in enumerate(text.sentences):
        if s.heading:
            continue
        inside = sum([max(0, min(last, s.last) - max(first, s.first)) for first, last in taken])
        if inside == 0:
            free.append(i)
    return free


def _passage_alignment(left: Prepared, right: Prepared, edges: tuple[int, int, int, int]) -> Alignment:
    a0, a1, b0, b1 = edges
    a = Span(left.words.starts[a0], left.words.ends[a1 - 1])
    b = Span(right.words.starts[b0], right.words.ends[b1 - 1])
    shared, differs = explain(left.words, right.words, edges)
    same = left.words.folded[a0:a1] == right.words.folded[b0:b1]
    return Alignment(a, b, Kind.VERBATIM if same else Kind.EDITED, 100.0 if same else 90.0, shared, differs)


def _sentence_alignment(left: Prepared, right: Prepared, p: Paired) -> Alignment:
    s, t = left.sentences[p.a], right.sentences[p.b]
    fa, fb = left.words.folded[s.first : s.last], right.words.folded[t.first : t.last]
    shared, differs = explain(left.words, right.words, (s.first, s.last, t.first, t.last))
    if fa == fb:
        return Alignment(Span(s.start, s.end), Span(t.start, t.end), Kind.VERBATIM, 100.0, shared, differs)
    order = LCSseq.similarity(fa, fb) / max(len(fa), len(fb))
    kind = Kind.EDITED if order >= 0.75 else Kind.PARAPHRASE
    return Alignment(Span(s.start, s.end), Span(t.start, t.end), kind, round(100 * p.probability, 1), shared, differs)

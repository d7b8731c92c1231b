"""Simple ways to find what matches in two texts, each at one plain threshold: what a matcher has to beat.

difflib's matching blocks of words, rapidfuzz over all pairs of sentences, and tf-idf cosine of sentences; none of them
merges or filters what it finds.
"""

import difflib
import math
import re
from collections import Counter
from collections.abc import Callable

from rapidfuzz import fuzz, process

from briefreader.articles.sentences import find_sentences
from briefreader.articles.span import Role, Segment

Found = list[tuple[int, int, int, int]]
DIFFLIB_WORDS, RAPIDFUZZ_RATIO, TFIDF_COSINE = 6, 60, 0.3


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Offsets of the sentences that all peers are given."""
    whole = [Segment(0, len(text), Role.PARAGRAPH, 0)]
    return [(s.start, s.end) for s in find_sentences(text, whole, "en")]


def match_by_difflib(a: str, b: str) -> Found:
    """Matching blocks of words, as difflib finds them."""
    words_a, words_b = list(re.finditer(r"\w+", a)), list(re.finditer(r"\w+", b))
    matcher = difflib.SequenceMatcher(None, [m[0].lower() for m in words_a], [m[0].lower() for m in words_b], False)
    return [
        (words_a[m.a].start(), words_a[m.a + m.size - 1].end(), words_b[m.b].start(), words_b[m.b + m.size - 1].end())
        for m in matcher.get_matching_blocks()
        if m.size >= DIFFLIB_WORDS
    ]


def match_by_rapidfuzz(a: str, b: str) -> Found:
    """For each sentence the most similar one of the other text."""
    sentences_a, sentences_b = split_sentences(a), split_sentences(b)
    choices = [b[s:e] for s, e in sentences_b]
    found: Found = []
    for s, e in sentences_a:
        best = process.extractOne(a[s:e], choices, scorer=fuzz.token_sort_ratio, score_cutoff=RAPIDFUZZ_RATIO)
        if best:
            found.append((s, e, *sentences_b[best[2]]))
    return found


def match_by_tfidf(a: str, b: str) -> Found:
    """For each sentence the one with the highest cosine of tf-idf vectors."""
    sentences = [[(s, e, Counter(re.findall(r"\w+", t[s:e].lower()))) for s, e in split_sentences(t)] for t in (a, b)]
    holding = Counter(w for side in sentences for _, _, bag in side for w in bag)
    count = sum(map(len, sentences))
    weight = {w: math.log(1 + count / n) for w, n in holding.items()}
    norm = [[math.sqrt(sum((n * weight[w]) ** 2 for w, n in bag.items())) for _, _, bag in side] for side in sentences]
    found: Found = []
    for i, (s, e, bag) in enumerate(sentences[0]):
        best, place = 0.0, (0, 0)
        for j, (s2, e2, other) in enumerate(sentences[1]):
            dot = sum(n * other[w] * weight[w] ** 2 for w, n in bag.items() if w in other)
            cosine = dot / (norm[0][i] * norm[1][j]) if dot else 0.0
            if cosine > best:
                best, place = cosine, (s2, e2)
        if best >= TFIDF_COSINE:
            found.append((s, e, *place))
    return found


PEERS: dict[str, Callable[[str, str], Found]] = {
    "difflib": match_by_difflib,
    "rapidfuzz": match_by_rapidfuzz,
    "tf-idf": match_by_tfidf,
}

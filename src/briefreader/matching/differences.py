"""What two passages share and what stands against each other, as spans on both sides."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from briefreader.articles.span import Span
from briefreader.matching.words import Words

Pair = tuple[Span, Span]
Gap = tuple[int, int, int, int]
Run = tuple[int, int, int]  # where equal words begin on either side, and how many they are

LARGEST = 4_000_000  # product of two lengths in words up to which an exact edit script is worked out
STEP = 1_500  # words of a piece of a passage that repeats itself and so has no anchors
ANCHOR = 4  # words of a run that stands once on either side and so holds larger passages together


def explain(left: Words, right: Words, edges: Gap, equal: Sequence[Run]) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """The shared and the differing spans of two passages, given their words' ranges and the equal runs in them.

    Shared spans are maximal runs of words that are equal after folding. Between two of them, and at the edges, what
    stands on either side differs; an empty span marks the place where the other side has words more.
    """
    a0, a1, b0, b1 = edges
    shared: list[Pair] = []
    differs: list[Pair] = []
    at_a, at_b = a0, b0
    runs = [(a0 + a, b0 + b, n) for a, b, n in equal]
    for a, b, length in [*runs, (a1, b1, 0)]:
        if a > at_a or b > at_b:
            differs.append((_span(left, at_a, a, a1), _span(right, at_b, b, b1)))
        if length:
            shared.append((_span(left, a, a + length, a1), _span(right, b, b + length, b1)))
        at_a, at_b = a + length, b + length
    return tuple(shared), tuple(differs)


def equal_runs(a: Sequence[int], b: Sequence[int]) -> list[Run]:
    """Maximal runs that are equal and in order: where they begin in `a` and `b`, and their length.

    Exact (fewest insertions and deletions) where the lengths allow it; larger passages are cut at runs that stand
    once on either side first ("patience" diff), so that the work stays linear.
    """
    if a == b:
        return [(0, 0, len(a))] if a else []
    runs: list[Run] = []
    for a0, a1, b0, b1 in _tiles(a, b):
        for op in Indel.opcodes(a[a0:a1], b[b0:b1]):
            if op.tag != "equal":
                continue
            start_a, start_b, length = a0 + op.src_start, b0 + op.dest_start, op.src_end - op.src_start
            if runs and runs[-1][0] + runs[-1][2] == start_a and runs[-1][1] + runs[-1][2] == start_b:
                runs[-1] = (runs[-1][0], runs[-1][1], runs[-1][2] + length)
            else:
                runs.append((start_a, start_b, length))
    return runs


def _tiles(a: Sequence[int], b: Sequence[int]) -> Iterator[Gap]:
    """Ranges that together cover both sides, cut at anchors if the whole is too large for an exact script."""
    if len(a) * len(b) <= LARGEST:
        yield 0, len(a), 0, len(b)
        return
    at_a, at_b = 0, 0
    for i, j in [*_anchors(a, b), (len(a), len(b))]:
        while (i - at_a) * (j - at_b) > LARGEST:  # no anchor for long: step by step on both sides
            yield at_a, min(i, at_a + STEP), at_b, min(j, at_b + STEP)
            at_a, at_b = min(i, at_a + STEP), min(j, at_b + STEP)
        yield at_a, i, at_b, j
        at_a, at_b = i, j


def _anchors(a: Sequence[int], b: Sequence[int]) -> list[tuple[int, int]]:
    """Places of runs of ANCHOR words that stand once in `a` and once in `b`, rising on both sides."""
    grams_a = list(zip(*(a[k:] for k in range(ANCHOR)), strict=False))
    grams_b = list(zip(*(b[k:] for k in range(ANCHOR)), strict=False))
    once_b = {gram for gram, n in Counter(grams_b).items() if n == 1}
    place_b = {gram: j for j, gram in enumerate(grams_b) if gram in once_b}
    once_a = {gram for gram, n in Counter(grams_a).items() if n == 1}
    both = [(i, place_b[gram]) for i, gram in enumerate(grams_a) if gram in place_b and gram in once_a]
    tails: list[int] = []
    tail_at: list[int] = []
    before = [-1] * len(both)
    for k, (_, j) in enumerate(both):
        at = bisect_left(tails, j)
        before[k] = tail_at[at - 1] if at else -1
        tails[at : at + 1] = [j]
        tail_at[at : at + 1] = [k]
    chosen: list[tuple[int, int]] = []
    k = tail_at[-1] if tail_at else -1
    while k >= 0:
        chosen.append(both[k])
        k = before[k]
    return chosen[::-1]


def _span(words: Words, first: int, last: int, end: int) -> Span:
    """The code points of words within a passage whose last word is `end` (excluded)."""
    if first == last:  # nothing stands here: the place between two words
        at = words.starts[first] if first < end else words.ends[end - 1]
        return Span(at, at)
    return Span(words.starts[first], words.ends[last - 1])

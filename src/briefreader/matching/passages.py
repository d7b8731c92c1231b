"""Passages that stand in both texts nearly word for word.

Runs of equal stems, found through an index of word n-grams, are chained along near diagonals across small gaps
(seed, extend, filter: Potthast et al., Overview of the PAN text alignment tasks, 2013-2014).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import compress
from typing import NamedTuple

from briefreader.matching.prepared import Prepared
from briefreader.matching.words import NGRAM, NO_GRAM, Words

GAP = 12  # words on either side that a chain may jump
OPEN = 8  # chains that are looked at before those are dropped that ended too early
MOST_RUNS, MOST_CHAINS = 20_000, 2_000  # of two texts that are looked at, longest first: repeats stay bounded
SAMPLING = 2  # one n-gram in so many is kept to find texts that share passages
SAMPLES = 6  # kept n-grams that two texts share if they may share a passage
FEW_TEXTS, COMMON_SHARE = 50, 0.2  # texts, and share of all, in which an n-gram may stand
COMMON = 8  # an n-gram that stands more often than this is paired by its rank only, so that repeats stay linear
ROOM = 16  # slots in a table for each n-gram that is counted there
SHORTEST = 25  # words in runs
DENSEST_GAPS = 0.75
JOIN = 60
NEAR_END = 2  # words to the end of a sentence that a passage takes along, if both sides have no more


Places = dict[int, list[int]]  # where each n-gram stands, by its number


class Run(NamedTuple):
    """Words a..a+length of one text have the stems of words b..b+length of the other."""

    a: int
    b: int
    length: int


@dataclass(frozen=True, slots=True)
class Chain:
    """Runs in order on both sides; its edges in words, ends excluded."""

    runs: tuple[Run, ...]

    @property
    def edges(self) -> tuple[int, int, int, int]:
        """First and last word on side a, first and last word on side b (ends excluded)."""
        first, last = self.runs[0], self.runs[-1]
        return first.a, last.a + last.length, first.b, last.b + last.length

    @property
    def matched(self) -> int:
        """Number of words in its runs."""
        return sum(r.length for r in self.runs)


class CopyIndex:
    """Tells which earlier texts share runs of words with a new one; grows text by text.

    Every second n-gram (by hash) of each text is kept, so that a passage of SHORTEST words shares a few of them. One
    that stands in more than a share of the texts is a set phrase and leads nowhere.
    """

    def __init__(self) -> None:
        self._texts_of: dict[int, list[int]] = {}
        self._texts = 0

    def add(self, places: Places) -> set[int]:
        """The numbers of earlier texts that share at least SAMPLES of the kept n-grams with the next text."""
        most = max(FEW_TEXTS, COMMON_SHARE * self._texts)
        counts: Counter[int] = Counter()
        for h in places:
            if h % SAMPLING:
                continue
            texts = self._texts_of.setdefault(h, [])
            if len(texts) <= most:
                counts.update(texts)
            texts.append(self._texts)
        self._texts += 1
        return {text for text, n in counts.items() if n >= SAMPLES}


def find_repeated(texts: Sequence[Words]) -> list[Places]:
    """For each text the places of its n-grams that other texts (and, rarely, no other text) hold too.

    A table of counts by the lowest bits of an n-gram tells which those are, so that the many n-grams that stand in
    one text alone cost a few bytes each.
    """
    if len(texts) == 2:
        a, b = texts[0].grams.tolist(), texts[1].grams.tolist()
        shared = set(a).intersection(b)
        shared.discard(NO_GRAM)
        return [_find_places(grams, map(shared.__contains__, grams)) for grams in (a, b)] if shared else [{}, {}]
    mask = (1 << (ROOM * sum(map(len, texts)) + 1).bit_length()) - 1
    holding = bytearray(mask + 1)
    for words in texts:
        for slot in {gram & mask for gram in words.grams}:
            if holding[slot] < 2:
                holding[slot] += 1
    return [
        _find_places(words.grams, [holding[gram & mask] > 1 and gram != NO_GRAM for gram in words.grams])
        for words in texts
    ]


def _find_places(grams: Sequence[int], chosen: Iterable[bool]) -> Places:
    places: Places = {}
    for k in compress(range(len(grams)), chosen):
        places.setdefault(grams[k], []).append(k)
    return places


def find_runs(places_a: Places, places_b: Places) -> list[Run]:
    """Maximal runs of at least NGRAM equal stems, ordered by their place in a.

    A gram that stands in b more than COMMON times is paired by its rank only: the first place with the first.
    """
    shared = places_a.keys() & places_b.keys()
    if len(shared) < SHORTEST // NGRAM:
        return []
    rank: Counter[int] = Counter()
    open_runs: dict[int, tuple[int, int]] = {}  # by diagonal: where the run begins and ends in a
    runs: list[Run] = []
    for i, gram in sorted([(at, g) for g in shared for at in places_a[g]]):
        places = places_b[gram]
        if len(places) > COMMON:
            places = places[rank[gram] : rank[gram] + 1]
            rank[gram] += 1
        for j in places:
            begun, end = open_runs.get(j - i, (-1, -1))
            if end >= i:
                open_runs[j - i] = begun, i + NGRAM
                continue
            if begun >= 0:
                runs.append(Run(begun, begun + j - i, end - begun))
            open_runs[j - i] = i, i + NGRAM
    runs += [Run(begun, begun + diagonal, end - begun) for diagonal, (begun, end) in open_runs.items()]
    if len(runs) > MOST_RUNS:
        runs = nlargest(MOST_RUNS, runs, key=lambda r: (r.length, -r.a, -r.b))
    runs.sort(key=lambda r: (r.a, r.b))
    return runs


def chain(runs: list[Run], left: Prepared, right: Prepared) -> list[Chain]:
    """Join runs that follow each other within GAP words and no furniture on both sides; each goes to one chain."""
    chains: list[list[Run]] = []
    active: list[list[Run]] = []
    for run in runs:
        if len(active) > OPEN:
            active = [c for c in active if c[-1].a + c[-1].length + GAP >= run.a]
        best, best_cost = None, 2 * GAP + 1
        for c in active:
            last = c[-1]
            gap_a, gap_b = run.a - last.a - last.length, run.b - last.b - last.length
            if gap_a > GAP or gap_b > GAP or min(gap_a, gap_b) < 1 - min(run.length, last.length) or run.b <= last.b:
                continue
            cost = abs(gap_a - gap_b) + max(gap_a, gap_b, 0)
            if cost < best_cost and not _walled(left, last.a, run.a) and not _walled(right, last.b, run.b):
                best, best_cost = c, cost
        if best is None:
            chains.append([run])
            active.append(chains[-1])
            continue
        last = best[-1]
        overlap = max(0, last.a + last.length - run.a, last.b + last.length - run.b)
        best.append(Run(run.a + overlap, run.b + overlap, run.length - overlap))
    return [Chain(tuple(c)) for c in chains]


Edges = tuple[int, int, int, int]


def find_passages(left: Prepared, right: Prepared, places_a: Places, places_b: Places) -> list[Edges]:
    """Word ranges (first, last on side a, first, last on side b, ends excluded) of passages that stand in both."""
    runs = find_runs(places_a, places_b)
    if sum([r.length for r in runs]) < SHORTEST:
        return []
    chains = [c for c in chain(runs, left, right) if c.matched >= NGRAM + 4]
    kept: list[tuple[Edges, int]] = []
    for c in sorted(chains, key=lambda c: (-c.matched, c.edges))[:MOST_CHAINS]:
        a0, a1, b0, b1 = c.edges
        in_a = sum([max(0, min(a1, e[1]) - max(a0, e[0])) for e, _ in kept])
        in_b = sum([max(0, min(b1, e[3]) - max(b0, e[2])) for e, _ in kept])
        if in_a > 0.5 * (a1 - a0) and in_b > 0.5 * (b1 - b0):
            continue
        if c.matched >= DENSEST_GAPS * max(a1 - a0, b1 - b0):
            kept.append((c.edges, c.matched))
    joined: list[tuple[Edges, int]] = []
    for edges, matched in sorted(kept):
        for k, (other, m) in enumerate(joined):
            gap_a, gap_b = edges[0] - other[1], edges[2] - other[3]
            if (
                edges[2] > other[2]
                and edges[3] > other[3]
                and edges[1] > other[1]
                and max(gap_a, gap_b) <= JOIN
                and max(gap_a, gap_b, 0) < 0.5 * (matched + m)
                and min(gap_a, gap_b) > -0.5 * min(edges[1] - edges[0], other[1] - other[0])
                and not _walled(left, other[0], edges[0])
                and not _walled(right, other[2], edges[2])
            ):
                joined[k] = ((other[0], edges[1], other[2], edges[3]), m + matched)
                break
        else:
            joined.append((edges, matched))
    return [_snap(left, right, e) for e, m in joined if m >= SHORTEST and not _one_sentence(left, right, e)]


def _walled(text: Prepared, first: int, second: int) -> bool:
    """Whether furniture lies between two words of the story."""
    return bool(text.walls) and text.zone(first) != text.zone(second)


def _snap(left: Prepared, right: Prepared, edges: Edges) -> Edges:
    """The edges moved to the ends of sentences where that takes a few words more on both sides."""
    a0, a1, b0, b1 = edges
    open_a, open_b = _first_in(left.opens, a0, -1), _first_in(right.opens, b0, -1)
    if open_a is not None and open_b is not None and (open_a < a0) == (open_b < b0):
        a0, b0 = open_a, open_b
    close_a, close_b = _first_in(left.closes, a1, 1), _first_in(right.closes, b1, 1)
    if close_a is not None and close_b is not None and (close_a > a1) == (close_b > b1):
        a1, b1 = close_a, close_b
    return a0, a1, b0, b1


def _first_in(places: dict[int, int], start: int, step: int) -> int | None:
    """The first of NEAR_END words from `start` on that is in `places`."""
    for k in range(start, start + step * (NEAR_END + 1), step):
        if k in places:
            return k
    return None


def _one_sentence(left: Prepared, right: Prepared, edges: Edges) -> bool:
    """Whether a passage is most of one sentence on both sides: then the sentences are what matches."""
    a0, a1, b0, b1 = edges
    for text, first, last in ((left, a0, a1), (right, b0, b1)):
        if not any(
            s.first <= first and last <= s.last and last - first >= 0.6 * (s.last - s.first) for s in text.sentences
        ):
            return False
    return True

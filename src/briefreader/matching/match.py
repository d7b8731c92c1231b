"""Two texts become alignments."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace

from rapidfuzz.distance import LCSseq

from briefreader.articles.span import Span
from briefreader.matching.alignment import Alignment, Kind
from briefreader.matching.differences import Run, equal_runs, explain
from briefreader.matching.evidence import Candidate, CandidateIndex, Candidates, Evidence, gather
from briefreader.matching.judging import Judge
from briefreader.matching.pairing import pair
from briefreader.matching.passages import Places, find_passages, find_repeated
from briefreader.matching.prepared import Prepared, Sentence, prepare_raw
from briefreader.matching.reach import SMALLEST, Free, Reach, Reacher
from briefreader.matching.weights import weigh
from briefreader.matching.words import Vocabulary, shared_vocabulary

EDITED = 0.85  # share of the longer side's words that stand on the other in the same order
NONE = Candidates([], 0)
QUOTES = (('"', '"'), ("“", "”"), ("«", "»"), ("「", "」"), ("『", "』"))
CLINGING = re.compile(r"[.,!?;:。，！？]?[\"”»」』]")
CLAUSE = 5  # words that one side has more at an edge if they are a clause and not a change
STRAY = 1  # words of a run that may lie at the wrong end of a clause: "the"
ROUNDS = 2  # what was cut off from a pair of sentences is tried once more


def match_texts(a: str, b: str) -> list[Alignment]:
    """The passages of two texts that match, ordered by their place in `a`.

    Offsets are code points of the texts as given. How rare a word is comes from the two texts alone.
    """
    vocabulary = shared_vocabulary()
    left, right = prepare_raw(a, vocabulary), prepare_raw(b, vocabulary)
    weights, order = weigh(vocabulary, (left, right))
    units_a, units_b = gather_all(left, weights, order), gather_all(right, weights, order)
    index = CandidateIndex(weights, order)
    index.add(units_a)
    candidates = index.find(units_b).get(0, NONE)
    places_a, places_b = find_repeated((left.words, right.words))
    return Aligner(left, right, weights, order, vocabulary).align(units_a, units_b, candidates, (places_a, places_b))


def gather_all(text: Prepared, weights: Mapping[int, float], order: Mapping[int, float]) -> list[Evidence]:
    """The evidence of all sentences that a word of weight may lead to (those in `order`), but for headings.

    A heading sums up, and says nothing by itself.
    """
    lonely = order.keys().isdisjoint
    return [gather(text, s, weights) for s in text.sentences if not s.heading and len(s.bag) > 1 and not lonely(s.bag)]


@dataclass(frozen=True, slots=True)
class Aligner:
    """Finds the alignments of two texts under the weights of their stems."""

    left: Prepared
    right: Prepared
    weights: Mapping[int, float]
    order: Mapping[int, float]
    vocabulary: Vocabulary

    def align(
        self,
        units_a: list[Evidence],
        units_b: list[Evidence],
        candidates: Candidates,
        places: tuple[Places, Places] | None,
    ) -> list[Alignment]:
        """The alignments, ordered by their place in the left text; `places` of n-grams lead to long passages."""
        left, right = self.left, self.right
        judge = Judge(left, right, self.vocabulary)
        passages = find_passages(left, right, *places) if places else []
        if passages:
            taken_a = _touched(units_a, [(p[0], p[1]) for p in passages])
            taken_b = _touched(units_b, [(p[2], p[3]) for p in passages])
            likely = [c for c in candidates.likely if c.a not in taken_a and c.b not in taken_b]
            units_a = [u for i, u in enumerate(units_a) if i not in taken_a]
            units_b = [u for j, u in enumerate(units_b) if j not in taken_b]
            place_a, place_b = _renumbered(taken_a, likely, 0), _renumbered(taken_b, likely, 1)
            likely = [c._replace(a=place_a[c.a], b=place_b[c.b]) for c in likely]
            candidates = Candidates(likely, candidates.chances)
        found = [_alignment(judge, Reach(*edges), None) for edges in passages]
        for edges in passages:
            found += [_alignment(judge, reach, share) for reach, share in _clashing_sentences(judge, edges)]
        if candidates.likely:
            found += [_alignment(judge, reach, p) for reach, p in self._pair_sentences(units_a, units_b, candidates)]
        return sorted(found, key=lambda m: (m.a, m.b))

    def _pair_sentences(
        self, units_a: list[Evidence], units_b: list[Evidence], candidates: Candidates
    ) -> list[tuple[Reach, float]]:
        """Ranges of words that say the same thing, each with its probability."""
        pairs = pair(units_a, units_b, candidates, self.weights, self.vocabulary)
        if not pairs:
            return []
        reacher = Reacher(self.left, self.right, self.weights, self.vocabulary.rarities)
        found: list[tuple[Reach, float]] = []
        for _ in range(ROUNDS):
            rest_a: list[Evidence] = []
            rest_b: list[Evidence] = []
            for p in pairs:
                s, t = units_a[p.a].sentence, units_b[p.b].sentence
                reach = reacher.trim(s, t)
                found.append((reach, p.probability))
                rest_a += self._cut_off(self.left, s, reach.a0, reach.a1)
                rest_b += self._cut_off(self.right, t, reach.b0, reach.b1)
            free_a, free_b = Free(units_a, {p.a for p in pairs}, rest_a), Free(units_b, {p.b for p in pairs}, rest_b)
            if not rest_a and not rest_b:
                break
            units_a, units_b = free_a.units(), free_b.units()
            index = CandidateIndex(self.weights, self.order)
            index.add(units_a)
            pairs = pair(units_a, units_b, index.find(units_b).get(0, NONE), self.weights, self.vocabulary)
        return [(reacher.stretch(reach, free_a, free_b), p) for reach, p in found]

    def _cut_off(self, text: Prepared, s: Sentence, first: int, last: int) -> list[Evidence]:
        """What is left of a sentence before and after a range of its words."""
        parts = []
        for a, b in ((s.first, first), (last, s.last)):
            if b - a >= SMALLEST:
                part = s._replace(first=a, last=b, bag=frozenset(text.words.stems[a:b]))
                parts.append(gather(text, part, self.weights))
        return parts


def _touched(units: list[Evidence], taken: list[tuple[int, int]]) -> set[int]:
    """The sentences that a passage touches."""
    taken = sorted(taken)
    touched = set()
    at = 0
    for i, unit in enumerate(units):
        while at < len(taken) and taken[at][1] <= unit.sentence.first:
            at += 1
        if any(first < unit.sentence.last and unit.sentence.first < last for first, last in taken[at : at + 3]):
            touched.add(i)
    return touched


def _renumbered(taken: set[int], candidates: list[Candidate], side: int) -> dict[int, int]:
    """Where each sentence that a candidate names stands once those taken are gone."""
    gone = sorted(taken)
    numbers = {c.b if side else c.a for c in candidates}
    return {n: n - bisect_left(gone, n) for n in numbers}


def _alignment(judge: Judge, r: Reach, probability: float | None) -> Alignment:
    """The alignment of two ranges; without a probability they are a passage that a chain of equal words found."""
    left, right = judge.left, judge.right
    fa, fb = left.words.folded[r.a0 : r.a1], right.words.folded[r.b0 : r.b1]
    runs = equal_runs(fa, fb)
    parts = False
    if probability is not None and fa != fb:
        parts = judge.parts(r)
        core = _without_clauses(fa, fb, runs, r)
        if core != r and judge.close(core) and (parts or judge.values_clash(core)):
            r, parts = core, judge.parts(core)
            fa, fb = left.words.folded[r.a0 : r.a1], right.words.folded[r.b0 : r.b1]
            runs = equal_runs(fa, fb)
    shared, differs = explain(left.words, right.words, (r.a0, r.a1, r.b0, r.b1), runs)
    a, b = _span(left, r.a0, r.a1), _span(right, r.b0, r.b1)
    if fa == fb:
        return Alignment(a, b, Kind.VERBATIM, 100.0, shared, differs)
    order = sum(x.length for x, _ in shared) / max(1, a.length, b.length)
    if probability is None:
        return Alignment(a, b, Kind.EDITED, round(100 * order, 1), shared, differs)
    order = sum([n for _, _, n in runs]) / max(len(fa), len(fb))
    kind = Kind.NEAR if parts else Kind.EDITED if order >= EDITED else Kind.PARAPHRASE
    return Alignment(a, b, kind, round(100 * probability, 1), shared, differs)


def _clashing_sentences(judge: Judge, edges: tuple[int, int, int, int]) -> list[tuple[Reach, float]]:
    """The sentences inside a passage that a number, a name or a negation makes say something else.

    Each with the share of its words that are the same. In a copy of a page one changed figure is what counts most.
    """
    left, right = judge.left, judge.right
    a0, a1, b0, b1 = edges
    fa, fb = left.words.folded[a0:a1], right.words.folded[b0:b1]
    if fa == fb:
        return []
    found: list[tuple[Reach, float]] = []
    seen: set[Reach] = set()
    for a, b, n in equal_runs(fa, fb)[:-1]:
        s, t = _sentence_of(left, a0 + a + n), _sentence_of(right, b0 + b + n)
        if not (s and t and a0 <= s.first and s.last <= a1 and b0 <= t.first and t.last <= b1):
            continue
        reach = Reach(s.first, s.last, t.first, t.last)
        if reach in seen:
            continue
        seen.add(reach)
        if judge.close(reach) and judge.values_clash(reach):
            same = LCSseq.similarity(left.words.folded[s.first : s.last], right.words.folded[t.first : t.last])
            found.append((reach, same / max(s.last - s.first, t.last - t.first)))
    return found


def _sentence_of(text: Prepared, word: int) -> Sentence | None:
    at = bisect_right(text.sentences, word, key=lambda s: s.first) - 1
    if at < 0 or word >= text.sentences[at].last or text.sentences[at].heading:
        return None
    return text.sentences[at]


def _without_clauses(fa: list[int], fb: list[int], runs: list[Run], r: Reach) -> Reach:
    """The range without what one side alone has at its edges, where that is a clause; the rest is no set phrase.

    Nearly the same words say something else only where something stands against something: what one of the two goes
    on to tell contradicts nothing.
    """
    runs = _without_strays(runs)
    runs = [*_without_strays([(-a - n, -b - n, n) for a, b, n in reversed(runs)])]
    if sum([n for _, _, n in runs]) < CLAUSE:
        return r
    a0, b0, a1, b1 = -runs[-1][0] - runs[-1][2], -runs[-1][1] - runs[-1][2], -runs[0][0], -runs[0][1]
    while a0 and b0 and fa[a0 - 1] == fb[b0 - 1]:  # a stray word was dropped that stands here as well
        a0, b0 = a0 - 1, b0 - 1
    while a1 < len(fa) and b1 < len(fb) and fa[a1] == fb[b1]:
        a1, b1 = a1 + 1, b1 + 1
    if max(a0, b0) >= CLAUSE and not min(a0, b0):
        r = replace(r, a0=r.a0 + a0, b0=r.b0 + b0)
    tail_a, tail_b = len(fa) - a1, len(fb) - b1
    if max(tail_a, tail_b) >= CLAUSE and not min(tail_a, tail_b):
        r = replace(r, a1=r.a1 - tail_a, b1=r.b1 - tail_b)
    return r


def _without_strays(runs: list[Run]) -> list[Run]:
    """Runs without a first one of STRAY words, far from the next on one side alone."""
    while len(runs) > 1 and runs[0][2] <= STRAY:
        (a, b, n), (next_a, next_b, _) = runs[0], runs[1]
        gaps = next_a - a - n, next_b - b - n
        if max(gaps) < CLAUSE or min(gaps) > 0:
            break
        runs = runs[1:]
    return runs


def _span(text: Prepared, first: int, last: int) -> Span:
    """The code points of a range of words, with the marks at its edges if it begins or ends a sentence.

    A quotation mark that clings to an edge and has its partner inside is taken along.
    """
    start = text.opens.get(first, text.words.starts[first])
    end = text.closes.get(last, text.words.ends[last - 1])
    raw = text.text
    inside = raw[start:end]
    for opening, closing in QUOTES:
        odd = inside.count(opening) % 2 if opening == closing else inside.count(opening) - inside.count(closing)
        found = CLINGING.match(raw, end)
        closes = found if found and found[0].endswith(closing) else None
        opens = start > 0 and raw[start - 1] == opening
        if closes and (odd > 0 or (not odd and opens)):
            end = closes.end()
        if opens and (odd < 0 or (odd > 0 and opening == closing and not closes) or (not odd and closes)):
            start -= 1
    return Span(start, end)

"""Whether two passages that match say the same thing, or nearly the same words say something else.

Two judges. A rule: the words are nearly all the same and in order, but a number stands against a number, a name
against a name, or one side denies. And a small model of what people called different in sentences that look alike
(`contrast.py`); most of what people part, words alone do not tell.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, LCSseq

from briefreader.matching.contrast import FEATURES, SAME, denies, log_odds, measure
from briefreader.matching.prepared import Prepared
from briefreader.matching.reach import Reach
from briefreader.matching.words import DAYS, Vocabulary, listed_stems

NEARLY = 0.45  # share of words in order below which two sentences are no near-copies, whatever they say
CLOSE = 0.8  # share of words in order from which a single value that differs makes them a near-copy
VARIANT, SPELLED = 0.8, 5  # similarity of two spellings of one name, and the letters that they have at least
OPPOSITE = FEATURES.index("opposite")


@dataclass(frozen=True, slots=True)
class Judge:
    """Tells near-copies from sentences that say the same."""

    left: Prepared
    right: Prepared
    vocabulary: Vocabulary

    def close(self, r: Reach) -> bool:
        """Whether nearly all words of the two ranges are the same and in order."""
        folded_a, folded_b = self.left.words.folded[r.a0 : r.a1], self.right.words.folded[r.b0 : r.b1]
        return bool(LCSseq.similarity(folded_a, folded_b) >= CLOSE * max(len(folded_a), len(folded_b)))

    def parts(self, r: Reach) -> bool:
        """Whether the two ranges are near-copies that say something else."""
        if self.close(r) and self.values_clash(r):
            return True
        stems_a, stems_b = self.left.words.stems[r.a0 : r.a1], self.right.words.stems[r.b0 : r.b1]
        if 2 * LCSseq.similarity(stems_a, stems_b) < NEARLY * (len(stems_a) + len(stems_b)):
            return False
        features = measure(self.left, self.right, r, self.vocabulary)
        return bool(features[OPPOSITE]) or log_odds(features) < SAME

    def values_clash(self, r: Reach) -> bool:
        """Whether a number stands against a number, a name against a name, or a negation on one side alone."""
        if denies(self.left, r.a0, r.a1, self.vocabulary) != denies(self.right, r.b0, r.b1, self.vocabulary):
            return True
        for op in _gaps(self.left.words.folded[r.a0 : r.a1], self.right.words.folded[r.b0 : r.b1]):
            numbers_a, days_a, names_a = self._values(self.left, r.a0 + op[0], r.a0 + op[1], r.a0)
            numbers_b, days_b, names_b = self._values(self.right, r.b0 + op[2], r.b0 + op[3], r.b0)
            if numbers_a and numbers_b and numbers_a != numbers_b:
                return True
            if days_a and days_b and not days_a & days_b:
                return True
            if names_a and names_b and not any(_is_one_name(a, b) for a in names_a for b in names_b):
                return True
        return False

    def _values(self, text: Prepared, first: int, last: int, begin: int) -> tuple[set[str], set[str], set[str]]:
        """The numbers, days and names in a range of words of a sentence that begins at `begin`, as stems."""
        numbers: set[str] = set()
        days: set[str] = set()
        names: set[str] = set()
        spellings, words, raw = self.vocabulary.spellings, text.words, text.text
        for k in range(first, last):
            stem, at = spellings[words.stems[k]], words.starts[k]
            if spellings[words.folded[k]][0].isdigit():
                numbers.add(stem)
            elif k > begin and raw[at].isupper() and raw[at + 1 : at + 2].islower():
                (days if spellings[words.folded[k]] in DAYS else names).add(stem)
        return numbers, days, names


def _is_one_name(a: str, b: str) -> bool:
    """Whether two stems may be spellings of one name ("Qaeda", "Qaida"); places are told apart by their list."""
    if a == b:
        return True
    if a[0] != b[0] or min(len(a), len(b)) < SPELLED or not listed_stems().isdisjoint((a, b)):
        return False
    return Indel.normalized_similarity(a, b) >= VARIANT


def _gaps(a: Sequence[int], b: Sequence[int]) -> list[tuple[int, int, int, int]]:
    """What lies between runs that are the same in order, as ranges of both sides."""
    gaps: list[tuple[int, int, int, int]] = []
    for op in Indel.opcodes(a, b):
        if op.tag == "equal":
            continue
        if gaps and gaps[-1][1] == op.src_start and gaps[-1][3] == op.dest_start:
            gaps[-1] = (gaps[-1][0], op.src_end, gaps[-1][2], op.dest_end)
        else:
            gaps.append((op.src_start, op.src_end, op.dest_start, op.dest_end))
    return gaps

"""A text made ready for matching: its words, and its sentences as ranges of words."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from briefreader.articles.lines import split_blocks
from briefreader.articles.sentences import find_sentences
from briefreader.articles.span import Role, Segment
from briefreader.matching.words import NGRAM, NO_GRAM, Vocabulary, Words

LONGEST = 150  # words; what is longer is no sentence, and is looked at in parts of this length
MOST = 50_000  # sentences of one text that are matched (a million short lines); passages are found beyond them


class Sentence(NamedTuple):
    """Code points `start` to `end`, and words `first` to `last` (both ends excluded), in block `block`.

    `bag` holds the stems of its words, each once.
    """

    start: int
    end: int
    first: int
    last: int
    block: int
    heading: bool
    bag: frozenset[int]


@dataclass(frozen=True, slots=True)
class Prepared:
    """One text with its words and the sentences that may be matched (furniture is left out).

    `opens` leads from the first word of a sentence to the code point where the sentence begins, `closes` from its last
    word (excluded) to where it ends: quotation marks and full stops belong to it. `walls` are the first words of the
    blocks of furniture, rising: no passage may run past one, and no gram reaches into one.
    """

    text: str
    words: Words
    sentences: tuple[Sentence, ...]
    opens: dict[int, int]
    closes: dict[int, int]
    walls: tuple[int, ...] = ()

    def zone(self, word: int) -> int:
        """The stretch of story between two walls in which a word lies, as a number that rises."""
        return bisect_right(self.walls, word) if self.walls else 0


def prepare(text: str, vocabulary: Vocabulary, blocks: Sequence[Segment], sentences: Sequence[Segment]) -> Prepared:
    """Number the words of a text and place its sentences among them; blocks of furniture are left out."""
    words = vocabulary.read(text)
    starts, stems = words.starts, words.stems
    placed: list[Sentence] = []
    last = 0
    quoted = _QUOTED.search(text) is not None
    walls = _wall_off(words, [b for b in blocks if b.role is Role.FURNITURE])
    count = len(starts)
    for segment in sentences:
        block = segment.block
        role = blocks[block].role
        if role is Role.FURNITURE:
            continue
        heading = role is Role.HEADING
        for start, end in _parts(text, segment.start, segment.end) if quoted else ((segment.start, segment.end),):
            first = bisect_left(starts, start, last)
            last = bisect_left(starts, end, first, min(count, first + end - start))
            if first < last <= first + LONGEST:
                placed.append(Sentence(start, end, first, last, block, heading, frozenset(stems[first:last])))
                continue
            for a in range(first, last, LONGEST):
                b = min(last, a + LONGEST)
                begin = start if a == first else starts[a]
                finish = end if b == last else words.ends[b - 1]
                placed.append(Sentence(begin, finish, a, b, block, heading, frozenset(stems[a:b])))
        if len(placed) >= MOST:
            break
    opens, closes = {s.first: s.start for s in placed}, {s.last: s.end for s in placed}
    return Prepared(text, words, tuple(placed), opens, closes, walls)


def _wall_off(words: Words, furniture: Sequence[Segment]) -> tuple[int, ...]:
    """The first word of each block of furniture that has words; grams that reach into one are voided."""
    walls = []
    for block in furniture:
        first = bisect_left(words.starts, block.start)
        last = bisect_left(words.starts, block.end, first)
        if first < last:
            walls.append(first)
            for k in range(max(0, first - NGRAM + 1), min(last, len(words.grams))):
                words.grams[k] = NO_GRAM
    return tuple(walls)


def prepare_raw(text: str, vocabulary: Vocabulary) -> Prepared:
    """The same for a text that is no article: everything in it counts as story."""
    blocks = [Segment(b.start, b.end, Role.PARAGRAPH, i) for i, b in enumerate(split_blocks(text))]
    return prepare(text, vocabulary, blocks, find_sentences(text, blocks, "en"))


_QUOTES = '"“”„«»'
_HIDDEN_QUOTES = str.maketrans(dict.fromkeys(_QUOTES, " "))
_QUOTED = re.compile(f"[{_QUOTES}]")
_CLOSERS = "\"”’')]»"
_INNER_END = re.compile(r"[.!?…][\"”’»')\]]*\s+[\"“„«]?\w")


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences inside one segment.

    A quotation mark without its partner makes a splitter swallow all that follows up to the next one. For matching,
    sentences are found again as if there were no quotation marks, which then go to the side that they cling to.
    """
    if not _QUOTED.search(text, start, end) or not _INNER_END.search(text, start, end):
        return [(start, end)]
    whole = text[start:end]
    hidden = whole.translate(_HIDDEN_QUOTES)
    cuts = [0]
    for part in find_sentences(hidden, [Segment(0, len(hidden), Role.PARAGRAPH, 0)], "en")[1:]:
        cut = part.start
        while cut > cuts[-1] and (whole[cut - 1].isspace() or whole[cut - 1] in _QUOTES):
            cut -= 1
        while cut < len(whole) and whole[cut] in _CLOSERS:
            cut += 1
        if cut > cuts[-1]:
            cuts.append(cut)
    cuts.append(len(whole))
    parts = []
    for a, b in pairwise(cuts):
        piece = whole[a:b]
        stripped = piece.strip()
        if stripped:
            a += len(piece) - len(piece.lstrip())
            parts.append((start + a, start + a + len(stripped)))
    return parts

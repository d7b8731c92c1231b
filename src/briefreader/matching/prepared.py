"""A text made ready for matching: its words, and its sentences as ranges of words."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import sentencex

from briefreader.articles.span import Role, Segment
from briefreader.matching.words import Vocabulary, Words


@dataclass(frozen=True, slots=True)
class Sentence:
    """Code points `start` to `end`, and words `first` to `last` (both ends excluded), in block `block`."""

    start: int
    end: int
    first: int
    last: int
    block: int
    heading: bool


@dataclass(frozen=True, slots=True)
class Prepared:
    """One text with its words and the sentences that may be matched (furniture is left out)."""

    text: str
    words: Words
    sentences: tuple[Sentence, ...]


def prepare(text: str, vocabulary: Vocabulary, blocks: Sequence[Segment], sentences: Sequence[Segment]) -> Prepared:
    """Number the words of a text and place its sentences among them; blocks of furniture are left out."""
    words = vocabulary.read(text)
    placed = []
    for s in sentences:
        role = blocks[s.block].role
        if role is Role.FURNITURE:
            continue
        first = bisect_left(words.starts, s.start)
        last = bisect_left(words.starts, s.end, first)
        if first < last:
            placed.append(Sentence(s.start, s.end, first, last, s.block, role is Role.HEADING))
    return Prepared(text, words, tuple(placed))


_BLOCK = re.compile(r"\S(?:.|\n(?!\s*\n))*")


def split(text: str) -> tuple[list[Segment], list[Segment]]:
    """Blocks and sentences of a raw text."""
    blocks, sentences = [], []
    for i, m in enumerate(_BLOCK.finditer(text)):
        blocks.append(Segment(m.start(), m.end(), Role.PARAGRAPH, i))
        at = m.start()
        for piece in sentencex.segment("en", m.group()):
            start = text.find(piece, at)
            if start < 0:
                continue
            at = start + len(piece)
            lead = len(piece) - len(piece.lstrip())
            if piece.strip():
                sentences.append(Segment(start + lead, start + len(piece.rstrip()), Role.SENTENCE, i))
    return blocks, sentences

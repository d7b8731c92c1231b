"""Where the reader is: a place, a selection, and the words that a selection moves by."""

import re
from dataclasses import dataclass, replace
from functools import cache

from briefreader.articles.article import Article
from briefreader.articles.span import Span

# Chinese and Japanese run words together: there every character is a step of its own.
_IDEOGRAPH = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = rf"[{_IDEOGRAPH}]|[^\W{_IDEOGRAPH}]+(?:['’.,\-\u2010\u2011][^\W{_IDEOGRAPH}]+)*[%°]?"


@cache
def _word() -> re.Pattern[str]:
    """Compiled at the first selection: the first text on the screen does not wait for it."""
    return re.compile(_WORD)


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of an article: its id and the sentence's index."""

    article: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Selection:
    """Words being chosen in one article: `fixed` stays, `edge` moves; both are offsets between code points."""

    article: str
    fixed: int
    edge: int

    @property
    def span(self) -> Span:
        """What is chosen."""
        return Span(min(self.fixed, self.edge), max(self.fixed, self.edge))

    @property
    def turned(self) -> "Selection":
        """The same words, with the other edge moving."""
        return replace(self, fixed=self.edge, edge=self.fixed)

    def to(self, offset: int) -> "Selection":
        """The edge moved to `offset`."""
        return replace(self, edge=offset)


def words(text: str, start: int, end: int) -> list[Span]:
    """The words between two offsets, without the punctuation around them."""
    return [Span(m.start(), m.end()) for m in _word().finditer(text, start, end)]


def begin_selection(article: Article, sentence: int) -> Selection:
    """A selection of the first word of a sentence, its end moving."""
    segment = article.sentences[sentence]
    first = next(iter(words(article.text, segment.start, segment.end)), segment.span)
    return Selection(article.id, first.start, first.end)


def _window(article: Article, offset: int) -> tuple[int, int]:
    """The sentences around an offset, wide enough to find the next word and the one before in."""
    at = article.sentence_at(offset)
    last = len(article.sentences) - 1
    return article.sentences[max(0, at - 1)].start, article.sentences[min(last, at + 2)].end


def moved_by_word(article: Article, selection: Selection, step: int) -> Selection:
    """The edge moved to the next (step 1) or previous (-1) word edge of its own kind, past the fixed edge if need be.

    An edge right of the fixed one lies at ends of words, one left of it at starts.
    """
    start, end = _window(article, selection.edge)
    found = words(article.text, start, end)
    edge, fixed = selection.edge, selection.fixed
    if step > 0:
        ahead = [w for w in found if w.end > edge]
        if edge < fixed:
            starts = [w.start for w in ahead if w.start > edge and w.start < fixed]
            target = starts[0] if starts else next((w.end for w in ahead if w.end > fixed), fixed)
        else:
            target = ahead[0].end if ahead else edge
    else:
        behind = [w for w in found if w.start < edge]
        if edge > fixed:
            ends = [w.end for w in behind if w.end < edge and w.end > fixed]
            target = ends[-1] if ends else next((w.start for w in reversed(behind) if w.start < fixed), fixed)
        else:
            target = behind[-1].start if behind else edge
    return selection if target == fixed else selection.to(target)


def moved_by_sentence(article: Article, selection: Selection, step: int) -> Selection:
    """The edge moved to the nearest sentence end ahead (step 1) or sentence start behind (-1)."""
    if step > 0:
        target = next((s.end for s in article.sentences if s.end > selection.edge), selection.edge)
    else:
        target = next((s.start for s in reversed(article.sentences) if s.start < selection.edge), selection.edge)
    return selection if target == selection.fixed else selection.to(target)

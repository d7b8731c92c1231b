"""All articles of a brief become matches."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from briefreader.articles.article import Brief
from briefreader.matching.alignment import Match
from briefreader.matching.comparison import Comparison
from briefreader.matching.evidence import CandidateIndex
from briefreader.matching.match import NONE, Aligner, gather_all
from briefreader.matching.origins import find_origins
from briefreader.matching.passages import CopyIndex, find_repeated
from briefreader.matching.prepared import prepare
from briefreader.matching.weights import weigh
from briefreader.matching.words import shared_vocabulary


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` pairs of articles are compared; `found` are the matches that are new since the last call."""

    done: int
    total: int
    found: tuple[Match, ...]


@contextmanager
def _without_collector() -> Iterator[None]:
    """Comparing makes hundreds of thousands of values and no cycles; walking them all again and again costs an eighth
    of its time. Everything else in the process waits no longer for a collection than this takes."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def compare(brief: Brief, progress: Callable[[Progress], None] | None = None) -> Comparison:
    """The matches between all articles of a brief, the groups they link into, and which articles are copies.

    How rare a word is comes from the whole brief; furniture is left out. `progress` is told of results as they come;
    the union of what it is given is the whole result. An exception that it raises stops the work and propagates.
    """
    with _without_collector():
        return sum_up(brief, _find_matches(brief, progress))


def _find_matches(brief: Brief, progress: Callable[[Progress], None] | None) -> tuple[Match, ...]:
    vocabulary = shared_vocabulary()
    texts = [prepare(x.text, vocabulary, x.blocks, x.sentences) for x in brief.articles]
    weights, order = weigh(vocabulary, texts)
    units = [gather_all(text, weights, order) for text in texts]
    sentences = CandidateIndex(weights, order)
    copies = CopyIndex()
    places = find_repeated([text.words for text in texts])
    total = len(texts) * (len(texts) - 1) // 2
    matches: list[tuple[int, int, Match]] = []
    for j, right in enumerate(texts):
        candidates = sentences.find(units[j])
        sentences.add(units[j])
        copied = copies.add(places[j])
        for i in sorted(candidates.keys() | copied):
            aligner = Aligner(texts[i], right, weights, order, vocabulary)
            copied_at = (places[i], places[j]) if i in copied else None
            alignments = aligner.align(units[i], units[j], candidates.get(i, NONE), copied_at)
            a, b = brief.articles[i].id, brief.articles[j].id
            found = tuple(Match(a, b, alignment) for alignment in alignments)
            matches.extend((i, j, match) for match in found)
            if progress is not None and found:
                progress(Progress(j * (j - 1) // 2 + i + 1, total, found))
        if progress is not None and j:
            progress(Progress(j * (j + 1) // 2, total, ()))
    matches.sort(key=lambda m: (m[0], m[1], m[2].alignment.a, m[2].alignment.b))
    return tuple(match for _, _, match in matches)


def sum_up(brief: Brief, matches: tuple[Match, ...]) -> Comparison:
    """What the matches of a brief, in their order, amount to."""
    articles = tuple(article.id for article in brief.articles)
    return Comparison(articles, matches, find_origins(brief.articles, matches))

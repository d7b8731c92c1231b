"""All articles of a brief become matches."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

from briefreader.articles.article import Brief
from briefreader.matching.alignment import Comparison, Match
from briefreader.matching.match import align
from briefreader.matching.prepared import prepare
from briefreader.matching.weights import weigh
from briefreader.matching.words import shared_vocabulary


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` pairs of articles are compared; `found` are the matches that are new since the last call."""

    done: int
    total: int
    found: tuple[Match, ...]


def compare(brief: Brief, progress: Callable[[Progress], None] | None = None) -> Comparison:
    """The matches between all articles of a brief, ordered by article and start.

    How rare a word is comes from the whole brief; furniture is left out. `progress` is told of results as they come;
    the union of what it is given is the whole result. An exception that it raises stops the work and propagates.
    """
    vocabulary = shared_vocabulary()
    texts = [prepare(x.text, vocabulary, x.blocks, x.sentences) for x in brief.articles]
    weights = weigh(vocabulary, texts)
    matches: list[Match] = []
    pairs = list(combinations(range(len(texts)), 2))
    for done, (i, j) in enumerate(pairs, 1):
        a, b = brief.articles[i].id, brief.articles[j].id
        found = tuple(Match(a, b, alignment) for alignment in align(texts[i], texts[j], weights, vocabulary))
        matches.extend(found)
        if progress is not None:
            progress(Progress(done, len(pairs), found))
    return Comparison(tuple(matches))

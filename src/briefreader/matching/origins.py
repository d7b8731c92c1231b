"""Which articles are copies of one text: they are one origin, and one witness, however often it was printed."""

from collections.abc import Iterable

from briefreader.articles.article import Article
from briefreader.articles.span import Role, Span
from briefreader.matching.alignment import Kind, Match
from briefreader.matching.comparison import Origin
from briefreader.matching.joining import Joined

COPIED = 0.7  # share of the story of one article, in code points, that stands in the other nearly word for word


def find_origins(articles: Iterable[Article], matches: Iterable[Match]) -> tuple[Origin, ...]:
    """The origins of a brief, ordered by their first article; each article is in exactly one.

    An article of which nearly all stands in another, verbatim or edited, is no witness of its own, whichever of the
    two was first: a short report cut from a long one counts with it. Copies of copies count as one.
    """
    by_id = {article.id: article for article in articles}
    copied: dict[tuple[str, str], tuple[list[Span], list[Span]]] = {}
    for match in matches:
        if match.kind in (Kind.VERBATIM, Kind.EDITED):
            of_a, of_b = copied.setdefault((match.a_article, match.b_article), ([], []))
            of_a.append(match.alignment.a)
            of_b.append(match.alignment.b)
    joined = Joined(by_id)
    story = {article_id: _length_of_story(by_id[article_id]) for pair in copied for article_id in pair}
    for (a, b), (of_a, of_b) in copied.items():
        if max(_covered(of_a) / max(1, story[a]), _covered(of_b) / max(1, story[b])) >= COPIED:
            joined.join(a, b)
    return tuple(Origin(tuple(members)) for members in joined.sets())


def _length_of_story(article: Article) -> int:
    return sum(b.end - b.start for b in article.blocks if b.role is not Role.FURNITURE)


def _covered(spans: list[Span]) -> int:
    """Code points under at least one of the spans."""
    total = end = 0
    for span in sorted(spans):
        total += max(0, span.end - max(end, span.start))
        end = max(end, span.end)
    return total

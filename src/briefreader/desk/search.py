"""Search: where words stand in the articles, whatever their case, quotes, dashes and spaces."""

import re
from collections.abc import Iterable

from briefreader.articles.article import Article
from briefreader.articles.span import Span
from briefreader.desk.places import Place
from briefreader.desk.session import Session
from briefreader.desk.walking import next_mark
from briefreader.matching.alignment import Passage

_FOLD = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
        # "90-minute" is found by "90 minute", a hyphenated name by one without: a dash is a blank.
        **dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212", " "),
        **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u3000", " "),
    }
)


def fold(text: str) -> str:
    """The text with case, quotes, dashes and spaces made plain; one code point to one."""
    plain = text.translate(_FOLD)
    lower = plain.lower()
    if len(lower) == len(plain):
        return lower
    return "".join(low if len(low := c.lower()) == 1 else c for c in plain)


def find_hits(articles: Iterable[Article], query: str) -> tuple[Passage, ...]:
    """Every place where the words of `query` stand, article by article; none for a blank query."""
    wanted = fold(query).split()
    if not wanted:
        return ()
    pattern = re.compile(r"\s+".join(map(re.escape, wanted)))
    return tuple(
        Passage(article.id, Span(hit.start(), hit.end()))
        for article in articles
        for hit in pattern.finditer(fold(article.text))
    )


def search(session: Session, query: str) -> str:
    """Find the words in the articles shown and go to the first hit from the cursor on; "" ends the search.

    What to say where nothing was found, or "".
    """
    hits = find_hits((session.articles[a] for a in session.shown_order), query)
    session.query, session.hits = (query, hits) if hits else ("", ())
    if not hits:
        return f"“{query}” stands in none of the articles shown." if query.strip() else ""
    if not any(h.article == session.current and session.sentence.overlaps(h.span) for h in hits):
        first = hits[0]
        there = Place(first.article, session.articles[first.article].sentence_at(first.span.start))
        session.go(next_mark(session, 1) or there, remember=True)
    return ""

"""Walks through the articles: along the counterparts of a sentence, along hits, what a lens shows, and matches."""

from dataclasses import dataclass

from briefreader.desk.answers import at_hand, elsewhere
from briefreader.desk.places import Place
from briefreader.desk.session import Session


@dataclass(frozen=True, slots=True)
class Following:
    """A walk through the counterparts of one sentence: where it began, and which was shown last."""

    origin: Place
    stops: tuple[Place, ...]
    at: int


def follow(session: Session) -> Place | None:
    """Go to the counterpart of the sentence, or to the next one if the cursor still stands on the last shown.

    After the last counterpart the walk returns to where it began; the question at hand stays so. None: no other article
    has one.
    """
    question = at_hand(session)
    walk = session.following
    if walk is None or session.place != walk.stops[walk.at]:
        found = elsewhere(session).items()
        stops = tuple(Place(a, session.articles[a].sentence_at(span.start)) for a, span in found)
        if not stops:
            return None
        walk = Following(session.place, (*stops, session.place), -1)
    walk = Following(walk.origin, walk.stops, (walk.at + 1) % len(walk.stops))
    session.go(walk.stops[walk.at], remember=walk.at == 0, question=question)
    session.following = walk
    return session.place


def next_mark(session: Session, step: int) -> Place | None:
    """The next (1) or previous (-1) sentence where a hit stands, else what the lens shows, else a match begins.

    Goes on in the next article in the panes' order, and round at the end. None: there are none at all.
    """
    order = session.shown_order
    here = (order.index(session.current), session.place.sentence)
    marks = sorted(
        {(order.index(article_id), at) for article_id in order for at in _marked(session, article_id)},
        reverse=step < 0,
    )
    if not marks:
        return None
    ahead = [m for m in marks if (m > here if step > 0 else m < here)]
    at, sentence = (ahead or marks)[0]
    return Place(order[at], sentence)


def _marked(session: Session, article_id: str) -> set[int]:
    article = session.articles[article_id]
    if session.query:
        return {article.sentence_at(h.span.start) for h in session.hits if h.article == article_id}
    if session.lens is not None:
        from briefreader.desk.lenses import seen

        return {article.sentence_at(s.span.start) for s in seen(session, article_id)}
    return {article.sentence_at(side.here.start) for side in session.relations.sides(article_id)}

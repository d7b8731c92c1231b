"""Links between a claim and passages elsewhere: what may be linked, what is linked, and both sides of it.

A link is written on the claim alone; the other side is worked out here from where its words stand today.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefreader.annotations.anchored import AnchoredClaim, AnchoredLedger, AnchorState
from briefreader.annotations.anchoring import find_link
from briefreader.annotations.claims import DISPUTED, Claim, Link, Relation
from briefreader.annotations.reading import in_link_order
from briefreader.annotations.selecting import make_link_id, select, trimmed
from briefreader.articles.article import Article
from briefreader.articles.shown import make_shown
from briefreader.articles.span import Span
from briefreader.desk.judging import Target, change_claim, short_quote
from briefreader.desk.places import Place
from briefreader.desk.session import Session
from briefreader.matching.alignment import Kind


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of another article that a claim may be linked to; `kind` is how they match it, if they were found to."""

    article: str
    span: Span
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class StandingLink:
    """A link with both its ends as they stand today; `span` is None where its words are gone, or its article is not
    open."""

    annotator: str
    own: bool
    article: str
    claim: AnchoredClaim
    link: Link
    state: AnchorState
    span: Span | None


def passages(session: Session, recent: Iterable[str]) -> list[Passage]:
    """What the claim under the cursor may be linked to: the sentence under the cursor in the article that was left
    last, then what matches, then where the cursor was in the others. `recent` are articles, the last left first."""
    found = {c.article: Passage(c.article, c.span, c.kind) for c in session.counterparts()}
    visited = [a for a in recent if a != session.current and a in session.places]
    ordered: list[Passage] = []
    for article_id in visited[:1]:
        ordered += _under_cursor(session, article_id, found.get(article_id))
    ordered += [p for p in found.values() if p not in ordered]
    for article_id in visited[1:]:
        ordered += _under_cursor(session, article_id, found.get(article_id))
    rest = [a for a in session.order if a != session.current and a not in {p.article for p in ordered}]
    for article_id in rest:
        ordered += _under_cursor(session, article_id, None)
    return list(dict.fromkeys(ordered))


def _under_cursor(session: Session, article_id: str, counterpart: Passage | None) -> list[Passage]:
    article = session.articles[article_id]
    sentence = session.sentence_of(Place(article_id, session.places.get(article_id, 0)))
    span = trimmed(article.text, sentence)
    if not span.length:
        return []
    if counterpart and counterpart.span.overlaps(span):
        return [counterpart]
    return [Passage(article_id, span)]


def likely_relation(claim: Claim | None, passage: Passage) -> Relation:
    """What to propose: what differs or is disputed contradicts, the same words repeat, the rest corroborates."""
    if passage.kind is Kind.NEAR or (claim and DISPUTED in claim.tags):
        return Relation.CONTRADICTS
    return Relation.REPEATS if passage.kind in (Kind.VERBATIM, Kind.EDITED) else Relation.CORROBORATES


def link_between(session: Session, target: Target, passage: Passage) -> Link | None:
    """The link of the target's claim to these words, if there is one."""
    if target.claim is None:
        return None
    for link in target.claim.claim.links:
        if link.article == passage.article and standing_place(session, link, target.claim.claim)[1] == passage.span:
            return link
    return None


def set_link(session: Session, target: Target, passage: Passage, relation: Relation) -> str:
    """Link the target to the words, change the link's relation, or (where it has that already) take it off."""
    there = session.articles[passage.article]
    standing = link_between(session, target, passage)
    name = f"{session.number(there.id)} {there.name}, {short_quote(passage.span.of(there.shown))}"
    if standing and standing.relation is relation:
        change_claim(session, target, lambda c: replace(c, links=tuple(x for x in c.links if x != standing)))
        return f"no longer {relation.value}: {name}"

    def linked(claim: Claim) -> Claim:
        if standing:
            fresh = replace(standing, relation=relation)
            return replace(claim, links=tuple(fresh if link == standing else link for link in claim.links))
        return replace(claim, links=in_link_order((*claim.links, _new_link(claim, there, passage.span, relation))))

    change_claim(session, target, linked)
    return f"{relation.value}: {name}"


def _new_link(claim: Claim, there: Article, span: Span, relation: Relation) -> Link:
    link_id = make_link_id(claim.id, there.id, there.text, span, {link.id for link in claim.links})
    return Link(link_id, relation, there.id, select(there, span))


def standing_place(session: Session, link: Link, claim: Claim) -> tuple[AnchorState, Span | None]:
    """Where the link's words stand today; an orphan where its article is not open."""
    there = session.articles.get(link.article)
    if there is None:
        return AnchorState.ORPHAN, None
    key = (there.hash, claim.id, link)
    if key not in session.link_places:
        session.link_places[key] = find_link(link, claim.id, there, session.old(there.id))
    return session.link_places[key]


def standing_links(session: Session) -> Iterator[StandingLink]:
    """All links of all annotators on the open articles, by reading order, one's own first."""
    for own, ledger, claim in _linked(session):
        for link in claim.claim.links:
            state, span = standing_place(session, link, claim.claim)
            yield StandingLink(ledger.ledger.annotator, own, ledger.ledger.article, claim, link, state, span)


def _linked(session: Session) -> list[tuple[bool, AnchoredLedger, AnchoredClaim]]:
    """The claims that have links, looked for anew only where a ledger is another one: the strip asks at every key."""
    ledgers = [
        (own, ledger)
        for article_id in session.order
        for own, some in ((True, (session.ledger(article_id),)), (False, session.others.get(article_id, ())))
        for ledger in some
        if ledger.claims
    ]
    known = session.linked
    if (
        known is None
        or len(known[0]) != len(ledgers)
        or any(a[1] is not b[1] for a, b in zip(known[0], ledgers, strict=False))
    ):
        found = [(own, ledger, claim) for own, ledger in ledgers for claim in ledger.claims if claim.claim.links]
        session.linked = known = (ledgers, found)
    return known[1]


def links_with(session: Session, span: Span, article_id: str) -> list[StandingLink]:
    """The links between a stretch of the article under the cursor and another article, in either direction."""
    return [
        link
        for link in standing_links(session)
        if (
            link.article == session.current
            and link.link.article == article_id
            and link.claim.span is not None
            and link.claim.span.overlaps(span)
        )
        or (
            link.article == article_id
            and link.link.article == session.current
            and link.span is not None
            and link.span.overlaps(span)
        )
    ]


def links_to(session: Session, article_id: str, span: Span) -> list[StandingLink]:
    """The links that lead to a stretch of an article."""
    return [
        link
        for link in standing_links(session)
        if link.link.article == article_id and link.span is not None and link.span.overlaps(span)
    ]


def linked_words(session: Session, link: StandingLink) -> str:
    """The words that a link leads to, as they stand today, safe for a terminal; those of the link where they are
    gone."""
    there = session.articles.get(link.link.article)
    if there is None or link.span is None:
        return make_shown(link.link.selector.quote)
    return link.span.of(there.shown)

"""The review queue: claims and links whose words do not stand where they were made, and what to do about each.

A place is accepted by an edit like any other: it can be undone, and is saved as all edits are.
"""

from dataclasses import dataclass, replace

from briefreader.annotations.accepting import claim_at, link_at
from briefreader.annotations.anchored import AnchoredClaim, AnchorState
from briefreader.annotations.claims import Claim, ClaimEdit, Link, Selector
from briefreader.annotations.searching import Searched
from briefreader.annotations.selecting import same_words, trimmed
from briefreader.annotations.similar import find_similar
from briefreader.articles.article import Article
from briefreader.articles.shown import make_shown
from briefreader.articles.span import Span
from briefreader.desk.judging import make_edit, short_quote
from briefreader.desk.linking import standing_place
from briefreader.desk.session import Session

IN_DOUBT = (AnchorState.CHANGED, AnchorState.AMBIGUOUS, AnchorState.ORPHAN)

_MOST_PLACES = 20  # places to choose from; nobody goes through more


@dataclass(frozen=True, slots=True)
class Doubt:
    """A claim, or (`link`) one link of it, whose words are in doubt. `article` is the one that holds, or held, the
    words; `ledger` the one that the claim is about, where it is written."""

    annotator: str
    own: bool
    ledger: str
    article: str
    claim: Claim
    link: Link | None
    state: AnchorState
    span: Span | None

    @property
    def selector(self) -> Selector:
        """Where the words stood."""
        return self.link.selector if self.link else self.claim.selector

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What tells it from all others."""
        return self.annotator, self.ledger, self.claim.id, self.link.id if self.link else ""


def doubts(session: Session) -> list[Doubt]:
    """The queue: one's own first, then everybody else's, by reading order and place."""
    found: list[Doubt] = []
    for article_id in session.order:
        for own, ledgers in ((True, (session.ledger(article_id),)), (False, session.others.get(article_id, ()))):
            for ledger in ledgers:
                for claim in ledger.claims:
                    found += _of_claim(session, ledger.ledger.annotator, own, article_id, claim)
    return sorted(found, key=lambda d: (not d.own, session.order.index(d.article), d.selector.start, d.key))


def _of_claim(session: Session, who: str, own: bool, article_id: str, claim: AnchoredClaim) -> list[Doubt]:
    found = []
    if claim.state in IN_DOUBT:
        found.append(Doubt(who, own, article_id, article_id, claim.claim, None, claim.state, claim.span))
    for link in claim.claim.links:
        state, span = standing_place(session, link, claim.claim)
        if state in IN_DOUBT and link.article in session.articles:
            found.append(Doubt(who, own, article_id, link.article, claim.claim, link, state, span))
    return found


def places(session: Session, doubt: Doubt) -> list[Span]:
    """Where the words may stand today, the likeliest first: as anchoring has it, then wherever they stand to the
    letter, then where the most similar words stand."""
    article, selector = session.articles[doubt.article], doubt.selector
    searched = Searched(article.text)
    starts = searched.starts(selector.quote)
    whole = same_words(article.text, starts, selector.prefix, selector.quote, selector.suffix)
    near = sorted(whole, key=lambda start: abs(start - selector.start))
    exact = [Span(start, start + len(selector.quote)) for start in near]
    found = [doubt.span] if doubt.span else []
    return list(dict.fromkeys([*found, *exact, *find_similar(searched, selector)]))[:_MOST_PLACES]


def put_at(session: Session, doubt: Doubt, span: Span) -> str:
    """Anchor the claim or link anew at a span of its article; what was done, or why it was not."""
    article = session.articles[doubt.article]
    span = trimmed(article.text, span)
    reason = _why_not(session, doubt, article, span)
    if reason:
        return reason
    ledger = session.ledger(doubt.ledger).ledger
    if doubt.link:
        after = link_at(doubt.claim, doubt.link, article, span)
    else:
        after = claim_at(doubt.claim, ledger.formerly, article, span)
    make_edit(session, ClaimEdit(session.annotator, doubt.ledger, doubt.claim.id, doubt.claim, after))
    what = "the link" if doubt.link else "the claim"
    return f"{what} stands on {short_quote(span.of(article.shown))} now"


def _why_not(session: Session, doubt: Doubt, article: Article, span: Span) -> str:
    if not doubt.own:
        return f"This is {doubt.annotator}'s: nobody else writes into that file."
    if reason := session.why_not_judge(doubt.ledger):
        return reason
    if not span.length:
        return "There are no words there."
    if session.ledger(doubt.ledger).ledger.claim(doubt.claim.id) != doubt.claim:
        return "The claim was changed meanwhile; it is shown as it stands now."
    if not doubt.link and any(
        c.span == span and c.claim.id != doubt.claim.id for c in session.ledger(article.id).claims
    ):
        return "Another claim of yours stands on these words: remove one of the two, or put this one elsewhere."
    return ""


def remove(session: Session, doubt: Doubt) -> str:
    """Remove what is in doubt: the claim, or the link alone."""
    if not doubt.own:
        return f"This is {doubt.annotator}'s: nobody else writes into that file."
    if reason := session.why_not_judge(doubt.ledger):
        return reason
    after: Claim | None = None
    if doubt.link:
        after = replace(doubt.claim, links=tuple(link for link in doubt.claim.links if link != doubt.link))
        after = after if after.lives else None
    make_edit(session, ClaimEdit(session.annotator, doubt.ledger, doubt.claim.id, doubt.claim, after))
    return f"removed: {short_quote(make_shown(doubt.selector.quote))}"


def begin_placing(session: Session, doubt: Doubt) -> None:
    """Let the reader choose the words in the article itself; the next `review` puts it there."""
    session.placing = doubt


def end_placing(session: Session, span: Span) -> str:
    """Put what is being placed on a span of the article under the cursor; what was done, or why not."""
    doubt = session.placing
    if doubt is None:
        return ""
    if session.current != doubt.article:
        there = session.articles[doubt.article]
        return f"The words belong into {session.number(there.id)} {there.name}: choose them there, esc gives up."
    session.placing = None
    return put_at(session, doubt, span)


def anchored_in(session: Session, article_id: str, version: str) -> list[Doubt]:
    """Everything that was anchored in one version of an article, in doubt today or not."""
    found = []
    for own, ledgers in ((True, (session.ledger(article_id),)), (False, session.others.get(article_id, ()))):
        for ledger in ledgers:
            for claim in ledger.claims:
                if claim.claim.selector.text == version:
                    who = ledger.ledger.annotator
                    found.append(Doubt(who, own, article_id, article_id, claim.claim, None, claim.state, claim.span))
    return found

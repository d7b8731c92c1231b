"""New anchors are accepted: where a claim's or link's words stand today becomes where they stood when it was made.

Nothing is accepted here on its own: who calls says which states are, or where the reader put the words.
"""

from collections.abc import Callable, Collection
from dataclasses import replace

from briefreader.annotations.anchored import AnchoredClaim, AnchoredLedger, AnchorState
from briefreader.annotations.anchoring import Old, find_link
from briefreader.annotations.claims import Claim, ClaimEdit, Link
from briefreader.annotations.reading import in_link_order
from briefreader.annotations.selecting import select_again, select_link_again
from briefreader.articles.article import Article
from briefreader.articles.span import Span


def claim_at(claim: Claim, formerly: tuple[str, ...], article: Article, span: Span) -> Claim:
    """The claim, anchored anew at a span of its article; `formerly` are the ids that the article had."""
    return replace(claim, selector=select_again(claim, (article.id, *formerly), article, span))


def link_at(claim: Claim, link: Link, article: Article, span: Span) -> Claim:
    """The claim, its link anchored anew at a span of the article that the link leads to."""
    fresh = replace(link, selector=select_link_again(link, claim.id, article, span))
    return replace(claim, links=in_link_order(fresh if other == link else other for other in claim.links))


def acceptable(
    anchored: AnchoredLedger,
    article: Article,
    states: Collection[AnchorState],
    article_of: Callable[[str], Article | None],
    old: Callable[[Article], Old],
) -> tuple[ClaimEdit, ...]:
    """The edits that accept every place of the ledger's claims and links which is in one of these states.

    `article` is the ledger's own; `article_of` gives those that links lead to, `old` their earlier versions.
    """
    ledger = anchored.ledger
    edits = []
    for standing in anchored.claims:
        after = _accepted(standing, ledger.formerly, article, states)
        for link in standing.claim.links:
            there = article_of(link.article)
            state, span = find_link(link, standing.claim.id, there, old(there)) if there else (AnchorState.ORPHAN, None)
            if there and span and state in states:
                after = link_at(after, link, there, span)
        if after != standing.claim:
            edits.append(ClaimEdit(ledger.annotator, ledger.article, after.id, standing.claim, after))
    return tuple(edits)


def _accepted(
    standing: AnchoredClaim, formerly: tuple[str, ...], article: Article, states: Collection[AnchorState]
) -> Claim:
    if standing.span is None or standing.state not in states:
        return standing.claim
    return claim_at(standing.claim, formerly, article, standing.span)

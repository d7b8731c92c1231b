"""Where do a claim's words stand in today's text?  (first form)"""

from briefreader.annotations.anchored import AnchoredClaim, AnchoredLedger, AnchorState
from briefreader.annotations.claims import Ledger, Selector
from briefreader.articles.article import Article
from briefreader.articles.span import Span


def anchor(ledger: Ledger, article: Article) -> AnchoredLedger:
    """Every claim of the ledger with its state and place in the article's text."""
    return AnchoredLedger(ledger, tuple(AnchoredClaim(c, *find_place(c.selector, article)) for c in ledger.claims))


def find_place(selector: Selector, article: Article) -> tuple[AnchorState, Span | None]:
    """State and place of one selector in the article's text."""
    text, quote = article.text, selector.quote
    if selector.text == article.hash and text[selector.start : selector.end] == quote:
        return AnchorState.EXACT, selector.span
    context = selector.prefix + quote + selector.suffix
    if text.count(context) == 1:
        start = text.index(context) + len(selector.prefix)
        state = AnchorState.EXACT if start == selector.start else AnchorState.MOVED
        return state, Span(start, start + len(quote))
    at = text.find(quote)
    return (AnchorState.ORPHAN, None) if at < 0 else (AnchorState.AMBIGUOUS, Span(at, at + len(quote)))

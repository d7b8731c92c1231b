"""Where do a claim's words stand in today's text, and how sure is that?

In steps, as Hypothesis and the W3C Web Annotation model have it, but never silently wrong: the same words at the same
place; every exact occurrence weighed by what stands beside it; a place where the old context stands around new words;
the most similar words, above a floor. What the text does not settle is `ambiguous`, and a quote in which any
character differs is `changed`, however good the match.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from briefreader.annotations.anchored import AnchoredClaim, AnchoredLedger, AnchorState
from briefreader.annotations.claims import Claim, Ledger, Link, Selector
from briefreader.annotations.searching import Searched, fold
from briefreader.annotations.selecting import Making, Telling, making_of_claim, making_of_link, same_words
from briefreader.annotations.similar import find_between, find_changed_here, find_similar, likeness
from briefreader.articles.article import Article
from briefreader.articles.span import Span

# A side of the context agrees from this likeness (0-100) on: one word of six corrected stays above, other prose stays
# below 60 (measured by benchmarks/anchoring.py).
_AGREES = 70.0

# Less context than this, both sides together, proves nothing (unless the text had no more).
_LEAST_CONTEXT = 24

# Words that stood in the text once when they were tagged, and stand in it once, are the same words if they are as
# long as this; a shorter quote may have been written anew elsewhere, and needs some of its context.
_LEAST_TELLING = 16

# An occurrence as near as this to the old place may be the old words in a rewritten context.
_NEAR = 96

# Occurrences weighed of a quote that is all over the text: the nearest to where it stood.
_MOST_WEIGHED = 200

Place = tuple[AnchorState, Span | None]


@dataclass(frozen=True, slots=True)
class _Occurrence:
    """An exact occurrence, with the likeness (0-100) of what stands before and behind it to what stood there.

    None where nothing stood: the quote was at an edge of the text, and is not any more.
    """

    span: Span
    before: float | None
    behind: float | None

    @property
    def fit(self) -> float:
        """Both sides together, 0-200."""
        return (self.before or 0.0) + (self.behind or 0.0)


def anchor(ledger: Ledger, article: Article) -> AnchoredLedger:
    """Every claim of the ledger with its state and place in the article's text, in the ledger's order."""
    searched = Searched(article.text)
    return AnchoredLedger(ledger, tuple(_anchored(claim, article, searched) for claim in ledger.claims))


def find_link(link: Link, claim_id: str, article: Article) -> Place:
    """State and place of the link's words in the article that it leads to."""
    return find_place(
        link.selector, article, lambda: making_of_link(link.id, claim_id, link.article, link.selector.quote)
    )


def find_place(
    selector: Selector,
    article: Article,
    making: Callable[[], Making | None] = lambda: None,
    searched: Searched | None = None,
) -> Place:
    """State and place of a selector in the article's text; the place is None exactly for an orphan.

    `making` says what is known of the text that the selector was made in; it is asked only where that matters.
    `searched` is the article's text, for many selectors in turn.
    """
    text, quote = article.text, selector.quote
    searched = searched or Searched(text)
    here = Span(selector.start, selector.start + len(quote))
    stands_here = here.of(text) == quote
    if stands_here and selector.text == article.hash:
        return AnchorState.EXACT, here
    starts = same_words(text, searched.starts(quote), selector.prefix, quote, selector.suffix)
    found = [_weighed(text, selector, start) for start in _nearest(starts, selector.start)]
    whole = [o for o in found if _is_whole(o, selector)]
    made = making()
    if any(o.span == here for o in whole) and not (made and _may_be_twin(made, len(found))):
        return AnchorState.EXACT, here
    if whole:
        return _among_whole(text, selector, found, whole, made)
    if made and made.count == len(found) == 1 and (len(quote) >= _LEAST_TELLING or _is_likely(found[0])):
        return _same_words(found[0].span, selector)
    half = [o for o in found if _is_half_whole(o, selector)]
    if made and made.context is Telling.EACH_SIDE and len(half) == 1:
        return _same_words(half[0].span, selector)
    return _between_or_similar(searched, selector, found, made)


def _anchored(claim: Claim, article: Article, searched: Searched) -> AnchoredClaim:
    selector = claim.selector
    making = partial(making_of_claim, claim.id, article.id, selector.quote)
    return AnchoredClaim(claim, *find_place(selector, article, making, searched))


def _among_whole(
    text: str, selector: Selector, found: list[_Occurrence], whole: list[_Occurrence], made: Making | None
) -> Place:
    """The place when the quote stands elsewhere, with the whole context around it."""
    if len(whole) == 1 and made and (made.context is not Telling.NOT or made.count == len(found) == 1):
        return _same_words(whole[0].span, selector)
    changed = find_changed_here(text, selector)
    if changed:
        # The old place is still there, with other words: it is they that were meant, not their twin.
        return AnchorState.CHANGED, changed
    is_rivalled = any(abs(o.span.start - selector.start) <= _NEAR for o in found if o is not whole[0])
    if len(whole) == 1 and not made and not is_rivalled:
        return _same_words(whole[0].span, selector)
    return AnchorState.AMBIGUOUS, _likeliest(found, whole, selector, made)


def _between_or_similar(searched: Searched, selector: Selector, found: list[_Occurrence], made: Making | None) -> Place:
    """The place where the words were changed, when no exact occurrence has the whole old context."""
    between = find_changed_here(searched.text, selector) or find_between(searched, selector)
    if between:
        inside = [o for o in found if between.start <= o.span.start and o.span.end <= between.end]
        if not inside:
            return AnchorState.CHANGED, between
        if made and made.count == len(found) == 1:
            return _same_words(inside[0].span, selector)
        return AnchorState.AMBIGUOUS, _likeliest(found, inside, selector, made)
    if found:
        return AnchorState.AMBIGUOUS, _likeliest(found, found, selector, made)
    similar = find_similar(searched, selector)
    if not similar:
        return AnchorState.ORPHAN, None
    return (AnchorState.CHANGED if len(similar) == 1 else AnchorState.AMBIGUOUS), similar[0]


def _same_words(span: Span, selector: Selector) -> Place:
    return (AnchorState.EXACT if span.start == selector.start else AnchorState.MOVED), span


def _weighed(text: str, selector: Selector, start: int) -> _Occurrence:
    end = start + len(selector.quote)
    before = text[max(0, start - len(selector.prefix)) : start]
    behind = text[end : end + len(selector.suffix)]
    return _Occurrence(
        Span(start, end),
        _side(selector.prefix, before, is_edge=start == 0),
        _side(selector.suffix, behind, is_edge=end == len(text)),
    )


def _side(stored: str, today: str, *, is_edge: bool) -> float | None:
    """How alike a side is to what stood there; the edge of the text is like itself."""
    if not stored:
        return 100.0 if is_edge else None
    if stored == today or fold(stored) == fold(today):
        return 100.0
    return likeness(fold(stored), fold(today))


def _is_whole(found: _Occurrence, selector: Selector) -> bool:
    """Whether all of the context stands around the occurrence, and is enough to prove anything."""
    if found.before not in (None, 100.0) or found.behind not in (None, 100.0):
        return False
    return len(selector.prefix) * (found.before is not None) + len(selector.suffix) * (found.behind is not None) >= min(
        _LEAST_CONTEXT, len(selector.prefix) + len(selector.suffix)
    )


def _is_half_whole(found: _Occurrence, selector: Selector) -> bool:
    """Whether all of the context stands on one side of the occurrence, and is enough to prove anything."""
    is_before = found.before == 100.0 and len(selector.prefix) >= _LEAST_CONTEXT
    return is_before or (found.behind == 100.0 and len(selector.suffix) >= _LEAST_CONTEXT)


def _may_be_twin(made: Making, count: int) -> bool:
    """Whether words that had a twin in the same context are fewer now: the survivor may be either."""
    return made.context is Telling.NOT and count < made.count


def _is_likely(found: _Occurrence) -> bool:
    """Whether some of the context stands around the occurrence."""
    return any(side is None or side >= _AGREES for side in (found.before, found.behind))


def _nearest(starts: list[int], start: int) -> Iterable[int]:
    return starts if len(starts) <= _MOST_WEIGHED else sorted(starts, key=lambda s: abs(s - start))[:_MOST_WEIGHED]


def _likeliest(found: list[_Occurrence], best: list[_Occurrence], selector: Selector, made: Making | None) -> Span:
    """The place to show where none is sure: if none was lost, the one of the same rank; else that whose context
    fits best, of equals the nearest to where the words stood."""
    if made and made.count == len(found):
        return sorted(o.span for o in found)[made.which]
    return max(best, key=lambda o: (o.fit, -abs(o.span.start - selector.start))).span

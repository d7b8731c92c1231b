"""Where do a claim's words stand in today's text, and how sure is that?

In steps, as Hypothesis and the W3C Web Annotation model have it, but never silently wrong: the same words at the same
place; every exact occurrence weighed by what stands beside it; a place where the old context stands around new words;
the most similar words, above a floor. What the text does not settle is `ambiguous`, and a quote in which any
character differs is `changed`, however good the match.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from briefreader.annotations.anchored import AnchoredClaim, AnchoredLedger, AnchorState
from briefreader.annotations.claims import Claim, Ledger, Link, Selector
from briefreader.annotations.searching import Searched, fold, is_repeated
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

# So much of a quote in its own context means that its twin stood beside it.
_LEAST_BESIDE = 8

# An occurrence as near as this to the old place may be the old words in a rewritten context.
_NEAR = 96

# Of a quote that is all over the text, so many occurrences are compared to find the likeliest: the nearest.
_MOST_WEIGHED = 50

Place = tuple[AnchorState, Span | None]

# Gives an earlier version of a text by its hash, or None.
Old = Callable[[str], str | None]


def no_version(_hash: str) -> None:
    """Knows no earlier version."""


@dataclass(frozen=True, slots=True)
class _Occurrence:
    """An exact occurrence, and whether the whole prefix and suffix stand beside it.

    None where nothing stood: the quote was at an edge of the text, and is not any more.
    """

    span: Span
    before: bool | None
    behind: bool | None


def anchor(ledger: Ledger, article: Article, old: Old = no_version) -> AnchoredLedger:
    """Every claim of the ledger with its state and place in the article's text, in the ledger's order.

    `old` gives the text of an earlier version of the article by its hash, None where nobody has it; it is asked only
    about claims that are in doubt without it.
    """
    searched = Searched(article.text)
    names = (article.id, *ledger.formerly)
    return AnchoredLedger(ledger, tuple(_anchored(claim, names, article, searched, old) for claim in ledger.claims))


def find_link(link: Link, claim_id: str, article: Article, old: Old = no_version) -> Place:
    """State and place of the link's words in the article that it leads to; `old` as for `anchor`."""
    found = find_place(link.selector, article, partial(making_of_link, link, claim_id))
    return _settled(link.selector, article, found, old)


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
    found = _weighed(searched.folded, selector, starts) if starts else []
    whole = [o for o in found if _is_whole(o, selector)]
    made = making()
    if any(o.span == here for o in whole) and not (made and _may_be_twin(made, len(found))):
        return AnchorState.EXACT, here
    if whole:
        return _among_whole(searched, selector, found, whole, made)
    is_only = made is not None and made.count == len(found) == 1
    if is_only and (len(quote) >= _LEAST_TELLING or max(_sides(searched, found[0], selector)) >= _AGREES):
        return _same_words(found[0].span, selector)
    half = [o for o in found if _is_half_whole(o, selector)]
    if made and len(half) == 1 and _is_told_by_half(searched, selector, found, half[0], made):
        return _same_words(half[0].span, selector)
    return _between_or_similar(searched, selector, found, made)


def _anchored(claim: Claim, names: tuple[str, ...], article: Article, searched: Searched, old: Old) -> AnchoredClaim:
    making = partial(making_of_claim, claim, names)
    found = find_place(claim.selector, article, making, searched)
    return AnchoredClaim(claim, *_settled(claim.selector, article, found, old))


def _settled(selector: Selector, article: Article, found: Place, old: Old) -> Place:
    """The place, settled by the version that the words were anchored in where it is in doubt without."""
    if found[0] in (AnchorState.EXACT, AnchorState.MOVED):
        return found
    version = old(selector.text)
    if version is None:
        return found
    from briefreader.annotations.settling import settle  # most openings have no doubts

    return settle(version, article.text, selector, found)


def _among_whole(
    searched: Searched, selector: Selector, found: list[_Occurrence], whole: list[_Occurrence], made: Making | None
) -> Place:
    """The place when the quote stands elsewhere, with the whole context around it."""
    is_repeated_here = is_repeated(searched.folded, [o.span.start for o in found], whole[0].span.start)
    is_told = made is not None and (made.context is not Telling.NOT or made.count == len(found) == 1)
    if len(whole) == 1 and is_told and not is_repeated_here and not (made and _may_be_twin(made, len(found))):
        return _same_words(whole[0].span, selector)
    changed = find_changed_here(searched.text, selector)
    if changed:
        # The old place is still there, with other words: it is they that were meant, not their twin.
        return AnchorState.CHANGED, changed
    is_rivalled = any(abs(o.span.start - selector.start) <= _NEAR for o in found if o is not whole[0])
    if len(whole) == 1 and not made and not is_rivalled:
        return _same_words(whole[0].span, selector)
    return AnchorState.AMBIGUOUS, _likeliest(searched, found, whole, selector, made)


def _between_or_similar(searched: Searched, selector: Selector, found: list[_Occurrence], made: Making | None) -> Place:
    """The place where the words were changed, when no exact occurrence has the whole old context."""
    between = find_changed_here(searched.text, selector) or find_between(searched, selector)
    if between:
        inside = [o for o in found if between.start <= o.span.start and o.span.end <= between.end]
        if not inside and between.of(searched.text) != selector.quote:
            return AnchorState.CHANGED, between
        if made and made.count == len(found) == 1:
            return _same_words(inside[0].span, selector)
        return AnchorState.AMBIGUOUS, _likeliest(searched, found, inside, selector, made) if inside else between
    if found:
        return AnchorState.AMBIGUOUS, _likeliest(searched, found, found, selector, made)
    similar = [span for span in find_similar(searched, selector) if span.of(searched.text) != selector.quote]
    if not similar:
        return AnchorState.ORPHAN, None
    return (AnchorState.CHANGED if len(similar) == 1 else AnchorState.AMBIGUOUS), similar[0]


def _same_words(span: Span, selector: Selector) -> Place:
    return (AnchorState.EXACT if span.start == selector.start else AnchorState.MOVED), span


def _weighed(folded: str, selector: Selector, starts: list[int]) -> list[_Occurrence]:
    """The occurrences of the quote in the folded text, each with what of its context stands beside it."""
    prefix, suffix, size = fold(selector.prefix), fold(selector.suffix), len(selector.quote)
    return [
        _Occurrence(
            Span(start, start + size),
            folded.endswith(prefix, 0, start) if prefix else start == 0 or None,
            folded.startswith(suffix, start + size) if suffix else start + size == len(folded) or None,
        )
        for start in starts
    ]


def _sides(searched: Searched, found: _Occurrence, selector: Selector) -> tuple[float, float]:
    """How alike (0-100) what stands before and behind the occurrence is to what stood there."""
    prefix, suffix = fold(selector.prefix), fold(selector.suffix)
    before = searched.folded[max(0, found.span.start - len(prefix)) : found.span.start]
    behind = searched.folded[found.span.end : found.span.end + len(suffix)]
    return likeness(prefix, before), likeness(suffix, behind)


def _is_whole(found: _Occurrence, selector: Selector) -> bool:
    """Whether all of the context stands around the occurrence, and is enough to prove anything."""
    if False in (found.before, found.behind):
        return False
    return len(selector.prefix) * (found.before is not None) + len(selector.suffix) * (found.behind is not None) >= min(
        _LEAST_CONTEXT, len(selector.prefix) + len(selector.suffix)
    )


def _is_half_whole(found: _Occurrence, selector: Selector) -> bool:
    """Whether all of the context stands on one side of the occurrence, and is enough to prove anything."""
    is_before = found.before is True and len(selector.prefix) >= _LEAST_CONTEXT
    return is_before or (found.behind is True and len(selector.suffix) >= _LEAST_CONTEXT)


def _is_told_by_half(
    searched: Searched, selector: Selector, found: list[_Occurrence], half: _Occurrence, made: Making
) -> bool:
    """Whether one whole side of the context tells the words from their twins.

    It does not where a twin is gone: the survivor may have come to stand beside what stood beside the other. Nor
    where the other side is not like it was at all, nor among equal words side by side.
    """
    if made.context is not Telling.EACH_SIDE or len(found) < made.count or _had_neighbour(selector):
        return False
    is_alike = min(_sides(searched, half, selector)) >= _AGREES
    return is_alike and not is_repeated(searched.folded, [o.span.start for o in found], half.span.start)


def _had_neighbour(selector: Selector) -> bool:
    """Whether the same words seem to have stood right beside the quote: then one side of the context is the twin's."""
    quote, prefix, suffix = (
        fold(part) for part in (selector.quote, selector.prefix.rstrip(), selector.suffix.lstrip())
    )
    if quote in prefix or quote in suffix:
        return True
    behind, before = min(len(quote), len(suffix)), min(len(quote), len(prefix))
    return (behind >= _LEAST_BESIDE and quote[:behind] == suffix[:behind]) or (
        before >= _LEAST_BESIDE and quote[-before:] == prefix[-before:]
    )


def _may_be_twin(made: Making, count: int) -> bool:
    """Whether words that had a twin with the same words on one side are fewer now: of two that stood side by side the
    survivor has the context of either."""
    return made.context is not Telling.EACH_SIDE and count < made.count


def _likeliest(
    searched: Searched, found: list[_Occurrence], best: list[_Occurrence], selector: Selector, made: Making | None
) -> Span:
    """The place to show where none is sure: if none was lost, the one of the same rank; else that whose context
    fits best, of equals the nearest to where the words stood."""
    if made and made.count == len(found):
        return found[made.which].span

    def distance(occurrence: _Occurrence) -> int:
        return abs(occurrence.span.start - selector.start)

    nearest = sorted(best, key=distance)[:_MOST_WEIGHED]
    return max(nearest, key=lambda o: (sum(_sides(searched, o, selector)), -distance(o))).span

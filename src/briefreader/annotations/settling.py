"""Doubts that the old text settles: with the version at hand in which words were anchored, it can be followed what an
editor did to them, and to every twin of theirs.

Promise: nothing is called the same words that the two texts, laid beside each other, do not both hold in one place.
"""

from briefreader.annotations.anchored import AnchorState
from briefreader.annotations.claims import Selector
from briefreader.annotations.searching import is_repeated, occurrences
from briefreader.annotations.selecting import same_words, trimmed
from briefreader.annotations.similar import likeness
from briefreader.articles.corrections import Correction, correction
from briefreader.articles.span import Span

# Words that stayed among twins of which one was lost are these if so much beside them stayed too, on each side.
_STAYED_BESIDE = 24
# Words as long as this that went at one place and came at another were moved; shorter ones may be written anew.
_LEAST_MOVED = 16
# What stands between what stayed on either side is the quote, changed, from this likeness (0-100) on.
_FLOOR = 50.0

Place = tuple[AnchorState, Span | None]


def settle(old: str, text: str, selector: Selector, doubtful: Place) -> Place:
    """The state and place of a selector that was made in `old`, in today's text; `doubtful` is what anchoring made of
    it alone, and stays where the old text settles nothing either, or is not the one the selector was made in."""
    span, quote = selector.span, selector.quote
    if span.of(old) != quote:
        return doubtful
    changes = correction(old, text)
    was, now = _whole(old, selector), _whole(text, selector)
    followed = {start: changes.place_of(Span(start, start + len(quote))) for start in was}
    lost = [start for start, place in followed.items() if place is None]
    was_repeated = is_repeated(old, was, span.start)
    here = followed.get(span.start)
    if was_repeated and (lost or here is None):
        return doubtful
    if here is not None:
        is_sure = (not lost or _stayed_beside(changes, span, len(old))) and _from_behind(old, text, span) == here
        return _same(here, selector) if is_sure and is_repeated(text, now, here.start) == was_repeated else doubtful
    known = {place.start for place in followed.values() if place}
    new = [start for start in now if start not in known]
    if lost == [span.start] and len(new) == 1 and len(quote) >= _LEAST_MOVED:
        there = Span(new[0], new[0] + len(quote))
        return doubtful if is_repeated(text, now, there.start) else _same(there, selector)
    if new or doubtful[0] is AnchorState.CHANGED:
        return doubtful
    return _between(changes, text, selector)


def _whole(text: str, selector: Selector) -> list[int]:
    """Where the quote stands in a text, cutting no word that was whole."""
    return same_words(text, occurrences(text, selector.quote), selector.prefix, selector.quote, selector.suffix)


def _from_behind(old: str, text: str, span: Span) -> Span | None:
    """Where the words stand if the texts are compared from their ends: where words came twice, and could be laid
    beside either, the two comparisons part."""
    changes = correction(old[::-1], text[::-1])
    found = changes.place_of(Span(len(old) - span.end, len(old) - span.start))
    return Span(len(text) - found.end, len(text) - found.start) if found else None


def _stayed_beside(changes: Correction, span: Span, length: int) -> bool:
    around = Span(max(0, span.start - _STAYED_BESIDE), min(length, span.end + _STAYED_BESIDE))
    return changes.place_of(around) is not None


def _same(span: Span, selector: Selector) -> Place:
    return (AnchorState.EXACT if span.start == selector.start else AnchorState.MOVED), span


def _between(changes: Correction, text: str, selector: Selector) -> Place:
    """What stands today between what stayed before the words and behind them: the words changed, or nothing of them."""
    between = trimmed(text, changes.room_of(selector.span))
    if between.length and likeness(selector.quote, between.of(text)) >= _FLOOR:
        return AnchorState.CHANGED, between
    return AnchorState.ORPHAN, None

"""Words that are not the quote but may be what became of it: found between the old context, or by likeness.

Likeness is rapidfuzz's normalised indel similarity, 0-100. rapidfuzz is imported at the first use, so that a
check in which every quote stands where it stood starts without it.
"""

from bisect import bisect_left

from briefreader.annotations.claims import Selector
from briefreader.annotations.searching import Searched, fold, occurrences
from briefreader.annotations.selecting import CONTEXT, trimmed
from briefreader.articles.span import Span

# Lengths of context looked for, from all of it down to what still tells one place from another.
_CONTEXT_TRIED = (32, 20, 12)

# Between most of the context, words this alike or more are the quote, changed; the rest is something else put there.
# Sentences that have nothing in common reach 55.
_FLOOR_BETWEEN = 60.0
_MOST_OF_CONTEXT = 40
# Between the least of the context that is tried, they must be alike like similar words anywhere.
_FLOOR_BETWEEN_LITTLE = 70.0
# A quote as short as this may be replaced altogether ("two" by "five") when all 64 code points around it stand.
_SHORT = 25
# Likeness that similar words need with one side of the context beside them, and with none.
_FLOOR_BESIDE = 75.0
_FLOOR_ALONE = 85.0
# Shorter words are alike by chance: they need context and the higher floor.
_TELLING = 30
# A second place must be less alike by this much for the first to be the one that is meant.
_MARGIN = 6.0
# Pieces of the quote that are looked for, and how many places are looked at in all.
_PIECE = 12
_MOST_PIECES = 6
_MOST_PLACES = 12


def likeness(a: str, b: str) -> float:
    """How alike two strings are, 0-100."""
    from rapidfuzz.distance import Indel

    return 100.0 * Indel.normalized_similarity(a, b)


def find_changed_here(text: str, selector: Selector) -> Span | None:
    """What stands today at the quote's old place, if the whole context still stands around it; else None."""
    prefix, suffix, quote = fold(selector.prefix), fold(selector.suffix), fold(selector.quote)
    start, reach = selector.start, _reach(selector)
    if not prefix + suffix or fold(text[max(0, start - len(prefix)) : start]) != prefix:
        return None
    window = fold(text[start : start + reach])
    if len(suffix) < CONTEXT:  # the quote stood near the end of the text, and still does
        ends = [len(window) - len(suffix)] if len(window) < reach and window.endswith(suffix) else []
    else:
        ends = occurrences(window, suffix)[:_MOST_PLACES]
    for end in ends:
        words = window[:end]
        is_inside = selector.quote in text[start : start + end]  # then the words are whole, and others stand beside
        if words.strip() and not is_inside and _may_be(quote, words.strip(), len(prefix) + len(suffix)):
            return trimmed(text, Span(start, start + end))
    return None


def find_between(searched: Searched, selector: Selector) -> Span | None:
    """What stands today between the selector's prefix and suffix, if that can be what became of its quote.

    None if the two are not found near each other, if only blanks are left between them, or if several places
    are equally good.
    """
    prefix, suffix, quote = fold(selector.prefix), fold(selector.suffix), fold(selector.quote)
    best: list[tuple[int, float, Span]] = []
    for start, before in _beginnings(searched, prefix):
        for end, behind in _ends(searched.folded, suffix, start, _reach(selector)):
            span = trimmed(searched.text, Span(start, end))
            words = span.of(searched.folded)
            if span.length and _may_be(quote, words, before + behind):
                best.append((before + behind, likeness(quote, words), span))
    if not best:
        return None
    best.sort(key=lambda found: (-found[0], -found[1]))
    context, alike, chosen = best[0]
    is_rivalled = any(c == context and a > alike - 1 and not s.overlaps(chosen) for c, a, s in best[1:])
    return None if is_rivalled else chosen


def _beginnings(searched: Searched, prefix: str) -> list[tuple[int, int]]:
    """Where the prefix ends, with how much of it was found: as much as possible."""
    if len(prefix) < CONTEXT and searched.folded.startswith(prefix):
        return [(len(prefix), CONTEXT)]  # the edge of the text stands for what is missing
    for length in _CONTEXT_TRIED:
        found = searched.folded_starts(prefix[-length:]) if len(prefix) >= length else []
        if found:
            return [(at + length, length) for at in found[:_MOST_PLACES]]
    return []


def _reach(selector: Selector) -> int:
    """How far behind its beginning the end of the changed quote, with its suffix, is looked for."""
    return 3 * len(selector.quote) + 2 * len(selector.suffix) + 16


def _ends(folded: str, suffix: str, start: int, reach: int) -> list[tuple[int, int]]:
    """Where the suffix begins behind `start`, with how much of it was found: as much as possible."""
    window = folded[start : start + reach]
    if len(suffix) < CONTEXT and len(window) < reach and window.endswith(suffix):
        return [(start + len(window) - len(suffix), CONTEXT)]
    for length in _CONTEXT_TRIED:
        found = occurrences(window, suffix[:length]) if len(suffix) >= length else []
        if found:
            return [(start + at, length) for at in found[:_MOST_PLACES]]
    return []


def _may_be(quote: str, words: str, context: int) -> bool:
    """Whether the words can be what became of the quote, with that much of its context around them."""
    if len(quote) <= _SHORT and context >= 2 * CONTEXT - 4 and len(words) <= 3 * len(quote) + 10:
        return True
    return likeness(quote, words) >= (_FLOOR_BETWEEN if context >= _MOST_OF_CONTEXT else _FLOOR_BETWEEN_LITTLE)


def find_similar(searched: Searched, selector: Selector) -> list[Span]:
    """The places most like the quote, the best first; more than one only if they are about equally good.

    Empty if nothing reaches the floor: 75 with some of the context beside it, 85 without; short words need both.
    """
    folded, quote = searched.folded, fold(selector.quote)
    found: list[tuple[float, Span]] = []
    for start in _likely_starts(searched, quote):
        span = _aligned(folded, quote, start)
        if span is None or any(span.overlaps(other) for _, other in found):
            continue
        alike = likeness(quote, span.of(folded))
        beside = max(
            likeness(fold(selector.prefix), folded[max(0, span.start - len(selector.prefix)) : span.start]),
            likeness(fold(selector.suffix), folded[span.end : span.end + len(selector.suffix)]),
        )
        has_context, is_telling = beside >= _FLOOR_BESIDE, len(quote) >= _TELLING
        if (has_context or is_telling) and alike >= (_FLOOR_BESIDE if has_context and is_telling else _FLOOR_ALONE):
            found.append((alike + beside / 10, span))
    found.sort(key=lambda place: -place[0])
    return [span for score, span in found if score >= found[0][0] - _MARGIN]


def _likely_starts(searched: Searched, quote: str) -> list[int]:
    """Where the quote would begin if its pieces stood in it as they stand in the text; most pieces first.

    The pieces are its rarest words, in writing without spaces stretches of a few characters. A place that holds one
    piece of many cannot reach the floor, and is left out.
    """
    pieces = sorted(searched.words_of(quote), key=lambda piece: len(piece[1]))[:_MOST_PIECES]
    if len(pieces) < 3 and (len(quote) >= _TELLING or not quote.isascii()):
        size = min(_PIECE, max(3, len(quote) // 3))
        step = max(size // 2, (len(quote) - size) // _MOST_PIECES, 1)
        offsets = range(0, max(1, len(quote) - size + 1), step)
        text = searched.folded
        pieces = [(offset, occurrences(text, quote[offset : offset + size], _MOST_PLACES)) for offset in offsets]
    votes = sorted(at - offset for offset, places in pieces for at in places[:_MOST_PLACES])
    near = max(8, len(quote) // 4)
    weighed = [(bisect_left(votes, v + near) - bisect_left(votes, v - near), v) for v in votes]
    weighed.sort(reverse=True)
    chosen: list[int] = []
    for weight, start in weighed:
        if len(chosen) == _MOST_PLACES or (weight < 2 and len(pieces) > 2):
            break
        if all(abs(start - other) > near for other in chosen):
            chosen.append(max(0, start))
    return chosen


def _aligned(folded: str, quote: str, start: int) -> Span | None:
    """The words around `start` that are most like the quote, from word edge to word edge."""
    from rapidfuzz import fuzz

    slack = max(16, len(quote) // 2)
    first = max(0, start - slack)
    window = folded[first : start + len(quote) + slack]
    match = fuzz.partial_ratio_alignment(quote, window, score_cutoff=_FLOOR_BESIDE - 15)
    if match is None or match.dest_end <= match.dest_start:
        return None
    spans = [(a, b) for a in _edges(window, match.dest_start) for b in _edges(window, match.dest_end) if a < b]
    if not spans:
        return None
    a, b = max(spans, key=lambda ab: (likeness(quote, window[ab[0] : ab[1]]), ab[0] - ab[1]))
    return Span(first + a, first + b)


def _edges(window: str, at: int) -> list[int]:
    """`at` itself and the edges of words within 16 code points of it."""
    near = range(max(0, at - 16), min(len(window), at + 16) + 1)
    return [at] + [i for i in near if i in (0, len(window)) or window[i - 1].isalnum() != window[i].isalnum()]

"""A span becomes a quote selector: the exact words, a little of what stands beside them, and their place.

Promise: for every span of an article, `anchor` finds exactly that span again in the same text.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from hashlib import blake2s

from briefreader.annotations.claims import Claim, Link, Selector
from briefreader.annotations.searching import fold, occurrences
from briefreader.articles.article import Article
from briefreader.articles.span import Span

# Code points of context kept on each side (design: W3C TextQuoteSelector with 32).
CONTEXT = 32

_CLAIM_ID_BYTES = 6
_LINK_ID_BYTES = 3

# Ids are tried for quotes that occurred up to this often; beyond it, context must decide alone.
_MOST_WITNESSED = 6

# Zero-width characters that str.isspace() does not count, although nothing is seen of them at an edge.
_INVISIBLE = frozenset("\u200b\u2060\ufeff")
# From Thai on, writings join their words, or particles to them.
_NO_BLANKS = "\u0e00"
_ZERO_WIDTH_JOINER = "\u200d"
_VIRAMA = 9  # canonical combining class of the signs that bind the next letter of an Indic script into one cluster


def select(article: Article, span: Span) -> Selector:
    """The selector of a span that lies in the article's text (ValueError if it does not, or is empty).

    Prefix and suffix have 32 code points, fewer at an edge of the text. Where the outer end would cut a grapheme
    cluster (a combining mark, variation selector, joiner, flag pair, Hangul syllable or CRLF from its base), the
    cluster is left out whole, so that they may also be shorter by the part that was inside. The inner ends are the
    reader's own choice and stay.
    """
    if span.end > len(article.text) or not span.length:
        raise ValueError(f"{span} is no stretch of a text of {len(article.text)} code points")
    text = article.text
    first, last = _context_edges(text, span)
    return Selector(
        quote=span.of(text),
        prefix=text[first : span.start],
        suffix=text[span.end : last],
        start=span.start,
        end=span.end,
        text=article.hash,
    )


def select_again(claim: Claim, names: Sequence[str], article: Article, span: Span) -> Selector:
    """The selector of a claim that is anchored anew at a span, `names` as for making_of_claim.

    Where the claim's id bears witness of another text than this, the selector says itself which occurrence it is:
    a witness that is out of date would take a surviving twin for these words one day.
    """
    fresh = select(article, span)
    said = occurrence_in_words(article.text, span)
    witness = making_of_claim(replace(claim, selector=fresh), names)
    return fresh if witness == _making_in_words(said) else replace(fresh, occurrence=said)


def select_link_again(link: Link, claim_id: str, article: Article, span: Span) -> Selector:
    """The selector of a link that is anchored anew at a span, as select_again."""
    fresh = select(article, span)
    said = occurrence_in_words(article.text, span)
    witness = making_of_link(replace(link, selector=fresh), claim_id)
    return fresh if witness == _making_in_words(said) else replace(fresh, occurrence=said)


def _context_edges(text: str, span: Span) -> tuple[int, int]:
    """Where the prefix of a selector begins, and its suffix ends."""
    first = max(0, span.start - CONTEXT)
    while first < span.start and cuts_cluster(text, first):
        first += 1
    last = min(len(text), span.end + CONTEXT)
    while last > span.end and cuts_cluster(text, last):
        last -= 1
    return first, last


def trimmed(text: str, span: Span) -> Span:
    """The span without blank edges; empty, at its start, if it is blank altogether.

    A blank that carries a combining mark stays: it is a visible sign.
    """
    start, end = span.start, min(span.end, len(text))
    while end > start and _is_blank(text[end - 1]):
        end -= 1
    while start < end and _is_blank(text[start]) and not (start + 1 < end and cuts_cluster(text, start + 1)):
        start += 1
    return Span(start, end) if start < end else Span(span.start, span.start)


class Telling(Enum):
    """How far the context of a quote told it from its other occurrences, when it was chosen."""

    EACH_SIDE = "each side"  # no other had the same prefix, nor the same suffix
    TOGETHER = "together"  # no other had both
    NOT = "not"


_TOLD_APART = {
    Telling.EACH_SIDE: "told apart by each side",
    Telling.TOGETHER: "told apart by both sides together",
    Telling.NOT: "not told apart",
}
_OCCURRENCE = re.compile(r"(\d{1,9}) of (\d{1,9}), (.+)")


@dataclass(frozen=True, slots=True)
class Making:
    """What an id says of the text in which its quote was chosen: which occurrence of the quote it was (from 0), of
    how many, and how far the context told them apart.

    A selector alone cannot say that, and without it a lone survivor may be the twin of words that were deleted.
    """

    which: int
    count: int
    context: Telling


def make_claim_id(article_id: str, text: str, span: Span, taken: Collection[str]) -> str:
    """12 hex digits for a new claim: BLAKE2s over article id, quote and occurrence, hashed on while in `taken`.

    The occurrence is which one it is, of how many, and how far its context tells it from them. Two readers who tag
    the same words of the same article so choose the same id. It is no place and no key to compare by: words that
    changed keep their id.
    """
    return _free_id(_CLAIM_ID_BYTES, (article_id, span.of(text), *_occurrence(text, span)), taken)


def make_link_id(claim_id: str, article_id: str, text: str, span: Span, taken: Collection[str]) -> str:
    """6 hex digits for a new link of a claim to a span of another article; `taken` are that claim's link ids."""
    return _free_id(_LINK_ID_BYTES, (claim_id, article_id, span.of(text), *_occurrence(text, span)), taken)


def making_of_claim(claim: Claim, names: Sequence[str]) -> Making | None:
    """What is known of the text in which the claim's quote was chosen, by its selector or its id; `names` are the ids
    that the article has or had. None where nothing is: an id made by other hands, for another quote or at a collision.
    """
    if claim.selector.occurrence:
        return _making_in_words(claim.selector.occurrence)
    makings = (_making(claim.id, _CLAIM_ID_BYTES, (name, claim.selector.quote)) for name in names)
    return next(filter(None, makings), None)


def making_of_link(link: Link, claim_id: str) -> Making | None:
    """What is known of the text in which the link's quote was chosen, as making_of_claim."""
    if link.selector.occurrence:
        return _making_in_words(link.selector.occurrence)
    return _making(link.id, _LINK_ID_BYTES, (claim_id, link.article, link.selector.quote))


def witness_of_link(link_id: str, claim_id: str, article_id: str, quote: str) -> str:
    """What a link's id says, in a selector's words; "" if it says nothing."""
    making = _making(link_id, _LINK_ID_BYTES, (claim_id, article_id, quote))
    return f"{making.which + 1} of {making.count}, {_TOLD_APART[making.context]}" if making else ""


def occurrence_in_words(text: str, span: Span) -> str:
    """Which occurrence of its words a span is, as a selector says it: "2 of 3, told apart by each side"."""
    which, count, context = _occurrence(text, span)
    return f"{int(which) + 1} of {count}, {_TOLD_APART[Telling(context)]}"


def _making_in_words(words: str) -> Making | None:
    found = _OCCURRENCE.fullmatch(words)
    context = next((t for t, told in _TOLD_APART.items() if found and told == found[3]), None)
    if not found or context is None or not 1 <= int(found[1]) <= int(found[2]):
        return None
    return Making(int(found[1]) - 1, int(found[2]), context)


def _making(made: str, size: int, parts: tuple[str, ...]) -> Making | None:
    begun = blake2s(b"".join(map(_framed, parts)), digest_size=size)
    for making, end in _MAKINGS:
        tried = begun.copy()
        tried.update(end)
        if tried.hexdigest() == made:
            return making
    return None


def _occurrence(text: str, span: Span) -> tuple[str, ...]:
    """Which of the quote's occurrences it is, of how many, and how far its context tells it from them (folded)."""
    first, last = _context_edges(text, span)
    prefix, suffix = text[first : span.start], text[span.end : last]
    starts = same_words(text, occurrences(text, span.of(text)), prefix, span.of(text), suffix)
    same = [
        (
            fold(text[max(0, start - len(prefix)) : start]) == fold(prefix),
            fold(text[start + span.length : start + span.length + len(suffix)]) == fold(suffix),
        )
        for start in starts
        if start != span.start
    ]
    context = Telling.EACH_SIDE
    if any(before or behind for before, behind in same):
        context = Telling.NOT if (True, True) in same else Telling.TOGETHER
    return str(starts.index(span.start)), str(len(starts)), context.value


def same_words(text: str, starts: list[int], prefix: str, quote: str, suffix: str) -> list[int]:
    """Those starts of the quote in the text that cut no word which was whole between prefix and suffix: not the "two"
    of "twofold" for a "two" that was a word."""
    first_may_be_cut = is_within_word(prefix[-1:], quote[:1])
    last_may_be_cut = is_within_word(quote[-1:], suffix[:1])
    size = len(quote)
    return [
        start
        for start in starts
        if (first_may_be_cut or not is_within_word(text[max(0, start - 1) : start], quote[:1]))
        and (last_may_be_cut or not is_within_word(quote[-1:], text[start + size : start + size + 1]))
    ]


def is_within_word(before: str, behind: str) -> bool:
    """Whether a cut between the two characters ("" at an edge of the text) lies within a word, in a writing that
    puts blanks between words; where none are put, or particles are joined on (Korean), every cut is as good."""
    return before.isalnum() and behind.isalnum() and before < _NO_BLANKS and behind < _NO_BLANKS


def hash_on(claim_id: str, taken: Collection[str]) -> str:
    """A free id made from another id: for a version of a claim that is kept beside the one on disk."""
    return _free_id(_CLAIM_ID_BYTES, (claim_id,), {*taken, claim_id})


def cuts_cluster(text: str, offset: int) -> bool:
    """Whether a cut at `offset` would part a grapheme cluster (the rules of UAX 29 that occur in written text)."""
    if not 0 < offset < len(text):
        return False
    before, after = text[offset - 1], text[offset]
    if after < "\u0300":
        return after == "\n" and before == "\r"
    return (
        _extends(after)
        or before == _ZERO_WIDTH_JOINER
        or (unicodedata.combining(before) == _VIRAMA and after.isalpha())
        or _is_within_hangul(before, after)
        or (_is_flag_letter(after) and _flag_letters_before(text, offset) % 2 == 1)
    )


def _extends(char: str) -> bool:
    """Marks, joiners, variation selectors, skin tones and tag characters: all belong to what stands before them."""
    return (
        unicodedata.category(char) in {"Mn", "Mc", "Me"}
        or char in "\u200c\u200d\uff9e\uff9f"
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or "\U000e0020" <= char <= "\U000e007f"
    )


def _is_within_hangul(before: str, after: str) -> bool:
    """Whether `after` is a vowel or final consonant written as a letter of its own behind a Hangul letter."""
    medial_or_final = "\u1160" <= after <= "\u11ff" or "\ud7b0" <= after <= "\ud7ff"
    leading = "\u1100" <= after <= "\u115f" or "\ua960" <= after <= "\ua97f"
    hangul = "\u1100" <= before <= "\u11ff" or "\uac00" <= before <= "\ud7ff" or "\ua960" <= before <= "\ua97f"
    return (medial_or_final and hangul) or (
        leading and ("\u1100" <= before <= "\u115f" or "\ua960" <= before <= "\ua97f")
    )


def _is_flag_letter(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _flag_letters_before(text: str, offset: int) -> int:
    count = 0
    while count < offset and _is_flag_letter(text[offset - count - 1]):
        count += 1
    return count


def _is_blank(char: str) -> bool:
    return char.isspace() or char in _INVISIBLE


def _free_id(size: int, parts: tuple[str, ...], taken: Collection[str]) -> str:
    seed = b"".join(_framed(part) for part in parts)
    digest = blake2s(seed, digest_size=size).hexdigest()
    while digest in taken:
        seed = digest.encode() + seed
        digest = blake2s(seed, digest_size=size).hexdigest()
    return digest


def _framed(part: str) -> bytes:
    """The part with its length in front, so that no two lists of parts make the same bytes."""
    encoded = part.encode("utf-8", "surrogatepass")
    return len(encoded).to_bytes(8, "big") + encoded


# Every making that an id can bear witness to, the commonest first, with the end of what was hashed for it.
_MAKINGS = tuple(
    (Making(which, count, context), b"".join(map(_framed, (str(which), str(count), context.value))))
    for count in range(1, _MOST_WITNESSED + 1)
    for which in range(count)
    for context in (Telling if count > 1 else (Telling.EACH_SIDE,))
)

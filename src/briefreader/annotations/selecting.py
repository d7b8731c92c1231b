"""A span becomes a quote selector: the exact words, a little of what stands beside them, and their place.

Promise: for every span of an article, `anchor` finds exactly that span again in the same text.
"""

import unicodedata
from collections.abc import Collection
from hashlib import blake2s

from briefreader.annotations.claims import Selector
from briefreader.articles.article import Article
from briefreader.articles.span import Span

# Code points of context kept on each side (design: W3C TextQuoteSelector with 32).
CONTEXT = 32

_CLAIM_ID_BYTES = 6
_LINK_ID_BYTES = 3

# Zero-width characters that str.isspace() does not count, although nothing is seen of them at an edge.
_INVISIBLE = frozenset("\u200b\u2060\ufeff")
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
    first = max(0, span.start - CONTEXT)
    while first < span.start and cuts_cluster(text, first):
        first += 1
    last = min(len(text), span.end + CONTEXT)
    while last > span.end and cuts_cluster(text, last):
        last -= 1
    return Selector(
        quote=span.of(text),
        prefix=text[first : span.start],
        suffix=text[span.end : last],
        start=span.start,
        end=span.end,
        text=article.hash,
    )


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


def make_claim_id(article_id: str, text: str, span: Span, taken: Collection[str]) -> str:
    """12 hex digits for a new claim: BLAKE2s over article id, quote and which occurrence of the quote it is.

    Two readers who tag the same words of the same article so choose the same id; it is hashed on while it is in
    `taken`, and opaque afterwards: words that changed keep their id.
    """
    quote = span.of(text)
    return _free_id(_CLAIM_ID_BYTES, (article_id, quote, str(_occurrence(text, quote, span.start))), taken)


def make_link_id(claim_id: str, article_id: str, text: str, span: Span, taken: Collection[str]) -> str:
    """6 hex digits for a new link of a claim to a span of another article; `taken` are that claim's link ids."""
    quote = span.of(text)
    return _free_id(_LINK_ID_BYTES, (claim_id, article_id, quote, str(_occurrence(text, quote, span.start))), taken)


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


def _occurrence(text: str, quote: str, start: int) -> int:
    """How many occurrences of the quote (overlapping ones too) begin before `start`."""
    count, at = 0, text.find(quote)
    while -1 < at < start:
        count, at = count + 1, text.find(quote, at + 1)
    return count


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

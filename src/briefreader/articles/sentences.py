"""Blocks become sentences.

`sentencex` finds the boundaries; here those that it gets wrong in news are taken back or moved, since a wrong
boundary misquotes a source. Its offsets are used, never its strings (it drops some newlines).
"""

import re
from collections.abc import Iterator, Sequence

from briefreader.articles.span import Role, Segment
from briefreader.articles.wordlists import AFTER_CLOCK, BEFORE_NUMBERS, LITTLE_WORDS, SHORTENED, STARTERS, TITLES

_WIDE_BLANK = re.compile(r"[^\S\x00-\x7f]")

# sentencex takes time that grows with the square of a text full of open quotes, so it never sees more at once.
_WINDOW = 4_000

_LANGUAGES_WITHOUT_SPACES = frozenset({"zh", "ja"})

_CLOSERS = "\"'”’»›)]}」』】》〉）］｝"
# A place at which a sentence may end: without one there is nothing to look for.
_MAY_END = re.compile(rf"[.!?…։؟۔।॥။።][{re.escape(_CLOSERS)}]*\s|[。！？｡．!?…][{re.escape(_CLOSERS)}]*\S|\n|\r")
_EAST_ASIAN_END = re.compile(rf"(?:[。！？｡]+|……|\.\.\.)[{re.escape(_CLOSERS)}]*\s*")
_QUOTES = {"「": "」", "『": "』", "“": "”", "《": "》", "（": "）"}
# What follows a Japanese quote and still belongs to its sentence.
_QUOTE_GOES_ON = re.compile(r"(?:と|って|という|など|、|，|,|に|を|は|が|の|で|も)")

# Ends that sentencex passes over: an ellipsis of one character, a full stop within brackets.
_MISSED_BY = ")]…"
_MISSED_END = re.compile(r"(?:…|[.!?][)\]]+)[\"”’»]*(?=\s+[\"“‘«(]*[^\W\d_a-zß-ÿ])")
_LAST_WORD = re.compile(r"([^\W\d_][\w.’'&-]*|[A-Z])\.$")
_LONGEST_SHORTENED = max(map(len, TITLES | LITTLE_WORDS | BEFORE_NUMBERS | SHORTENED))
_DOTTED = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_FIRST_WORD = re.compile(r"[\"'“‘«(\[]*([^\W_]+)")


def find_sentences(text: str, blocks: Sequence[Segment], language: str) -> tuple[Segment, ...]:
    """The sentences of all blocks, in order, without blanks at their edges; `language` is a BCP 47 tag or "".

    They are disjoint, each lies in one block (furniture too), and together they cover every character of it that is
    not blank.
    """
    sentences: list[Segment] = []
    short = language.split("-")[0].lower()
    role = Role.SENTENCE
    for index, block in enumerate(blocks):
        start, end = block.start, block.end
        if not _MAY_END.search(text, start, end):
            sentences.append(Segment(start, end, role, index))
            continue
        words = text[start:end]
        last = 0
        for cut in (*_cuts(words, short), len(words)):
            piece = words[last:cut]
            stripped = piece.strip()
            if stripped:
                first = start + last + len(piece) - len(piece.lstrip())
                sentences.append(Segment(first, first + len(stripped), role, index))
            last = cut
    return tuple(sentences)


def _cuts(words: str, language: str) -> list[int]:
    """Where one sentence ends and the next begins, rising, edges excluded."""
    if language in _LANGUAGES_WITHOUT_SPACES:
        return list(_east_asian_cuts(words))
    from sentencex import get_sentence_boundaries

    last = 0
    cuts: list[int] = []
    for start, end in _windows(words):
        if start:
            cuts.append(start)
            last = start
        window = words[start:end]
        # A blank of several bytes behind a full stop makes sentencex panic, which no `except Exception` catches.
        plain = window if window.isascii() else _WIDE_BLANK.sub(" ", window)
        found = [
            _mended(words, start + b["start_index"], end) for b in get_sentence_boundaries(language or "en", plain)
        ]
        missed = [m.end() for m in _MISSED_END.finditer(window)] if any(map(window.__contains__, _MISSED_BY)) else []
        if missed:
            found = sorted({*found, *(start + end for end in missed if not _is_quoting(window[:end]))})
        for cut in found:
            if last < cut < end and _is_boundary(words, last, cut):
                cuts.append(cut)
                last = cut
    return cuts


def _windows(words: str) -> Iterator[tuple[int, int]]:
    """The block in pieces of bounded length, cut after a sentence if there is one, else at a blank."""
    start = 0
    while len(words) - start > _WINDOW:
        half = start + _WINDOW // 2
        limit = start + _WINDOW
        ends = [found.end() for found in re.finditer(r"[.!?。！？]\s", words[half:limit])]
        blank = max(words.rfind(" ", half, limit), words.rfind("\n", half, limit))
        end = half + ends[-1] if ends else blank + 1 if blank > 0 else limit
        yield start, end
        start = end
    yield start, len(words)


def _is_quoting(words: str) -> bool:
    """Whether a quotation that begins in these words has not ended."""
    return words.count("“") > words.count("”") or words.count('"') % 2 == 1


def _mended(words: str, cut: int, end: int) -> int:
    """The boundary moved behind closing quotes and brackets that were left to the next sentence."""
    moved = cut
    while moved < end and words[moved] in _CLOSERS and not (words[moved] in "\"'" and words[moved - 1].isspace()):
        moved += 1
    return moved


def _is_boundary(words: str, last: int, cut: int) -> bool:
    """Whether a sentence that began at `last` may end before `cut`."""
    before = words[last:cut]
    ended = before.rstrip()
    after = words[cut : cut + 40].lstrip()
    if not ended or not after:
        return False
    if (
        len(ended) == len(before)
        and not words[cut].isspace()
        and before[-1] in ".!?" + _CLOSERS
        and ended.rstrip(_CLOSERS)[-1:] in ".!?"
        and after[0] not in "“‘«"
    ):
        return False  # no blank between: inside "pro-U.S.", an address, a glued name
    first = _FIRST_WORD.match(after)
    if first and first[1][0].islower() and ended[-1] not in "。！？":
        return bool(re.search(r"[\r\n]\s*[\r\n]", before[len(ended) :]))
    if not ended.endswith("."):
        return True
    return not _is_shortened(ended, after, first[1] if first else "")


def _is_shortened(ended: str, after: str, first: str) -> bool:
    """Whether the full stop at the end belongs to an abbreviation or an initial rather than to the sentence."""
    last = ended[-40:].rsplit(None, 1)[-1]
    word = last[:-1]
    if not word.isalpha():
        found = _LAST_WORD.search(last)
        if not found:
            return False
        word = re.split(r"[-–—/]", found[1])[-1]
    if len(word) > _LONGEST_SHORTENED and "." not in word:
        return False
    folded = word.lower()
    if folded in BEFORE_NUMBERS:
        return first[:1].isdigit()
    if folded in LITTLE_WORDS or (folded in TITLES and word[0].isupper()):
        return True
    if folded in ("a.m", "p.m"):
        return first.lower() in AFTER_CLOCK
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    is_short = folded in SHORTENED or ("." in word and _DOTTED.fullmatch(word) is not None)
    # Only what begins a sentence beyond doubt ends the one before: "the U.S. He", but "the U.S. President".
    return (is_initial or is_short) and first.lower() not in STARTERS and after[0] not in "“\"‘'«"


def _east_asian_cuts(words: str) -> Iterator[int]:
    closing = ""
    opened = 0
    at = 0
    for found in re.finditer(r"[「『“《（」』”》）]|(?:[。！？｡!?]+|……)", words):
        sign = found[0]
        if found.start() < at:
            continue
        if sign in _QUOTES and not closing:
            closing, opened = _QUOTES[sign], found.start()
        elif sign == closing:
            closing = ""
            before = words[found.start() - 1]
            if (
                sign != "）"
                and before in "。！？｡!?…"
                and not _QUOTE_GOES_ON.match(words, found.end())
                and found.end() < len(words)
            ):
                yield found.end()
        elif sign[0] in "。！？｡!?…" and (not closing or found.start() - opened > 200):
            end = _EAST_ASIAN_END.match(words, found.start())
            at = end.end() if end else found.end()
            if at < len(words):
                yield at

"""A text becomes lines, and lines become the raw blocks that the rest of this package judges.

Scraped articles hold a paragraph per line, e-mails and wire copy break lines at a column. The two are told apart by
the one thing a machine that breaks lines cannot help: a line ends where the next word would not have fitted.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n]+")
_BULLET = re.compile(r"(?:[•‣◦▪▫●○■□▶►➤✓✔∙·*+–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)])[ \t\u00a0]+(?=\S)")
_MARKDOWN_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_RULE = re.compile(r"[-=_*~\s]{3,}")
_ENDS_SENTENCE = re.compile(r"[.!?:;…。！？：；][\"'”’»)\]」』]*$")

# Columns at which people and programs break lines.
_NARROWEST, _WIDEST = 40, 100
# How many of the line ends must look broken by a machine before lines are joined, and how many must be there to tell.
_WRAPPED_SHARE, _FEWEST_WRAPPED = 0.75, 3


class RawBlock(NamedTuple):
    """Lines `start` to `end` of the text as one block, without blanks at its edges; `apart`: a blank line precedes."""

    start: int
    end: int
    apart: bool


def starts_bullet(line: str) -> bool:
    """Whether a line without leading blanks begins an item of a list."""
    return _BULLET.match(line) is not None


def starts_markdown_heading(line: str) -> bool:
    """Whether a line without leading blanks is a Markdown heading."""
    return _MARKDOWN_HEADING.match(line) is not None


def split_blocks(text: str) -> list[RawBlock]:
    """The text as blocks, in order: a line each, or a paragraph where lines were broken at a column.

    Together they cover every character that is not blank. Newlines are LF, CRLF and CR.
    """
    lines = _strip_lines(text)
    width = _wrapped_at(text, lines)
    if not width:
        return lines
    blocks: list[RawBlock] = []
    last = ""
    for line in lines:
        words = text[line.start : line.end]
        if blocks and not line.apart and _continues(last, words, width):
            blocks[-1] = RawBlock(blocks[-1].start, line.end, blocks[-1].apart)
        else:
            blocks.append(line)
        last = words
    return blocks


def _strip_lines(text: str) -> list[RawBlock]:
    """The lines that are not blank, without blanks at their edges."""
    lines: list[RawBlock] = []
    before = 0
    for found in _LINE.finditer(text):
        line = found[0]
        stripped = line.strip()
        if not stripped:
            continue
        start = found.start() + len(line) - len(line.lstrip())
        # Two line ends between this line and the last one: a blank line, or several.
        breaks = text[before:start]
        if breaks == "\n":
            apart = False
        else:
            breaks = breaks.replace("\r\n", "\n")
            apart = breaks.count("\n") + breaks.count("\r") != 1
        before = start + len(stripped)
        lines.append(RawBlock(start, before, apart))
    return lines


def _wrapped_at(text: str, lines: Sequence[RawBlock]) -> int:
    """The column at which lines were broken, or 0 if each line stands for itself."""
    inner = [line for line, following in pairwise(lines) if not following.apart]
    if len(inner) < _FEWEST_WRAPPED:
        return 0
    lengths = sorted(line.end - line.start for line in inner)
    width = lengths[int(len(lengths) * 0.95)] if len(lengths) > 20 else lengths[-1]
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    full = broken = 0
    for line, following in pairwise(lines):
        if following.apart:
            continue
        words = text[line.start : line.end]
        if _is_full(words, text[following.start : following.end], width):
            full += 1
            broken += not _ENDS_SENTENCE.search(words)
    return width if full >= _FEWEST_WRAPPED and full >= _WRAPPED_SHARE * len(inner) and broken * 2 >= full else 0


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    first = following.split(None, 1)[0]
    # Text without spaces breaks anywhere, so there a full line is simply a long one.
    step = len(first) if first.isascii() or len(first) < width // 2 else 1
    return len(line) + 1 + step > width - 1


def _continues(line: str, following: str, width: int) -> bool:
    """Whether two adjacent lines of a text broken at `width` are one paragraph."""
    if starts_bullet(following) or starts_markdown_heading(following) or starts_markdown_heading(line):
        return False
    if _RULE.fullmatch(line) or _RULE.fullmatch(following):
        return False
    return _is_full(line, following, width) or (
        len(line) > width // 2 and not _ENDS_SENTENCE.search(line) and following[:1].islower()
    )

"""Conflicts that git left in an annotation file: found, fenced in, and kept as they are."""

import re
import tomllib
from bisect import bisect_left, bisect_right
from itertools import accumulate

from briefreader.annotations.toml_text import split_at_headers

_CONFLICT = re.compile(
    r"^<{7}(?: [^\n]*)?\r?\n(?:(?!^<{7}).*\n)*?^={7}\r?\n(?:(?!^<{7}).*\n)*?^>{7}[^\n]*(?:\n|\Z)", re.M
)
_SEAM = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})[^\n]*(?:\n|\Z)", re.M)
_HEADER_LINE = re.compile(r"^[ \t]*\[[^\],\n]+\][ \t]*(?:#[^\n]*)?\r?$", re.M)
_SIGNIFICANT_LINE = re.compile(r"^[ \t]*[^\s#][^\n]*$", re.M)


def split_conflicts(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is a conflict; joined, it is the text again.

    A piece of conflict begins with git's marker, or with the table that the conflict cuts through, and ends before
    the next table. Markers inside a string that is well-formed are a reader's words, not a conflict.
    """
    if "<<<<<<<" not in text:
        return [(text, False)]
    pieces: list[tuple[str, bool]] = []
    done = 0
    for start, end in _fences(text):
        start = max(start, done)
        if end <= start:
            continue
        pieces += [(text[done:start], False), (text[start:end], True)]
        done = end
    pieces.append((text[done:], False))
    return [piece for piece in pieces if piece[0]] or [("", False)]


def _fences(text: str) -> list[tuple[int, int]]:
    """Start and end of each conflict with the tables that it cuts through."""
    blocks = split_at_headers(text)
    ends = list(accumulate(map(len, blocks)))
    headers = [m.start() for m in _HEADER_LINE.finditer(text)]
    fences: list[tuple[int, int]] = []
    well_formed: dict[int, bool] = {}
    for found in _CONFLICT.finditer(text):
        start, end = found.span()
        if fences and end <= fences[-1][1]:
            continue  # fenced in already: thousands of conflicts in one table must not take time by their square
        block = bisect_right(ends, start)
        if end <= ends[block]:
            if block not in well_formed:
                well_formed[block] = _is_well_formed(blocks[block])
            if well_formed[block]:
                continue
        below = bisect_left(headers, end)
        rest = text[end : headers[below] if below < len(headers) else len(text)]
        if _cuts_a_table(found[0], rest):
            above = bisect_left(headers, start)
            start = headers[above - 1] if above else 0
        fences.append((start, end + len(rest)))
    return fences


def _cuts_a_table(conflict: str, rest: str) -> bool:
    """Whether a side of the conflict goes on with the table above it instead of beginning one of its own."""
    sides = _SEAM.split(conflict)[1:-1]
    for side in sides:
        line = _SIGNIFICANT_LINE.search(side) or _SIGNIFICANT_LINE.search(rest)
        if line and not _HEADER_LINE.match(line[0]):
            return True
    return False


def _is_well_formed(block: str) -> bool:
    """Whether the block can be read, so that markers in it must stand in a string."""
    try:
        tomllib.loads(block.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return False
    return True

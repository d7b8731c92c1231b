"""Conflicts that git left in an annotation file: found, fenced in, and kept as they are."""

import re
import tomllib

from briefreader.annotations.toml_text import split_at_headers

_CONFLICT = re.compile(r"^<{7}(?: [^\n]*)?\r?\n(?:(?!^<{7}).*\n)*?^={7}\r?\n(?:.*\n)*?^>{7}[^\n]*(?:\n|\Z)", re.M)
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
    fences = []
    for found in _CONFLICT.finditer(text):
        start, end = found.span()
        if _is_said(text, start, end):
            continue
        header = _HEADER_LINE.search(text, end)
        rest = text[end : header.start() if header else len(text)]
        if _cuts_a_table(found[0], rest):
            start = max((m.start() for m in _HEADER_LINE.finditer(text, 0, start)), default=0)
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


def _is_said(text: str, start: int, end: int) -> bool:
    """Whether the markers stand in a string of a well-formed table."""
    at = 0
    for block in split_at_headers(text):
        if at <= start and end <= at + len(block):
            try:
                tomllib.loads(block.removeprefix("\ufeff"))
            except (ValueError, RecursionError):
                return False
            return True
        at += len(block)
    return False

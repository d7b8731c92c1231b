"""The form of a text that may reach a terminal: same length, no character that acts instead of being seen.

Marks come from fonts that every terminal has and take one cell, so a line keeps its width. What matters is told
apart: a control picture (␛, ␀) for the controls that have one, � for characters that can reorder or hide text, · for
the harmless invisible ones that word processors leave behind.
"""

import re
from itertools import chain
from unicodedata import category

_HOSTILE = "\ufffd"
_INVISIBLE = "·"
_NEW_LINE = "\u2424"

# Characters that reorder what stands around them, or that carry text nobody sees.
_HOSTILE_RANGES = (
    (0x0080, 0x009F),  # C1: some terminals take them for escape sequences
    (0x061C, 0x061C),
    (0x200E, 0x200F),
    (0x202A, 0x202E),
    (0x2066, 0x206F),
    (0xD800, 0xDFFF),  # lone surrogates: they cannot be encoded at all
    (0xFDD0, 0xFDEF),
    (0xFFF0, 0xFFFB),
    (0xFFFE, 0xFFFF),
    (0xE0000, 0xE00FF),  # the tags block and the reserved places beside it
    (0xE01F0, 0xE0FFF),
)
# Characters that are only not seen.
_INVISIBLE_RANGES = (
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200B),
    (0x2060, 0x2065),
    (0x3164, 0x3164),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0x13430, 0x1343F),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
)
# Joiners and variation selectors belong to emoji and to many scripts; anywhere else they are only a way to hide.
_JOINER_RANGES = ((0x200C, 0x200D), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF))


def _class_of(*ranges: tuple[int, int]) -> str:
    return "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in ranges)


_MARKED = re.compile(
    "[" + _class_of((0x00, 0x08), (0x0B, 0x1F), (0x7F, 0x7F), (0x2028, 0x2029))
    + _class_of(*_HOSTILE_RANGES, *_INVISIBLE_RANGES, *_JOINER_RANGES) + "]"
)  # fmt: skip
_CONTROL_OR_BREAK = re.compile(r"[\t\n]")


def _all_marks() -> dict[int, str]:
    marks = {code: chr(0x2400 + code) for code in chain(range(0x09), range(0x0B, 0x20))}
    marks |= {0x7F: "\u2421", 0x2028: _NEW_LINE, 0x2029: "¶"}
    marks |= {code: _HOSTILE for first, last in _HOSTILE_RANGES for code in range(first, last + 1)}
    marks |= {code: _INVISIBLE for first, last in _INVISIBLE_RANGES for code in range(first, last + 1)}
    return marks | {0x85: _NEW_LINE}


_MARKS = _all_marks()


def make_shown(text: str) -> str:
    """`text` as it may be painted: the same length, code point for code point.

    Only newline and tab stay of the controls; the CR of CRLF is a space, a lone CR a newline. Joiners and variation
    selectors stay where a script or an emoji needs them.
    """
    if text.isascii() and text.isprintable():
        return text
    return _MARKED.sub(_mark, text)


def make_shown_line(text: str) -> str:
    """`text` as it may be painted on one line: as `make_shown`, newlines and tabs made visible too."""
    return _CONTROL_OR_BREAK.sub(lambda found: chr(0x2400 + ord(found[0])), make_shown(text.replace("\r", "\n")))


def _mark(found: re.Match[str]) -> str:
    char, text, at = found[0], found.string, found.start()
    if char == "\r":
        return " " if text[at + 1 : at + 2] == "\n" else "\n"
    mark = _MARKS.get(ord(char))
    if mark is not None:
        return mark
    return char if _belongs(char, text[at - 1 : at] if at else "", text[at + 1 : at + 2]) else _INVISIBLE


def _belongs(joiner: str, before: str, after: str) -> bool:
    """Whether a joiner or variation selector has work to do between these two characters ("" at an edge)."""
    if not before:
        return False
    if joiner in "\u200c\u200d":
        return _joins(before) and _joins(after) and after != joiner
    if joiner <= "\ufe0f":
        # A sign that has a text and a picture form; "#", "*" and the digits begin the keycaps.
        return (category(before) in ("So", "Sm", "Lo", "Po") and not before.isascii()) or before in "#*0123456789"
    return category(before) == "Lo"  # variants of Han characters


def _joins(char: str) -> bool:
    return char > "\u02ff" and (category(char)[0] in "LM" or category(char) in ("So", "Sk"))

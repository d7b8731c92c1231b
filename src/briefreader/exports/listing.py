"""Listings on stdout: one JSON object a line, or a table for people. Both are safe for a terminal."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from rich.cells import cell_len, set_cell_size

from briefreader.articles.shown import make_shown
from briefreader.articles.span import Span
from briefreader.matching.alignment import Match

# JSON itself escapes only C0: these would still act on a terminal, hide text, or be no valid UTF-8.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]")
_QUOTE_CELLS = 60


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code > 0xFFFF:
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
    return f"\\u{code:04x}"


def json_line(row: Mapping[str, object]) -> str:
    """One row as JSON on one line, control and bidi characters escaped."""
    return _UNSAFE.sub(_escaped, json.dumps(row, ensure_ascii=False))


def match_row(match: Match, texts: Mapping[str, str]) -> dict[str, object]:
    """A match with the words of both sides."""

    def side(article: str, span: Span) -> dict[str, object]:
        return {"article": article, "start": span.start, "end": span.end, "quote": span.of(texts[article])}

    return {
        "kind": match.kind.value,
        "score": round(match.score, 1),
        "a": side(match.a_article, match.alignment.a),
        "b": side(match.b_article, match.alignment.b),
    }


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows under heads, columns as wide as they need; long words are cut at 60 cells."""
    cells = [[_cell(value) for value in row] for row in rows]
    widths = [max([cell_len(head), *(cell_len(row[at]) for row in cells)], default=0) for at, head in enumerate(heads)]
    lines = [heads, *cells]
    return "\n".join(
        "  ".join(set_cell_size(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _cell(value: object) -> str:
    words = " ".join(make_shown(str(value if value is not None else "-")).split())
    return words if cell_len(words) <= _QUOTE_CELLS else set_cell_size(words, _QUOTE_CELLS - 1).rstrip() + "…"

"""Listings on stdout: one JSON object a line, or a table for people. Both are safe for a terminal."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from rich.cells import cell_len, set_cell_size

from briefreader.articles.shown import make_shown
from briefreader.articles.span import Span
from briefreader.disagreements.model import Answer, Disagreement
from briefreader.matching.alignment import Match, Passage

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


def disagreement_row(disagreement: Disagreement, texts: Mapping[str, str]) -> dict[str, object]:
    """A disagreement with its answers and the words that give them."""

    def place(passage: Passage) -> dict[str, object]:
        span = passage.span
        return {
            "article": passage.article,
            "start": span.start,
            "end": span.end,
            "quote": span.of(texts[passage.article]),
        }

    def answer(given: Answer) -> dict[str, object]:
        size = {"text": given.text} if given.number is None else {"number": given.number}
        value = {**size, "unit": given.unit, "text": given.text}
        return {"value": value, "places": [place(passage) for passage in given.places]}

    return {
        "slot": disagreement.question.text,
        "type": disagreement.question.type.value,
        "strength": disagreement.strength.value,
        "reason": disagreement.reason,
        "answers": [answer(given) for given in disagreement.answers],
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


def disagreement_table(disagreements: Sequence[Disagreement], texts: Mapping[str, str]) -> str:
    """Each disagreement under its reason: an answer a line, with the articles that give it and their words."""
    lines: list[str] = []
    for disagreement in disagreements:
        if lines:
            lines.append("")
        question, strength = disagreement.question, disagreement.strength.value
        lines.append(f"{strength}  {question.type.value}  {_line(disagreement.reason)}")
        rows = [
            (f"  {given.text}" if first else "", passage.article, passage.span.of(texts[passage.article]))
            for given in disagreement.answers
            for first, passage in zip((True, *[False] * len(given.places)), given.places, strict=False)
        ]
        lines += table(("  answer", "article", "words"), rows).split("\n")[1:]
    return "\n".join(lines)


def _line(words: str) -> str:
    return " ".join(make_shown(words).split())


def _cell(value: object) -> str:
    text = make_shown(str(value if value is not None else "-"))
    words = text[: len(text) - len(text.lstrip(" "))] + " ".join(text.split())
    return words if cell_len(words) <= _QUOTE_CELLS else set_cell_size(words, _QUOTE_CELLS - 1).rstrip() + "…"

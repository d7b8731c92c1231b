"""Disagreements that an annotator dismissed ("not the same thing"): annotations/<annotator>/_dismissed.toml.

One table, one key a line: the question's id, and what stood against what, for whoever reads the change.

    format = 1

    [dismissed]
    3ee294c6dca0 = "length of the meeting: 90 min (harbour-wire) against 120 min (lantern)"

No article's annotations can take this name (see names). Used through the store, the only writer.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefreader.annotations.document import FORMAT, Kind, path_of, read_document
from briefreader.annotations.files import NO_FILE, Stamp
from briefreader.annotations.names import DISMISSED
from briefreader.annotations.reading import Problem
from briefreader.annotations.toml_text import newline_of, quoted, with_key

TABLE = "dismissed"
_QUESTION = re.compile(r"[A-Za-z0-9_-]+\Z")  # what may stand as a bare key


@dataclass(frozen=True, slots=True)
class DismissalEdit:
    """One change: "" before is a question dismissed now, "" after one that is shown again; else what was written."""

    annotator: str
    question: str
    before: str
    after: str

    @property
    def article(self) -> str:
        """What the edit is saved with: no article, but the file of dismissals."""
        return DISMISSED

    @property
    def inverse(self) -> "DismissalEdit":
        """The edit that takes this one back."""
        return replace(self, before=self.after, after=self.before)

    def applied(self, dismissed: Mapping[str, str]) -> dict[str, str]:
        """What is dismissed after the edit."""
        kept = {question: words for question, words in dismissed.items() if question != self.question}
        return kept | {self.question: self.after} if self.after else kept


@dataclass(frozen=True, slots=True)
class Dismissals:
    """What is dismissed on disk, by the question's id. `read_only` is why it cannot be saved, or ""."""

    dismissed: Mapping[str, str] = field(default_factory=dict, hash=False)
    problems: tuple[Problem, ...] = ()
    read_only: str = ""
    stamp: Stamp = NO_FILE


def read_dismissals(text: str, file: str) -> Dismissals:
    """What a file says; `file` is how problems name it. Keys that hold no words are reported and left alone."""
    document = read_document(text)
    problems, dismissed = [], {}
    read_only = ""
    tables = 0
    for block, line in document.with_lines():
        if block.kind is Kind.BROKEN:
            at = line + (block.error_line or 0)
            problems.append(Problem(file, at, block.table, block.error))
            read_only = f"{file}, line {at}: {block.error}"
        elif _is_ours(block.text):
            tables += 1
            if tables > 1:
                read_only = f"{file}: a table [{TABLE}] stands above already; merge the two"
                problems.append(Problem(file, line + block.header_line, TABLE, read_only))
            for question, words in block.keys.items():
                if isinstance(words, str) and words:
                    dismissed[question] = words
                else:
                    message = f"{question} must be words in quotation marks; it is left as it is"
                    problems.append(Problem(file, line + block.header_line, TABLE, message))
    if text.strip() and not read_only and document.format != FORMAT:
        read_only = f"{file} has the format {document.format!r:.40}, and this version knows {FORMAT}"
        problems.append(Problem(file, 1, TABLE, read_only))
    return Dismissals(dismissed, tuple(problems), read_only)


def with_dismissals(text: str, edits: Sequence[DismissalEdit]) -> str:
    """The file's text after the edits; everything else in it stays, byte for byte.

    ValueError for an id that cannot be a bare key.
    """
    text = text if text.strip() else f"format = {FORMAT}\n\n[{TABLE}]\n"
    newline = newline_of(text)
    document = read_document(text)
    if not any(_is_ours(block.text) for block in document.blocks if block.kind is not Kind.BROKEN):
        document = read_document(text.rstrip() + f"{newline}{newline}[{TABLE}]{newline}")
    pieces = []
    for block in document.blocks:
        piece = block.text
        if block.kind is not Kind.BROKEN and _is_ours(piece):
            piece = _edited(piece, block.keys, edits, newline)
        pieces.append(piece)
    return "".join(pieces)


def _edited(piece: str, keys: Iterable[str], edits: Sequence[DismissalEdit], newline: str) -> str:
    order = tuple(sorted({*keys, *(edit.question for edit in edits)}))
    for edit in edits:
        if not _QUESTION.match(edit.question):
            raise ValueError(f"{edit.question!r} is no id of a question")
        piece = with_key(piece, edit.question, quoted(edit.after) if edit.after else None, order, newline)
    return piece


def _is_ours(block: str) -> bool:
    return path_of(block) == [TABLE]


def leaves_nothing(text: str) -> bool:
    """Whether a file holds nothing but what this module writes of itself, so that it can go without a loss."""
    return all(line.strip() in ("", f"format = {FORMAT}", f"[{TABLE}]") for line in text.splitlines())

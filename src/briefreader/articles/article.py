"""An article: one source text that never changes after loading, and a brief: the articles read together."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from briefreader.articles.span import Role, Segment

# A file named after a hash goes by its first eight digits, as git does.
_LONG_HASH = re.compile(r"(?<![0-9a-f])((?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])[0-9a-f]{8})[0-9a-f]{4,}\Z")


@dataclass(frozen=True, slots=True)
class Details:
    """What is known about an article; an empty string is "not known", never a guess.

    `date` is ISO 8601: "2026-01-02" or "2026-01-02T12:15". `language` is a BCP 47 tag.
    """

    title: str = ""
    outlet: str = ""
    author: str = ""
    date: str = ""
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One source text.

    `text` is the decoded file, newlines as they stand, without a leading byte order mark; all offsets speak of it.
    `shown` has the same length and is the only form that may reach a terminal: control and bidi-control characters
    are visible marks, one for one; only newline and tab stay (a lone CR is a newline, that of CRLF a space).
    `hash` is the first 16 hex digits of the SHA-256 of the file's bytes. `source` is the path that annotation files
    name: relative to the root, with "/". `read_only` is the reason why the article cannot be tagged, or "".

    `blocks` are ordered, disjoint and cover every non-blank character; `sentences` do the same within every
    block (furniture too), so that a cursor which walks sentences reaches every word.
    """

    id: str
    text: str
    shown: str
    hash: str
    source: str
    path: Path | None
    details: Details
    blocks: tuple[Segment, ...]
    sentences: tuple[Segment, ...]
    read_only: str = ""

    @property
    def name(self) -> str:
        """The short name of the article: outlet, else author, else the stem of the file."""
        stem = self.id.rsplit("/", 1)[-1]
        return self.details.outlet or self.details.author or _LONG_HASH.sub(r"\1", stem)

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that covers `offset`, else of the last one before it (0 if there is none)."""
        return max(0, bisect_right(self.sentences, offset, key=lambda s: s.start) - 1)

    def is_furniture(self, segment: Segment) -> bool:
        """Whether the segment is, or lies in, text that is not the story."""
        return self.blocks[segment.block].role is Role.FURNITURE

    def with_block_restored(self, block: int, role: Role = Role.PARAGRAPH) -> "Article":
        """The same article with a block taken for story (or, with FURNITURE, for furniture)."""
        blocks = tuple(b._replace(role=role) if i == block else b for i, b in enumerate(self.blocks))
        return replace(self, blocks=blocks)


class Severity(Enum):
    """How much of a file a notice speaks of."""

    NOTICE = "notice"  # the article opened, but something is worth knowing
    ERROR = "error"  # the file was left out


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell the reader about one path: a whole sentence that names what to do."""

    path: str
    message: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Brief:
    """The articles read together, in reading order, with what was said while they were loaded.

    `root` is the project's folder (annotations lie in root/"annotations"), `name` a short title for the screen.
    """

    name: str
    root: Path
    articles: tuple[Article, ...]
    notices: tuple[Notice, ...] = ()

    def article(self, article_id: str) -> Article:
        """The article of that id; KeyError if the brief has none."""
        for article in self.articles:
            if article.id == article_id:
                return article
        raise KeyError(article_id)

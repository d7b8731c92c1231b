"""A text becomes blocks with a role, and blocks become sentences: spans only, the text is never touched."""

import re

from briefreader.articles.datelines import is_person
from briefreader.articles.furniture import find_furniture, is_body, is_east_asian
from briefreader.articles.lines import split_blocks, starts_bullet, starts_markdown_heading
from briefreader.articles.sentences import find_sentences
from briefreader.articles.span import Role, Segment

__all__ = ["find_blocks", "find_sentences"]

# A heading is shorter than this; longer lines without a full stop are standfirsts and captions.
_HEADING_WORDS, _HEADING_LENGTH = 18, 140
_HEADING_SIGNS = 40
_ENDS_OPEN = re.compile(r"[.;,:!…。！；，：、][\"'”’»)\]」』]*$")
_SPOKEN = re.compile(r"[\"“«「『].*[\"”»」』]$")


def find_blocks(text: str) -> tuple[Segment, ...]:
    """The blocks of a text, in order, disjoint, covering every character that is not blank.

    Each is a heading, a paragraph, a bullet or furniture; `block` is its own index.
    """
    raw = split_blocks(text)
    lines = [text[block.start : block.end] for block in raw]
    furniture = find_furniture(lines)
    roles = [
        Role.FURNITURE if index in furniture else Role.BULLET if starts_bullet(line) else Role.PARAGRAPH
        for index, line in enumerate(lines)
    ]
    first_body = next((i for i, line in enumerate(lines) if roles[i] is not Role.FURNITURE and is_body(line)), 0)
    following = ""
    for index in range(len(lines) - 1, -1, -1):
        if roles[index] is Role.FURNITURE:
            continue
        line = lines[index]
        if roles[index] is Role.PARAGRAPH and (
            looks_like_heading(line) if index < first_body else _is_heading(line, following)
        ):
            roles[index] = Role.HEADING
        following = line
    return tuple(Segment(b.start, b.end, role, i) for i, (b, role) in enumerate(zip(raw, roles, strict=True)))


def looks_like_heading(line: str) -> bool:
    """Whether a line has the shape of a heading, whatever follows it."""
    if starts_markdown_heading(line):
        return True
    if len(line) > _HEADING_LENGTH or "\n" in line or "\r" in line:
        return False
    if len(line) > _HEADING_SIGNS and is_east_asian(line):
        return False
    return len(line.split()) <= _HEADING_WORDS and not _ENDS_OPEN.search(line) and not _SPOKEN.fullmatch(line)


def _is_heading(line: str, following: str) -> bool:
    """Whether a line heads what follows: it has the shape, and a longer block stands under it."""
    if starts_markdown_heading(line):
        return True
    if not looks_like_heading(line) or len(following) <= len(line):
        return False
    # A name between a quotation and the next heading says whose words the quotation is.
    return not (is_person(line) and looks_like_heading(following))

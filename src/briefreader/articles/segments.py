"""A text becomes blocks with a role, and blocks become sentences: spans only, the text is never touched."""

import re

from briefreader.articles.furniture import find_furniture
from briefreader.articles.lines import split_blocks, starts_bullet, starts_markdown_heading
from briefreader.articles.sentences import find_sentences
from briefreader.articles.span import Role, Segment

__all__ = ["find_blocks", "find_sentences"]

# A heading is shorter than this; longer lines without a full stop are standfirsts and captions.
_HEADING_WORDS, _HEADING_LENGTH = 18, 140
_ENDS_OPEN = re.compile(r"[.;,:!…。！；，：、][\"'”’»)\]」』]*$")
_SPOKEN = re.compile(r"[\"“«「『].*[\"”»」』]$")
_HAN_OR_KANA = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


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
    following = ""
    for index in range(len(lines) - 1, -1, -1):
        if roles[index] is Role.FURNITURE:
            continue
        if roles[index] is Role.PARAGRAPH and _is_heading(lines[index], following):
            roles[index] = Role.HEADING
        following = lines[index]
    return tuple(Segment(b.start, b.end, role, i) for i, (b, role) in enumerate(zip(raw, roles, strict=True)))


def looks_like_heading(line: str) -> bool:
    """Whether a line has the shape of a heading, whatever follows it."""
    if starts_markdown_heading(line):
        return True
    if len(line) > _HEADING_LENGTH or "\n" in line or "\r" in line:
        return False
    if _HAN_OR_KANA.search(line) and len(line) > 40:
        return False
    return len(line.split()) <= _HEADING_WORDS and not _ENDS_OPEN.search(line) and not _SPOKEN.fullmatch(line)


def _is_heading(line: str, following: str) -> bool:
    """Whether a line heads what follows: it has the shape, and a longer block stands under it."""
    if starts_markdown_heading(line):
        return True
    return looks_like_heading(line) and len(following) > len(line)

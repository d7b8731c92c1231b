"""What an article says of itself: title, date, outlet, author, address, language.

Read only from where pages put such things (the lines above the body and below it, and the place and date before the
first sentence); what is not there stays unknown.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from briefreader.articles.article import Details
from briefreader.articles.datelines import (
    Dateline,
    is_outlet,
    is_outlet_alone,
    is_person,
    is_section,
    read_author,
    read_breadcrumb,
    read_dateline,
    read_label,
)
from briefreader.articles.dates import find_dates
from briefreader.articles.furniture import fold_line, is_body, is_note
from briefreader.articles.language import guess_language
from briefreader.articles.meta import load_meta, save_meta
from briefreader.articles.shown import make_shown_line
from briefreader.articles.span import Role, Segment

__all__ = ["load_meta", "read_details", "save_meta"]

_LONGEST_TITLE = 300
# Blocks above the body that are looked at; more are no page's head.
_LONGEST_EDGE = 120
# "LONDON, May 3, 2031 (Wire) - ": the place and date that press releases and wires put before the first sentence.
_PLACE_AND_DATE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w.’' -]{1,30}(?:,[ \u00a0][\w.’' -]{2,30}?){0,2})[,–—-]?[ \u00a0]"
    r"(?P<rest>.{6,60}?)\s*(?:[-–—]{1,2}\s|/)"
)
_TITLE_AND_SITE = re.compile(r"(?P<title>.{15,}?)\s+[|–—•·-]\s+(?P<site>\S.{1,50})")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_READERS: tuple[Callable[[str], Dateline | None], ...] = (read_dateline, read_label, read_breadcrumb, read_author)


def read_details(text: str, blocks: Sequence[Segment], stem: str) -> Details:
    """The details of a text with these blocks; "" for what it does not state.

    The title falls back on `stem`, the name of the file. Dates are ISO 8601, with the clock time as printed.
    """
    top, bottom = _edges(text, blocks)
    lines = [_of(text, block) for block in (*top, *bottom)]
    furniture = [_of(text, block) for block in (*top, *bottom) if block.role is Role.FURNITURE]
    stated = [dateline for line in furniture if not is_note(line) and (dateline := _read(line)) is not None]
    body = next((block for block in top if block.role is Role.PARAGRAPH and is_body(_of(text, block))), None)
    title, site = _read_title(text, blocks, body, lines)
    return Details(
        title=_clean(_first(d.title for d in stated) or title or stem),
        outlet=_clean(_first(d.outlet for d in stated) or site or _lone_outlet(text, top)),
        author=_clean(_first(d.author for d in stated) or _lone_author(text, top)),
        date=_first(d.date for d in stated) or (_read_place_and_date(_of(text, body)[:120]) if body else ""),
        url=_first(d.url for d in stated) or _lone_address(text, top),
        language=_first(d.language for d in stated) or guess_language(text),
    )


def _of(text: str, block: Segment) -> str:
    return text[block.start : block.end]


def _clean(words: str) -> str:
    return " ".join(make_shown_line(words).split())[:_LONGEST_TITLE]


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value), "")


def _edges(text: str, blocks: Sequence[Segment]) -> tuple[Sequence[Segment], Sequence[Segment]]:
    """The blocks up to a little into the body, and those after it."""
    body = [i for i, b in enumerate(blocks) if b.role in (Role.PARAGRAPH, Role.BULLET) and is_body(_of(text, b))]
    top = min(body[0] + 4 if body else 24, len(blocks), _LONGEST_EDGE)
    bottom = max(top, body[-1] + 1 if body else len(blocks) - 12)
    return blocks[:top], blocks[bottom : bottom + 60]


def _read(line: str) -> Dateline | None:
    return next((found for read in _READERS if (found := read(line)) is not None), None)


def _lone_author(text: str, top: Sequence[Segment]) -> str:
    """A name alone on its line that was found to be a byline by its neighbours."""
    lines = (_of(text, block) for block in top if block.role is Role.FURNITURE and block.end - block.start <= 60)
    return _first(line for line in lines if is_person(line) and not is_section(line) and not is_note(line))


def _lone_outlet(text: str, top: Sequence[Segment]) -> str:
    """An outlet's name alone on its line above the body."""
    lines = (_of(text, block) for block in top if block.role is Role.FURNITURE and block.end - block.start <= 60)
    return _first(line for line in lines if is_outlet_alone(line) and not is_note(line))


def _lone_address(text: str, top: Sequence[Segment]) -> str:
    """The address that stands alone as the very first line."""
    return _first(line for line in (_of(text, block) for block in top[:1]) if _ADDRESS.fullmatch(line))


def _read_title(text: str, blocks: Sequence[Segment], body: Segment | None, lines: Sequence[str]) -> tuple[str, str]:
    """The headline, and the site's name where it stands behind a copy of the headline.

    Above the body there may also be a caption or a section's name. A headline tells itself by standing there twice,
    by the date or byline under it, by the section above it, by capitals, by being the first.
    """
    above = [block for block in blocks[:24] if body is None or block.start < body.start]
    best, highest = "", -1
    repeated = _folded_counts(lines)
    is_first = True
    for index, block in enumerate(above):
        if block.role not in (Role.HEADING, Role.PARAGRAPH):
            continue
        line = _of(text, block)
        if len(line) > _LONGEST_TITLE or (block.role is Role.PARAGRAPH and is_body(line)):
            continue
        score = 4 * (repeated.get(fold_line(line), 0) > 1) + 5 * line.startswith("# ") + is_first
        # A deck may stand between the headline and the byline.
        deck = is_first and index + 1 < len(above) and above[index + 1].role is not Role.FURNITURE
        score += 2 * _is_furniture(text, above, index + 1 + deck, read_dateline, read_author)
        score += _is_furniture(text, above, index - 1, _section, read_breadcrumb)
        score += _is_title_case(line) + 2 * (block.role is Role.HEADING)
        is_first = False
        if score > highest:
            best, highest = line, score
    title = best.lstrip("# ").strip("*_ ")
    return _without_site(title, lines)


def _folded_counts(lines: Sequence[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for line in lines:
        counts[fold_line(line)] = counts.get(fold_line(line), 0) + 1
    return counts


def _section(line: str) -> Dateline | None:
    return Dateline() if is_section(line) else None


def _is_furniture(text: str, blocks: Sequence[Segment], index: int, *readers: Callable[[str], Dateline | None]) -> bool:
    """Whether the block at `index` is furniture that one of the readers knows, or a short note like a reading time."""
    if not 0 <= index < len(blocks) or blocks[index].role is not Role.FURNITURE:
        return False
    line = _of(text, blocks[index])
    return any(read(line) is not None for read in readers) or (read_dateline in readers and "read" in line.lower())


def _is_title_case(line: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", line) if len(word) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _without_site(title: str, lines: Sequence[str]) -> tuple[str, str]:
    """The title, and the site behind it: here, or behind another copy of it."""
    folded = fold_line(title)
    for line in lines:
        found = _TITLE_AND_SITE.fullmatch(line)
        if found and fold_line(found["title"]) == folded and len(found["site"].split()) <= 5:
            return title, found["site"]
    found = _TITLE_AND_SITE.fullmatch(title)
    if found and is_outlet(found["site"]):
        return found["title"], found["site"]
    return title, ""


def _read_place_and_date(line: str) -> str:
    found = _PLACE_AND_DATE.match(line)
    if not found:
        return ""
    head = line[: found.end()]
    dates = find_dates(head)
    if not dates or re.search(r"[.!?]\s+[A-Z][a-z]{3,}\s[a-z]", head):
        return ""
    between = head[: dates[0].start]
    # A place is capitalised throughout; words between it and the date would make this a sentence.
    if len(between) > 40 or any(word[:1].islower() for word in between.split()):
        return ""
    return dates[0].iso[:10]

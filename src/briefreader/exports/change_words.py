"""Changes of annotations in words: for people, and as Markdown that a pull request can hold.

What is quoted is hostile text: in Markdown nothing of it can become a heading, a link, HTML or a mention.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from briefreader.annotations.claims import TAG_WORDS, Claim, Link
from briefreader.articles.shown import make_shown
from briefreader.review.changes import Change

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>()#+\-!|~&@:])")
_QUOTE = 300  # code points of a quote or note in a report; what is longer is cut


def change_row(change: Change) -> dict[str, object]:
    """A change under the names that the command prints."""
    return {
        "annotator": change.annotator,
        "article": change.article,
        "claim": change.claim,
        "quote": change.words,
        "before": _state(change.before, change.tags_before if not change.claim else None),
        "after": _state(change.after, change.tags_after if not change.claim else None),
    }


def what_changed(change: Change) -> str:
    """One change as one line of plain words, safe for a terminal."""
    return "; ".join(_parts(change, lambda words: f"“{_short(words)}”"))


def markdown(changes: Iterable[Change], titles: dict[str, str] | None = None) -> str:
    """The changes as Markdown, by article and annotator; "" if there are none."""
    lines: list[str] = []
    for (article, annotator), group in groupby(changes, key=lambda c: (c.article, c.annotator)):
        title = (titles or {}).get(article, "")
        lines.append(f"### {_plain(annotator)} on {_plain(article)}{f': {_plain(title)}' if title else ''}\n")
        for change in group:
            about = f"“{_plain(change.words)}”" if change.claim else "The whole article"
            lines.append(f"- {about}  ")
            parts = _parts(change, lambda words: f"“{_plain(words)}”")
            lines += [f"  {part}{'  ' if i < len(parts) - 1 else ''}" for i, part in enumerate(parts)]
        lines.append("")
    return "\n".join(lines)


def _parts(change: Change, quoted: Callable[[str], str]) -> list[str]:
    """What happened to the claim, one thing after the other."""
    if not change.claim:
        return [f"{_tags(change.tags_before)} → {_tags(change.tags_after)}"]
    was, now = change.before, change.after
    if now is None:
        return [f"removed; it was {_tags(was.tags if was else ())}", *_said(was, quoted)]
    if was is None:
        return [f"new: {_tags(now.tags)}", *_said(now, quoted)]
    parts = [f"{_tags(was.tags)} → {_tags(now.tags)}"] if was.tags != now.tags else []
    if was.selector.quote != now.selector.quote:
        parts.append(f"anchored anew; the words were {quoted(was.selector.quote)}")
    elif was.selector != now.selector:
        parts.append("anchored anew, the same words")
    if was.note != now.note:
        parts.append(f"note: {quoted(now.note)}" if now.note else f"note removed: {quoted(was.note)}")
    parts += _differences("evidence", was.evidence, now.evidence, quoted)
    parts += _differences("link", _links(was, quoted), _links(now, quoted), str)
    return parts or ["written differently, said the same"]


def _said(claim: Claim | None, quoted: Callable[[str], str]) -> Iterator[str]:
    if claim is None:
        return
    if claim.note:
        yield f"note: {quoted(claim.note)}"
    yield from (f"evidence: {quoted(address)}" for address in claim.evidence)
    yield from (f"link: {link}" for link in _links(claim, quoted))


def _differences(name: str, before: Sequence[str], after: Sequence[str], quoted: Callable[[str], str]) -> Iterator[str]:
    yield from (f"{name} added: {quoted(item)}" for item in after if item not in before)
    yield from (f"{name} removed: {quoted(item)}" for item in before if item not in after)


def _links(claim: Claim, quoted: Callable[[str], str]) -> list[str]:
    return [f"{x.relation.value} {quoted(x.selector.quote)} in {quoted(x.article)}" for x in claim.links]


def _tags(tags: Sequence[str]) -> str:
    return ", ".join(TAG_WORDS.get(tag, _plain(tag)) for tag in tags) or "no tag"


def _short(words: str) -> str:
    line = " ".join(make_shown(words).split())
    return line if len(line) <= _QUOTE else line[: _QUOTE - 1].rstrip() + "…"


def _plain(words: str) -> str:
    """Words that Markdown shows as they are."""
    return _ACTIVE.sub(lambda m: f"&#{ord(m[0])};" if m[0] in "&<>@:" else f"\\{m[0]}", _short(words))


def _state(claim: Claim | None, tags: tuple[str, ...] | None) -> dict[str, object] | None:
    if claim is None:
        return None if tags is None else {"tags": list(tags)}
    return {
        "tags": list(claim.tags),
        "note": claim.note,
        "evidence": list(claim.evidence),
        "links": [_link_row(link) for link in claim.links],
    }


def _link_row(link: Link) -> dict[str, object]:
    return {"relation": link.relation.value, "article": link.article, "quote": link.selector.quote}

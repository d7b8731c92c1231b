"""A document is brought to say another ledger by changing only the lines that must change.

Promise: blocks that are broken or unknown, comments, unknown keys and line ends stay; one changed tag is one changed
line; where ledger and document agree, the text is the same, byte for byte.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import accumulate

from briefreader.annotations.claims import Claim, Ledger, Link, Selector
from briefreader.annotations.document import FORMAT, Block, Document, Kind
from briefreader.annotations.toml_text import (
    bare_or_quoted,
    comments_of,
    listed,
    newline_of,
    quoted,
    quoted_lines,
    with_key,
)
from briefreader.articles.article import Article

_SELECTOR_KEYS = ("quote", "prefix", "suffix", "start", "end", "text")
ARTICLE_KEYS = ("source", "title", "tags")
CLAIM_KEYS = ("tags", *_SELECTOR_KEYS, "note", "evidence")
LINK_KEYS = ("relation", "article", *_SELECTOR_KEYS)

# What stands in a table, as TOML text; None for a key that is not written.
_Values = Mapping[str, str | None]


def new_text(article: Article) -> str:
    """The text of a file that says nothing yet."""
    lines = [f"format = {FORMAT}", "", "[article]", f"source = {quoted(article.source)}"]
    if article.details.title:
        lines.append(f"title = {quoted(article.details.title)}")
    return "\n".join(lines) + "\n"


def says_nothing(document: Document) -> bool:
    """Whether nothing but what new_text writes is in the file, so that it can go without a loss."""
    usual = {Kind.PREAMBLE: {"format"}, Kind.ARTICLE: {"source", "title"}}
    return all(b.keys.keys() <= usual.get(b.kind, set()) and b.kind in usual for b in document.blocks) and not any(
        comments_of(b.text) for b in document.blocks
    )


def rewritten(document: Document, there: Ledger, wanted: Ledger) -> str:
    """The document's text, changed to say the ledger `wanted` where it said `there`.

    The document's blocks that cannot be used must be marked as broken (Reading.document).
    """
    old = {claim.id: claim for claim in there.claims}
    new = {claim.id: claim for claim in wanted.claims}
    paper = _Paper(document)
    if wanted.tags != there.tags:
        paper.set_article_tags(wanted.tags)
    for claim_id, claim in old.items():
        if claim_id not in new:
            paper.remove(claim)
        elif new[claim_id] != claim:
            paper.change(claim, new[claim_id])
    moved = list(paper.misplaced())
    paper.put_in_links()
    paper.put_in([*moved, *(paper.tables_of(claim) for claim in wanted.claims if claim.id not in old)])
    return paper.text()


class _Paper:
    """A document's blocks under way: first changed where they stand, then joined with what is put between them."""

    def __init__(self, document: Document) -> None:
        self.blocks: list[Block | None] = list(document.blocks)
        self.newline = newline_of(document.text)
        self.inserted: dict[int, list[list[str]]] = defaultdict(list)
        self.restarted: list[tuple[str, int]] = []
        self.added_links: list[tuple[Claim, list[Link]]] = []
        self.places = {(b.claim, b.link): i for i, b in enumerate(document.blocks) if b.kind in (Kind.CLAIM, Kind.LINK)}

    def set_article_tags(self, tags: tuple[str, ...]) -> None:
        """Writes the article's own tags, into a table made for them if the file has none."""
        values = {"tags": listed(tags) if tags else None}
        for at, block in enumerate(self.blocks):
            if block and block.kind is Kind.ARTICLE:
                self._set(at, ARTICLE_KEYS, values)
                return
        is_headed = bool(self.blocks and self.blocks[0] and self.blocks[0].kind is Kind.PREAMBLE)
        self.inserted[int(is_headed)].append([self._table("article", values)])

    def remove(self, claim: Claim) -> None:
        """Takes the claim's tables out; their comment lines stay where they stood."""
        for link in claim.links:
            self._take_out(self.places[claim.id, link.id])
        self._take_out(self.places[claim.id, ""])

    def change(self, old: Claim, new: Claim) -> None:
        """Rewrites the keys and links that differ."""
        at = self.places[old.id, ""]
        self._set(at, CLAIM_KEYS, _changes(self._claim_values(old), self._claim_values(new)))
        if new.selector.start != old.selector.start:
            self.restarted.append((old.id, new.selector.start))
            if block := self.blocks[at]:
                self.blocks[at] = replace(block, keys={**block.keys, "start": new.selector.start})
        before = {link.id: link for link in old.links}
        after = {link.id: link for link in new.links}
        for link_id, link in before.items():
            at = self.places[old.id, link_id]
            if link_id not in after:
                self._take_out(at)
            elif after[link_id] != link:
                self._set(at, LINK_KEYS, _changes(_link_values(link), _link_values(after[link_id])))
        added = [link for link in new.links if link.id not in before]
        if added:
            self.added_links.append((old, added))

    def tables_of(self, claim: Claim) -> tuple[tuple[int, str], list[str]]:
        """The claim's tables, with what they are ordered by."""
        table = self._table(f"claim.{bare_or_quoted(claim.id)}", self._claim_values(claim))
        return (claim.selector.start, claim.id), [table, *(self._link_table(claim.id, link) for link in claim.links)]

    def misplaced(self) -> Iterable[tuple[tuple[int, str], list[str]]]:
        """The tables whose start was changed so that they stand in the wrong order, taken out to be put in again."""
        orders = [_order(b) for b in self.blocks if b and b.kind is Kind.CLAIM]
        if orders == sorted(orders):
            return
        for claim_id, start in self.restarted:
            at = self.places[claim_id, ""]
            order = (start, claim_id)
            earlier = [_order(b) for b in self.blocks[:at] if b and b.kind is Kind.CLAIM]
            later = [_order(b) for b in self.blocks[at + 1 :] if b and b.kind is Kind.CLAIM]
            end = self._behind_links(at)
            is_scattered = any(b and b.claim == claim_id for b in (*self.blocks[:at], *self.blocks[end:]))
            moving = [b for b in self.blocks[at:end] if b]
            in_order = max(earlier, default=order) <= order <= min(later, default=order)
            # Tables that were scattered by hand, or hang together with something broken, stay where they are.
            if not in_order and not is_scattered and not any(b.region for b in moving):
                self.blocks[at:end] = [None] * (end - at)
                links = [(_order(b, b.link), b.text.rstrip("\r\n") + self.newline) for b in moving[1:]]
                links += [
                    ((link.selector.start, link.id), self._link_table(claim_id, link))
                    for claim, added in self.added_links
                    if claim.id == claim_id
                    for link in added
                ]
                self.added_links = [(claim, added) for claim, added in self.added_links if claim.id != claim_id]
                yield order, [moving[0].text.rstrip("\r\n") + self.newline, *(text for _, text in sorted(links))]

    def put_in_links(self) -> None:
        """Puts new links behind their claim's table and those of its links that are ordered before them."""
        for claim, added in self.added_links:
            for link in added:
                self.inserted[self._place_for_link(claim, link)].append([self._link_table(claim.id, link)])

    def put_in(self, groups: Iterable[tuple[tuple[int, str], list[str]]]) -> None:
        """Puts tables behind all claims that are ordered before them, else before the first claim."""
        groups = sorted(groups, key=lambda group: group[0])
        if not groups:
            return
        claims = [(_order(b), i) for i, b in enumerate(self.blocks) if b and b.kind is Kind.CLAIM]
        first = min((i for _, i in claims), default=len(self.blocks))
        claims.sort()
        orders = [order for order, _ in claims]
        behind = [first, *accumulate((self._behind_links(i) for _, i in claims), max)]
        for order, tables in groups:
            self.inserted[self._outside_regions(behind[bisect_right(orders, order)])].append(tables)

    def text(self) -> str:
        """The file: blank lines part the inserted tables from what stands around them."""
        out: list[str] = []
        was_inserted = False
        for at in range(len(self.blocks) + 1):
            for tables in self.inserted.get(at, ()):
                for table in tables:
                    out.append(self._gap(out) + table)
                    was_inserted = True
            block = self.blocks[at] if at < len(self.blocks) else None
            if block:
                out.append(self.newline + block.text if was_inserted else block.text)
                was_inserted = False
        text = "".join(out)
        if self.blocks and self.blocks[-1] is None and text.endswith(self.newline * 2):
            return text[: -len(self.newline)]  # the blank line that parted the last table from the one taken out
        return text

    def _gap(self, out: list[str]) -> str:
        """What must stand between the file so far and a table, for a blank line to part them."""
        ending = "".join(out[-2:])[-4:].replace("\r\n", "\n")
        if not ending or ending.endswith("\n\n"):
            return ""
        return self.newline if ending.endswith("\n") else self.newline * 2

    def _set(self, at: int, order: tuple[str, ...], values: _Values) -> None:
        block = self.blocks[at]
        if block is None or not values:
            return
        text = block.text
        for key, value in values.items():
            text = with_key(text, key, value, order, newline_of(text) if "\n" in text else self.newline)
        self.blocks[at] = replace(block, text=text)

    def _take_out(self, at: int) -> None:
        block = self.blocks[at]
        comments = comments_of(block.text) if block else ""
        self.blocks[at] = Block(comments + self.newline, Kind.OTHER) if comments else None

    def _place_for_link(self, claim: Claim, link: Link) -> int:
        """Index behind the claim's own table and those of its links that are ordered before the link."""
        at = self.places[claim.id, ""] + 1
        for other in claim.links:
            if (other.selector.start, other.id) <= (link.selector.start, link.id):
                at = max(at, self.places[claim.id, other.id] + 1)
        return self._outside_regions(at)

    def _behind_links(self, at: int) -> int:
        """Index behind the claim's table at `at` and the links that follow it."""
        claim, at = self.blocks[at], at + 1
        while at < len(self.blocks):
            block = self.blocks[at]
            if block and not (claim and block.link and block.claim == claim.claim):
                break
            at += 1
        return at

    def _outside_regions(self, at: int) -> int:
        """`at`, moved on to where it parts nothing that hangs together."""
        while 0 < at < len(self.blocks):
            above, below = self.blocks[at - 1], self.blocks[at]
            if not (above and below and 0 < above.region == below.region):
                break
            at += 1
        return at

    def _claim_values(self, claim: Claim) -> _Values:
        return {
            "tags": listed(claim.tags) if claim.tags else None,
            **_selector_values(claim.selector),
            "note": quoted_lines(claim.note, self.newline) if claim.note else None,
            "evidence": listed(claim.evidence) if claim.evidence else None,
        }

    def _link_table(self, claim_id: str, link: Link) -> str:
        return self._table(f"claim.{bare_or_quoted(claim_id)}.link.{bare_or_quoted(link.id)}", _link_values(link))

    def _table(self, name: str, values: _Values) -> str:
        lines = [f"[{name}]", *(f"{key} = {value}" for key, value in values.items() if value is not None)]
        return "".join(line + self.newline for line in lines)


def _selector_values(selector: Selector) -> _Values:
    return {
        "quote": quoted(selector.quote),
        "prefix": quoted(selector.prefix),
        "suffix": quoted(selector.suffix),
        "start": str(selector.start),
        "end": str(selector.end),
        "text": quoted(selector.text),
    }


def _link_values(link: Link) -> _Values:
    return {
        "relation": quoted(link.relation.value),
        "article": quoted(link.article),
        **_selector_values(link.selector),
    }


def _changes(before: _Values, after: _Values) -> _Values:
    return {key: value for key, value in after.items() if before[key] != value}


def _order(block: Block, id_: str = "") -> tuple[int, str]:
    """What tables are ordered by: stored start, then id (the claim's, unless one is given)."""
    start = block.keys.get("start")
    return (start if isinstance(start, int) else 0, id_ or block.claim)

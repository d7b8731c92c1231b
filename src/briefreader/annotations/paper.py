"""A document under way: its blocks are changed where they stand, then joined with what is put between them.

Promise: what is not changed stays as it is, byte for byte.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate

from briefreader.annotations.claims import Claim, Link
from briefreader.annotations.document import Block, Document, Kind
from briefreader.annotations.tables import (
    ARTICLE_KEYS,
    CLAIM_KEYS,
    LINK_KEYS,
    Values,
    changes,
    claim_table,
    claim_values,
    link_table,
    link_values,
    table,
)
from briefreader.annotations.toml_text import comments_of, listed, newline_of, with_key


class Paper:
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
        self.inserted[int(is_headed)].append([table("article", values, self.newline)])

    def remove(self, claim: Claim) -> None:
        """Takes the claim's tables out; their comment lines stay where they stood."""
        for link in claim.links:
            self._take_out(self.places[claim.id, link.id])
        self._take_out(self.places[claim.id, ""])

    def change(self, old: Claim, new: Claim) -> None:
        """Rewrites the keys and links that differ."""
        at = self.places[old.id, ""]
        self._set(at, CLAIM_KEYS, changes(claim_values(old, self.newline), claim_values(new, self.newline)))
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
                self._set(at, LINK_KEYS, changes(link_values(link), link_values(after[link_id])))
        added = [link for link in new.links if link.id not in before]
        if added:
            self.added_links.append((old, added))

    def tables_of(self, claim: Claim) -> tuple[tuple[int, str], list[str]]:
        """The claim's tables, with what they are ordered by."""
        own = claim_table(claim, self.newline)
        return (claim.selector.start, claim.id), [
            own,
            *(link_table(claim.id, link, self.newline) for link in claim.links),
        ]

    def misplaced(self) -> Iterable[tuple[tuple[int, str], list[str]]]:
        """The tables whose start was changed so that they stand in the wrong order, taken out to be put in again."""
        orders = [order_of(b) for b in self.blocks if b and b.kind is Kind.CLAIM]
        if orders == sorted(orders):
            return
        for claim_id, start in self.restarted:
            at = self.places[claim_id, ""]
            order = (start, claim_id)
            earlier = [order_of(b) for b in self.blocks[:at] if b and b.kind is Kind.CLAIM]
            later = [order_of(b) for b in self.blocks[at + 1 :] if b and b.kind is Kind.CLAIM]
            end = self.behind_links(at)
            is_scattered = any(b and b.claim == claim_id for b in (*self.blocks[:at], *self.blocks[end:]))
            moving = [b for b in self.blocks[at:end] if b]
            in_order = max(earlier, default=order) <= order <= min(later, default=order)
            # Tables that were scattered by hand, or hang together with something broken, stay where they are.
            if not in_order and not is_scattered and not any(b.region for b in moving):
                self.blocks[at:end] = [None] * (end - at)
                links = [(order_of(b, b.link), b.text.rstrip("\r\n") + self.newline) for b in moving[1:]]
                links += [
                    ((link.selector.start, link.id), link_table(claim_id, link, self.newline))
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
                self.inserted[self._place_for_link(claim, link)].append([link_table(claim.id, link, self.newline)])

    def put_in(self, groups: Iterable[tuple[tuple[int, str], list[str]]]) -> None:
        """Puts tables behind all claims that are ordered before them, else before the first claim."""
        groups = sorted(groups, key=lambda group: group[0])
        if not groups:
            return
        claims = [(order_of(b), i) for i, b in enumerate(self.blocks) if b and b.kind is Kind.CLAIM]
        first = min((i for _, i in claims), default=len(self.blocks))
        claims.sort()
        orders = [order for order, _ in claims]
        behind = [first, *accumulate((self.behind_links(i) for _, i in claims), max)]
        for order, tables in groups:
            self.inserted[self._outside_regions(behind[bisect_right(orders, order)])].append(tables)

    def text(self) -> str:
        """The file: blank lines part the inserted tables from what stands around them."""
        out: list[str] = []
        was_inserted = False
        for at in range(len(self.blocks) + 1):
            for tables in self.inserted.get(at, ()):
                for text in tables:
                    out.append(self._gap(out) + text)
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

    def _set(self, at: int, order: tuple[str, ...], values: Values) -> None:
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

    def behind_links(self, at: int) -> int:
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


def order_of(block: Block, id_: str = "") -> tuple[int, str]:
    """What tables are ordered by: stored start, then id (the claim's, unless one is given)."""
    start = block.keys.get("start")
    return (start if isinstance(start, int) else 0, id_ or block.claim)

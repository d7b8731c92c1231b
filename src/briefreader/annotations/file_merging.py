"""Three versions of one annotation file become one: the base, ours and theirs, merged by table and by key.

What `briefreader merge-file` does for git. Promise: where all three are TOML, so is the result; every claim, link,
note, address, comment and unknown key that either side wrote is in it; and only a key that both sides changed, each
in its own way, is a conflict. Then ours stays where it stands, and theirs is kept beside it as a table of its own.
"""

import tomllib
from dataclasses import dataclass, replace

from briefreader.annotations.document import FORMAT, Block, Document, Kind, read_document
from briefreader.annotations.key_merging import Merged, merged_keys
from briefreader.annotations.paper import Paper, order_of
from briefreader.annotations.selecting import hash_on
from briefreader.annotations.tables import SELECTOR_KEYS
from briefreader.annotations.toml_text import bare_or_quoted, comments_of, header_of, quoted
from briefreader.errors import AnnotationError

# What tells a table from the others of its file: kind, claim, link (else the name), and which of that name it is.
_Key = tuple[Kind, str, str, int]


@dataclass(frozen=True, slots=True)
class MergedFile:
    """The text that holds both sides, and each conflict in words ("claim 2f7c1a90d3e4: note")."""

    text: str
    conflicts: tuple[str, ...]


def merge_files(base: str, ours: str, theirs: str) -> MergedFile:
    """The merge of two texts that both came from `base` ("" where there was none).

    AnnotationError if one of them is no TOML, or of a newer format: then nothing can be said of its claims.
    """
    if theirs in (base, ours):
        return MergedFile(ours, ())
    if ours == base:
        return MergedFile(theirs, ())
    documents = [_read(text, name) for text, name in ((base, "the base"), (ours, "ours"), (theirs, "theirs"))]
    return _Merge(*documents).result()


def _read(text: str, name: str) -> Document:
    try:
        tomllib.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise AnnotationError(f"{name} is not TOML ({error}), so that its claims cannot be told apart.") from None
    document = read_document(text)
    if any(block.kind is Kind.BROKEN for block in document.blocks):
        raise AnnotationError(f"{name} has a table that cannot be read, so that its claims cannot be told apart.")
    stated = document.format
    if stated != FORMAT or isinstance(stated, bool):
        raise AnnotationError(f"{name} has the format {stated!r:.40}, and this version knows {FORMAT}.")
    return document


class _Merge:
    """One merge under way, written onto our document."""

    def __init__(self, base: Document, ours: Document, theirs: Document) -> None:
        self.base, self.ours, self.theirs = _by_key(base), _by_key(ours), _by_key(theirs)
        self.taken = {*base.taken, *ours.taken, *theirs.taken}
        self.paper = Paper(ours)
        self.at = {key: i for i, key in enumerate(self.ours)}
        self.conflicts: list[str] = []

    def result(self) -> MergedFile:
        """The merged file."""
        # A claim's own table comes before its links: it decides whether they have a place.
        for key in dict.fromkeys([*self.base, *self.ours, *self.theirs]):
            if key[0] is not Kind.LINK:
                self._merge(key)
        added: dict[str, list[str]] = {}
        for key in dict.fromkeys([*self.base, *self.ours, *self.theirs]):
            if key[0] is Kind.LINK:
                self._merge_link(key, added)
        new = [k for k in self.theirs if k[0] is Kind.CLAIM and k not in self.at and self._stays(k[1])]
        groups = [(order_of(self.theirs[k]), [self.theirs[k].text, *added.pop(k[1], [])]) for k in new]
        for claim, tables in added.items():
            at = self.paper.behind_links(self.at[Kind.CLAIM, claim, "", 0])
            self.paper.inserted[at].append(tables)
        moved = list(self.paper.misplaced())
        self.paper.put_in([*moved, *((order, [_ended(t, self.paper.newline) for t in ts]) for order, ts in groups)])
        return MergedFile(self.paper.text(), tuple(self.conflicts))

    def _stays(self, claim: str) -> bool:
        """Whether the claim's own table stands in the result."""
        key = (Kind.CLAIM, claim, "", 0)
        if key in self.at:
            return self.paper.blocks[self.at[key]] is not None
        return key in self.theirs and not self._is_gone(key)

    def _is_gone(self, key: _Key) -> bool:
        """Whether one side took the table out, and the other left it as it was, with all that hangs on it."""
        if key not in self.base or (key in self.ours and key in self.theirs):
            return False
        kept = self.ours if key in self.ours else self.theirs
        family = [k for k in {*self.base, *kept} if k == key or (key[0] is Kind.CLAIM and k[1] == key[1] and k[2])]
        return all(k not in kept or (k in self.base and _says_the_same(self.base[k], kept[k])) for k in family)

    def _merge(self, key: _Key) -> None:
        base, ours, theirs = (side.get(key) for side in (self.base, self.ours, self.theirs))
        if ours and theirs:
            self._merge_both(key, base, ours, theirs)
        elif ours and base:
            if self._is_gone(key):
                self.paper.blocks[self.at[key]] = None
            else:
                self.conflicts.append(f"{_named(key)}: changed by ours, removed by theirs; it stays")
        elif theirs and base:
            if not self._is_gone(key):
                self.conflicts.append(f"{_named(key)}: removed by ours, changed by theirs; it stays")
                self._add(key, theirs)
        elif theirs:
            self._add(key, theirs)

    def _merge_both(self, key: _Key, base: Block | None, ours: Block, theirs: Block) -> None:
        if _same(ours, theirs) or (base and _same(base, theirs)):
            return
        at = self.at[key]
        if base and _same(base, ours):
            self._exchange(at, _with_end_of(theirs.text, ours.text), theirs)
            return
        merged = merged_keys(base, ours, theirs, self.paper.newline)
        self._exchange(at, merged.text, replace(ours, keys={**ours.keys, **merged.placed}))
        if merged.conflicts:
            self.conflicts.append(f"{_named(key)}: {', '.join(merged.conflicts)}")
            self._keep_beside(key, theirs, merged)

    def _exchange(self, at: int, text: str, like: Block) -> None:
        before = self.paper.blocks[at]
        self.paper.blocks[at] = replace(like, text=text)
        start = like.keys.get("start")
        if before and like.kind is Kind.CLAIM and isinstance(start, int) and before.keys.get("start") != start:
            self.paper.restarted.append((like.claim, start))

    def _keep_beside(self, key: _Key, theirs: Block, merged: Merged) -> None:
        """Writes their version of a table under a name of its own."""
        if not merged.is_kept_beside:
            return
        if key[0] is Kind.CLAIM:
            twin = hash_on(key[1], self.taken)
            self.taken.add(twin)
            text = _renamed(theirs.text, f"claim.{twin}", self.paper.newline)
            self.paper.put_in([((order_of(theirs)[0], twin), [text])])
        elif key[0] is Kind.LINK:
            siblings = {k[2] for side in (self.base, self.ours, self.theirs) for k in side if k[1] == key[1]}
            twin = hash_on(key[2], siblings)[:6]
            name = f"claim.{bare_or_quoted(key[1])}.link.{twin}"
            at = self.paper.behind_links(self.at[_owner(key)])
            self.paper.inserted[at].append([_renamed(theirs.text, name, self.paper.newline)])
        else:
            names = {k[2] for side in (self.base, self.ours, self.theirs) for k in side}
            name = next(n for i in range(1, 1000) if (n := f"{key[2]}.theirs{i if i > 1 else ''}") not in names)
            self._add(key, replace(theirs, text=_renamed(theirs.text, name, self.paper.newline)))

    def _merge_link(self, key: _Key, added: dict[str, list[str]]) -> None:
        """Merges a link's table; `added` gathers, by claim, the tables of links that are to be put in."""
        if not self._stays(key[1]):
            if key in self.at:
                self.paper.blocks[self.at[key]] = None
            return
        base, ours, theirs = (side.get(key) for side in (self.base, self.ours, self.theirs))
        if ours and theirs:
            self._merge_both(key, base, ours, theirs)
        elif ours and base and _says_the_same(base, ours) and _owner(key) in self.theirs:
            self.paper.blocks[self.at[key]] = None
        elif theirs and not ours and not (base and _says_the_same(base, theirs) and _owner(key) in self.ours):
            added.setdefault(key[1], []).append(_ended(theirs.text, self.paper.newline))

    def _add(self, key: _Key, block: Block) -> None:
        """Puts a table in that ours does not have; claims are put in at the end, by their order."""
        if key[0] is Kind.CLAIM:
            return
        first = next((i for i, b in enumerate(self.paper.blocks) if b and b.kind is Kind.CLAIM), None)
        at = len(self.paper.blocks) if first is None or key[0] is Kind.OTHER else first
        self.paper.inserted[0 if key[0] is Kind.PREAMBLE else at].append([_ended(block.text, self.paper.newline)])


def _by_key(document: Document) -> dict[_Key, Block]:
    found: dict[_Key, Block] = {}
    counts: dict[tuple[Kind, str, str], int] = {}
    for block in document.blocks:
        name = block.link if block.kind is Kind.LINK else block.table if block.kind is Kind.OTHER else ""
        which = (block.kind, block.claim, name)
        number = counts[which] = counts.get(which, -1) + 1
        found[*which, number] = block
    return found


def _same(a: Block, b: Block) -> bool:
    """Whether two tables are the same but for blank lines behind them."""
    return a.text.rstrip("\r\n") == b.text.rstrip("\r\n")


def _says_the_same(a: Block, b: Block) -> bool:
    """Whether two tables say the same, be it of words at another place, or in an article that was renamed."""
    places = {*SELECTOR_KEYS, "article"} if a.kind in (Kind.CLAIM, Kind.LINK) else set()
    said = [{k: v for k, v in block.keys.items() if k not in places} for block in (a, b)]
    return _same(a, b) or (said[0] == said[1] and comments_of(a.text) == comments_of(b.text))


def _owner(key: _Key) -> _Key:
    """The claim that a link belongs to."""
    return Kind.CLAIM, key[1], "", 0


def _with_end_of(text: str, other: str) -> str:
    """The text, with as many blank lines behind it as the other has."""
    return text.rstrip("\r\n") + other[len(other.rstrip("\r\n")) :]


def _ended(text: str, newline: str) -> str:
    return text.rstrip("\r\n") + newline


def _renamed(text: str, name: str, newline: str) -> str:
    """A table under another name; what stands above its header stays with the old one."""
    return _ended(f"[{name}]{newline}{text[header_of(text)[1] :]}", newline)


def _named(key: _Key) -> str:
    kind, claim, name, _ = key
    if kind is Kind.CLAIM:
        return f"claim {claim}"
    if kind is Kind.LINK:
        return f"claim {claim}, link {name}"
    return "the article" if kind is Kind.ARTICLE else "the file" if kind is Kind.PREAMBLE else f"table {quoted(name)}"

"""Two versions of one table become one, key by key, written onto our text of it.

Tags and addresses are merged one by one; the keys that say where words stand are one field; every other key, also one
that this version does not know, is taken from the side that changed it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefreader.annotations.claims import in_order
from briefreader.annotations.document import Block, Kind
from briefreader.annotations.merging import contradicts, merged_items
from briefreader.annotations.tables import ARTICLE_KEYS, CLAIM_KEYS, LINK_KEYS, SELECTOR_KEYS
from briefreader.annotations.toml_text import comments_of, key_lines, listed, with_key

_ORDERS = {Kind.ARTICLE: ARTICLE_KEYS, Kind.CLAIM: CLAIM_KEYS, Kind.LINK: LINK_KEYS}

# What an article's table copies from the article itself: not worth a conflict.
_COPIED = frozenset({"source", "title"})


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged table.

    `conflicts` names the fields that both sides changed; ours stands in the text, and where `is_kept_beside` theirs
    must be kept elsewhere. `placed` are the keys of theirs that say where the words stand, if they were taken.
    """

    text: str
    conflicts: tuple[str, ...] = ()
    is_kept_beside: bool = False
    placed: Mapping[str, object] = field(default_factory=dict)


def merged_keys(base: Block | None, ours: Block, theirs: Block, newline: str) -> Merged:
    """The merge of two versions of one table; `base` is None where both sides added it."""
    known = {} if base is None else base.keys
    lines = [set(key_lines(block.text)) for block in (ours, theirs)]
    if lines != [set(ours.keys), set(theirs.keys)]:
        # Dotted keys and the like cannot be changed one by one: the table is one field.
        return Merged(ours.text, ("the table",), is_kept_beside=True)
    under_way = _Keys(known, ours, theirs, newline)
    for key in dict.fromkeys([*known, *ours.keys, *theirs.keys]):
        under_way.merge(key)
    if ours.kind in (Kind.CLAIM, Kind.LINK):
        under_way.merge_place(is_new=base is None)
    under_way.merge_comments(base)
    return Merged(under_way.text, tuple(under_way.conflicts), bool(under_way.unkept), under_way.placed)


class _Keys:
    """One table under way."""

    def __init__(self, known: Mapping[str, object], ours: Block, theirs: Block, newline: str) -> None:
        self.known, self.ours, self.theirs = known, ours, theirs
        self.text, self.newline = ours.text, newline
        self.conflicts: list[str] = []
        self.unkept: list[str] = []  # conflicts whose other version is not in the text
        self.placed: dict[str, object] = {}
        order = _ORDERS.get(ours.kind, ())
        self.order = (*order, *(k for k in (*ours.keys, *theirs.keys) if k not in order))

    def merge(self, key: str) -> None:
        """Merges one key that stands for itself."""
        if key in SELECTOR_KEYS and self.ours.kind in (Kind.CLAIM, Kind.LINK):
            return
        was, here, there = self.known.get(key), self.ours.keys.get(key), self.theirs.keys.get(key)
        if there in (was, here):
            return
        if here == was:
            self._take(key)
        elif key == "tags" and _are_strings(was, here, there):
            self._merge_tags(_items(was), _items(here), _items(there))
        elif key in {"evidence", "formerly"} and _are_strings(was, here, there):
            self._set(key, merged_items(_items(was), _items(there), _items(here)))
        elif not (key in _COPIED and self.ours.kind is Kind.ARTICLE):
            self._conflict(key)

    def merge_place(self, *, is_new: bool) -> None:
        """Merges the keys that say where the words stand, as one field."""
        was, here, there = (_place(side) for side in (self.known, self.ours.keys, self.theirs.keys))
        if there in (was, here):
            return
        if here == was:
            for key in SELECTOR_KEYS:
                self._take(key)
            self.placed = there
        elif not is_new or here.get("quote") != there.get("quote"):
            self._conflict("quote")

    def merge_comments(self, base: Block | None) -> None:
        """Adds the comments that only they wrote, at the end of the table."""
        known = {*(comments_of(base.text) if base else "").splitlines(), *comments_of(self.text).splitlines()}
        new = [line for line in comments_of(self.theirs.text).splitlines() if line not in known]
        if new:
            body = self.text.rstrip("\r\n")
            end = self.text[len(body) :] or self.newline
            self.text = body + "".join(self.newline + line for line in new) + end

    def _merge_tags(self, was: tuple[str, ...], here: tuple[str, ...], there: tuple[str, ...]) -> None:
        merged = in_order(set(merged_items(was, there, here)))
        if not contradicts(merged) or contradicts(here) or contradicts(there):
            self._set("tags", merged)
        elif self.ours.kind is Kind.ARTICLE:
            # There is no second place for an article's tags: both stand there, and reading says so.
            self._set("tags", merged)
            self.conflicts.append("tags")
        else:
            self._conflict("tags")

    def _take(self, key: str) -> None:
        """Takes their value as they wrote it, comment and all."""
        line = key_lines(self.theirs.text).get(key)
        value = self.theirs.text[line.value_start : line.value_end] if line else None
        self.text = with_key(self.text, key, value, self.order, self.newline)

    def _set(self, key: str, values: tuple[str, ...]) -> None:
        self.text = with_key(self.text, key, listed(values) if values else None, self.order, self.newline)

    def _conflict(self, name: str) -> None:
        self.conflicts.append(name)
        self.unkept.append(name)


def _place(keys: Mapping[str, object]) -> dict[str, object]:
    return {key: keys[key] for key in SELECTOR_KEYS if key in keys}


def _are_strings(*values: object) -> bool:
    return all(v is None or (isinstance(v, list) and all(isinstance(i, str) for i in v)) for v in values)


def _items(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else ()

"""Two hands on one ledger: what was edited here is put onto what stands there, claim by claim and field by field.

Promise: nothing that either side wrote is lost. Where both changed the same field, what stands there stays, and the
version from here is written beside it as a claim of its own.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from briefreader.annotations.claims import (
    EXCLUSIVE_GROUPS,
    Claim,
    ClaimEdit,
    Edit,
    Ledger,
    Link,
    Selector,
    TagsEdit,
    in_order,
)
from briefreader.annotations.reading import in_link_order
from briefreader.annotations.selecting import hash_on

T = TypeVar("T")

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Clash:
    """Both sides changed the same thing.

    `claim` is the id on disk ("" for the tags of the whole article), `fields` what both changed. `ours` and `theirs`
    are the two versions (None: removed); `theirs` stands on disk under the old id. `kept_as` is the id under which
    ours was written; "" if it was not: a removal, or tags of the article, which have no second place.
    """

    claim: str
    fields: tuple[str, ...]
    ours: Claim | tuple[str, ...] | None
    theirs: Claim | tuple[str, ...] | None
    kept_as: str = ""


@dataclass(frozen=True, slots=True)
class Merged:
    """The ledger that holds both sides."""

    ledger: Ledger
    clashes: tuple[Clash, ...]


def net_edits(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """One edit per claim (and one for the article's tags): from the first before to the last after."""
    net: dict[str, Edit] = {}
    for edit in edits:
        key = edit.claim if isinstance(edit, ClaimEdit) else ""
        earlier = net.get(key)
        if isinstance(edit, ClaimEdit):
            edit = replace(edit, before=_alive(edit.before), after=_alive(edit.after))
            before = earlier.before if isinstance(earlier, ClaimEdit) else edit.before
            net[key] = replace(edit, before=before)
        else:
            net[key] = replace(edit, before=earlier.before if isinstance(earlier, TagsEdit) else edit.before)
    return tuple(edit for edit in net.values() if edit.before != edit.after)


def merge(
    there: Ledger, edits: Sequence[Edit], taken: Collection[str] = (), *, has_broken_tags: bool = False
) -> Merged:
    """The ledger `there` with the edits put onto it.

    `taken` are the claim ids in its file, also of what cannot be read; `has_broken_tags` says that the article's own
    tags in it cannot be read, and so not be written.
    """
    claims = {claim.id: claim for claim in there.claims}
    taken = {*taken, *claims}
    tags, clashes = there.tags, list[Clash]()
    for edit in net_edits(edits):
        if isinstance(edit, TagsEdit):
            tags, clash = (
                (tags, Clash("", ("table",), edit.after, tags)) if has_broken_tags else _merged_article_tags(edit, tags)
            )
            clashes += [clash] if clash else []
            continue
        theirs = claims.pop(edit.claim, None)
        is_unreadable = theirs is None and edit.claim in taken
        merged, fields = _merged_claim(edit.before, edit.after, theirs, is_unreadable)
        if merged:
            claims[edit.claim] = merged
            taken.add(edit.claim)
        if fields:
            kept_as = edit.claim if merged and merged == edit.after else ""
            if edit.after and not kept_as:
                kept_as = hash_on(edit.claim, taken)
                taken.add(kept_as)
                claims[kept_as] = replace(edit.after, id=kept_as)
            clashes.append(Clash(edit.claim, fields, edit.after, theirs, kept_as))
    ordered = sorted(claims.values(), key=lambda claim: (claim.selector.start, claim.id))
    return Merged(replace(there, tags=tags, claims=tuple(ordered)), tuple(clashes))


def _merged_article_tags(edit: TagsEdit, theirs: tuple[str, ...]) -> tuple[tuple[str, ...], Clash | None]:
    merged = _merged_tags(edit.before, edit.after, theirs)
    if contradicts(merged) and not contradicts(edit.after):
        return theirs, Clash("", ("tags",), edit.after, theirs)
    return merged, None


def _alive(claim: Claim | None) -> Claim | None:
    """The claim as it can be written, or None where nothing is said of it any more.

    Links come in order, and half surrogates, which a terminal may hand over but no UTF-8 file can hold, are U+FFFD.
    """
    if claim is None or not claim.lives:
        return None
    return replace(
        claim,
        selector=_sound_selector(claim.selector),
        tags=tuple(map(_sound, claim.tags)),
        note=_sound(claim.note),
        evidence=tuple(map(_sound, claim.evidence)),
        links=in_link_order(replace(link, selector=_sound_selector(link.selector)) for link in claim.links),
    )


def _sound_selector(selector: Selector) -> Selector:
    return replace(
        selector,
        quote=_sound(selector.quote),
        prefix=_sound(selector.prefix),
        suffix=_sound(selector.suffix),
    )


def _sound(text: str) -> str:
    return text if text.isascii() else _LONE_SURROGATE.sub("\ufffd", text)


def _merged_claim(
    base: Claim | None, ours: Claim | None, theirs: Claim | None, is_unreadable: bool
) -> tuple[Claim | None, tuple[str, ...]]:
    """What stands under the claim's id afterwards, and the fields on which both sides clash."""
    if is_unreadable:  # its table is broken: it is not ours to overwrite
        return None, ("table",)
    if theirs == ours:
        return theirs, ()
    if theirs == base:
        return ours, ()
    if ours is None:
        return theirs, ("table",)
    if theirs is None:
        return ours, ("table",)
    if base is None:
        if theirs.selector != ours.selector and theirs.selector.quote != ours.selector.quote:
            return theirs, ("quote",)
        base = Claim(ours.id, theirs.selector)
        ours = replace(ours, selector=theirs.selector)
    return _merged_fields(base, ours, theirs)


def _merged_fields(base: Claim, ours: Claim, theirs: Claim) -> tuple[Claim, tuple[str, ...]]:
    """A three-way merge of one claim; a field on which both clash stays as theirs."""
    clashing: list[str] = []

    def pick(name: str, of: Callable[[Claim], T]) -> T:
        if of(ours) in (of(base), of(theirs)):
            return of(theirs)
        if of(theirs) != of(base):
            clashing.append(name)
            return of(theirs)
        return of(ours)

    tags = _merged_tags(base.tags, ours.tags, theirs.tags)
    if contradicts(tags) and not contradicts(ours.tags):
        clashing.append("tags")
        tags = theirs.tags
    links, clashing_links = _merged_links(base.links, ours.links, theirs.links)
    merged = Claim(
        id=theirs.id,
        selector=pick("quote", lambda claim: claim.selector),
        tags=tags,
        note=pick("note", lambda claim: claim.note),
        evidence=merged_items(base.evidence, ours.evidence, theirs.evidence),
        links=links,
    )
    return merged, (*clashing, *clashing_links)


def _merged_tags(base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    """Tags merged one by one, in writing order where both sides had a hand in them."""
    if ours in (base, theirs):
        return theirs
    return ours if theirs == base else in_order(set(merged_items(base, ours, theirs)))


def merged_items(base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    """Theirs, without what we took off, with what we put on behind it; ours where they changed nothing."""
    if theirs == base:
        return ours
    gone, known = set(base).difference(ours), {*base, *theirs}
    return tuple(item for item in theirs if item not in gone) + tuple(item for item in ours if item not in known)


def _merged_links(
    base: tuple[Link, ...], ours: tuple[Link, ...], theirs: tuple[Link, ...]
) -> tuple[tuple[Link, ...], tuple[str, ...]]:
    """Links merged one by one, each as a whole."""
    versions = [{link.id: link for link in side} for side in (base, ours, theirs)]
    merged: list[Link] = []
    clashing: list[str] = []
    for link_id in sorted({link_id for side in versions for link_id in side}):
        was, here, there = (side.get(link_id) for side in versions)
        chosen = there if here == was else here
        if here not in (was, there) and there != was:
            # A removal against a change keeps the change; two changes clash, and theirs stays.
            chosen = there or here
            if here and there:
                clashing.append(f"link {link_id}")
        if chosen:
            merged.append(chosen)
    return in_link_order(merged), tuple(clashing)


def contradicts(tags: Collection[str]) -> bool:
    """Whether two of the tags exclude each other."""
    return any(len(group.intersection(tags)) > 1 for group in EXCLUSIVE_GROUPS)

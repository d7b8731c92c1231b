"""What a reader said of an article: claims, their ledger, and single changes of it. Values and pure functions."""

from dataclasses import dataclass, replace
from enum import Enum

from briefreader.articles.span import Span

VERIFIED = "verified"
DISPUTED = "disputed"
AI_GENERATED_SOURCE = "ai-generated-source"

# Tags of one group exclude each other; a tag in no group stands beside any other.
EXCLUSIVE_GROUPS: tuple[frozenset[str], ...] = (frozenset({VERIFIED, DISPUTED}),)

# The order in which tags are written and shown; tags that a project defines follow by name.
TAG_ORDER = (VERIFIED, DISPUTED, AI_GENERATED_SOURCE)

# How people are told of a tag; a tag that a project defines goes by its name.
TAG_WORDS = {VERIFIED: "verified", DISPUTED: "disputed", AI_GENERATED_SOURCE: "AI-generated source"}


class Relation(Enum):
    """How a claim stands to a passage elsewhere."""

    CORROBORATES = "corroborates"
    CONTRADICTS = "contradicts"
    REPEATS = "repeats"


@dataclass(frozen=True, slots=True)
class Selector:
    """Where words stood when they were chosen (W3C Web Annotation: TextQuote and TextPosition selectors).

    `quote` is exact; `prefix` and `suffix` are up to 32 code points beside it (fewer at an edge of the text, never
    half a grapheme); `start`, `end` are code points of the text whose hash is `text`. `occurrence` says which of the
    quote's occurrences in that text it is ("2 of 3, told apart by each side"), where the claim's id does not say it.
    """

    quote: str
    prefix: str
    suffix: str
    start: int
    end: int
    text: str
    occurrence: str = ""

    @property
    def span(self) -> Span:
        """Where the quote stood in the text that `text` names."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Link:
    """A typed tie from a claim to a passage in another article."""

    id: str
    relation: Relation
    article: str
    selector: Selector


@dataclass(frozen=True, slots=True)
class Claim:
    """A span that the reader tagged, noted or linked. It lives while it has any of tags, note, evidence, links."""

    id: str
    selector: Selector
    tags: tuple[str, ...] = ()
    note: str = ""
    evidence: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def lives(self) -> bool:
        """Whether anything is said of the span at all."""
        return bool(self.tags or self.note or self.evidence or self.links)

    def with_tag_toggled(self, tag: str) -> "Claim":
        """The claim with the tag taken off where it stood, else put on in place of those it excludes."""
        return replace(self, tags=toggle(self.tags, tag))


def toggle(tags: tuple[str, ...], tag: str) -> tuple[str, ...]:
    """The tags without `tag` where it stood, else with it in place of those it excludes; in writing order."""
    if tag in tags:
        return tuple(t for t in tags if t != tag)
    excluded = {other for group in EXCLUSIVE_GROUPS if tag in group for other in group}
    return in_order({t for t in tags if t not in excluded} | {tag})


def in_order(tags: set[str] | frozenset[str]) -> tuple[str, ...]:
    """The tags in the order in which they are written and shown."""
    return tuple(sorted(tags, key=lambda t: (TAG_ORDER.index(t) if t in TAG_ORDER else len(TAG_ORDER), t)))


@dataclass(frozen=True, slots=True)
class Ledger:
    """All claims of one annotator on one article, ordered by stored start, then id. `tags` are the article's own;
    `formerly` are the ids that it had before it was renamed."""

    annotator: str
    article: str
    tags: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    formerly: tuple[str, ...] = ()

    def claim(self, claim_id: str) -> Claim | None:
        """The claim of that id, or None."""
        return next((c for c in self.claims if c.id == claim_id), None)

    def with_claim(self, claim_id: str, claim: Claim | None) -> "Ledger":
        """The ledger with that claim replaced, added, or (None) removed."""
        kept = [c for c in self.claims if c.id != claim_id]
        if claim is not None:
            kept.append(claim)
        return replace(self, claims=tuple(sorted(kept, key=lambda c: (c.selector.start, c.id))))


@dataclass(frozen=True, slots=True)
class ClaimEdit:
    """One change of one claim: None before is a new claim, None after a removed one."""

    annotator: str
    article: str
    claim: str
    before: Claim | None
    after: Claim | None

    def applied(self, ledger: Ledger) -> Ledger:
        """The ledger after the edit."""
        return ledger.with_claim(self.claim, self.after)

    @property
    def inverse(self) -> "ClaimEdit":
        """The edit that takes this one back."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class TagsEdit:
    """One change of the tags of a whole article."""

    annotator: str
    article: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    def applied(self, ledger: Ledger) -> Ledger:
        """The ledger after the edit."""
        return replace(ledger, tags=self.after)

    @property
    def inverse(self) -> "TagsEdit":
        """The edit that takes this one back."""
        return replace(self, before=self.after, after=self.before)


Edit = ClaimEdit | TagsEdit

"""All claims as one list: everybody's, on every article, filtered, searched and put in order."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from briefreader.annotations.anchored import AnchoredClaim, AnchoredLedger, AnchorState
from briefreader.annotations.claims import Claim, in_order
from briefreader.desk.search import fold
from briefreader.desk.session import Session

NO_TAG = "no tag"  # the filter for claims that have only a note, evidence or links
NOT_EXACT = "not exact"  # the filter for all anchor states but exact

_WORST_FIRST = (AnchorState.ORPHAN, AnchorState.AMBIGUOUS, AnchorState.CHANGED, AnchorState.MOVED, AnchorState.EXACT)
_WHOLE = "the whole article"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a claim, or (`anchored` None) the tags of a whole article. `own` says whether keys may change it."""

    article: str
    annotator: str
    own: bool
    tags: tuple[str, ...]
    anchored: AnchoredClaim | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from all others, and stays when it is changed."""
        return (self.article, self.annotator, self.anchored.claim.id if self.anchored else "")

    @property
    def state(self) -> AnchorState:
        """Where it stands; a whole article always stands where it is."""
        return self.anchored.state if self.anchored else AnchorState.EXACT

    @property
    def claim(self) -> Claim | None:
        """What was said, None for a whole article."""
        return self.anchored.claim if self.anchored else None

    @property
    def start(self) -> int:
        """Where it begins, an orphan where it began when it was made; -1 for a whole article."""
        if self.anchored is None:
            return -1
        return self.anchored.span.start if self.anchored.span else self.anchored.claim.selector.start


class ClaimOrder(Enum):
    """By what the list is ordered; the value is the word on the screen."""

    ARTICLE = "article"
    TAG = "tag"
    ANNOTATOR = "annotator"
    ANCHOR = "anchor"


@dataclass(frozen=True, slots=True)
class Sifting:
    """What is shown, and in which order. "" is no filter; `anchor` is NOT_EXACT or the word of a state."""

    tag: str = ""
    annotator: str = ""
    anchor: str = ""
    query: str = ""
    order: ClaimOrder = ClaimOrder.ARTICLE

    @property
    def is_open(self) -> bool:
        """Whether everything is shown."""
        return not (self.tag or self.annotator or self.anchor or self.query)


def list_claims(session: Session) -> list[Entry]:
    """Every claim and every article's tags, in reading order."""
    found: list[Entry] = []
    for article in session.order:
        found += _entries(session.ledger(article), article, own=True)
        for ledger in session.others.get(article, ()):
            found += _entries(ledger, article, own=False)
    return found


def _entries(ledger: AnchoredLedger, article: str, *, own: bool) -> Iterable[Entry]:
    who = ledger.ledger.annotator
    if ledger.ledger.tags:
        yield Entry(article, who, own, ledger.ledger.tags)
    for anchored in ledger.claims:
        yield Entry(article, who, own, anchored.claim.tags, anchored)


def words_of(session: Session, entry: Entry) -> str:
    """The words as they stand today, not yet safe for a terminal; of an orphan those that stood there once."""
    if entry.anchored is None:
        return _WHOLE
    if entry.anchored.span is None:
        return entry.anchored.claim.selector.quote
    return entry.anchored.span.of(session.articles[entry.article].text)


def sift(session: Session, entries: Iterable[Entry], sifting: Sifting) -> list[Entry]:
    """The entries that pass, in order."""
    wanted = fold(sifting.query).split()
    kept = [e for e in entries if _passes(e, sifting) and (not wanted or _holds(session, e, wanted))]
    position = {article: at for at, article in enumerate(session.order)}

    def place(entry: Entry) -> tuple[object, ...]:
        return (position[entry.article], entry.start, not entry.own, entry.annotator, entry.key)

    if sifting.order is ClaimOrder.TAG:
        rank = {tag: at for at, tag in enumerate(in_order({t for e in kept for t in e.tags}))}
        return sorted(kept, key=lambda e: (rank[e.tags[0]] if e.tags else len(rank), place(e)))
    if sifting.order is ClaimOrder.ANNOTATOR:
        return sorted(kept, key=lambda e: (not e.own, e.annotator, place(e)))
    if sifting.order is ClaimOrder.ANCHOR:
        return sorted(kept, key=lambda e: (_WORST_FIRST.index(e.state), place(e)))
    return sorted(kept, key=place)


def _passes(entry: Entry, sifting: Sifting) -> bool:
    if sifting.tag and (sifting.tag not in entry.tags if sifting.tag != NO_TAG else bool(entry.tags)):
        return False
    if sifting.annotator and entry.annotator != sifting.annotator:
        return False
    if sifting.anchor == NOT_EXACT:
        return entry.state is not AnchorState.EXACT
    return not sifting.anchor or entry.state.value == sifting.anchor


def _holds(session: Session, entry: Entry, wanted: Sequence[str]) -> bool:
    claim = entry.claim
    parts = [words_of(session, entry), entry.annotator, session.articles[entry.article].name, *entry.tags]
    if claim is not None:
        parts += [claim.selector.quote, claim.note, *claim.evidence]
    words = fold(" ".join(" ".join(parts).split()))
    return all(word in words for word in wanted)


def tag_choices(entries: Iterable[Entry]) -> list[str]:
    """The filters by tag that would show something, "" first."""
    entries = list(entries)
    bare = [NO_TAG] if any(not e.tags for e in entries) else []
    return ["", *in_order({tag for e in entries for tag in e.tags}), *bare]


def annotator_choices(entries: Iterable[Entry]) -> dict[str, int]:
    """How many claims each annotator has, the reader's own first."""
    entries = list(entries)
    counts = Counter(e.annotator for e in entries)
    own = {e.annotator for e in entries if e.own}
    return dict(sorted(counts.items(), key=lambda item: (item[0] not in own, item[0])))


def anchor_choices(entries: Iterable[Entry]) -> list[str]:
    """The filters by anchor state that would show something, "" first."""
    states = {e.state for e in entries}
    found = [s.value for s in AnchorState if s in states]
    return ["", *([NOT_EXACT] if states - {AnchorState.EXACT} else []), *found]


def next_choice(choices: Sequence[str], now: str) -> str:
    """The filter after the present one; the first after the last, or where the present one shows nothing."""
    return choices[(choices.index(now) + 1) % len(choices)] if now in choices else choices[0]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What another annotator said of the same words, or of words that overlap them; `entry` None: nothing."""

    annotator: str
    entry: Entry | None = None
    same: bool = False


def opinions(entry: Entry, entries: Iterable[Entry]) -> list[Opinion]:
    """What everybody else who said anything in this brief said of these words; decided by where spans stand today."""
    found: dict[str, Opinion] = {}
    span = entry.anchored.span if entry.anchored else None
    for other in entries:
        if other.annotator == entry.annotator:
            continue
        standing = found.setdefault(other.annotator, Opinion(other.annotator))
        if other.article != entry.article or standing.same:
            continue
        there = other.anchored.span if other.anchored else None
        if entry.anchored is None and other.anchored is None:
            found[other.annotator] = Opinion(other.annotator, other, same=True)
        elif span is None or there is None or not span.overlaps(there):
            continue
        elif span == there or standing.entry is None:
            found[other.annotator] = Opinion(other.annotator, other, same=span == there)
    return sorted(found.values(), key=lambda o: o.annotator)

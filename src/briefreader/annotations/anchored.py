"""Where claims stand in today's text: the values that anchoring yields."""

from dataclasses import dataclass
from enum import Enum

from briefreader.annotations.claims import Claim, Ledger
from briefreader.articles.span import Span


class AnchorState(Enum):
    """How sure it is that a claim's words stand where they are shown."""

    EXACT = "exact"  # the same words at the same place
    MOVED = "moved"  # the same words at another place, beyond doubt
    CHANGED = "changed"  # the quote itself was edited, be it by one character
    AMBIGUOUS = "ambiguous"  # several places could be meant
    ORPHAN = "orphan"  # the words are gone


@dataclass(frozen=True, slots=True)
class AnchoredClaim:
    """A claim with its place in today's text; `span` is None exactly for an orphan."""

    claim: Claim
    state: AnchorState
    span: Span | None


@dataclass(frozen=True, slots=True)
class AnchoredLedger:
    """A ledger against today's text, claims in the ledger's order."""

    ledger: Ledger
    claims: tuple[AnchoredClaim, ...]

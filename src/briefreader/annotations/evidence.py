"""Evidence: the address that bears a verdict out, and beside it where it was archived, in one string of the file."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """An address, and the address of its archived copy, or ""."""

    address: str
    archive: str = ""


def evidence_of(item: str) -> Evidence:
    """What a string of a claim's evidence says: an address, then, behind a blank, that of the archived copy."""
    words = item.split()
    return Evidence(words[0], " ".join(words[1:])) if words else Evidence(item)


def evidence_words(items: Iterable[str]) -> str:
    """How much evidence there is, in words: "2 addresses, 1 archived"; "" for none."""
    found = [evidence_of(item) for item in items]
    if not found:
        return ""
    archived = sum(bool(evidence.archive) for evidence in found)
    return f"{len(found)} address{'' if len(found) == 1 else 'es'}" + (f", {archived} archived" if archived else "")

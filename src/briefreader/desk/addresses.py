"""Whether words are an address that a reader can follow: of the web, or a DOI."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

# The form that DataCite and Crossref give: a registrant of four digits or more, then whatever the publisher chose.
_DOI = re.compile(r"doi:10\.\d{4,9}(?:\.\d+)*/\S+", re.IGNORECASE)


def why_no_address(words: str) -> str:
    """Why these words cannot be kept as an address, as the end of a sentence; "" if they can."""
    if not words.isprintable() or any(c.isspace() for c in words):
        return "an address has no blanks in it"
    if words.lower().startswith("doi:"):
        return "" if _DOI.fullmatch(words) else "a DOI looks like doi:10.1234/abcd"
    if not words.lower().startswith(("http://", "https://")):
        return "it must begin with https://, http:// or doi:"
    try:
        parts = urlsplit(words)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "its host or port cannot be read"
    if not host or host.startswith(".") or ".." in host:
        return "the name of a host must follow the //"
    return ""


def read_addresses(text: str) -> tuple[tuple[str, ...], str]:
    """The addresses of a text, one a line (behind it, after a blank, that of its archived copy), each once; and what is
    wrong with the first line that is none, or ""."""
    kept: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split()
        if not words:
            continue
        reason = next(filter(None, map(why_no_address, words)), "")
        if not reason and len(words) > 2:
            reason = "a line holds one address, and that of its archived copy"
        if reason:
            return tuple(dict.fromkeys(kept)), f"Line {number}: {reason}."
        kept.append(" ".join(words))
    return tuple(dict.fromkeys(kept)), ""


def address_text(addresses: Iterable[str]) -> str:
    """Addresses as they are edited: one a line."""
    return "\n".join(addresses)

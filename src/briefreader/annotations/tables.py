"""How claims and links are written as tables: which keys, in which order, with which values as TOML text."""

from collections.abc import Mapping

from briefreader.annotations.claims import Claim, Link, Selector
from briefreader.annotations.toml_text import bare_or_quoted, listed, quoted, quoted_lines

SELECTOR_KEYS = ("quote", "prefix", "suffix", "start", "end", "text", "occurrence")
ARTICLE_KEYS = ("source", "title", "formerly", "tags")
CLAIM_KEYS = ("tags", *SELECTOR_KEYS, "note", "evidence")
LINK_KEYS = ("relation", "article", *SELECTOR_KEYS)

# What stands in a table, as TOML text; None for a key that is not written.
Values = Mapping[str, str | None]


def claim_values(claim: Claim, newline: str) -> Values:
    """The keys of a claim's own table."""
    return {
        "tags": listed(claim.tags) if claim.tags else None,
        **selector_values(claim.selector),
        "note": quoted_lines(claim.note, newline) if claim.note else None,
        "evidence": listed(claim.evidence) if claim.evidence else None,
    }


def link_values(link: Link) -> Values:
    """The keys of a link's table."""
    return {
        "relation": quoted(link.relation.value),
        "article": quoted(link.article),
        **selector_values(link.selector),
    }


def selector_values(selector: Selector) -> Values:
    """The keys that say where words stand."""
    return {
        "quote": quoted(selector.quote),
        "prefix": quoted(selector.prefix),
        "suffix": quoted(selector.suffix),
        "start": str(selector.start),
        "end": str(selector.end),
        "text": quoted(selector.text),
        "occurrence": quoted(selector.occurrence) if selector.occurrence else None,
    }


def claim_table(claim: Claim, newline: str) -> str:
    """The whole table of a claim."""
    return table(f"claim.{bare_or_quoted(claim.id)}", claim_values(claim, newline), newline)


def link_table(claim_id: str, link: Link, newline: str) -> str:
    """The whole table of a link."""
    return table(f"claim.{bare_or_quoted(claim_id)}.link.{bare_or_quoted(link.id)}", link_values(link), newline)


def table(name: str, values: Values, newline: str) -> str:
    """A table: its header, and one key a line."""
    lines = [f"[{name}]", *(f"{key} = {value}" for key, value in values.items() if value is not None)]
    return "".join(line + newline for line in lines)


def changes(before: Values, after: Values) -> Values:
    """The keys that differ, as they are afterwards."""
    return {key: value for key, value in after.items() if before[key] != value}

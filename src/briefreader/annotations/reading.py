"""What an annotation file says: its blocks become a ledger, and whatever is wrong with them becomes problems."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from briefreader.annotations.claims import EXCLUSIVE_GROUPS, Claim, Ledger, Link, Relation, Selector
from briefreader.annotations.document import FORMAT, Block, Document, Kind
from briefreader.errors import AnnotationError

# Positions beyond this are in no text that opens (20 MB); the bound keeps hostile numbers out of all arithmetic.
_FARTHEST = 1 << 31

_MARKERS_IN_NOTE = re.compile(r"^<{7}(?: .*)?$.*^={7}$.*^>{7}(?: .*)?$", re.M | re.S)

_Report = Callable[..., None]
_RELATIONS = ", ".join(f'"{relation.value}"' for relation in Relation)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in an annotation file that a reader should mend: which file, line (from 1) and table, and what."""

    file: str
    line: int
    table: str
    message: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document says, and what is wrong with it.

    `document` is the document with every table that cannot be used marked as broken, so that nobody overwrites it.
    """

    ledger: Ledger
    problems: tuple[Problem, ...]
    document: Document


class _UnusableError(AnnotationError):
    """A table is well-formed but says something that cannot be used; str() is the reason."""


def read_ledger(document: Document, annotator: str, article: str, file: str) -> Reading:
    """The ledger in the document; `file` is how problems name it. Problems are in the order of their lines."""
    problems: list[Problem] = []
    blocks = list(document.blocks)
    tables = _Tables()
    lines = [line for _, line in document.with_lines()]
    # Links come last: the claim that a link belongs to may stand below it.
    for i in sorted(range(len(blocks)), key=lambda i: (blocks[i].kind is Kind.LINK, i)):
        report = _reporter(problems, file, blocks[i], lines[i])
        try:
            tables.take(blocks[i], report)
        except _UnusableError as reason:
            report(f"{reason}. The table is not used until it is mended")
            blocks[i] = replace(blocks[i], kind=Kind.BROKEN, error=str(reason))
    problems.sort(key=lambda problem: problem.line)
    return Reading(tables.ledger(annotator, article), tuple(problems), Document(tuple(blocks)))


@dataclass(slots=True)
class _Tables:
    """What the tables read so far say; None stands for one that cannot be used."""

    tags: tuple[str, ...] | None = None
    formerly: tuple[str, ...] = ()
    claims: dict[str, Claim | None] = field(default_factory=dict)
    links: dict[str, dict[str, Link | None]] = field(default_factory=dict)

    def take(self, block: Block, report: _Report) -> None:
        """Takes what the block says; _UnusableError says why it cannot be used."""
        match block.kind:
            case Kind.ARTICLE:
                if self.tags is not None:
                    raise _UnusableError("a table [article] stands above already; merge the two")
                self.tags = ()
                self.tags = read_strings(block.keys, "tags")
                self.formerly = read_strings(block.keys, "formerly")
                _report_contradiction(self.tags, report)
            case Kind.CLAIM:
                if block.claim in self.claims:
                    raise _UnusableError(
                        "a claim with this id stands above already; merge the two, or give one another id"
                    )
                self.claims[block.claim] = None
                self.claims[block.claim] = claim = _claim(block)
                _report_oddities(claim, block, report)
            case Kind.LINK:
                self._take_link(block)
            case Kind.BROKEN:
                if not block.link:
                    self.claims.setdefault(block.claim, None)
                report(block.error, block.error_line)
            case _:
                _report_unknown(block, report)

    def _take_link(self, block: Block) -> None:
        if block.claim not in self.claims:
            raise _UnusableError(f"there is no table [claim.{block.claim}] for this link")
        siblings = self.links.setdefault(block.claim, {})
        if block.link in siblings:
            raise _UnusableError("a link with this id stands above already; merge the two, or give one another id")
        siblings[block.link] = None
        siblings[block.link] = _link(block)

    def ledger(self, annotator: str, article: str) -> Ledger:
        """All that can be used."""
        claims = [claim for claim in self.claims.values() if claim]
        for i, claim in enumerate(claims):
            if claim.id in self.links:
                links = in_link_order(link for link in self.links[claim.id].values() if link)
                claims[i] = replace(claim, links=links)
        claims.sort(key=lambda c: (c.selector.start, c.id))
        return Ledger(annotator, article, self.tags or (), tuple(claims), self.formerly)


def _reporter(problems: list[Problem], file: str, block: Block, first_line: int) -> _Report:
    """A function that notes a problem of the block, at its header or at the line given (from 0, within the block)."""

    def report(message: str, line: int | None = None) -> None:
        at = first_line + (block.header_line if line is None else line)
        problems.append(Problem(file, at, block.table, message))

    return report


def _claim(block: Block) -> Claim:
    """The claim that the block says, without its links."""
    keys = block.keys
    return Claim(
        id=block.claim,
        selector=read_selector(keys),
        tags=read_strings(keys, "tags"),
        note=_string(keys, "note", ""),
        evidence=read_strings(keys, "evidence"),
    )


def read_selector(keys: Mapping[str, object]) -> Selector:
    """Where words stood, as a table's keys say it; AnnotationError if they do not."""
    quote = _string(keys, "quote")
    if not quote:
        raise _UnusableError("quote is empty; it must hold the words that the claim is about")
    start, end = _number(keys, "start"), _number(keys, "end")
    if end < start:
        raise _UnusableError(f"end ({end}) stands before start ({start})")
    prefix, suffix, text, occurrence = (_string(keys, key, "") for key in ("prefix", "suffix", "text", "occurrence"))
    return Selector(quote, prefix, suffix, start, end, text, occurrence)


def in_link_order(links: Iterable[Link]) -> tuple[Link, ...]:
    """Links as they are written: by stored start, then id."""
    return tuple(sorted(links, key=lambda link: (link.selector.start, link.id)))


def _link(block: Block) -> Link:
    relation = _string(block.keys, "relation")
    article = _string(block.keys, "article")
    if relation not in {r.value for r in Relation}:
        raise _UnusableError(f"relation must be one of {_RELATIONS}, not {relation!r}")
    if not article:
        raise _UnusableError("article is empty; it must name the article that the link leads to")
    return Link(block.link, Relation(relation), article, read_selector(block.keys))


def _report_oddities(claim: Claim, block: Block, report: _Report) -> None:
    """What should be mended although the claim can be used."""
    _report_contradiction(claim.tags, report)
    if claim.selector.end - claim.selector.start != len(claim.selector.quote):
        report("start and end do not span the quote; the claim is found by its quote instead")
    if "<<<<<<<" in claim.note and _MARKERS_IN_NOTE.search(claim.note):
        report("the note holds a conflict that git left. Keep the lines you want and delete git's markers")
    if "link" in block.keys:
        report(f"links must be tables of their own, as [claim.{claim.id}.link.8a01c2]; these are not used")


def _report_contradiction(tags: tuple[str, ...], report: _Report) -> None:
    for group in EXCLUSIVE_GROUPS if len(tags) > 1 else ():
        both = [tag for tag in tags if tag in group]
        if len(set(both)) > 1:
            report(f"the tags {' and '.join(map(repr, both))} exclude each other. Keep one of them")


def _report_unknown(block: Block, report: _Report) -> None:
    if block.kind is Kind.PREAMBLE:
        stated = block.keys.get("format", FORMAT)
        if isinstance(stated, bool) or not isinstance(stated, int) or stated < 1:
            report(f"format must be {FORMAT}, not {stated!r:.40}")
    if (block.kind is Kind.PREAMBLE and "claim" in block.keys) or block.table.split(".")[0] in {"claim", "[claim"}:
        report("each claim must be a table of its own, as [claim.2f7c1a90d3e4]; this is not used")


def _string(keys: Mapping[str, object], name: str, default: str | None = None) -> str:
    value = keys.get(name, default)
    if value is None:
        raise _UnusableError(f"{name} is missing")
    if not isinstance(value, str):
        raise _UnusableError(f"{name} must be a string, not {_shape(value)}")
    return value


def read_strings(keys: Mapping[str, object], name: str) -> tuple[str, ...]:
    """A key's list of strings, empty where it is not there; AnnotationError if it is anything else."""
    value = keys.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _UnusableError(f"{name} must be a list of strings, not {_shape(value)}")
    return tuple(value)


def _number(keys: Mapping[str, object], name: str) -> int:
    value = keys.get(name)
    if value is None:
        raise _UnusableError(f"{name} is missing")
    if isinstance(value, bool) or not isinstance(value, int):
        raise _UnusableError(f"{name} must be a whole number, not {_shape(value)}")
    if not 0 <= value <= _FARTHEST:
        raise _UnusableError(f"{name} must be a place in the text, from 0 on")
    return value


def _shape(value: object) -> str:
    """The value's form in words."""
    if isinstance(value, list):
        return "a list" if all(isinstance(item, type(value[0])) for item in value) else "a list of several forms"
    names = {bool: "true or false", int: "a number", float: "a number", str: "a string", dict: "a table"}
    return names.get(type(value), "a date or time")

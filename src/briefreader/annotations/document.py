"""An annotation file as a list of blocks, one per table, each read alone: a broken one never takes another with it.

Promise: the blocks, joined, are the file; the file's text never raises.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from briefreader.annotations.conflicts import split_conflicts
from briefreader.annotations.toml_text import header_of, plain_keys, split_at_headers

# The format that this version writes; a file with a higher number is only read.
FORMAT = 1

_CLAIM_HEADER = re.compile(r"[ \t]*\[claim\.([A-Za-z0-9_-]+)(?:\.link\.([A-Za-z0-9_-]+))?\][ \t]*(?:#[^\n]*)?\r?\n?\Z")
_LIKELY_HEADER = re.compile(r"^(?=\[(?:article|claim\.[A-Za-z0-9_-]+(?:\.link\.[A-Za-z0-9_-]+)?)\][ \t]*\r?$)", re.M)
_LIKELY_ID = re.compile(r"^[ \t]*\[claim\.([A-Za-z0-9_-]+)", re.M)
# tomllib takes time by the square of a dotted key's length; nobody writes one of so many steps.
_ENDLESS_KEY = re.compile(r"(?<![A-Za-z0-9_-])(?:[A-Za-z0-9_-]++[ \t]*+\.[ \t]*+){200}")
_ERROR_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


class Kind(Enum):
    """What a block is."""

    PREAMBLE = "preamble"  # what stands above all tables
    ARTICLE = "article"
    CLAIM = "claim"
    LINK = "link"
    OTHER = "other"  # a table that this version does not know, kept as it is
    BROKEN = "broken"  # cannot be read, kept as it is


@dataclass(frozen=True, slots=True)
class Block:
    """One table of the file with the comments above it, or what stands above all tables.

    `claim` and `link` are the ids in the header, `keys` what the table says. `error` says why the block is broken
    and `error_line` on which of its lines, from 0. `region` is not 0 for the pieces of one string that was never
    closed: nothing may be put between them.
    """

    text: str
    kind: Kind
    claim: str = ""
    link: str = ""
    keys: Mapping[str, object] = field(default_factory=dict, hash=False)
    error: str = ""
    error_line: int = 0
    region: int = 0

    @property
    def table(self) -> str:
        """The table's name as its header has it, or ""."""
        start, end = header_of(self.text)
        return self.text[start:end].split("#")[0].strip().strip("[]").strip()

    @property
    def header_line(self) -> int:
        """Which of the block's lines, from 0, is its header."""
        return self.text.count("\n", 0, header_of(self.text)[0])


@dataclass(frozen=True, slots=True)
class Document:
    """A file's blocks in their order."""

    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The file."""
        return "".join(block.text for block in self.blocks)

    @property
    def format(self) -> object:
        """What the file says its format is; 1 if it does not say."""
        return next((b.keys["format"] for b in self.blocks if b.kind is Kind.PREAMBLE and "format" in b.keys), FORMAT)

    @property
    def taken(self) -> frozenset[str]:
        """The claim ids that stand in the file, in broken blocks and of lone links too."""
        ids = {block.claim for block in self.blocks}
        for block in self.blocks:
            if block.kind is Kind.BROKEN:
                ids.update(_LIKELY_ID.findall(block.text))
        return frozenset(ids - {""})

    def with_lines(self) -> Iterator[tuple[Block, int]]:
        """Each block with the line of the file, from 1, on which its text begins."""
        line = 1
        for block in self.blocks:
            yield block, line
            line += block.text.count("\n")


def read_document(text: str, known: Mapping[str, Block] | None = None) -> Document:
    """The document of a file's text; blocks that stand in `known`, by their text, are not read again."""
    known = known or {}
    blocks: list[Block] = []
    regions = 0
    for part, is_conflict in split_conflicts(text):
        if is_conflict:
            error = "git left a conflict here that is not resolved. Keep the lines you want and delete git's markers"
            blocks.append(Block(part, Kind.BROKEN, error=error))
            continue
        for piece in filter(None, split_at_headers(part)):
            block = known.get(piece) or read_block(piece)
            pieces = _recovered(block, regions + 1) if block.kind is Kind.BROKEN else []
            regions += bool(pieces)
            blocks.extend(pieces or [block])
    return Document(tuple(blocks))


def read_block(text: str) -> Block:
    try:
        path = path_of(text)
        keys: object = plain_keys(text) if path else None
        if keys is None and _ENDLESS_KEY.search(text):
            return Block(text, Kind.BROKEN, error="a key has too many dots to be read. Write it flat")
        if keys is None:
            keys = tomllib.loads(text.removeprefix("\ufeff"))
            for step in path:
                keys = keys[step] if isinstance(keys, dict) else None
    except RecursionError:
        return Block(text, Kind.BROKEN, error="the table is nested too deeply to be read. Write it flat")
    except (ValueError, KeyError) as error:
        return _broken(text, str(error))
    if not isinstance(keys, dict):
        return Block(text, Kind.OTHER)
    match path:
        case []:
            return Block(text, Kind.PREAMBLE, keys=keys)
        case ["article"]:
            return Block(text, Kind.ARTICLE, keys=keys)
        case ["claim", claim]:
            return Block(text, Kind.CLAIM, claim, keys=keys)
        case ["claim", claim, "link", link]:
            return Block(text, Kind.LINK, claim, link, keys)
    return Block(text, Kind.OTHER, keys=keys)


def path_of(text: str) -> list[str]:
    """The steps of the name in a block's header; [] above all headers. ValueError for a header that is no TOML."""
    start, end = header_of(text)
    header = text[start:end]
    if match := _CLAIM_HEADER.match(header):
        return ["claim", match[1], "link", match[2]] if match[2] else ["claim", match[1]]
    if _ENDLESS_KEY.search(header):
        raise ValueError("its name has too many dots")
    path: list[str] = []
    keys: object = tomllib.loads(header)
    while isinstance(keys, dict) and keys:
        step = next(iter(keys))
        path.append(step)
        keys = keys[step]
    return path


def _broken(text: str, error: str) -> Block:
    """A block that tomllib cannot read, with the line that it names."""
    place = _ERROR_PLACE.search(error)
    start, end = header_of(text)
    line = int(place[1]) - 1 if place and place[1] else text.count("\n", 0, start)
    message = f"this is not TOML: {_ERROR_PLACE.sub('', error)}. The table is not used until it is mended"
    match = _CLAIM_HEADER.match(text[start:end])
    claim, link = (match[1], match[2] or "") if match else ("", "")
    return Block(text, Kind.BROKEN, claim, link, error=message, error_line=line)


def _recovered(block: Block, region: int) -> list[Block]:
    """The tables that a string or list which was never closed has swallowed; [] if there is none to save."""
    pieces = [piece for piece in _LIKELY_HEADER.split(block.text) if piece]
    if len(pieces) < 2:
        return []
    blocks = [replace(read_block(piece), region=region) for piece in pieces]
    return blocks if any(b.kind is not Kind.BROKEN for b in blocks) else []

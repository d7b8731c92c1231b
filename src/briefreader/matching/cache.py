"""What comparing found, kept for the next time: an unchanged brief is compared once.

One JSON file a brief, of numbers alone: no text, no names. Its own name is a digest of all that the result depends on
(the articles and how they were divided, and the engine itself), so that nothing stale can ever be read. The folder may
be deleted at any time; what cannot be read is found anew, and what cannot be written is not kept.
"""

import json
import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from briefreader.articles.article import Brief
from briefreader.articles.span import Span
from briefreader.matching.alignment import Alignment, Kind, Match
from briefreader.matching.compare import Progress, compare, sum_up
from briefreader.matching.comparison import Comparison

KEPT = 50  # files; of more, those that were used longest ago go
_KINDS = tuple(Kind)

Row = list[int | float | list[int]]


class Cache:
    """Compares briefs, and remembers in a folder what was found."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def compare(self, brief: Brief, progress: Callable[[Progress], None] | None = None) -> Comparison:
        """What `matching.compare` yields, from the folder where it was found before; `progress` hears of all of it."""
        path = self._folder / f"{key_of(brief)}.json"
        matches = _read(path, brief)
        if matches is None:
            found = compare(brief, progress)
            self._keep(path, _rows(found.matches, brief))
            return found
        if progress is not None:
            total = len(brief.articles) * (len(brief.articles) - 1) // 2
            progress(Progress(total, total, matches))
        return sum_up(brief, matches)

    def _keep(self, path: Path, rows: Iterable[Row]) -> None:
        content = json.dumps(list(rows), separators=(",", ":"))
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile("w", dir=self._folder, suffix=".new", delete=False, encoding="ascii") as written:
                written.write(content)
            Path(written.name).replace(path)
            used = sorted(self._folder.glob("*.json"), key=lambda p: p.stat().st_mtime, reverse=True)
            for old in used[KEPT:]:
                old.unlink()


def key_of(brief: Brief) -> str:
    """A digest of everything that the matches of a brief depend on, in 32 hex digits."""
    digest = blake2b(_engine(), digest_size=16)
    for article in brief.articles:
        digest.update(f"\n{article.id}\n{article.hash}\n{article.text!r}".encode("utf-8", "backslashreplace"))
        for segment in (*article.blocks, *article.sentences):
            digest.update(f" {segment.start} {segment.end} {segment.role.value} {segment.block}".encode())
    return digest.hexdigest()


@cache
def _engine() -> bytes:
    """A digest of this package as it is installed, and of what counts of the libraries it calls."""
    import rapidfuzz
    import Stemmer

    digest = blake2b(f"{rapidfuzz.__version__} {Stemmer.version()}".encode())
    for file in sorted(files("briefreader.matching").iterdir(), key=lambda f: f.name):
        if file.is_file():
            digest.update(file.name.encode() + file.read_bytes())
    return digest.digest()


def _rows(matches: Iterable[Match], brief: Brief) -> Iterable[Row]:
    number = {article.id: n for n, article in enumerate(brief.articles)}
    for match in matches:
        m = match.alignment
        yield [
            *(number[match.a_article], number[match.b_article]),
            *(m.a.start, m.a.end, m.b.start, m.b.end),
            *(_KINDS.index(m.kind), m.score),
            _flat(m.shared),
            _flat(m.differs),
        ]


def _flat(pairs: Sequence[tuple[Span, Span]]) -> list[int]:
    return [edge for a, b in pairs for edge in (a.start, a.end, b.start, b.end)]


def _read(path: Path, brief: Brief) -> tuple[Match, ...] | None:
    """The matches in a file; None where there is none, or none that can be used."""
    try:
        rows = json.loads(path.read_bytes())
        if not isinstance(rows, list):
            return None
        found = tuple(_match(row, brief) for row in rows)
        os.utime(path)
    except (OSError, ValueError, TypeError, IndexError):
        return None
    return found


def _match(row: list[Any], brief: Brief) -> Match:
    """The match in a row; ValueError, TypeError or IndexError for what is none."""
    a, b, a_start, a_end, b_start, b_end, kind, score, shared, differs = row
    left, right = brief.articles[a], brief.articles[b]
    if max(a_end - len(left.text), b_end - len(right.text)) > 0:
        raise ValueError("a passage ends behind its article")
    here, there = Span(a_start, a_end), Span(b_start, b_end)
    alignment = Alignment(here, there, _KINDS[kind], score, _pairs(shared), _pairs(differs))
    return Match(left.id, right.id, alignment)


def _pairs(flat: Sequence[int]) -> tuple[tuple[Span, Span], ...]:
    edges = iter(flat)
    return tuple((Span(a, b), Span(c, d)) for a, b, c, d in zip(edges, edges, edges, edges, strict=True))

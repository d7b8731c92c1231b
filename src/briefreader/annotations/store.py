"""The only writer of annotations: ledgers read from and saved into annotations/<annotator>/<article id>.toml.

Promise: a save changes only what the edits say, keeps whatever another hand wrote meanwhile, and never overwrites
what it cannot read.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefreader.annotations.claims import Edit, Ledger
from briefreader.annotations.dismissals import (
    DismissalEdit,
    Dismissals,
    leaves_nothing,
    read_dismissals,
    with_dismissals,
)
from briefreader.annotations.document import FORMAT, Document, Kind, read_document
from briefreader.annotations.files import (
    NO_FILE,
    Stamp,
    locked,
    read_bytes,
    remove_file,
    replace_bytes,
    stamp_of,
    sweep,
)
from briefreader.annotations.merging import Clash, merge
from briefreader.annotations.names import DECIDED, DISMISSED, SUFFIX, annotation_path, check_annotator, dismissals_path
from briefreader.annotations.reading import Problem, Reading, read_ledger
from briefreader.annotations.rewriting import new_text, rewritten, says_nothing
from briefreader.articles.article import Article
from briefreader.errors import AnnotationError

__all__ = ["Clash", "LoadedLedger", "Problem", "SavedLedger", "Stamp", "Store"]


# Earlier texts kept per file, so that an undone edit brings back every byte, comments of a removed table included.
_LONGEST_TRAIL = 64
_LARGEST_TRAIL = 2_000_000


@dataclass(frozen=True, slots=True)
class LoadedLedger:
    """A ledger as it is on disk. `read_only` is why it cannot be saved, or "". `taken` are all claim ids in the file,
    also of tables that cannot be used: a new claim's id must not be among them."""

    ledger: Ledger
    problems: tuple[Problem, ...]
    read_only: str
    stamp: Stamp
    taken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SavedLedger:
    """A ledger as it is on disk after a save. `from_others` says whether the file held anything before that this
    store had not read or written itself."""

    ledger: Ledger
    clashes: tuple[Clash, ...]
    problems: tuple[Problem, ...]
    stamp: Stamp
    from_others: bool
    taken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Seen:
    """The text last read or written, and what it says, so that nothing is read twice."""

    text: str
    document: Document
    reading: Reading


@dataclass(frozen=True, slots=True)
class _OnDisk:
    """A file as it is now. `unreadable` is why its text cannot even be cut into tables, or ""."""

    text: str | None
    unreadable: str = ""
    line: int = 1


class Store:
    """The annotations in one folder (root/"annotations"). Safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.RLock()
        self._seen: dict[tuple[str, str], _Seen] = {}
        self._trails: dict[tuple[str, str], list[_Seen]] = {}
        self._made: set[tuple[str, str]] = set()

    def annotators(self) -> tuple[str, ...]:
        """The names of all who have a folder, sorted; decisions are no annotator's."""
        try:
            names = [entry.name for entry in self.folder.iterdir() if entry.is_dir()]
        except OSError:
            return ()
        return tuple(sorted(name for name in names if not name.startswith(".") and name != DECIDED))

    def articles(self, annotator: str) -> tuple[str, ...]:
        """The ids of all articles that the annotator has a file on, sorted."""
        home = self.folder / annotator
        try:
            paths = [path.relative_to(home) for path in home.rglob(f"*{SUFFIX}")]
        except OSError:
            return ()
        shown = (path for path in paths if not any(part.startswith(".") for part in path.parts))
        ids = (path.as_posix().removesuffix(SUFFIX) for path in shown)
        return tuple(sorted(article_id for article_id in ids if article_id != DISMISSED))

    def load(self, annotator: str, article_id: str) -> LoadedLedger:
        """The ledger on disk, empty if there is no file. AnnotationError if the names lead nowhere (see names)."""
        path = annotation_path(self.folder, annotator, article_id)
        with self._lock:
            stamp = stamp_of(path)
            on_disk = _read(path)
            if on_disk.unreadable:
                problem = Problem(self._file(annotator, article_id), on_disk.line, "", on_disk.unreadable)
                return LoadedLedger(Ledger(annotator, article_id), (problem,), on_disk.unreadable, stamp)
            known = self._seen.pop((annotator, article_id), None)
            if on_disk.text != (known.text if known else None):
                self._trails.pop((annotator, article_id), None)
            if on_disk.text is None:
                return LoadedLedger(Ledger(annotator, article_id), (), "", NO_FILE)
            seen = self._read(annotator, article_id, on_disk.text, known)
            self._seen[annotator, article_id] = seen
            read_only, reading = _newer(path, seen.document), seen.reading
            return LoadedLedger(reading.ledger, reading.problems, read_only, stamp, seen.document.taken)

    def lines(self, annotator: str, article_id: str) -> dict[str, int]:
        """On which line of the file, from 1, the table of each claim begins."""
        self.load(annotator, article_id)
        with self._lock:
            seen = self._seen.get((annotator, article_id))
        blocks = seen.document.with_lines() if seen else ()
        return {block.claim: line + block.header_line for block, line in blocks if block.kind is Kind.CLAIM}

    def stamp(self, annotator: str, article_id: str) -> Stamp:
        """What `load` would give as stamp: another one means that the file changed. Costs one look at the disk."""
        return stamp_of(
            self.folder.joinpath(annotator, *article_id.split("/")[:-1], article_id.split("/")[-1] + SUFFIX)
        )

    def save(self, article: Article, edits: Sequence[Edit]) -> SavedLedger:
        """Puts the edits onto the file as it is on disk now, and says what the file holds then.

        The edits are all of one annotator and of this article (ValueError otherwise, or if there are none), in the
        order of their making. AnnotationError: nothing was written, the file is as it was, and the edits can be
        saved again.
        """
        annotators = {edit.annotator for edit in edits}
        if len(annotators) != 1 or any(edit.article != article.id for edit in edits):
            raise ValueError("a save takes edits of one annotator and one article")
        if article.read_only:
            raise AnnotationError(f"{article.source} cannot be tagged: {article.read_only}")
        annotator = check_annotator(annotators.pop(), self.annotators())
        path = annotation_path(self.folder, annotator, article.id)
        with self._lock, locked(self.folder) as is_alone:
            if is_alone:
                sweep(path)
            return self._save(path, annotator, article, edits)

    def load_dismissals(self, annotator: str) -> Dismissals:
        """What the annotator dismissed; nothing if there is no file. AnnotationError as `load`."""
        path = dismissals_path(self.folder, annotator)
        stamp = stamp_of(path)
        on_disk = _read(path)
        file = self._file(annotator, DISMISSED)
        if on_disk.unreadable:
            problem = Problem(file, on_disk.line, "", on_disk.unreadable)
            return Dismissals({}, (problem,), f"{file}: {on_disk.unreadable}", stamp)
        return replace(read_dismissals(on_disk.text or "", file), stamp=stamp)

    def save_dismissals(self, edits: Sequence[DismissalEdit]) -> Dismissals:
        """Puts the edits, all of one annotator, onto the file as it is now; a file with nothing left to say goes if
        it was made here.

        AnnotationError: nothing was written, and the edits can be saved again.
        """
        annotator = check_annotator(edits[0].annotator, self.annotators())
        path = dismissals_path(self.folder, annotator)
        with self._lock, locked(self.folder) as is_alone:
            if is_alone:
                sweep(path)
            standing = self.load_dismissals(annotator)
            if standing.read_only:
                raise AnnotationError(f"{standing.read_only}. It is not overwritten: mend it, and save again.")
            text, key = _read(path).text, (annotator, DISMISSED)
            after = with_dismissals(text or "", edits)
            if text is None:
                self._made.add(key)
            if leaves_nothing(after) and key in self._made:
                remove_file(path, up_to=self.folder.resolve() / annotator)
                self._made.discard(key)
            elif after != text:
                replace_bytes(path, after.encode("utf-8"))
            return self.load_dismissals(annotator)

    def _save(self, path: Path, annotator: str, article: Article, edits: Sequence[Edit]) -> SavedLedger:
        on_disk = _read(path)
        if on_disk.unreadable:
            raise AnnotationError(f"{path}: {on_disk.unreadable}. It is not overwritten: mend it, and save again.")
        key = (annotator, article.id)
        known = self._seen.pop(key, None)
        from_others = on_disk.text != (known.text if known else None)
        if from_others:
            self._trails.pop(key, None)
        is_blank = on_disk.text is None or not on_disk.text.strip("\ufeff \t\r\n")
        before = self._read(annotator, article.id, new_text(article) if is_blank else on_disk.text or "", known)
        if on_disk.text == before.text:
            self._seen[key] = before
        if reason := _newer(path, before.document):
            raise AnnotationError(reason)
        has_broken_tags = any(b.kind is Kind.BROKEN and b.table == "article" for b in before.reading.document.blocks)
        merged = merge(before.reading.ledger, edits, before.document.taken, has_broken_tags=has_broken_tags)
        after = before
        if merged.ledger != before.reading.ledger:
            after = self._changed(path, annotator, article.id, before, merged.ledger)
            self._write(path, annotator, article.id, on_disk.text, after)
            self._remember(annotator, article.id, before, after)
        reading = after.reading
        return SavedLedger(
            reading.ledger, merged.clashes, reading.problems, stamp_of(path), from_others, after.document.taken
        )

    def _changed(self, path: Path, annotator: str, article_id: str, before: _Seen, wanted: Ledger) -> _Seen:
        """What the file shall hold: the text that it had when it said the same, if that was the step before."""
        trail = self._trails.get((annotator, article_id), [])
        if trail and trail[-1].reading.ledger == wanted:
            return trail[-1]
        text = rewritten(before.reading.document, before.reading.ledger, wanted)
        after = self._read(annotator, article_id, text, before)
        broken = (block.text.strip() for block in before.reading.document.blocks if block.kind is Kind.BROKEN)
        if after.reading.ledger != wanted or not all(block in text for block in broken):
            raise AnnotationError(
                f"{path} is written in a way that cannot be changed without a loss. Nothing was written: bring its "
                "tables into the form that the documentation shows, and save again."
            )
        return after

    def _remember(self, annotator: str, article_id: str, before: _Seen, after: _Seen) -> None:
        """Keeps the text before a change, for the day it is undone; an undo takes it off again."""
        trail = self._trails.setdefault((annotator, article_id), [])
        if trail and trail[-1] is after:
            trail.pop()
            return
        trail.append(before)
        while len(trail) > _LONGEST_TRAIL or (len(trail) > 1 and sum(len(s.text) for s in trail) > _LARGEST_TRAIL):
            del trail[0]

    def _write(self, path: Path, annotator: str, article_id: str, old: str | None, after: _Seen) -> None:
        """Puts the text on disk. A file that says nothing any more goes if it was made here; one that was there before
        stays with its head alone: git merges a file that was emptied, but not one that was removed."""
        key = (annotator, article_id)
        if old is None:
            self._made.add(key)
        if says_nothing(after.document) and key in self._made:
            if old is not None:
                remove_file(path, up_to=self.folder.resolve() / annotator)
            self._made.discard(key)
            self._seen.pop(key, None)
        elif after.text != old:
            replace_bytes(path, after.text.encode("utf-8"))
            self._seen[key] = after

    def _read(self, annotator: str, article_id: str, text: str, known: _Seen | None) -> _Seen:
        """What the text says; tables that stood in the text known already are not read again."""
        if known and known.text == text:
            return known
        blocks = {block.text: block for block in known.document.blocks if not block.region} if known else {}
        document = read_document(text, blocks)
        return _Seen(text, document, read_ledger(document, annotator, article_id, self._file(annotator, article_id)))

    def _file(self, annotator: str, article_id: str) -> str:
        """How problems name the file: relative to the root, with "/"."""
        return f"{self.folder.name}/{annotator}/{article_id}{SUFFIX}"


def _read(path: Path) -> _OnDisk:
    """The file as text. A blank file is as good as none; what cannot be cut into tables is said, not raised."""
    content = read_bytes(path)
    if content is None:
        return _OnDisk(None)
    try:
        return _OnDisk(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return _OnDisk(
            None, f"the file is not UTF-8 (byte {error.start} on line {line} is the first that is not)", line
        )


def _newer(path: Path, document: Document) -> str:
    """Why this version must not write the file, or ""."""
    stated = document.format
    if isinstance(stated, int) and not isinstance(stated, bool) and stated > FORMAT:
        return (
            f"{path} has format {stated}, and this version knows {FORMAT}: it is opened read-only. Update briefreader."
        )
    if stated != FORMAT or isinstance(stated, bool):
        return (
            f"{path} has the format {stated!r:.40}, which is unknown: it is opened read-only. Write format = {FORMAT}."
        )
    return ""

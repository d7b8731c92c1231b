"""What changed in the annotations between two states of a project, claim by claim, as git knows it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefreader.annotations.claims import Claim, Ledger
from briefreader.annotations.document import read_document
from briefreader.annotations.names import DECIDED, DISMISSED, SUFFIX
from briefreader.annotations.reading import read_ledger
from briefreader.errors import UsageError
from briefreader.review.repository import Commit, Moved, Repository

FOLDER = "annotations"

# A claim's id may be shortened to so many digits.
_SHORTEST_ID = 4


@dataclass(frozen=True, slots=True)
class Change:
    """One claim before and after (None: it was not there), or, with claim "", the tags of a whole article."""

    annotator: str
    article: str
    claim: str
    before: Claim | None
    after: Claim | None
    tags_before: tuple[str, ...] = ()
    tags_after: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The words that the claim is about, as they stand afterwards; "" for a whole article."""
        said = self.after or self.before
        return said.selector.quote if said else ""


@dataclass(frozen=True, slots=True)
class Step:
    """What one commit did to one claim; `commit` is None for what is not committed yet."""

    commit: Commit | None
    change: Change


def changes_between(before: Ledger, after: Ledger) -> tuple[Change, ...]:
    """The claims that differ between two versions of a ledger, ordered by where they stand."""
    was = {claim.id: claim for claim in before.claims}
    now = {claim.id: claim for claim in after.claims}
    who, article = after.annotator, after.article
    found = [
        Change(who, article, claim_id, was.get(claim_id), now.get(claim_id))
        for claim_id in was.keys() | now.keys()
        if was.get(claim_id) != now.get(claim_id)
    ]
    found.sort(key=lambda change: (_start(change), change.claim))
    if before.tags != after.tags:
        found.insert(0, Change(who, article, "", None, None, before.tags, after.tags))
    return tuple(found)


def _start(change: Change) -> int:
    said = change.after or change.before
    return said.selector.start if said else -1


def changes_in(repository: Repository, revisions: str) -> tuple[Change, ...]:
    """What changed in the annotations: "A..B" between two commits, "A...B" in B since it left A, "A" from A to what
    is on disk, "" from the last commit to what is on disk. RepositoryError for what git does not know."""
    before, after = ends_of(repository, revisions)
    moved = list(_ledger_files(repository.changed(before, after, FOLDER)))
    found: list[Change] = []
    for was, now in _ledgers(repository, moved):
        found += changes_between(was, now)
    return tuple(sorted(found, key=lambda c: (c.article, c.annotator)))


def ends_of(repository: Repository, revisions: str) -> tuple[str, str | None]:
    """The two commits that a range means; the second is None where it is what lies on disk."""
    first, dots, second = revisions.partition("...") if "..." in revisions else revisions.partition("..")
    before = repository.commit_of(first or "HEAD")
    if not dots:
        return before, None
    after = repository.commit_of(second or "HEAD")
    return (repository.fork_of(before, after) if dots == "..." else before), after


def history_of(repository: Repository, claim: str) -> tuple[Step, ...]:
    """Everything that commits did to a claim, newest first. `claim` is its id or the beginning of it; where several
    annotators have it, "ANNOTATOR/ID" names one. UsageError if there is none, or several."""
    annotator, _, wanted = claim.rpartition("/")
    if len(wanted) < _SHORTEST_ID:
        raise UsageError(f"{claim} is too short for a claim: give at least {_SHORTEST_ID} digits of its id.")
    steps = [s for s in _steps(repository, wanted) if not annotator or s.change.annotator == annotator]
    ids = {step.change.claim for step in steps}
    if len(ids) > 1:
        raise UsageError(f"{claim} is the beginning of several claims: {', '.join(sorted(ids))}. Give more of it.")
    if not steps:
        raise UsageError(f"git knows no claim {claim} here. `briefreader check --all` lists the ids.")
    return tuple(steps)


def _steps(repository: Repository, wanted: str) -> Iterator[Step]:
    head = repository.commit_of("HEAD")
    here = list(_ledger_files(repository.changed(head, None, FOLDER)))
    yield from _steps_of(repository, None, here, wanted)
    for commit in repository.log("--", f"{FOLDER}/"):
        yield from _steps_of(repository, commit, list(_ledger_files(commit.files)), wanted)


def _steps_of(repository: Repository, commit: Commit | None, files: Sequence[Moved], wanted: str) -> Iterator[Step]:
    for was, now in _ledgers(repository, files, mentioning=f"claim.{wanted}".encode()):
        for change in changes_between(was, now):
            if change.claim.startswith(wanted):
                yield Step(commit, change)


def _ledgers(
    repository: Repository, files: Sequence[Moved], mentioning: bytes = b""
) -> Iterator[tuple[Ledger, Ledger]]:
    """The ledgers of files before and after; empty where there was no file, or nothing of what is asked for in it."""
    blobs = repository.blobs(blob for m in files for blob in (m.before_blob, m.after_blob) if blob)
    for moved in files:
        sides = []
        for path, blob in ((moved.before, moved.before_blob), (moved.after, moved.after_blob)):
            content = next(blobs) if blob else _on_disk(repository.root, path)
            sides.append(ledger_of(moved.after or moved.before or "", content if mentioning in content else b""))
        yield sides[0], sides[1]


def ledger_of(path: str, content: bytes) -> Ledger:
    """The ledger that a file of annotations holds; what cannot be read of it is left out."""
    _, annotator, *parts = path.split("/")
    document = read_document(content.decode("utf-8", "replace"))
    return read_ledger(document, annotator, "/".join(parts).removesuffix(SUFFIX), path).ledger


def _on_disk(root: Path, path: str | None) -> bytes:
    if path is None:
        return b""
    try:
        return (root / path).read_bytes()
    except OSError:
        return b""


def _ledger_files(files: Iterable[Moved]) -> Iterator[Moved]:
    """The files of annotations. Git takes a file for another's that is like it: two annotators are never one."""
    for moved in files:
        before = moved.before if is_ledger(moved.before) else None
        after = moved.after if is_ledger(moved.after) else None
        if before and after and before.split("/")[1] != after.split("/")[1]:
            yield Moved(before, None, moved.before_blob, "")
            yield Moved(None, after, "", moved.after_blob)
        elif before or after:
            yield Moved(before, after, moved.before_blob if before else "", moved.after_blob if after else "")


def is_ledger(path: str | None) -> bool:
    """Whether a path under the root is a file of somebody's annotations."""
    parts = (path or "").split("/")
    is_own = len(parts) > 2 and parts[0] == FOLDER and parts[1] != DECIDED and parts[2:] != [DISMISSED + SUFFIX]
    return is_own and parts[-1].endswith(SUFFIX)

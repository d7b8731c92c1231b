"""The user's git, asked about one project. It is only read here; nothing in a repository can make it run a program.

Paths are relative to the project's folder, with "/", whether or not that is the top of the repository.
"""

import os
import re
import subprocess
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefreader.errors import BriefreaderError

# A repository's own settings may name programs to run; these are not asked for.
_SAFE = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=off", "-c", "log.showSignature=false")
_PATIENCE_SECONDS = 120
_ENTRY = re.compile(r"\x01(?=[0-9a-f]{40,64}\0)")
_RAW = ("--raw", "--no-abbrev", "-M40%", "-z", "--relative", "--no-ext-diff", "--no-textconv")


class RepositoryError(BriefreaderError):
    """Git is not there, or refuses what was asked of it."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A file that differs between two states: its path before and after, None where there was none.

    The blobs are the ids of what it held; "" where there was no file, or where it lies on disk only.
    """

    before: str | None
    after: str | None
    before_blob: str = ""
    after_blob: str = ""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: full hash, author's name, author's date (ISO 8601), first line of its message, and what it changed."""

    id: str
    author: str
    date: str
    subject: str
    files: tuple[Moved, ...]


class Repository:
    """The repository that a folder lies in."""

    def __init__(self, root: Path) -> None:
        """RepositoryError if `root` lies in none."""
        self.root = root
        self.git("rev-parse", "--git-dir")

    def git(self, *arguments: str) -> bytes:
        """What git answers; RepositoryError with its own words where it fails."""
        try:
            done = subprocess.run(
                ["git", *_SAFE, *arguments],
                cwd=self.root,
                env=_environment(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_PATIENCE_SECONDS,
                check=False,
            )
        except FileNotFoundError:
            raise RepositoryError("git is not installed here, or not on the PATH: install it first.") from None
        except (OSError, subprocess.SubprocessError) as error:
            raise RepositoryError(f"git could not be asked ({error}).") from None
        if done.returncode:
            words = done.stderr.decode("utf-8", "replace").strip().splitlines()
            reason = words[0].removeprefix("fatal: ") if words else f"exit {done.returncode}"
            raise RepositoryError(f"git says: {reason}.")
        return done.stdout

    def commit_of(self, revision: str) -> str:
        """The full hash of the commit that a branch, tag or hash names; RepositoryError if there is none."""
        try:
            found = self.git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        except RepositoryError:
            raise RepositoryError(
                f"git knows no branch or commit {revision!r} here. `git branch --all` lists the branches."
            ) from None
        return found.decode().strip()

    def fork_of(self, one: str, other: str) -> str:
        """The commit at which two lines of work parted."""
        try:
            return self.git("merge-base", "--end-of-options", one, other).decode().strip()
        except RepositoryError:
            raise RepositoryError(f"{one} and {other} have no commit in common.") from None

    def files(self, revision: str, folder: str) -> dict[str, str]:
        """The files below a folder in a commit: their paths, and the ids of their blobs."""
        listed = self.git("ls-tree", "-r", "-z", revision, "--", f"{folder}/").decode("utf-8", "surrogateescape")
        found = {}
        for entry in filter(None, listed.split("\0")):
            about, path = entry.split("\t", 1)
            mode, kind, blob = about.split()
            if kind == "blob" and mode != "120000":
                found[path] = blob
        return found

    def blobs(self, ids: Iterable[str]) -> Generator[bytes, None, None]:
        """The contents of blobs, in the order asked for, one after the other."""
        wanted = list(ids)
        if not wanted:
            return
        with subprocess.Popen(
            ["git", *_SAFE, "cat-file", "--batch"],
            cwd=self.root,
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as batch:
            if batch.stdin is None or batch.stdout is None:
                raise RepositoryError("git could not be asked for the contents of files.")
            try:
                for blob in wanted:
                    batch.stdin.write(blob.encode() + b"\n")
                    batch.stdin.flush()
                    head = batch.stdout.readline().split()
                    if len(head) != 3 or head[1] != b"blob":
                        raise RepositoryError(f"git does not have the contents of {blob}: is this a partial clone?")
                    yield batch.stdout.read(int(head[2]))
                    batch.stdout.read(1)
            finally:
                batch.stdin.close()
                batch.stdout.close()
                batch.wait()

    def read(self, revision: str, path: str) -> bytes | None:
        """A file as it is in a commit; None if it is not there."""
        blob = self.files(revision, path.rsplit("/", 1)[0]).get(path) if "/" in path else None
        return next(self.blobs([blob])) if blob else None

    def changed(self, before: str, after: str | None, folder: str) -> tuple[Moved, ...]:
        """The files below a folder that differ between two commits; `after` None stands for the files on disk."""
        revisions = [before] if after is None else [before, after]
        listed = self.git("diff", *_RAW, *revisions, "--", f"{folder}/")
        found = list(_moved(listed.decode("utf-8", "surrogateescape").split("\0")))
        if after is None:
            new = self.git("ls-files", "-z", "--others", "--exclude-standard", "--", f"{folder}/")
            found += [Moved(None, path) for path in new.decode("utf-8", "surrogateescape").split("\0") if path]
        return tuple(found)

    def log(self, *arguments: str) -> Iterator[Commit]:
        """The commits that `git log` lists for these arguments, newest first, with the files that each changed."""
        form = "--format=%x01%H%x00%an%x00%aI%x00%s"
        listed = self.git("log", form, "--no-color", *_RAW, *arguments).decode("utf-8", "replace")
        for entry in _ENTRY.split(listed)[1:]:
            head, _, files = entry.partition("\0\n")
            commit, author, date, subject = [*head.split("\0"), "", "", "", ""][:4]
            yield Commit(commit, author, date, subject.strip("\0 "), tuple(_moved(files.split("\0"))))


def _moved(fields: list[str]) -> Iterator[Moved]:
    """The files in what git prints with --raw -z: modes, blobs and status, then one path, or two of a renamed file."""
    at = 0
    while at + 1 < len(fields) and fields[at].strip().startswith(":"):
        *_, old, new, status = fields[at].split()
        before, after = fields[at + 1], fields[at + 2] if status[0] in "RC" else fields[at + 1]
        at += 3 if status[0] in "RC" else 2
        yield Moved(
            None if status[0] in "AC" else before,
            None if status[0] == "D" else after,
            "" if status[0] in "AC" else old,
            new.strip("0") and new,
        )


def _environment() -> dict[str, str]:
    return {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C", "GIT_PAGER": "cat"}

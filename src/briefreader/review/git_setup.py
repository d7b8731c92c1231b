"""Teaching a repository to merge annotations by claim: two settings and a few lines of .gitattributes."""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefreader.articles.writing import write_atomically
from briefreader.review.repository import Repository, RepositoryError

DRIVER = "briefreader merge-file %O %A %B %P"
_SETTINGS = {"merge.briefreader.name": "claims and their fields", "merge.briefreader.driver": DRIVER}

# Converted line ends would move every offset of an article, and touch lines of annotations that nobody changed.
ATTRIBUTES = ("annotations/** -text merge=briefreader", "seeds/** -text")


@dataclass(frozen=True, slots=True)
class Missing:
    """What a repository lacks for annotations to merge by claim: one sentence."""

    what: str


def missing(repository: Repository) -> tuple[Missing, ...]:
    """What `set_up` would do; empty if all is there."""
    found = [Missing(f"git's setting {key} is not {value!r}") for key, value in _unset(repository)]
    found += [Missing(f".gitattributes lacks the line {line!r}") for line in _lines_lacking(repository.root)]
    return tuple(found)


def set_up(repository: Repository) -> tuple[str, ...]:
    """Writes what is missing, and says what was done. RepositoryError where that fails; nothing else is touched."""
    done = []
    for key, value in _unset(repository):
        repository.git("config", "--local", key, value)
        done.append(f"set {key}")
    lines = _lines_lacking(repository.root)
    if lines:
        _append(repository.root / ".gitattributes", lines)
        done += [f"added {line!r} to .gitattributes" for line in lines]
    return tuple(done)


def merge_as_text(ours: Path, base: Path, theirs: Path) -> int:
    """Git's own merge of three files into `ours`; how many conflicts it left marked. For what is no annotation."""
    command = ["git", "merge-file", "-L", "ours", "-L", "base", "-L", "theirs", "--", *map(str, (ours, base, theirs))]
    try:
        return subprocess.run(command, check=False, capture_output=True, timeout=60).returncode
    except (OSError, subprocess.SubprocessError) as error:
        raise RepositoryError(f"git could not merge the files as text ({error}).") from None


def _unset(repository: Repository) -> list[tuple[str, str]]:
    found = []
    for key, value in _SETTINGS.items():
        try:
            standing = repository.git("config", "--get", key).decode().strip()
        except RepositoryError:
            standing = ""
        if standing != value:
            found.append((key, value))
    return found


def _lines_lacking(root: Path) -> list[str]:
    try:
        standing = (root / ".gitattributes").read_text(encoding="utf-8", errors="surrogateescape")
    except FileNotFoundError:
        standing = ""
    except OSError as error:
        raise RepositoryError(f".gitattributes cannot be read ({error.strerror}).") from None
    words = [line.split() for line in standing.splitlines()]
    return [line for line in ATTRIBUTES if not any(set(line.split()) <= set(w) for w in words)]


def _append(path: Path, lines: Sequence[str]) -> None:
    try:
        before = path.read_bytes() if path.exists() else b""
        gap = b"" if not before or before.endswith(b"\n") else b"\n"
        write_atomically(path, before + gap + "".join(f"{line}\n" for line in lines).encode())
    except OSError as error:
        raise RepositoryError(f"{path} cannot be written ({error.strerror}).") from None

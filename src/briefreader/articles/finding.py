"""Which files a reader means by the paths given: the root, the briefs under it, the files of folders and patterns.

Nothing here opens a file. Folders are walked once each, however links lead around, and only so far.
"""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePath

from briefreader.articles.article import Notice, Severity
from briefreader.articles.reading import absolute, name_of

# What a folder may hold before the walk stops: a guard against being pointed at a whole disk.
MAX_ENTRIES = 200_000
MAX_FILES = 5_000

ARTICLE_SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".xhtml", ".pdf"})

_NUMBERS = re.compile(r"([0-9]+)")


@dataclass(frozen=True, slots=True)
class Found:
    """A file that is meant to be opened; `is_stdin` for standard input, whose path is "-"."""

    path: Path
    is_stdin: bool = False


def natural_key(path: str | Path) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    """Sorts names as people do: 2 before 10, folder by folder, upper and lower case together."""
    return tuple(
        tuple((0, int(piece), "") if piece.isdigit() and piece.isascii() else (1, 0, piece.casefold())
              for piece in _NUMBERS.split(part))
        for part in Path(path).parts
    )  # fmt: skip


def is_skipped(name: str) -> bool:
    """Whether a file or folder of that name is no article and was not meant to be one."""
    return name.startswith((".", "_", "README")) or name.endswith(".meta.toml") or name == "originals"


def find_root(paths: Sequence[str | Path], cwd: Path) -> Path:
    """The nearest folder with `briefreader.toml` or `seeds`, upwards from the first path, else from `cwd`.

    If there is none, `cwd` itself.
    """
    cwd = absolute(cwd)
    named = next((str(path) for path in paths if str(path) != "-"), None)
    start = absolute(cwd / _plain_part(named)) if named is not None else cwd
    for folder in (start, *start.parents):
        if _is_file(folder / "briefreader.toml") or _is_folder(folder / "seeds"):
            return folder
    return cwd


def find_briefs(root: Path) -> tuple[Path, ...]:
    """The folders that are a brief each, in natural order: those directly under `seeds` that hold articles.

    Articles that lie in `seeds` itself make `seeds` the first of them, so that nothing is out of reach; without
    subfolders it is the only one. Empty if there is no article.
    """
    seeds = root / "seeds"
    inner: list[Path] = []
    has_own = False
    for entry in _entries(seeds):
        if is_skipped(entry.name):
            continue
        if _entry_is_folder(entry):
            if next(_walk(Path(entry.path)), None) is not None:
                inner.append(Path(entry.path))
        elif _has_article_name(entry.name):
            has_own = True
    return ((seeds,) if has_own else ()) + tuple(sorted(inner, key=natural_key))


def find_files(paths: Sequence[str | Path], cwd: Path) -> Iterator[Found | Notice]:
    """Every file that the paths mean, each once, in the order given; a notice for a path that means none.

    A single path is taken at its word. Of several (as a shell's `seeds/*` yields) those that no folder would show
    are passed over.
    """
    seen: set[str] = set()
    for given in paths:
        if str(given) == "-":
            if "-" not in seen:
                yield Found(Path("-"), is_stdin=True)
            seen.add("-")
            continue
        path = absolute(cwd / given)
        if len(paths) > 1 and is_skipped(path.name):
            continue
        yield from _not_seen(_meant(str(given), path), seen)


def _not_seen(found: Iterator[Found | Notice], seen: set[str]) -> Iterator[Found | Notice]:
    count = 0
    for item in found:
        if isinstance(item, Found):
            real = _real(item.path)
            if real in seen:
                continue
            seen.add(real)
            count += 1
            if count > MAX_FILES:
                message = f"Only the first {MAX_FILES} files were opened: name a smaller folder."
                yield Notice(name_of(item.path.parent), message, Severity.ERROR)
                return
        yield item


def _meant(given: str, path: Path) -> Iterator[Found | Notice]:
    if _is_folder(path):
        yield from _files_in(path)
    elif os.path.lexists(path) or not _has_magic(given):
        yield Found(path)
    else:
        matching = sorted(_expand(path), key=natural_key)
        for match in matching:
            yield from _files_in(match) if _is_folder(match) else (Found(match),)
        if not matching:
            yield Notice(name_of(given), f"No file matches {name_of(given)}: check the pattern.", Severity.ERROR)


def _files_in(folder: Path) -> Iterator[Found | Notice]:
    """The articles below a folder: those of a folder before those of its subfolders' names, in natural order."""
    files = sorted(_walk(folder), key=lambda path: natural_key(path.relative_to(folder)))
    yield from map(Found, files)
    if not files:
        message = f"There is no article in {name_of(folder)}: expected files that end in .txt or .md."
        yield Notice(name_of(folder), message, Severity.ERROR)


def _walk(folder: Path) -> Iterator[Path]:
    """The files with an article's name in and below a folder; each real folder once, so links cannot loop."""
    visited = {_real(folder)}
    waiting = [folder]
    left = MAX_ENTRIES
    while waiting:
        for entry in islice(_entries(waiting.pop()), left):
            left -= 1
            if is_skipped(entry.name):
                continue
            if _entry_is_folder(entry):
                real = _real(entry.path)
                if real not in visited:
                    visited.add(real)
                    waiting.append(Path(entry.path))
            elif _has_article_name(entry.name):
                yield Path(entry.path)


def _expand(pattern: Path) -> Iterator[Path]:
    """The paths that match a pattern with *, ?, [...] and ** (any folders between)."""
    base = Path(_plain_part(str(pattern)))
    try:
        wanted = re.compile(_pattern_source(pattern.relative_to(base).as_posix()), re.DOTALL)
    except re.error:
        return  # a range the wrong way round, such as [z-a], matches nothing
    suffix = PurePath(pattern.name).suffix
    # "*" means the articles, as a folder does; "*.log" means what it says.
    any_suffix = bool(suffix) and not _has_magic(suffix)
    deep = "**" in pattern.parts
    candidates = _walk(base) if deep else _walk_levels(base, len(pattern.parts) - len(base.parts))
    for path in candidates:
        if is_skipped(path.name) or not wanted.fullmatch(path.relative_to(base).as_posix()):
            continue
        if any_suffix or _has_article_name(path.name) or _is_folder(path):
            yield path


def _walk_levels(base: Path, levels: int) -> Iterator[Path]:
    """Everything that lies exactly `levels` folders below."""
    for entry in islice(_entries(base), MAX_ENTRIES):
        if levels <= 1:
            yield Path(entry.path)
        elif _entry_is_folder(entry):
            yield from _walk_levels(Path(entry.path), levels - 1)


def _pattern_source(pattern: str) -> str:
    pieces = []
    for piece in re.findall(r"\*\*/|\*+|\?|\[!?\]?[^\]]*\]|.", pattern, re.DOTALL):
        if piece == "**/":
            pieces.append("(?:.*/)?")
        elif piece.startswith("*"):
            pieces.append("[^/]*")
        elif piece == "?":
            pieces.append("[^/]")
        elif len(piece) > 2 and piece[0] == "[":
            inner = piece[1:-1].replace("\\", "\\\\").replace("[", "\\[")
            inner = "^" + inner[1:] if inner.startswith("!") else inner.replace("^", "\\^", 1)
            pieces.append(f"[{inner}]")
        else:
            pieces.append(re.escape(piece))
    return "".join(pieces)


def _has_magic(path: str) -> bool:
    return any(char in path for char in "*?[")


def _plain_part(path: str) -> str:
    """The leading folders of a path that hold no pattern; a path that exists is no pattern."""
    if not _has_magic(path) or os.path.lexists(path):
        return path
    kept: list[str] = []
    for part in Path(path).parts:
        if _has_magic(part):
            break
        kept.append(part)
    return str(Path(*kept)) if kept else "."


def _real(path: str | Path) -> str:
    """What tells one file or folder from another, whatever links lead to it."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return str(path)


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            yield from entries
    except (OSError, ValueError):
        return


def _entry_is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112  (never raises, whatever the name)


def _is_file(path: Path) -> bool:
    return os.path.isfile(path)  # noqa: PTH113


def _has_article_name(name: str) -> bool:
    return PurePath(name).suffix.lower() in ARTICLE_SUFFIXES

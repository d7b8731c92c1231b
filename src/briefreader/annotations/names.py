"""Which names may become folders and files below annotations/, and where a pair of names leads.

Promise: no annotator name and no article id, however made, leads outside annotations/<annotator>/.
"""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from briefreader.errors import AnnotationError

# Folders that stand for something else than a person: decisions between annotators, and the shipped example.
DECIDED = "decided"
RESERVED = frozenset({DECIDED, "example"})

# The file of an annotator that speaks of no article: disagreements that were dismissed.
DISMISSED = "_dismissed"

# The longest name in UTF-8 bytes; file systems allow 255, and encrypted ones about 140.
LONGEST_NAME = 64

SUFFIX = ".toml"

_DEVICES = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}) | {
    f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"
}
_NEVER_IN_A_NAME = frozenset('/\\<>:"|?*')
_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def check_annotator(name: str, existing: Iterable[str] = ()) -> str:
    """The name in NFC, fit to be a folder on every system; AnnotationError says what is wrong with it.

    `existing` are the annotators known already: the very same name is fine, one that only looks the same (another
    case or Unicode form) is refused, since some file systems would put both into one folder.
    """
    wanted = unicodedata.normalize("NFC", name)
    problem = _problem_of(wanted)
    if problem:
        raise AnnotationError(f"The annotator name {name!r} cannot be used: {problem}. Choose another name.")
    for other in existing:
        if _key(other) == _key(wanted) and other != wanted:
            raise AnnotationError(
                f"The annotator name {name!r} differs from the existing {other!r} only in case or Unicode form, "
                f"which some systems cannot keep apart. Use {other!r}, or choose another name."
            )
    return wanted


def suggest_annotator(git_name: str) -> str:
    """A name that check_annotator accepts, made from a person's name ("Zoë van Dijk" gives "zoe-van-dijk").

    Letters of other scripts stay. "" if nothing usable is left.
    """
    decomposed = unicodedata.normalize("NFKD", git_name.casefold())
    latin = "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f")
    composed = unicodedata.normalize("NFC", latin)
    slug = re.sub(r"[\W_]+", "-", composed).strip("-")
    while len(slug.encode("utf-8", "replace")) > LONGEST_NAME:
        slug = slug[:-1].rstrip("-")
    for candidate in (slug, f"{slug}-1"):
        if slug and not _problem_of(candidate):
            return candidate
    return ""


def annotation_path(folder: Path, annotator: str, article_id: str) -> Path:
    """Where the claims of that annotator on that article lie; AnnotationError if that is no place for them.

    Symbolic links are followed: the answer lies in folder/annotator, or is refused.
    """
    if article_id == DISMISSED:
        raise AnnotationError(f"An article named {article_id!r} cannot be annotated: the name is kept. Rename it.")
    return _path_within(folder, annotator, article_id)


def dismissals_path(folder: Path, annotator: str) -> Path:
    """Where the annotator's dismissed disagreements lie, as annotation_path: below folder/annotator, or refused."""
    return _path_within(folder, annotator, DISMISSED)


def decision_path(folder: Path, article_id: str, decision_id: str) -> Path:
    """Where a decision on an article lies, as annotation_path: below folder/decided, or refused."""
    return _path_within(folder, DECIDED, f"{article_id}/{decision_id}")


def _path_within(folder: Path, annotator: str, article_id: str) -> Path:
    for part in (annotator, *article_id.split("/")):
        problem = _problem_of_part(part)
        if problem:
            raise AnnotationError(
                f"{article_id!r} of annotator {annotator!r} cannot name a file below {folder}: {part!r} {problem}. "
                "Rename it, and try again."
            )
    path = folder.joinpath(annotator, *article_id.split("/"))
    path = path.with_name(path.name + SUFFIX)
    try:
        home = folder.resolve() / annotator
        real = path.resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise AnnotationError(
            f"{path} cannot be reached ({error}). Look for symbolic links that go in circles."
        ) from error
    if not real.is_relative_to(home):
        raise AnnotationError(
            f"{path} leads to {real}, outside {folder / annotator}, where alone the annotations of {annotator!r} "
            "are kept. Remove the symbolic link."
        )
    return real


def _problem_of(name: str) -> str:
    """What speaks against the name as a folder for a person, or ""."""
    if not name or name.isspace():
        return "it is empty"
    if len(name.encode("utf-8", "surrogatepass")) > LONGEST_NAME:
        return f"it is longer than {LONGEST_NAME} bytes"
    if name.startswith("."):
        return "it begins with a dot, which hides a folder"
    if name != name.strip() or name.endswith("."):
        return "it begins or ends with a space, or ends with a dot, which some systems drop"
    for char in name:
        if char in _NEVER_IN_A_NAME or unicodedata.category(char) in _UNPRINTABLE:
            return f"it holds {char!r}, which a folder name cannot hold everywhere"
    if _is_device(name):
        return "it is a device on Windows"
    if _key(name) in RESERVED:
        return f"{name!r} is reserved"
    return ""


def _problem_of_part(part: str) -> str:
    """What speaks against the part as one step of a path, or "". Laxer than for people: articles have their names."""
    if not part:
        return "is an empty step"
    if part.startswith("."):
        return "begins with a dot"
    if "/" in part or "\\" in part or any(unicodedata.category(char) == "Cc" for char in part):
        return "holds a slash, a backslash or a control character"
    if part[1:2] == ":" and part[0].isalpha():
        return "begins like a drive"
    if _is_device(part):
        return "is a device on Windows"
    return ""


def _is_device(name: str) -> bool:
    return name.split(".")[0].rstrip(" ").casefold() in _DEVICES


def _key(name: str) -> str:
    """What is equal for names that some file system takes for the same."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())

"""An article gets another name, and everything that was said of it goes along.

Everybody's annotations of it, decisions on it and links to it are rewritten by those lines alone that name it. All new
files are written before an old one goes: whatever stops a renaming, nothing is lost.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefreader.annotations.document import Block, Document, Kind, read_document
from briefreader.annotations.file_merging import merge_files
from briefreader.annotations.files import locked, read_bytes, remove_file, replace_bytes
from briefreader.annotations.names import DECIDED, SUFFIX, annotation_path
from briefreader.annotations.rewriting import says_nothing
from briefreader.annotations.selecting import witness_of_link
from briefreader.annotations.store import Store
from briefreader.annotations.tables import ARTICLE_KEYS, LINK_KEYS
from briefreader.annotations.texts import Texts, id_of
from briefreader.annotations.toml_text import listed, newline_of, quoted, with_key
from briefreader.articles.finding import ARTICLE_SUFFIXES, is_skipped
from briefreader.articles.reading import absolute, name_of
from briefreader.errors import AnnotationError, UsageError


@dataclass(frozen=True, slots=True)
class Renamed:
    """What was done: files by their paths under the root, before and after."""

    files: tuple[tuple[str, str], ...]
    links: tuple[str, ...]


def rename_article(root: Path, store: Store, old: Path, new: Path) -> Renamed:
    """Renames the article at `old` to `new`, with all that was said of it.

    Where the article has its new name already (somebody renamed the file alone, or git left annotations under the
    old name), what was said under the old one joins what stands under the new one.

    UsageError if there is no such article, or the new name is taken or cannot be one; AnnotationError if a file of
    annotations is broken or cannot be written: then the old ones stand as they were.
    """
    old, new = absolute(old), absolute(new)
    try:
        is_gone = not old.exists() and new.exists()
        _refuse(root, old, new, is_gone=is_gone)
        annotation_path(store.folder, "anybody", id_of(new, root))
    except (OSError, ValueError, AnnotationError) as error:
        raise UsageError(f"{name_of(new.name)} cannot be the name of a file here ({error}).") from None
    old_id, new_id = id_of(old, root), id_of(new, root)
    source = new.relative_to(root).as_posix()
    with locked(store.folder):
        moves = [_Move(b, a, _joined(b, a, t)) for b, a, t in _moves(store, old_id, new_id, source)]
        taken = {path for move in moves for path in (move.before, move.after)}
        links = list(_links(store, taken, old_id, new_id))
        files = [] if is_gone else [(old, new), *_beside(old, new)]
        for move in moves:
            replace_bytes(move.after, _with_own_links(move.text, old_id, new_id).encode("utf-8"))
        for path, text in links:
            replace_bytes(path, text.encode("utf-8"))
        _rename(root, files)
        for move in moves:
            remove_file(move.before, up_to=store.folder.resolve())
    moved = [*files, *((move.before, move.after) for move in moves)]
    return Renamed(
        tuple((_under(root, a), _under(root, b)) for a, b in moved), tuple(_under(root, path) for path, _ in links)
    )


@dataclass(frozen=True, slots=True)
class _Move:
    """A file of annotations: where it is, where it goes, and what it says then."""

    before: Path
    after: Path
    text: str


def _joined(before: Path, after: Path, text: str) -> str:
    """What a file says that joins one which stands there already."""
    standing = read_bytes(after)
    if standing is None:
        return text
    try:
        merged = merge_files("", standing.decode("utf-8"), text)
    except UnicodeDecodeError:
        raise AnnotationError(f"{after} is not UTF-8. Mend it, and rename then.") from None
    if merged.conflicts:
        what = "; ".join(merged.conflicts)
        raise UsageError(f"{before} and {after} say different things ({what}). Make them agree, and rename then.")
    return merged.text


def _rename(root: Path, files: list[tuple[Path, Path]]) -> None:
    for before, after in files:
        try:
            after.parent.mkdir(parents=True, exist_ok=True)
            before.rename(after)
        except OSError as error:
            raise AnnotationError(
                f"{_under(root, before)} cannot be renamed ({error.strerror}). Its annotations stand under both names: "
                "rename it by hand, and give the command again."
            ) from error


def find_article(root: Path, store: Store, cwd: Path, name: str) -> Path:
    """The file that a path or an id means, be it gone with annotations left behind; UsageError if there is nothing."""
    path = absolute(cwd / name)
    if os.path.isfile(path):  # noqa: PTH113
        return path
    found = Texts(root).path(name)
    if found is not None:
        return found
    seeds = root / "seeds"
    for gone in (path, absolute(seeds / f"{name}.txt"), absolute(root / f"{name}.txt")):
        if gone.is_relative_to(root) and any(id_of(gone, root) in store.articles(a) for a in store.annotators()):
            return gone
    raise UsageError(f"{name} is neither a file here nor the id of an article that there is, or was annotated.")


def new_place(root: Path, cwd: Path, name: str, old: Path) -> Path:
    """Where an article is to go: a path; a folder that is there; or an id, below seeds/ where the old one is."""
    path = absolute(cwd / name)
    if os.path.isdir(path):  # noqa: PTH112  (never raises, whatever the name)
        return path / old.name
    if not old.exists() and (standing := Texts(root).path(name)):
        return standing
    seeds = root / "seeds"
    is_path = name.startswith((".", "/")) or path.is_relative_to(seeds)
    base = seeds if old.is_relative_to(seeds) and not is_path else cwd
    suffix = "" if path.suffix.lower() in ARTICLE_SUFFIXES else old.suffix
    return absolute(base / f"{name}{suffix}")


def _refuse(root: Path, old: Path, new: Path, *, is_gone: bool) -> None:
    """Raises UsageError where the new name cannot be used."""
    for path in (old, new):
        if not path.is_relative_to(root):
            raise UsageError(f"{path} lies outside the project {root}, where no annotations are kept.")
    if old == new:
        raise UsageError(f"{_under(root, new)} is its name already.")
    if is_gone:
        return
    if new.exists() and not (old.exists() and old.samefile(new)):
        raise UsageError(f"{_under(root, new)} is there already: choose another name.")
    if new.suffix.lower() not in ARTICLE_SUFFIXES or is_skipped(new.name):
        raise UsageError(f"{new.name} would not be read as an article: end it in .txt or .md.")
    if Texts(root).path(id_of(new, root)) is not None and id_of(new, root) != id_of(old, root):
        raise UsageError(f"an article with the id {id_of(new, root)!r} is there already: choose another name.")


def _moves(store: Store, old_id: str, new_id: str, source: str) -> Iterator[tuple[Path, Path, str]]:
    """Each file of annotations and decisions on the article: where it is, where it goes, what it says then."""
    if old_id == new_id:
        return
    for annotator in store.annotators():
        if old_id in store.articles(annotator):
            path = annotation_path(store.folder, annotator, old_id)
            document = _document(path)
            yield path, annotation_path(store.folder, annotator, new_id), _with_head(document, old_id, source)
    decided = store.folder / DECIDED / old_id
    if decided.is_dir() and not decided.is_symlink():
        for path in sorted(decided.glob(f"*{SUFFIX}")):
            yield path, store.folder / DECIDED / new_id / path.name, _document(path).text


def _links(store: Store, moved: set[Path], old_id: str, new_id: str) -> Iterator[tuple[Path, str]]:
    """Each other file that holds links to the article, and what it says then."""
    for annotator in store.annotators():
        for article_id in store.articles(annotator):
            path = annotation_path(store.folder, annotator, article_id)
            content = read_bytes(path)
            if path in moved or content is None or quoted(old_id).encode() not in content:
                continue
            document = _document(path)
            text = "".join(_with_link(b, old_id, new_id) for b in document.blocks)
            if text != document.text:
                yield path, text


def _document(path: Path) -> Document:
    """The file's document; AnnotationError if part of it cannot be read, and so not be renamed."""
    try:
        document = read_document((read_bytes(path) or b"").decode("utf-8"))
    except UnicodeDecodeError:
        raise AnnotationError(f"{path} is not UTF-8. Mend it, and rename then.") from None
    if any(b.kind is Kind.BROKEN for b in document.blocks):
        raise AnnotationError(f"{path} has a table that cannot be read. Mend it (briefreader check), and rename then.")
    return document


def _with_head(document: Document, old_id: str, source: str) -> str:
    """The file under its article's new name. Git knows a renamed file again by what stayed in it, so that a file that
    says nothing keeps every byte, and one without claims, whose ids alone speak of the old name, is not told it."""
    if says_nothing(document):
        return document.text
    has_claims = any(b.kind is Kind.CLAIM for b in document.blocks)

    def head(block: Block) -> str:
        text = _set(block.text, "source", quoted(source), ARTICLE_KEYS)
        earlier = block.keys.get("formerly")
        names = dict.fromkeys([*map(str, earlier if isinstance(earlier, list) else ()), old_id])
        return _set(text, "formerly", listed(names), ARTICLE_KEYS) if has_claims else text

    return "".join(head(b) if b.kind is Kind.ARTICLE else b.text for b in document.blocks)


def _with_link(block: Block, old_id: str, new_id: str) -> str:
    if block.kind is Kind.LINK and block.keys.get("article") == old_id:
        text = _set(block.text, "article", quoted(new_id), LINK_KEYS)
        witness = witness_of_link(block.link, block.claim, old_id, str(block.keys.get("quote", "")))
        # The link's id bears witness of the article's old name.
        return _set(text, "occurrence", quoted(witness), LINK_KEYS) if witness else text
    return block.text


def _with_own_links(text: str, old_id: str, new_id: str) -> str:
    """The text of an annotation file, links of it to its own article renamed too."""
    return "".join(_with_link(b, old_id, new_id) for b in read_document(text).blocks)


def _set(text: str, key: str, value: str, order: tuple[str, ...]) -> str:
    return with_key(text, key, value, order, newline_of(text))


def _beside(old: Path, new: Path) -> list[tuple[Path, Path]]:
    """The file of details beside the article, if there is one."""
    meta = old.with_name(f"{old.stem}.meta.toml")
    return [(meta, new.with_name(f"{new.stem}.meta.toml"))] if meta.is_file() else []


def _under(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)

"""Files become a brief: which files are meant, each of them an article, and a clear word about those that are not.

Nothing that lies in a folder can stop the rest from opening: every failure of one file becomes a notice.
"""

import hashlib
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from briefreader.articles.article import Article, Brief, Details, Notice, Severity
from briefreader.articles.finding import Found, find_briefs, find_files, find_root
from briefreader.articles.reading import MAX_BYTES, absolute, decode, name_of, read_bytes
from briefreader.articles.shown import make_shown, make_shown_line
from briefreader.articles.span import Role, Segment
from briefreader.errors import ArticleError

__all__ = ["find_briefs", "find_root", "load_article", "load_brief"]

STDIN = "-"

_LINE = re.compile(r"\S(?:[^\r\n]*\S)?")

_PAGES = {".html": "a web page", ".htm": "a web page", ".xhtml": "a web page", ".pdf": "a PDF"}


def load_brief(
    paths: Sequence[str | Path] = (), *, cwd: Path | None = None, stdin: BinaryIO | None = None, plain: bool = False
) -> Brief:
    """The brief of files, folders (with all below them), glob patterns and "-" (standard input), in that order.

    Without paths it is the `seeds` folder of the root; where that holds several briefs, they must be chosen from
    (`find_briefs`). Relative paths are taken from `cwd`, else from the current folder. What cannot be opened becomes
    a notice; ArticleError is raised only if nothing can be opened at all.

    `plain` gives what a screen can show at once: the same texts under the same ids, but every line one paragraph and
    one sentence, no furniture found, no details read, and `<stem>.meta.toml` left alone.
    """
    cwd = absolute(cwd or Path.cwd())
    root = find_root(paths, cwd)
    given = list(paths) or [_only_brief(root)]
    articles: list[Article] = []
    notices: list[Notice] = []
    seen = _Seen()
    for found in find_files(given, cwd):
        if isinstance(found, Notice):
            notices.append(found)
            continue
        try:
            article, remarks = _open(found, root, stdin, plain=plain)
            if twin := seen.piped_twin(article):
                # Of the same text, the file can be tagged and what came through a pipe cannot.
                articles.remove(twin)
            seen.refuse_copy(article)
        except ArticleError as error:
            notices.append(Notice(name_of(found.path), str(error), Severity.ERROR))
            continue
        articles.append(article)
        notices.extend(remarks)
    if not articles:
        raise ArticleError(_nothing_opened(given, notices))
    return Brief(_name(given, root, cwd, articles), root, tuple(articles), tuple(notices))


def load_article(path: Path, root: Path, *, plain: bool = False) -> tuple[Article, tuple[Notice, ...]]:
    """The article of one file, with what is worth knowing of how it was read; `plain` as for `load_brief`.

    Raises ArticleError if the file is missing, unreadable, binary, empty, too big, or of a kind that is not text.
    """
    path = absolute(path)
    kind = _PAGES.get(path.suffix.lower())
    if kind:
        raise ArticleError(f"{name_of(path)} is {kind}, which cannot be opened: save its text as .txt and open that.")
    place = _place(path, absolute(root))
    return _make_article(read_bytes(path), place, path, plain=plain)


def _open(found: Found, root: Path, stdin: BinaryIO | None, *, plain: bool) -> tuple[Article, tuple[Notice, ...]]:
    if found.is_stdin:
        return _load_stdin(stdin, plain=plain)
    return load_article(found.path, root, plain=plain)


def _load_stdin(stdin: BinaryIO | None, *, plain: bool) -> tuple[Article, tuple[Notice, ...]]:
    try:
        content = (stdin or sys.stdin.buffer).read(MAX_BYTES + 1)
    except (OSError, ValueError, AttributeError):
        raise ArticleError("Standard input cannot be read: give the name of a file instead.") from None
    if len(content) > MAX_BYTES:
        raise ArticleError(f"Standard input is over {MAX_BYTES // 1_000_000} MB: cut it down to the article itself.")
    reason = "This text came from standard input: save it as a file in seeds/ and open that to tag it."
    return _make_article(content, ("stdin", STDIN, reason), None, plain=plain)


def _make_article(
    content: bytes, place: tuple[str, str, str], path: Path | None, *, plain: bool
) -> tuple[Article, tuple[Notice, ...]]:
    article_id, source, read_only = place
    name = "Standard input" if path is None else name_of(source)
    text, remark = decode(content, name)
    notices = [Notice(name, remark, Severity.NOTICE)] if remark else []
    if plain:
        blocks, sentences = _lines(text)
        details = Details()
    else:
        blocks, sentences, details, remarks = _understood(text, path)
        notices.extend(remarks)
    article = Article(
        id=article_id,
        text=text,
        shown=make_shown(text),
        hash=hashlib.sha256(content).hexdigest()[:16],
        source=source,
        path=path,
        details=details,
        blocks=blocks,
        sentences=sentences,
        read_only=read_only,
    )
    return article, tuple(notices)


def _understood(
    text: str, path: Path | None
) -> tuple[tuple[Segment, ...], tuple[Segment, ...], Details, tuple[Notice, ...]]:
    """Blocks, sentences and details, and what was wrong with the file that states details."""
    # Imported here: compiling their rules takes longer than everything else, and plain text does without.
    from briefreader.articles.details import load_meta, read_details
    from briefreader.articles.segments import find_blocks, find_sentences

    blocks = find_blocks(text)
    details = read_details(text, blocks, "" if path is None else make_shown_line(path.stem))
    notices: tuple[Notice, ...] = ()
    if path is not None:
        details, notices = load_meta(path, details)
    return blocks, find_sentences(text, blocks, details.language), details, notices


def _lines(text: str) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    """Every line that is not blank, as a paragraph and as a sentence."""
    spans = [line.span() for line in _LINE.finditer(text)]
    return (
        tuple(Segment(start, end, Role.PARAGRAPH, block) for block, (start, end) in enumerate(spans)),
        tuple(Segment(start, end, Role.SENTENCE, block) for block, (start, end) in enumerate(spans)),
    )


def _place(path: Path, root: Path) -> tuple[str, str, str]:
    """The id of the file, the path that annotations name, and why it cannot be tagged ("" if it can).

    Both ways of naming lie under the root. Outside it a file keeps its folder's name, to tell equal names apart.
    """
    if path.is_relative_to(root):
        source = path.relative_to(root)
        stem = source.parent / path.stem
        inner = stem.relative_to("seeds") if stem.is_relative_to("seeds") else stem
        reason = ""
    else:
        source, inner = path, Path(path.parent.name, path.stem)
        reason = f"This file lies outside the project folder {name_of(root)}: copy it to seeds/ there to tag it."
    article_id, named = make_shown_line(inner.as_posix()), make_shown_line(source.as_posix())
    if not reason and (article_id, named) != (inner.as_posix(), source.as_posix()):
        reason = "The file's name holds characters that annotations cannot name: rename it to tag it."
    return article_id, named, reason


class _Seen:
    """The articles opened so far, to recognise a second one of the same id or the same text."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}
        self._texts: dict[bytes, str] = {}
        self._piped: dict[bytes, Article] = {}

    def piped_twin(self, article: Article) -> Article | None:
        """The article of the same text that came through a pipe, forgotten by this, where a file has it too."""
        key = _text_key(article)
        if article.path is None or key not in self._piped:
            return None
        del self._texts[key]
        return self._piped.pop(key)

    def refuse_copy(self, article: Article) -> None:
        """Remember the article; raises ArticleError if one of its id or its text was there before."""
        name = name_of(article.source)
        # Annotations are files named after the id, and some file systems do not tell upper from lower case.
        first = self._ids.get(article.id.casefold())
        if first is not None:
            raise ArticleError(f"{name} would have the same id as {first} and was left out: rename one of them.")
        key = _text_key(article)
        first = self._texts.get(key)
        if first is not None:
            raise ArticleError(f"{name} holds the same text as {first} and was left out.")
        self._ids[article.id.casefold()] = self._texts[key] = name
        if article.path is None:
            self._piped[key] = article


def _text_key(article: Article) -> bytes:
    """The same for two texts that differ in nothing but blanks at the edges of their lines."""
    text = "\n".join(line.strip() for line in article.text.splitlines()).strip()
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def _only_brief(root: Path) -> Path:
    """The folder meant when no path is given; ArticleError if there is none, or a choice."""
    briefs = find_briefs(root)
    if len(briefs) == 1:
        return briefs[0]
    if briefs:
        names = ", ".join(name_of(brief.relative_to(root)) for brief in briefs[:5])
        more = f" and {len(briefs) - 5} more" if len(briefs) > 5 else ""
        raise ArticleError(f"{name_of(root / 'seeds')} holds several briefs: name the one to open ({names}{more}).")
    raise ArticleError(
        f"There is nothing to open in {name_of(root / 'seeds')}: put .txt or .md files there, or name some."
    )


def _nothing_opened(given: Iterable[str | Path], notices: Sequence[Notice]) -> str:
    errors = [notice.message for notice in notices if notice.severity is Severity.ERROR]
    if errors:
        rest = f" ({len(errors) - 1} more could not be opened either.)" if len(errors) > 1 else ""
        return errors[0] + rest
    names = ", ".join(name_of(path) for path in list(given)[:3])
    return f"There is no article in {names}: expected files that end in .txt or .md."


def _name(given: Sequence[str | Path], root: Path, cwd: Path, articles: Sequence[Article]) -> str:
    """A folder's name, or that of the only article, or the root's."""
    if len(given) == 1:
        path = absolute(cwd / given[0])
        if path.is_dir() and path.name:
            return make_shown_line(path.name)
        if len(articles) == 1:
            return articles[0].name
    return make_shown_line(root.name) or "brief"

"""`<stem>.meta.toml` beside an article: what a person states about it, which wins over what the text says.

The file is the person's: saving touches only the keys that changed, and leaves comments, order and unknown keys.
"""

import re
from dataclasses import fields, replace
from datetime import date, datetime
from pathlib import Path

from briefreader.articles.article import Article, Details, Notice, Severity
from briefreader.articles.dates import find_dates
from briefreader.articles.reading import name_of, read_bytes
from briefreader.articles.shown import make_shown_line
from briefreader.articles.writing import write_atomically
from briefreader.errors import ArticleError

_MAX_BYTES = 1_000_000
_KEYS = tuple(field.name for field in fields(Details))
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ADDRESS = re.compile(r"https?://[^\s\x00-\x1f]+", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?")
_ONE_LINE = re.compile(
    r"""(?P<head>\s*[\w-]+\s*=\s*)(?:"(?:[^"\\\r\n]|\\.)*"|'[^'\r\n]*'|[^\s#"'\[{][^#\r\n]*?)(?P<tail>\s*(?:\#[^\r\n]*)?)""",
    re.VERBOSE,
)


def meta_path(path: Path) -> Path:
    """Where the details of the article in the file `path` are stated."""
    return path.parent / f"{path.stem}.meta.toml"


def load_meta(path: Path, details: Details) -> tuple[Details, tuple[Notice, ...]]:
    """`details` with what the meta file of the article at `path` states in their place.

    A key that is there wins even if empty. A broken file, or a value that cannot be used, becomes a notice.
    """
    place = meta_path(path)
    if not place.exists():
        return details, ()
    try:
        table = _parse(place, _read(place))
    except ArticleError as error:
        return details, (Notice(name_of(place), str(error), Severity.NOTICE),)
    stated: dict[str, str] = {}
    notices = []
    for key in _KEYS:
        if key not in table:
            continue
        try:
            stated[key] = _usable(place, key, table[key])
        except ArticleError as error:
            notices.append(Notice(name_of(place), str(error), Severity.NOTICE))
    return replace(details, **stated), tuple(notices)


def save_meta(article: Article, details: Details) -> Article:
    """The article with these details, those that changed written to its meta file.

    Raises ArticleError if the article cannot have one, a value cannot be used, the file is broken or cannot be
    written; then nothing was changed.
    """
    changed = {key: getattr(details, key) for key in _KEYS if getattr(details, key) != getattr(article.details, key)}
    if not changed:
        return article
    if article.path is None or article.read_only:
        reason = article.read_only or "This text is no file."
        raise ArticleError(f"The details of {name_of(article.source)} cannot be saved. {reason}")
    place = meta_path(article.path)
    changed = {key: _usable(place, key, value) for key, value in changed.items()}
    before = _read(place) if place.exists() else ""
    table = _parse(place, before)
    after = before
    for key, value in changed.items():
        after = _with_key(after, key, value)
    if _parse(place, after) != table | changed:
        raise ArticleError(f"{name_of(place)} is written in a way that cannot be edited here: change it by hand.")
    try:
        write_atomically(place, after.encode("utf-8"))
    except OSError as error:
        raise ArticleError(f"{name_of(place)} cannot be written: {error.strerror or error}.") from None
    return replace(article, details=replace(article.details, **changed))


def _read(place: Path) -> str:
    try:
        return read_bytes(place, _MAX_BYTES).decode("utf-8")
    except UnicodeDecodeError:
        raise ArticleError(f"{name_of(place)} is not UTF-8: save it as UTF-8.") from None


def _parse(place: Path, text: str) -> dict[str, object]:
    import tomllib  # most articles have no such file

    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        reason = make_shown_line(str(error) or "it cannot be read")
        found = re.search(r"\(at line (\d+), column \d+\)", reason)
        at_end = str(text.count("\n") + (not text.endswith("\n"))) if "at end of document" in reason else ""
        number = found[1] if found else at_end
        line = f", line {number}" if number else ""
        reason = re.sub(r"\s*\(at [^)]*\)", "", reason)
        raise ArticleError(f"{name_of(place)}{line} is not TOML ({reason}): mend it or delete the file.") from None


def _usable(place: Path, key: str, value: object) -> str:
    """The value as details hold it; ArticleError says what was expected."""
    if key == "date" and isinstance(value, datetime):
        return value.isoformat("T", "minutes")[:16]
    if key == "date" and isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        raise ArticleError(f'{name_of(place)}: {key} must be text in quotes, such as {key} = "…".')
    text = " ".join(make_shown_line(value.strip()).split())
    if key == "date" and text:
        dates = find_dates(text)
        if len(dates) != 1:
            raise ArticleError(f'{name_of(place)}: date must be a day, such as date = "2031-05-03".')
        return text if _DATE.fullmatch(text) else dates[0].iso
    if key == "url" and text and not _ADDRESS.fullmatch(text):
        raise ArticleError(f"{name_of(place)}: url must be an address that begins with http:// or https://.")
    if key == "language" and text and not _LANGUAGE.fullmatch(text):
        raise ArticleError(f'{name_of(place)}: language must be a tag such as "en" or "zh-Hant".')
    return text


def _with_key(text: str, key: str, value: str) -> str:
    """The file with one key set, every other byte as it was."""
    import tomli_w

    statement = tomli_w.dumps({key: value}).rstrip("\n")
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True) if text else []
    first, end = _statement(lines, key)
    if first is None:
        # Behind the last key of the top level: after a table's header it would belong to that table.
        before = "".join(lines[:end])
        gap = newline if before and not before.endswith(("\n", "\r")) else ""
        return before + gap + statement + newline + "".join(lines[end:])
    old = lines[first]
    ending = old[len(old.rstrip("\r\n")) :]
    single = _ONE_LINE.fullmatch(old.rstrip("\r\n")) if end == first + 1 else None
    if single:
        statement = single["head"] + statement.partition(" = ")[2] + single["tail"]
    else:
        ending = lines[end - 1][len(lines[end - 1].rstrip("\r\n")) :]
    return "".join(lines[:first]) + statement + ending + "".join(lines[end:])


def _statement(lines: list[str], key: str) -> tuple[int | None, int]:
    """The lines (first, end) that state a key at the top level; if none does, (None, the line to insert it at)."""
    import tomllib

    start = last = 0
    for index in range(len(lines)):
        try:
            table = tomllib.loads("".join(lines[start : index + 1]).removeprefix("\ufeff"))
        except tomllib.TOMLDecodeError:
            continue  # in the midst of a value over several lines
        if lines[start].lstrip().startswith("["):
            return None, last
        if key in table:
            return start, index + 1
        if table:
            last = index + 1
        start = index + 1
    return None, last or start

"""Bytes become text: reading a file without ever hanging on it, and finding out how it is encoded.

The text keeps its newlines as they stand; only a leading byte order mark goes, since it is no character of the text.
"""

import codecs
import os
import re
import stat
from pathlib import Path

from briefreader.articles.shown import make_shown_line
from briefreader.errors import ArticleError

MAX_BYTES = 20_000_000

# UTF-8 that carries this many good sequences for each bad one was damaged, not written in another encoding.
_GOOD_PER_BAD = 4

# Control characters that no text holds; a few may be left by a bad conversion, more mean that it is no text.
_BINARY_BYTES = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_BINARY_SHARE = 0.01

_BOMS = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"),
         (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip


def name_of(path: str | Path) -> str:
    """A path as a sentence may hold it: no control characters, nothing that cannot be encoded."""
    return make_shown_line(str(path))


def absolute(path: str | Path) -> Path:
    """The path from the root of the disk, ".." worked out by name: links keep their names, unlike with resolve()."""
    return Path(os.path.abspath(path))  # noqa: PTH100


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file of at most `limit` bytes.

    Raises ArticleError for anything else. Pipes and devices are never opened: they could block for ever.
    """
    try:
        _refuse_irregular(path, path.stat(), limit)
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
        with os.fdopen(descriptor, "rb") as file:
            # Between the two looks the name may have come to mean another file.
            _refuse_irregular(path, os.fstat(file.fileno()), limit)
            content = file.read(limit + 1)
    except FileNotFoundError:
        raise ArticleError(f"{name_of(path)} is not there: check the name.") from None
    except PermissionError:
        raise ArticleError(f"{name_of(path)} may not be read: check its permissions.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ArticleError(f"{name_of(path)} cannot be read: {make_shown_line(reason)}.") from None
    if len(content) > limit:
        raise ArticleError(_too_big(path, limit))
    return content


def _refuse_irregular(path: Path, status: os.stat_result, limit: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise ArticleError(f"{name_of(path)} is a folder, not a file.")
    if not stat.S_ISREG(status.st_mode):
        raise ArticleError(f"{name_of(path)} is not a regular file: name a file of text.")
    if status.st_size > limit:
        raise ArticleError(_too_big(path, limit))


def _too_big(path: str | Path, limit: int) -> str:
    return f"{name_of(path)} is over {limit // 1_000_000} MB: cut it down to the article itself."


def decode(content: bytes, name: str) -> tuple[str, str]:
    """The text of `content`, and a sentence about how it was read ("" for sound UTF-8).

    `name` is what the sentences call the file. Raises ArticleError for binary or empty content.
    """
    text, remark = _decode_any(content, name)
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise ArticleError(f"{name} is empty: there is nothing to read in it.")
    return text, remark


def _decode_any(content: bytes, name: str) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            try:
                return content.decode(encoding), _remark(name, encoding.upper())
            except UnicodeDecodeError:
                break
    if _is_binary(content):
        raise ArticleError(f"{name} is binary, not text: save the article as plain text (.txt) and open that.")
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _decode_guessed(content, name)


def _is_binary(content: bytes) -> bool:
    if b"\x00" in content or content.startswith(b"%PDF-"):
        return True
    sample = content[:65_536]
    return len(_BINARY_BYTES.findall(sample)) > _BINARY_SHARE * len(sample)


def _decode_guessed(content: bytes, name: str) -> tuple[str, str]:
    mended = content.decode("utf-8", "replace")
    bad = mended.count("\ufffd")
    good = sum(1 for char in mended if char > "\x7f") - bad
    if good >= _GOOD_PER_BAD * bad:
        places = "one place" if bad == 1 else f"{bad} places"
        return mended, f"{name} is damaged UTF-8: {places} that cannot be read stand as \ufffd."
    from charset_normalizer import from_bytes  # 30 ms that most starts do without

    best = from_bytes(content).best()
    if best is not None:
        try:
            return content.decode(best.encoding), _remark(name, best.encoding.replace("_", "-"))
        except (UnicodeDecodeError, LookupError):
            pass
    return content.decode("cp1252", "replace"), _remark(name, "cp1252")


def _remark(name: str, encoding: str) -> str:
    return f"{name} is not UTF-8; it was read as {encoding}. If letters look wrong, save it as UTF-8."

"""Earlier versions of articles, found in git by the hash that claims name, whatever the file was called then."""

import hashlib
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from briefreader.articles.article import Article
from briefreader.articles.reading import decode
from briefreader.errors import ArticleError
from briefreader.review.repository import Repository, RepositoryError

# So many blobs are looked at in one place: a project of a thousand articles has fewer in ten years.
_MOST_BLOBS = 50_000


class Versions:
    """What git holds of a project's articles; nothing where there is no git, no repository, or no commit.

    Git is asked only when a version is; what it answered is kept, so that a later version needs a later object.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._blobs: dict[str, dict[str, str]] = {}
        self._texts: dict[tuple[str, str], str | None] = {}

    def of(self, article: Article) -> Callable[[str], str | None]:
        """A function that gives the text of a version of the article by its hash (the first 16 hex digits of the
        SHA-256 of the file's bytes); None where git does not hold it."""
        return lambda digest: self.text(article.source, digest)

    def text(self, source: str, digest: str) -> str | None:
        """The text of a version of the file at `source`, a path under the root. Versions of that file are looked at
        first, then all that lie, or ever lay, in the same top folder."""
        if not digest:
            return None
        key = (source, digest)
        if key not in self._texts:
            folder = source.split("/", 1)[0] + "/" if "/" in source else "."
            found = (self._in(path).get(digest) for path in (source, folder))
            blob = next(filter(None, found), None)
            self._texts[key] = self._read(blob) if blob else None
        return self._texts[key]

    @cached_property
    def _repository(self) -> Repository | None:
        try:
            return Repository(self._root)
        except RepositoryError:
            return None

    def _in(self, path: str) -> dict[str, str]:
        """The blobs that files at or below a path ever had, by the hashes of their contents."""
        if path not in self._blobs:
            self._blobs[path] = {}
            if self._repository is not None:
                blobs = _blobs(self._repository, path)[:_MOST_BLOBS]
                digests = (hashlib.sha256(c).hexdigest()[:16] for c in self._repository.blobs(blobs))
                self._blobs[path] = dict(zip(digests, blobs, strict=True))
        return self._blobs[path]

    def _read(self, blob: str) -> str | None:
        if self._repository is None:
            return None
        try:
            return decode(next(self._repository.blobs([blob])), blob)[0]
        except ArticleError:
            return None


def _blobs(repository: Repository, path: str) -> list[str]:
    """The blobs that files at or below a path ever had, newest first."""
    try:
        commits = list(repository.log("--all", "--", path))
    except RepositoryError:
        return []  # no commit yet
    pairs = ((moved.after_blob, moved.before_blob) for commit in commits for moved in commit.files)
    return list(dict.fromkeys(blob for pair in pairs for blob in pair if blob))

"""Earlier versions of articles, found in git by the hash that claims name, whatever the file was called then."""

import hashlib
from collections.abc import Iterable

from briefreader.articles.reading import decode
from briefreader.errors import ArticleError
from briefreader.review.repository import Repository, RepositoryError

# So many blobs are looked at before a search is given up: a project of a thousand articles has fewer in ten years.
_MOST_BLOBS = 50_000


def find_versions(repository: Repository, source: str, hashes: Iterable[str]) -> dict[str, str]:
    """The texts of these hashes (first 16 hex digits of the SHA-256 of a file's bytes), as far as git holds them.

    Versions of the file at `source` (a path under the root) are looked at first, then every file beside it.
    """
    wanted = set(hashes) - {""}
    found: dict[str, str] = {}
    seen: set[str] = set()
    for path in dict.fromkeys((source, source.split("/", 1)[0] + "/" if "/" in source else ".")):
        if not wanted:
            break
        blobs = [blob for blob in _blobs(repository, path) if blob not in seen][:_MOST_BLOBS]
        seen.update(blobs)
        contents = repository.blobs(blobs)
        for content in contents:
            digest = hashlib.sha256(content).hexdigest()[:16]
            if digest in wanted:
                wanted.discard(digest)
                try:
                    found[digest] = decode(content, source)[0]
                except ArticleError:
                    continue
            if not wanted:
                contents.close()
                break
    return found


def _blobs(repository: Repository, path: str) -> list[str]:
    """The blobs that files at or below a path ever had, newest first."""
    try:
        commits = list(repository.log("--all", "--", path))
    except RepositoryError:
        return []  # no commit yet
    pairs = ((moved.after_blob, moved.before_blob) for commit in commits for moved in commit.files)
    return list(dict.fromkeys(blob for pair in pairs for blob in pair if blob))

"""The articles of a root as far as anchoring needs them: read when they are asked for, and not taken apart."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from briefreader.articles.article import Article, Details
from briefreader.articles.finding import Found, find_files, is_skipped
from briefreader.articles.reading import decode, read_bytes
from briefreader.articles.shown import make_shown
from briefreader.errors import ArticleError


class Texts:
    """The articles of a root, read when they are asked for, as far as anchoring needs them."""

    def __init__(self, root: Path, known: Mapping[str, Article] | None = None) -> None:
        self.root = root
        self.known: dict[str, Article | None] = dict(known or {})
        self._by_hash: dict[str, str] | None = None

    def article(self, article_id: str) -> Article | None:
        """The article of that id; None if there is none, or it cannot be read."""
        if article_id not in self.known:
            self.known[article_id] = self._read(article_id)
        return self.known[article_id]

    @property
    def by_hash(self) -> Mapping[str, str]:
        """The ids of all articles by the hash of their files."""
        if self._by_hash is None:
            seeds = self.root / "seeds"
            found = find_files([seeds if seeds.is_dir() else self.root], self.root)
            ids = (id_of(f.path, self.root) for f in found if isinstance(f, Found))
            articles = (self.article(article_id) for article_id in sorted(ids))
            self._by_hash = {article.hash: article.id for article in articles if article}
        return self._by_hash

    def path(self, article_id: str) -> Path | None:
        """The file of that article; None if there is none."""
        if ".." in article_id.split("/") or "\0" in article_id:
            return None
        for base in (self.root / "seeds", self.root):
            path = base / article_id
            try:
                files = sorted(p for p in path.parent.iterdir() if p.stem == path.name and p.is_file())
            except OSError:
                continue
            for file in (p for p in files if p.is_relative_to(self.root) and not is_skipped(p.name)):
                if id_of(file, self.root) == article_id:
                    return file
        return None

    def _read(self, article_id: str) -> Article | None:
        path = self.path(article_id)
        try:
            return light_article(article_id, path, self.root) if path else None
        except ArticleError:
            return None


def id_of(path: Path, root: Path) -> str:
    """The id of an article: its path below seeds/, else below the root, without suffix."""
    stem = path.relative_to(root).with_suffix("") if path.is_relative_to(root) else path.with_suffix("")
    return (stem.relative_to("seeds") if stem.is_relative_to("seeds") else stem).as_posix()


def light_article(article_id: str, path: Path, root: Path) -> Article:
    """The article without blocks, sentences and details."""
    content = read_bytes(path)
    text, _ = decode(content, path.name)
    digest = hashlib.sha256(content).hexdigest()[:16]
    source = path.relative_to(root).as_posix()
    return Article(article_id, text, make_shown(text), digest, source, path, Details(), (), ())

"""The tags of another branch or commit, read through git without a checkout."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from briefreader.annotations.claims import Ledger
from briefreader.annotations.store import Store
from briefreader.errors import AnnotationError
from briefreader.review.changes import FOLDER, is_ledger, ledger_of
from briefreader.review.repository import Repository


class BranchTags:
    """What a commit says of some articles, beside what is on disk. RepositoryError where git knows no such commit."""

    def __init__(self, root: Path, revision: str) -> None:
        self._repository = Repository(root)
        self.revision = revision
        self._files = self._read(self._repository.commit_of(revision))
        self._store = Store(root / FOLDER)

    def _read(self, commit: str) -> Mapping[str, Ledger]:
        paths = {path: blob for path, blob in self._repository.files(commit, FOLDER).items() if is_ledger(path)}
        contents = self._repository.blobs(paths.values())
        return {path: ledger_of(path, content) for path, content in zip(paths, contents, strict=True)}

    def ledgers(self, articles: Collection[str]) -> tuple[Ledger, ...]:
        """The ledgers on these articles that say something else than the annotator's file on disk does; each under
        the name "ANNOTATOR@REVISION". An article that was renamed since is known by its former id."""
        formerly = {old: article for article in articles for old in self._former_names(article)}
        found = []
        for ledger in self._files.values():
            article = ledger.article if ledger.article in articles else formerly.get(ledger.article)
            if article is None or not (ledger.claims or ledger.tags) or self._says_the_same(ledger, article):
                continue
            names = ledger.formerly if article == ledger.article else (*ledger.formerly, ledger.article)
            name = f"{ledger.annotator}@{self.revision}"
            found.append(replace(ledger, annotator=name, article=article, formerly=names))
        return tuple(found)

    def _former_names(self, article: str) -> set[str]:
        found: set[str] = set()
        for annotator in self._store.annotators():
            try:
                found.update(self._store.load(annotator, article).ledger.formerly)
            except AnnotationError:
                continue
        return found

    def _says_the_same(self, ledger: Ledger, article: str) -> bool:
        try:
            standing = self._store.load(ledger.annotator, article).ledger
        except AnnotationError:
            return False
        return (standing.claims, standing.tags) == (ledger.claims, ledger.tags)

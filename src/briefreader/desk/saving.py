"""Edits that are not on disk yet. They stay here until the store says that they are."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefreader.annotations.claims import Edit


@dataclass(slots=True)
class Unsaved:
    """Edits by article, in the order of making. `trouble` is why the last try failed, or ""."""

    edits: dict[str, list[Edit]] = field(default_factory=dict)
    trouble: str = ""

    def __bool__(self) -> bool:
        return bool(self.edits)

    def add(self, edit: Edit) -> None:
        """One more edit is to be saved."""
        self.edits.setdefault(edit.article, []).append(edit)

    def next(self) -> tuple[str, Sequence[Edit]] | None:
        """An article with unsaved edits, and these; None if all are saved."""
        for article, edits in self.edits.items():
            return article, tuple(edits)
        return None

    def of(self, article: str) -> Sequence[Edit]:
        """The unsaved edits of one article."""
        return tuple(self.edits.get(article, ()))

    def saved(self, article: str, count: int) -> None:
        """The first `count` edits of an article are on disk."""
        left = self.edits.get(article, [])[count:]
        if left:
            self.edits[article] = left
        else:
            self.edits.pop(article, None)
        self.trouble = ""

"""Edits that are not on disk yet. They stay here until the store says that they are."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefreader.desk.history import Change


@dataclass(slots=True)
class Unsaved:
    """Edits by article, in the order of making. `troubles` says for which articles the last try failed, and why."""

    edits: dict[str, list[Change]] = field(default_factory=dict)
    troubles: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.edits)

    @property
    def trouble(self) -> str:
        """Why something could not be saved, or ""."""
        return next(iter(self.troubles.values()), "")

    def add(self, edit: Change) -> None:
        """One more edit is to be saved."""
        self.edits.setdefault(edit.article, []).append(edit)

    def next(self) -> tuple[str, Sequence[Change]] | None:
        """An article with unsaved edits that has not failed, and these; None if there is none."""
        for article, edits in self.edits.items():
            if article not in self.troubles:
                return article, tuple(edits)
        return None

    def of(self, article: str) -> Sequence[Change]:
        """The unsaved edits of one article."""
        return tuple(self.edits.get(article, ()))

    def saved(self, article: str, count: int) -> None:
        """The first `count` edits of an article are on disk."""
        left = self.edits.get(article, [])[count:]
        if left:
            self.edits[article] = left
        else:
            self.edits.pop(article, None)
        self.troubles.pop(article, None)

    def failed(self, article: str, reason: str) -> None:
        """The edits of an article could not be saved; others come first until it is tried again."""
        self.troubles[article] = reason

    def try_again(self) -> None:
        """Nothing has failed for good."""
        self.troubles.clear()

"""What must be on disk before anybody leaves: unsaved edits in the annotations, else in a rescue folder; the memory."""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.articles.article import Brief
from briefreader.desk.memory import Memory, memory_path, recall, remember
from briefreader.desk.session import Session
from briefreader.errors import BriefreaderError

if TYPE_CHECKING:
    from briefreader.annotations.store import Store


class Keeper:
    """Keeps what belongs to one brief in the user's state folder; without such a folder it remembers nothing."""

    def __init__(self, brief: Brief, state: Path | None) -> None:
        self._path = memory_path(state, brief.root, (a.id for a in brief.articles)) if state else None
        self.rescue_folder = (state or Path.cwd()) / "rescued" / (self._path.stem if self._path else "tags")

    def recall(self) -> Memory:
        """What was remembered of the last reading."""
        return recall(self._path) if self._path else Memory()

    def remember(self, memory: Memory) -> None:
        """Remember a reading; a place that cannot be kept is no reason to hold anybody up."""
        if self._path:
            with contextlib.suppress(OSError):
                remember(self._path, memory)

    def save(self, session: Session, store: "Store") -> str:
        """Write everything that is not on disk; why that failed, or ""."""
        while (waiting := session.unsaved.next()) is not None:
            article_id, edits = waiting
            try:
                store.save(session.articles[article_id], edits)
            except BriefreaderError as error:
                return str(error)
            session.unsaved.saved(article_id, len(edits))
        return ""

    def rescue(self, session: Session) -> None:
        """Put what cannot be saved into the rescue folder, in the same form."""
        from briefreader.annotations.store import Store

        store = Store(self.rescue_folder)
        for article_id, edits in list(session.unsaved.edits.items()):
            with contextlib.suppress(BriefreaderError):
                store.save(session.articles[article_id], edits)
                session.unsaved.saved(article_id, len(edits))

    def left_behind(self) -> str:
        """What to say where an earlier reading had to rescue tags, or ""."""
        if not any(self.rescue_folder.rglob("*.toml")):
            return ""
        return (
            f"Tags that an earlier reading could not save lie in {self.rescue_folder}: copy what is missing into "
            "annotations/, then remove that folder."
        )

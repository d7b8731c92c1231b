"""What must be on disk before anybody leaves: unsaved edits in the annotations, else in a rescue folder; the memory."""

import contextlib
import threading
from collections.abc import Sequence
from operator import is_not
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.articles.article import Brief
from briefreader.desk.history import Change
from briefreader.desk.memory import Memory, memory_path, recall, remember
from briefreader.desk.session import Session
from briefreader.errors import BriefreaderError

if TYPE_CHECKING:
    from briefreader.annotations.dismissals import Dismissals
    from briefreader.annotations.store import SavedLedger, Store


class Keeper:
    """Keeps what belongs to one brief in the user's state folder; without such a folder it remembers nothing."""

    def __init__(self, brief: Brief, state: Path | None) -> None:
        self._path = memory_path(state, brief.root, (a.id for a in brief.articles)) if state else None
        self._lock = threading.Lock()
        self._landed: dict[str, int] = {}
        self.rescue_folder = (state or Path.cwd()) / "rescued" / (self._path.stem if self._path else "tags")

    def recall(self) -> Memory:
        """What was remembered of the last reading."""
        return recall(self._path) if self._path else Memory()

    def remember(self, memory: Memory) -> None:
        """Remember a reading; a place that cannot be kept is no reason to hold anybody up."""
        if self._path:
            with contextlib.suppress(OSError):
                remember(self._path, memory)

    def save_one(
        self, session: Session, store: "Store", article_id: str, edits: Sequence[Change]
    ) -> "SavedLedger | Dismissals | None":
        """Write the edits of one article, from whatever thread; None if they were written meanwhile.

        Raises AnnotationError where that fails. What was written counts as saved at the next `settle`.
        """
        with self._lock:
            standing = session.unsaved.of(article_id)[: len(edits)]
            if article_id in self._landed or len(standing) < len(edits) or any(map(is_not, standing, edits)):
                return None
            saved = _write(session, store, article_id, edits)
            self._landed[article_id] = len(edits)
            return saved

    def settle(self, session: Session) -> None:
        """Take off the session's list what has been written. Only for the thread that changes the session."""
        with self._lock:
            self._settle(session)

    def save(self, session: Session, store: "Store") -> str:
        """Write everything that is not on disk, waiting for a save that is under way; the first failure, or ""."""
        with self._lock:
            self._settle(session)
            failures = []
            for article_id in list(session.unsaved.edits):
                try:
                    edits = session.unsaved.of(article_id)
                    _write(session, store, article_id, edits)
                    session.unsaved.saved(article_id, len(edits))
                except BriefreaderError as error:
                    failures.append(str(error))
        return failures[0] if failures else ""

    def rescue(self, session: Session) -> str:
        """Put what cannot be saved into the rescue folder, in the same form; why that failed too, or ""."""
        from briefreader.annotations.store import Store

        store = Store(self.rescue_folder)
        failure = ""
        for article_id, edits in list(session.unsaved.edits.items()):
            try:
                _write(session, store, article_id, edits)
                session.unsaved.saved(article_id, len(edits))
            except BriefreaderError as error:
                failure = failure or str(error)
        return failure

    def _settle(self, session: Session) -> None:
        for article_id, count in self._landed.items():
            session.unsaved.saved(article_id, count)
        self._landed.clear()

    def left_behind(self) -> str:
        """What to say where an earlier reading had to rescue tags, or ""."""
        if not any(self.rescue_folder.rglob("*.toml")):
            return ""
        return (
            f"Tags that an earlier reading could not save lie in {self.rescue_folder}: copy what is missing into "
            "annotations/, then remove that folder."
        )


def _write(session: Session, store: "Store", article_id: str, edits: Sequence[Change]) -> "SavedLedger | Dismissals":
    """Write the edits of one article, or those of the file of dismissals, which are saved under a name of their own."""
    from briefreader.annotations.dismissals import DismissalEdit

    dismissals = [edit for edit in edits if isinstance(edit, DismissalEdit)]
    if dismissals:
        return store.save_dismissals(dismissals)
    return store.save(session.articles[article_id], [e for e in edits if not isinstance(e, DismissalEdit)])

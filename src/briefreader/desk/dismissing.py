"""Dismissing a disagreement ("not the same thing"): kept with the annotator's own files, undone like any other edit."""

from briefreader.annotations.dismissals import DismissalEdit, Dismissals
from briefreader.annotations.names import DISMISSED
from briefreader.articles.shown import make_shown
from briefreader.desk.labels import label_of
from briefreader.desk.places import Place
from briefreader.desk.questions import Slot
from briefreader.desk.session import Session

_LONGEST = 200  # characters of what is written about a question: one line of a file, read in a difference


def why_not_dismiss(session: Session, slot: Slot | None) -> str:
    """Why a question cannot be dismissed now, or ""."""
    if slot is None or not slot.parts:
        return "There is no disagreement here to dismiss."
    if not session.ready:
        return "The annotations are still being read; try again in a moment."
    return session.locked.get(DISMISSED, "")


def dismiss(session: Session, slot: Slot) -> str:
    """Dismiss a disagreement, or count one that was dismissed again; what was done, for the status line."""
    before = session.questions.dismissed.get(slot.id, "")
    after = "" if before else words_of(slot)
    edit = DismissalEdit(session.annotator, slot.id, before, after)
    session.history.made(edit)
    apply_dismissal(session, edit)
    if before:
        return f"counted again: {slot.question.text}"
    return f"dismissed, not the same thing: {slot.question.text} (u takes it back)"


def words_of(slot: Slot) -> str:
    """A question and its answers in words that make sense in a file: articles by their ids, not their numbers."""
    answers = (f"{label_of(slot, answer)} ({', '.join(answer.articles)})" for answer in slot.answers)
    words = " ".join(f"{slot.question.text}: {' against '.join(answers)}".split())
    return make_shown(words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…")


def apply_dismissal(session: Session, edit: DismissalEdit) -> None:
    """Apply an edit to what is dismissed, and queue it for saving."""
    session.questions.dismissed = edit.applied(session.questions.dismissed)
    session.questions.revise()
    session.unsaved.add(edit)
    session.made += 1


def replay_dismissal(session: Session, edit: DismissalEdit) -> bool:
    """Apply an edit if what it changes stands as it left it, and bring the question under the cursor either way."""
    fits = session.questions.dismissed.get(edit.question, "") == edit.before
    if fits:
        apply_dismissal(session, edit)
    slot = session.questions.slot(edit.question)
    places: list[Place] = session.questions.places_of(slot.answers[0]) if slot else []
    if places:
        session.go(places[0], remember=True, question=edit.question)
    return fits


def dismissals_read(session: Session, found: Dismissals) -> None:
    """Take what is dismissed as it is on disk, with the edits that are still unsaved made on top."""
    dismissed = dict(found.dismissed)
    for edit in session.unsaved.of(DISMISSED):
        if isinstance(edit, DismissalEdit):
            dismissed = edit.applied(dismissed)
    session.questions.dismissed = dismissed
    session.questions.revise()

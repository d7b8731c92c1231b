"""Dismissing a disagreement: one key, one line in a file of one's own, undone like everything else."""

from pathlib import Path

import pytest
from tests.desk.conftest import GATES, parting

from briefreader.annotations.names import DISMISSED
from briefreader.annotations.store import Store
from briefreader.articles.article import Brief
from briefreader.desk import judging
from briefreader.desk.dismissing import dismiss, dismissals_read, why_not_dismiss
from briefreader.desk.keeping import Keeper
from briefreader.desk.session import Session


@pytest.fixture
def parted(session: Session) -> Session:
    """The session of the flood with its disagreements found, and its annotations read."""
    session.questions.found(parting())
    session.ready = True
    return session


def test_a_dismissed_question_goes_and_undo_brings_it_back_under_the_cursor(parted: Session) -> None:
    slot = parted.questions.shown[0]
    assert "not the same thing" in dismiss(parted, slot)
    assert slot not in parted.questions.shown
    assert "undone" in judging.undo(parted)
    assert slot in parted.questions.shown
    assert parted.questions.chosen == GATES.id
    assert "done again" in judging.redo(parted)
    assert slot not in parted.questions.shown


def test_dismissing_again_counts_the_question_again(parted: Session) -> None:
    slot = parted.questions.shown[0]
    dismiss(parted, slot)
    assert "counted again" in dismiss(parted, slot)
    assert parted.questions.dismissed == {}
    assert slot in parted.questions.standing


def test_it_is_saved_with_the_annotator_and_read_again(brief: Brief, parted: Session, tmp_path: Path) -> None:
    store = Store(brief.root / "annotations")
    dismiss(parted, parted.questions.shown[0])
    assert Keeper(brief, tmp_path / "state").save(parted, store) == ""
    assert not parted.unsaved
    text = (brief.root / "annotations" / "mara" / "_dismissed.toml").read_text(encoding="utf-8")
    assert f'{GATES.id} = "number of gates: three (alder, birch) against five (cedar)"' in text
    fresh = Session(brief, "mara")
    fresh.questions.found(parting())
    dismissals_read(fresh, store.load_dismissals("mara"))
    assert [slot.question.text for slot in fresh.questions.standing] == []


def test_what_is_read_from_disk_does_not_undo_what_is_not_saved_yet(parted: Session, brief: Brief) -> None:
    dismiss(parted, parted.questions.shown[0])
    dismissals_read(parted, Store(brief.root / "annotations").load_dismissals("mara"))
    assert GATES.id in parted.questions.dismissed


def test_what_somebody_changed_on_disk_since_is_not_undone(parted: Session, brief: Brief) -> None:
    dismiss(parted, parted.questions.shown[0])
    parted.unsaved.saved(DISMISSED, 1)
    dismissals_read(parted, Store(brief.root / "annotations").load_dismissals("mara"))
    assert "Not undone" in judging.undo(parted)
    assert not parted.history.done


def test_what_cannot_be_saved_is_rescued(brief: Brief, parted: Session, tmp_path: Path) -> None:
    (brief.root / "annotations").write_text("in the way", encoding="utf-8")
    keeper = Keeper(brief, tmp_path / "state")
    dismiss(parted, parted.questions.shown[0])
    assert "annotations" in keeper.save(parted, Store(brief.root / "annotations"))
    assert keeper.rescue(parted) == ""
    assert Store(keeper.rescue_folder).load_dismissals("mara").dismissed.keys() == {GATES.id}


def test_why_a_question_cannot_be_dismissed_is_said(parted: Session) -> None:
    agreed = parted.questions.shown[-1]
    assert "no disagreement" in why_not_dismiss(parted, agreed)
    assert "no disagreement" in why_not_dismiss(parted, None)
    parted.locked[DISMISSED] = "the file is broken"
    assert why_not_dismiss(parted, parted.questions.shown[0]) == "the file is broken"
    parted.ready = False
    assert "still being read" in why_not_dismiss(parted, parted.questions.shown[0])

"""Leaving: what is unsaved goes to the annotations, else to the rescue folder, and the next reading says so."""

from pathlib import Path

from briefreader.annotations.store import Store
from briefreader.articles.article import Brief
from briefreader.desk import judging
from briefreader.desk.keeping import Keeper
from briefreader.desk.memory import Memory
from briefreader.desk.places import Place
from briefreader.desk.session import Session


def test_what_is_unsaved_is_saved(brief: Brief, session: Session, tmp_path: Path) -> None:
    store = Store(brief.root / "annotations")
    session.go(Place("alder", 2))
    judging.toggle_tag(session, "verified")
    assert Keeper(brief, tmp_path / "state").save(session, store) == ""
    assert not session.unsaved
    assert len(store.load("mara", "alder").ledger.claims) == 1


def test_what_cannot_be_saved_is_rescued_and_said_the_next_time(brief: Brief, session: Session, tmp_path: Path) -> None:
    (brief.root / "annotations").write_text("in the way", encoding="utf-8")
    keeper = Keeper(brief, tmp_path / "state")
    assert keeper.left_behind() == ""
    session.go(Place("alder", 2))
    judging.toggle_tag(session, "verified")
    assert "annotations" in keeper.save(session, Store(brief.root / "annotations"))
    assert session.unsaved
    keeper.rescue(session)
    assert not session.unsaved
    assert str(keeper.rescue_folder) in Keeper(brief, tmp_path / "state").left_behind()


def test_without_a_state_folder_nothing_is_remembered(brief: Brief, tmp_path: Path) -> None:
    Keeper(brief, None).remember(Memory(article="alder"))
    assert Keeper(brief, None).recall() == Memory()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["seeds"]


def test_a_state_folder_that_cannot_be_written_holds_nobody_up(brief: Brief, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("in the way", encoding="utf-8")
    keeper = Keeper(brief, tmp_path / "state")
    keeper.remember(Memory(article="alder"))
    assert keeper.recall() == Memory()

"""Decisions between annotators: one file each, read back as they were, never written over what is broken."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.annotations.claims import Selector
from briefreader.annotations.decisions import (
    DECISION_KEYS,
    OVER_KEYS,
    Decision,
    Over,
    decision_text,
    load_decisions,
    remove_decision,
    save_decision,
)
from briefreader.annotations.file_merging import merge_files
from briefreader.errors import AnnotationError

PLACE = Selector("left at noon", "The ferry ", ".", 10, 22, "0123456789abcdef")
SAID = (Over("jo", "aa11", ("disputed",), "Says who?"), Over("mara lind", "bb22", ("verified",)))
DECISION = Decision("day/quay", "aa11", PLACE, ("disputed",), "kim", SAID, "Two\nlines.")


def file_of(folder: Path) -> Path:
    return folder / "decided" / "day" / "quay" / "aa11.toml"


def test_a_decision_is_read_back_as_it_was_and_says_who_was_overruled(tmp_path: Path) -> None:
    save_decision(tmp_path, DECISION)
    found = load_decisions(tmp_path, ["day/quay", "pier"])
    assert found.problems == ()
    (decision,) = found.decided
    assert decision == DECISION
    assert [decision.overruled(name) for name in ("jo", "mara lind", "kim")] == [False, True, False]
    table = tomllib.loads(file_of(tmp_path).read_text(encoding="utf-8"))
    assert tuple(table["decision"]) == tuple(k for k in DECISION_KEYS if k != "occurrence")
    assert set(table["over"]["jo"]) == set(OVER_KEYS)


def test_a_second_decision_replaces_the_first_and_keeps_comments_and_tables_of_others(tmp_path: Path) -> None:
    save_decision(tmp_path, DECISION)
    path = file_of(tmp_path)
    path.write_text("# seen by all\n" + path.read_text(encoding="utf-8") + "\n[survey]\ncount = 3\n", encoding="utf-8")
    again = Decision("day/quay", "aa11", PLACE, ("verified",), "kim", SAID[:1])
    save_decision(tmp_path, again)
    assert load_decisions(tmp_path, ["day/quay"]).decided == (again,)
    text = path.read_text(encoding="utf-8")
    assert "# seen by all" in text
    assert tomllib.loads(text)["survey"] == {"count": 3}
    save_decision(tmp_path, again)
    assert path.read_text(encoding="utf-8") == text


def test_a_decision_taken_back_leaves_nothing(tmp_path: Path) -> None:
    save_decision(tmp_path, DECISION)
    remove_decision(tmp_path, "day/quay", "aa11")
    assert load_decisions(tmp_path, ["day/quay"]).decided == ()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text", ["[decision\n", "format = 9\n[decision]\n", "format = 1\n", "[decision]\nquote = 3\n", "\ufffd[over.a]\n"]
)
def test_a_file_that_cannot_be_read_is_reported_and_not_written_over(tmp_path: Path, text: str) -> None:
    file_of(tmp_path).parent.mkdir(parents=True)
    file_of(tmp_path).write_text(text, encoding="utf-8")
    found = load_decisions(tmp_path, ["day/quay"])
    assert (found.decided, len(found.problems)) == ((), 1)
    with pytest.raises(AnnotationError):
        save_decision(tmp_path, DECISION)
    assert file_of(tmp_path).read_text(encoding="utf-8") == text


@pytest.mark.parametrize("article", ["../away", "a//b", ".hidden", "con", "a\\b"])
def test_no_decision_is_written_outside_its_folder(tmp_path: Path, article: str) -> None:
    with pytest.raises(AnnotationError):
        save_decision(tmp_path / "annotations", Decision(article, "aa11", PLACE, (), "kim", ()))
    assert not [p for p in tmp_path.rglob("*") if p.is_file()]


def test_two_decisions_on_the_same_words_merge_into_a_file_that_asks_which(tmp_path: Path) -> None:
    ours = decision_text(DECISION)
    theirs = decision_text(Decision("day/quay", "aa11", PLACE, ("verified",), "lee", SAID, "Other."))
    merged = merge_files("", ours, theirs)
    assert merged.conflicts
    tomllib.loads(merged.text)
    file_of(tmp_path).parent.mkdir(parents=True)
    file_of(tmp_path).write_text(merged.text, encoding="utf-8")
    (problem,) = load_decisions(tmp_path, ["day/quay"]).problems
    assert "two people decided" in problem.message


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


OVER = st.lists(st.tuples(WORDS.filter(bool), WORDS), unique_by=lambda over: over[0])


@settings(max_examples=40, deadline=None)
@given(tags=st.lists(WORDS, max_size=3), note=WORDS, by=WORDS, over=OVER)
def test_whatever_is_decided_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, tags: list[str], note: str, by: str, over: list[tuple[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("annotations")
    said = tuple(sorted((Over(name, "aa11", (note,), note) for name, note in over), key=lambda o: o.annotator))
    decision = Decision("quay", "aa11", PLACE, tuple(tags), by, said, note)
    save_decision(folder, decision)
    found = load_decisions(folder, ["quay"])
    assert (found.decided, found.problems) == ((decision,), ())

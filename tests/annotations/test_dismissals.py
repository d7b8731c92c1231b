"""The file of dismissed disagreements: small changes, nothing of another hand lost, nothing broken overwritten."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.annotations.check import FileFinding, check_annotations
from briefreader.annotations.dismissals import DismissalEdit, read_dismissals, with_dismissals
from briefreader.annotations.file_merging import merge_files
from briefreader.annotations.names import DISMISSED, annotation_path
from briefreader.annotations.store import Store
from briefreader.errors import AnnotationError

WORDS = "length of the ferry ride: 40 minutes (ebb) against an hour (flow)"


def dismissed(question: str, words: str = WORDS) -> DismissalEdit:
    return DismissalEdit("mara", question, "", words)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store on an empty folder."""
    return Store(tmp_path / "annotations")


def path_of(store: Store) -> Path:
    return store.folder / "mara" / "_dismissed.toml"


def test_one_dismissal_is_one_line_and_goes_with_it(store: Store) -> None:
    store.save_dismissals([dismissed("00ff00ff00ff")])
    one = path_of(store).read_text(encoding="utf-8")
    assert one == f'format = 1\n\n[dismissed]\n00ff00ff00ff = "{WORDS}"\n'
    store.save_dismissals([dismissed("00aa00aa00aa")])
    two = path_of(store).read_text(encoding="utf-8").splitlines()
    assert [line for line in two if line not in one.splitlines()] == [f'00aa00aa00aa = "{WORDS}"']
    assert two.index(f'00aa00aa00aa = "{WORDS}"') < two.index(f'00ff00ff00ff = "{WORDS}"')
    store.save_dismissals([dismissed("00aa00aa00aa").inverse])
    assert path_of(store).read_text(encoding="utf-8") == one
    store.save_dismissals([dismissed("00ff00ff00ff").inverse])
    assert not store.folder.joinpath("mara").exists()


def test_a_file_that_was_there_before_stays_so_that_git_can_merge_it(tmp_path: Path, store: Store) -> None:
    store.save_dismissals([dismissed("00ff00ff00ff")])
    Store(tmp_path / "annotations").save_dismissals([dismissed("00ff00ff00ff").inverse])
    assert path_of(store).read_text(encoding="utf-8") == "format = 1\n\n[dismissed]\n"


def test_comments_other_tables_and_keys_of_another_hand_stay(store: Store) -> None:
    path_of(store).parent.mkdir(parents=True)
    theirs = '# by hand\nformat = 1\n\n[dismissed]\nffffffffffff = "x" # why\n\n[mine]\nkept = true\n'.replace(
        "\n", "\r\n"
    )
    path_of(store).write_bytes(theirs.encode())
    store.save_dismissals([dismissed("00aa00aa00aa")])
    text = path_of(store).read_bytes().decode()
    assert text.replace(f'00aa00aa00aa = "{WORDS}"\r\n', "") == theirs
    assert store.load_dismissals("mara").dismissed == {"ffffffffffff": "x", "00aa00aa00aa": WORDS}


@pytest.mark.parametrize(
    "text",
    [
        'format = 1\n\n[dismissed]\n00 = "open\n',
        "format = 7\n\n[dismissed]\n",
        'format = 1\n\n[dismissed]\n00 = "a"\n\n[dismissed]\n01 = "b"\n',
        'format = 1\n\n[dismissed]\n<<<<<<< ours\n00 = "a"\n=======\n01 = "b"\n>>>>>>> theirs\n',
    ],
    ids=["broken", "newer", "twice", "conflict"],
)
def test_what_cannot_be_read_is_reported_and_not_overwritten(store: Store, tmp_path: Path, text: str) -> None:
    path_of(store).parent.mkdir(parents=True)
    path_of(store).write_text(text, encoding="utf-8")
    found = store.load_dismissals("mara")
    assert found.read_only
    assert found.problems
    with pytest.raises(AnnotationError, match="not overwritten"):
        store.save_dismissals([dismissed("00aa00aa00aa")])
    assert path_of(store).read_text(encoding="utf-8") == text
    findings = check_annotations(tmp_path / "annotations", tmp_path)
    assert any(isinstance(f, FileFinding) and "_dismissed.toml" in f.file for f in findings)


def test_a_value_that_is_no_words_is_reported_and_left_alone(store: Store) -> None:
    path_of(store).parent.mkdir(parents=True)
    path_of(store).write_text("format = 1\n\n[dismissed]\n00aa = 3\n", encoding="utf-8")
    found = store.load_dismissals("mara")
    assert found.dismissed == {}
    assert "00aa" in found.problems[0].message
    store.save_dismissals([dismissed("00bb")])
    assert "00aa = 3" in path_of(store).read_text(encoding="utf-8")


def test_it_is_no_article_s_file_and_no_article_can_take_its_name(store: Store, tmp_path: Path) -> None:
    store.save_dismissals([dismissed("00ff00ff00ff")])
    assert store.articles("mara") == ()
    assert check_annotations(tmp_path / "annotations", tmp_path) == ()
    with pytest.raises(AnnotationError, match="name is kept"):
        annotation_path(store.folder, "mara", DISMISSED)
    assert annotation_path(store.folder, "mara", f"deep/{DISMISSED}").name == "_dismissed.toml"


def test_two_branches_that_dismiss_different_questions_merge() -> None:
    base = with_dismissals("", [dismissed("33")])
    ours, theirs = with_dismissals(base, [dismissed("11")]), with_dismissals(base, [dismissed("55")])
    merged = merge_files(base, ours, theirs)
    assert merged.conflicts == ()
    assert set(read_dismissals(merged.text, "f").dismissed) == {"11", "33", "55"}


@given(st.text(min_size=1).filter(str.strip))
def test_whatever_a_question_says_it_is_read_as_it_was_written(words: str) -> None:
    clean = words.encode("utf-8", "replace").decode()
    text = with_dismissals("", [dismissed("00aa", clean)])
    assert read_dismissals(text, "f").dismissed == {"00aa": clean}
    assert with_dismissals(text, [dismissed("00aa", clean).inverse]) == "format = 1\n\n[dismissed]\n"

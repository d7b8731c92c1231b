"""Names become folders: none leads outside annotations, and people that differ are never mixed up."""

import os
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.annotations.claims import Claim, ClaimEdit
from briefreader.annotations.names import annotation_path, check_annotator, suggest_annotator
from briefreader.annotations.store import Store
from briefreader.articles.article import Article
from briefreader.errors import AnnotationError

MakeClaim = Callable[..., Claim]

NAMES = st.one_of(
    st.text(max_size=70),
    st.sampled_from(["..", ".", "", "/", "\\", "C:", "nul", "a/..", "../x", "\0", "~", "con.txt", "a\n", "x" * 300]),
    st.lists(st.sampled_from(["..", ".", "a", "C:", "aux", "\\", "\0", ""])).map("/".join),
)


@pytest.mark.parametrize("name", ["ines", "Zoë", "anna-maria", "o'neil", "山田", "j.doe", "x" * 64])
def test_ordinary_names_are_fine(name: str) -> None:
    assert check_annotator(name) == name


@pytest.mark.parametrize(
    "name",
    ["", " ", "decided", "Example", "CON", "nul.txt", "com1", "lpt³", "a.", "a ", " a", ".a", "..", "a/b", "a\\b",
     "a:b", "a\tb", "a\u202eb", "\ud800", "x" * 65, "ü" * 33, "what?"],
)  # fmt: skip
def test_names_that_cannot_be_a_folder_everywhere_are_refused_with_the_reason(name: str) -> None:
    with pytest.raises(AnnotationError, match=r"cannot be used: .*\. Choose another"):
        check_annotator(name)


def test_a_name_that_differs_only_in_case_or_form_from_another_is_refused() -> None:
    with pytest.raises(AnnotationError, match="Use 'Ines'"):
        check_annotator("ines", ["bert", "Ines"])
    decomposed = unicodedata.normalize("NFD", "Zoë")
    assert check_annotator(decomposed, ["Zoë"]) == "Zoë"
    with pytest.raises(AnnotationError):
        check_annotator("Zoë", [decomposed])
    assert check_annotator("ines", ["ines"]) == "ines"


@pytest.mark.parametrize(
    ("git", "name"),
    [("Zoë van Dijk", "zoe-van-dijk"), ("  J. Doe ", "j-doe"), ("山田 太郎", "山田-太郎"), ("Con", "con-1"), ("…", "")],
)
def test_a_name_is_suggested_from_the_one_that_git_knows(git: str, name: str) -> None:
    assert suggest_annotator(git) == name


@given(st.text())
def test_every_suggestion_is_a_name_that_can_be_used(git_name: str) -> None:
    name = suggest_annotator(git_name)
    assert name == "" or check_annotator(name) == name


@given(NAMES, NAMES)
def test_no_name_leads_outside_the_annotators_folder(annotator: str, article_id: str) -> None:
    folder = Path("/nowhere/annotations")
    try:
        path = annotation_path(folder, annotator, article_id)
    except AnnotationError:
        return
    assert path.is_relative_to(folder / annotator)
    assert path != folder / annotator
    assert ".." not in path.parts
    assert path.name.endswith(".toml")


@pytest.mark.parametrize(
    "article_id", ["../../x", "/etc/x", "a/../../x", "C:x", "nul", "a//b", "", ".", "a\0b", "a\\..\\b"]
)
def test_a_hostile_article_id_is_neither_read_nor_written(
    store: Store, article: Article, make_claim: MakeClaim, article_id: str, tmp_path: Path
) -> None:
    hostile = replace(article, id=article_id)
    claim = make_claim(article, "noon", "verified")
    with pytest.raises(AnnotationError):
        store.save(hostile, [ClaimEdit("ines", article_id, claim.id, None, claim)])
    with pytest.raises(AnnotationError):
        store.load("ines", article_id)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("annotator", ["/", "a/b", "../x", "\\", "", ".", "..", "C:"])
def test_an_annotator_that_is_a_path_leads_nowhere(tmp_path: Path, annotator: str) -> None:
    with pytest.raises(AnnotationError):
        annotation_path(tmp_path / "annotations", annotator, "quay")


@pytest.mark.parametrize("link", ["ines", "ines/day-one", "ines/day-one/harbour.toml"])
def test_a_symbolic_link_that_leads_away_is_refused(
    store: Store, article: Article, make_claim: MakeClaim, tmp_path: Path, link: str
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "harbour.toml").write_text("format = 1\n", encoding="utf-8")
    place = store.folder / link
    place.parent.mkdir(parents=True)
    place.symlink_to(outside / "harbour.toml" if link.endswith(".toml") else outside)
    claim = make_claim(article, "noon", "verified")
    with pytest.raises(AnnotationError, match="symbolic link"):
        store.save(article, [ClaimEdit("ines", article.id, claim.id, None, claim)])
    with pytest.raises(AnnotationError, match="symbolic link"):
        store.load("ines", article.id)
    assert [path.name for path in outside.rglob("*")] == ["harbour.toml"]
    assert (outside / "harbour.toml").read_text(encoding="utf-8") == "format = 1\n"


def test_a_link_in_circles_is_refused(store: Store, article: Article) -> None:
    place = store.folder / "ines" / "day-one"
    place.parent.mkdir(parents=True)
    place.symlink_to(place)
    with pytest.raises(AnnotationError):
        store.load("ines", article.id)


def test_a_link_within_the_annotators_folder_is_followed_and_stays_a_link(
    store: Store, article: Article, make_claim: MakeClaim
) -> None:
    place = store.folder / "ines" / "day-one"
    real = store.folder / "ines" / "first"
    real.mkdir(parents=True)
    place.symlink_to(real)
    claim = make_claim(article, "noon", "verified")
    store.save(article, [ClaimEdit("ines", article.id, claim.id, None, claim)])
    assert place.is_symlink()
    assert (real / "harbour.toml").is_file()


def test_what_is_no_file_is_refused_and_not_waited_for(store: Store, article: Article, make_claim: MakeClaim) -> None:
    place = store.folder / "ines" / "day-one" / "harbour.toml"
    place.parent.mkdir(parents=True)
    os.mkfifo(place)
    claim = make_claim(article, "noon", "verified")
    with pytest.raises(AnnotationError, match="is no file"):
        store.save(article, [ClaimEdit("ines", article.id, claim.id, None, claim)])
    with pytest.raises(AnnotationError, match="is no file"):
        store.load("ines", article.id)


def test_nobody_writes_as_the_example_or_as_the_decisions(
    store: Store, article: Article, make_claim: MakeClaim
) -> None:
    claim = make_claim(article, "noon", "verified")
    for name in ("example", "decided", "DECIDED"):
        with pytest.raises(AnnotationError, match="reserved"):
            store.save(article, [ClaimEdit(name, article.id, claim.id, None, claim)])
    assert not store.folder.exists()

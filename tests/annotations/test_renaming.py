"""An article is renamed: what was said of it goes along, links lead to it still, and nothing is ever overwritten."""

import hashlib
import tomllib
from pathlib import Path

import pytest

from briefreader.annotations.anchored import AnchorState
from briefreader.annotations.check import ClaimFinding, check_annotations
from briefreader.annotations.claims import Claim, ClaimEdit, Link, Relation
from briefreader.annotations.renaming import Renamed, find_article, new_place, rename_article
from briefreader.annotations.selecting import make_claim_id, make_link_id, select
from briefreader.annotations.store import Store
from briefreader.annotations.texts import Texts
from briefreader.articles.article import Article
from briefreader.articles.span import Span
from briefreader.errors import AnnotationError, UsageError

TEXTS = {
    "quay": "The ferry left at noon.\n\nThe ferry left at noon, said the mate.\n",
    "pier": "Nobody saw the ferry leave before one o’clock.\n",
}


def text_of(root: Path, article_id: str) -> Article:
    found = Texts(root).article(article_id)
    assert found is not None
    return found


def tagged(root: Path, annotator: str, article_id: str, words: str, to: tuple[str, str] | None = None) -> Claim:
    article = text_of(root, article_id)
    start = article.text.index(words)
    span = Span(start, start + len(words))
    claim_id = make_claim_id(article.id, article.text, span, ())
    links: tuple[Link, ...] = ()
    if to:
        there = text_of(root, to[0])
        target = Span(there.text.index(to[1]), there.text.index(to[1]) + len(to[1]))
        link_id = make_link_id(claim_id, there.id, there.text, target, ())
        links = (Link(link_id, Relation.CONTRADICTS, there.id, select(there, target)),)
    claim = Claim(claim_id, select(article, span), ("disputed",), links=links)
    Store(root / "annotations").save(article, [ClaimEdit(annotator, article_id, claim_id, None, claim)])
    return claim


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
    tagged(tmp_path, "mara", "quay", "left at noon, said the mate")
    tagged(tmp_path, "jo", "quay", "at noon")
    tagged(tmp_path, "jo", "pier", "before one", to=("quay", "The ferry"))
    return tmp_path


def rename(root: Path, old: str, new: str) -> Renamed:
    store = Store(root / "annotations")
    article = find_article(root, store, root, old)
    return rename_article(root, store, article, new_place(root, root, new, article))


def test_annotations_decisions_details_and_links_follow_and_everything_stands_as_it_stood(root: Path) -> None:
    (root / "seeds" / "quay.meta.toml").write_text('title = "Q"\n', encoding="utf-8")
    decided = root / "annotations" / "decided" / "quay" / "0a.toml"
    decided.parent.mkdir(parents=True)
    decided.write_text('format = 1\n\n[decision]\narticle = "quay"\n', encoding="utf-8")
    done = rename(root, "quay", "day two/quay")
    assert len(done.files) == 5
    assert {p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file()} == {
        "seeds/day two/quay.txt",
        "seeds/day two/quay.meta.toml",
        "seeds/pier.txt",
        "annotations/mara/day two/quay.toml",
        "annotations/jo/day two/quay.toml",
        "annotations/jo/pier.toml",
        "annotations/decided/day two/quay/0a.toml",
    }
    assert check_annotations(None, root) == ()
    text = (root / "annotations" / "mara" / "day two" / "quay.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)["article"] == {"source": "seeds/day two/quay.txt", "formerly": ["quay"]}


def test_claims_and_links_bear_witness_of_their_twins_after_a_renaming_too(root: Path) -> None:
    rename(root, "quay", "landing")
    path = root / "seeds" / "landing.txt"
    path.write_text(TEXTS["quay"].split("\n\n")[1], encoding="utf-8")  # the first sentence is gone, its twin lives
    found = {
        (f.annotator, f.claim[12:18]): f.state for f in check_annotations(None, root) if isinstance(f, ClaimFinding)
    }
    assert found["jo", ""] is AnchorState.AMBIGUOUS
    assert found["jo", ".link."] is AnchorState.AMBIGUOUS


def test_a_file_that_was_renamed_by_hand_is_named_by_check_and_followed(root: Path) -> None:
    (root / "seeds" / "quay.txt").rename(root / "seeds" / "wharf.txt")
    errors = [f.row()["error"] for f in check_annotations(None, root) if "error" in f.row()]
    assert any("briefreader mv quay wharf" in str(error) for error in errors)
    rename(root, "quay", "wharf")
    assert check_annotations(None, root) == ()


def test_annotations_left_behind_join_those_under_the_new_name(root: Path) -> None:
    claim = tagged(root, "mara", "quay", "The ferry left at noon.")
    left = (root / "annotations" / "mara" / "quay.toml").read_bytes()
    rename(root, "quay", "wharf")
    (root / "annotations" / "mara" / "quay.toml").write_bytes(left.replace(b'"disputed"', b'"disputed", "watch"', 1))
    rename(root, "quay", "wharf")
    ledger = Store(root / "annotations").load("mara", "wharf").ledger
    assert [c.tags for c in ledger.claims] == [("disputed", "watch"), ("disputed",)]
    assert claim.id in {c.id for c in ledger.claims}
    assert not (root / "annotations" / "mara" / "quay.toml").exists()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("quay", "pier", "is there already"),
        ("quay", "seeds/pier.txt", "is there already"),
        ("quay", "../away", "outside the project"),
        ("quay", "_quay", "would not be read"),
        ("nowhere", "pier", "neither a file"),
        ("quay", "x" * 300, "cannot be the name"),
        ("quay", "a\0b", "cannot be the name"),
        ("quay", "quay", "its name already"),
    ],
)
def test_a_name_that_is_taken_or_none_is_refused_before_anything_is_touched(
    root: Path, old: str, new: str, words: str
) -> None:
    before = fingerprint(root)
    with pytest.raises(UsageError, match=words):
        rename(root, old, new)
    assert fingerprint(root) == before


def test_a_broken_file_stops_a_renaming_before_anything_is_touched(root: Path) -> None:
    path = root / "annotations" / "mara" / "quay.toml"
    path.write_text(path.read_text(encoding="utf-8") + "[claim.x\n", encoding="utf-8")
    before = fingerprint(root)
    with pytest.raises(AnnotationError, match="cannot be read"):
        rename(root, "quay", "wharf")
    assert fingerprint(root) == before


def fingerprint(root: Path) -> dict[str, str]:
    return {str(p): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(root.rglob("*")) if p.is_file()}

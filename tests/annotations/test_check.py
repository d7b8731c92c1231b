"""What `briefreader check` lists: claims and links that are not where they were made, and files that need mending."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from briefreader.annotations.check import check, check_annotations
from briefreader.annotations.claims import Claim, ClaimEdit, Link, Relation
from briefreader.annotations.selecting import make_claim_id, make_link_id, select
from briefreader.annotations.store import Store
from briefreader.articles.article import Article, Brief
from briefreader.articles.loading import load_brief
from briefreader.articles.span import Span
from briefreader.errors import AnnotationError

HARBOUR = "The Marigold left the quay at noon. Seventy passengers waited for two hours in the rain.\n"
COUNCIL = "The council met at eight. It spoke of the ferry for two hours and of nothing else.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "seeds" / "day").mkdir(parents=True)
    (tmp_path / "seeds" / "day" / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (tmp_path / "seeds" / "council.md").write_text(COUNCIL, encoding="utf-8")
    return tmp_path


def claim_of(article: Article, quote: str, *links: Link) -> Claim:
    span = Span(article.text.index(quote), article.text.index(quote) + len(quote))
    return Claim(make_claim_id(article.id, article.text, span, ()), select(article, span), ("verified",), links=links)


def link_to(claim_id: str, article: Article, quote: str) -> Link:
    span = Span(article.text.index(quote), article.text.index(quote) + len(quote))
    link_id = make_link_id(claim_id, article.id, article.text, span, ())
    return Link(link_id, Relation.REPEATS, article.id, select(article, span))


@pytest.fixture
def brief(root: Path) -> Brief:
    brief = load_brief([root / "seeds"])
    harbour, council = brief.article("day/harbour"), brief.article("council")
    tagged = claim_of(harbour, "waited for two hours")
    tagged = replace(tagged, links=(link_to(tagged.id, council, "spoke of the ferry for two hours"),))
    other = claim_of(harbour, "at noon")
    store = Store(root / "annotations")
    store.save(harbour, [ClaimEdit("ines", harbour.id, c.id, None, c) for c in (tagged, other)])
    return brief


def rows(root: Path, *, every: bool = False) -> list[dict[str, object]]:
    return [finding.row() for finding in check_annotations(None, root, every=every)]


def test_nothing_is_listed_while_all_stands_and_everything_if_asked(root: Path, brief: Brief) -> None:
    assert rows(root) == []
    listed = rows(root, every=True)
    assert [(r["article"], r["state"], r["quote"]) for r in listed] == [
        ("council", "exact", "spoke of the ferry for two hours"),
        ("day/harbour", "exact", "at noon"),
        ("day/harbour", "exact", "waited for two hours"),
    ]
    assert [finding.row() for finding in check(brief, Store(root / "annotations"), every=True)] == listed


@pytest.mark.usefixtures("brief")
def test_claims_and_links_that_moved_changed_or_went_are_listed_with_what_stands_there(root: Path) -> None:
    text = "By our own reporter.\n\n" + HARBOUR.replace("two hours", "three hours").replace(" at noon", "")
    (root / "seeds" / "day" / "harbour.txt").write_text(text, encoding="utf-8")
    (root / "seeds" / "council.md").write_text("New. " + COUNCIL, encoding="utf-8")
    link, orphan, changed = rows(root)
    assert (link["state"], link["found"], link["start"]) == ("moved", link["quote"], COUNCIL.index("spoke") + 5)
    assert str(link["claim"]).split(".")[1] == "link"
    assert (orphan["state"], orphan["start"], orphan["end"], orphan["found"]) == ("orphan", None, None, None)
    assert (changed["state"], changed["found"]) == ("changed", "waited for three hours")


@pytest.mark.usefixtures("brief")
def test_annotations_without_an_article_name_the_one_that_has_the_same_text(root: Path) -> None:
    (root / "seeds" / "day" / "harbour.txt").rename(root / "seeds" / "quay.txt")
    (row,) = rows(root)
    assert (row["file"], row["table"]) == ("annotations/ines/day/harbour.toml", "article")
    assert "'quay' has the same text" in str(row["error"])
    (root / "seeds" / "quay.txt").unlink()
    assert "Put the text back" in str(rows(root)[0]["error"])


@pytest.mark.usefixtures("brief")
def test_a_link_to_an_article_that_is_gone_is_listed(root: Path) -> None:
    (root / "seeds" / "council.md").unlink()
    (row,) = rows(root)
    assert "leads to the article 'council'" in str(row["error"])


@pytest.mark.usefixtures("brief")
def test_broken_tables_and_files_that_cannot_be_reached_are_listed(root: Path) -> None:
    path = root / "annotations" / "ines" / "day" / "harbour.toml"
    path.write_text(path.read_text(encoding="utf-8") + "\n[claim.bad]\nquote = \n", encoding="utf-8")
    (root / "annotations" / "bert").symlink_to(root / "seeds")
    (root / "annotations" / "anna").mkdir()
    (root / "annotations" / "anna" / "council.toml").write_bytes(b"\xff")
    broken, bad = rows(root)
    assert (broken["file"], broken["line"]) == ("annotations/anna/council.toml", 1)
    assert (bad["file"], bad["table"]) == ("annotations/ines/day/harbour.toml", "claim.bad")


def test_a_folder_that_is_none_is_said(root: Path) -> None:
    with pytest.raises(AnnotationError, match="is no folder"):
        check_annotations(Path("nowhere"), root)
    assert check_annotations(None, root) == ()


def test_check_imports_neither_the_screen_nor_what_only_a_search_needs(root: Path, brief: Brief) -> None:
    program = (
        "import sys, pathlib; from briefreader.annotations.check import check_annotations;"
        "found = check_annotations(None, pathlib.Path(sys.argv[1]), every=True);"
        "print(len(found), *sorted({'textual', 'rapidfuzz', 'numpy', 'tomli_w'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", program, str(root)], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == [str(len(brief.articles) + 1)]

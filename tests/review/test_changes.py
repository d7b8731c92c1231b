"""What git says of claims over time: every change in words, by whom and when, and nothing hostile in a pull request."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.annotations.claims import Claim, ClaimEdit, Ledger, Link, Relation, Selector, TagsEdit
from briefreader.annotations.renaming import rename_article
from briefreader.annotations.selecting import make_claim_id, select
from briefreader.annotations.store import Store
from briefreader.annotations.texts import Texts
from briefreader.articles.span import Span
from briefreader.errors import BriefreaderError, UsageError
from briefreader.exports.change_words import markdown, what_changed
from briefreader.review.changes import changes_between, changes_in, history_of
from briefreader.review.repository import Repository

WORDS = "The mill closed in May."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "mill.txt").write_text(
        f"The mill\n\n{WORDS} Nobody knew of it before the summer, the owner said.\n", encoding="utf-8"
    )
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "the article", "Mara")
    return tmp_path


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=True)


def commit(root: Path, message: str, author: str) -> None:
    git(root, "add", "-A")
    git(root, "-c", f"user.name={author}", "-c", "user.email=x@example.org", "commit", "-q", "-m", message)


def say(root: Path, who: str, before: Claim | None, after: Claim | None, article_id: str = "mill") -> None:
    article = Texts(root).article(article_id)
    assert article is not None
    claim = after or before
    assert claim is not None
    Store(root / "annotations").save(article, [ClaimEdit(who, article_id, claim.id, before, after)])


def claim_on(root: Path, *tags: str) -> Claim:
    article = Texts(root).article("mill")
    assert article is not None
    span = Span(article.text.index(WORDS), article.text.index(WORDS) + len(WORDS))
    return Claim(make_claim_id("mill", article.text, span, ()), select(article, span), tags)


def test_the_history_of_a_claim_goes_from_its_removal_over_a_renaming_to_its_making(root: Path) -> None:
    first = claim_on(root, "disputed")
    noted = replace(first, tags=("verified",), note="The register says so.")
    say(root, "mara", None, first)
    commit(root, "tag", "Mara Lind")
    rename_article(root, Store(root / "annotations"), root / "seeds" / "mill.txt", root / "seeds" / "works.txt")
    commit(root, "rename", "Jo")
    say(root, "mara", first, noted, "works")
    commit(root, "change", "Mara Lind")
    say(root, "mara", noted, None, "works")
    steps = history_of(Repository(root), first.id[:6])
    assert [(s.commit.author if s.commit else "", what_changed(s.change)) for s in steps] == [
        ("", "removed; it was verified; note: “The register says so.”"),
        ("Mara Lind", "disputed → verified; note: “The register says so.”"),
        ("Mara Lind", "new: disputed"),
    ]


def test_a_claim_is_named_by_enough_of_its_id_and_one_that_never_was_is_said(root: Path) -> None:
    say(root, "mara", None, claim_on(root, "disputed"))
    commit(root, "tag", "Mara")
    for wrong in ("123", "ffffffff", f"jo/{claim_on(root).id}", "[a-f]*"):
        with pytest.raises(UsageError):
            history_of(Repository(root), wrong)


def test_changes_are_those_on_disk_between_commits_or_of_a_branch_alone(root: Path) -> None:
    repository, first = Repository(root), claim_on(root, "disputed")
    git(root, "checkout", "-q", "-b", "jo")
    say(root, "jo", None, first)
    assert [(c.annotator, c.before, c.after) for c in changes_in(repository, "")] == [("jo", None, first)]
    commit(root, "jo's", "Jo")
    git(root, "checkout", "-q", "main")
    say(root, "mara", None, replace(first, tags=("verified",)))
    commit(root, "mara's", "Mara")
    assert changes_in(repository, "") == ()
    assert [c.annotator for c in changes_in(repository, "main...jo")] == ["jo"]
    assert [(c.annotator, c.after is None) for c in changes_in(repository, "main..jo")] == [
        ("jo", False),
        ("mara", True),
    ]
    assert [c.annotator for c in changes_in(repository, "HEAD~1")] == ["mara"]


def test_an_article_that_was_renamed_is_no_change_of_its_claims(root: Path) -> None:
    say(root, "mara", None, claim_on(root, "disputed"))
    commit(root, "tag", "Mara")
    rename_article(root, Store(root / "annotations"), root / "seeds" / "mill.txt", root / "seeds" / "works.txt")
    commit(root, "rename", "Mara")
    assert changes_in(Repository(root), "HEAD~1..HEAD") == ()


def test_tags_of_a_whole_article_are_a_change_of_their_own(root: Path) -> None:
    article = Texts(root).article("mill")
    assert article is not None
    Store(root / "annotations").save(article, [TagsEdit("mara", "mill", (), ("ai-generated-source",))])
    (change,) = changes_in(Repository(root), "")
    assert what_changed(change) == "no tag → AI-generated source"


def test_a_repository_without_a_commit_is_one_sentence(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    with pytest.raises(BriefreaderError, match="no branch or commit"):
        changes_in(Repository(tmp_path), "")


def test_the_commands_print_markdown_and_json_lines(root: Path) -> None:
    say(root, "mara", None, claim_on(root, "disputed"))
    commit(root, "tag", "Mara")
    command = [sys.executable, "-m", "briefreader"]

    def run(*arguments: str) -> str:
        done = subprocess.run([*command, *arguments], cwd=root, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert run("diff", "HEAD~1..HEAD").splitlines()[:3] == ["### mara on mill: The mill", "", f"- “{WORDS}”  "]
    (row,) = map(json.loads, run("diff", "HEAD~1..HEAD", "--format", "jsonl").splitlines())
    assert (row["before"], row["after"]["tags"]) == (None, ["disputed"])
    (row,) = map(json.loads, run("log", row["claim"], "--format", "jsonl").splitlines())
    assert (row["author"], row["annotator"], len(row["commit"])) == ("Mara", "mara", 40)


ANY = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("<>`*_[]()#@|!\\\n~-+&:")), min_size=1)


@given(ANY, ANY, ANY)
def test_nothing_that_is_quoted_acts_in_a_pull_request(quote: str, note: str, article: str) -> None:
    selector = Selector(quote, "", "", 0, len(quote), "0" * 16)
    link = Link("a1", Relation.CONTRADICTS, article, selector)
    claim = Claim("aa11", selector, (note,), note, (note,), (link,))
    made = changes_between(Ledger("mara", article), Ledger("mara", article, (note,), (claim,)))
    text = markdown(made, {article: note})
    body = re.sub(r"\\[\\`*_{}\[\]()#+\-!|~]|&#\d+;", "", text)
    body = re.sub(r"^(### |- )", "", body, flags=re.M)
    assert not re.search(r"[<>`*_\[\]()#@|!~\\]", body)
    assert len(re.findall(r"^#", text, re.M)) == 1
    assert all(c == "\n" or ord(c) >= 32 for c in text)

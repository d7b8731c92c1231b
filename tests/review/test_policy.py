"""The project's policy, and new places accepted from the command line."""

import subprocess
import sys
from pathlib import Path

import pytest

from briefreader.annotations.anchored import AnchorState
from briefreader.annotations.check import accept, check_annotations, open_annotations
from briefreader.annotations.claims import Claim, ClaimEdit, Link, Relation
from briefreader.annotations.selecting import make_claim_id, make_link_id, select
from briefreader.annotations.store import Store
from briefreader.annotations.texts import Texts
from briefreader.articles.article import Article
from briefreader.articles.span import Span
from briefreader.errors import ConfigError
from briefreader.review.policy import check_policy, load_policy, unmet

TEXTS = {"quay": "The ferry left at noon. Nobody saw it.\n", "pier": "It left at noon.\n", "mole": "At noon it left.\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def article(root: Path, name: str) -> Article:
    found = Texts(root).article(name)
    assert found is not None
    return found


def say(
    root: Path, *links: str, tags: tuple[str, ...] = ("verified",), note: str = "", evidence: tuple[str, ...] = ()
) -> Claim:
    quay = article(root, "quay")
    span = Span(0, 23)
    claim_id = make_claim_id("quay", quay.text, span, ())
    made = []
    for name in links:
        there = article(root, name)
        target = Span(there.text.lower().index("at noon"), there.text.lower().index("at noon") + 7)
        link_id = make_link_id(claim_id, name, there.text, target, ())
        made.append(Link(link_id, Relation.CORROBORATES, name, select(there, target)))
    made.sort(key=lambda link: (link.selector.start, link.id))
    claim = Claim(claim_id, select(quay, span), tags, note, evidence, tuple(made))
    Store(root / "annotations").save(quay, [ClaimEdit("mara", "quay", claim_id, None, claim)])
    return claim


def demand(root: Path, text: str) -> None:
    (root / "briefreader.toml").write_text(text, encoding="utf-8")


def errors(root: Path) -> list[str]:
    return [finding.error for finding in check_policy(open_annotations(None, root))]


def test_without_a_policy_nothing_is_demanded(root: Path) -> None:
    say(root)
    assert errors(root) == []


def test_two_origins_are_two_articles_besides_the_claims_own(root: Path) -> None:
    demand(root, "[policy.verified]\norigins = 2\n")
    say(root, "pier")
    assert errors(root) == [
        "verified needs links to articles of 2 other origins, and has 1 (the policy in briefreader.toml)"
    ]
    (root / "annotations" / "mara" / "quay.toml").unlink()
    say(root, "pier", "mole")
    assert errors(root) == []


def test_copies_of_one_text_are_one_origin(root: Path) -> None:
    claim = say(root, "pier", "mole")
    demand(root, "[policy.verified]\norigins = 2\n")
    policy = load_policy(root)
    assert list(unmet(claim, "quay", policy, {})) == []
    assert len(list(unmet(claim, "quay", policy, {"pier": "wire", "mole": "wire"}))) == 1
    assert len(list(unmet(claim, "quay", policy, {"quay": "wire", "mole": "wire"}))) == 1


def test_an_article_printed_twice_is_linked_to_once(root: Path) -> None:
    wire = (
        "The ferry left at noon, and nobody on the quay saw it. Its captain had slept badly, the harbour master said. "
        "Two gulls followed it as far as the reef, where fog came down over the sea.\n"
    )
    for name, text in {"pier": "By wire\n\n" + wire, "mole": wire + "\nMore soon.\n"}.items():
        (root / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
    demand(root, "[policy.verified]\norigins = 2\n")
    say(root, "pier", "mole")
    assert errors(root) == [
        "verified needs links to articles of 2 other origins, and has 1 (the policy in briefreader.toml)"
    ]


@pytest.mark.parametrize("edit", ["", " The rest is silence, says a passer-by who would not give her name."])
def test_copies_are_found_by_comparing_and_an_exact_copy_is_one_too(
    root: Path, monkeypatch: pytest.MonkeyPatch, edit: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(root / "cache"))
    wire = (
        "It left at noon. The harbour office had told the crew to wait for the tide, three sailors said on Tuesday. "
        "Forty passengers stood on the pier until the evening, and the company offered them soup and a later boat."
    )
    (root / "seeds" / "pier.txt").write_text(f"{wire}\n", encoding="utf-8")
    (root / "seeds" / "mole.txt").write_text(f"{wire}{edit}\n", encoding="utf-8")
    demand(root, "[policy.verified]\norigins = 2\n")
    say(root, "pier", "mole")
    assert len(errors(root)) == 1


def test_notes_evidence_and_archived_copies_are_demanded_of_their_tag_alone(root: Path) -> None:
    demand(root, "[policy.disputed]\nnote = true\nevidence = 2\narchived = true\nlinks = 1\n")
    say(root)
    assert errors(root) == []
    (root / "annotations" / "mara" / "quay.toml").unlink()
    say(root, tags=("disputed",), evidence=("https://a.example",))
    found = errors(root)
    assert [
        words for words in ("a note", "2 addresses", "1 link", "archived copy") if not any(words in e for e in found)
    ] == []
    (root / "annotations" / "mara" / "quay.toml").unlink()
    archived = tuple(f"https://{n}.example https://archive.example/{n}" for n in "ab")
    say(root, "pier", tags=("disputed",), note="Why.", evidence=archived)
    assert errors(root) == []


def test_a_finding_names_file_line_and_table(root: Path) -> None:
    demand(root, "[policy.verified]\nnote = true\n")
    claim = say(root)
    (finding,) = check_policy(open_annotations(None, root))
    lines = (root / finding.file).read_text(encoding="utf-8").splitlines()
    assert lines[finding.line - 1] == f"[claim.{claim.id}]" == f"[{finding.table}]"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("policy = 3\n", "has to be a table"),
        ("[policy]\nverified = true\n", "table of demands"),
        ("[policy.verified]\nsources = 2\n", "knows no 'sources'"),
        ("[policy.verified]\norigins = true\n", "number from 0"),
        ("[policy.verified]\nnote = 1\n", "true or false"),
        ("[policy.verified\n", "cannot be read"),
    ],
)
def test_a_policy_that_cannot_be_meant_is_one_sentence(root: Path, text: str, words: str) -> None:
    demand(root, text)
    with pytest.raises(ConfigError, match=words):
        load_policy(root)


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "briefreader", "check", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def test_check_exits_with_one_where_the_policy_is_broken(root: Path) -> None:
    say(root)
    assert run(root).returncode == 0
    demand(root, "[policy.verified]\nevidence = 1\n")
    result = run(root)
    assert (result.returncode, "evidence" in result.stdout) == (1, True)


def test_write_accepts_moved_places_of_ones_own_and_changed_ones_only_if_told(root: Path) -> None:
    say(root, "pier")
    path = root / "seeds" / "quay.txt"
    path.write_text("On Monday.\n\n" + TEXTS["quay"], encoding="utf-8")
    (root / "seeds" / "pier.txt").write_text("It left at noun.\n", encoding="utf-8")
    assert run(root).returncode == 1
    result = run(root, "--write", "--annotator", "mara")
    assert "1 claim of mara" in result.stderr
    assert [f.row().get("state") for f in check_annotations(None, root)] == ["changed"]
    assert run(root, "--write", "--changed", "--annotator", "mara").returncode == 0
    text = (root / "annotations" / "mara" / "quay.toml").read_text(encoding="utf-8")
    assert 'quote = "at noun"' in text
    assert "start = 12" in text


def test_write_touches_nobody_elses_file(root: Path) -> None:
    say(root)
    (root / "seeds" / "quay.txt").write_text("On Monday.\n\n" + TEXTS["quay"], encoding="utf-8")
    before = (root / "annotations" / "mara" / "quay.toml").read_bytes()
    assert accept(open_annotations(None, root), "jo", set(AnchorState)) == 0
    assert run(root, "--changed").returncode == 2
    assert (root / "annotations" / "mara" / "quay.toml").read_bytes() == before


def test_a_place_accepted_among_twins_is_never_taken_for_its_twin_later(root: Path) -> None:
    """A sentence is copied, its new place accepted, and then deleted: the copy that is left is not it."""
    path = root / "seeds" / "quay.txt"
    claim = say(root)
    twice = "The ferry left at noon. Nobody saw it.\n\nThe ferry left at noon. Nobody saw it.\n"
    path.write_text("On Monday.\n\n" + twice, encoding="utf-8")
    project = open_annotations(None, root)
    assert accept(project, "mara", set(AnchorState)) == 1
    (after,) = project.store.load("mara", "quay").ledger.claims
    assert after.id == claim.id
    assert after.selector.occurrence == "1 of 2, told apart by each side"
    assert check_annotations(None, root) == ()
    path.write_text("On Monday.\n\nNobody saw it.\n\nThe ferry left at noon. Nobody saw it.\n", encoding="utf-8")
    (finding,) = check_annotations(None, root)
    assert finding.row()["state"] not in {"exact", "moved"}

"""Annotators who differ: both notes shown, one key decides; blind reading; a branch beside one's own."""

import subprocess
import tomllib
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from briefreader.annotations.claims import DISPUTED, VERIFIED
from briefreader.annotations.decisions import load_decisions
from briefreader.articles.loading import load_brief
from briefreader.review.branches import BranchTags
from briefreader.ui.app import BriefreaderApp
from briefreader.ui.claims import ClaimsScreen
from briefreader.ui.dialogs import NoteDialog
from briefreader.ui.differences import DifferencesScreen
from tests.ui.reading import GATES, lines, make_project, reading, saved, until
from tests.ui.test_claims import add_claim

HURT = "Nobody was hurt, they say."


def make_differences(root: Path) -> Path:
    make_project(root)
    add_claim(root, "mara", "alder", GATES, (DISPUTED,), "Five, says the log.")
    add_claim(root, "jo", "alder", GATES, (VERIFIED,), "I counted them.")
    add_claim(root, "mara", "alder", HURT, (VERIFIED,), "One note.")
    add_claim(root, "jo", "alder", HURT, (VERIFIED,), "Another note.")
    return root


def decided(root: Path) -> list[dict[str, Any]]:
    paths = sorted((root / "annotations" / "decided").rglob("*.toml"))
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in paths]


async def opened(app: BriefreaderApp, pilot: Pilot[int]) -> DifferencesScreen:
    await pilot.press("D")
    await until(pilot, lambda: isinstance(app.screen, DifferencesScreen) and app.screen.is_mounted)
    screen = app.screen
    assert isinstance(screen, DifferencesScreen)
    return screen


async def test_both_notes_stand_there_and_notes_alone_are_no_difference(tmp_path: Path) -> None:
    async with reading(make_differences(tmp_path)) as (app, pilot):
        screen = await opened(app, pilot)
        assert [d.shared.span.of(app.session.articles["alder"].text) for d in screen.found] == [GATES]
        text = "\n".join(lines(app))
        assert "Five, says the log." in text
        assert "I counted them." in text
        assert "1 open" in lines(app)[0]


async def test_one_key_writes_the_decision_and_says_who_is_overruled(tmp_path: Path) -> None:
    async with reading(make_differences(tmp_path)) as (app, pilot):
        screen = await opened(app, pilot)
        await pilot.press("2")
        await until(pilot, lambda: bool(app.session.decisions))
        assert "decided: disputed; this overrules jo" in lines(app)[0]
        (table,) = decided(tmp_path)
        assert (table["decision"]["tags"], table["decision"]["by"], table["decision"]["quote"]) == (
            [DISPUTED],
            "mara",
            GATES,
        )
        assert {name: over["tags"] for name, over in table["over"].items()} == {"jo": [VERIFIED], "mara": [DISPUTED]}
        await pilot.press("v")
        await until(pilot, lambda: app.session.decisions[0].tags == (VERIFIED,))
        assert len(decided(tmp_path)) == 1
        await pilot.press("x")
        await until(pilot, lambda: not app.session.decisions)
        assert decided(tmp_path) == []
        assert screen.difference is not None


async def test_why_it_was_decided_so_is_kept_when_it_is_decided_otherwise(tmp_path: Path) -> None:
    async with reading(make_differences(tmp_path)) as (app, pilot):
        await opened(app, pilot)
        await pilot.press("e")
        assert "Decide first" in lines(app)[0]
        await pilot.press("1")
        await until(pilot, lambda: bool(app.session.decisions))
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, NoteDialog) and app.screen.is_mounted)
        await pilot.press(*"Both", "ctrl+s")
        await until(pilot, lambda: app.session.decisions[0].note == "Both")
        await pilot.press("2")
        await until(pilot, lambda: app.session.decisions[0].tags == (DISPUTED,))
        assert app.session.decisions[0].note == "Both"


async def test_a_decision_over_something_that_was_changed_since_says_so(tmp_path: Path) -> None:
    root = make_differences(tmp_path)
    async with reading(root) as (app, pilot):
        await opened(app, pilot)
        await pilot.press("1")
        await until(pilot, lambda: bool(app.session.decisions))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.reader)
        await pilot.press("j", "j", "a")
        await saved(app, pilot)
        screen = await opened(app, pilot)
        assert screen.found[0].is_stale
        assert "somebody says something else since" in "\n".join(lines(app))


async def test_a_decision_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    root = make_differences(tmp_path)
    async with reading(root) as (app, pilot):
        (root / "annotations" / "decided").write_text("in the way", encoding="utf-8")
        await opened(app, pilot)
        await pilot.press("1")
        await until(pilot, lambda: bool(app._notifications))
        assert app.session.decisions == ()


async def test_enter_reads_the_words_and_next_goes_to_what_is_not_decided(tmp_path: Path) -> None:
    async with reading(make_differences(tmp_path)) as (app, pilot):
        await opened(app, pilot)
        await pilot.press("n", "1")
        await until(pilot, lambda: bool(app.session.decisions))
        await pilot.press("n")
        assert "Everything is decided." in lines(app)[0]
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is app.reader)
        assert app.session.sentence.of(app.session.article.text) == GATES


async def test_who_judges_blind_sees_nobody_elses_tags_anywhere(tmp_path: Path) -> None:
    async with reading(make_differences(tmp_path)) as (app, pilot):
        assert any("✓" in line for line in lines(app)[2:-8])
        await pilot.press("H")
        assert "you judge blind" in lines(app)[0]
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, ClaimsScreen) and app.screen.is_mounted)
        assert "jo" not in "\n".join(lines(app))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.reader)
        await opened(app, pilot)
        assert "You judge blind" in "\n".join(lines(app))
        await pilot.press("escape", "H")
        assert "Others' tags are shown." in lines(app)[0]
        assert app.session.others


async def test_another_annotators_tags_are_taken_over_with_one_key(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    add_claim(root, "jo", "alder", GATES, (DISPUTED,), "My note.")
    async with reading(root) as (app, pilot):
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, ClaimsScreen) and app.screen.is_mounted)
        await pilot.press("c")
        await saved(app, pilot)
        (claim,) = tomllib.loads((root / "annotations" / "mara" / "alder.toml").read_text(encoding="utf-8"))[
            "claim"
        ].values()
        assert (claim["quote"], claim["tags"], claim.get("note")) == (GATES, [DISPUTED], None)
        await pilot.press("u")
        await until(pilot, lambda: not app.session.ledger("alder").claims)


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", "-c", "user.name=M", "-c", "user.email=m@example.org", *arguments], cwd=root, check=True,
                   capture_output=True)  # fmt: skip


def make_branch(root: Path) -> Path:
    """A project on main, with a branch on which jo disputes what mara verified."""
    make_project(root)
    add_claim(root, "mara", "alder", GATES, (VERIFIED,))
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "mara's")
    git(root, "checkout", "-q", "-b", "review")
    add_claim(root, "jo", "alder", GATES, (DISPUTED,), "Five.")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "jo's")
    git(root, "checkout", "-q", "main")
    return root


async def test_the_tags_of_a_branch_are_stepped_through_accepted_and_decided_without_a_checkout(tmp_path: Path) -> None:
    root = make_branch(tmp_path)
    tags = BranchTags(root, "review")
    assert [ledger.annotator for ledger in tags.ledgers(["alder"])] == ["jo@review"]
    app = BriefreaderApp(load_brief(cwd=root), annotator="mara", borrowed=lambda: tags.ledgers(["alder", "birch"]))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: app.session.ready and not app.session.comparing and bool(app.reader.panes))
        screen = await opened(app, pilot)
        assert [o.annotator for o in screen.found[0].shared.opinions] == ["jo@review", "mara"]
        await pilot.press("1")
        await until(pilot, lambda: bool(app.session.decisions))
        assert sorted(decided(root)[0]["over"]) == ["jo", "mara"]
        await pilot.press("escape", "t")
        await until(pilot, lambda: isinstance(app.screen, ClaimsScreen) and app.screen.is_mounted)
        await pilot.press("G", "c")
        await saved(app, pilot)
        assert app.session.ledger("alder").claims[0].claim.tags == (DISPUTED,)
    assert load_decisions(root / "annotations", ["alder"]).problems == ()
    assert not (root / "annotations" / "jo").exists()


def test_a_branch_that_says_the_same_shows_nothing_twice(tmp_path: Path) -> None:
    assert BranchTags(make_branch(tmp_path), "main").ledgers(["alder"]) == ()

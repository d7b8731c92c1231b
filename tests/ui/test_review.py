"""The review queue in the reader: then against now, and a key for each way out."""

import subprocess
import tomllib
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from briefreader.annotations.anchored import AnchorState
from briefreader.annotations.claims import DISPUTED, VERIFIED
from briefreader.ui.app import BriefreaderApp
from briefreader.ui.boxes import ConfirmDialog
from briefreader.ui.correction import CorrectionScreen
from briefreader.ui.review import ReviewScreen
from tests.ui.reading import ARTICLES, GATES, lines, make_project, reading, saved, until
from tests.ui.test_claims import add_claim

FIVE = GATES.replace("three", "five")
HURT = "Nobody was hurt, they say."


def make_doubts(root: Path) -> Path:
    """A project in git in which one quote was corrected and another deleted since they were tagged."""
    make_project(root)
    add_claim(root, "mara", "alder", GATES, (DISPUTED,), "Five, says the log.")
    add_claim(root, "mara", "alder", HURT, (VERIFIED,))
    add_claim(root, "jo", "alder", "Engineers opened three gates", (VERIFIED,))
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "-c", "user.name=M", "-c", "user.email=m@example.org", "commit", "-q", "-m", "as tagged")
    edit(root, ARTICLES["alder"].replace("three gates", "five gates").replace(f"{HURT}\n\n", ""))
    return root


def edit(root: Path, text: str) -> None:
    (root / "seeds" / "alder.txt").write_text(text, encoding="utf-8")


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True)


def on_disk(root: Path) -> list[dict[str, Any]]:
    text = (root / "annotations" / "mara" / "alder.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(text).get("claim", {}).values())


async def opened(app: BriefreaderApp, pilot: Pilot[int]) -> ReviewScreen:
    await pilot.press("R")
    await until(pilot, lambda: isinstance(app.screen, ReviewScreen) and app.screen.is_mounted)
    screen = app.screen
    assert isinstance(screen, ReviewScreen)
    return screen


async def test_an_empty_queue_says_that_all_is_well(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path)) as (app, pilot):
        await opened(app, pilot)
        assert "found again beyond doubt" in "\n".join(lines(app))
        await pilot.press("enter", "n", "p", "x", "o", "c", "r")
        assert not app.session.history.done


async def test_old_and_new_words_stand_side_by_side_ones_own_first(tmp_path: Path) -> None:
    async with reading(make_doubts(tmp_path)) as (app, pilot):
        screen = await opened(app, pilot)
        assert [(d.annotator, d.state) for d in screen.queue] == [
            ("mara", AnchorState.CHANGED),
            ("mara", AnchorState.ORPHAN),
            ("jo", AnchorState.CHANGED),
        ]
        text = "\n".join(lines(app))
        assert "then, as git has it" in text
        row = next(line for line in lines(app) if "opened three gates" in line and "opened five gates" in line)
        assert row.index("three") < row.index("five")
        assert "2 changed" in lines(app)[0]
        assert "Five, says the log." in text


async def test_enter_accepts_the_place_and_undo_takes_it_back(tmp_path: Path) -> None:
    async with reading(make_doubts(tmp_path)) as (app, pilot):
        screen = await opened(app, pilot)
        await pilot.press("enter")
        await saved(app, pilot)
        assert [claim["quote"] for claim in on_disk(tmp_path)] == [FIVE, HURT]
        assert on_disk(tmp_path)[0]["note"] == "Five, says the log."
        assert len(screen.queue) == 2
        await pilot.press("u")
        await saved(app, pilot)
        assert [claim["quote"] for claim in on_disk(tmp_path)] == [GATES, HURT]
        assert len(screen.queue) == 3


async def test_nobody_accepts_for_another(tmp_path: Path) -> None:
    root = make_doubts(tmp_path)
    before = (root / "annotations" / "jo" / "alder.toml").read_bytes()
    async with reading(root) as (app, pilot):
        await opened(app, pilot)
        await pilot.press("G", "enter", "x", "p")
        assert isinstance(app.screen, ReviewScreen)
        assert "jo" in lines(app)[0]
        assert not app.session.history.done
    assert (root / "annotations" / "jo" / "alder.toml").read_bytes() == before


async def test_an_orphan_is_put_on_words_that_are_picked_in_the_article(tmp_path: Path) -> None:
    async with reading(make_doubts(tmp_path)) as (app, pilot):
        await opened(app, pilot)
        await pilot.press("j", "enter")
        assert "no place to accept" in lines(app)[0]
        await pilot.press("p")
        await until(pilot, lambda: app.screen is app.reader)
        await pilot.press("2", "R")
        assert "belong into 1" in lines(app)[0]
        await pilot.press("1", "g", "j", "R")
        await saved(app, pilot)
        await pilot.press("R")
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen))
        quotes = {claim["quote"]: claim["tags"] for claim in on_disk(tmp_path)}
        assert quotes == {GATES: [DISPUTED], "The valley slept badly.": [VERIFIED]}


async def test_picking_is_given_up_with_escape(tmp_path: Path) -> None:
    async with reading(make_doubts(tmp_path)) as (app, pilot):
        await opened(app, pilot)
        await pilot.press("p")
        await until(pilot, lambda: app.screen is app.reader)
        await pilot.press("escape", "R")
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen))
        assert not app.session.history.done


async def test_a_claim_is_not_put_onto_another_ones_words(tmp_path: Path) -> None:
    root = make_doubts(tmp_path)
    add_claim(root, "mara", "alder", FIVE, (VERIFIED,))
    async with reading(root) as (app, pilot):
        await opened(app, pilot)
        await pilot.press("enter")
        assert "Another claim of yours" in lines(app)[0]
        assert not app.session.history.done


async def test_an_orphan_is_left_or_removed_after_asking_where_more_than_tags_goes(tmp_path: Path) -> None:
    async with reading(make_doubts(tmp_path)) as (app, pilot):
        screen = await opened(app, pilot)
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog))
        await pilot.press("escape", "o")
        assert screen.rows.at == 1
        assert any("* left" in line for line in lines(app))
        await pilot.press("x")
        await saved(app, pilot)
        assert [claim["quote"] for claim in on_disk(tmp_path)] == [GATES]


async def test_the_whole_correction_shows_each_change_with_the_claims_that_it_hits(tmp_path: Path) -> None:
    root = make_doubts(tmp_path)
    lost = next(line for line in ARTICLES["alder"].split("\n\n") if line.startswith("Paragraph 9 "))
    path = root / "seeds" / "alder.txt"
    path.write_text(path.read_text(encoding="utf-8").replace(f"{lost}\n\n", ""), encoding="utf-8")
    async with reading(root) as (app, pilot):
        await opened(app, pilot)
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, CorrectionScreen) and app.screen.is_mounted)
        text = "\n".join(lines(app))
        assert "2 changes since" in text
        assert text.count("hits") == 3
        assert "nothing stands here any more" in text
        await pilot.press("escape", "escape")
        await until(pilot, lambda: app.screen is app.reader)


async def test_without_git_the_context_that_was_kept_is_shown(tmp_path: Path) -> None:
    make_project(tmp_path)
    add_claim(tmp_path, "mara", "alder", GATES, (DISPUTED,))
    edit(tmp_path, ARTICLES["alder"].replace("three gates", "five gates"))
    async with reading(tmp_path) as (app, pilot):
        await opened(app, pilot)
        text = "\n".join(lines(app))
        assert "Engineers opened three gates" in text
        await pilot.press("c")
        assert "Git does not hold" in lines(app)[0]


async def test_several_places_are_gone_through_and_the_one_shown_is_accepted(tmp_path: Path) -> None:
    make_project(tmp_path)
    add_claim(tmp_path, "mara", "alder", "the rain stopped at last", (DISPUTED,))
    text = ARTICLES["alder"]
    at = text.index("the rain stopped at last")
    edit(tmp_path, text[: at - 60] + text[at + 60 :])
    async with reading(tmp_path) as (app, pilot):
        screen = await opened(app, pilot)
        assert screen.queue[0].state is AnchorState.AMBIGUOUS
        first = screen.place
        await pilot.press("n", "n")
        second = screen.place
        assert second is not None
        assert second != first
        await pilot.press("enter")
        await saved(app, pilot)
        assert on_disk(tmp_path)[0]["start"] == second.start
        assert "of" in on_disk(tmp_path)[0]["occurrence"]


async def test_every_row_is_as_wide_as_the_screen_at_every_width(tmp_path: Path) -> None:
    root = make_doubts(tmp_path)
    for width, height in ((40, 12), (58, 20), (80, 24), (120, 40), (200, 50)):
        async with reading(root, (width, height)) as (app, pilot):
            await opened(app, pilot)
            assert {len(line) for line in lines(app) if line.isascii()} <= {width}
            assert any("three" in line or "Engineers" in line for line in lines(app)), width


async def test_an_article_edited_under_the_open_reader_is_shown_anchored_and_compared_anew(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    add_claim(root, "mara", "alder", GATES, (DISPUTED,))
    async with reading(root) as (app, pilot):
        await pilot.press("j", "j")
        assert app.session.sentence.of(app.session.article.text) == GATES
        edit(root, "A line on top.\n\n" + ARTICLES["alder"].replace("three gates", "five gates"))
        app.look_at_disk()
        await until(pilot, lambda: "five gates" in app.session.articles["alder"].text)
        await until(pilot, lambda: app.session.ledger("alder").claims[0].state is AnchorState.CHANGED)
        await until(pilot, lambda: not app.session.comparing)
        assert "edited on disk" in lines(app)[0]
        assert "five gates" in "\n".join(lines(app))
        await pilot.press("v")
        await saved(app, pilot)
        (root / "seeds" / "alder.txt").unlink()
        app.look_at_disk()
        await until(pilot, lambda: bool(app._notifications))
        assert "five gates" in app.session.articles["alder"].text


async def test_a_checkout_under_the_open_reader_shows_the_other_tags(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    async with reading(root) as (app, pilot):
        add_claim(root, "jo", "alder", GATES, (DISPUTED,))
        app.look_at_disk()
        await until(pilot, lambda: bool(app.session.others.get("alder")))
        assert app.session.others["alder"][0].ledger.annotator == "jo"

"""Links: one key, a preview, both sides of the link shown, and edits survived like claims."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from briefreader.annotations.claims import DISPUTED, VERIFIED, Relation
from briefreader.desk.linking import links_to, standing_links
from briefreader.ui.app import BriefreaderApp
from briefreader.ui.claims import ClaimsScreen
from briefreader.ui.link_dialog import LinkDialog
from briefreader.ui.review import ReviewScreen
from tests.ui.reading import ARTICLES, GATES, lines, make_project, reading, saved, until


def claims_on_disk(root: Path) -> list[dict[str, Any]]:
    path = root / "annotations" / "mara" / "alder.toml"
    return list(tomllib.loads(path.read_text(encoding="utf-8")).get("claim", {}).values()) if path.exists() else []


async def asked(app: BriefreaderApp, pilot: Pilot[int]) -> LinkDialog:
    await pilot.press("L")
    await until(pilot, lambda: isinstance(app.screen, LinkDialog) and app.screen.is_mounted)
    screen = app.screen
    assert isinstance(screen, LinkDialog)
    return screen


async def test_the_counterpart_is_proposed_and_enter_links_to_it(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path)) as (app, pilot):
        await pilot.press("j", "j")
        dialog = await asked(app, pilot)
        assert dialog.chosen.article == "birch"
        text = "\n".join(lines(app))
        assert "Link a claim of 1 alder" in text
        assert text.count("Engineers opened three gates") > 2
        await pilot.press("enter")
        await saved(app, pilot)
        (claim,) = claims_on_disk(tmp_path)
        (link,) = claim["link"].values()
        assert (claim["quote"], link["relation"], link["article"], link["quote"]) == (GATES, "repeats", "birch", GATES)


@pytest.mark.parametrize(("key", "relation"), [("c", "corroborates"), ("d", "contradicts"), ("r", "repeats")])
async def test_one_key_for_each_relation_and_again_takes_the_link_off(tmp_path: Path, key: str, relation: str) -> None:
    async with reading(make_project(tmp_path)) as (app, pilot):
        await pilot.press("j", "j", "v")
        await asked(app, pilot)
        await pilot.press(key)
        await saved(app, pilot)
        assert [link["relation"] for link in claims_on_disk(tmp_path)[0]["link"].values()] == [relation]
        await asked(app, pilot)
        assert relation in "\n".join(lines(app))
        await pilot.press(key)
        await saved(app, pilot)
        assert "link" not in claims_on_disk(tmp_path)[0]
        await pilot.press("u")
        await saved(app, pilot)
        assert len(claims_on_disk(tmp_path)[0]["link"]) == 1


async def test_the_passage_under_the_cursor_of_the_pane_left_last_comes_first(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path)) as (app, pilot):
        await pilot.press("3", "j", "1", "j", "v")
        dialog = await asked(app, pilot)
        assert dialog.chosen.article == "cedar"
        words = dialog.chosen.span.of(ARTICLES["cedar"])
        assert words == "Ferries run between both banks since noon, and nobody expects a delay."
        assert dialog.proposed is Relation.CORROBORATES
        await pilot.press("2")
        assert dialog.chosen.article == "birch"
        await pilot.press("3", "enter")
        await saved(app, pilot)
        assert next(iter(claims_on_disk(tmp_path)[0]["link"].values()))["quote"] == words


async def test_both_sides_show_the_link_in_strip_and_list(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path)) as (app, pilot):
        await pilot.press("j", "j", "d")
        await asked(app, pilot)
        await pilot.press("d")
        await saved(app, pilot)
        assert any("→ contradicts" in line and "birch" in line for line in lines(app)[-8:])
        await pilot.press("enter")
        assert app.session.current == "birch"
        assert any("← contradicts" in line and "alder" in line for line in lines(app)[-8:])
        assert [link.article for link in links_to(app.session, "birch", app.session.sentence)] == ["alder"]
        await pilot.press("v", "t")
        await until(pilot, lambda: isinstance(app.screen, ClaimsScreen) and app.screen.is_mounted)
        await pilot.press("g")
        assert any("→ contradicts" in line and "2 birch" in line for line in lines(app))
        await pilot.press("G")
        assert any("← contradicts" in line and "1 alder" in line for line in lines(app))


async def test_a_link_whose_words_were_corrected_says_so_and_is_reviewed_like_a_claim(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    async with reading(root) as (app, pilot):
        await pilot.press("j", "j", "v")
        await asked(app, pilot)
        await pilot.press("c")
        await saved(app, pilot)
    path = root / "seeds" / "birch.txt"
    path.write_text(ARTICLES["birch"].replace("three gates", "four gates"), encoding="utf-8")
    async with reading(root) as (app, pilot):
        assert [link.state.value for link in standing_links(app.session)] == ["changed"]
        await pilot.press("R")
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen) and app.screen.is_mounted)
        assert any("linked from 1 as corroborates" in line for line in lines(app))
        await pilot.press("enter")
        await saved(app, pilot)
        (claim,) = claims_on_disk(root)
        (link,) = claim["link"].values()
        assert (claim["tags"], link["quote"]) == ([VERIFIED], GATES.replace("three", "four"))
        assert [link.state.value for link in standing_links(app.session)] == ["exact"]


async def test_a_disputed_claim_is_proposed_to_be_contradicted(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path)) as (app, pilot):
        await pilot.press("j", "j", "d")
        dialog = await asked(app, pilot)
        assert dialog.proposed is Relation.CONTRADICTS
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.reader)
        assert [claim.get("link") for claim in claims_on_disk(tmp_path)] in ([], [None])
        assert [c.claim.tags for c in app.session.claims_here()] == [(DISPUTED,)]


async def test_with_one_article_there_is_nothing_to_link_to(tmp_path: Path) -> None:
    root = make_project(tmp_path, {"alder": ARTICLES["alder"]})
    async with reading(root) as (app, pilot):
        await pilot.press("L")
        assert "no other article" in lines(app)[0]


@pytest.mark.parametrize(("width", "height"), [(40, 12), (80, 24), (200, 50)])
async def test_the_box_fits_every_terminal(tmp_path: Path, width: int, height: int) -> None:
    async with reading(make_project(tmp_path), (width, height)) as (app, pilot):
        await pilot.press("j", "j", "v")
        await asked(app, pilot)
        assert "Link a claim of 1 alder" in "\n".join(lines(app))
        assert "▌2 birch" in "\n".join(lines(app)).replace("▌ ", "▌")

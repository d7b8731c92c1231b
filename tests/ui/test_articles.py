"""The screen of articles: choosing, ordering, hiding; what changed there is what the reader shows."""

from pathlib import Path

from textual.pilot import Pilot

from briefreader.ui.app import BriefreaderApp
from briefreader.ui.articles import ArticlesScreen
from briefreader.ui.details import DetailsDialog
from tests.ui.reading import lines, make_project, reading, until


async def opened(app: BriefreaderApp, pilot: Pilot[int]) -> ArticlesScreen:
    await pilot.press("p")
    await until(pilot, lambda: isinstance(app.screen, ArticlesScreen) and app.screen.is_mounted)
    screen = app.screen
    assert isinstance(screen, ArticlesScreen)
    return screen


async def left(app: BriefreaderApp, pilot: Pilot[int], key: str = "escape") -> None:
    await pilot.press(key)
    await until(pilot, lambda: app.screen is app.reader)


async def test_each_article_says_what_it_is(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path)) as (app, pilot):
        await opened(app, pilot)
        rows = lines(app)[2:5]
        assert [row.split()[0:2] for row in rows] == [["▌1", "alder"], ["2", "birch"], ["3", "cedar"]]
        assert all("shown" in row and "no date" in row for row in rows)
        assert "Dam holds" in rows[0]


async def test_a_hidden_article_leaves_the_panes_and_comes_back(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path)) as (app, pilot):
        await opened(app, pilot)
        await pilot.press("j", "space")
        assert "hidden" in lines(app)[3]
        await left(app, pilot)
        await until(pilot, lambda: app.reader.standing == ["alder", "cedar"])
        await opened(app, pilot)
        await pilot.press("j", "space")
        await left(app, pilot)
        await until(pilot, lambda: app.reader.standing == ["alder", "birch", "cedar"])


async def test_one_article_always_stays_shown(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path)) as (app, pilot):
        await opened(app, pilot)
        await pilot.press("space", "j", "space", "j", "space")
        assert "At least one article must stay shown." in lines(app)[0]
        assert app.session.shown_order == ["cedar"]
        await left(app, pilot)
        await until(pilot, lambda: app.reader.standing == ["cedar"])


async def test_an_article_is_moved_and_gets_another_number(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path)) as (app, pilot):
        screen = await opened(app, pilot)
        await pilot.press("J", "shift+down")
        assert app.session.order == ["birch", "cedar", "alder"]
        assert screen.rows.at == 2
        await pilot.press("K")
        assert app.session.order == ["birch", "alder", "cedar"]
        await left(app, pilot)
        await until(pilot, lambda: app.reader.standing == ["birch", "alder", "cedar"])


async def test_o_orders_by_date_with_the_undated_last(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    (root / "seeds" / "cedar.meta.toml").write_text('date = "2031-05-03"\n', encoding="utf-8")
    async with reading(root) as (app, pilot):
        await opened(app, pilot)
        await pilot.press("o")
        assert app.session.order == ["cedar", "alder", "birch"]
        assert "3 May 2031" in lines(app)[2]


async def test_enter_goes_to_the_article_even_a_hidden_one(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path)) as (app, pilot):
        await opened(app, pilot)
        await pilot.press("G", "space", "enter")
        await until(pilot, lambda: app.screen is app.reader)
        assert app.session.current == "cedar"
        assert app.session.hidden == set()


async def test_what_was_left_out_is_listed_with_its_reason(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    (root / "seeds" / "blank.txt").write_text("", encoding="utf-8")
    (root / "seeds" / "page.html").write_text("<p>[bold]</p>", encoding="utf-8")
    for size in ((120, 40), (80, 24)):
        async with reading(root, size) as (app, pilot):
            await opened(app, pilot)
            app.clear_notifications()
            for _ in range(12):
                await pilot.press("right_curly_bracket")
            text = "\n".join(lines(app))
            assert "! not opened" in text
            assert "blank.txt" in text


async def test_details_opened_from_the_list_show_there_at_once(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path)) as (app, pilot):
        screen = await opened(app, pilot)
        await pilot.press("j", "i")
        await until(pilot, lambda: isinstance(app.screen, DetailsDialog))
        await pilot.press("tab", *"Reed Post", "ctrl+s")
        await until(pilot, lambda: app.screen is screen)
        assert "Reed Post" in lines(app)[3]
        assert (tmp_path / "seeds" / "birch.meta.toml").exists()

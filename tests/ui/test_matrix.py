"""The slot matrix on the screen: cells, filters, keys that judge, and the way back into the panes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefreader.ui.app import BriefreaderApp
from briefreader.ui.matrix import MatrixScreen
from tests.ui.reading import lines, saved
from tests.ui.test_questions import parted


@asynccontextmanager
async def matrix(root: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[tuple[BriefreaderApp, Pilot[int]]]:
    """The matrix of the flood, opened from the reader."""
    async with parted(root, size) as (app, pilot):
        await pilot.press("m")
        await pilot.pause()
        assert isinstance(app.screen, MatrixScreen)
        yield app, pilot


def line_with(app: BriefreaderApp, words: str) -> str:
    return next(line for line in lines(app) if words in line)


async def test_questions_stand_down_and_articles_across_with_the_exact_words(tmp_path: Path) -> None:
    async with matrix(tmp_path) as (app, _):
        text = lines(app)
        assert "questions › 1 of 3" in text[0]
        assert [word in text[1] for word in ("1 Ines Marlow", "2 birch", "3 cedar")] == [True] * 3
        gates = next(i for i, line in enumerate(text) if "number of gates" in line)
        assert text[gates].split("number of gates")[1].split() == ["▌a", "three", "b", "five", "alone", "a", "three"]
        assert "“five gates”" in text[gates + 1]
        assert "hard · 3 of 3 answer" in text[gates + 1]
        assert line_with(app, "whether anybody").rstrip().endswith("–"), "who does not answer is silent"


async def test_agreed_questions_come_last_behind_a_rule(tmp_path: Path) -> None:
    async with matrix(tmp_path) as (app, pilot):
        text = "\n".join(lines(app))
        assert text.index("whether anybody") < text.index("agreed ──") < text.index("time of the opening")
        await pilot.press("equals_sign")
        assert "time of the opening" not in "\n".join(lines(app))
        assert "1 of 2 (3 in all)" in lines(app)[0]


async def test_under_100_columns_a_question_takes_one_line(tmp_path: Path) -> None:
    async with matrix(tmp_path, (80, 24)) as (app, _):
        line = line_with(app, "number of gates")
        assert "three (1 3)  ≠   five  (2) alone" in line


async def test_the_chosen_question_is_told_below(tmp_path: Path) -> None:
    async with matrix(tmp_path) as (app, pilot):
        await pilot.press("j")
        below = lines(app)[-8:-1]
        assert "± soft  whether anybody was hurt" in "\n".join(below)
        assert "silent: 3" in "\n".join(below)


async def test_enter_brings_all_panes_to_the_question(tmp_path: Path) -> None:
    async with matrix(tmp_path) as (app, pilot):
        await pilot.press("l", "enter")
        await pilot.pause()
        assert app.screen is app.reader
        assert app.session.current == "birch"
        assert app.session.sentence.of(app.session.article.text).startswith("Engineers opened five gates")
        assert "five (2) against three (1 3)" in "\n".join(lines(app)[-8:])
        rows = {p.article: p.row_of(p._here.current.start) for p in app.reader.panes if p._here.current}
        rows |= {p.article: p.row_of(p._here.counterparts[0].start) for p in app.reader.panes if p._here.counterparts}
        assert set(rows) == {"alder", "birch", "cedar"}
        heights = {p.article: p.text_rows for p in app.reader.panes}
        assert all(0 <= rows[name] < heights[name] for name in rows), "every answer is in view"


async def test_enter_on_a_silent_cell_goes_to_the_first_answer(tmp_path: Path) -> None:
    async with matrix(tmp_path) as (app, pilot):
        await pilot.press("j", "l", "l", "enter")
        await pilot.pause()
        assert app.session.current == "alder"
        assert "Nobody was hurt" in app.session.sentence.of(app.session.article.text)


async def test_tag_keys_judge_the_words_of_the_cell(tmp_path: Path) -> None:
    async with matrix(tmp_path) as (app, pilot):
        await pilot.press("l", "d")
        await saved(app, pilot)
        text = (tmp_path / "annotations" / "mara" / "birch.toml").read_text(encoding="utf-8")
        assert 'quote = "five gates"' in text
        assert 'tags = ["disputed"]' in text
        assert "✗" in line_with(app, "number of gates")
        await pilot.press("u")
        await saved(app, pilot)
        assert not app.session.ledger("birch").claims
        await pilot.press("j", "l", "v")
        assert "does not answer" in lines(app)[0]


async def test_a_note_goes_to_the_words_of_the_cell(tmp_path: Path) -> None:
    async with matrix(tmp_path) as (app, pilot):
        await pilot.press("e", *"why", "ctrl+s")
        await saved(app, pilot)
        claim = app.session.ledger("alder").claims[0].claim
        assert (claim.selector.quote, claim.note) == ("three gates", "why")


async def test_a_dismissed_question_goes_and_comes_back_under_the_cursor(tmp_path: Path) -> None:
    async with matrix(tmp_path) as (app, pilot):
        await pilot.press("j", "X")
        await saved(app, pilot)
        assert "whether anybody" not in "\n".join(lines(app)[1:-8])
        await pilot.press("minus")
        assert "dismissed · 2 of 3 answer" in "\n".join(lines(app))
        await pilot.press("minus", "u")
        await saved(app, pilot)
        screen = app.screen
        assert isinstance(screen, MatrixScreen)
        assert screen.row is not None
        assert screen.row.slot.question.text == "whether anybody was hurt"
        assert "±" in "\n".join(lines(app)[2:-8])


@pytest.mark.parametrize(
    ("keys", "left"),
    [
        (["s"], ["number of gates"]),
        (["s", "s"], ["whether anybody was hurt"]),
        (["t"], ["number of gates"]),
        (["slash", *"OPENING", "enter"], ["time of the opening"]),
        (["s", "t", "t"], []),
    ],
    ids=["strength", "next strength", "type", "words", "nothing"],
)
async def test_filters_leave_what_they_name_and_esc_shows_all_again(
    tmp_path: Path, keys: list[str], left: list[str]
) -> None:
    async with matrix(tmp_path) as (app, pilot):
        await pilot.press(*keys)
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, MatrixScreen)
        assert [row.slot.question.text for row in screen.found] == left
        await pilot.press("escape")
        assert len(screen.found) == 3
        await pilot.press("escape")
        assert app.screen is app.reader


async def test_a_click_moves_the_cursor_and_a_second_one_opens(tmp_path: Path) -> None:
    async with matrix(tmp_path) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, MatrixScreen)
        x = line_with(app, "b No one").index("b No one") + 2
        await pilot.click("#list", offset=(x, 3))
        assert (screen.grid.at, screen.article) == (1, "birch")
        await pilot.click("#list", offset=(x, 3))
        await pilot.pause()
        assert app.screen is app.reader
        assert app.session.current == "birch"


async def test_many_articles_scroll_under_the_questions(tmp_path: Path) -> None:
    async with matrix(tmp_path, (100, 30)) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, MatrixScreen)
        assert "1 more" in lines(app)[2]
        await pilot.press("l", "l")
        assert "3 cedar" in lines(app)[1]

"""The help screen: every command of the table stands there, and a key is found by what it is for."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefreader.desk.commands import COMMANDS, key_word
from briefreader.ui.app import BriefreaderApp
from briefreader.ui.inks import Inks
from briefreader.ui.key_table import key_sections, paint_sections, sign_sections
from briefreader.ui.keys import KeysScreen
from briefreader.ui.palette import DARK, NONE
from tests.ui.reading import lines, make_project, reading, until


def page(width: int, wanted: str = "") -> str:
    inks = Inks(DARK)
    return "\n".join(s.text for s in paint_sections(inks, key_sections(inks, wanted), width))


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_every_command_is_there_with_its_keys_at_every_width(width: int) -> None:
    words = page(width).split()
    for command in COMMANDS:
        if command.id != "pane":
            assert all(key_word(key) in words for key in command.keys), command.id


@pytest.mark.parametrize("width", [40, 80, 99, 100, 120, 159, 160, 200])
def test_every_row_is_as_wide_as_the_screen(width: int) -> None:
    for palette in (DARK, NONE):
        inks = Inks(palette)
        sections = [*key_sections(inks), *sign_sections(inks)]
        assert {s.cell_length for s in paint_sections(inks, sections, width)} == {width}


def test_two_opposite_commands_share_a_row() -> None:
    assert "j k ↓ ↑" in page(120)
    assert "next, previous sentence" in page(120)
    assert "undo, redo" in page(120)


def test_what_is_not_there_yet_says_so_in_its_row() -> None:
    coming = [command for command in COMMANDS if command.coming]
    text = " ".join(page(80).split())
    assert all(command.coming in text for command in coming)


def test_a_key_is_found_by_itself_and_by_what_it_is_for() -> None:
    assert "light or dark" in page(80, "T")
    assert "write a note" in page(80, "NOTE")
    assert "write a note" not in page(80, "paragraph")
    assert page(80, "paragraph").count("\n") < 6


async def opened(app: BriefreaderApp, pilot: Pilot[int]) -> KeysScreen:
    await pilot.press("question_mark")
    await until(pilot, lambda: isinstance(app.screen, KeysScreen) and app.screen.is_mounted)
    screen = app.screen
    assert isinstance(screen, KeysScreen)
    return screen


async def test_keys_scroll_find_and_close(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path), (80, 24)) as (app, pilot):
        await opened(app, pilot)
        assert "Move" in "\n".join(lines(app))
        await pilot.press("G")
        assert "Move" not in "\n".join(lines(app))
        assert "all questions again, then the reader" in "\n".join(lines(app)), "the last section"
        await pilot.press("slash", *"undo")
        text = "\n".join(lines(app))
        assert "undo, redo" in text
        assert "next, previous sentence" not in text
        await pilot.press("enter", "escape")
        assert "next, previous sentence" in "\n".join(lines(app))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.reader)


async def test_words_that_fit_no_key_say_so(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path)) as (app, pilot):
        await opened(app, pilot)
        await pilot.press("slash", *"zebra")
        assert "No key is for “zebra”" in "\n".join(lines(app))

"""Dialogs: what is typed is kept, or left as it was, and never lost unasked."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.screen import ModalScreen

from briefreader.annotations.claims import DISPUTED
from briefreader.ui.boxes import Box
from briefreader.ui.dialogs import AskDialog, ConfirmDialog, EvidenceDialog, NoteDialog, SearchDialog
from briefreader.ui.fields import Writing
from tests.ui.reading import lines, make_project, reading, saved, until

QUOTE = "The ferry left the pier at noon."


class Holder(App[None]):
    """An app with nothing on its screen but a dialog; `results` is what dialogs handed back."""

    CSS_PATH = str(Path(__file__).parents[2] / "src" / "briefreader" / "ui" / "briefreader.tcss")

    def __init__(self) -> None:
        super().__init__()
        self.results: list[Any] = []


@asynccontextmanager
async def asking(
    dialog: ModalScreen[Any], size: tuple[int, int] = (120, 40)
) -> AsyncIterator[tuple[Holder, Pilot[None]]]:
    app = Holder()
    async with app.run_test(size=size, notifications=True) as pilot:
        app.push_screen(dialog, app.results.append)
        await until(pilot, lambda: dialog.is_mounted and bool(dialog.children))
        yield app, pilot


def screen_text(app: App[Any]) -> str:
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


async def test_a_note_is_kept_with_its_lines() -> None:
    async with asking(NoteDialog("Note on 1 ash", QUOTE, (DISPUTED,), "")) as (app, pilot):
        text = screen_text(app)
        assert "✗ disputed" in text
        assert f"“{QUOTE}”" in text
        await pilot.press(*"two", "enter", *"lines", "ctrl+s")
        assert app.results == ["two\nlines"]


async def test_an_untouched_note_comes_back_as_it_was_to_the_byte() -> None:
    note = "One line.\r\nWith \x1b a control, [bold] and a blank at the end. \n"
    async with asking(NoteDialog("Note", QUOTE, (), note)) as (app, pilot):
        assert "\x1b" not in screen_text(app)
        assert "[bold]" in screen_text(app)
        await pilot.press("ctrl+s")
        assert app.results == [note]


async def test_esc_leaves_a_note_as_it_was_and_asks_once_if_it_was_changed() -> None:
    dialog = NoteDialog("Note", QUOTE, (), "Old.")
    async with asking(dialog) as (app, pilot):
        await pilot.press("x", "escape")
        assert not app.results
        assert "esc again leaves the text unsaved" in screen_text(app)
        await pilot.press("y", "escape")
        assert not app.results  # typing went on: it asks again
        await pilot.press("escape")
        assert app.results == [None]
    dialog = NoteDialog("Note", QUOTE, (), "Old.")
    async with asking(dialog) as (app, pilot):
        await pilot.press("escape")
        assert app.results == [None]


async def test_pasted_control_characters_become_visible_marks() -> None:
    dialog = NoteDialog("Note", QUOTE, (), "")
    async with asking(dialog) as (app, pilot):
        dialog.query_one(Writing).insert("a\x1b]0;b\x07\u202ec")
        await pilot.press("ctrl+s")
        (note,) = app.results
        assert not {"\x1b", "\x07", "\u202e"} & set(note)
        assert len(note) == len("a\x1b]0;b\x07\u202ec")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 16), (40, 12)])
async def test_the_note_stays_within_16_rows_and_shows_field_and_keys(size: tuple[int, int]) -> None:
    dialog = NoteDialog("Note", QUOTE * 12, (DISPUTED, "ai-generated-source"), "\n".join("abcdefgh" * 4))
    async with asking(dialog, size) as (app, _):
        box = dialog.query_one("#box")
        assert box.size.height <= min(16, size[1])
        assert box.size.width <= min(76, size[0])
        assert dialog.query_one(Writing).size.height >= 2
        assert "ctrl+s" in screen_text(app)


async def test_addresses_are_checked_line_by_line_and_nothing_is_lost() -> None:
    dialog = EvidenceDialog(QUOTE, (), ("https://a.example/1",))
    async with asking(dialog) as (app, pilot):
        dialog.query_one(Writing).text = "https://a.example/1\npage four\nhttps://a.example/1"
        await pilot.press("ctrl+s")
        assert not app.results
        assert "Line 2:" in screen_text(app)
        assert "page four" in dialog.written
        dialog.query_one(Writing).text = "https://a.example/1\ndoi:10.1234/x\nhttps://a.example/1"
        await pilot.press("ctrl+s")
        assert app.results == [("https://a.example/1", "doi:10.1234/x")]


async def test_a_terminal_that_cannot_be_handed_over_says_so_and_keeps_the_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("VISUAL", "true")
    dialog = NoteDialog("Note", QUOTE, (), "")
    async with asking(dialog) as (app, pilot):
        await pilot.press("a", "ctrl+e")
        assert "cannot be handed to an editor" in screen_text(app)
        assert dialog.written == "a"
        monkeypatch.delenv("VISUAL")
        monkeypatch.delenv("EDITOR", raising=False)
        await pilot.press("f2")
        assert "set VISUAL or EDITOR" in screen_text(app)


@pytest.mark.parametrize(("key", "answer"), [("enter", True), ("y", True), ("n", None), ("escape", None), ("q", None)])
async def test_a_question_is_answered_by_its_keys_alone(key: str, answer: bool | None) -> None:
    async with asking(ConfirmDialog("Remove [it]?", "“[/x] words”\nsecond line", "remove")) as (app, pilot):
        text = screen_text(app)
        assert "Remove [it]?" in text
        assert "“[/x] words”" in text
        assert "enter remove" in text
        await pilot.press("a", "space", "1")
        assert not app.results
        await pilot.press(key)
        assert app.results == [answer]


async def test_a_name_that_cannot_be_used_is_refused_while_it_is_typed() -> None:
    def check(name: str) -> str:
        return "" if name.isalpha() else f"{name!r} has more than letters in it."

    async with asking(AskDialog("Whose tags?", "A folder will hold them.", "", check)) as (app, pilot):
        await pilot.press(*"a b")
        assert "'a b' has more than letters" in screen_text(app)
        await pilot.press("enter")
        assert not app.results
        await pilot.press("backspace", "backspace")
        assert "more than letters" not in screen_text(app)
        await pilot.press("enter")
        assert app.results == ["a"]


@pytest.mark.parametrize(
    ("query", "keys", "found"),
    [("", "dam", "dam"), ("old", "", "old"), ("", "", ""), ("  ", "", "")],
)
async def test_a_search_hands_back_its_words(query: str, keys: str, found: str) -> None:
    async with asking(SearchDialog(query)) as (app, pilot):
        await pilot.press(*keys, "enter")
        assert app.results == [found]


async def test_esc_leaves_a_search_as_it_was() -> None:
    async with asking(SearchDialog("old")) as (app, pilot):
        await pilot.press("x", "escape")
        assert app.results == [None]


async def test_every_box_has_a_border_where_there_are_no_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    boxes: tuple[Callable[[], Box[Any]], ...] = (
        lambda: NoteDialog("Note", QUOTE, (), ""),
        lambda: ConfirmDialog("Sure?", "", "go"),
        lambda: AskDialog("Who?", "", "", lambda _: ""),
    )
    for make in boxes:
        for colours in (False, True):
            if not colours:
                monkeypatch.setenv("NO_COLOR", "1")
            async with reading_box(make()) as (app, _):
                assert ("┌" in screen_text(app)) is not colours
            monkeypatch.delenv("NO_COLOR", raising=False)


@asynccontextmanager
async def reading_box(box: Box[Any]) -> AsyncIterator[tuple[App[Any], Pilot[Any]]]:
    from briefreader.ui.chooser import ChooserApp

    app = ChooserApp((), {})
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        app.push_screen(box)
        await until(pilot, lambda: box.is_mounted and bool(box.children))
        yield app, pilot


async def test_ctrl_q_holds_back_once_while_a_note_is_being_typed(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path)) as (app, pilot):
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, NoteDialog))
        await pilot.press(*"half", "ctrl+q")
        assert isinstance(app.screen, NoteDialog)
        assert "esc again" in "\n".join(lines(app))
        await pilot.press("ctrl+s")
        await saved(app, pilot)
        (claim,) = app.session.ledger("alder").claims
        assert claim.claim.note == "half"

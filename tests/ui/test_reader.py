"""The reader's screen: keys are pressed; ledger, file and lines are looked at."""

import os
import stat
import tomllib
from pathlib import Path
from typing import Any

import pytest
from textual.events import Key, MouseScrollDown

from briefreader.annotations.claims import DISPUTED, VERIFIED
from briefreader.desk.commands import COMMANDS
from briefreader.desk.places import Place
from briefreader.ui.actions import ACTIONS
from tests.ui.reading import GATES, lines, make_project, reading, saved, until


def tags_file(root: Path, article: str = "alder", annotator: str = "mara") -> dict[str, Any]:
    return tomllib.loads((root / "annotations" / annotator / f"{article}.toml").read_text(encoding="utf-8"))


def claims_in(root: Path) -> list[dict[str, Any]]:
    return list(tags_file(root).get("claim", {}).values())


def test_every_command_can_be_carried_out_or_says_what_is_missing() -> None:
    for command in COMMANDS:
        assert command.id in ACTIONS or command.coming or command.id == "pane", command.id


def test_no_key_stands_for_two_commands() -> None:
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))


async def test_articles_stand_side_by_side_and_what_matches_is_found(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path)) as (app, _):
        text = "\n".join(lines(app))
        for words in ("Dam holds", "A week of rain", "River falls again", "match"):
            assert words in text
        assert app.session.relations.count >= 1


async def test_a_tag_is_in_the_file_a_moment_after_the_key(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path)) as (app, pilot):
        await pilot.press("j", "j", "d")
        await saved(app, pilot)
        assert "disputed: “Engineers opened" in lines(app)[0]
        assert [(c["quote"], c["tags"]) for c in claims_in(tmp_path)] == [(GATES, [DISPUTED])]
        await pilot.press("u")
        await saved(app, pilot)
    assert not (tmp_path / "annotations" / "mara").exists()


async def test_words_are_selected_tagged_and_left(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path)) as (app, pilot):
        await pilot.press("j", "j", "s", "w", "w", "w", "o", "w", "o", "v")
        await saved(app, pilot)
        assert [c["quote"] for c in claims_in(tmp_path)] == ["opened three gates"]
        assert app.session.selection is None
        assert app.session.ledger("alder").claims[0].claim.tags == (VERIFIED,)


async def test_the_mouse_sets_the_cursor_and_drags_a_selection(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path)) as (app, pilot):
        pane = app.reader.panes[0]
        row = next(y for y in range(pane.size.height) if "slept badly" in pane.render_line(y).text)
        await pilot.mouse_down(pane, offset=(3 + 4, row))
        await pilot.hover(pane, offset=(3 + 10, row))
        await pilot.mouse_up(pane, offset=(3 + 10, row))
        chosen = app.session.selection
        assert chosen is not None
        assert chosen.span.of(app.session.article.text) == "valley"
        await pilot.click(pane, offset=(3, row + 6))
        assert app.session.selection is None
        top = app.reader.panes[0].top
        pane.post_message(MouseScrollDown(pane, 4, 4, 0, 1, 0, False, False, False))
        await until(pilot, lambda: pane.top > top)


async def test_a_counterpart_comes_to_the_cursors_row(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path), size=(120, 40)) as (app, pilot):
        birch = app.reader.panes[1]
        assert birch.top == 0
        await pilot.press("j", "j")
        start = app.session.articles["birch"].text.index("Engineers opened")
        alder = app.reader.panes[0]
        assert birch.row_of(start) == alder.row_of(app.session.sentence.start)
        assert "│Engineers opened" in "\n".join(lines(app))
        await pilot.press("enter")
        assert app.session.current == "birch"
        await pilot.press("backspace")
        assert app.session.place == Place("alder", 2)


async def test_a_pane_that_is_not_levelled_stays(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path)) as (app, pilot):
        await pilot.press("=", "j", "j")
        assert app.reader.panes[1].top == 0


async def test_what_stands_only_here_is_said(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path)) as (app, _):
        assert any("only here" in line and "found in no other article" in line for line in lines(app))


async def test_the_strip_keeps_its_height_whatever_the_cursor_meets(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path)) as (app, pilot):
        heights = set()
        for _ in range(6):
            heights.add(app.reader.strip.size.height)
            await pilot.press("j")
        assert heights == {6}
        await pilot.press("S")
        await until(pilot, lambda: not app.reader.strip.display)


@pytest.mark.parametrize(
    ("size", "panes"), [((80, 24), 2), ((60, 20), 1), ((120, 40), 3), ((200, 50), 3), ((30, 8), 1)]
)
async def test_as_many_panes_as_fit(tmp_path: Path, size: tuple[int, int], panes: int) -> None:
    async with reading(make_project(tmp_path), size=size) as (app, pilot):
        assert len(app.reader.panes) == panes
        await pilot.press("z")
        await until(pilot, lambda: len(app.reader.panes) == 1)
        assert all(len(line) == size[0] for line in lines(app))


async def test_too_small_a_terminal_says_so_and_still_tags(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path), size=(30, 8)) as (app, pilot):
        assert "small" in lines(app)[0]
        await pilot.press("v")
        await saved(app, pilot)
        assert len(claims_in(tmp_path)) == 1


async def test_articles_without_a_pane_are_one_key_away(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path), size=(80, 24)) as (app, pilot):
        assert app.reader.standing == ["alder", "birch"]
        await pilot.press("3")
        assert app.session.current == "cedar"
        assert app.reader.standing == ["alder", "cedar"]
        await pilot.press(">")
        assert app.session.current == "birch"
        assert [p.article for p in app.reader.panes] == app.reader.standing
        assert any(p.article == "birch" and p.active for p in app.reader.panes)


async def test_keys_that_are_not_there_yet_say_so(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path)) as (app, pilot):
        await pilot.press("M")
        assert "not" in lines(app)[0]
        assert "version" in lines(app)[0]


async def test_search_finds_marks_and_ends(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path)) as (app, pilot):
        app.search("nobody was HURT")
        await pilot.pause()
        assert app.session.sentence.of(app.session.article.text).startswith("Nobody was hurt")
        assert "hit 1 of 1" in lines(app)[0]
        await pilot.press("escape")
        assert app.session.query == ""
        app.search("no such words anywhere")
        await pilot.pause()
        assert "none of the articles" in lines(app)[0]


async def test_the_next_start_resumes_at_the_last_place(tmp_path: Path) -> None:
    root, state = make_project(tmp_path / "project"), tmp_path / "state"
    async with reading(root, state=state) as (app, pilot):
        await pilot.press("2", "j", "j", "S", "q")
        await pilot.pause()
    assert not list(root.rglob("*.json"))
    async with reading(root, state=state) as (app, pilot):
        assert app.session.place == Place("birch", 2)
        assert not app.reader.strip_on
        assert app.session.read["birch"] == {0, 1, 2}


async def test_the_mark_of_another_annotator_is_shown_without_a_chip(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    async with reading(root, annotator="jo") as (app, pilot):
        await pilot.press("v")
        await saved(app, pilot)
    async with reading(root) as (app, _):
        assert app.session.others["alder"][0].ledger.annotator == "jo"
        assert app.session.ledger("alder").claims == ()
        first = app.reader.panes[0].render_line(2)
        assert first.text.startswith("✓")
        assert first._segments[0].style is not None
        assert first._segments[0].style.bgcolor == app.inks.text(0).bgcolor


async def test_control_characters_never_reach_the_terminal(tmp_path: Path) -> None:
    nasty = "Head\x1b]0;x\x07line\n\n[/x] [sic] \x1b[31mred\x9b2J \u202egnip\u202c and\ttab.\r\nNext\rline \x08 end.\n"
    async with reading(make_project(tmp_path, {"bad": nasty, "two": nasty.replace("red", "blue")})) as (app, pilot):
        for key in ("j", "v", "j", "s", "w", "d", "n", "y"):
            await pilot.press(key)
            text = "".join(lines(app))
            assert not [c for c in text if ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u202c"]
        assert "[/x] [sic]" in "".join(lines(app))
        await saved(app, pilot)
        assert all(
            c["quote"] in nasty
            for c in tomllib.loads((tmp_path / "annotations" / "mara" / "bad.toml").read_text(encoding="utf-8"))[
                "claim"
            ].values()
        )


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root writes into read-only folders")
async def test_a_read_only_folder_keeps_the_tag_and_says_so(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    root.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        async with reading(root) as (app, pilot):
            await pilot.press("v")
            await until(pilot, lambda: bool(app.session.unsaved.trouble))
            assert "not saved" in lines(app)[0]
    finally:
        root.chmod(stat.S_IRWXU)


async def test_a_tag_that_cannot_be_saved_stays_is_tried_again_and_is_asked_about(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project")
    (root / "annotations").write_text("in the way", encoding="utf-8")
    async with reading(root, state=tmp_path / "state") as (app, pilot):
        await pilot.press("v")
        await until(pilot, lambda: bool(app.session.unsaved.trouble))
        assert "not saved" in lines(app)[0]
        assert len(app.session.ledger("alder").claims) == 1
        await pilot.press("q")
        await until(pilot, lambda: app.screen is not app.reader)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.reader)
        (root / "annotations").unlink()
        app.save_soon()
        await saved(app, pilot)
    assert len(claims_in(root)) == 1


async def test_what_cannot_be_saved_at_the_end_is_kept_in_the_rescue_folder(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project")
    (root / "annotations").write_text("in the way", encoding="utf-8")
    async with reading(root, state=tmp_path / "state") as (app, pilot):
        await pilot.press("v")
        await until(pilot, lambda: bool(app.session.unsaved.trouble))
        await pilot.press("q")
        await until(pilot, lambda: app.screen is not app.reader)
        await pilot.press("enter")
        await pilot.pause()
    rescued = list((tmp_path / "state" / "rescued").rglob("alder.toml"))
    assert len(rescued) == 1
    assert 'tags = ["verified"]' in rescued[0].read_text(encoding="utf-8")


async def test_what_another_program_writes_meanwhile_is_kept_and_shown(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    async with reading(root) as (app, pilot):
        await pilot.press("v")
        await saved(app, pilot)
        path = root / "annotations" / "mara" / "alder.toml"
        path.write_text(path.read_text(encoding="utf-8") + 'note = "from an editor"\n', encoding="utf-8")
        await pilot.press("j", "j", "d")
        await saved(app, pilot)
        found = claims_in(root)
        assert {(c["quote"][:5], tuple(c["tags"]), c.get("note", "")) for c in found} == {
            ("Dam h", ("verified",), "from an editor"),
            ("Engin", ("disputed",), ""),
        }
        assert {c.claim.note for c in app.session.ledger("alder").claims} == {"", "from an editor"}


async def test_a_broken_annotation_file_is_named_and_left_as_it_is(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    path = root / "annotations" / "mara" / "alder.toml"
    path.parent.mkdir(parents=True)
    block = '[claim.aaaaaaaaaaaa]\ntags = ["verified"\nquote = 3\n'
    broken = f'format = 1\n\n[article]\nsource = "seeds/alder.txt"\n\n{block}'
    path.write_text(broken, encoding="utf-8")
    async with reading(root) as (app, pilot):
        await pilot.press("j", "j", "d")
        await saved(app, pilot)
    assert block in path.read_text(encoding="utf-8")
    assert GATES in path.read_text(encoding="utf-8")


async def test_themes_turn_and_every_line_keeps_its_words(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path)) as (app, pilot):
        before = lines(app)
        await pilot.press("T")
        await until(pilot, lambda: app.theme == "briefreader-light")
        assert lines(app) == before


async def test_without_colour_the_sentence_is_bold_and_nothing_is_coloured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(make_project(tmp_path)) as (app, pilot):
        await pilot.press("j", "j")
        pane = app.reader.panes[0]
        strips = [pane.render_line(y) for y in range(pane.size.height)]
        assert all(s.style is None or s.style.color is None for strip in strips for s in strip)
        row = next(strip for strip in strips if "gates at the" in strip.text)
        assert any(s.style is not None and s.style.bold for s in row if "gates" in s.text)


async def test_a_closed_terminal_saves_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    async with reading(make_project(tmp_path)) as (app, pilot):
        app.save_soon = lambda: None  # type: ignore[method-assign]  # the terminal goes before the worker starts
        await pilot.press("v")
        assert app.session.unsaved
        app._ended_from_outside(1)
        assert ended
    assert len(claims_in(tmp_path)) == 1


async def test_what_is_typed_while_a_dialog_opens_is_not_lost(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path), annotator="") as (app, pilot):
        app.reader.action_run("disputed")
        assert app.screen is not app.reader
        assert app.screen.focused is None
        driver = app._driver
        assert driver is not None
        for letter in "mara":
            driver.process_message(Key(letter, letter))
        await until(pilot, lambda: "mara" in "\n".join(lines(app)))
        await pilot.press("enter")
        await saved(app, pilot)
        assert app.session.annotator == "mara"


async def test_an_untouched_project_is_not_said_to_have_changed(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path)) as (app, pilot):
        app.look_at_disk()
        await pilot.pause()
        assert "changed on disk" not in lines(app)[0]
        await pilot.press("v")
        await saved(app, pilot)
        app.look_at_disk()
        await pilot.pause()
        assert "changed on disk" not in lines(app)[0]


async def test_the_rail_shows_the_current_article_however_many_there_are(tmp_path: Path) -> None:
    many = {f"n{n:02}": f"Story {n}\n\nSomething else happened on day {n} of the flood.\n" for n in range(1, 41)}
    async with reading(make_project(tmp_path, many), size=(120, 40)) as (app, pilot):
        assert lines(app)[1].startswith(" 1 n01 ▌") or lines(app)[1].startswith(" 1 ▌")
        for _ in range(36):
            await pilot.press(">")
        assert f" {app.session.number(app.session.current)} ▌" in lines(app)[1]
        assert "3 of 40 shown" in lines(app)[1]

"""Disagreements in the reader: strip, panes, the walk along them, dismissing, lenses."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefreader.articles.loading import load_brief
from briefreader.articles.span import Span
from briefreader.ui.app import BriefreaderApp
from briefreader.ui.inks import Ink
from tests.ui.reading import lines, make_project, saved, until
from tests.ui.test_snapshots import ARTICLES, Still


@asynccontextmanager
async def parted(
    root: Path, size: tuple[int, int] = (120, 40), *, annotator: str = "mara"
) -> AsyncIterator[tuple[BriefreaderApp, Pilot[int]]]:
    """The reader on the flood, its matches and disagreements found."""
    app = Still(load_brief(cwd=make_project(root, ARTICLES)), annotator=annotator)
    async with app.run_test(size=size, notifications=True) as pilot:
        await until(pilot, lambda: app.session.ready and bool(app.session.questions.shown) and bool(app.reader.panes))
        yield app, pilot


def strip(app: BriefreaderApp) -> list[str]:
    """The lines of the compare strip."""
    return lines(app)[-1 - app.reader.strip.size.height : -1]


async def test_the_strip_says_what_each_article_answers(tmp_path: Path) -> None:
    async with parted(tmp_path) as (app, pilot):
        await pilot.press("right_square_bracket")
        title, *rows = strip(app)
        assert "≠ hard  number of gates  three (1 3) against five (2)" in title
        assert "three against five, both of gates" in title
        assert "disagreement 1 of 1" in title
        assert [row[1] for row in rows[:3]] == ["1", "3", "2"], "here, the same, what differs"
        assert [word in row for word, row in zip(("here", "= same", "≠ differs"), rows, strict=False)] == [True] * 3
        assert "five gates before dawn" in rows[2]


async def test_the_header_gives_each_article_s_answer(tmp_path: Path) -> None:
    async with parted(tmp_path) as (app, pilot):
        await pilot.press("right_square_bracket")
        head = next(line for line in lines(app) if "2  birch" in line)
        assert "here" in head
        assert "≠ five" in head
        assert "= three" in head


async def test_values_are_marked_and_those_of_the_question_at_hand_are_chips(tmp_path: Path) -> None:
    async with parted(tmp_path) as (app, pilot):
        alder = app.session.articles["alder"].text
        three = alder.index("three gates")
        marks, signs = app.reader.findings.marks_of(app.session, "alder")
        assert marks.within(three, three + 5)[0][2] & Ink.HARD
        assert not marks.within(three + 6, three + 11)[0][2] & Ink.HARD, "the value alone, never its clause"
        assert signs[three].sign == "≠"
        assert signs[alder.index("Nobody")].sign == "±"
        await pilot.press("right_square_bracket")
        here = {pane.article: pane._here for pane in app.reader.panes}
        five = app.session.articles["birch"].text.index("five gates")
        assert here["alder"].same == (Span(three, three + 5),)
        assert here["birch"].unlike == (Span(five, five + 4),)


async def test_only_hard_disagreements_lie_on_the_map(tmp_path: Path) -> None:
    async with parted(tmp_path) as (app, _):
        pane = next(p for p in app.reader.panes if p.article == "alder")
        edge = "".join(pane.render_line(y).text[-1] for y in range(pane.size.height))
        assert "≠" in edge
        assert "±" not in edge


@pytest.mark.parametrize(("forward", "back"), [("right_square_bracket", "left_square_bracket"), ("full_stop", "comma")])
async def test_a_walk_along_the_disagreements_and_back(tmp_path: Path, forward: str, back: str) -> None:
    async with parted(tmp_path) as (app, pilot):
        visited = []
        for _ in range(3):
            await pilot.press(forward)
            visited.append((app.session.current, strip(app)[0].split("  ")[1]))
        assert visited == [
            ("alder", "number of gates"),
            ("alder", "whether anybody was hurt"),
            ("birch", "number of gates"),
        ]
        await pilot.press(back)
        assert app.session.current == "alder"
        assert "Nobody was hurt" in app.session.sentence.of(app.session.article.text)


async def test_panes_are_given_to_the_articles_that_answer(tmp_path: Path) -> None:
    async with parted(tmp_path, (80, 24)) as (app, pilot):
        await pilot.press("2", "3", "1")
        assert set(app.reader.standing) == {"alder", "cedar"}
        await pilot.press("right_square_bracket")
        assert set(app.reader.standing) == {"alder", "birch"}, "birch differs, cedar says the same"


async def test_a_sentence_with_several_questions_is_stepped_through(tmp_path: Path) -> None:
    async with parted(tmp_path) as (app, pilot):
        await pilot.press("right_square_bracket")
        titles = []
        for _ in range(3):
            await pilot.press("semicolon")
            titles.append(strip(app)[0])
        assert "¬ near" in titles[0]
        assert "= agreed  time of the opening" in titles[1]
        assert "≠ hard" in titles[2]


async def test_dismissing_takes_the_marks_away_is_saved_and_undone(tmp_path: Path) -> None:
    async with parted(tmp_path) as (app, pilot):
        await pilot.press("right_square_bracket", "X")
        await saved(app, pilot)
        assert "dismissed, not the same thing: number of gates" in lines(app)[0]
        assert "≠ hard" not in "\n".join(strip(app))
        file = tmp_path / "annotations" / "mara" / "_dismissed.toml"
        assert 'aaaaaaaaaaaa = "number of gates: three (alder, cedar) against five (birch)"' in file.read_text()
        three = app.session.articles["alder"].text.index("three gates")
        assert app.reader.findings.marks_of(app.session, "alder")[1].get(three) is None
        await pilot.press("u")
        await saved(app, pilot)
        assert not file.exists()
        assert "≠ hard  number of gates" in strip(app)[0]


async def test_what_was_dismissed_is_shown_on_request_and_can_be_counted_again(tmp_path: Path) -> None:
    async with parted(tmp_path) as (app, pilot):
        await pilot.press("right_square_bracket", "X")
        await saved(app, pilot)
        await pilot.press("minus", "g", "right_square_bracket")
        assert "≠ hard  dismissed  number of gates" in strip(app)[0]
        await pilot.press("X")
        await saved(app, pilot)
        assert "≠ hard  number of gates" in strip(app)[0]
        assert not (tmp_path / "annotations" / "mara").exists()


async def test_a_dismissal_by_another_hand_is_noticed(tmp_path: Path) -> None:
    async with parted(tmp_path) as (app, pilot):
        file = tmp_path / "annotations" / "mara" / "_dismissed.toml"
        file.parent.mkdir(parents=True)
        file.write_text('format = 1\n\n[dismissed]\naaaaaaaaaaaa = "gates"\n', encoding="utf-8")
        app.look_at_disk()
        await until(pilot, lambda: len(app.session.questions.standing) == 1)


async def test_the_first_dismissal_asks_for_a_name(tmp_path: Path) -> None:
    async with parted(tmp_path, annotator="") as (app, pilot):
        await pilot.press("right_square_bracket", "X")
        await until(pilot, lambda: app.screen is not app.reader)
        assert app.session.questions.dismissed == {}


async def test_enter_goes_to_the_answers_elsewhere(tmp_path: Path) -> None:
    async with parted(tmp_path) as (app, pilot):
        await pilot.press("right_square_bracket", "enter")
        assert app.session.current == "birch"
        assert "five (2) against three (1 3)" in strip(app)[0]


async def test_keys_that_need_a_disagreement_say_why_they_cannot_act(tmp_path: Path) -> None:
    async with parted(tmp_path) as (app, pilot):
        for key, words in (("X", "no disagreement here"), ("semicolon", "no other question"), ("minus", "dismissed")):
            await pilot.press(key)
            assert words in lines(app)[0]
        app.session.questions.looking = True
        await pilot.press("right_square_bracket")
        assert "still being looked for" in lines(app)[0]


async def test_a_lens_fades_all_but_what_it_is_for_and_esc_ends_it(tmp_path: Path) -> None:
    async with parted(tmp_path) as (app, pilot):
        await pilot.press("f")
        assert "numbers and dates:" in lines(app)[0]
        alder = app.session.articles["alder"].text
        marks, _ = app.reader.findings.marks_of(app.session, "alder")
        assert marks.within(alder.index("three gates"), alder.index("three gates") + 5)[0][2] & Ink.FADED == 0
        assert marks.within(alder.index("gates"), alder.index("gates") + 5)[0][2] & Ink.FADED
        await pilot.press("f", "f")
        assert "disclosures: none in this article" in lines(app)[0]
        await pilot.press("n")
        assert "This text was written by AI" in app.session.sentence.of(app.session.article.text)
        await pilot.press("escape")
        assert app.session.lens is None
        assert "disagreements" in lines(app)[0]


async def test_disagreements_are_found_behind_the_matches_by_the_program_itself(tmp_path: Path) -> None:
    articles = {
        "alder": "Talks end\n\nThe two-hour meeting of the harbour board ended on Sunday without a vote.\n",
        "birch": "Board meets\n\nThe 90-minute meeting of the harbour board ended on Sunday without a vote.\n",
    }
    app = BriefreaderApp(load_brief(cwd=make_project(tmp_path, articles)), annotator="mara")
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: not app.session.comparing and not app.session.questions.looking)
        assert app.session.questions.standing
        await pilot.press("right_square_bracket")
        assert "120 min (1) against 90 min (2)" in strip(app)[0]

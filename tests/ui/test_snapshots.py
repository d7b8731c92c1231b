"""Whole screens as pictures. Read the difference of a changed one as prose before it is taken over."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefreader.articles.loading import load_brief
from briefreader.articles.span import Span
from briefreader.matching.alignment import Alignment, Kind, Match
from briefreader.ui.app import BriefreaderApp
from tests.ui.parting import flood
from tests.ui.reading import make_project, saved, until

SnapCompare = Callable[..., bool]

ARTICLES = {
    "alder": "Dam holds as valley waits\nNewsMar 3, 2024\n\nDam holds as valley waits\n\nBy Ines Marlow\n\n"
    "The river stood at its highest mark in forty years on Sunday. Engineers opened three gates before dawn, the water "
    "board said, and the level fell by noon.\n\nNobody was hurt. The crossing at Elm Street stays closed for two days "
    "while divers look at its pillars.\n\nShare\nFacebook\nWhatsApp\n",
    "birch": "A night on the embankment\n\nMarch 4, 2024\n\nVolunteers filled four thousand sacks with sand. Engineers "
    "opened five gates before dawn, the water board said, and the level fell by noon.\n\nThe mayor thanked them on "
    "the steps of the town hall. No one came to harm, he said.\n",
    "cedar": "River town breathes again\n\nThis text was written by AI.\n\nEngineers opened three gates before dawn, "
    "the water board said, and the level fell by noon. Schools open on Wednesday.\n",
}
GATES = "Engineers opened three gates before dawn, the water board said, and the level fell by noon."


class Still(BriefreaderApp):
    """The app with matches and disagreements of its own making, so that a picture does not change with the engine."""

    def compare_anew(self) -> None:
        """Take the matches as found."""
        self.session.forget_matches()
        self.session.comparing = False
        self.reader.matches_found(self.session.matches_found(self._matches(), 3, 3))
        self.session.questions.found(flood(self.session.articles))
        self.show_session()

    def _matches(self) -> tuple[Match, ...]:
        texts = {article.id: article.text for article in self.session.articles.values()}

        def part(article: str, words: str) -> Span:
            start = texts[article].index(words)
            return Span(start, start + len(words))

        five = GATES.replace("three", "five")
        tail = "gates before dawn, the water board said, and the level fell by noon"
        near = Alignment(
            part("alder", GATES),
            part("birch", five),
            Kind.NEAR,
            91.0,
            (
                (part("alder", "Engineers opened"), part("birch", "Engineers opened")),
                (part("alder", tail), part("birch", tail)),
            ),
            ((part("alder", "three"), part("birch", "five")),),
        )
        same = Alignment(part("alder", GATES), part("cedar", GATES), Kind.VERBATIM, 100.0)
        said = Alignment(
            part("alder", "Nobody was hurt."), part("birch", "No one came to harm, he said."), Kind.PARAPHRASE, 74.0
        )
        return Match("alder", "birch", near), Match("alder", "cedar", same), Match("alder", "birch", said)


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine gets into a picture."""
    for name in ("NO_COLOR", "TEXTUAL_THEME", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def app(tmp_path: Path) -> Still:
    """The app on three articles of one flood."""
    return Still(load_brief(cwd=make_project(tmp_path / "flood", ARTICLES)), annotator="mara")


def keys(*presses: str) -> Callable[[Pilot[int]], Awaitable[None]]:
    """Wait for the annotations, press keys, wait until all is saved."""

    async def act(pilot: Pilot[int]) -> None:
        app = pilot.app
        assert isinstance(app, Still)
        await until(pilot, lambda: app.session.ready and bool(app.reader.panes))
        for press in presses:
            await pilot.press(press)
        await saved(app, pilot)
        await pilot.pause()

    return act


TAGGED = ("n", "d", "n", "s", "w", "w", "v", "n", "N")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)], ids=["80x24", "120x40", "200x50"])
def test_reader(snap_compare: SnapCompare, app: Still, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=keys(*TAGGED))


def test_reader_light(snap_compare: SnapCompare, app: Still) -> None:
    assert snap_compare(app, terminal_size=(120, 40), run_before=keys(*TAGGED, "T"))


def test_reader_without_colour(snap_compare: SnapCompare, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Still(load_brief(cwd=make_project(tmp_path / "flood", ARTICLES)), annotator="mara")
    assert snap_compare(app, terminal_size=(120, 40), run_before=keys(*TAGGED))


def test_only_here(snap_compare: SnapCompare, app: Still) -> None:
    assert snap_compare(app, terminal_size=(120, 40), run_before=keys("3", "G", "z"))


@pytest.mark.parametrize(
    "key", ["e", "t", "p", "i", "question_mark"], ids=["note", "claims", "articles", "details", "keys"]
)
def test_screens_beside_the_reader(snap_compare: SnapCompare, app: Still, key: str) -> None:
    assert snap_compare(app, terminal_size=(120, 40), run_before=keys(*TAGGED, key))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_disagreement(snap_compare: SnapCompare, app: Still, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=keys("right_square_bracket", "d"))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_matrix(snap_compare: SnapCompare, app: Still, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=keys("m", "l", "d"))

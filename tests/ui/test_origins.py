"""Copies of one text are told from accounts of their own, wherever witnesses are counted."""

from pathlib import Path

from briefreader.articles.loading import load_brief
from briefreader.ui.app import BriefreaderApp
from tests.ui.reading import lines, make_project, reading, until

WIRE = (
    "The ferry left at noon, and nobody on the quay saw it. Its captain had slept badly, the harbour master said.\n\n"
    "Two gulls followed the ferry as far as the reef, where fog came down over the sea.\n"
)
TEXTS = {
    "alder": "Gulls and fog\n\nFog came down over the sea at the reef; two gulls had followed the ferry so far.\n",
    "birch": WIRE,
    "cedar": WIRE + "\nMore soon.\n",
}


async def test_two_prints_of_one_wire_story_are_one_witness(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path, TEXTS)) as (app, pilot):
        assert "3 articles, 2 origins" in lines(app)[0] + lines(app)[-8]
        await pilot.press("j")
        assert any("found in 2 of 2 other articles, 1 origin" in line for line in lines(app))
        await pilot.press("p")
        await until(pilot, lambda: app.screen is not app.reader)
        rows = lines(app)[2:5]
        assert ["copy of" in row for row in rows] == [False, False, True]
        assert "shown, copy of 2" in rows[2]


async def test_accounts_of_their_own_are_not_counted_twice_over(tmp_path: Path) -> None:
    texts = {"alder": TEXTS["alder"], "birch": TEXTS["birch"]}
    async with reading(make_project(tmp_path, texts)) as (app, _):
        assert not any("origin" in line for line in lines(app))


async def compared(root: Path, cache: Path) -> BriefreaderApp:
    app = BriefreaderApp(load_brief(cwd=root), annotator="mara", cache=cache)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: app.session.ready and not app.session.comparing)
    return app


async def test_the_second_opening_compares_nothing(tmp_path: Path) -> None:
    root, cache = make_project(tmp_path, TEXTS), tmp_path / "cache"
    first = await compared(root, cache)
    (kept,) = cache.iterdir()
    kept.write_bytes(kept.read_bytes().replace(b",100.0,", b",77.0,"))  # seen only if it is read
    second = await compared(root, cache)
    assert second.session.relations.count == first.session.relations.count > 0
    assert second.session.origins == first.session.origins
    assert 77.0 in {side.score for side in second.session.relations.sides(second.session.order[1])}

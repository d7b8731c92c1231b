"""Choosing a brief where there are several."""

from pathlib import Path

from briefreader.articles.finding import find_briefs
from briefreader.ui.chooser import ChooserApp
from tests.ui.reading import until


def make_briefs(root: Path) -> tuple[Path, ...]:
    for brief, count in (("flood", 2), ("harbour", 1)):
        for number in range(count):
            path = root / "seeds" / brief / f"{number}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"Report {number} on the {brief}.\n", encoding="utf-8")
    return find_briefs(root)


def text_of(app: ChooserApp) -> str:
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


async def test_a_brief_is_chosen_with_two_keys(tmp_path: Path) -> None:
    briefs = make_briefs(tmp_path)
    app = ChooserApp(briefs, dict(zip(briefs, (2, 1), strict=True)))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: "2 articles" in text_of(app) and "1 article " in text_of(app))
        await pilot.press("T", "question_mark", "j", "enter")
    assert app.return_value == briefs[1]


async def test_leaving_chooses_none(tmp_path: Path) -> None:
    briefs = make_briefs(tmp_path)
    app = ChooserApp(briefs, {})
    async with app.run_test(size=(40, 12), notifications=True) as pilot:
        await until(pilot, lambda: "flood" in text_of(app))
        await pilot.press("escape")
    assert app.return_value is None

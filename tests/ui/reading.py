"""What tests of the reader's screen share: a small brief, an app on it, and the text of its lines."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from briefreader.articles.loading import load_brief
from briefreader.ui.app import BriefreaderApp

GATES = "Engineers opened three gates at the northern dam before dawn on Monday, the water board said."
FILLER = "\n\n".join(
    f"Paragraph {n} tells of street number {n}, where neighbours carried sandbags until the rain stopped at last."
    for n in range(30)
)
LANES = FILLER.replace("street", "lane")
ARTICLES = {
    "alder": f"Dam holds\n\nThe valley slept badly. {GATES}\n\nNobody was hurt, they say.\n\n{FILLER}\n",
    "birch": f"A week of rain\n\nShops along the river lost their cellars.\n\n{LANES}\n\n{GATES}\n",
    "cedar": "River falls again\n\nFerries run between both banks since noon, and nobody expects a delay.\n",
}


def make_project(root: Path, articles: dict[str, str] | None = None) -> Path:
    """A project of these articles (bytes as they stand) under `root`."""
    for name, text in (articles or ARTICLES).items():
        path = root / "seeds" / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    return root


@asynccontextmanager
async def reading(
    root: Path, size: tuple[int, int] = (120, 40), *, annotator: str = "mara", state: Path | None = None
) -> AsyncIterator[tuple[BriefreaderApp, Pilot[int]]]:
    """The app on the project, its annotations read and its articles compared."""
    app = BriefreaderApp(load_brief(cwd=root), annotator=annotator, state=state)
    async with app.run_test(size=size, notifications=True) as pilot:
        await until(pilot, lambda: app.session.ready and is_compared(app) and bool(app.reader.panes))
        yield app, pilot


def is_compared(app: BriefreaderApp) -> bool:
    """Whether everything that is looked for was found."""
    return not app.session.comparing and not app.session.questions.looking


async def until(pilot: Pilot[Any], condition: Callable[[], bool], rounds: int = 1500) -> None:
    """Let the app work until the condition holds; AssertionError if it never does."""
    for _ in range(rounds):
        if condition():
            await pilot.pause()
            return
        await pilot.pause(0.01)
    raise AssertionError("what was waited for never came")


async def saved(app: BriefreaderApp, pilot: Pilot[int]) -> None:
    """Wait until everything that was said is on disk."""
    await until(pilot, lambda: app.saved == "saved" and not app.session.unsaved)


def lines(app: BriefreaderApp) -> list[str]:
    """The text of the whole screen, line by line."""
    strips = app.screen._compositor.render_strips()
    return [strip.text for strip in strips[: app.size.height]]

"""CPU of the reader's screen: five panes of 100 KB with 400 marks each, and the same ten times longer."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.geometry import Size
from textual.pilot import Pilot

from benchmarks.table import row
from briefreader.articles.loading import load_brief
from briefreader.articles.span import Span
from briefreader.disagreements.model import Answer, Disagreement, Disagreements, Question, Strength
from briefreader.matching.alignment import Alignment, Kind, Match, Passage
from briefreader.ui.app import BriefreaderApp
from briefreader.values.model import ValueType

_VOCABULARY = """
the council said water levels along northern canal rose again after heavy rain while engineers opened three gates
and residents moved their cars to higher ground because nobody could say how long repairs would take this week
"""
_WORDS = _VOCABULARY.split()


def _text(seed: int, size: int) -> str:
    dice = random.Random(seed)
    parts: list[str] = []
    length = 0
    while length < size:
        sentences = [" ".join(dice.choices(_WORDS, k=dice.randint(8, 24))).capitalize() + "." for _ in range(5)]
        parts.append(" ".join(sentences))
        length += len(parts[-1]) + 2
    return "\n\n".join(parts)


class _Prepared(BriefreaderApp):
    """The app without comparing: the benchmark brings its own matches."""

    def compare_anew(self) -> None:
        """Nothing: what is measured is painting."""


def _matches(app: BriefreaderApp, per_article: int) -> list[Match]:
    """So many matches for each article, most of them with a counterpart in every other one."""
    ids = app.session.order
    articles = app.session.articles
    found = []
    pairs = [(a, b) for i, a in enumerate(ids) for b in ids[i + 1 :]]
    each = per_article // (len(ids) - 1)
    for a, b in pairs:
        ours, theirs = articles[a].sentences, articles[b].sentences
        for at in range(each):
            x = ours[at * len(ours) // each].span
            y = theirs[at * len(theirs) // each].span
            shared = ((Span(x.start, x.start + 8), Span(y.start, y.start + 8)),)
            found.append(Match(a, b, Alignment(x, y, Kind.EDITED, 80.0, shared)))
    return found


def _disagreements(app: BriefreaderApp, count: int) -> Disagreements:
    """So many questions that all articles answer, the last of them otherwise than the rest."""
    articles = list(app.session.articles.values())
    found = []
    for at in range(count):
        spans = []
        for article in articles:
            sentence = article.sentences[at * len(article.sentences) // count].span
            spans.append(Passage(article.id, Span(sentence.start, sentence.start + 8)))
        most, last = tuple(spans[:-1]), tuple(spans[-1:])
        answers = (Answer(1.0, "", "one", most, most), Answer(2.0, "", "two", last, last))
        question = Question(f"{at:012x}", ValueType.COUNT, f"number of things, {at}")
        found.append(Disagreement(question, Strength.HARD, "one against two", answers, 90.0, "count"))
    return Disagreements(tuple(found))


async def _timed(pilot: Pilot[int], times: int, act: Callable[[], Awaitable[object] | object]) -> list[float]:
    """CPU milliseconds of an action and the painting that it causes, less those of an idle round."""
    await pilot.pause()
    began = time.process_time()
    for _ in range(20):
        await pilot.pause()
    idle = (time.process_time() - began) / 20
    taken = []
    for _ in range(times):
        began = time.process_time()
        result = act()
        if isinstance(result, Awaitable):
            await result
        await pilot.pause()
        taken.append(1000 * (time.process_time() - began - idle))
    return taken


async def _measure(size: int, label: str) -> None:
    with TemporaryDirectory() as folder:
        seeds = Path(folder) / "seeds"
        seeds.mkdir()
        for number in range(5):
            (seeds / f"{number}.txt").write_text(_text(number, size), encoding="utf-8")
        app = _Prepared(load_brief([seeds]), annotator="bench")
        async with app.run_test(size=(200, 50)) as pilot:
            while not app.session.ready:
                await pilot.pause(0.02)
            app.session.comparing = False
            app.reader.matches_found(app.session.matches_found(_matches(app, 400), 10, 10))
            reader = app.reader
            reader.action_run("level")
            reader.session.go(reader.session.place)
            reader.action_run("page-down")
            await pilot.pause()
            run = reader.action_run
            # To and fro between two sentences that both stand in view.
            steps = iter(["next-sentence", "previous-sentence"] * 40)
            row(f"{label}: cursor move, nothing scrolls", await _timed(pilot, 40, lambda: run(next(steps))), "ms", 8)
            run("level")
            row(f"{label}: cursor move, panes levelled", await _timed(pilot, 40, lambda: run("next-match")), "ms", 35)
            row(f"{label}: page", await _timed(pilot, 20, lambda: run("page-down")), "ms", 35)
            app.session.questions.found(_disagreements(app, 100))
            row(
                f"{label}: to the next disagreement",
                await _timed(pilot, 40, lambda: run("next-disagreement")),
                "ms",
                35,
            )
            run("level")
            run("first")
            row(f"{label}: cursor on a disagreement", await _timed(pilot, 40, lambda: run("next-question")), "ms", 8)
            run("level")
            tagged = iter(["verified", "disputed"] * 10)
            row(f"{label}: tag", await _timed(pilot, 20, lambda: run(next(tagged))), "ms")
            sizes = iter([(180, 50), (200, 50)] * 5)

            async def resize() -> None:
                width, height = next(sizes)
                from textual import events

                app.post_message(events.Resize(Size(width, height), Size(width, height)))
                for _ in range(4):
                    await pilot.pause()

            row(f"{label}: resize", [v / 1000 for v in await _timed(pilot, 6, resize)], "s", 0.4)


def main() -> None:
    """Measure at 100 KB an article, then at ten times that, to see how the cost grows."""
    asyncio.run(_measure(100_000, "5 x 100 KB"))
    asyncio.run(_measure(1_000_000, "5 x 1 MB"))


if __name__ == "__main__":
    main()

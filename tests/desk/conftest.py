"""A small brief for the desk's tests: three accounts of one flood."""

from pathlib import Path

import pytest

from briefreader.articles.article import Brief
from briefreader.articles.loading import load_brief
from briefreader.articles.span import Span
from briefreader.desk.session import Session
from briefreader.disagreements.model import Agreement, Answer, Disagreement, Disagreements, Question, Strength
from briefreader.matching.alignment import Alignment, Kind, Match, Passage
from briefreader.values.model import ValueType

ARTICLES = {
    "alder": "Alder Post\n\nThe dam held through the night. Engineers opened three gates at dawn on Monday.\n\n"
    "Nobody was hurt, the mayor said. Schools stay closed for two days.\n",
    "birch": "Birch Times\n\nRain fell for a week. Engineers opened three gates at dawn on Monday.\n\n"
    "Shops along the river lost their cellars.\n",
    "cedar": "Cedar Daily\n\nThe river is falling again. Engineers opened five gates at dawn on Monday.\n",
}


@pytest.fixture
def brief(tmp_path: Path) -> Brief:
    """Three articles in seeds/ of a project of their own."""
    for name, text in ARTICLES.items():
        path = tmp_path / "seeds" / f"{name}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_brief(cwd=tmp_path)


SHARED = "Engineers opened three gates at dawn on Monday."


def part(article: str, words: str) -> Span:
    """Where words stand in one of the articles."""
    start = ARTICLES[article].index(words)
    return Span(start, start + len(words))


def gates() -> tuple[Match, ...]:
    """The sentence on the gates: the same in two articles, another number in the third."""
    other = SHARED.replace("three", "five")
    same = Match("alder", "birch", Alignment(part("alder", SHARED), part("birch", SHARED), Kind.VERBATIM, 100.0))
    near = [
        Match(
            article,
            "cedar",
            Alignment(
                part(article, SHARED),
                part("cedar", other),
                Kind.NEAR,
                90.0,
                shared=((part(article, "gates at dawn on Monday"), part("cedar", "gates at dawn on Monday")),),
                differs=((part(article, "three"), part("cedar", "five")),),
            ),
        )
        for article in ("alder", "birch")
    ]
    return (same, *near)


@pytest.fixture
def session(brief: Brief) -> Session:
    """A session of the three articles, compared, with nothing said yet."""
    session = Session(brief, "mara")
    session.matches_found(gates(), 3, 3)
    return session


def answer(
    words: str, number: float, *places: tuple[str, str], unit: str = "", also: tuple[str, str] = ("", "")
) -> Answer:
    """An answer with its value, in these words of these articles."""
    return Answer(
        number,
        unit,
        words,
        tuple(Passage(article, part(article, quote)) for article, quote in places),
        tuple(Passage(article, part(article, words)) for article, _ in places),
        (Passage(also[0], part(*also)),) if also[0] else (),
    )


GATES = Question("aaaaaaaaaaaa", ValueType.COUNT, "number of gates")
RAIN = Question("bbbbbbbbbbbb", ValueType.DURATION, "length of the closure")
DAY = Question("cccccccccccc", ValueType.DATE, "day of the opening")


def parting() -> Disagreements:
    """Three gates against five, hard; two days against a week, of low rank; Monday, agreed."""
    three = answer("three", 3.0, ("alder", "three gates"), ("birch", "three gates"))
    five = answer("five", 5.0, ("cedar", "five gates"))
    days = answer("two days", 172_800.0, ("alder", "closed for two days"), unit="s")
    week = answer("a week", 604_800.0, ("birch", "Rain fell for a week"), unit="s")
    monday = answer("Monday", 738_949.0, *((name, "dawn on Monday") for name in ARTICLES), unit="day")
    return Disagreements(
        (
            Disagreement(GATES, Strength.HARD, "three against five, both of gates", (three, five), 90.0, "count"),
            Disagreement(RAIN, Strength.APPARENT, "of the schools and of the rain", (days, week), 12.0, "duration"),
        ),
        (Agreement(DAY, "Monday, in a text of 4 March 2024, is 4 March", (monday,)),),
        more=1,
    )

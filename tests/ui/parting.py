"""Disagreements made by hand for tests of the screen: what stands there does not change with the engine."""

from briefreader.articles.article import Article
from briefreader.articles.span import Span
from briefreader.disagreements.model import Agreement, Answer, Disagreement, Disagreements, Question, Strength
from briefreader.matching.alignment import Passage
from briefreader.values.model import ValueType


def answer(
    articles: dict[str, Article], value: str, number: float | None, unit: str, *places: tuple[str, str]
) -> Answer:
    """An answer that stands in these words of these articles; in each of them the value stands within."""

    def passage(article: str, words: str, within: int = 0) -> Passage:
        start = articles[article].text.index(words, within)
        return Passage(article, Span(start, start + len(words)))

    said = [passage(article, words) for article, words in places]
    values = [passage(p.article, value, p.span.start) for p in said]
    return Answer(number, unit, value, tuple(said), tuple(values))


def question(digit: str, kind: ValueType, words: str) -> Question:
    return Question(digit * 12, kind, words)


def flood(articles: dict[str, Article]) -> Disagreements:
    """What the three articles on a flood part on: gates (hard), who was hurt (soft); and what they agree on."""
    three = answer(articles, "three", 3.0, "", ("alder", "three gates"), ("cedar", "three gates"))
    five = answer(articles, "five", 5.0, "", ("birch", "five gates"))
    nobody = answer(articles, "Nobody", 0.0, "", ("alder", "Nobody was hurt"))
    no_one = answer(articles, "No one came to harm", 0.0, "", ("birch", "No one came to harm, he said"))
    dawn = answer(articles, "before dawn", 5.0, "", *((name, "before dawn") for name in ("alder", "birch", "cedar")))
    gates = question("a", ValueType.COUNT, "number of gates")
    hurt = question("b", ValueType.STATUS, "whether anybody was hurt")
    time = question("c", ValueType.TIME, "time of the opening")
    return Disagreements(
        (
            Disagreement(gates, Strength.HARD, "three against five, both of gates", (three, five), 90.0, "count"),
            Disagreement(hurt, Strength.SOFT, "one of them is somebody's word", (nobody, no_one), 50.0, "status"),
        ),
        (Agreement(time, "", (dawn,)),),
    )

"""Questions, answers and groups: what must hold of all that is found."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefreader import compare
from briefreader.articles.article import Brief
from briefreader.articles.loading import load_brief
from briefreader.articles.span import Role, Span
from briefreader.disagreements.find import find_disagreements
from briefreader.disagreements.model import Strength
from briefreader.values.model import ValueType
from tests.disagreements.accounts import brief

ONE = "The two-hour meeting of Karin Vogt and Anders Holm ended in Velmora on Monday. Holm, 61, smiled."
TWO = "During the 90-minute meeting of Karin Vogt and Anders Holm in Velmora, nothing was signed."
THREE = "The meeting of Karin Vogt and Anders Holm in Velmora lasted two hours."
SEEDS = Path(__file__).parents[2] / "seeds"


def test_answers_come_in_reading_order_with_the_words_that_give_them() -> None:
    both = brief(ONE, TWO, THREE)
    texts = {a.id: a.text for a in both.articles}
    (found,) = (d for d in find_disagreements(both) if d.question.type is ValueType.DURATION)
    assert found.strength is Strength.HARD
    assert [answer.articles for answer in found.answers] == [("a", "c"), ("b",)]
    assert [[v.span.of(texts[v.article]) for v in answer.values] for answer in found.answers] == [
        ["two-hour", "two hours"],
        ["90-minute"],
    ]
    assert [answer.number for answer in found.answers] == [7200.0, 5400.0]
    assert [answer.unit for answer in found.answers] == ["s", "s"]
    assert "two-hour" in found.reason
    assert "90-minute" in found.reason


def test_a_question_keeps_its_id_when_another_article_joins_elsewhere() -> None:
    first = {d.question.text: d.question.id for d in find_disagreements(brief(ONE, TWO))}
    again = {d.question.text: d.question.id for d in find_disagreements(brief(ONE, TWO, "The gulls of Ostrel slept."))}
    assert first
    assert first == again


def test_a_changed_answer_is_another_question() -> None:
    first = {d.question.id for d in find_disagreements(brief(ONE, TWO))}
    other = {d.question.id for d in find_disagreements(brief(ONE, TWO.replace("90", "80")))}
    assert first.isdisjoint(other)


def test_the_same_twice_is_found_alike() -> None:
    assert find_disagreements(brief(ONE, TWO, THREE)) == find_disagreements(brief(ONE, TWO, THREE))


def test_the_order_of_articles_does_not_change_what_is_found() -> None:
    forth, back = find_disagreements(brief(ONE, TWO)), find_disagreements(brief(TWO, ONE))
    assert [(d.strength, d.question.type) for d in forth] == [(d.strength, d.question.type) for d in back]


def test_what_two_articles_say_alike_is_agreed_and_no_disagreement() -> None:
    found = find_disagreements(brief(ONE, THREE))
    assert found.found == ()
    (agreed,) = (a for a in found.agreed if a.question.type is ValueType.DURATION)
    assert agreed.answers[0].articles == ("a", "c") or agreed.answers[0].articles == ("a", "b")


def test_a_place_leads_to_its_disagreement() -> None:
    both = brief(ONE, TWO)
    found = find_disagreements(both)
    at = ONE.index("two-hour")
    assert found.touching("a", Span(at, at + 3)) == found.found
    assert found.touching("a", Span(len(ONE) - 3, len(ONE))) == ()
    assert found.touching("none", Span(at, at + 3)) == ()


def test_furniture_answers_nothing() -> None:
    both = brief(ONE, TWO)
    hidden = both.articles[0]
    for block in range(len(hidden.blocks)):
        hidden = hidden.with_block_restored(block, Role.FURNITURE)
    assert find_disagreements(replace(both, articles=(hidden, both.articles[1]))).found == ()


def test_no_brief_or_one_article_has_nothing_to_compare() -> None:
    assert len(find_disagreements(Brief("x", Path(), ()))) == 0
    assert len(find_disagreements(brief(ONE))) == 0


def test_an_article_may_part_from_itself_but_not_be_called_hard() -> None:
    text = (
        "Five people were hurt in the Velmora bakery fire, the harbour office said. "
        "Seven people were hurt in the Velmora bakery fire, the harbour office said later."
    )
    found = find_disagreements(brief(text)).found
    assert found
    assert all(d.strength is not Strength.HARD for d in found)
    assert {p.article for d in found for answer in d.answers for p in answer.places} == {"a"}


def test_an_answer_tells_where_its_article_also_says_the_other() -> None:
    text = (
        "Five people were hurt in the Velmora bakery fire, the harbour office said. "
        "Seven people were hurt in the Velmora bakery fire, the harbour office said later."
    )
    (found,) = find_disagreements(brief(text)).found
    assert [len(answer.also) for answer in found.answers] == [1, 1]


def test_a_flood_is_held_back() -> None:
    ends = [f"{first}{second}" for first in "abcdefgh" for second in "klmno"]
    people = [f"Otto{end} Brandt{end}" for end in ends]
    a = " ".join(f"{name.title()}, {20 + n}, was there." for n, name in enumerate(people))
    b = " ".join(f"{name.title()}, {60 - n}, was there." for n, name in enumerate(people))
    found = find_disagreements(brief(a, b))
    assert len(found) > 20
    assert found.more == len(found) - len(found.first) > 0
    assert found.first == found.found[: len(found.first)]


def test_ranks_fall() -> None:
    ranks = [d.rank for d in find_disagreements(load_brief([SEEDS]))]
    assert ranks == sorted(ranks, reverse=True)
    assert all(0 <= rank <= 100 for rank in ranks)


def test_comparing_looks_for_disagreements_only_when_asked() -> None:
    compared = compare(brief(ONE, TWO))
    assert "disagreements" not in vars(compared)
    assert compared.disagreements == find_disagreements(brief(ONE, TWO))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (ValueType.ROLE, {"President", "opposition leader"}),
        (ValueType.DURATION, {"90 minutes", "two hours"}),
        (ValueType.DURATION, {"three-day", "four-day"}),
        (ValueType.DATE, {"2019", "2017"}),
        (ValueType.SHARE, {"1.4 percent", "1.2 percent"}),
        (ValueType.RANK, {"second", "third"}),
    ],
)
def test_the_sample_parts_where_its_readme_says(kind: ValueType, words: set[str]) -> None:
    found = [d for d in find_disagreements(load_brief([SEEDS])) if d.question.type is kind]
    assert any(words <= {answer.text for answer in d.answers} for d in found), [d.reason for d in found]


@pytest.mark.parametrize(
    ("text", "strength", "reason"),
    [
        (
            "The pier was opened on Friday, 3 May 2031.",
            Strength.HARD,
            "“Friday, 3 May 2031”: in 2031 that day was a Saturday",
        ),
        ("The pier was opened on Friday, 3 May.", Strength.SOFT, "“Friday, 3 May”: in 2031 that day was a Saturday"),
        ("The reef lies 16 miles (40 km) north of Ostrel.", Strength.HARD, "“16 miles” is not “40 km”"),
    ],
)
def test_a_sentence_that_parts_from_itself_is_found(text: str, strength: Strength, reason: str) -> None:
    assert [(d.strength, d.reason) for d in find_disagreements(brief(text))] == [(strength, reason)]


@pytest.mark.parametrize(
    "text", ["The pier was opened on Saturday, 3 May 2031.", "The reef lies 16 miles (26 km) north of Ostrel."]
)
def test_a_sentence_that_says_one_thing_twice_is_well(text: str) -> None:
    assert find_disagreements(brief(text)).found == ()


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        (
            "The pier in Ostrel was opened by Karin Vogt on Thursday.",
            "The pier in Ostrel was opened by Karin Vogt on May 1.",
            "“Thursday” and “May 1”: 1 May 2031",
        ),
        (
            "The talks of Karin Vogt in Ostrel lasted 90 minutes.",
            "The talks of Karin Vogt in Ostrel lasted an hour and a half.",
            "“90 minutes” and “an hour and a half”: 90 min",
        ),
        (
            "The talks of Karin Vogt in Ostrel lasted 90 minutes.",
            "Talks of Karin Vogt in Ostrel: they lasted 90 minutes.",
            "",
        ),
    ],
)
def test_an_agreement_after_arithmetic_is_explained(a: str, b: str, reason: str) -> None:
    agreed = find_disagreements(brief(a, b)).agreed
    assert [x.reason for x in agreed if x.question.type in (ValueType.DATE, ValueType.DURATION)] == [reason]


def test_a_question_names_what_is_asked_as_a_reader_would() -> None:
    found = find_disagreements(
        brief(
            "President Karin Vogt's speech was short. The blaze killed 12 people in Velmora on Monday.",
            "Opposition leader Karin Vogt, 56, spoke. On Monday 15 people were killed by the blaze in Velmora.",
        )
    )
    asked = {d.question.type: d.question.text for d in found.found}
    assert asked[ValueType.ROLE] == "role of Karin Vogt"
    assert asked[ValueType.COUNT].startswith("number of people")


def test_who_says_the_same_as_one_side_stands_on_that_side() -> None:
    found = find_disagreements(load_brief([SEEDS]))
    (talk,) = [d for d in found.found if d.question.type is ValueType.DURATION and d.answers[0].text == "90 minutes"]
    assert [[article[:2] for article in answer.articles] for answer in talk.answers] == [["01", "02"], ["03"]]


def test_what_agrees_with_one_side_is_no_agreement_besides() -> None:
    for found in (find_disagreements(load_brief([SEEDS])), find_disagreements(brief(ONE, TWO, THREE))):
        sides = [{(p.article, p.span) for p in a.values} for d in found.found for a in d.answers]
        for agreement in found.agreed:
            places = {(p.article, p.span) for a in agreement.answers for p in a.values}
            assert not any(places <= side for side in sides)

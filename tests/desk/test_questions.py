"""Questions: which are shown, where a walk along them goes, what stands beside the sentence under the cursor."""

import pytest
from tests.desk.conftest import DAY, GATES, RAIN, answer, parting

from briefreader.articles.article import Brief
from briefreader.desk.answers import (
    MATCHES,
    Stance,
    answering,
    answers_here,
    at_hand,
    choices_here,
    elsewhere,
    next_disagreement,
    next_question,
    question_here,
)
from briefreader.desk.labels import division, label_of
from briefreader.desk.places import Place
from briefreader.desk.questions import Slot
from briefreader.desk.session import Session
from briefreader.desk.walking import follow


@pytest.fixture
def parted(session: Session) -> Session:
    """The session of the flood with its disagreements found, the cursor on the sentence on the gates."""
    session.questions.found(parting())
    session.go(gates_in(session, "alder"))
    return session


def gates_in(session: Session, article: str) -> Place:
    """Where an article tells of the gates."""
    text = session.articles[article].text
    return Place(article, session.articles[article].sentence_at(text.index("Engineers")))


def test_what_is_of_low_rank_is_shown_only_on_request(parted: Session) -> None:
    questions = parted.questions
    assert [slot.question for slot in questions.shown] == [GATES, DAY]
    assert questions.low == 1
    questions.with_more = True
    questions.revise()
    assert [slot.question for slot in questions.shown] == [GATES, RAIN, DAY]


def test_a_dismissed_question_is_neither_marked_nor_walked_to(parted: Session) -> None:
    parted.questions.dismissed = {GATES.id: "gates"}
    parted.questions.revise()
    assert parted.questions.standing == ()
    assert list(parted.questions.values_in("alder")) == []
    assert not next_disagreement(parted, 1)
    assert parted.questions.taken_out == 1
    parted.questions.with_dismissed = True
    parted.questions.revise()
    assert [slot.id for slot in parted.questions.parting] == [GATES.id]
    assert parted.questions.standing == (), "shown, but not counted"


def test_questions_are_forgotten_with_the_matches_but_not_what_was_dismissed(parted: Session) -> None:
    parted.questions.dismissed = {GATES.id: "gates"}
    parted.forget_matches()
    assert parted.questions.shown == ()
    assert parted.questions.dismissed == {GATES.id: "gates"}


def test_the_walk_stops_once_for_each_article_that_answers_and_goes_round(parted: Session) -> None:
    parted.go(Place("alder", 0))
    visited = []
    for _ in range(4):
        assert next_disagreement(parted, 1)
        visited.append(parted.place)
    where = [gates_in(parted, name) for name in ("alder", "birch", "cedar")]
    assert visited == [*where, where[0]]
    assert next_disagreement(parted, -1)
    assert parted.place == where[-1]


def test_two_questions_of_one_sentence_are_walked_through_before_the_next_sentence(session: Session) -> None:
    found = parting()
    both = type(found)((found.found[0], type(found.found[0])(
        RAIN, found.found[1].strength, "", (answer("dawn", 5.0, ("alder", "at dawn")), answer("noon", 12.0)), 50.0, "x"
    )))  # fmt: skip
    session.questions.found(both)
    session.go(Place("alder", 0))
    next_disagreement(session, 1)
    first = session.place, at_hand(session)
    next_disagreement(session, 1)
    assert (session.place, at_hand(session)) == (first[0], RAIN.id)
    assert first[1] == GATES.id


def test_the_cursor_s_own_question_is_forgotten_when_it_moves_on(parted: Session) -> None:
    assert next_question(parted)
    assert at_hand(parted) == MATCHES, "the sentence is nearly the same elsewhere: that comes before what is agreed"
    assert next_question(parted)
    assert at_hand(parted) == DAY.id
    assert next_question(parted)
    assert at_hand(parted) == GATES.id
    next_question(parted)
    parted.read_to(0)
    parted.go(gates_in(parted, "alder"))
    assert at_hand(parted) == GATES.id


def test_a_sentence_that_answers_nothing_keeps_its_matches(session: Session) -> None:
    session.go(gates_in(session, "alder"))
    assert choices_here(session) == []
    assert question_here(session) is None
    assert set(elsewhere(session)) == {"birch", "cedar"}


def test_every_article_has_its_stance_and_the_order_is_here_same_differs(parted: Session) -> None:
    slot = question_here(parted)
    assert slot is not None
    said = [(s.article, s.stance) for s in answers_here(parted, slot)]
    assert said == [("alder", Stance.HERE), ("birch", Stance.SAME), ("cedar", Stance.DIFFERS)]
    assert answering(parted) == ["cedar", "birch"]


def test_an_article_without_an_answer_is_similar_where_it_matches_and_silent_where_it_does_not(
    parted: Session,
) -> None:
    parted.questions.with_more = True
    parted.questions.revise()
    parted.go(Place("alder", parted.articles["alder"].sentence_at(parted.articles["alder"].text.index("Schools"))))
    slot = question_here(parted)
    assert slot is not None
    assert [s.stance for s in answers_here(parted, slot)] == [Stance.HERE, Stance.DIFFERS, Stance.SILENT]


def test_an_article_that_parts_with_itself_stands_against_itself(brief: Brief) -> None:
    session = Session(brief, "mara")
    found = parting()
    two = (answer("three", 3.0, ("alder", "three gates")), answer("two", 2.0, ("alder", "two days")))
    session.questions.found(type(found)((type(found.found[0])(GATES, found.found[0].strength, "", two, 80.0, "x"),)))
    session.go(gates_in(session, "alder"))
    slot = question_here(session)
    assert slot is not None
    said = answers_here(session, slot)
    assert [(s.article, s.stance) for s in said[:2]] == [("alder", Stance.HERE), ("alder", Stance.DIFFERS)]
    assert said[1].values == (two[1].values[0].span,)


def test_following_keeps_the_question_at_hand(parted: Session) -> None:
    next_question(parted)
    next_question(parted)
    assert at_hand(parted) == DAY.id
    place = follow(parted)
    assert place == gates_in(parted, "birch")
    assert at_hand(parted) == DAY.id


def test_what_also_stands_in_the_article_is_said(brief: Brief) -> None:
    session = Session(brief, "mara")
    found = parting()
    three = found.found[0].answers[0]
    five = answer("five", 5.0, ("cedar", "five gates"), also=("cedar", "Monday"))
    parted = type(found.found[0])(GATES, found.found[0].strength, "", (three, five), 80.0, "x")
    session.questions.found(type(found)((parted,)))
    session.go(gates_in(session, "alder"))
    slot = question_here(session)
    assert slot is not None
    assert answers_here(session, slot)[-1].also == ("Monday",)


def _slot(*answers: tuple[str, float | None, str]) -> Slot:
    parts = parting().found[0]
    made = tuple(type(parts.answers[0])(n, unit, text, (), ()) for text, n, unit in answers)
    return Slot(GATES, parts.strength, "", made)


@pytest.mark.parametrize(
    ("answers", "labels"),
    [
        ([("two-hour", 7200.0, "s"), ("90 minutes", 5400.0, "s")], ["120 min", "90 min"]),
        ([("three-day", 259_200.0, "s"), ("four days", 345_600.0, "s")], ["3 days", "4 days"]),
        ([("one day", 86_400.0, "s"), ("36 hours", 129_600.0, "s")], ["one day", "36 hours"]),
        ([("about two hours", 7200.0, "s"), ("90 minutes", 5400.0, "s")], ["about two hours", "90 minutes"]),
        ([("Sunday", 739_620.0, "day"), ("January 5, 2026", 739_621.0, "day")], ["Sun 4 Jan 2026", "January 5, 2026"]),
        ([("the chair", None, ""), ("a guest", None, "")], ["the chair", "a guest"]),
        ([("yesterday", -5.0, "day"), ("today", 1e18, "day")], ["yesterday", "today"]),
    ],
)
def test_labels_tell_answers_in_one_unit_only_where_nothing_is_lost(
    answers: list[tuple[str, float | None, str]], labels: list[str]
) -> None:
    slot = _slot(*answers)
    assert [label_of(slot, a) for a in slot.answers] == labels


def test_the_division_names_the_answer_here_first_then_what_most_say(parted: Session) -> None:
    slot = parted.questions.shown[0]
    assert division(parted, slot) == "three (1 2) against five (3)"
    assert division(parted, slot, slot.answers[1]) == "five (3) against three (1 2)"

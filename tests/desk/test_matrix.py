"""The slot matrix: who answers what, which letter an answer has, who stands alone, what keys act on."""

from dataclasses import replace

import pytest
from tests.desk.conftest import DAY, GATES, RAIN, parting

from briefreader.desk import judging
from briefreader.desk.matrix import (
    MatrixOrder,
    MatrixRow,
    Sifting,
    matrix_rows,
    next_choice,
    place_of,
    strengths_of,
    tags_on,
    target_of,
    types_of,
)
from briefreader.desk.session import Session
from briefreader.matching.comparison import Origin


@pytest.fixture
def parted(session: Session) -> Session:
    """The session of the flood with its disagreements found, those of low rank shown too."""
    session.questions.found(parting())
    session.questions.with_more = True
    session.questions.revise()
    return session


def rows_of(session: Session, **sifting: object) -> list[MatrixRow]:
    return matrix_rows(session, replace(Sifting(), **sifting))  # type: ignore[arg-type]


def test_a_cell_holds_the_exact_words_and_equal_answers_have_one_letter(parted: Session) -> None:
    gates = rows_of(parted)[0]
    assert [(c.letters, c.label, c.quote) for c in gates.cells] == [
        ("a", "three", "three gates"),
        ("a", "three", "three gates"),
        ("b", "five", "five gates"),
    ]


def test_the_odd_one_out_stands_alone_and_a_tie_favours_nobody(parted: Session) -> None:
    gates, closure, day = rows_of(parted)
    assert [c.alone for c in gates.cells] == [False, False, True]
    assert not gates.tied
    assert closure.tied
    assert not any(c.alone for c in closure.cells)
    assert not day.tied


def test_copies_of_one_text_do_not_outvote_anybody(parted: Session) -> None:
    parted.origins = (Origin(("alder", "birch")), Origin(("cedar",)))
    gates = rows_of(parted)[0]
    assert gates.tied
    assert not any(c.alone for c in gates.cells)
    assert (gates.answering, gates.origins) == (2, 2)


def test_what_is_agreed_comes_last_and_its_arithmetic_is_explained(parted: Session) -> None:
    day = rows_of(parted)[-1]
    assert day.slot.question is DAY
    assert {c.reason for c in day.cells} == {"Monday, in a text of 4 March 2024, is 4 March"}
    assert day.cells[0].label == "Mon 4 Mar 2024"


def test_who_does_not_answer_is_silent(parted: Session) -> None:
    closure = rows_of(parted)[1]
    assert closure.silent == ("cedar",)
    assert place_of(parted, closure, "cedar").article == "alder", "enter on a silent cell goes to the first answer"
    assert target_of(parted, closure.cell("cedar")) is None


def test_filters_let_through_what_they_name_and_nothing_else(parted: Session) -> None:
    assert [r.slot.question for r in rows_of(parted, strength="hard")] == [GATES]
    assert [r.slot.question for r in rows_of(parted, type="duration")] == [RAIN]
    assert [r.slot.question for r in rows_of(parted, agreed=False)] == [GATES, RAIN]
    assert [r.slot.question for r in rows_of(parted, strength="agreed", agreed=False)] == [DAY]
    assert [r.slot.question for r in rows_of(parted, query="CLOSURE")] == [RAIN]
    assert strengths_of(parted) == ["hard", "apparent", "agreed"]
    assert types_of(parted) == ["count", "duration", "date"]


def test_the_order_of_the_texts_is_one_to_choose(parted: Session) -> None:
    parted.order.reverse()
    assert [r.slot.question for r in rows_of(parted, order=MatrixOrder.PLACE)] == [GATES, RAIN, DAY]
    parted.order.remove("cedar")
    parted.order.append("cedar")
    assert [r.slot.question for r in rows_of(parted, order=MatrixOrder.PLACE)] == [RAIN, GATES, DAY]


def test_a_choice_goes_round_through_all(parted: Session) -> None:
    seen = [""]
    for _ in range(4):
        seen.append(next_choice(strengths_of(parted), seen[-1]))
    assert seen == ["", "hard", "apparent", "agreed", ""]
    assert next_choice(["hard"], "gone") == ""


def test_a_tag_on_a_cell_is_a_claim_on_the_words_of_the_answer(parted: Session) -> None:
    cell = rows_of(parted)[0].cell("cedar")
    target = target_of(parted, cell)
    assert target is not None
    assert "five gates" in judging.toggle_tag(parted, "disputed", target)
    claim = parted.ledger("cedar").claims[0].claim
    assert (claim.selector.quote, claim.tags) == ("five gates", ("disputed",))
    assert tags_on(parted, cell) == ["disputed"]
    again = target_of(parted, cell)
    assert again is not None
    judging.toggle_tag(parted, "disputed", again)
    assert not parted.ledger("cedar").claims, "the same tag again removes it"

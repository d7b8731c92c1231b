"""Quotations and their speakers: only what the text itself puts between marks, only who is named beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.values.quotations import find_quotations
from tests.disagreements.accounts import article as made


def read(text: str) -> list[tuple[str, str]]:
    article = made(text)
    return [
        (q.span.of(article.text), q.speaker.of(article.text) if q.speaker else "") for q in find_quotations(article)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“The bridge will not open today,” said Ines Marlow.", [("“The bridge will not open today,”", "Ines Marlow")]),
        ("“The bridge will not open today,” Marlow said.", [("“The bridge will not open today,”", "Marlow")]),
        ("Ines Marlow said: “The bridge will not open.”", [("“The bridge will not open.”", "Ines Marlow")]),
        ('"We saw nothing at all," the harbour master Odo Brandt told us.', [('"We saw nothing at all,"', "")]),
        ("“It was dark and cold,” according to Odo Brandt.", [("“It was dark and cold,”", "Odo Brandt")]),
        (
            "“It was very dark,” she said. “Nobody saw us come in.”",
            [("“It was very dark,”", "she"), ("“Nobody saw us come in.”", "she")],
        ),
        ("They call it the “old quay” here.", []),
        ("«Le pont est fermé depuis hier», and no more.", [("«Le pont est fermé depuis hier»", "")]),
        ("“The bridge stays closed until noon", [("“The bridge stays closed until noon", "")]),
    ],
)
def test_quotations_are_found_with_who_is_named_beside_them(text: str, found: list[tuple[str, str]]) -> None:
    assert read(text) == found


@given(st.text(alphabet='“”"«»„ aB.,\n said', max_size=200))
def test_no_text_makes_a_quotation_that_is_not_in_it(text: str) -> None:
    if text.strip():
        article = made(text)
        for quotation in find_quotations(article):
            assert 0 <= quotation.span.start < quotation.span.end <= len(article.text)
            assert quotation.speaker is None or not quotation.speaker.overlaps(quotation.span)

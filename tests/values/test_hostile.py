"""Hostile text costs no more than its length, and breaks nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.disagreements.find import find_disagreements
from briefreader.values.reading import read_values
from briefreader.values.tokens import MOST_TOKENS
from tests.disagreements.accounts import article, brief

UNITS = ["1", "(", "killed ", "five ", "five and ", "“", "a-", "A.", "1,000,", "Monday, May 3, ", "president "]


@pytest.mark.parametrize("unit", UNITS)
def test_a_megabyte_of_one_thing_is_read_up_to_a_bound(unit: str) -> None:
    one = article(unit * (1_000_000 // len(unit)))
    assert len(read_values(one)) <= len(one.sentences) * MOST_TOKENS


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_text_breaks_anything_and_every_place_is_in_its_text(a: str, b: str) -> None:
    both = brief(a, b)
    texts = {one.id: one.text for one in both.articles}
    for found in find_disagreements(both):
        for answer in found.answers:
            for place in (*answer.places, *answer.values, *answer.also):
                assert 0 <= place.span.start < place.span.end <= len(texts[place.article])


WORDS = st.sampled_from(
    """
    five people were killed in Velmora on Monday , . “ ” ( ) 12 - year old 3 p . m said Mayor Otto Brandt 61 $ %
    million former two-hour meeting about at least April 14 not half of the
    """.split()  # noqa: SIM905 (prose is easier to read)
)


@given(st.lists(WORDS, max_size=60).map(" ".join), st.lists(WORDS, max_size=60).map(" ".join))
def test_no_shuffled_news_breaks_anything(a: str, b: str) -> None:
    for found in find_disagreements(brief(a, b)):
        assert len(found.answers) > 1
        assert all(answer.places for answer in found.answers)

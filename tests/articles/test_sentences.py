"""Sentences on odd text: whatever blanks stand in it, every word is in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.articles.segments import find_blocks, find_sentences

ODD = "ab. A\u2009\u2019\u201c\"'é会。!?\u00a0()\n\u3000Mr.U.S.…\u0085\u2028"


def uncovered(text: str) -> str:
    covered = {i for s in find_sentences(text, find_blocks(text), "en") for i in range(s.start, s.end)}
    return "".join(c for i, c in enumerate(text) if i not in covered and not c.isspace())


@pytest.mark.parametrize(
    "text", ['bU"..).U)’\u2009? S\u3000.éS M', '.A"会?)\u2009"r\n\na\u3000?\xa0A会..“! M\xa0.A\u3000']
)
def test_a_wide_blank_behind_a_full_stop_is_no_panic(text: str) -> None:
    assert uncovered(text) == ""


@given(st.text(alphabet=ODD, max_size=40))
def test_every_word_is_in_a_sentence(text: str) -> None:
    assert uncovered(text) == ""

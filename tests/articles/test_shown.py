"""What may reach a terminal: same length, nothing that acts."""

import sys
from unicodedata import category

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefreader.articles.shown import make_shown, make_shown_line

# Arabic signs of the class Cf are written signs, seen by every reader.
_SEEN = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}


def test_no_code_point_alone_is_left_unseen_or_acting() -> None:
    for code in range(sys.maxunicode + 1):
        shown = make_shown(chr(code))
        assert len(shown) == 1
        if shown not in "\n\t" and code not in _SEEN:
            assert category(shown) not in ("Cc", "Cf", "Cs", "Zl", "Zp"), hex(code)
        if shown not in (chr(code), "\n"):
            assert cell_len(shown) == 1, hex(code)


@given(st.text(st.characters()))
def test_shown_has_the_length_of_the_text_and_no_control(text: str) -> None:
    shown = make_shown(text)
    assert len(shown) == len(text)
    assert not any(category(char) in ("Cc", "Cs") and char not in "\n\t" for char in shown)
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufeff") & set(shown)


@given(st.text(st.characters()))
def test_a_shown_line_is_one_line(text: str) -> None:
    shown = make_shown_line(text)
    assert len(shown) == len(text)
    assert len(shown.splitlines()) <= 1


def test_line_ends_become_newlines_one_for_one() -> None:
    assert make_shown("a\r\nb\rc\n\td") == "a \nb\nc\n\td"


def test_an_escape_sequence_is_seen_and_not_obeyed() -> None:
    assert make_shown("\x1b[31mred\x9b0m") == "␛[31mred�0m"


def test_joiners_stay_where_emoji_and_scripts_need_them() -> None:
    for text in ("👩\u200d🔬", "می\u200cخواهم", "क्\u200dष", "☀\ufe0f", "1\ufe0f\u20e3"):
        assert make_shown(text) == text
    assert make_shown("pass\u200dword\u200b \ufe0fx") == "pass·word· ·x"

"""Wrapping: no character is lost, no line is too wide, and cells lead back to offsets."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefreader.articles.shown import make_shown
from briefreader.ui.layout import Layout, fit, glyphs, safe_line, width_of, wrap

ODD = "ab c\n\t-—“”会談、。é한국\u00a0\U0001f1eb\ufe0f\u200d👍"
TEXTS = st.text(alphabet=st.one_of(st.sampled_from(ODD), st.characters()))


@given(TEXTS, st.integers(2, 40))
def test_wrapping_loses_no_character(raw: str, width: int) -> None:
    text = Layout(make_shown(raw), width).text
    kept = "".join(text[line.start : line.end] for line in wrap(text, width))
    assert "".join(kept.split()) == "".join(text.split())


@given(TEXTS, st.integers(2, 40))
def test_no_line_is_wider_than_the_pane(raw: str, width: int) -> None:
    layout = Layout(make_shown(raw), width)
    for line in layout.lines:
        assert sum(cells for _, _, cells, _ in glyphs(layout.text[line.start : line.end])) <= width


@given(TEXTS, st.integers(2, 40))
def test_lines_are_ordered_and_disjoint(raw: str, width: int) -> None:
    lines = Layout(make_shown(raw), width).lines
    for before, after in pairwise(lines):
        assert before.start <= before.end <= after.start


@given(TEXTS, st.integers(2, 40))
@example("0\U0001cf00\u2e80", 3)  # without width, then two cells wide
def test_every_cell_leads_to_the_cluster_that_is_painted_in_it(raw: str, width: int) -> None:
    layout = Layout(make_shown(raw), width)
    for index, line in enumerate(layout.lines):
        cell = 0
        for start, _, cells, _ in glyphs(layout.text[line.start : line.end]):
            assert layout.line_at(line.start + start) == index
            for within in range(cells):
                assert layout.offset_at(index, cell + within) == line.start + start
            cell += cells


@given(TEXTS, st.integers(1, 30))
def test_what_is_fitted_is_exactly_as_wide_as_asked_and_safe(text: str, width: int) -> None:
    fitted = fit(text, width)
    assert cell_len(fitted) == width
    assert fitted == safe_line(fitted)


def test_breaks_fall_on_blanks() -> None:
    assert [line_of("one two three four", 9, i) for i in range(2)] == ["one two", "three"]


def test_a_word_wider_than_the_pane_is_cut_but_kept() -> None:
    assert [line_of("abcdefghij", 4, i) for i in range(3)] == ["abcd", "efgh", "ij"]


def test_text_without_spaces_breaks_between_characters_but_not_before_a_full_stop() -> None:
    text = "首脳会談は九十分。"
    rows = [text[line.start : line.end] for line in Layout(text, 8).lines]
    assert "".join(rows) == text
    assert rows[0] == "首脳会談"
    narrow = [text[line.start : line.end] for line in Layout(text, 16).lines]
    assert narrow == ["首脳会談は九十", "分。"]


def test_several_blank_rows_are_one() -> None:
    text = "a\n\n\n\nb\n\n"
    assert [text[line.start : line.end] for line in wrap(text, 10)] == ["a", "", "b"]


def test_a_doubtful_cluster_is_painted_in_cells_of_known_width() -> None:
    assert [(cells, paint) for _, _, cells, paint in glyphs("a👍🏽b")] == [(1, "a"), (2, "□ "), (1, "b")]


def test_a_width_that_holds_no_wide_character_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 2"):
        Layout("a", 1)


def test_widths_are_those_of_what_is_painted() -> None:
    assert width_of("会a") == 3


def line_of(text: str, width: int, index: int) -> str:
    line = wrap(text, width)[index]
    return text[line.start : line.end]

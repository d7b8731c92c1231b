"""Two versions of an article: what changed, what stayed and where."""

from hypothesis import given
from hypothesis import strategies as st

from briefreader.articles.corrections import correction
from briefreader.articles.span import Span

OLD = "A ferry is late\n\nThe ferry left at noon. Nobody was hurt.\n\nThe port is closed.\n"
NEW = "A ferry is late\n\nThe ferry left at one. Nobody was hurt.\n\nThe port is closed.\n\nIt will open soon.\n"


def span_of(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def test_words_that_changed_are_told_from_those_that_stayed() -> None:
    found = correction(OLD, NEW)
    assert [[s.of(OLD) for s in h.gone] for h in found.hunks] == [["noon"], []]
    assert [[s.of(NEW).strip() for s in h.come] for h in found.hunks] == [["one"], ["It will open soon."]]
    assert found.place_of(span_of(OLD, "Nobody was hurt.")) == span_of(NEW, "Nobody was hurt.")
    assert found.place_of(span_of(OLD, "left at noon")) is None
    assert found.hunk_at(span_of(OLD, "left at noon")) == found.hunks[0]
    assert found.hunk_at(span_of(OLD, "The port is closed")) is None


TEXTS = st.lists(st.sampled_from(["the ", "mill ", "a", ". ", "\n", "\n\n", "two "]), max_size=14).map("".join)


@given(TEXTS, TEXTS)
def test_what_stayed_is_the_same_words_and_with_what_changed_it_is_the_whole_text(old: str, new: str) -> None:
    found = correction(old, new)
    for stay in found.stays:
        assert stay.old.of(old) == new[stay.new_start : stay.new_start + stay.old.length]
    covered = [i for s in found.stays for i in range(s.old.start, s.old.end)]
    covered += [i for h in found.hunks for s in h.gone for i in range(s.start, s.end)]
    assert sorted(covered) == list(range(len(old)))
    came = [i for s in found.stays for i in range(s.new_start, s.new_start + s.old.length)]
    came += [i for h in found.hunks for s in h.come for i in range(s.start, s.end)]
    assert sorted(came) == list(range(len(new)))
    if old == new:
        assert found.hunks == ()


@given(TEXTS, TEXTS, st.integers(0, 40), st.integers(1, 9))
def test_a_place_is_never_on_other_words(old: str, new: str, start: int, length: int) -> None:
    if start + length <= len(old):
        span = Span(start, start + length)
        place = correction(old, new).place_of(span)
        assert place is None or place.of(new) == span.of(old)

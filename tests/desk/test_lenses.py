"""Lenses: what each leaves of an article, and that a walk follows it."""

import pytest
from tests.desk.conftest import parting

from briefreader.desk.lenses import Lens, lens_words, next_lens, seen
from briefreader.desk.session import Session
from briefreader.desk.walking import next_mark


def left(session: Session, article: str, *, strong: bool | None = None) -> list[str]:
    text = session.articles[article].text
    return [s.span.of(text) for s in seen(session, article) if strong is None or s.strong is strong]


def test_numbers_and_dates_are_left(session: Session) -> None:
    session.lens = Lens.NUMBERS
    words = left(session, "alder")
    assert any("three" in w for w in words)
    assert any("Monday" in w for w in words)
    assert any("two days" in w for w in words)
    assert not any("mayor" in w for w in words)


def test_what_only_one_article_says_has_neither_match_nor_answer_elsewhere(session: Session) -> None:
    session.lens = Lens.ONLY_HERE
    assert "The dam held through the night." in left(session, "alder")
    assert not any("gates" in words for words in left(session, "alder"))
    assert "Schools stay closed for two days." in left(session, "alder")
    session.questions.with_more = True
    session.questions.found(parting())
    assert "Schools stay closed for two days." not in left(session, "alder"), "the answer of another article counts"


def test_without_a_lens_nothing_is_left_out(session: Session) -> None:
    assert seen(session, "alder") == ()
    assert lens_words(session) == ""


def test_one_key_goes_through_all_lenses_and_ends_with_none(session: Session) -> None:
    said = [next_lens(session) for _ in range(len(Lens) + 1)]
    assert [words.split(":")[0] for words in said] == [*(lens.value for lens in Lens), ""]
    assert session.lens is None


def test_a_walk_goes_along_what_the_lens_leaves(session: Session) -> None:
    session.lens = Lens.NUMBERS
    place = next_mark(session, 1)
    assert place is not None
    sentence = session.articles[place.article].sentences[place.sentence].span
    assert any(s.span.overlaps(sentence) for s in seen(session, place.article))


@pytest.mark.parametrize("busy", ["comparing", "looking"])
def test_only_here_waits_for_what_is_still_looked_for(session: Session, busy: str) -> None:
    session.lens = Lens.ONLY_HERE
    session.comparing = busy == "comparing"
    session.questions.looking = busy == "looking"
    assert "still being looked for" in lens_words(session)

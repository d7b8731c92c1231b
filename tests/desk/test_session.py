"""The session: where the reader is, and what the other articles say there."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.articles.article import Brief
from briefreader.articles.span import Role, Span
from briefreader.desk.memory import Memory
from briefreader.desk.places import Place
from briefreader.desk.relations import Relations
from briefreader.desk.session import Session
from briefreader.desk.walking import follow, next_mark
from briefreader.matching.alignment import Alignment, Kind, Match


def go_to(session: Session, article: str, words: str) -> None:
    offset = session.articles[article].text.index(words)
    session.go(Place(article, session.articles[article].sentence_at(offset)))


def words_of(session: Session) -> str:
    return session.sentence.of(session.article.text)


def test_a_brief_without_articles_is_no_session(brief: Brief) -> None:
    with pytest.raises(ValueError, match="at least one"):
        Session(replace(brief, articles=()))


def test_the_cursor_stops_at_both_ends(session: Session) -> None:
    session.read_to(-5)
    assert session.place.sentence == 0
    session.read_to(10_000)
    assert session.place.sentence == len(session.article.sentences) - 1


def test_counterparts_say_what_the_sentence_says(session: Session) -> None:
    go_to(session, "alder", "Engineers opened")
    found = session.counterparts()
    assert [c.article for c in found] == ["birch", "cedar"]
    assert found[0].side.kind is Kind.VERBATIM
    assert found[1].side.kind is Kind.NEAR
    assert "five" in {there.of(session.articles["cedar"].text) for _, there in found[1].side.differs}


def test_following_walks_through_all_counterparts_and_home_again(session: Session) -> None:
    go_to(session, "alder", "Engineers opened")
    home = session.place
    visited = [follow(session) for _ in range(3)]
    assert [p.article for p in visited if p] == ["birch", "cedar", "alder"]
    assert session.place == home
    assert session.back()
    assert session.place == home


def test_a_move_ends_the_walk(session: Session) -> None:
    go_to(session, "alder", "Engineers opened")
    follow(session)
    session.read_to(0)
    assert session.following is None


def test_next_match_goes_round_through_all_articles(session: Session) -> None:
    seen = []
    for _ in range(3):
        place = next_mark(session, 1)
        assert place is not None
        session.go(place)
        seen.append((place.article, words_of(session).split()[0]))
    assert seen == [("alder", "Engineers"), ("birch", "Engineers"), ("cedar", "Engineers")]
    around = next_mark(session, 1)
    assert around is not None
    assert around.article == "alder"


def test_hidden_articles_are_passed_over(session: Session) -> None:
    session.hidden = {"birch"}
    go_to(session, "alder", "Engineers opened")
    place = next_mark(session, 1)
    assert place is not None
    assert place.article == "cedar"


def test_sentences_that_the_cursor_passed_count_as_read(session: Session) -> None:
    session.read_to(3)
    assert session.read["alder"] == {0, 1, 2, 3}
    assert 0 < session.share_read("alder") <= 100


def test_a_jump_reads_nothing(session: Session) -> None:
    session.go(Place("alder", 4), remember=True)
    assert session.read["alder"] == set()


def test_what_is_remembered_is_where_the_next_reading_begins(brief: Brief, session: Session) -> None:
    session.go(Place("birch", 2))
    session.hidden = {"cedar"}
    session.order = ["cedar", "birch", "alder"]
    session.read["birch"] = {0, 1}
    session.restore_block("birch", 0)
    role = session.articles["birch"].blocks[0].role
    again = Session(brief, "mara", session.memory(strip=True, theme=""))
    assert again.place == Place("birch", 2)
    assert again.order == ["cedar", "birch", "alder"]
    assert again.hidden == {"cedar"}
    assert again.read["birch"] == {0, 1}
    assert again.articles["birch"].blocks[0].role is role


def test_what_speaks_of_another_text_is_not_remembered(brief: Brief) -> None:
    memory = Memory("birch", {"birch": 2}, read={"birch": [[0, 9]]}, texts={"birch": "other"})
    session = Session(brief, "mara", memory)
    assert session.place == Place("alder", 0)
    assert session.read["birch"] == set()


def test_everything_hidden_is_nothing_hidden(brief: Brief) -> None:
    session = Session(brief, "mara", Memory(hidden=["alder", "birch", "cedar"]))
    assert session.shown_order == ["alder", "birch", "cedar"]


def test_a_restored_block_counts_as_story_and_back(session: Session) -> None:
    block = next(i for i, b in enumerate(session.article.blocks) if b.role is not Role.FURNITURE)
    assert session.restore_block("alder", block) is Role.FURNITURE
    assert session.restore_block("alder", block) is Role.PARAGRAPH


@given(
    st.lists(st.tuples(st.integers(0, 200), st.integers(1, 60)), max_size=30), st.integers(0, 250), st.integers(1, 50)
)
def test_no_match_over_a_span_is_overlooked(spans: list[tuple[int, int]], start: int, length: int) -> None:
    relations = Relations({})
    matches = [Match("a", "b", Alignment(Span(s, s + n), Span(0, 1), Kind.VERBATIM, 100.0)) for s, n in spans]
    relations.add(matches)
    wanted = Span(start, start + length)
    expected = sorted(m.alignment.a for m in matches if m.alignment.a.overlaps(wanted))
    assert [side.here for side in relations.within("a", wanted)] == expected

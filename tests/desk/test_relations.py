"""What answers a sentence that lies within a longer passage."""

from hypothesis import given
from hypothesis import strategies as st

from briefreader.articles.span import Span
from briefreader.desk.relations import Side, numbers_of, sides_of
from briefreader.matching.alignment import Alignment, Kind, Match


def edited(*shared: tuple[tuple[int, int], tuple[int, int]], differs: tuple[Span, ...] = ()) -> Side:
    pairs = tuple((Span(*here), Span(*there)) for here, there in shared)
    here = Span(min(h.start for h, _ in pairs), max(h.end for h, _ in pairs))
    there = Span(min(t.start for _, t in pairs), max(t.end for _, t in pairs))
    return Side(here, "b", there, Kind.EDITED, 90.0, pairs, tuple((d, Span(there.start, there.start)) for d in differs))


def test_a_sentence_within_a_long_shared_run_is_answered_by_its_own_words() -> None:
    side = edited(((0, 300), (50, 350)), ((310, 400), (370, 460)))
    assert side.across(Span(100, 160)) == Span(150, 210)
    assert side.kind_of(Span(100, 160)) is Kind.VERBATIM


def test_a_sentence_over_two_runs_is_answered_by_what_lies_between() -> None:
    side = edited(((0, 100), (0, 100)), ((110, 200), (130, 220)), differs=(Span(100, 110),))
    assert side.across(Span(80, 150)) == Span(80, 170)
    assert side.kind_of(Span(80, 150)) is Kind.EDITED


def test_all_of_a_passage_is_answered_by_all_of_the_other() -> None:
    side = edited(((10, 40), (0, 30)), ((50, 90), (60, 100)))
    assert side.across(Span(0, 200)) == side.there


RUNS = st.lists(st.tuples(st.integers(1, 40), st.integers(0, 9), st.integers(1, 40), st.integers(0, 9)), min_size=1)


@given(RUNS, st.integers(0, 300), st.integers(1, 80))
def test_an_answer_lies_within_the_passage(runs: list[tuple[int, int, int, int]], start: int, length: int) -> None:
    pairs, here, there = [], 0, 0
    for ours, gap, theirs, other_gap in runs:
        pairs.append(((here, here + ours), (there, there + theirs)))
        here, there = here + ours + gap, there + theirs + other_gap
    side = edited(*pairs)
    answer = side.across(Span(start, start + length))
    assert side.there.start <= answer.start <= answer.end <= side.there.end


def test_a_number_within_an_edited_passage_makes_its_sentence_near() -> None:
    a = "The ferry sank at noon in 2019. It had two engines."
    b = "The ferry sank at noon in 2017. It had 2 new engines."
    alignment = Alignment(
        Span(0, len(a)),
        Span(0, len(b)),
        Kind.EDITED,
        90.0,
        ((Span(0, 25), Span(0, 25)), (Span(32, 38), Span(32, 38)), (Span(43, 51), Span(45, 53))),
        ((Span(26, 30), Span(26, 30)), (Span(39, 42), Span(39, 44))),
    )
    match = Match("a", "b", alignment)
    numbers = numbers_of(match, {"a": a, "b": b})
    assert [(x.of(a), y.of(b)) for x, y in numbers] == [("2019", "2017"), ("two", "2")]
    (_, ours), (_, theirs) = sides_of(match, numbers)
    assert ours.kind_of(Span(0, 31)) is Kind.NEAR
    assert [(x.of(b), y.of(a)) for x, y in theirs.numbers] == [("2017", "2019"), ("2", "two")]


def test_where_numbers_clash_other_words_are_not_marked_as_clashing() -> None:
    here, there = Span(0, 60), Span(0, 60)
    words, numbers = (Span(5, 9), Span(5, 10)), (Span(20, 24), Span(22, 26))
    near = Side(here, "b", there, Kind.NEAR, 90.0, (), (words, numbers), (numbers,))
    assert near.clashes == (numbers,)
    assert Side(here, "b", there, Kind.NEAR, 90.0, (), (words,)).clashes == (words,)
    assert Side(here, "b", there, Kind.PARAPHRASE, 90.0, (), (words,)).clashes == ()

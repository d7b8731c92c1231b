"""What can never happen when two texts are matched, whatever they hold."""

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from briefreader.articles.span import Span
from briefreader.matching.alignment import Alignment, Kind
from briefreader.matching.differences import equal_runs
from briefreader.matching.match import CLAUSE, match_texts
from briefreader.matching.words import Vocabulary

SAMPLES = (
    "The harbour master of Velmora said on Monday that 14 ferries were late . Nobody was hurt , she added ;",
    "the “storm” had passed by nine o'clock and Mr Tarn-Oki paid $3.5 million for new quays",
    "北 京 市 政 府 宣 布 부두에서 배가 늦었다 Паром опоздал на два часа وصلت السفينة متأخرة",
    'naïve café ﬁnancial 「 」 " ( ) — don’t',
)
WORDS = [*" ".join(SAMPLES).split(), "\n\n"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
ANY_TEXTS = st.one_of(TEXTS, st.text(max_size=120))


def spans_of(alignment: Alignment) -> list[tuple[Span, Span]]:
    return [(alignment.a, alignment.b), *alignment.shared, *alignment.differs]


def words_of(text: str) -> list[str]:
    vocabulary = Vocabulary()
    return [vocabulary.spellings[f] for f in vocabulary.read(text).folded]


@given(ANY_TEXTS, ANY_TEXTS)
@example("harbour The", "The harbour . The")
def test_every_span_lies_within_its_text_and_its_passage(a: str, b: str) -> None:
    for m in match_texts(a, b):
        assert 0 <= m.a.start < m.a.end <= len(a)
        assert 0 <= m.b.start < m.b.end <= len(b)
        for x, y in (*m.shared, *m.differs):
            assert m.a.start <= x.start <= x.end <= m.a.end
            assert m.b.start <= y.start <= y.end <= m.b.end


@given(TEXTS, TEXTS)
def test_near_copies_differ_in_more_than_a_clause_that_one_side_has_at_an_edge(a: str, b: str) -> None:
    for m in match_texts(a, b):
        # A shared part that is shorter than a clause could not stand alone: there the longer side stays as it is.
        if m.kind is Kind.NEAR and len(m.shared) == 1 and len(words_of(m.shared[0][0].of(a))) >= CLAUSE:
            assert any((x.length and y.length) or len(words_of(x.of(a) + y.of(b))) < CLAUSE for x, y in m.differs)


@given(TEXTS, TEXTS)
def test_shared_spans_hold_the_same_words_after_folding(a: str, b: str) -> None:
    for m in match_texts(a, b):
        for x, y in m.shared:
            assert words_of(x.of(a)) == words_of(y.of(b)) != []


@given(TEXTS, TEXTS)
def test_shared_and_differing_spans_cover_every_word_once(a: str, b: str) -> None:
    for m in match_texts(a, b):
        pairs = sorted([*m.shared, *m.differs])
        assert [w for x, _ in pairs for w in words_of(x.of(a))] == words_of(m.a.of(a))
        assert [w for _, y in pairs for w in words_of(y.of(b))] == words_of(m.b.of(b))
        assert list(m.shared) == sorted(m.shared)
        assert list(m.differs) == sorted(m.differs)


@given(TEXTS, TEXTS)
def test_no_span_cuts_a_word_or_parts_a_sign_from_its_letter(a: str, b: str) -> None:
    vocabulary = Vocabulary()
    for text, side in ((a, 0), (b, 1)):
        words = vocabulary.read(text)
        inside = {k for s, e in zip(words.starts, words.ends, strict=True) for k in range(s + 1, e)}
        for m in match_texts(a, b):
            for pair in spans_of(m):
                for edge in (pair[side].start, pair[side].end):
                    assert edge not in inside
                    assert edge >= len(text) or not unicodedata.combining(text[edge])


@given(ANY_TEXTS, ANY_TEXTS)
def test_matching_twice_gives_the_same(a: str, b: str) -> None:
    assert match_texts(a, b) == match_texts(a, b)


@given(TEXTS, TEXTS)
def test_scores_are_percentages_and_only_equal_words_are_verbatim(a: str, b: str) -> None:
    for m in match_texts(a, b):
        assert 0 <= m.score <= 100
        same = words_of(m.a.of(a)) == words_of(m.b.of(b))
        assert (m.kind is Kind.VERBATIM) == same
        assert bool(m.differs) != same


@given(TEXTS, TEXTS)
def test_the_other_way_round_the_same_verbatim_passages_are_found(a: str, b: str) -> None:
    forth = {(m.a.of(a), m.b.of(b)) for m in match_texts(a, b) if m.kind is Kind.VERBATIM}
    back = {(m.b.of(a), m.a.of(b)) for m in match_texts(b, a) if m.kind is Kind.VERBATIM}
    assert {words for words, _ in forth} == {words for words, _ in back} or len(words_of(a)) > len(set(words_of(a)))


@given(st.lists(st.integers(0, 3), max_size=40), st.lists(st.integers(0, 3), max_size=40))
def test_equal_runs_are_equal_maximal_and_in_order(a: list[int], b: list[int]) -> None:
    at_a = at_b = 0
    for i, j, n in equal_runs(a, b):
        assert n > 0
        assert i >= at_a
        assert j >= at_b
        assert a[i : i + n] == b[j : j + n]
        assert (i, j) != (at_a, at_b) or (i, j) == (0, 0)
        at_a, at_b = i + n, j + n

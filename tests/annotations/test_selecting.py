"""A span becomes a selector and is found again; what is cut is never half a sign."""

import unicodedata
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from briefreader.annotations.anchored import AnchorState
from briefreader.annotations.anchoring import anchor
from briefreader.annotations.claims import Claim, Ledger
from briefreader.annotations.selecting import cuts_cluster, make_claim_id, make_link_id, select, trimmed
from briefreader.articles.article import Article
from briefreader.articles.span import Span

# Few letters, so that quotes repeat; and all that clusters, folds or breaks lines.
TEXTS = st.text(
    "ab ab\n\r\t “”’\u0301\u200d\ufe0f\U0001f468\U0001f3fd\U0001f1e6\U0001f1e7각\u1100\u1161क\u094d", min_size=1
)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(st.one_of(TEXTS, st.text(min_size=1)))
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@given(texts_with_spans(), st.text("0123456789abcdef", min_size=12, max_size=12))
def test_a_selected_span_is_found_exactly_where_it_was(
    make_article: Callable[[str], Article], drawn: tuple[str, Span], claim_id: str
) -> None:
    text, span = drawn
    article = make_article(text)
    selector = select(article, span)
    claim = Claim(claim_id, selector, ("verified",))
    found = anchor(Ledger("ines", article.id, claims=(claim,)), article).claims[0]
    assert (found.state, found.span) == (AnchorState.EXACT, span)
    assert text[: span.start].endswith(selector.prefix)
    assert text[span.end :].startswith(selector.suffix)
    assert (selector.quote, selector.span) == (span.of(text), span)


@given(texts_with_spans())
def test_context_is_32_code_points_long_or_stops_at_an_edge_or_before_half_a_sign(
    make_article: Callable[[str], Article], drawn: tuple[str, Span]
) -> None:
    text, span = drawn
    selector = select(make_article(text), span)
    first, last = span.start - len(selector.prefix), span.end + len(selector.suffix)
    assert first == span.start or not cuts_cluster(text, first)
    assert last == span.end or not cuts_cluster(text, last)
    for offset in (*range(max(0, span.start - 32), first), *range(last + 1, min(len(text), span.end + 32) + 1)):
        assert cuts_cluster(text, offset)


@given(st.text("e\u0301a क", min_size=1), st.data())
def test_no_context_begins_with_a_mark_that_lost_its_letter(
    make_article: Callable[[str], Article], text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    prefix = select(make_article(text), Span(start, len(text))).prefix
    assert not prefix or unicodedata.category(prefix[0]) != "Mn" or len(prefix) == start


@given(texts_with_spans())
def test_trimming_takes_blanks_and_nothing_else(drawn: tuple[str, Span]) -> None:
    text, span = drawn
    cut = trimmed(text, span)
    assert span.start <= cut.start <= cut.end <= span.end
    lost = text[span.start : cut.start] + text[cut.end : span.end] if cut.length else span.of(text)
    assert not lost.strip().strip("\u200b\u2060\ufeff").strip()
    assert trimmed(text, cut) == cut


def test_two_readers_choose_the_same_id_for_the_same_words_and_another_for_their_twin() -> None:
    text = "late again. On time. late again."
    first, twin = Span(0, 10), Span(21, 31)
    assert first.of(text) == twin.of(text)
    assert make_claim_id("a", text, first, ()) == make_claim_id("a", text, first, {"0" * 12})
    assert make_claim_id("a", text, first, ()) != make_claim_id("a", text, twin, ())
    assert make_claim_id("a", text, first, ()) != make_claim_id("b", text, first, ())


def test_an_id_that_is_taken_is_never_given_again() -> None:
    taken: set[str] = set()
    for _ in range(50):
        claim_id = make_claim_id("a", "the tide", Span(4, 8), taken)
        assert claim_id not in taken
        assert len(claim_id) == 12
        taken.add(claim_id)
    assert len(make_link_id("c", "a", "the tide", Span(4, 8), ())) == 6

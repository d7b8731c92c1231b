"""Search finds words whatever their typography; a citation says where they stand."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from briefreader.articles.article import Article, Details
from briefreader.articles.span import Span
from briefreader.desk.citation import cite, spoken_date
from briefreader.desk.search import find_hits, fold


def article_of(text: str) -> Article:
    return Article("a", text, text, "0" * 16, "seeds/a.txt", None, Details(), (), ())


def test_quotes_dashes_case_and_spaces_do_not_hide_a_hit() -> None:
    text = "On 5\u00a0January the Mayor\u2019s \u201cnew phase\u201d\u2014so called\u2014began."
    for query in ("5 january", "mayor's", '"New Phase"', "phase\u201d-so"):
        assert len(find_hits([article_of(text)], query)) == 1, query


def test_a_query_may_run_over_a_line_break() -> None:
    assert find_hits([article_of("the long\nmeeting")], "long meeting")[0].span == Span(4, 16)


def test_a_blank_query_finds_nothing() -> None:
    assert find_hits([article_of("words")], "  ") == ()


def test_signs_of_patterns_are_plain_characters() -> None:
    assert find_hits([article_of("(a+b) [sic]")], "[sic]")[0].span == Span(6, 11)


@given(st.text())
def test_folding_keeps_offsets(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(), st.text())
def test_every_hit_lies_in_its_text_and_folds_to_the_query(text: str, query: str) -> None:
    for hit in find_hits([article_of(text)], query):
        assert fold(hit.span.of(text)).split() == fold(query).split()


def test_dates_are_spoken_with_a_month_and_nothing_is_filled_in() -> None:
    assert spoken_date("2026-01-02T12:15") == "2 Jan 2026 12:15"
    assert spoken_date("2026-01-02") == "2 Jan 2026"
    assert spoken_date("early 2026") == "early 2026"


def test_a_citation_names_source_and_place() -> None:
    article = replace(article_of("It lasted two hours."), details=Details(title="Talks", outlet="The Post"))
    assert cite(article, Span(10, 19)) == (
        "“two hours”\n— The Post; “Talks”; no date; seeds/a.txt, characters 10 to 19\n"
    )

"""Title, date, outlet and author are read where they stand, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.articles.article import Details
from briefreader.articles.dates import find_dates
from briefreader.articles.details import read_details
from briefreader.articles.segments import find_blocks

BODY = (
    "The council agreed on January 9, 2030 that the harbour wall would be rebuilt before the winter, its chair said.\n"
    "Work begins on May 1, 2032, if the ships with the stone arrive in time, and it is to last two years.\n"
)
HEADLINE = "Harbour Wall to Be Rebuilt Before Winter"


def details(*above: str, below: str = "") -> Details:
    """The details of a page with these lines above and below its story."""
    text = "\n".join([*above, BODY]) + below
    return read_details(text, find_blocks(text), "file-name")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("WorldMay 3, 2031", "2031-05-03"),
        ("May 3, 2031\u00a0-\u00a009:12", "2031-05-03T09:12"),
        ("3 May 2031", "2031-05-03"),
        ("3rd of May, 2031", "2031-05-03"),
        ("2031-05-03", "2031-05-03"),
        ("2031-05-03T21:05:00Z", "2031-05-03T21:05"),
        ("Updated 9:12 PM ET, Sat May 3, 2031", "2031-05-03T21:12"),
        ("Published: May 3, 2031 | Updated: May 4, 2031", "2031-05-03"),
        ("05/23/2031", "2031-05-23"),
        ("2031年5月3日", "2031-05-03"),
        ("2031년 5월 3일", "2031-05-03"),
        ("3. Mai 2031", "2031-05-03"),
        ("3 de mayo de 2031", "2031-05-03"),
        ("05/03/2031", ""),
        ("May 3", ""),
        ("February 30, 2031", ""),
    ],
)
def test_a_date_is_read_from_its_line_or_left_open(line: str, date: str) -> None:
    assert details(HEADLINE, line).date == date


def test_dates_within_the_story_are_never_the_articles() -> None:
    assert details(HEADLINE).date == ""


def test_the_place_and_date_before_the_first_sentence_count() -> None:
    text = f"{HEADLINE}\n\nPORT ORR, May 3, 2031 (Tidewire) - {BODY}"
    assert read_details(text, find_blocks(text), "x").date == "2031-05-03"


@pytest.mark.parametrize(
    ("lines", "author", "outlet"),
    [
        (["By Ada Orr"], "Ada Orr", ""),
        (["By ADA ORR and Bo Lind, The Daily Tide"], "ADA ORR, Bo Lind", "The Daily Tide"),
        (["Admin", "7 Min Read"], "Admin", ""),
        (["AO", "Ada OrrTideWatch9 Editorial"], "Ada Orr", "TideWatch9"),
        (["Ada OrrSenior Staff Writer"], "Ada Orr", ""),
        (["Ada Orr", "May 3, 2031"], "Ada Orr", ""),
        (["Tidings Home|HARBOUR News"], "", "HARBOUR News"),
        (["Tidings Home > Politics"], "", "Tidings"),
        (["Daily Tide, 2031-05-03"], "", "Daily Tide"),
        (["Source: Tidings", "Author: Ada Orr"], "Ada Orr", "Tidings"),
        (["The Harbour Times"], "", "The Harbour Times"),
        ([f"{HEADLINE} | Tidings"], "", "Tidings"),
        (["Ada Orr"], "", ""),
        ([], "", ""),
    ],
)
def test_author_and_outlet_are_read_from_their_lines_or_left_open(lines: list[str], author: str, outlet: str) -> None:
    found = details(HEADLINE, *lines)
    assert (found.author, found.outlet, found.title) == (author, outlet, HEADLINE)


def test_a_caption_above_the_headline_is_not_the_title() -> None:
    found = details("The chair and the mayor looking at the sea", "PoliticsLive Updates", HEADLINE, "2 min read")
    assert found.title == HEADLINE


def test_without_a_headline_the_files_name_is_the_title() -> None:
    assert details().title == "file-name"


def test_a_markdown_heading_is_the_title_without_its_mark() -> None:
    assert details(f"# {HEADLINE}").title == HEADLINE


def test_an_address_with_a_label_is_the_articles() -> None:
    assert details(HEADLINE, "URL: https://tide.example/wall").url == "https://tide.example/wall"


def test_details_hold_no_control_characters() -> None:
    assert "\x1b" not in details("Harbour \x1b[31mWall\x1b Rebuilt").title


@given(st.text())
def test_any_text_has_details(text: str) -> None:
    found = read_details(text, find_blocks(text), "stem")
    assert found.title


@given(st.text(st.sampled_from("0123456789/-.:年月日 ,Mayjunepm20")))
def test_any_line_can_be_searched_for_dates(line: str) -> None:
    for found in find_dates(line):
        assert 0 <= found.start < found.end <= len(line)

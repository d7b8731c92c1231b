"""Furniture: buttons and bars go, sentences of the story stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.articles.furniture import find_furniture
from briefreader.articles.furniture_rules import RULES

BODY = [
    "The council agreed on Monday that the harbour wall would be rebuilt before the winter, its chair said.",
    "Work begins in May, if the ships with the stone arrive in time, and it is to last two years.",
]
HEADLINE = "Harbour wall to be rebuilt before winter"


def furniture(above: list[str], below: list[str] | None = None) -> list[str]:
    """The lines that are furniture on a page with these lines around its story."""
    lines = [*above, *BODY, *(below or [])]
    return [lines[index] for index in sorted(find_furniture(lines))]


def test_the_first_headline_is_story_and_its_copies_are_not() -> None:
    copies = [HEADLINE.upper(), f"{HEADLINE} | The Tide", HEADLINE]
    assert furniture([HEADLINE, *copies]) == copies


@pytest.mark.parametrize(
    "line",
    [
        "4 Min Read", "3 min readSource", "Reading time: 4 minutes", "By Ada Orr", "By Ada Orr and Bo Lind, The Tide",
        "Admin", "WorldMay 3, 2031", "May 3, 2031\u00a0-\u00a009:12", "Published 3 May 2031, 9:12 a.m. GMT",
        "Home|Politics", "Home > World > Europe", "Ada OrrTideWatch Editorial", "PoliticsLive Updates",
        "Facebook Twitter WhatsApp", "12 shares", "Advertisement", "Photo: Bo Lind", "Skip to content", "2 hours ago",
        "2031-05-03", "Share this article",
    ],
)  # fmt: skip
def test_what_pages_put_above_a_story_is_furniture(line: str) -> None:
    assert furniture([HEADLINE, line]) == [line]


@pytest.mark.parametrize(
    "lines",
    [
        ["Topics", "#harbour#wall#winter"],
        ["TAGGED: , ,", "Share this Article", "Leave a comment"],
        ["What's Your Reaction?", "like", "dislike", "love", "funny", "angry", "sad", "wow"],
        ["like dislike love angry", "0", "0", "0"],
        ["Related Articles", "Ships wait for stone", "What the sea costs"],
        ["Sign up for our daily newsletter and get the best of the coast in your inbox."],
        ["(Reporting by Ada Orr; Editing by Bo Lind)"],
        ["© 2031 The Tide. All rights reserved."],
        ["This content is AI-generated from several sources. Errors may occur."],
        ["* * *"],
    ],
)
def test_what_pages_put_below_a_story_is_furniture(lines: list[str]) -> None:
    assert furniture([HEADLINE], lines) == lines


@pytest.mark.parametrize(
    "line",
    [
        "Facebook", "Falling revenue", "What the sea costs", "May 3", "May 3, 2031: the wall falls", "Who pays?",
        "By Friday the wall had fallen.", "Share prices fell.", "Related costs rose by half.", "He said no.", "Ada Orr",
        "Read the room, he told them.", "Comments by the mayor drew laughter.", "Love", "Why it matters",
        "Sponsored by nobody, the march went on.", "Subscribe to a theory and you own it.", "The Tide", "1,200",
        "Advertisements for the wall were everywhere.", "This article of the treaty was written by two lawyers.",
        "Tags on the stones show where they came from.", "Home is where the wall is.", "No comment.",
        "Email threats", "Reporting by the council showed a gap.",
    ],
)  # fmt: skip
def test_a_line_amid_the_story_that_only_resembles_furniture_stays(line: str) -> None:
    lines = [HEADLINE, *BODY]
    lines += ["A third paragraph tells of the stone, the ships and the men who wait for it."]
    lines += [BODY[0].replace("Monday", "Tuesday"), BODY[1].replace("May", "June"), line]
    lines += ["After it comes a paragraph that is long enough to be of the story, and it ends as one does."]
    assert line not in [lines[index] for index in find_furniture(lines)]


def test_answers_and_speakers_that_come_again_stay() -> None:
    lines = [
        HEADLINE,
        *BODY,
        "Ada Orr",
        "Yes.",
        "Bo Lind",
        "No.",
        "Ada Orr",
        "Yes.",
        BODY[0].replace("Monday", "Friday"),
    ]
    assert find_furniture(lines) == {}


@given(
    st.lists(st.one_of(st.text(max_size=60), st.sampled_from([*BODY, HEADLINE, "Topics", "Share this", "0", "like"])))
)
def test_any_lines_can_be_judged_and_every_verdict_has_a_name(lines: list[str]) -> None:
    found = find_furniture(lines)
    assert all(0 <= index < len(lines) and name for index, name in found.items())


def test_every_rule_has_a_name() -> None:
    assert all(rule.name and rule.patterns for rule in RULES)

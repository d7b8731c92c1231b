"""Numbers in digits and words, with bounds, approximation, ranges and fractions."""

import pytest

from briefreader.values.languages import lexicon_for
from briefreader.values.model import Flag
from briefreader.values.numbers import find_numbers
from briefreader.values.tokens import tokenise

INF = float("inf")


def read(words: str) -> list[tuple[str, float, float]]:
    lexicon = lexicon_for("en")
    assert lexicon is not None
    tokens = tokenise(words, 0, len(words))
    return [
        (words[tokens[n.begin].start : tokens[n.last - 1].end], round(n.low, 4), round(n.high, 4))
        for n in find_numbers(tokens, lexicon)
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("seven gulls", [("seven", 7, 7)]),
        ("twenty-five gulls", [("twenty-five", 25, 25)]),
        ("two hundred and five gulls", [("two hundred and five", 205, 205)]),
        ("three million crowns", [("three million", 3e6, 3e6)]),
        ("a dozen gulls, two dozen terns", [("a dozen", 12, 12), ("two dozen", 24, 24)]),
        ("1,250 gulls and 3.5 million terns", [("1,250", 1250, 1250), ("3.5 million", 3.5e6, 3.5e6)]),
        ("at least five gulls", [("at least five", 5, INF)]),
        ("more than 200 gulls", [("more than 200", 200, INF)]),
        ("no more than 30 gulls", [("no more than 30", 0, 30)]),
        ("up to 30 gulls", [("up to 30", 0, 30)]),
        ("about 170 gulls", [("about 170", 159.8, 180.2)]),
        ("nearly 300 gulls", [("nearly 300", 270, 300)]),
        ("30 or more gulls", [("30", 30, INF)]),
        ("20 to 30 gulls", [("20 to 30", 20, 30)]),
        ("20-30 gulls", [("20-30", 20, 30)]),
        ("between five and seven gulls", [("five and seven", 5, 7)]),
        ("rose from 12 to 14", [("12", 12, 12), ("14", 14, 14)]),
        ("a third of the gulls", [("a third", 0.3333, 0.3333)]),
        ("two-thirds of them", [("two-thirds", 0.6667, 0.6667)]),
        ("one in five gulls", [("one in five", 0.2, 0.2)]),
        ("half a million gulls", [("half a million", 5e5, 5e5)]),
        ("dozens of gulls", [("dozens", 24, 400)]),
        ("tens of thousands of gulls", [("tens of thousands", 20_000, 100_000)]),
    ],
)
def test_a_number_is_an_interval(words: str, found: list[tuple[str, float, float]]) -> None:
    assert read(words) == found


@pytest.mark.parametrize("words", ["the G7 met", "COVID-19 came", "an F-16 flew", "a 5G grid", "the third gull"])
def test_what_only_looks_like_a_number_is_none(words: str) -> None:
    assert read(words) == []


def test_a_bound_and_a_vague_word_are_flagged() -> None:
    lexicon = lexicon_for("en")
    assert lexicon is not None
    words = "at least nine, several, roughly 40"
    flags = [n.flags for n in find_numbers(tokenise(words, 0, len(words)), lexicon)]
    assert flags == [{Flag.AT_LEAST}, {Flag.VAGUE}, {Flag.APPROXIMATE}]

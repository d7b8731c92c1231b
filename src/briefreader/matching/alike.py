"""Words that stand for one another in news: a state, its adjective and its capital; months; small numbers.

`places.txt` holds a line a state: its name, adjectives, and its capital where that is one word and no common name of
something else. It was made from the complete list of states in countryinfo (MIT licence); older and short forms that
are in use ("Burma", "Kiev", "Dutch", "Britain") were added by hand. A name that two places bear ("Georgia") leads to
the state and its capital: the other words of a sentence tell them apart.
"""

from collections.abc import Callable
from functools import cache
from importlib.resources import files

_MONTHS = (
    "january jan",
    "february feb",
    "april apr",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)
_NUMBERS = "two 2|three 3|four 4|five 5|six 6|seven 7|eight 8|nine 9|ten 10|eleven 11|twelve 12"


@cache
def read_groups() -> tuple[tuple[str, ...], ...]:
    """The groups of words, the one that stands for all first."""
    places = files("briefreader.matching").joinpath("places.txt").read_text("utf-8").splitlines()
    return tuple(tuple(line.split()) for line in (*places, *_MONTHS, *_NUMBERS.split("|")))


def find_stand_ins(stem: Callable[[str], str]) -> dict[str, str]:
    """For the stem of each word in a group, the stem of the word that stands for it."""
    return {stem(word): stem(group[0]) for group in read_groups() for word in group}

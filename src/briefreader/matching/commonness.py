"""How rare a word is in its language, wherever it stands.

`commonness.txt` holds the 6,098 commonest English stems with -log10 of their share of all words, less one, to one
decimal. The counts are those of frequency_dictionary_en_82_765.txt as shipped with SymSpell (MIT licence), which
were taken from the Google n-grams; stems are Snowball's. Words of other languages have no entry: only their length
and their number in the brief tell how rare they are.
"""

from functools import cache
from importlib.resources import files

UNLISTED = 4.5  # an English word beyond the list, a name
NUMBER = 4.0
# A short word without an entry is more likely a function word of some language than a rare one.
SHORT = {1: 1.5, 2: 2.5, 3: 3.5}


@cache
def _commonness() -> dict[str, float]:
    lines = files("briefreader.matching").joinpath("commonness.txt").read_text("utf-8").splitlines()
    table = {}
    for line in lines:
        rarity, *stems = line.split()
        table.update(dict.fromkeys(stems, float(rarity)))
    return table


def rarity(stem: str) -> float:
    """How rare a stem is in its language: 0 (every sentence holds it) to UNLISTED."""
    if stem[0].isdigit():
        return NUMBER
    known = _commonness().get(stem)
    if known is not None:
        return known
    return SHORT.get(len(stem), UNLISTED)

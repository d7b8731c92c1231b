"""What the grammar of values knows of a language: a table file each ("en.txt"), read into a `Lexicon`.

A language without a file has no values: nothing is concluded from words that are not known.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from briefreader.values.languages.tables import (
    classes,
    flat,
    idioms,
    numbered,
    pairs,
    phrasal,
    phrases,
    read_sections,
    sized,
    states,
    texts,
    words,
)

__all__ = ["Lexicon", "lexicon_for", "words"]


@dataclass(frozen=True)
class Lexicon:
    """The words of one language that the grammar of values knows; those that vary by form are stems."""

    language: str
    numbers: dict[str, float]  # "seven" -> 7; "dozen" counts as a scale
    scales: dict[str, float]
    fractions: dict[str, float]  # "half" -> 0.5
    ordinals: dict[str, int]
    articles: frozenset[str]  # "a" in "a dozen"
    conjunctions: frozenset[str]
    approximate: frozenset[str]  # "about"
    nearly: frozenset[str]  # a little less than
    above: tuple[tuple[str, ...], ...]  # "more than", each a sequence of words
    below: tuple[tuple[str, ...], ...]
    vague: dict[str, tuple[float, float]]  # "several" -> (3, 20)
    units: dict[str, tuple[str, float]]  # unit word -> (base unit, factor)
    spans: dict[str, float]  # units of time in seconds
    currencies: dict[str, str]
    percent: frozenset[str]
    months: dict[str, int]
    weekdays: dict[str, int]
    groups: dict[str, str]  # noun, and its stem -> class
    persons: frozenset[str]  # classes of nouns that are people
    predicates: dict[str, str]  # verb or noun of action, and its stem -> class
    phrasal: dict[tuple[str, str], str]  # two words that name a deed: ("laid", "off") -> "cut"
    idioms: dict[str, dict[str, str]]  # verb -> object -> deed: "lost" with "lives" is "die"
    states: dict[tuple[str, str], tuple[str, bool]]  # word, particle or "" -> state, and whether it is its contrary
    attributes: dict[str, str]  # stem -> attribute of a measure or a sum
    stops: frozenset[str]  # words that end a noun phrase
    auxiliaries: frozenset[str]
    negations: frozenset[str]
    uncertain: frozenset[str]
    more: frozenset[str]
    part: frozenset[str]
    compared: frozenset[str]
    background: frozenset[str]
    future: frozenset[str]
    pronouns: frozenset[str]  # that begin a sentence about what the one before is about
    roles: dict[str, str]  # role noun -> kind of role
    qualifiers: dict[str, str]  # "ousted" -> "former"
    kin: dict[str, str]
    day_words: dict[str, int]  # "yesterday" -> -1
    relative: dict[str, int]  # "last" -> -1, "this" -> 0, "next" -> 1
    marks: dict[str, frozenset[str]]  # the little words by which a shape is known, by the name of their section


@cache
def lexicon_for(language: str) -> Lexicon | None:
    """The tables of a language (a BCP 47 tag); English where the tag is empty; None where there are none."""
    short = language.split("-")[0].lower() or "en"
    source = files("briefreader.values.languages").joinpath(f"{short}.txt") if short.isalpha() else None
    if source is None or not source.is_file():
        return None
    return read_lexicon(short, source.read_text("utf-8"))


def read_lexicon(language: str, text: str) -> Lexicon:
    """The tables of a file; sections that no table is made of are marks."""
    s = read_sections(text)
    known = set(Lexicon.__dataclass_fields__)
    return Lexicon(
        language=language,
        numbers=sized(s["numbers"]),
        scales=sized(s["scales"]),
        fractions={word: 1 / parts for word, parts in sized(s["fractions"]).items()},
        ordinals=numbered(s["ordinals"]),
        articles=flat(s["articles"]),
        conjunctions=flat(s["conjunctions"]),
        approximate=flat(s["approximate"]),
        nearly=flat(s["nearly"]),
        above=phrases(s["above"]),
        below=phrases(s["below"]),
        vague=pairs(s["vague"]),
        units={word: (base, float(factor)) for word, (base, factor) in _split(s["units"]).items()},
        spans=sized(s["spans"]),
        currencies=texts(s["currencies"]),
        percent=flat(s["percent"]),
        months=numbered(s["months"]),
        weekdays=numbered(s["weekdays"]),
        groups=classes(s["groups"], language),
        persons=flat(s["persons"]),
        predicates=classes(s["predicates"], language),
        phrasal=phrasal(s["phrasal"], language),
        idioms=idioms(s["idioms"], language),
        states=states(s["states"], language),
        attributes=classes(s["attributes"], language),
        stops=flat(s["stops"]),
        auxiliaries=flat(s["auxiliaries"]),
        negations=flat(s["negations"]),
        uncertain=flat(s["uncertain"]),
        more=flat(s["more"]),
        part=flat(s["part"]),
        compared=flat(s["compared"]),
        background=flat(s["background"]),
        future=flat(s["future"]),
        pronouns=flat(s["pronouns"]),
        roles=texts(s["roles"]),
        qualifiers=texts(s["qualifiers"]),
        kin=texts(s["kin"]),
        day_words=numbered(s["day_words"]),
        relative=numbered(s["relative"]),
        marks={name: flat(lines) for name, lines in s.items() if name not in known},
    )


def _split(lines: list[str]) -> dict[str, tuple[str, str]]:
    found = {}
    for word, value in texts(lines).items():
        base, _, factor = value.partition(" ")
        found[word] = (base, factor)
    return found

"""A language is one file of tables: English complete, German as proof."""

from importlib.resources import files

import pytest

from briefreader.disagreements.find import find_disagreements
from briefreader.disagreements.model import Strength
from briefreader.values.languages import Lexicon, lexicon_for
from briefreader.values.languages.tables import read_sections
from briefreader.values.model import ValueType
from briefreader.values.reading import read_values
from tests.disagreements.accounts import article, brief


def sections(language: str) -> set[str]:
    source = files("briefreader.values.languages").joinpath(f"{language}.txt")
    return set(read_sections(source.read_text("utf-8")))


def test_every_language_has_every_section() -> None:
    assert sections("en") == sections("de")
    assert set(Lexicon.__dataclass_fields__) - {"language", "marks"} <= sections("en")


def test_a_language_without_a_file_has_no_tables() -> None:
    assert lexicon_for("fi") is None
    assert lexicon_for("../en") is None
    assert lexicon_for("en-GB") is lexicon_for("en-GB")
    assert lexicon_for("") is not None


def test_a_line_outside_a_section_is_refused() -> None:
    with pytest.raises(ValueError, match="line 2"):
        read_sections("# a comment\nlost words\n[numbers]\n1: one\n")


@pytest.mark.parametrize(
    ("text", "kind", "number", "unit"),
    [
        ("Fünf Menschen wurden in Velmora getötet.", ValueType.COUNT, 5, ""),
        ("Das Feuer tötete mindestens zwölf Menschen.", ValueType.COUNT, 12, ""),
        ("Die Werft macht 3,5 Millionen Euro Gewinn.", ValueType.MONEY, 3.5e6, "EUR"),
        ("Die Werft streicht 1.250 Stellen.", ValueType.COUNT, 1250, ""),
        ("Etwa 62,5 Prozent kamen.", ValueType.SHARE, 58.75, "%"),
        ("Das Treffen dauerte 90 Minuten.", ValueType.DURATION, 5400, "s"),
        ("Mira Sandoz (38) war dort.", ValueType.AGE, 38, "years"),
        ("Eine 38-jährige Frau war dort.", ValueType.AGE, 38, "years"),
    ],
)
def test_german_is_read(text: str, kind: ValueType, number: float, unit: str) -> None:
    found = [v for v in read_values(article(text, language="de")) if v.type is kind]
    assert [(round(v.low, 2), v.unit) for v in found] == [(number, unit)]


def test_a_german_day_is_a_day() -> None:
    found = read_values(article("Die Brücke wurde am 14. April 2029 eröffnet.", language="de"))
    assert [v.unit for v in found if v.type is ValueType.DATE] == ["day"]


def test_two_german_accounts_part() -> None:
    both = brief(
        "Elf Menschen wurden bei dem Brand in der Bäckerei von Velmora getötet.",
        "Der Brand in der Bäckerei von Velmora tötete 14 Menschen.",
        language="de",
    )
    found = find_disagreements(both)
    assert [(d.strength, [a.text for a in d.answers]) for d in found] == [(Strength.HARD, ["Elf", "14"])]

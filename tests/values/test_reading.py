"""What a sentence states, and of what."""

from datetime import date

import pytest

from briefreader.values.model import Flag, Value, ValueType
from briefreader.values.reading import read_values
from tests.disagreements.accounts import article


def read(text: str, kind: ValueType, date: str = "2031-05-03") -> list[Value]:
    return [v for v in read_values(article(text, date=date)) if v.type is kind]


@pytest.mark.parametrize(
    ("text", "number", "group", "predicate"),
    [
        ("The gale killed five people in Velmora.", 5, "persons", "die"),
        ("Five fishermen were killed when the pier gave way.", 5, "", "die"),
        ("The pier gave way, killing five workers and injuring two others.", 5, "staff", "die"),
        ("Seven dead were found under the pier.", 7, "", "die"),
        ("The death toll of the gale rose to 31, the harbour office said.", 31, "", "die"),
        ("Police arrested three suspects in Ostrel.", 3, "suspects", "arrest"),
        ("Nine contracts were signed in Ostrel.", 9, "accords", "sign"),
        ("The yard will lay off 300 workers next spring.", 300, "staff", "cut"),
        ("At the yard, 210 posts will go.", 210, "jobs", "cut"),
        ("At the yard, 90 nurses are to go.", 90, "staff", "cut"),
        ("The yard announced 210 job losses.", 210, "jobs", "cut"),
        ("The gale claimed seven lives.", 7, "persons", "die"),
        ("Forty villagers lost their lives.", 40, "residents", "die"),
        ("The ferry sank with 149 passengers on board.", 149, "travellers", "carry"),
    ],
)
def test_a_count_has_a_noun_and_a_deed(text: str, number: float, group: str, predicate: str) -> None:
    first = read(text, ValueType.COUNT)[0]
    assert (first.low, first.group, first.predicate) == (number, group, predicate)


@pytest.mark.parametrize(
    ("text", "seconds", "group"),
    [
        ("The two-hour meeting ended in smiles.", 7200, "meetings"),
        ("They sat through a 90 minute session.", 5400, "meetings"),
        ("The deal followed three days of talks.", 259_200, "talks"),
        ("The outage lasted six hours.", 21_600, "outages"),
        ("A court jailed the baker for 15 years.", 15 * 31_557_600, "sentences"),
    ],
)
def test_a_duration_is_of_something(text: str, seconds: float, group: str) -> None:
    (found,) = read(text, ValueType.DURATION)
    assert (found.low, found.group) == (seconds, group)


def test_an_age_is_no_duration() -> None:
    text = "Mira Sandoz, a 38-year-old baker, and Otto Brandt, 61, were in court."
    assert read(text, ValueType.DURATION) == []
    assert [(v.low, set(v.owner)) for v in read(text, ValueType.AGE)] == [
        (38, {"mira", "sandoz"}),
        (61, {"otto", "brandt"}),
    ]


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("on Thursday", "2031-05-01"),
        ("on Saturday", "2031-05-03"),
        ("on April 14", "2031-04-14"),
        ("on 14 April 2029", "2029-04-14"),
        ("on Saturday, 14 April 2029", "2029-04-14"),
        ("yesterday", "2031-05-02"),
    ],
)
def test_a_day_is_resolved_against_the_article_s_date(words: str, iso: str) -> None:
    (found,) = read(f"The pier was opened {words}.", ValueType.DATE)
    assert found.low == found.high == date.fromisoformat(iso).toordinal()
    assert found.predicate == "open"


def test_without_a_date_a_weekday_stays_a_weekday() -> None:
    (found,) = read("The pier was opened on Thursday.", ValueType.DATE, date="")
    assert (found.unit, found.low) == ("weekday", 3)


def test_tomorrow_in_a_quotation_is_no_date_of_the_article() -> None:
    assert read("“We open the pier tomorrow,” the baker said.", ValueType.DATE) == []


def test_a_newspaper_is_no_weekday() -> None:
    assert read("He told the Velmora Sun that the pier was safe.", ValueType.DATE) == []


def test_a_conversion_in_brackets_is_no_second_value() -> None:
    found = read("The reef lies 16 miles (26 km) north of Ostrel.", ValueType.QUANTITY)
    assert [round(v.low) for v in found] == [25_750]
    assert found[0].attribute == "distance"


def test_a_clock_time_in_brackets_is_the_same_in_another_zone() -> None:
    assert [v.low for v in read("The alarm came at 14:40 local time (18:40 GMT).", ValueType.TIME)] == [880]


@pytest.mark.parametrize(
    ("text", "role", "marks"),
    [
        ("Former mayor Otto Brandt opened the pier.", "mayor", "former"),
        ("Otto Brandt, the deputy chief of Velmora Police, was there.", "chief", "deputy"),
        ("Opposition leader Otto Brandt was there.", "leader", "opposition"),
        ("Otto Brandt, the leader of the opposition, was there.", "leader", "opposition"),
        ("Otto Brandt, 61, editor and columnist, was there.", "editor", ""),
    ],
)
def test_a_role_stands_beside_a_name(text: str, role: str, marks: str) -> None:
    (found,) = read(text, ValueType.ROLE)
    assert (found.head, found.period, set(found.owner)) == (role, marks, {"otto", "brandt"})


def test_a_role_before_another_name_is_not_that_of_the_first() -> None:
    found = read("Otto Brandt, President Karin Vogt said, was right.", ValueType.ROLE)
    assert [v.owner for v in found] == [{"karin", "vogt"}]


def test_a_surname_alone_is_told_of_the_full_name_in_the_article() -> None:
    found = read("Mayor Karin Vogt was there. Mayor Vogt left at noon.", ValueType.ROLE)
    assert [v.owner for v in found] == [{"karin", "vogt"}] * 2


def test_money_has_a_currency_a_scale_and_an_attribute() -> None:
    found = read("The yard paid a fine of €2.5m and made a profit of $7 billion.", ValueType.MONEY)
    assert [(v.low, v.unit, v.attribute) for v in found] == [(2.5e6, "EUR", "fine"), (7e9, "USD", "profit")]


def test_a_share_has_a_whole() -> None:
    (found,) = read("The yard builds a quarter of all ferries.", ValueType.SHARE)
    assert (found.low, found.unit, found.head) == (25, "%", "ferri")


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("The gale killed nine people, including four bakers.", Flag.PART),
        ("Another three people were killed at the mill.", Flag.MORE),
        ("The yard is expected to hire 300 workers.", Flag.UNCERTAIN),
        ("In total, 25 bakers were charged.", Flag.BACKGROUND),
    ],
)
def test_what_is_not_the_plain_whole_is_flagged(text: str, flag: Flag) -> None:
    assert any(v.has(flag) for v in read(text, ValueType.COUNT))


def test_the_caption_of_an_old_picture_states_nothing() -> None:
    assert read_values(article("FILE - In this July 7, 2029 file photo, Otto Brandt opens the pier.")) == ()


def test_a_language_without_tables_has_no_values() -> None:
    assert read_values(article("Viisi ihmistä kuoli 14. huhtikuuta.", language="fi")) == ()


def test_every_value_lies_in_its_sentence() -> None:
    one = article("Five people died in Ostrel on Monday at 3 p.m. Otto Brandt, 61, the mayor, paid $5 million, or 5 %.")
    values = read_values(one)
    assert len(values) >= 6
    for value in values:
        sentence = one.sentences[value.sentence].span
        edges = [sentence.start, value.quote.start, value.span.start, value.span.end, value.quote.end, sentence.end]
        assert edges == sorted(edges)


def test_a_number_that_only_begins_like_a_year_is_none() -> None:
    assert [v.period for v in read("The yard sold 12 ferries for 20.8 million crowns.", ValueType.COUNT)] == [""]


def test_what_something_rose_from_is_held_against_it() -> None:
    found = read("The yield of the Velmora bond rose to 4.5 percent from 4.4 percent.", ValueType.SHARE)
    assert [v.has(Flag.COMPARED) for v in found] == [False, True]


def test_parts_of_a_sum_are_parts() -> None:
    found = read("The gale killed two bakers and at least five other people.", ValueType.COUNT)
    assert [v.has(Flag.PART) for v in found] == [True, True]


@pytest.mark.parametrize(
    ("words", "seconds"), [("half an hour", 1800), ("an hour and a half", 5400), ("a month", 2_629_800)]
)
def test_one_of_a_unit_may_be_a_length(words: str, seconds: float) -> None:
    found = read(f"The talks in Velmora lasted {words}.", ValueType.DURATION)
    assert [v.low for v in found] == [seconds]

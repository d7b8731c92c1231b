"""Accounts of one event that share few words: what each says only once is held together."""

import pytest

from briefreader.disagreements.find import find_disagreements
from briefreader.disagreements.model import Strength
from briefreader.values.model import ValueType
from tests.disagreements.accounts import brief

# What two outlets would say of one event besides, in words of their own.
LEFT = "\n\nThe Ketterholm foundry of Brassmere Works stands by the Ulvik canal in Ostrel. Mayor Petra Lund came."
RIGHT = "\n\nBrassmere Works has cast bells at Ketterholm since the war; Ostrel shut the Ulvik canal. Petra Lund wept."

PARTING = [
    ("Three labourers died when the furnace burst.", "Five men lost their lives at the works.", ValueType.COUNT),
    ("The accident claimed four lives.", "Nine people are dead after the explosion.", ValueType.COUNT),
    ("The firm will cut 210 jobs.", "About 330 people will lose their positions.", ValueType.COUNT),
    ("The owner announced 210 job cuts.", "At the foundry, 330 staff are to go.", ValueType.COUNT),
    ("The explosion occurred at 1:05 a.m.", "The furnace hall blew up shortly before 4 a.m.", ValueType.TIME),
    ("An explosion was heard at 0540 GMT.", "At 9.25 in the evening the furnace exploded.", ValueType.TIME),
    ("The flames were put out after five hours.", "The fire burned for 11 hours.", ValueType.DURATION),
    ("Crews needed five hours to douse the flames.", "The fire burned for 11 hours.", ValueType.DURATION),
    ("All within three miles of the hall had to go.", "Police drew a half-mile cordon.", ValueType.QUANTITY),
    ("Holders get 7.20 euros a share.", "The bid is worth €6.90 for each share.", ValueType.MONEY),
    ("Savings are put at €30m a year.", "It hopes to cut costs by €44m annually.", ValueType.MONEY),
    ("Police arrested two men.", "Officers reported five arrests.", ValueType.COUNT),
    ("The gunman fired 14 shots.", "Witnesses heard 31 shots.", ValueType.COUNT),
    ("The attendance was 6,000.", "A crowd of 9,500 watched.", ValueType.COUNT),
    ("The march drew 3,000 people.", "Some 8,000 demonstrators came.", ValueType.COUNT),
    ("The gale left 5,000 homes dark.", "Some 9,000 households lost power.", ValueType.COUNT),
    ("On the ferry were 51 passengers and crew.", "The boat had 64 people aboard.", ValueType.COUNT),
    ("The council voted 7-4 for it.", "It passed by nine votes to two.", ValueType.SCORE),
    ("Turnout was 61 percent.", "Only 54 percent of voters took part.", ValueType.SHARE),
    ("Shares fell 4 percent.", "The stock dropped 9 percent.", ValueType.SHARE),
    ("The strike began on Monday.", "Staff walked out on Thursday.", ValueType.DATE),
    ("A brawl began at half past three in the afternoon.", "A brawl broke out around 9 p.m.", ValueType.TIME),
    ("The strike will last two days.", "The walkout is to run for five days.", ValueType.DURATION),
    ("The suspect is a 33-year-old man.", "The suspect, 47, said nothing.", ValueType.AGE),
    ("His uncle, Karl Ekdal, was on leave.", "“He was tired,” his cousin Karl Ekdal said.", ValueType.ROLE),
]


@pytest.mark.parametrize(("one", "other", "kind"), PARTING)
def test_what_each_says_once_is_held_together(one: str, other: str, kind: ValueType) -> None:
    found = find_disagreements(brief(one + LEFT, other + RIGHT))
    assert [d.question.type for d in found] == [kind]


AGREEING = [
    ("Five labourers died when the furnace burst.", "Five men lost their lives at the works."),
    ("Flames were put out after five hours.", "Crews needed some five hours to extinguish the fire."),
    ("All within two miles of the hall had to go.", "Those within 3.2 kilometres of the works fled."),
    ("The hall blew up shortly before 4 a.m.", "The explosion happened at 3:50 a.m."),
    ("The accident claimed four lives.", "A fire at the works killed two people in 1987."),
    ("Police arrested two men.", "Officers reported three arrests in all of last year."),
    ("At a quarter past nine a brawl broke out.", "A brawl broke out at 9:15 p.m."),
    ("The council voted 9-2 for it.", "It passed by nine votes to two."),
    ("The fire of 1987 killed two.", "Nine men died in the works when the 1974 fire burned it down."),
    ("The works lost €31m in 2030.", "A company that lost €31 million last year must save."),
]


@pytest.mark.parametrize(("one", "other"), AGREEING)
def test_what_may_both_be_so_is_not_called(one: str, other: str) -> None:
    assert list(find_disagreements(brief(one + LEFT, other + RIGHT))) == []


def test_articles_of_two_events_are_not_tied() -> None:
    found = find_disagreements(
        brief("Six workers died when a furnace in Ostrel burst.", "Nine skiers lost their lives near Velmora.")
    )
    assert all(d.strength is not Strength.HARD for d in found)


def test_where_an_article_says_two_things_neither_is_its_only_one() -> None:
    found = find_disagreements(
        brief(
            "Crews needed two hours to douse the shed. The hall was put out after nine hours." + LEFT,
            "An inferno burned for 14 hours." + RIGHT,
        )
    )
    assert all(d.strength is not Strength.HARD for d in found)


CONTRARY = [
    ("The Ulvik museum will stay open.", "The Ulvik museum was shut."),
    ("The supervisory council has endorsed the merger.", "The supervisory council has yet to vote on the merger."),
    ("A jury convicted the smuggler Rolf Tarn.", "The smuggler Rolf Tarn was acquitted by a jury."),
    ("The minister denied the smuggling story.", "The minister confirmed the smuggling story."),
    ("Two kilns were damaged in the gale.", "Kilns in the gale were undamaged."),
]


@pytest.mark.parametrize(("one", "other"), CONTRARY)
def test_contrary_states_of_one_thing_are_soft(one: str, other: str) -> None:
    (found,) = find_disagreements(brief(one + LEFT, other + RIGHT))
    assert found.question.type is ValueType.STATUS
    assert found.strength is Strength.SOFT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Ulvik museum will stay open.", "The canal lock was shut."),
        ("The Ulvik museum will stay open.", "The Ulvik museum was not shut."),
        ("A jury convicted the smuggler Rolf Tarn.", "The baker Ida Holm was acquitted by a judge."),
    ],
)
def test_states_of_other_things_and_double_denials_are_not_called(one: str, other: str) -> None:
    assert list(find_disagreements(brief(one + LEFT, other + RIGHT))) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shares of Quillby fell 4 percent.", "Shares of Tamsin Foods dropped 9 percent."),
        ("The 30-year note of Quillby rose.", "The 10-year note of Quillby rose."),
        ("The storm was 90 miles south of Ostrel.", "The storm was 40 miles west of Velmora."),
        ("Gales killed 40 cattle.", "Gales killed three people."),
    ],
)
def test_other_firms_papers_places_and_herds_are_other_things(one: str, other: str) -> None:
    assert list(find_disagreements(brief(one + LEFT, other + RIGHT))) == []

"""Two accounts of one thing: what excludes what, and what only looks so. All people and places are invented."""

from pathlib import Path

import pytest

from briefreader.articles.article import Brief
from briefreader.disagreements.find import find_disagreements
from briefreader.disagreements.model import Strength
from briefreader.values.model import ValueType
from tests.disagreements.accounts import article, brief

HARD = [
    (
        "Eleven people were killed and 24 wounded when a gunman opened fire in a Velmora bakery on Tuesday.",
        "A gunman killed 12 people and wounded at least 24 others at a bakery in Velmora, authorities said Tuesday.",
    ),
    (
        "The death toll from the landslide in Ostrel rose to 31, officials said.",
        "At least 38 people died in the landslide in Ostrel, the regional governor said.",
    ),
    (
        "A magnitude 6.4 earthquake struck Velmora early on Sunday.",
        "The 6.9 magnitude quake in Velmora damaged hundreds of homes.",
    ),
    (
        "Police arrested three suspects over the robbery at the Velmora museum.",
        "Five suspects were arrested after the robbery at the Velmora museum, police said.",
    ),
    (
        "The suspect, Jonas Weller, 24, was held on Monday.",
        "Police named the suspect as Jonas Weller, a 27-year-old electrician.",
    ),
    (
        "The blaze at the Ostrel mill broke out on Monday night and burned for nine hours.",
        "The blaze at the Ostrel mill broke out on Tuesday and burned for 14 hours.",
    ),
    (
        "Quarterly revenue at Pebblebyte rose 12 percent to $4.2 billion.",
        "Pebblebyte reported quarterly revenue of $4.6 billion, up 12 percent.",
    ),
    (
        "Pebblebyte agreed to buy Lanternfish for $1.9 billion in cash.",
        "Lanternfish will be acquired by Pebblebyte in a deal worth $2.4 billion.",
    ),
    (
        "The court in Ostrel sentenced Jonas Weller to 12 years in prison.",
        "Jonas Weller was jailed for 15 years by a court in Ostrel.",
    ),
    (
        "Velmora beat Ostrel 3-1 in the final of the cup.",
        "Velmora won the cup final, beating Ostrel 2-1.",
    ),
    (
        "Turnout in the Velmora election was 61 percent, the commission said.",
        "The commission put turnout in the Velmora election at 57 percent.",
    ),
    (
        "President Anders Holm met union leaders in Velmora for three hours.",
        "The meeting between President Anders Holm and union leaders lasted five hours.",
    ),
    (
        "It was the first visit to Ostrel by a Velmoran leader since 2011.",
        "No: it was the first visit by a Velmoran leader to Ostrel since 2008.",
    ),
    (
        "Defence Minister Karin Vogt said the army would stay.",
        "Foreign Minister Karin Vogt said that the army would stay.",
    ),
    (
        "President Karin Vogt opened the bridge.",
        "Opposition leader Karin Vogt opened the bridge.",
    ),
    (
        "Karin Vogt, the wife of Jonas Weller, was in court.",
        "Karin Vogt, the sister of Jonas Weller, was in court.",
    ),
    (
        "Jonas Weller was arrested on Monday at his home in Ostrel.",
        "Jonas Weller was arrested on Wednesday at his home in Ostrel.",
    ),
    (
        "The trial of Jonas Weller will begin on June 4.",
        "The trial of Jonas Weller is to begin on June 18.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), HARD)
def test_what_excludes_each_other_is_hard(a: str, b: str) -> None:
    found = find_disagreements(brief(a, b))
    assert Strength.HARD in {d.strength for d in found}


NOTHING = [
    ("The quake struck 16 miles (26 km) north of Velmora.", "The quake struck 26 kilometres north of Velmora."),
    ("The talks in Ostrel lasted 90 minutes.", "The talks in Ostrel lasted an hour and a half."),
    ("About 170 people were evacuated from the mill.", "Firefighters evacuated 170 people from the mill."),
    (
        "The death toll from the landslide in Ostrel rose to 31, officials said.",
        "At least 30 people died in the landslide in Ostrel, the regional governor said.",
    ),
    (
        "A ferry sank off Velmora, killing five people, four of them sailors.",
        "Four sailors died when the Velmora ferry sank; a passenger was also killed.",
    ),
    (
        "The gunman killed five people in Velmora on Tuesday.",
        "In 2014 a gunman killed nine people in Ostrel.",
    ),
    ("Otto Halden, 43, a teacher, was among the dead.", "Petra Halden, 41, his sister, mourned."),
    (
        "Velmora Motors will cut 4,000 jobs at its Ostrel plant.",
        "Velmora Motors employs 12,000 people at its Ostrel plant.",
    ),
    ("Pebblebyte has 70 million users.", "Its rival Lanternfish has 40 million users."),
    ("Revenue in the first quarter was $3 billion.", "Revenue in the second quarter was $4 billion."),
    ("Brandt won 51 percent of the vote.", "Lindqvist won 45 percent of the vote."),
    ("The court will rule on May 12.", "The court heard the case on April 2."),
    ("Pebblebyte agreed to buy Lanternfish for some $2 billion.", "Pebblebyte will buy Lanternfish for $1.95 billion."),
    ("The mayor spoke on Tuesday.", "The mayor will open the bridge on Friday."),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), NOTHING)
def test_what_can_both_be_true_is_no_disagreement(a: str, b: str) -> None:
    assert [d.reason for d in find_disagreements(brief(a, b))] == []


NEVER_HARD = [
    # The sitting holder may be called by the former's title out of courtesy.
    ("Former mayor Otto Brandt opened the bridge.", "Mayor Otto Brandt opened the bridge."),
    # One of the two places may lie in the other.
    ("The storm killed 12 people in Velmora.", "The storm killed 30 people in Ostrel."),
    # A vague word admits much.
    ("Several people were hurt in the Velmora fire.", "Two people were hurt in the Velmora fire."),
    # The shares are of two wholes.
    ("Ostrel buys a fifth of Velmora's exports.", "Ostrel does a quarter of all Velmora's trade."),
    # A surname may be that of another.
    ("Weller, 24, was in court.", "Anna Weller, 30, was in court."),
    # One article says both.
    (
        "Five people were hurt in the Velmora fire. Seven people were hurt in the Velmora fire.",
        "Five people were hurt in the Velmora fire.",
    ),
]


@pytest.mark.parametrize(("a", "b"), NEVER_HARD)
def test_where_something_may_bridge_the_gap_nothing_is_called_hard(a: str, b: str) -> None:
    assert Strength.HARD not in {d.strength for d in find_disagreements(brief(a, b))}


def test_the_same_weekday_in_two_weeks_is_no_two_days() -> None:
    a = article("Jonas Weller was arrested on Thursday at his home in Ostrel.", "a", "2031-05-03")
    b = article("Jonas Weller was arrested on Thursday at his home in Ostrel.", "b", "2031-05-10")
    assert find_disagreements(Brief("test", Path(), (a, b))).found == ()


def test_a_weekday_meets_the_date_that_it_was() -> None:
    a = article("Jonas Weller was arrested on Thursday at his home in Ostrel.", "a", "2031-05-03")
    b = article("Jonas Weller was arrested on 1 May at his home in Ostrel.", "b", "2031-05-03")
    found = find_disagreements(Brief("test", Path(), (a, b)))
    assert found.found == ()
    assert any(agreed.question.type is ValueType.DATE for agreed in found.agreed)


LISTS = [
    ("Sales rose 4 percent in Europe and 9 percent in Asia.", "Sales in Asia rose 9 percent, in Europe 4 percent."),
    ("Brandt won 54 percent to Vogt’s 46 percent.", "Vogt had 46 percent, Brandt 54 percent."),
    (
        "The fund lost $2 billion in 2029 and $500 million in 2030.",
        "Its losses were $500 million in 2030, after $2 billion the year before.",
    ),
    (
        "The victims were aged 19, 23 and 44.",
        "Anna Halden, 23, Otto Weller, 44, and Jan Brandt, 19, died.",
    ),
    (
        "Velmora leads 2-1 in the series after a 101-96 win.",
        "Velmora won 101-96 and lead the series 2-1.",
    ),
]


@pytest.mark.parametrize(("a", "b"), LISTS)
def test_of_two_equal_lists_each_item_meets_its_like(a: str, b: str) -> None:
    assert [d.reason for d in find_disagreements(brief(a, b))] == []


def test_the_parts_of_a_sum_do_not_part_from_the_whole() -> None:
    a = "The storm killed 12 people in Velmora and 7 in Ostrel."
    b = "Nineteen people were killed by the storm in Velmora and Ostrel."
    assert {d.strength for d in find_disagreements(brief(a, b))} <= {Strength.APPARENT}

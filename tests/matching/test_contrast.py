"""What sets near-copies apart."""

import pytest

from briefreader.matching.contrast import FEATURES, log_odds, measure
from briefreader.matching.judging import Judge
from briefreader.matching.prepared import prepare_raw
from briefreader.matching.reach import Reach
from briefreader.matching.words import Vocabulary


def judged(a: str, b: str) -> tuple[Judge, Reach, dict[str, float]]:
    vocabulary = Vocabulary()
    left, right = prepare_raw(a, vocabulary), prepare_raw(b, vocabulary)
    reach = Reach(0, len(left.words), 0, len(right.words))
    measured = measure(left, right, reach, vocabulary)
    return Judge(left, right, vocabulary), reach, dict(zip(FEATURES, measured, strict=True))


def test_a_sentence_differs_in_nothing_from_itself() -> None:
    sentence = "The ferry did not leave the harbour of Ostrava before noon, the harbour master said."
    judge, reach, features = judged(sentence, sentence)
    assert not judge.parts(reach)
    assert features["stretch"] == features["tail"] == features["opposite"] == features["denied"] == 0
    assert features["order"] == features["bag"] == features["letters"] == features["part"] == 1


def test_features_do_not_depend_on_which_side_comes_first() -> None:
    a = "The cooperative sold 300 tonnes of rye on Monday, according to its spokeswoman."
    b = "On Monday 300 tonnes of rye were sold by the cooperative, which denied a shortage."
    assert judged(a, b)[2] == pytest.approx(judged(b, a)[2])


def test_more_words_on_one_side_alone_make_the_same_less_likely() -> None:
    plain = "The council approved the bridge on Tuesday evening."
    longer = "The council approved the bridge on Tuesday evening despite protests from furious shopkeepers nearby."
    same, other = judged(plain, plain)[2], judged(plain, longer)[2]
    assert log_odds(tuple(other.values())) < log_odds(tuple(same.values()))


@pytest.mark.parametrize(
    ("one", "other", "clashes"),
    [
        ("General Karadag", "General Karadeg", False),
        ("General Karadag", "General Petrov", True),
        ("a man from Austria", "a man from Australia", True),
        ("a man called Novak", "a man here on Friday", False),
        ("a train on Monday", "a train on Friday", True),
        ("a train with 40 cars", "a train with 50 cars", True),
    ],
)
def test_a_value_clashes_with_its_like_and_not_with_another_spelling(one: str, other: str, clashes: bool) -> None:
    frame = "The long convoy reached the old harbour at dawn with {} and left it again."
    judge, reach, _ = judged(frame.format(one), frame.format(other))
    assert judge.values_clash(reach) is clashes


def test_what_rises_here_and_falls_there_is_never_the_same() -> None:
    judge, reach, _ = judged("Shares of the mill rose 6 points to 1,498.", "Shares of the mill shed 9 points to 1,492.")
    assert judge.parts(reach)

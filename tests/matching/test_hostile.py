"""Odd input: the work stays bounded, told by counts."""

import random
import string

import pytest

from briefreader.matching import differences, evidence, passages, prepared
from briefreader.matching.alignment import Kind
from briefreader.matching.differences import equal_runs
from briefreader.matching.match import match_texts
from briefreader.matching.passages import find_repeated, find_runs
from briefreader.matching.words import Vocabulary

SENTENCE = "The minister of harvests opened the grain market on Friday. "


def nonsense(seed: int, count: int) -> str:
    rng = random.Random(seed)
    words = ["".join(rng.choice(string.ascii_lowercase) for _ in range(rng.randint(3, 9))) for _ in range(2000)]
    return " ".join(rng.choice(words) for _ in range(count))


def test_the_same_sentence_again_and_again_is_one_passage() -> None:
    (m,) = match_texts(SENTENCE * 2000, SENTENCE * 2000)
    assert m.kind is Kind.VERBATIM
    assert len(m.shared) == 1


def test_repeated_words_make_runs_in_proportion_to_the_text() -> None:
    vocabulary = Vocabulary()
    words = vocabulary.read(SENTENCE * 500)
    places, _ = find_repeated((words, words))
    assert len(find_runs(places, places)) <= passages.COMMON * 20


def test_one_huge_paragraph_without_a_stop_is_looked_at_in_parts() -> None:
    text = nonsense(1, 20_000)
    vocabulary = Vocabulary()
    ready = prepared.prepare_raw(text, vocabulary)
    assert max(s.last - s.first for s in ready.sentences) <= prepared.LONGEST
    (m,) = match_texts(text, text[:60_000])
    assert m.kind is Kind.VERBATIM


def test_short_lines_without_number_are_cut_off_at_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared, "MOST", 100)
    ready = prepared.prepare_raw("\n".join(f"line {i}" for i in range(5000)), Vocabulary())
    assert len(ready.sentences) == 100


def test_a_sentence_is_looked_up_in_a_bounded_number_of_places() -> None:
    vocabulary = Vocabulary()
    ready = prepared.prepare_raw(SENTENCE * 1500, vocabulary)
    weights = dict.fromkeys(ready.words.stems, 4.0)
    units = [evidence.gather(ready, s, weights) for s in ready.sentences]
    index = evidence.CandidateIndex(weights, dict.fromkeys(weights, -4.0))
    index.add(units)
    found = index.find(units[:10])[0]
    assert found.chances <= 10 * evidence.POSTINGS


def test_a_large_passage_is_explained_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(differences, "LARGEST", 2_500)
    monkeypatch.setattr(differences, "STEP", 40)
    a = [n % 7 for n in range(900)]
    b = [n % 7 for n in range(900) if n % 50]
    runs = equal_runs(a, b)
    assert sum(n for _, _, n in runs) > 600
    assert all(a[i : i + n] == b[j : j + n] for i, j, n in runs)


@pytest.mark.parametrize("text", ["", " ", "?!.,;:" * 500, "\x00\x1b\u202e", "\n" * 3000, "a b " * 2000, "۔؟،" * 300])
def test_texts_that_say_nothing_match_nothing_and_break_nothing(text: str) -> None:
    assert match_texts(text, SENTENCE) == []
    assert match_texts(SENTENCE, text) == []
    match_texts(text, text)

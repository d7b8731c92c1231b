"""`briefreader disagreements`: rows for programs, a table for people."""

import json
from pathlib import Path

import pytest

from tests.cli.test_cli import run

TEXTS = {
    "one": "A fire in Velmora\n\nFive people were killed in the Velmora bakery fire. It burned for two hours.\n",
    "two": "Bakery burns\n\nThe Velmora bakery fire killed seven people. The baker, Otto Brandt, 61, wept.\n",
    "three": "A baker's loss\n\nOtto Brandt, 64, stood at his Velmora bakery, where seven people died.\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for name, text in TEXTS.items():
        (seeds / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def rows(root: Path, *arguments: str) -> list[dict[str, object]]:
    result = run(root, "disagreements", "--format", "jsonl", *arguments, "seeds")
    assert result.returncode == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_rows_hold_what_is_asked_and_the_words_of_each_place(project: Path) -> None:
    found = rows(project)
    assert found
    for row in found:
        assert list(row) == ["slot", "type", "strength", "reason", "answers"]
        answers = row["answers"]
        assert isinstance(answers, list)
        assert len(answers) > 1
        for answer in answers:
            assert {"unit", "text"} <= set(answer["value"])
            for place in answer["places"]:
                text = (project / "seeds" / f"{place['article']}.txt").read_text(encoding="utf-8")
                assert text[place["start"] : place["end"]] == place["quote"]


def test_a_strength_and_a_type_narrow_the_list(project: Path) -> None:
    every = rows(project)
    ages = rows(project, "--type", "age")
    assert 0 < len(ages) < len(every)
    assert {row["type"] for row in ages} == {"age"}
    hard = rows(project, "--strength", "hard")
    assert {row["strength"] for row in hard} == {"hard"}
    assert rows(project, "--strength", "hard", "--type", "age", "--type", "count") == [
        row for row in every if row["strength"] == "hard" and row["type"] in ("age", "count")
    ]


def test_the_table_shows_each_answer_with_its_articles(project: Path) -> None:
    out = run(project, "disagreements", "seeds", "--type", "age").stdout
    assert out.startswith("hard  age  64 against 61")
    assert [line.split()[:2] for line in out.splitlines()[1:]] == [["64", "three"], ["61", "two"]]


def test_a_wrong_strength_or_type_is_wrong_use(project: Path) -> None:
    assert run(project, "disagreements", "--strength", "sure").returncode == 2
    assert run(project, "disagreements", "--type", "mood").returncode == 2


def test_nothing_found_is_said_on_stderr_alone(project: Path) -> None:
    result = run(project, "disagreements", "seeds/one.txt")
    assert (result.returncode, result.stdout) == (0, "")
    assert "No disagreement" in result.stderr

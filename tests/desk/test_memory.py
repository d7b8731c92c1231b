"""What is remembered between two readings comes back; a file from elsewhere never stops the reader."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.desk.memory import Memory, recall, remember, runs


def test_what_is_remembered_is_recalled(tmp_path: Path) -> None:
    memory = Memory("a", {"a": 3}, ["b", "a"], ["b"], {"a": [[0, 3]]}, {"a": [1]}, {"a": "f" * 16}, False, False, "x")
    remember(tmp_path / "deep" / "brief.json", memory)
    assert recall(tmp_path / "deep" / "brief.json") == memory


def test_nothing_is_recalled_where_nothing_is(tmp_path: Path) -> None:
    assert recall(tmp_path / "none.json") == Memory()


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b"[]", b'{"article": 3}', b'{"places": []}', b'{"read": {"a": 1}}', b'{"unknown": 1}', b"[" * 9999],
    ids=["empty", "not text", "a list", "a number", "a wrong list", "a wrong run", "unknown", "deep"],
)
def test_an_unusable_file_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "brief.json"
    path.write_bytes(content)
    assert recall(path) == Memory()


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(sorted(Memory.__slots__)), _JSON))
def test_any_json_is_recalled_or_left(tmp_path_factory: pytest.TempPathFactory, found: dict[str, object]) -> None:
    path = tmp_path_factory.mktemp("state") / "brief.json"
    path.write_text(json.dumps(found), encoding="utf-8")
    assert isinstance(recall(path), Memory)


@given(st.sets(st.integers(0, 60)))
def test_runs_hold_exactly_the_numbers(numbers: set[int]) -> None:
    assert {n for first, last in runs(numbers) for n in range(first, last + 1)} == numbers

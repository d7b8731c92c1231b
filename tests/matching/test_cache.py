"""What was compared is not compared again, and nothing stale, broken or private comes out of the folder."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from briefreader.articles.article import Brief
from briefreader.articles.loading import load_brief
from briefreader.articles.span import Role
from briefreader.matching import cache as caching
from briefreader.matching.cache import Cache, key_of
from briefreader.matching.compare import Progress, compare

TEXTS = {
    "one": (
        "The council of Velmora voted on Monday to shut the old lighthouse, by 7 votes to 4.\n\n"
        "The tower costs the town 40,000 crowns a year, the treasurer said.\n"
    ),
    "two": (
        "On Monday the council of Velmora voted to shut the old lighthouse, by 9 votes to 4.\n\n"
        "The treasurer put the cost of the tower at 40,000 crowns a year.\n"
    ),
    "three": "The tower costs the town 40,000 crowns a year, the treasurer said. Divers protested.\n",
}


@pytest.fixture
def brief(tmp_path: Path) -> Brief:
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    return load_brief([tmp_path / f"{name}.txt" for name in TEXTS])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "matches"


def never(*_: object) -> None:
    raise AssertionError("compared again")


def test_an_unchanged_brief_is_compared_once(brief: Brief, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = Cache(folder).compare(brief)
    assert found == compare(brief)
    assert {m.kind.value for m in found.matches} >= {"verbatim", "near"}
    monkeypatch.setattr(caching, "compare", never)
    steps: list[Progress] = []
    assert Cache(folder).compare(brief, steps.append) == found
    assert [(s.done, s.total, s.found) for s in steps] == [(3, 3, found.matches)]


def test_whatever_a_result_depends_on_changes_its_key(brief: Brief) -> None:
    first, *rest = brief.articles
    others = [
        replace(brief, articles=tuple(rest)),
        replace(brief, articles=(*rest, first)),
        replace(brief, articles=(replace(first, text=first.text + "."), *rest)),
        replace(brief, articles=(first.with_block_restored(0, Role.FURNITURE), *rest)),
        replace(brief, articles=(replace(first, id="other"), *rest)),
    ]
    assert len({key_of(b) for b in (brief, *others)}) == len(others) + 1
    assert key_of(replace(brief, name="another", root=Path("/elsewhere"))) == key_of(brief)


def test_another_engine_reads_nothing_of_an_older_one(brief: Brief, monkeypatch: pytest.MonkeyPatch) -> None:
    before = key_of(brief)
    monkeypatch.setattr(caching, "_engine", lambda: b"another")
    assert key_of(brief) != before


@pytest.mark.parametrize(
    "content",
    [
        *("", "[", "{}", "null", "[[0]]", "\u00e9\x00"),
        "[[0,1,5,3,0,4,0,9,[],[]]]",
        '[["a",1,0,1,0,1,0,9,[],[]]]',
        "[[7,9,0,1,0,1,0,9,[],[]]]",
        "[[0,1,0,1,0,1,9,9,[],[]]]",
        "[[0,1,0,1,0,1,0,9,[1],[]]]",
        "[[0,1,0,1,0,1,0,9,3,[]]]",
        "[[0,1,0,100000,0,1,0,9,[],[]]]",
    ],
)
def test_a_broken_file_is_found_anew_and_mended(brief: Brief, folder: Path, content: str) -> None:
    found = Cache(folder).compare(brief)
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    file.write_text(content, "utf-8")
    assert Cache(folder).compare(brief) == found
    assert file.read_bytes() == whole


def test_the_folder_holds_numbers_and_no_words(brief: Brief, folder: Path) -> None:
    Cache(folder).compare(brief)
    (file,) = folder.iterdir()
    flat = json.dumps(json.loads(file.read_text("ascii")))
    assert set(flat) <= set("[], .0123456789")


def test_where_nothing_can_be_written_comparing_goes_on(brief: Brief, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert Cache(tmp_path / "file" / "matches").compare(brief) == compare(brief)


def test_what_was_used_longest_ago_goes_first(brief: Brief, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching, "KEPT", 2)
    for n in range(4):
        Cache(folder).compare(replace(brief, articles=brief.articles[n % 3 :] + brief.articles[: n % 3]))
    assert len(list(folder.iterdir())) == 2


def test_stopping_leaves_nothing_behind(brief: Brief, folder: Path) -> None:
    class StopError(Exception):
        pass

    def stop(_: Progress) -> None:
        raise StopError

    with pytest.raises(StopError):
        Cache(folder).compare(brief, stop)
    assert not folder.exists()

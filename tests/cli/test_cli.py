"""The command line as scripts meet it: stdout is data, stderr is talk, exit codes mean something."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefreader
from briefreader.exports.listing import json_line, table

SHARED = "The council closed all seven bridges over the canal on Friday evening, the harbour office said."


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two articles with a sentence in common."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "one.txt").write_text(f"Bridges closed\n\nIt rained for days. {SHARED}\n", encoding="utf-8")
    (seeds / "two.txt").write_text(f"A city cut in half\n\n{SHARED} Trams stopped at noon.\n", encoding="utf-8")
    return tmp_path


def run(root: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "briefreader", *arguments],
        cwd=root,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
        timeout=60,
    )


def test_matches_are_listed_as_json_lines_with_their_words(project: Path) -> None:
    result = run(project, "matches", "--format", "jsonl", "seeds")
    assert result.returncode == 0, result.stderr
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert rows
    text = {name: (project / "seeds" / f"{name}.txt").read_text(encoding="utf-8") for name in ("one", "two")}
    for row in rows:
        for side in (row["a"], row["b"]):
            assert text[side["article"]][side["start"] : side["end"]] == side["quote"]
    assert any(row["kind"] == "verbatim" and SHARED.rstrip(".") in row["a"]["quote"] for row in rows)


def test_a_table_is_for_people(project: Path) -> None:
    result = run(project, "matches", "seeds")
    assert result.stdout.splitlines()[0].split() == ["kind", "score", "article", "words", "article", "words"]


def test_a_missing_file_is_one_sentence_and_no_traceback(project: Path) -> None:
    result = run(project, "matches", "nowhere.txt")
    assert result.returncode == 1
    assert result.stdout == ""
    assert "nowhere.txt" in result.stderr
    assert "Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_what_is_left_out_is_said_and_the_rest_is_listed(project: Path) -> None:
    (project / "seeds" / "page.html").write_text("<p>x", encoding="utf-8")
    result = run(project, "matches", "seeds", "--format", "jsonl")
    assert result.returncode == 0
    assert "page.html" in result.stderr
    assert result.stdout


def test_wrong_use_exits_with_two(project: Path) -> None:
    assert run(project, "matches", "--format", "xml").returncode == 2
    assert run(project, "--no-such-option").returncode == 2


def test_the_reader_without_a_terminal_says_so(project: Path) -> None:
    result = run(project)
    assert result.returncode == 2
    assert "terminal" in result.stderr
    assert "Traceback" not in result.stderr


def test_check_is_silent_on_stdout_where_all_is_well(project: Path) -> None:
    result = run(project, "check", "--format", "jsonl")
    assert (result.returncode, result.stdout) == (0, "")


def test_check_finds_a_changed_quote_and_exits_with_one(project: Path) -> None:
    annotations = project / "annotations" / "mara"
    annotations.mkdir(parents=True)
    (annotations / "one.toml").write_text(
        'format = 1\n\n[article]\nsource = "seeds/one.txt"\n\n[claim.2f7c1a90d3e4]\ntags = ["disputed"]\n'
        'quote = "The council closed all eight bridges over the canal"\nprefix = "It rained for days. "\n'
        'suffix = " on Friday evening"\nstart = 36\nend = 87\ntext = "0000000000000000"\n',
        encoding="utf-8",
    )
    result = run(project, "check", "--format", "jsonl")
    assert result.returncode == 1
    (row,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert row["state"] == "changed"
    assert row["found"] == "The council closed all seven bridges over the canal"


def test_help_and_check_do_not_import_textual(project: Path) -> None:
    for arguments in (["--help"], ["check"], ["matches", "seeds"], ["disagreements", "seeds"]):
        code = (
            f"import sys; sys.argv = ['briefreader', *{arguments!r}]\n"
            "from briefreader.cli import main\n"
            "try:\n    main()\nexcept SystemExit:\n    pass\n"
            "sys.stderr.write('TEXTUAL' if 'textual' in sys.modules else 'free of it')\n"
        )
        result = subprocess.run(
            [sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=False, timeout=60
        )
        assert result.stderr.endswith("free of it"), (arguments, result.stderr)


def test_nothing_but_the_screen_imports_textual() -> None:
    package = Path(briefreader.__file__).parent
    names = [
        ".".join(("briefreader", *path.relative_to(package).with_suffix("").parts))
        for path in sorted(package.rglob("*.py"))
        if path.relative_to(package).parts[0] not in {"ui", "__main__.py", "__init__.py"} and path.stem != "__init__"
    ]
    assert len(names) > 30
    code = f"import importlib, sys\nfor name in {names!r}: importlib.import_module(name)\n"
    code += "assert 'textual' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_importing_the_package_imports_none_of_its_code() -> None:
    code = "import briefreader, sys; assert [m for m in sys.modules if m.startswith('briefreader.')] == []"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_a_closed_pipe_is_no_error(project: Path) -> None:
    command = f"{sys.executable} -m briefreader matches seeds --format jsonl | head -c 1 >/dev/null"
    result = subprocess.run(["sh", "-c", command], cwd=project, capture_output=True, text=True, check=False, timeout=60)
    assert result.stderr == ""


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_a_json_line_is_printable_utf_8_and_says_the_same(text: str) -> None:
    line = json_line({"quote": text})
    line.encode("utf-8")
    assert json.loads(line) == {"quote": text}
    assert not [c for c in line if ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202a\u202e\u2066\u200f\u061c\ufeff"]


@given(st.lists(st.tuples(st.text(), st.integers()), max_size=4))
def test_a_table_has_a_line_a_row_and_nothing_that_acts(rows: list[tuple[str, int]]) -> None:
    lines = table(("words", "number"), rows).split("\n")
    assert len(lines) == 1 + len(rows)
    assert not [c for line in lines for c in line if ord(c) < 32 or 127 <= ord(c) < 160]


def test_copies_are_named_beside_the_table_and_kept_out_of_data(project: Path) -> None:
    (project / "seeds" / "three.txt").write_text((project / "seeds" / "one.txt").read_text() + "\nMore soon.\n")
    assert "copies of one text, so one origin: one, " in run(project, "matches", "seeds").stderr
    assert run(project, "matches", "seeds", "--format", "jsonl").stderr == ""

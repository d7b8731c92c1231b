"""The reader's own editor: what it writes comes back, and whatever goes wrong, the words are kept."""

import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.ui.editor import EditorError, edit_text, editor_command


def editor(tmp_path: Path, code: str) -> list[str]:
    """A command that runs Python code with the file's path as `path`."""
    script = tmp_path / "editor.py"
    script.write_text(f"import sys, pathlib\npath = pathlib.Path(sys.argv[-1])\n{code}\n", encoding="utf-8")
    return [sys.executable, str(script)]


def test_what_the_editor_writes_comes_back_without_its_last_newline(tmp_path: Path) -> None:
    command = editor(tmp_path, "path.write_text(path.read_text('utf-8') + ' and more\\n', 'utf-8')")
    assert edit_text(command, "Ödland") == "Ödland and more"


def test_an_editor_that_touches_nothing_gives_the_same_words(tmp_path: Path) -> None:
    for text in ("", "one", "one\n", "one\n\n", "一行\n二行"):
        assert edit_text(editor(tmp_path, "pass"), text) == text


@pytest.mark.parametrize(
    "code", ["sys.exit(3)", "path.write_bytes(b'\\xff\\xfe\\x00')", "path.unlink()"], ids=["failed", "bytes", "gone"]
)
def test_what_goes_wrong_is_said(tmp_path: Path, code: str) -> None:
    with pytest.raises(EditorError, match="the words are as they were"):
        edit_text(editor(tmp_path, code), "kept")


def test_a_missing_editor_is_named(tmp_path: Path) -> None:
    with pytest.raises(EditorError, match="no-such-editor"):
        edit_text([str(tmp_path / "no-such-editor")], "kept")


def test_visual_comes_before_editor_and_may_have_arguments() -> None:
    assert editor_command({"VISUAL": "code --wait", "EDITOR": "ed"}) == ["code", "--wait"]
    assert editor_command({"VISUAL": " ", "EDITOR": "'my editor' -n"}) == ["my editor", "-n"]
    for environ in ({}, {"EDITOR": ""}, {"EDITOR": "vi 'open"}):
        with pytest.raises(EditorError, match="VISUAL or EDITOR"):
            editor_command(environ)


@given(words=st.text(max_size=30))
def test_any_setting_is_a_command_or_an_error_of_ours(words: str) -> None:
    with suppress(EditorError):
        assert editor_command({"EDITOR": words})

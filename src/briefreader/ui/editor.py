"""Writing in the reader's own editor: the words go to a temporary file, and come back from it."""

import os
import shlex
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from briefreader.errors import BriefreaderError


class EditorError(BriefreaderError):
    """The editor could not be used; the words are as they were."""


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """What VISUAL or EDITOR names, as the parts of a command. EditorError if neither names anything usable."""
    words = environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip()
    if not words:
        raise EditorError("No editor is named: set VISUAL or EDITOR, such as EDITOR=nano.")
    try:
        return shlex.split(words, posix=os.name != "nt")
    except ValueError:
        raise EditorError(f"The editor {words} has an open quotation mark: mend VISUAL or EDITOR.") from None


def edit_text(command: list[str], text: str) -> str:
    """The text as it is after the command was run on a file that holds it.

    The newline that editors add at the end is taken off again. EditorError says what went wrong.
    """
    with tempfile.TemporaryDirectory(prefix="briefreader-") as folder:
        place = Path(folder) / "note.md"
        try:
            place.write_bytes(text.encode("utf-8", "surrogatepass"))
            code = subprocess.run([*command, str(place)], check=False).returncode
        except OSError as error:
            raise EditorError(f"The editor {command[0]} cannot be run: {error.strerror or error}.") from None
        if code:
            raise EditorError(f"The editor {command[0]} ended with {code}: the words are as they were.")
        try:
            written = place.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            raise EditorError("What the editor wrote is not UTF-8: the words are as they were.") from None
    written = written.removeprefix("\ufeff").replace("\r\n", "\n")
    return written if text.endswith("\n") else written.removesuffix("\n")

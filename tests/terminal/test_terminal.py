"""The whole program in a real terminal: open, tag, note, undo, quit, read the file, open again, see the tag."""

import os
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.ui.reading import GATES, make_project

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed on this machine")

_PATIENCE = 40  # seconds until what should come is held to have failed; it comes within two


class Terminal:
    """A tmux session of its own server, so that nobody's tmux is touched."""

    def __init__(self, home: Path, width: int, height: int) -> None:
        self._home = home
        self._starts = 0
        self._tmux: list[str] = []
        self._size = ("-x", str(width), "-y", str(height))
        self._env = {
            "HOME": str(home),
            "GIT_CONFIG_NOSYSTEM": "1",
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            **{f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "STATE", "CACHE", "DATA")},
        }

    def start(self, root: Path, *arguments: str) -> None:
        """Run the program in `root`; the pane stays when it ends, and says so."""
        self._starts += 1  # a server that is going away must not be asked for a new session
        self._tmux = ["tmux", "-f", "/dev/null", "-S", str(self._home / f"tmux{self._starts}")]
        command = " ".join([sys.executable, "-m", "briefreader", *arguments])
        shell = f"sh -c 'echo $$ > {self._home}/pid; exec {command}'; echo ENDED $?; read never"
        self._call("-u", "new-session", "-d", *self._size, "-c", str(root), shell, env=self._env)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self._call("send-keys", key)

    def type(self, text: str) -> None:
        """Type text as it is."""
        self._call("send-keys", "-l", text)

    def text(self) -> str:
        """What stands on the screen."""
        return self._call("capture-pane", "-p")

    def wait_for(self, *words: str) -> str:
        """Wait until all the words stand on the screen."""
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            text = self.text()
            if all(word in text for word in words):
                return text
            time.sleep(0.05)
        raise AssertionError(f"never saw {words!r} in:\n{self.text()}")

    def pid(self) -> int:
        """The program's process."""
        return int((self._home / "pid").read_text(encoding="utf-8"))

    def close(self) -> None:
        """End the server, whether or not the program still runs."""
        subprocess.run([*self._tmux, "kill-server"], capture_output=True, check=False)

    def _call(self, *arguments: str, env: dict[str, str] | None = None) -> str:
        done = subprocess.run([*self._tmux, *arguments], capture_output=True, text=True, check=True, env=env)
        return done.stdout


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    home = tmp_path / "home"
    home.mkdir()
    terminal = Terminal(home, 120, 40)
    yield terminal
    terminal.close()


def claims_in(root: Path) -> list[dict[str, Any]]:
    path = root / "annotations" / "mara" / "alder.toml"
    return list(tomllib.loads(path.read_text(encoding="utf-8")).get("claim", {}).values())


def test_a_reading_from_opening_to_opening_again(tmp_path: Path, terminal: Terminal) -> None:
    root = make_project(tmp_path / "project")
    terminal.start(root)
    terminal.wait_for("Dam holds", "A week of rain", "saved", "match")
    terminal.press("j", "j", "d")
    terminal.wait_for("Whose tags are these?")
    terminal.type("mara")
    terminal.wait_for("mara")
    terminal.press("Enter")
    terminal.wait_for("disputed: “Engineers opened", "saved")
    terminal.press("e")
    terminal.wait_for("Note on 1")
    terminal.type("Who counted the gates?")
    terminal.wait_for("Who counted the gates?")
    terminal.press("C-s")
    terminal.wait_for("noted: “Engineers opened")
    terminal.press("j", "v")
    terminal.wait_for("verified: “Nobody")
    terminal.press("u")
    terminal.wait_for("undone: “Nobody", "saved")
    terminal.press("q")
    terminal.wait_for("ENDED 0")
    (claim,) = claims_in(root)
    assert (claim["quote"], claim["tags"], claim["note"]) == (GATES, ["disputed"], "Who counted the gates?")
    assert sorted(p.name for p in root.iterdir()) == ["annotations", "seeds"]

    terminal.close()
    terminal.start(root)
    text = terminal.wait_for("1 tagged", "✗1", "saved")
    assert "Whose tags" not in text
    terminal.press("x")
    terminal.wait_for("Nobody was hurt")
    terminal.press("q")
    terminal.wait_for("ENDED 0")


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_program_that_is_ended_from_outside_has_saved_its_tags(
    tmp_path: Path, terminal: Terminal, number: signal.Signals
) -> None:
    root = make_project(tmp_path / "project")
    terminal.start(root, "--annotator", "mara")
    terminal.wait_for("Dam holds", "saved")
    process = terminal.pid()
    terminal.press("j", "j", "v")
    terminal.wait_for("verified: “Engineers")
    os.kill(process, number)
    terminal.wait_for(f"ENDED {128 + number}")
    assert [claim["tags"] for claim in claims_in(root)] == [["verified"]]


def test_a_small_terminal_is_usable(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    terminal = Terminal(home, 80, 24)
    try:
        terminal.start(make_project(tmp_path / "project"), "--annotator", "mara")
        text = terminal.wait_for("Dam holds", "A week of rain", "v verified", "? keys")
        assert max(map(len, text.splitlines())) <= 80
        terminal.press("z")
        terminal.wait_for("The valley slept badly. Engineers opened three gates at the northern")
    finally:
        terminal.close()

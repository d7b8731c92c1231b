"""Wall time until a reader sees something: first text against an empty Textual app, all matches, quick commands.

Everything runs in a real pseudo-terminal of 120x40, in turns, so that a machine that slows down slows both.
"""

import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

from benchmarks.table import row

_ROUNDS = 7
_MARKS = [re.compile(rb"\d of \d+"), re.compile(rb"[1-9]\d* match")]  # what the status line says, and when
_EMPTY = (
    "from textual.app import App\nfrom textual.widgets import Static\n"
    "class Empty(App):\n    def compose(self):\n        yield Static('empty app is here')\n"
    "Empty().run()\n"
)


def _wait_for(command: list[str], marks: list[re.Pattern[bytes]], cwd: Path, env: dict[str, str]) -> list[float]:
    """Seconds from the start until each mark stood in what the command painted."""
    began = time.perf_counter()
    pid, fd = pty.fork()
    if pid == 0:
        os.chdir(cwd)
        os.execvpe(command[0], command, env)
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    seen, times, left = b"", [], list(marks)
    while left and time.perf_counter() - began < 20:
        if select.select([fd], [], [], 0.5)[0]:
            try:
                seen += os.read(fd, 65536)
            except OSError:
                break
        while left and left[0].search(seen):
            times.append(time.perf_counter() - began)
            left.pop(0)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(fd)
    if left:
        sys.exit(f"{command[0]} never painted {left[0].pattern!r}")
    return times


def main() -> None:
    """Measure on the sample, or on the folder in BRIEFREADER_BENCH_SEEDS."""
    sample = Path(os.environ.get("BRIEFREADER_BENCH_SEEDS", "seeds"))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(sample, root / "seeds")
        home = root / "home"
        home.mkdir()
        env = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "TEXTUAL", "LINES", "COLUMNS"}}
        env |= {"HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor", "BRIEFREADER_ANNOTATOR": "bench"}
        env |= {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "STATE", "CACHE", "DATA")}
        bin_folder = Path(sys.executable).parent
        reader, python = str(bin_folder / "briefreader"), sys.executable
        empty: list[float] = []
        first: list[float] = []
        matched: list[float] = []
        for _ in range(_ROUNDS):
            empty += _wait_for([python, "-c", _EMPTY], [re.compile(b"empty app is here")], root, env)
            text, matches = _wait_for([reader], _MARKS, root, env)
            first.append(text)
            matched.append(matches - text)
        row("an empty Textual app: first text", empty, "s")
        row("briefreader, five articles: first text", first, "s")
        row("  ratio of the two", [a / b for a, b in zip(first, empty, strict=True)], "x", 1.5)
        row("  all matches after the first text", matched, "s", 0.3)
        for arguments in (["--help"], ["check"], ["--version"]):
            taken = []
            for _ in range(_ROUNDS):
                began = time.perf_counter()
                subprocess.run([reader, *arguments], cwd=root, env=env, capture_output=True, check=False)
                taken.append(time.perf_counter() - began)
            row(f"briefreader {' '.join(arguments)}", taken, "s", 0.2)


if __name__ == "__main__":
    main()

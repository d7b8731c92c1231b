"""Replacing a file whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path


def write_atomically(path: Path, content: bytes) -> None:
    """Put `content` in place of the file at `path` in one step, keeping its permissions; folders are not made.

    The old file stays whole until the new one is on the disk. A link is written through, not replaced. Raises
    OSError; then the old file is as it was, and nothing is left beside it.
    """
    import tempfile  # with all it draws in, it would slow a start that saves nothing

    target = Path(os.path.realpath(path))  # resolve() raises on a link to itself
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".new", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(target))
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _mode(target: Path) -> int:
    """The permissions of the old file; a new one gets what the process gives any file (mkstemp gives 0600)."""
    try:
        return target.stat().st_mode & 0o7777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask

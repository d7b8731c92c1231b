"""One annotation file on disk: read whole, replaced whole, locked against others. Used by the store alone.

Promise: whenever the process dies, the file is the old one or the new one, and no other file is left behind that git
or a reader would take for annotations.
"""

import contextlib
import errno
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from briefreader.errors import AnnotationError

try:
    import fcntl
except ImportError:  # Windows: there only threads of one process are kept apart
    fcntl = None  # type: ignore[assignment]

# A file larger than this is no ledger: 10,000 claims take about 5 MB.
_LARGEST = 64_000_000

# How the name of a file under way ends.
_BESIDE = ".tmp"

# Longer than any save takes; who holds the folder for longer has stopped.
_PATIENCE_SECONDS = 10.0

# What is cheap to ask of a file and changes when it is replaced or written: device, inode, size, times in ns.
Stamp = tuple[int, ...]
NO_FILE: Stamp = ()

_ADVICE = {
    errno.EACCES: "Make the folder writable, or open the articles from a folder of your own",
    errno.EPERM: "Make the folder writable, or open the articles from a folder of your own",
    errno.EROFS: "The file system is read-only: copy the folder to another place",
    errno.ENOSPC: "Free some space on the disk",
    errno.EDQUOT: "Free some of your space on the disk",
    errno.ENAMETOOLONG: "Shorten the article's file name",
    errno.ENOTDIR: "Move the file out of the way that stands where a folder is needed",
    errno.EEXIST: "Move the file out of the way that stands where a folder is needed",
    errno.EISDIR: "Move the folder out of the way that stands where the file is needed",
}


def stamp_of(path: Path) -> Stamp:
    """The file's stamp; NO_FILE if there is none, or it cannot be asked."""
    try:
        seen = path.stat()
    except (OSError, ValueError):
        return NO_FILE
    return (seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)


def read_bytes(path: Path) -> bytes | None:
    """The file's bytes; None if there is none. AnnotationError if it cannot be read, or is no file of sane size."""
    try:
        seen = path.stat()
        if not stat.S_ISREG(seen.st_mode):
            raise AnnotationError(f"{path} is no file. Move it out of the way: annotations belong there.")
        if seen.st_size > _LARGEST:
            raise AnnotationError(f"{path} has {seen.st_size:,} bytes, which no annotations take. Look what it holds.")
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except NotADirectoryError:
        return None
    except OSError as error:
        raise AnnotationError(f"{path} cannot be read: {error.strerror}. Make it readable, and try again.") from error


def replace_bytes(path: Path, content: bytes) -> None:
    """Puts the content in the file's place, durably; folders are made. AnnotationError leaves the old file whole."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, content)
    except OSError as error:
        raise AnnotationError(_refusal(path, error, "saved")) from error


def remove_file(path: Path, up_to: Path) -> None:
    """Removes the file, and the folders above it that are empty then, up to and with `up_to`."""
    try:
        path.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except OSError as error:
        raise AnnotationError(_refusal(path, error, "removed")) from error
    for folder in path.parents:
        if not folder.is_relative_to(up_to):
            break
        try:
            folder.rmdir()
        except OSError:
            break  # not empty, or somebody's own: it stays


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[bool]:
    """Keeps other processes that ask for the same lock out; whether it does. AnnotationError if it is not to be had.

    It is a lock on the folder itself: no file is left. Some systems have no such locks (Windows, some network disks).
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder, os.O_RDONLY) if fcntl else -1
    except OSError as error:
        raise AnnotationError(_refusal(folder, error, "opened for saving")) from error
    try:
        yield _lock(descriptor, folder)
    finally:
        if descriptor >= 0:
            os.close(descriptor)


def _lock(descriptor: int, folder: Path) -> bool:
    end = time.monotonic() + _PATIENCE_SECONDS
    while descriptor >= 0:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError) as error:
            if time.monotonic() > end:
                raise AnnotationError(
                    f"{folder} is held by another program that does not let go. Close it, and try again."
                ) from error
            time.sleep(0.005)
        except OSError:
            break
        else:
            return True
    return False


def sweep(path: Path) -> None:
    """Removes what saves of this file that were killed have left beside it. Only for who holds the lock."""
    with contextlib.suppress(OSError):
        for entry in os.scandir(path.parent):
            if entry.name.startswith(_beside(path, "")) and entry.name.endswith(_BESIDE):
                os.unlink(entry.path)  # noqa: PTH108 - scandir gives no paths


def _beside(path: Path, token: str) -> str:
    """The name of a file under way: hidden, and within the length that any file system allows."""
    return f".{path.name[:60]}.{token}"


def _replace(path: Path, content: bytes) -> None:
    mode = _mode_for(path)
    beside = path.with_name(_beside(path, os.urandom(6).hex()) + _BESIDE)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(beside, flags, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(mode)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _mode_for(path: Path) -> int:
    """The mode of the file that is there, else that of a new file under the process's umask."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        umask = os.umask(0o077)
        os.umask(umask)
        return 0o666 & ~umask


def _sync_folder(folder: Path) -> None:
    """Makes the new name itself durable, where folders can be synced."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _refusal(path: Path, error: OSError, done: str) -> str:
    advice = _ADVICE.get(error.errno or 0, "Look at the disk and the folder")
    return f"{path} cannot be {done}: {error.strerror or error}. {advice}, and try again."

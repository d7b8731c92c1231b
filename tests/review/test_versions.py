"""Old versions of articles, found in git by their hash."""

import hashlib
import subprocess
from pathlib import Path

import pytest

from briefreader.review.versions import Versions

OLD = "A ferry is late\n\nThe ferry left at noon.\n"
NEW = "A ferry is late\n\nThe ferry left at one.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    git(tmp_path, "init", "-q")
    for name, text in (("quay", OLD), ("quay", NEW)):
        (tmp_path / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
        git(tmp_path, "add", "-A")
        git(tmp_path, "-c", "user.name=M", "-c", "user.email=m@example.org", "commit", "-q", "-m", "x")
    return tmp_path


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=True)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def test_old_versions_are_found_by_their_hash_under_another_name_too(root: Path) -> None:
    versions = Versions(root)
    found = [versions.text("seeds/quay.txt", wanted) for wanted in (digest(OLD), digest(NEW), "0" * 16, "")]
    assert found == [OLD, NEW, None, None]
    git(root, "mv", "seeds/quay.txt", "seeds/wharf.txt")
    assert Versions(root).text("seeds/wharf.txt", digest(OLD)) == OLD


def test_a_repository_without_commits_holds_nothing(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert Versions(tmp_path).text("seeds/quay.txt", "0" * 16) is None


def test_outside_a_repository_there_are_no_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert Versions(tmp_path).text("seeds/quay.txt", "0" * 16) is None

"""Real git merges annotations: between people always, of one person's two machines by claim and field."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from benchmarks.merging import simulate

from briefreader.errors import BriefreaderError
from briefreader.review.git_setup import ATTRIBUTES, missing, set_up
from briefreader.review.repository import Repository

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed on this machine")

CLAIM = '[claim.{id}]\ntags = ["{tag}"]\nquote = "{id}"\nstart = {start}\nend = {end}\nnote = "{note}"\n'


def file_of(*claims: tuple[str, int, str, str]) -> str:
    tables = (CLAIM.format(id=i, start=at, end=at + len(i), tag=tag, note=note) for i, at, tag, note in claims)
    return 'format = 1\n\n[article]\nsource = "seeds/quay.txt"\n\n' + "\n".join(tables)


def git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with an annotation file on its main branch."""
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "config", "user.name", "Mara")
    git(tmp_path, "config", "user.email", "mara@example.org")
    (tmp_path / "annotations" / "mara").mkdir(parents=True)
    write(tmp_path, file_of(("aaaa", 3, "verified", "One.")))
    set_up(Repository(tmp_path))
    git(tmp_path, "config", "merge.briefreader.driver", f"{sys.executable} -m briefreader merge-file %O %A %B %P")
    commit(tmp_path, "first")
    return tmp_path


def write(root: Path, text: str) -> None:
    (root / "annotations" / "mara" / "quay.toml").write_text(text, encoding="utf-8")


def commit(root: Path, message: str) -> None:
    git(root, "add", "-A")
    assert git(root, "commit", "-q", "-m", message).returncode == 0


def merge(root: Path, ours: str, theirs: str) -> tuple[int, str]:
    """Commit both versions on branches of their own, and merge: exit code, and what the file holds."""
    git(root, "checkout", "-q", "-b", "theirs")
    write(root, theirs)
    commit(root, "theirs")
    git(root, "checkout", "-q", "main")
    write(root, ours)
    commit(root, "ours")
    code = git(root, "merge", "--no-edit", "theirs").returncode
    return code, (root / "annotations" / "mara" / "quay.toml").read_text(encoding="utf-8")


def test_two_machines_that_tag_beside_each_other_merge_where_plain_git_would_not(project: Path) -> None:
    first = ("aaaa", 3, "verified", "One.")
    code, text = merge(
        project, file_of(first, ("bbbb", 9, "disputed", "x")), file_of(first, ("cccc", 9, "verified", ""))
    )
    assert code == 0
    assert list(tomllib.loads(text)["claim"]) == ["aaaa", "bbbb", "cccc"]


def test_the_same_note_changed_twice_is_a_conflict_in_a_file_that_can_be_read(project: Path) -> None:
    code, text = merge(project, file_of(("aaaa", 3, "verified", "Ours.")), file_of(("aaaa", 3, "verified", "Theirs.")))
    assert code == 1
    assert "<<<<" not in text
    assert sorted(c["note"] for c in tomllib.loads(text)["claim"].values()) == ["Ours.", "Theirs."]
    assert git(project, "diff", "--name-only", "--diff-filter=U").stdout == "annotations/mara/quay.toml\n"


def test_a_file_that_was_broken_before_is_merged_as_text_and_nothing_of_it_is_lost(project: Path) -> None:
    code, text = merge(project, "[claim.\nours\n", file_of(("aaaa", 3, "disputed", "Theirs.")))
    assert code == 1
    assert "ours" in text
    assert "Theirs." in text


def test_merges_of_random_work_lose_nothing_and_conflict_only_on_the_same_field() -> None:
    """A few here; `python -m benchmarks merging` does five hundred."""
    tally = simulate(8, seed=20)
    assert tally.faults == []
    assert tally.merges.total() == 8


def test_setup_is_done_once_and_says_what_it_did(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / ".gitattributes").write_text("*.png binary", encoding="utf-8")
    repository = Repository(tmp_path)
    assert len(missing(repository)) == 4
    assert len(set_up(repository)) == 4
    assert (missing(repository), set_up(repository)) == ((), ())
    lines = (tmp_path / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert lines == ["*.png binary", *ATTRIBUTES]


def test_setup_check_exits_with_one_and_names_the_command(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    command = [sys.executable, "-m", "briefreader", "git", "setup"]
    asked = subprocess.run([*command, "--check"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert asked.returncode == 1
    assert "briefreader git setup" in asked.stderr
    assert not (tmp_path / ".gitattributes").exists()
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    assert subprocess.run([*command, "--check"], cwd=tmp_path, capture_output=True, check=False).returncode == 0


def test_outside_a_repository_it_is_one_sentence(tmp_path: Path) -> None:
    environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    command = [sys.executable, "-m", "briefreader", "git", "setup"]
    asked = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert asked.returncode == 1
    assert asked.stderr.startswith("briefreader: git says: not a git repository")


def test_an_unknown_branch_is_named(project: Path) -> None:
    with pytest.raises(BriefreaderError, match="no branch or commit '--upload-pack=x'"):
        Repository(project).commit_of("--upload-pack=x")


def test_a_file_of_a_commit_is_read_without_a_checkout(project: Path) -> None:
    content = Repository(project).read("main", "annotations/mara/quay.toml")
    assert content == (project / "annotations" / "mara" / "quay.toml").read_bytes()
    assert Repository(project).read("main", "annotations/mara/none.toml") is None

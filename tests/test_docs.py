"""What the docs say of the program is what the program does."""

import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from briefreader.cli import briefreader
from briefreader.desk.commands import COMMANDS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def make() -> ModuleType:
    """docs/make.py as a module."""
    spec = importlib.util.spec_from_file_location("make", ROOT / "docs" / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_keys_is_the_table_of_commands(make: ModuleType) -> None:
    written = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")
    assert written == make.keys_page(), "run: python docs/make.py"


def test_the_picture_fetches_nothing_and_shows_the_sample() -> None:
    picture = (ROOT / "docs" / "screen.svg").read_text(encoding="utf-8")
    assert "url(" not in picture.replace("url(#", "")
    assert "Tern" in picture


def test_every_command_of_the_readme_is_one_that_there_is() -> None:
    named = set(re.findall(r"^briefreader ([a-z-]+) +[a-z#]", README, re.MULTILINE)) | set(
        re.findall(r"`briefreader ([a-z]+)`", README)
    )
    assert named
    assert named <= set(briefreader.commands), named - set(briefreader.commands)


def test_every_key_of_the_readme_does_something() -> None:
    keys = {key for command in COMMANDS for key in command.keys}
    table = README[README.index("| keys |") : README.index("The mouse works too")]
    named = [key for row in table.splitlines()[2:] for key in re.findall(r"`([^`]+)`", row)]
    assert named
    assert {key for key in named if key not in keys} == set()


def test_the_annotation_that_the_readme_shows_is_one_that_can_be_read() -> None:
    block = re.search(r"```toml\n(.*?)```", README, re.DOTALL)
    assert block is not None
    assert tomllib.loads(block[1])["format"] == 1


@pytest.mark.parametrize("arguments", [["--help"], ["matches", "--help"], ["check", "--help"], ["read", "--help"]])
def test_help_is_to_be_had_everywhere(arguments: list[str]) -> None:
    result = CliRunner().invoke(briefreader, arguments)
    assert result.exit_code == 0
    assert "Usage" in result.output

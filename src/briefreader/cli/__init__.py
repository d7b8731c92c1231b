"""The command line, one function a command: stdout is data, stderr is talk; exit 0 fine, 1 findings, 2 wrong use.

Each module holds the commands on one matter, and imports everything heavy inside the command that needs it; the
screen only inside `read`. What is listed in `_COMMANDS` is what there is.
"""

import os
import sys
from typing import NoReturn

import click

from briefreader import __version__
from briefreader.cli.agreeing import agree
from briefreader.cli.checking import check
from briefreader.cli.disagreeing import disagreements
from briefreader.cli.git import diff, git, log, merge_file
from briefreader.cli.matching import matches
from briefreader.cli.reading import read
from briefreader.cli.renaming import mv
from briefreader.errors import BriefreaderError, UsageError

_COMMANDS = (read, matches, disagreements, check, agree, diff, log, mv, git, merge_file)


class _ReadByDefault(click.Group):
    """A group in which words that name no command are paths to read."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `read` in front of everything that is not a command or an option of the group."""
        own = {"--help", "-h", "--version"}
        if not args or (args[0] not in self.commands and args[0] not in own):
            args = ["read", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_ReadByDefault, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="%(prog)s %(version)s")
def briefreader() -> None:
    """Read several accounts of one event side by side, see where they match, tag claims from the keyboard.

    `briefreader [PATH]... [--annotator NAME]` opens the reader on files, folders or patterns; without a PATH, on
    seeds/. A path that is named like a command is written ./check.
    """


for _command in _COMMANDS:
    briefreader.add_command(_command)


def _end(error: Exception, code: int) -> NoReturn:
    from briefreader.articles.shown import make_shown

    click.echo(f"briefreader: {make_shown(str(error))}", err=True)
    sys.exit(code)


def main() -> None:
    """Run the command line; errors that are the reader's to mend are one sentence, never a traceback."""
    try:
        briefreader(prog_name="briefreader")
    except UsageError as error:
        _end(error, 2)
    except BriefreaderError as error:
        _end(error, 1)
    except BrokenPipeError:
        # The reader of a pipe went away (`briefreader matches | head`): nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)

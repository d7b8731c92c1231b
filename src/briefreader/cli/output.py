"""What the commands share: the options that listings take, the brief they speak of, data on stdout."""

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from briefreader.articles.article import Brief

FORMAT = click.option(
    "--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True, help="How to list."
)
PATHS = click.argument("paths", nargs=-1, metavar="[PATH]...")


def opened(paths: Sequence[str]) -> "Brief":
    """The brief of these paths, with what was left out said on stderr."""
    from briefreader.articles.loading import load_brief

    brief = load_brief(paths)
    for notice in brief.notices:
        click.echo(f"{notice.path}: {notice.message}", err=True)
    return brief


def print_lines(lines: Iterable[str]) -> None:
    """Data on stdout, as UTF-8 whatever the locale says."""
    out = sys.stdout.buffer
    for line in lines:
        out.write(line.encode("utf-8", "replace") + b"\n")
    out.flush()

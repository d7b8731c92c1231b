"""What the commands share: the options that listings take, the brief they speak of, data on stdout."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from briefreader.annotations.check import Annotated
    from briefreader.articles.article import Brief
    from briefreader.review.versions import Versions

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


def with_versions(project: "Annotated") -> "Annotated":
    """The project, with git as a witness of what its articles said earlier; it is asked only about doubts."""

    @cache
    def versions() -> "Versions":
        from briefreader.review.versions import Versions

        return Versions(project.root)

    return replace(project, old=lambda article: lambda digest: versions().text(article.source, digest))

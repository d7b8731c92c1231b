"""What git is taught and asked: `merge-file` for its merges, `git setup` to install that, `diff` and `log`."""

import sys
from pathlib import Path

import click

from briefreader.errors import AnnotationError, BriefreaderError

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(name="merge-file")
@click.argument("base", type=_FILE)
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
@click.argument("path", required=False, default="")
def merge_file(base: Path, ours: Path, theirs: Path, path: str) -> None:
    """Merge three versions of an annotation file by claim and field, into OURS (git's merge driver: %O %A %B %P).

    Where both sides changed the same field, the file holds both versions, and the exit code is 1.
    """
    from briefreader.annotations.file_merging import merge_files
    from briefreader.articles.writing import write_atomically

    name = path or str(ours)
    try:
        texts = [file.read_bytes().decode("utf-8") for file in (base, ours, theirs)]
        merged = merge_files(*texts)
    except (AnnotationError, UnicodeDecodeError) as error:
        from briefreader.review.git_setup import merge_as_text

        click.echo(f"briefreader: {name} is merged as plain text: {error}", err=True)
        sys.exit(1 if merge_as_text(ours, base, theirs) else 0)
    try:
        if merged.text != texts[1]:
            write_atomically(ours, merged.text.encode("utf-8"))
    except OSError as error:
        raise BriefreaderError(f"{ours} cannot be written ({error.strerror}).") from None
    for conflict in merged.conflicts:
        click.echo(f"briefreader: conflict in {name}: {conflict}", err=True)
    if merged.conflicts:
        click.echo(f"briefreader: {name} holds both versions; keep the one you mean, then git add it.", err=True)
        sys.exit(1)


@click.group()
def git() -> None:
    """Teach this repository's git to merge annotations by claim."""


@git.command()
@click.option("--check", "only_check", is_flag=True, help="Say whether it is set up; change nothing. Exit 1 if not.")
def setup(only_check: bool) -> None:
    """Install the merge driver: two settings of this clone, and lines of .gitattributes to be committed."""
    from briefreader.articles.finding import find_root
    from briefreader.review.git_setup import missing, set_up
    from briefreader.review.repository import Repository

    repository = Repository(find_root((), Path.cwd()))
    if only_check:
        lacking = missing(repository)
        for lack in lacking:
            click.echo(lack.what)
        if lacking:
            click.echo("Run: briefreader git setup", err=True)
            sys.exit(1)
        click.echo("git merges annotations by claim here.", err=True)
        return
    done = set_up(repository)
    for line in done:
        click.echo(line, err=True)
    if any(".gitattributes" in line for line in done):
        click.echo("Commit .gitattributes; every clone runs `briefreader git setup` once.", err=True)
    elif not done:
        click.echo("git was set up already.", err=True)

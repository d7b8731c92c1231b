"""What git is taught and asked: `merge-file` for its merges, `git setup` to install that, `diff` and `log`."""

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefreader.cli.output import FORMAT, print_lines
from briefreader.errors import AnnotationError, ArticleError, BriefreaderError

if TYPE_CHECKING:
    from briefreader.review.repository import Repository

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


@click.command()
@click.argument("revisions", required=False, default="", metavar="[A..B]")
@click.option(
    "--format", "form", type=click.Choice(["markdown", "jsonl"]), default="markdown", show_default=True, help="How."
)
def diff(revisions: str, form: str) -> None:
    """Print what changed in the annotations, in words that a pull request can hold.

    Between two commits or branches; A...B is what B did since it left A; without a range, what is not committed yet.
    """
    from briefreader.exports.change_words import change_row, markdown
    from briefreader.exports.listing import json_line
    from briefreader.review.changes import changes_in

    repository = _repository()
    changes = changes_in(repository, revisions)
    if form == "jsonl":
        print_lines(json_line(change_row(change)) for change in changes)
    elif changes:
        print_lines([markdown(changes, _titles(repository.root, {c.article for c in changes})).rstrip()])
    else:
        click.echo("The annotations are the same.", err=True)


@click.command()
@click.argument("claim")
@FORMAT
def log(claim: str, form: str) -> None:
    """List who changed a claim, when, and what, from git. CLAIM is its id, the beginning of it, or ANNOTATOR/ID."""
    from briefreader.exports.change_words import change_row, what_changed
    from briefreader.exports.listing import json_line, table
    from briefreader.review.changes import history_of

    steps = history_of(_repository(), claim)
    if form == "jsonl":
        print_lines(
            json_line(
                {
                    "commit": step.commit.id if step.commit else None,
                    "author": step.commit.author if step.commit else None,
                    "date": step.commit.date if step.commit else None,
                    **change_row(step.change),
                }
            )
            for step in steps
        )
        return
    rows = [
        (
            (s.commit.date[:10], s.commit.author, s.commit.id[:8]) if s.commit else ("not committed", "", ""),
            (s.change.annotator, what_changed(s.change)),
        )
        for s in steps
    ]
    words = steps[0].change.words
    print_lines([table(("date", "author", "commit", "annotator", "what"), [[*a, *b] for a, b in rows])])
    click.echo(f"claim {steps[0].change.claim} in {steps[0].change.article}: {' '.join(words.split())}", err=True)


def _titles(root: Path, wanted: set[str]) -> dict[str, str]:
    """The titles of these articles, as far as they are there and have one."""
    from briefreader.annotations.texts import Texts
    from briefreader.articles.loading import load_article

    texts = Texts(root)
    found = {}
    for article_id in wanted:
        path = texts.path(article_id)
        with contextlib.suppress(ArticleError):
            found[article_id] = load_article(path, root)[0].details.title if path else ""
    return found


def _repository() -> "Repository":
    from briefreader.articles.finding import find_root
    from briefreader.review.repository import Repository

    return Repository(find_root((), Path.cwd()))


@click.group()
def git() -> None:
    """Teach this repository's git to merge annotations by claim."""


@git.command()
@click.option("--check", "only_check", is_flag=True, help="Say whether it is set up; change nothing. Exit 1 if not.")
def setup(only_check: bool) -> None:
    """Install the merge driver: two settings of this clone, and lines of .gitattributes to be committed."""
    from briefreader.review.git_setup import missing, set_up

    repository = _repository()
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

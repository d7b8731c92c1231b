"""The command line, one function a command: stdout is data, stderr is talk; exit 0 fine, 1 findings, 2 wrong use.

Everything heavy is imported inside the command that needs it; the screen only inside `read`.
"""

import gc
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from briefreader import __version__
from briefreader.errors import BriefreaderError, UsageError

if TYPE_CHECKING:
    from briefreader.articles.article import Brief

_FORMAT = click.option(
    "--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True, help="How to list."
)
_PATHS = click.argument("paths", nargs=-1, metavar="[PATH]...")


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


@briefreader.command()
@_PATHS
@click.option("--annotator", metavar="NAME", help="Whose tags these are: the folder in annotations/.")
@click.option("--theme", metavar="NAME", help="Colours: briefreader-dark, briefreader-light, or one of Textual's.")
def read(paths: tuple[str, ...], annotator: str | None, theme: str | None) -> None:
    """Open the reader (this is what happens without a command)."""
    for path in paths:
        if path != "-" and path.isidentifier() and not Path(path).exists():
            raise UsageError(f"{path} is neither a command (see briefreader --help) nor a file or folder here.")
    from briefreader.annotations.names import check_annotator, suggest_annotator
    from briefreader.config import keep_annotator, load_user_config, user_config_path, user_state_folder

    if not (sys.stdout.isatty() and sys.stderr.isatty()):
        raise UsageError(
            "The reader draws on a terminal, and its output goes elsewhere; `briefreader matches` lists without one."
        )
    settings = load_user_config(user_config_path())
    name = annotator or os.environ.get("BRIEFREADER_ANNOTATOR", "") or settings.annotator
    if name:
        name = check_annotator(name)
    gc.disable()  # until the first text is painted
    wanted = _chosen_paths(paths)
    from briefreader.articles.loading import load_brief

    piped = "-" in wanted
    brief = load_brief(wanted, plain=not piped)
    _keys_from_terminal()
    from briefreader.ui.app import BriefreaderApp

    app = BriefreaderApp(
        brief,
        load=None if piped else lambda: load_brief(wanted),
        annotator=name,
        keep_annotator=lambda given: keep_annotator(user_config_path(), given),
        suggested=lambda: suggest_annotator(_git_user_name()),
        state=user_state_folder(),
        theme=theme or settings.theme,
    )
    code = app.run()
    if words := app.last_words():
        click.echo(words, err=True)
    sys.exit(code if isinstance(code, int) else app.return_code or 0)


@briefreader.command()
@_PATHS
@_FORMAT
def matches(paths: tuple[str, ...], form: str) -> None:
    """List the passages that match across the articles."""
    from briefreader.exports.listing import json_line, match_row, table
    from briefreader.matching.compare import compare

    brief = _opened(paths)
    texts = {article.id: article.text for article in brief.articles}
    rows = [match_row(match, texts) for match in compare(brief).matches]
    if form == "jsonl":
        _print(json_line(row) for row in rows)
        return
    sides = [(row["kind"], row["score"], row["a"], row["b"]) for row in rows]
    _print(
        [
            table(
                ("kind", "score", "article", "words", "article", "words"),
                [
                    (
                        kind,
                        score,
                        *(value for s in (a, b) if isinstance(s, dict) for value in (s["article"], s["quote"])),
                    )
                    for kind, score, a, b in sides
                ],
            )
        ]
    )


@briefreader.command()
@click.argument("annotations", required=False, type=click.Path(path_type=Path))
@click.option("--all", "every", is_flag=True, help="List the good ones too.")
@_FORMAT
def check(annotations: Path | None, every: bool, form: str) -> None:
    """List claims that no longer stand where they were made, and annotation files that are broken."""
    if annotations is not None and not annotations.is_dir():
        raise UsageError(f"{annotations} is no folder. Name the folder that holds one folder per annotator.")
    from briefreader.annotations.check import check_annotations
    from briefreader.exports.listing import json_line, table

    findings = check_annotations(annotations, Path.cwd(), every=every)
    rows = [finding.row() for finding in findings]
    if form == "jsonl":
        _print(json_line(row) for row in rows)
    elif rows:
        claims = [r for r in rows if "claim" in r]
        broken = [r for r in rows if "error" in r]
        heads = ("state", "annotator", "article", "claim", "quote", "found")
        if claims:
            _print([table(heads, [[r[head] for head in heads] for r in claims])])
        if broken:
            _print([table(("file", "line", "error"), [[r["file"], r["line"], r["error"]] for r in broken])])
    else:
        click.echo("All claims stand where they were made.", err=True)
    if any(finding.is_trouble for finding in findings):
        sys.exit(1)


def _opened(paths: Sequence[str]) -> "Brief":
    """The brief of these paths, with what was left out said on stderr."""
    from briefreader.articles.loading import load_brief

    brief = load_brief(paths)
    for notice in brief.notices:
        click.echo(f"{notice.path}: {notice.message}", err=True)
    return brief


def _chosen_paths(paths: Sequence[str]) -> list[str]:
    """What to read; where seeds/ holds several briefs and none was named, the reader chooses."""
    from briefreader.articles.finding import find_briefs, find_root

    if not paths:
        briefs = find_briefs(find_root((), Path.cwd()))
        if len(briefs) > 1:
            from briefreader.ui.chooser import choose_brief

            chosen = choose_brief(briefs)
            if chosen is None:
                sys.exit(0)
            return [str(chosen)]
    return list(paths)


def _keys_from_terminal() -> None:
    """Where an article came through a pipe, keys still come from the terminal."""
    if sys.stdin is not None and sys.stdin.isatty():
        return
    try:
        terminal = os.open(os.ctermid(), os.O_RDWR)
    except (OSError, AttributeError):
        raise UsageError("The reader takes keys from a terminal, and there is none.") from None
    os.dup2(terminal, 0)
    os.close(terminal)


def _git_user_name() -> str:
    import subprocess

    try:
        found = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, timeout=2, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    return found.stdout.strip()


def _print(lines: Iterable[str]) -> None:
    """Data on stdout, as UTF-8 whatever the locale says."""
    out = sys.stdout.buffer
    for line in lines:
        out.write(line.encode("utf-8", "replace") + b"\n")
    out.flush()


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

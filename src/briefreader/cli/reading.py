"""`briefreader [PATH]...`: the reader. The screen is imported here alone, and only when it opens."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefreader.cli.output import PATHS
from briefreader.errors import UsageError

if TYPE_CHECKING:
    from briefreader.annotations.claims import Ledger


@click.command()
@PATHS
@click.option("--annotator", metavar="NAME", help="Whose tags these are: the folder in annotations/.")
@click.option("--theme", metavar="NAME", help="Colours: briefreader-dark, briefreader-light, or one of Textual's.")
@click.option("--with", "revision", metavar="BRANCH", help="Show the tags of a branch or commit beside your own.")
@click.option("--blind", is_flag=True, help="Hide what other annotators said (H shows it).")
def read(paths: tuple[str, ...], annotator: str | None, theme: str | None, revision: str | None, blind: bool) -> None:
    """Open the reader (this is what happens without a command)."""
    for path in paths:
        if path != "-" and path.isidentifier() and not Path(path).exists():
            raise UsageError(f"{path} is neither a command (see briefreader --help) nor a file or folder here.")
    from briefreader.annotations.names import check_annotator, suggest_annotator
    from briefreader.config import (
        keep_annotator,
        load_user_config,
        user_cache_folder,
        user_config_path,
        user_state_folder,
    )

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
    borrowed = _tags_of(brief.root, revision, [article.id for article in brief.articles]) if revision else tuple
    _keys_from_terminal()
    from briefreader.ui.app import BriefreaderApp

    app = BriefreaderApp(
        brief,
        load=None if piped else lambda: load_brief(wanted),
        annotator=name,
        keep_annotator=lambda given: keep_annotator(user_config_path(), given),
        suggested=lambda: suggest_annotator(_git_user_name()),
        state=user_state_folder(),
        cache=user_cache_folder() / "matches",
        theme=theme or settings.theme,
        borrowed=borrowed,
        blind=blind,
    )
    code = app.run()
    if words := app.last_words():
        click.echo(words, err=True)
    sys.exit(code if isinstance(code, int) else app.return_code or 0)


def _tags_of(root: Path, revision: str, articles: list[str]) -> Callable[[], tuple["Ledger", ...]]:
    """What a branch says of these articles, compared with the disk whenever it is asked for."""
    from briefreader.review.branches import BranchTags

    tags = BranchTags(root, revision)
    return lambda: tags.ledgers(articles)


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

"""`briefreader check`: what in the annotations needs a look."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefreader.cli.output import FORMAT, print_lines, with_versions
from briefreader.errors import UsageError

if TYPE_CHECKING:
    from briefreader.annotations.check import Annotated


@click.command()
@click.argument("annotations", required=False, type=click.Path(path_type=Path))
@click.option("--all", "every", is_flag=True, help="List the good ones too.")
@click.option("--write", is_flag=True, help="Accept the new places of your claims and links that moved; then list.")
@click.option("--changed", is_flag=True, help="With --write: accept those whose words were changed too.")
@click.option("--annotator", metavar="NAME", help="With --write: whose claims; else your own.")
@FORMAT
def check(annotations: Path | None, every: bool, write: bool, changed: bool, annotator: str | None, form: str) -> None:
    """List claims that no longer stand where they were made, broken files, and claims that break the project's policy.

    Exit 1 if there is any. The policy stands in briefreader.toml: see docs/annotations.md.
    """
    if annotations is not None and not annotations.is_dir():
        raise UsageError(f"{annotations} is no folder. Name the folder that holds one folder per annotator.")
    if changed and not write:
        raise UsageError("--changed goes with --write: it says which new places to accept.")
    from briefreader.annotations.check import check_project, in_finding_order, open_annotations
    from briefreader.exports.listing import json_line, table
    from briefreader.review.policy import check_policy

    project = with_versions(open_annotations(annotations, Path.cwd()))
    if write:
        _accept(project, annotator, changed=changed)
    findings = in_finding_order([*check_project(project, every=every), *check_policy(project)])
    rows = [finding.row() for finding in findings]
    if form == "jsonl":
        print_lines(json_line(row) for row in rows)
    elif rows:
        claims = [r for r in rows if "claim" in r]
        broken = [r for r in rows if "error" in r]
        heads = ("state", "annotator", "article", "claim", "quote", "found")
        if claims:
            print_lines([table(heads, [[r[head] for head in heads] for r in claims])])
        if broken:
            print_lines([table(("file", "line", "error"), [[r["file"], r["line"], r["error"]] for r in broken])])
    else:
        click.echo("All claims stand where they were made.", err=True)
    if any(finding.is_trouble for finding in findings):
        sys.exit(1)


def _accept(project: "Annotated", annotator: str | None, *, changed: bool) -> None:
    """Accept new places of one annotator's claims, and say how many."""
    from briefreader.annotations.anchored import AnchorState
    from briefreader.annotations.check import accept
    from briefreader.annotations.names import check_annotator
    from briefreader.config import load_user_config, user_config_path

    name = annotator or os.environ.get("BRIEFREADER_ANNOTATOR", "") or load_user_config(user_config_path()).annotator
    if not name:
        raise UsageError("--write writes into your own files alone: say who you are with --annotator NAME.")
    states = {AnchorState.MOVED, *([AnchorState.CHANGED] if changed else [])}
    count = accept(project, check_annotator(name, project.store.annotators()), states)
    click.echo(f"{count} claim{'' if count == 1 else 's'} of {name} anchored anew", err=True)

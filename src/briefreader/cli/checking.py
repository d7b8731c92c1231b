"""`briefreader check`: what in the annotations needs a look."""

import sys
from pathlib import Path

import click

from briefreader.cli.output import FORMAT, print_lines
from briefreader.errors import UsageError


@click.command()
@click.argument("annotations", required=False, type=click.Path(path_type=Path))
@click.option("--all", "every", is_flag=True, help="List the good ones too.")
@FORMAT
def check(annotations: Path | None, every: bool, form: str) -> None:
    """List claims that no longer stand where they were made, and annotation files that are broken."""
    if annotations is not None and not annotations.is_dir():
        raise UsageError(f"{annotations} is no folder. Name the folder that holds one folder per annotator.")
    from briefreader.annotations.check import check_annotations
    from briefreader.exports.listing import json_line, table

    findings = check_annotations(annotations, Path.cwd(), every=every)
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

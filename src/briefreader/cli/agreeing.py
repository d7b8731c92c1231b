"""`briefreader agree`: how far annotators agree on the same words, and where they part."""

from pathlib import Path

import click

from briefreader.cli.output import FORMAT, print_lines, with_versions
from briefreader.errors import UsageError

EXAMPLE = "example"  # the shipped example is nobody's opinion, unless it is asked for


@click.command()
@click.argument("annotators", nargs=-1, metavar="[A B]...")
@FORMAT
def agree(annotators: tuple[str, ...], form: str) -> None:
    """Say how far annotators agree: words tagged by both, Cohen's kappa, Krippendorff's alpha, overlap of spans.

    Without names, all of them. Tags are compared, notes are not. What the data leave undefined is said so.
    """
    from briefreader.annotations.check import open_annotations
    from briefreader.exports.agreement_words import agreement_rows, agreement_table
    from briefreader.exports.listing import json_line
    from briefreader.review.differences import alpha_of, compare_annotators, find_shared
    from briefreader.review.reading import anchored_ledgers

    project = with_versions(open_annotations(None, Path.cwd()))
    there = project.store.annotators()
    for name in annotators:
        if name not in there:
            raise UsageError(f"there is no annotator {name} here; there are: {', '.join(there) or 'none'}.")
    names = list(dict.fromkeys(annotators)) or [name for name in there if name != EXAMPLE]
    if len(names) < 2:
        raise UsageError(f"to agree takes two annotators, and here is {names[0] if names else 'none'}.")
    ledgers = anchored_ledgers(project, names)
    pairs, alpha = compare_annotators(ledgers, names), alpha_of(ledgers)
    shared = find_shared(ledgers)
    if form == "jsonl":
        print_lines(json_line(row) for row in agreement_rows(pairs, alpha, names, shared))
    else:
        print_lines([agreement_table(pairs, alpha, names, shared)])

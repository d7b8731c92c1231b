"""`briefreader matches`: what was found between the articles."""

import click

from briefreader.cli.output import FORMAT, PATHS, opened, print_lines


@click.command()
@PATHS
@FORMAT
def matches(paths: tuple[str, ...], form: str) -> None:
    """List the passages that match across the articles."""
    from briefreader.exports.listing import json_line, match_row, table
    from briefreader.matching.compare import compare

    brief = opened(paths)
    texts = {article.id: article.text for article in brief.articles}
    rows = [match_row(match, texts) for match in compare(brief).matches]
    if form == "jsonl":
        print_lines(json_line(row) for row in rows)
        return
    sides = [(row["kind"], row["score"], row["a"], row["b"]) for row in rows]
    print_lines(
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

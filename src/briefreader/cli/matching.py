"""`briefreader matches`: what was found between the articles."""

import click

from briefreader.cli.output import FORMAT, PATHS, opened, print_lines


@click.command()
@PATHS
@FORMAT
def matches(paths: tuple[str, ...], form: str) -> None:
    """List the passages that match across the articles."""
    from briefreader.config import user_cache_folder
    from briefreader.exports.listing import json_line, match_row, table
    from briefreader.matching.cache import Cache

    brief = opened(paths)
    texts = {article.id: article.text for article in brief.articles}
    found = Cache(user_cache_folder() / "matches").compare(brief)
    rows = [match_row(match, texts) for match in found.matches]
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
    for origin in found.origins:
        if len(origin.articles) > 1:
            click.echo(f"copies of one text, so one origin: {', '.join(origin.articles)}", err=True)

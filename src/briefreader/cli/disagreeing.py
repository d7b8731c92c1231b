"""What the articles answer differently."""

import click

from briefreader.cli.output import FORMAT, PATHS, opened, print_lines

_STRENGTHS = ("hard", "soft", "apparent")
_TYPES = (
    *("count", "money", "share", "quantity", "duration", "date", "time", "age", "rank", "score", "role", "status"),
)


@click.command()
@PATHS
@FORMAT
@click.option("--strength", "strengths", type=click.Choice(_STRENGTHS), multiple=True, help="Only these (repeatable).")
@click.option("--type", "types", type=click.Choice(_TYPES), multiple=True, help="Only these questions (repeatable).")
@click.option("--all", "every", is_flag=True, help="In the table, those of low rank too.")
def disagreements(
    paths: tuple[str, ...], form: str, strengths: tuple[str, ...], types: tuple[str, ...], every: bool
) -> None:
    """List the questions that the articles answer differently. It shows, it never says who is right."""
    from briefreader.disagreements.find import find_disagreements
    from briefreader.exports.listing import disagreement_row, disagreement_table, json_line

    brief = opened(paths)
    texts = {article.id: article.text for article in brief.articles}
    found = find_disagreements(brief)
    wanted = [
        d
        for d in (found.found if every or form == "jsonl" else found.first)
        if d.strength.value in (strengths or _STRENGTHS) and d.question.type.value in (types or _TYPES)
    ]
    if form == "jsonl":
        order = {article.id: place for place, article in enumerate(brief.articles)}
        wanted.sort(key=lambda d: (order[d.answers[0].places[0].article], d.answers[0].places[0].span))
        print_lines(json_line(disagreement_row(d, texts)) for d in wanted)
        return
    if wanted:
        print_lines([disagreement_table(wanted, texts)])
    else:
        click.echo("No disagreement was found; that does not say that there is none.", err=True)
    if found.more and not every:
        click.echo(f"{found.more} more of low rank: --all lists them.", err=True)

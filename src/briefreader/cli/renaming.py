"""`briefreader mv`: an article and all that was said of it get another name together."""

from pathlib import Path

import click


@click.command()
@click.argument("old")
@click.argument("new")
def mv(old: str, new: str) -> None:
    """Rename an article together with everybody's annotations of it and links to it.

    OLD and NEW are paths, or ids (the path below seeds/ without suffix). Where the article was renamed already,
    the annotations that were left behind follow it.
    """
    from briefreader.annotations.renaming import find_article, new_place, rename_article
    from briefreader.annotations.store import Store
    from briefreader.articles.finding import find_root

    cwd = Path.cwd()
    root = find_root([old] if Path(old).exists() else (), cwd)
    store = Store(root / "annotations")
    article = find_article(root, store, cwd, old)
    done = rename_article(root, store, article, new_place(root, cwd, new, article))
    for before, after in done.files:
        click.echo(f"{before} is {after} now", err=True)
    for path in done.links:
        click.echo(f"links in {path} were changed", err=True)

"""A document is brought to say another ledger by changing only the lines that must change.

Promise: blocks that are broken or unknown, comments, unknown keys and line ends stay; one changed tag is one changed
line; where ledger and document agree, the text is the same, byte for byte.
"""

from briefreader.annotations.claims import Ledger
from briefreader.annotations.document import FORMAT, Document, Kind
from briefreader.annotations.paper import Paper
from briefreader.annotations.toml_text import comments_of, quoted
from briefreader.articles.article import Article


def new_text(article: Article) -> str:
    """The text of a file that says nothing yet."""
    lines = [f"format = {FORMAT}", "", "[article]", f"source = {quoted(article.source)}"]
    if article.details.title:
        lines.append(f"title = {quoted(article.details.title)}")
    return "\n".join(lines) + "\n"


def says_nothing(document: Document) -> bool:
    """Whether nothing but what new_text writes is in the file, so that it can go without a loss."""
    usual = {Kind.PREAMBLE: {"format"}, Kind.ARTICLE: {"source", "title", "formerly"}}
    return all(b.keys.keys() <= usual.get(b.kind, set()) and b.kind in usual for b in document.blocks) and not any(
        comments_of(b.text) for b in document.blocks
    )


def rewritten(document: Document, there: Ledger, wanted: Ledger) -> str:
    """The document's text, changed to say the ledger `wanted` where it said `there`.

    The document's blocks that cannot be used must be marked as broken (Reading.document).
    """
    old = {claim.id: claim for claim in there.claims}
    new = {claim.id: claim for claim in wanted.claims}
    paper = Paper(document)
    if wanted.tags != there.tags:
        paper.set_article_tags(wanted.tags)
    for claim_id, claim in old.items():
        if claim_id not in new:
            paper.remove(claim)
        elif new[claim_id] != claim:
            paper.change(claim, new[claim_id])
    moved = list(paper.misplaced())
    paper.put_in_links()
    paper.put_in([*moved, *(paper.tables_of(claim) for claim in wanted.claims if claim.id not in old)])
    return paper.text()

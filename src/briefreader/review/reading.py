"""The annotations of a project, anchored in today's articles."""

from collections.abc import Sequence

from briefreader.annotations.anchored import AnchoredLedger
from briefreader.annotations.anchoring import anchor
from briefreader.annotations.check import Annotated
from briefreader.errors import AnnotationError


def anchored_ledgers(project: Annotated, annotators: Sequence[str]) -> list[AnchoredLedger]:
    """The ledgers of these annotators on every article that is there; what cannot be read is left to `check`."""
    found = []
    for annotator in annotators:
        for article_id in project.store.articles(annotator):
            article = project.texts.article(article_id)
            if article is None:
                continue
            try:
                found.append(anchor(project.store.load(annotator, article_id).ledger, article, project.old(article)))
            except AnnotationError:
                continue
    return found

"""Articles made by hand: anchoring and storing look at nothing but text, id, hash and source."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.annotations.claims import Claim, ClaimEdit
from briefreader.annotations.selecting import make_claim_id, select
from briefreader.annotations.store import Store
from briefreader.articles.article import Article, Details
from briefreader.articles.span import Span

MakeArticle = Callable[..., Article]
MakeClaim = Callable[..., Claim]


@pytest.fixture(scope="session")
def make_article() -> MakeArticle:
    def make(text: str, article_id: str = "day-one/harbour", title: str = "A ferry is late") -> Article:
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return Article(article_id, text, text, digest, f"seeds/{article_id}.txt", None, Details(title=title), (), ())

    return make


@pytest.fixture(scope="session")
def make_claim() -> MakeClaim:
    def make(article: Article, quote: str, *tags: str, note: str = "", evidence: tuple[str, ...] = ()) -> Claim:
        start = article.text.index(quote)
        span = Span(start, start + len(quote))
        claim_id = make_claim_id(article.id, article.text, span, ())
        return Claim(claim_id, select(article, span), tags, note, evidence)

    return make


@pytest.fixture
def article(make_article: MakeArticle) -> Article:
    return make_article(
        "A ferry is late\n\nThe Marigold left Osprey Quay at noon. The captain said “the tide turned early” "
        "and the mate agreed.\n\nSeventy passengers waited for two hours. Nobody was hurt, the port office said.\n"
    )


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "annotations")


def added(claim: Claim, article: Article, annotator: str = "ines") -> ClaimEdit:
    return ClaimEdit(annotator, article.id, claim.id, None, claim)

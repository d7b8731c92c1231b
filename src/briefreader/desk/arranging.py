"""Choosing, ordering and hiding articles, and what each of them is at a glance."""

from dataclasses import dataclass
from enum import Enum

from briefreader.articles.article import Article
from briefreader.articles.span import Role
from briefreader.desk.places import Place, words
from briefreader.desk.session import Session


class ArticleOrder(Enum):
    """By what articles are put in order; the value is the word on the screen."""

    DATE = "date"
    NAME = "name"
    LOADED = "file"


@dataclass(frozen=True, slots=True)
class Facts:
    """How long an article is, in words, sentences and blocks, and how much of its text is furniture, 0-100."""

    words: int
    sentences: int
    furniture: float


def facts_of(article: Article) -> Facts:
    """What an article is at a glance; counted anew at each call."""
    total = sum(b.span.length for b in article.blocks)
    aside = sum(b.span.length for b in article.blocks if b.role is Role.FURNITURE)
    count = sum(len(words(article.text, b.start, b.end)) for b in article.blocks)
    return Facts(count, len(article.sentences), 100 * aside / total if total else 0.0)


def count_claims(session: Session, article: str) -> int:
    """How many claims everybody has on an article, tags of the whole article counting as one."""
    ledgers = (session.ledger(article), *session.others.get(article, ()))
    return sum(len(ledger.claims) + bool(ledger.ledger.tags) for ledger in ledgers)


def move_article(session: Session, article: str, step: int) -> bool:
    """Move an article by so many places in the reading order; False where it stands at that end already."""
    at = session.order.index(article)
    to = max(0, min(at + step, len(session.order) - 1))
    if to == at:
        return False
    session.order.insert(to, session.order.pop(at))
    return True


def order_articles(session: Session, by: ArticleOrder) -> None:
    """Put all articles in order; by date those without a date come last."""
    loaded = {article.id: at for at, article in enumerate(session.brief.articles)}

    def place(article: str) -> tuple[object, ...]:
        details = session.articles[article].details
        if by is ArticleOrder.DATE:
            return (not details.date, details.date, loaded[article])
        if by is ArticleOrder.NAME:
            return (session.articles[article].name.casefold(), loaded[article])
        return (loaded[article],)

    session.order.sort(key=place)


def hide_or_show(session: Session, article: str) -> str:
    """Hide an article, or show it again; why it cannot be hidden, or "". The cursor leaves a hidden one."""
    if article in session.hidden:
        session.hidden.discard(article)
        return ""
    shown = session.shown_order
    if len(shown) < 2:
        return "At least one article must stay shown."
    if article == session.current:
        at = shown.index(article)
        other = shown[at + 1] if at + 1 < len(shown) else shown[at - 1]
        session.go(Place(other, session.places.get(other, 0)))
    session.hidden.add(article)
    return ""

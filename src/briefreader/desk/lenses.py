"""Lenses: all of the text fades but what one question asks for, in every pane."""

from dataclasses import dataclass
from enum import Enum

from briefreader.articles.article import Article
from briefreader.articles.span import Role, Span
from briefreader.desk.places import Place
from briefreader.desk.session import Session


class Lens(Enum):
    """What is left to see; the value is its name on the screen."""

    NUMBERS = "numbers and dates"
    QUOTATIONS = "quotations and speakers"
    DISCLOSURES = "disclosures"
    ONLY_HERE = "only here"


@dataclass(frozen=True, slots=True)
class Seen:
    """Words that a lens leaves; `strong` ones stand out: values, speakers."""

    span: Span
    strong: bool = False


def seen(session: Session, article_id: str) -> tuple[Seen, ...]:
    """What the lens that is on leaves of an article, by start; kept until the text or what was found changes."""
    lens, article = session.lens, session.articles[article_id]
    if lens is None:
        return ()
    key = (lens, article_id, article.hash, session.relations.count, session.questions.total)
    if key not in session.lens_seen:
        session.lens_seen = {k: v for k, v in session.lens_seen.items() if k[:2] != key[:2]}
        session.lens_seen[key] = tuple(sorted(_look(session, lens, article), key=lambda s: (s.span.start, s.span.end)))
    return session.lens_seen[key]


def _look(session: Session, lens: Lens, article: Article) -> list[Seen]:
    match lens:
        case Lens.NUMBERS:
            return _numbers(article)
        case Lens.QUOTATIONS:
            return _quotations(article)
        case Lens.DISCLOSURES:
            from briefreader.values.disclosures import find_disclosures

            return [Seen(disclosure.span, strong=True) for disclosure in find_disclosures(article)]
        case Lens.ONLY_HERE:
            return [Seen(span) for span in only_here(session, article)]


def _numbers(article: Article) -> list[Seen]:
    from briefreader.values.model import ValueType
    from briefreader.values.reading import read_values

    words = (ValueType.ROLE, ValueType.STATUS)
    return [Seen(value.span, strong=True) for value in read_values(article) if value.type not in words]


def _quotations(article: Article) -> list[Seen]:
    from briefreader.values.quotations import find_quotations

    found = find_quotations(article)
    speakers = [Seen(quotation.speaker, strong=True) for quotation in found if quotation.speaker is not None]
    return [*(Seen(quotation.span) for quotation in found), *speakers]


def only_here(session: Session, article: Article) -> list[Span]:
    """The sentences of an article's story that were found in no other, neither as a match nor as an answer."""
    found = []
    for index, sentence in enumerate(article.sentences):
        role = article.blocks[sentence.block].role
        if role is Role.FURNITURE or role is Role.HEADING:
            continue
        matched = session.relations.within(article.id, sentence.span)
        if not matched and not session.questions.at(Place(article.id, index)):
            found.append(sentence.span)
    return found


def next_lens(session: Session) -> str:
    """Put on the next lens, after the last none; what is seen, for the status line."""
    lenses = [None, *Lens]
    session.lens = lenses[(lenses.index(session.lens) + 1) % len(lenses)]
    return lens_words(session)


def lens_words(session: Session) -> str:
    """What the lens shows, and how much of it there is in the article under the cursor; "" without a lens."""
    if session.lens is None:
        return ""
    if session.lens is Lens.ONLY_HERE and (session.comparing or session.questions.looking):
        return f"{session.lens.value}: still being looked for"
    counted = [s for s in seen(session, session.current) if session.lens is not Lens.QUOTATIONS or not s.strong]
    return f"{session.lens.value}: {len(counted) or 'none'} in this article"

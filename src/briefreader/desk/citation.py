"""What `copy` puts on the clipboard: the quote, and where it stands."""

import datetime

from briefreader.articles.article import Article
from briefreader.articles.span import Span

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def spoken_date(iso: str) -> str:
    """ "2026-01-02T12:15" as "2 Jan 2026 12:15"; what is no ISO date comes back as it is."""
    try:
        day = datetime.date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    clock = iso[11:16]
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}{' ' + clock if clock else ''}"


def cite(article: Article, span: Span) -> str:
    """The words with a citation below: who, what, when, where, and the code points they stand at."""
    details = article.details
    source = [
        ", ".join(part for part in (details.author, details.outlet) if part),
        f"“{details.title}”" if details.title else "",
        spoken_date(details.date) if details.date else "no date",
        details.url,
        f"{article.source}, characters {span.start} to {span.end}",
    ]
    return f"“{span.of(article.text)}”\n— {'; '.join(part for part in source if part)}\n"

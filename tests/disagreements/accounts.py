"""Short accounts, made into briefs."""

from pathlib import Path

from briefreader.articles.article import Article, Brief, Details
from briefreader.articles.segments import find_blocks
from briefreader.articles.sentences import find_sentences

DAY = "2031-05-03"  # a Saturday


def article(text: str, article_id: str = "one", date: str = DAY, language: str = "en") -> Article:
    """An article of that text."""
    blocks = find_blocks(text)
    sentences = find_sentences(text, blocks, language)
    return Article(
        article_id,
        text,
        text,
        "0" * 16,
        f"{article_id}.txt",
        None,
        Details(date=date, language=language),
        blocks,
        sentences,
    )


def brief(*texts: str, date: str = DAY, language: str = "en") -> Brief:
    """The texts as articles "a", "b", ... of one brief."""
    return Brief("test", Path(), tuple(article(t, chr(97 + i), date, language) for i, t in enumerate(texts)))

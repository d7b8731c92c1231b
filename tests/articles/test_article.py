"""What an article is called, and where its sentences stand."""

from dataclasses import replace

import pytest

from briefreader.articles.article import Article, Details
from briefreader.articles.span import Role, Segment

ARTICLE = Article(
    "a",
    "One. Two.",
    "One. Two.",
    "0" * 16,
    "seeds/a.txt",
    None,
    Details(),
    (Segment(0, 9, Role.PARAGRAPH, 0),),
    (Segment(0, 4, Role.SENTENCE, 0), Segment(5, 9, Role.SENTENCE, 0)),
)


@pytest.mark.parametrize(
    ("article_id", "name"),
    [
        ("flood/morning", "morning"),
        ("007_0a1b2c3d4e5f6071", "007_0a1b2c3d"),
        ("deadbeefdeadbeef", "deadbeefdeadbeef"),  # a word of hex letters alone is no hash
        ("report-20240312093000", "report-20240312093000"),  # nor is a time of day
    ],
)
def test_a_file_named_after_a_hash_goes_by_its_first_digits(article_id: str, name: str) -> None:
    assert replace(ARTICLE, id=article_id).name == name


def test_outlet_then_author_give_the_name() -> None:
    assert replace(ARTICLE, details=Details(author="Ines Marlow")).name == "Ines Marlow"
    assert replace(ARTICLE, details=Details(author="Ines Marlow", outlet="The Post")).name == "The Post"


def test_a_blank_belongs_to_the_sentence_before_it() -> None:
    assert [ARTICLE.sentence_at(offset) for offset in range(10)] == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]

"""Choosing and ordering articles: all stay there, one stays shown, and the cursor never stands on a hidden one."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.articles.loading import load_brief
from briefreader.desk.arranging import ArticleOrder, facts_of, hide_or_show, move_article, order_articles
from briefreader.desk.session import Session

NAMES = ("ash", "birch", "cedar", "elm")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four articles, two of them with a date."""
    folder: Path = tmp_path_factory.mktemp("project")
    (folder / "seeds").mkdir()
    for at, name in enumerate(NAMES):
        (folder / "seeds" / f"{name}.txt").write_text(f"Of {name}\n\nThe {name} stood by the road.\n", encoding="utf-8")
        if at % 2 == 0:
            (folder / "seeds" / f"{name}.meta.toml").write_text(f'date = "2031-05-0{9 - at}"\n', encoding="utf-8")
    return folder


STEPS = st.lists(st.tuples(st.sampled_from(["hide", "up", "down", *ArticleOrder]), st.sampled_from(NAMES)), max_size=20)


@given(steps=STEPS)
def test_nothing_that_is_done_loses_an_article_or_hides_the_last_one(
    root: Path, steps: list[tuple[str | ArticleOrder, str]]
) -> None:
    session = Session(load_brief(cwd=root))
    for step, article in steps:
        if isinstance(step, ArticleOrder):
            order_articles(session, step)
        elif step == "hide":
            hide_or_show(session, article)
        else:
            move_article(session, article, 1 if step == "down" else -1)
        assert sorted(session.order) == list(NAMES)
        assert session.shown_order
        assert session.current not in session.hidden


def test_the_last_article_shown_says_that_it_must_stay(root: Path) -> None:
    session = Session(load_brief(cwd=root))
    assert [bool(hide_or_show(session, name)) for name in NAMES] == [False, False, False, True]
    assert session.shown_order == ["elm"]


def test_by_date_those_without_one_come_last(root: Path) -> None:
    session = Session(load_brief(cwd=root))
    order_articles(session, ArticleOrder.DATE)
    assert session.order == ["cedar", "ash", "birch", "elm"]
    order_articles(session, ArticleOrder.LOADED)
    assert session.order == list(NAMES)


def test_an_article_stops_at_either_end(root: Path) -> None:
    session = Session(load_brief(cwd=root))
    assert not move_article(session, "ash", -1)
    assert move_article(session, "ash", 1)
    assert session.order == ["birch", "ash", "cedar", "elm"]


def test_words_are_counted_without_their_punctuation(root: Path) -> None:
    facts = facts_of(load_brief(cwd=root).article("ash"))
    assert (facts.words, facts.sentences) == (8, 2)

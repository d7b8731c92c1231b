"""Many articles: order, progress, cancellation, furniture."""

import gc
from dataclasses import replace
from pathlib import Path

import pytest

from briefreader.articles.article import Article, Brief
from briefreader.articles.loading import load_brief
from briefreader.articles.span import Role
from briefreader.matching.alignment import Match
from briefreader.matching.compare import Progress, compare

TEXTS = {
    "one": (
        "Velmora shuts its lighthouse\n\nThe council of Velmora voted on Monday to shut the old lighthouse. "
        "Divers had asked for the lamp to be kept.\n\n"
        "The tower costs the town 40,000 crowns a year, the treasurer said.\n"
    ),
    "two": (
        "End of a lamp\n\nOn Monday the old lighthouse was shut by a vote of the Velmora council.\n\n"
        "The treasurer put the cost of the tower at 40,000 crowns a year.\n"
    ),
    "three": (
        "Lighthouse to close\n\nThe council of Velmora voted on Monday to shut the old lighthouse. "
        "The reef will be dark for the first time since the smugglers' days.\n"
    ),
    "four": "Rye bread wins\n\nA bakery in Ostrel won the prize for the best rye bread of the hills.\n",
}


@pytest.fixture
def brief(tmp_path: Path) -> Brief:
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    return load_brief([tmp_path / f"{name}.txt" for name in TEXTS])


def test_matches_come_in_the_order_of_articles_and_places(brief: Brief) -> None:
    place = {article.id: i for i, article in enumerate(brief.articles)}
    matches = compare(brief).matches
    keys = [(place[m.a_article], place[m.b_article], m.alignment.a, m.alignment.b) for m in matches]
    assert len(matches) >= 4
    assert keys == sorted(keys)
    assert all(i < j for i, j, _, _ in keys)
    assert not any("four" in (m.a_article + m.b_article) for m in matches)


def test_progress_hands_over_every_match_once_and_ends_at_the_total(brief: Brief) -> None:
    steps: list[Progress] = []
    matches = compare(brief, steps.append).matches
    found: list[Match] = [m for step in steps for m in step.found]
    assert len(found) == len(matches)
    assert set(found) == set(matches)
    assert [s.done for s in steps] == sorted(s.done for s in steps)
    assert (steps[-1].done, steps[-1].total) == (6, 6)


def test_an_error_raised_by_progress_stops_the_work(brief: Brief) -> None:
    class EnoughError(Exception):
        pass

    calls = 0

    def stop(_step: Progress) -> None:
        nonlocal calls
        calls += 1
        raise EnoughError

    with pytest.raises(EnoughError):
        compare(brief, stop)
    assert calls == 1


def test_comparing_twice_gives_the_same(brief: Brief) -> None:
    assert compare(brief) == compare(brief)


def test_furniture_is_left_out(brief: Brief) -> None:
    def without_story(article: Article) -> Article:
        return replace(article, blocks=tuple(b._replace(role=Role.FURNITURE) for b in article.blocks))

    hidden = replace(brief, articles=(without_story(brief.articles[0]), *brief.articles[1:]))
    assert any("one" in m.a_article for m in compare(brief).matches)
    assert not any("one" in m.a_article for m in compare(hidden).matches)


def test_a_brief_of_one_or_no_article_has_no_matches(brief: Brief) -> None:
    assert compare(replace(brief, articles=brief.articles[:1])).matches == ()
    assert compare(replace(brief, articles=())).matches == ()


COPY = (
    "Tide Warden Sees Gold\n\n{byline}\n\nDivers off Velmora raised a chest of crowns from the wreck of a ferry that "
    "sank two centuries ago. The tide warden, who guards the reef, said that the chest was still locked when it came "
    "up.\n\n{date}\n\nThe town council wants the crowns for its chapel, while the divers want a third of them for the "
    "boats that they lost to the reef. A judge in Ostrel will hear both sides before the herring come.\n"
)


def furnish(article: Article, *beginnings: str) -> Article:
    blocks = tuple(
        b._replace(role=Role.FURNITURE) if b.span.of(article.text).startswith(beginnings) else b for b in article.blocks
    )
    return replace(article, blocks=blocks)


def test_no_match_runs_into_furniture_or_across_it(tmp_path: Path) -> None:
    byline, date = "By Mira Sandoz in Velmora", "Published on 3 March 2031 at 9 in the morning"
    first = COPY.format(byline=byline, date=date)
    second = first.replace("still locked", "locked").replace("a third", "half")
    for name, text in (("first", first), ("second", second)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    loaded = load_brief([tmp_path / "first.txt", tmp_path / "second.txt"])
    hidden = replace(loaded, articles=tuple(furnish(x, byline, date, "Tide Warden") for x in loaded.articles))
    matches = compare(hidden).matches
    assert sum(m.a.span.length for m in matches) > 0.7 * len(first)
    for m in matches:
        for passage in (m.a, m.b):
            article = hidden.article(passage.article)
            furniture = [b.span for b in article.blocks if b.role is Role.FURNITURE]
            assert len(furniture) == 3
            assert not any(span.overlaps(passage.span) for span in furniture)


def test_the_collector_is_left_as_it_was_found(brief: Brief) -> None:
    class StopError(Exception):
        pass

    def stop(_: Progress) -> None:
        raise StopError

    with pytest.raises(StopError):
        compare(brief, stop)
    assert gc.isenabled()
    gc.disable()
    try:
        compare(brief)
        assert not gc.isenabled()
    finally:
        gc.enable()

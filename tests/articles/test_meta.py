"""The details that a person states: they win, and saving leaves every other byte of the file alone."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefreader.articles.article import Article, Details
from briefreader.articles.loading import load_article
from briefreader.articles.meta import load_meta, save_meta
from briefreader.errors import ArticleError

TEXT = (
    "Harbour wall to be rebuilt\n\nBy Ada Orr\n\nThe council agreed that the wall would be rebuilt before the winter.\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of an article."""
    file = tmp_path / "wall.txt"
    file.write_text(TEXT)
    return file


def load(path: Path) -> Article:
    """The article of that file, which must open without a word."""
    article, notices = load_article(path, path.parent)
    assert notices == ()
    return article


def test_what_the_meta_file_states_wins_even_when_it_is_empty(path: Path) -> None:
    meta = path.with_name("wall.meta.toml")
    meta.write_text('outlet = "The Tide"\nauthor = ""\ndate = 2031-05-03\nunknown = 1\n')
    found = load(path).details
    assert (found.outlet, found.author, found.date, found.title) == (
        "The Tide", "", "2031-05-03", "Harbour wall to be rebuilt",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('outlet = "The Tide"\ntitle = oops\n', "line 2"),
        ("outlet = 5\n", "outlet must be text"),
        ('date = "soon"\n', "date must be a day"),
        ('url = "javascript:alert(1)"\n', "url must be an address"),
        ('language = "a b"\n', "language must be a tag"),
        ("\x00", "not TOML"),
    ],
)
def test_a_broken_meta_file_is_told_and_the_article_opens(path: Path, content: str, said: str) -> None:
    path.with_name("wall.meta.toml").write_text(content)
    article, notices = load_article(path, path.parent)
    assert article.details.author == "Ada Orr"
    assert said in notices[0].message
    assert "wall.meta.toml" in notices[0].message


def test_saving_changes_only_the_key_that_changed(path: Path) -> None:
    meta = path.with_name("wall.meta.toml")
    before = '# mine\r\noutlet  =  "Old" # was bought\r\nkey = [1,\r\n 2]\r\n\r\n[more]\r\nauthor = "x"\r\n'
    meta.write_bytes(before.encode())
    meta.chmod(0o640)
    article = load(path)
    saved = save_meta(article, replace(article.details, outlet='The "Tide"'))
    assert meta.read_bytes().decode() == before.replace('"Old"', '"The \\"Tide\\""')
    assert saved.details.outlet == 'The "Tide"' == load(path).details.outlet
    assert meta.stat().st_mode & 0o777 == 0o640
    again = save_meta(saved, replace(saved.details, author="Bo Lind"))
    assert '\r\n 2]\r\nauthor = "Bo Lind"\r\n\r\n[more]' in meta.read_bytes().decode()
    assert load(path).details == again.details


def test_saving_nothing_writes_nothing(path: Path) -> None:
    article = load(path)
    assert save_meta(article, article.details) is article
    assert [file.name for file in path.parent.iterdir()] == ["wall.txt"]


def test_a_broken_file_is_not_written_over(path: Path) -> None:
    article = load(path)
    meta = path.with_name("wall.meta.toml")
    meta.write_text("oops")
    with pytest.raises(ArticleError, match="line 1"):
        save_meta(article, replace(article.details, outlet="The Tide"))
    assert meta.read_text() == "oops"


def test_an_article_that_cannot_be_tagged_cannot_be_described_either(path: Path) -> None:
    article = replace(load(path), read_only="This is only a look.")
    with pytest.raises(ArticleError, match="only a look"):
        save_meta(article, replace(article.details, outlet="The Tide"))


def test_a_value_that_cannot_be_used_is_refused_before_anything_is_written(path: Path) -> None:
    article = load(path)
    for key, value in {"date": "soon", "url": "ftp://x", "language": "?"}.items():
        with pytest.raises(ArticleError, match=key):
            save_meta(article, replace(article.details, **{key: value}))
    assert not path.with_name("wall.meta.toml").exists()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["", "# c\n", 'title = """a\nb"""\n', "a.b = 1\n[t]\ntitle = 'x'\n", "'title' = 'q' # k", "x = 1"]),
    st.builds(Details, title=st.text(max_size=20), outlet=st.text(max_size=20), author=st.text(max_size=20)),
)
def test_what_is_saved_is_what_is_loaded_and_other_keys_stay(path: Path, before: str, details: Details) -> None:
    meta = path.with_name("wall.meta.toml")
    meta.write_text(before)
    article, _ = load_article(path, path.parent)
    kept = {key: value for key, value in tomllib.loads(before).items() if key not in ("title", "outlet", "author")}
    saved = save_meta(article, replace(details, language=article.details.language))
    assert load_meta(path, article.details)[0] == saved.details
    table = tomllib.loads(meta.read_text())
    assert {key: table[key] for key in kept} == kept

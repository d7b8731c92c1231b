"""Files become a brief; nothing that lies in a folder can stop the rest from opening."""

import io
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefreader.articles.article import Severity
from briefreader.articles.loading import find_briefs, find_root, load_article, load_brief
from briefreader.articles.span import Role
from briefreader.errors import ArticleError, BriefreaderError

WALL = "Harbour wall to be rebuilt\n\nThe council agreed on Monday that the wall would be rebuilt before the winter.\n"
SHIPS = "Ships wait for stone\n\nThe ships that are to bring the stone from the north still wait for the ice to go.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with two articles and much that is none."""
    seeds = tmp_path / "seeds"
    (seeds / "originals").mkdir(parents=True)
    for name, text in {
        "a10.txt": SHIPS, "a9.md": WALL, "README.md": "Read me.", "_draft.txt": "A draft.", ".hidden.txt": "Hidden.",
        "a9.meta.toml": "", "originals/a9.txt": "The page as it came.", "picture.png": "no picture",
    }.items():  # fmt: skip
        (seeds / name).write_text(text)
    return tmp_path


def test_without_paths_seeds_is_the_brief_in_the_order_people_sort(root: Path) -> None:
    brief = load_brief(cwd=root)
    assert [article.id for article in brief.articles] == ["a9", "a10"]
    assert [article.source for article in brief.articles] == ["seeds/a9.md", "seeds/a10.txt"]
    assert (brief.root, brief.name, brief.notices) == (root, "seeds", ())
    assert not any(article.read_only for article in brief.articles)


@pytest.mark.parametrize(
    "paths",
    [
        ["seeds"],
        ["seeds/*"],
        ["seeds/a*.txt", "seeds/a9.md"],
        ["seeds/**/*.md", "seeds/a10.txt"],
        ["seeds/a[19]*"],
        ["seeds/a10.txt", "seeds", "seeds/../seeds/a9.md"],
    ],
)
def test_files_folders_and_patterns_open_each_article_once(root: Path, paths: list[str]) -> None:
    brief = load_brief(paths, cwd=root)
    assert sorted(article.id for article in brief.articles) == ["a10", "a9"]
    assert brief.notices == ()


def test_what_a_shell_expands_is_passed_over_as_a_folder_would(root: Path) -> None:
    brief = load_brief(sorted((root / "seeds").iterdir())[:-1], cwd=root)
    assert sorted(article.id for article in brief.articles) == ["a10", "a9"]


def test_a_single_path_is_taken_at_its_word(root: Path) -> None:
    assert [a.id for a in load_brief(["seeds/_draft.txt"], cwd=root).articles] == ["_draft"]


def test_the_root_is_found_upwards_from_the_first_path(root: Path, tmp_path: Path) -> None:
    deep = root / "seeds" / "event"
    deep.mkdir()
    assert find_root([deep / "x.txt"], tmp_path) == root
    assert find_root(["-", "seeds/event/*.txt"], root) == root
    assert find_root([], deep) == root
    (deep / "briefreader.toml").write_text("")
    assert find_root([deep], tmp_path) == deep


def test_subfolders_of_seeds_are_briefs_to_choose_from(root: Path) -> None:
    for name in ("event10", "event9", "empty"):
        (root / "seeds" / name).mkdir()
    (root / "seeds/event10/x.txt").write_text(WALL + "10")
    (root / "seeds/event9/x.txt").write_text(WALL + "9")
    assert [brief.name for brief in find_briefs(root)] == ["seeds", "event9", "event10"]
    with pytest.raises(ArticleError, match=r"several briefs.*event9"):
        load_brief(cwd=root)
    brief = load_brief(["seeds/event9"], cwd=root)
    assert ([a.id for a in brief.articles], brief.name) == (["event9/x"], "event9")


def test_a_file_outside_the_root_opens_but_cannot_be_tagged(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other") / "x.txt"
    other.write_text(WALL + "More.")
    brief = load_brief(["seeds/a10.txt", other], cwd=root)
    assert "outside the project folder" in brief.articles[1].read_only


def test_standard_input_is_an_article_that_cannot_be_tagged(root: Path) -> None:
    brief = load_brief(["-", "seeds/a9.md"], cwd=root, stdin=io.BytesIO(SHIPS.encode()))
    assert [article.id for article in brief.articles] == ["stdin", "a9"]
    assert brief.articles[0].path is None
    assert "standard input" in brief.articles[0].read_only


def messages(root: Path) -> str:
    """What is said while the root's seeds are loaded, every message an error that leaves the two articles open."""
    brief = load_brief(cwd=root)
    assert [article.id for article in brief.articles] == ["a9", "a10"]
    assert all(notice.severity is Severity.ERROR for notice in brief.notices)
    return "\n".join(notice.message for notice in brief.notices)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.txt", b"\x89PNG\x00\x01", "is binary"),
        ("x.txt", b"%PDF-1.7 text", "is binary"),
        ("x.txt", b"", "is empty"),
        ("x.txt", b"\xef\xbb\xbf \n\t", "is empty"),
        ("x.html", b"<p>wall</p>", "web page"),
        ("x.pdf", b"%PDF", "a PDF"),
        ("z.txt", WALL.replace("\n", "\r\n").encode(), "same text as seeds/a9.md"),
        ("a9.txt", b"Another text.", "same id as"),
    ],
)
def test_a_file_that_cannot_be_an_article_is_named_and_the_rest_opens(
    root: Path, name: str, content: bytes, said: str
) -> None:
    (root / "seeds" / name).write_bytes(content)
    if name == "a9.txt":  # in natural order a9.md comes first
        assert "a9.txt would have the same id as seeds/a9.md" in messages(root)
    else:
        assert said in messages(root)


def test_a_file_over_20_mb_is_refused_unread(root: Path) -> None:
    with open(root / "seeds/x.txt", "wb") as file:  # noqa: PTH123
        file.truncate(20_000_001)
    assert "over 20 MB" in messages(root)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_loops_and_folders_with_an_articles_name_neither_block_nor_crash(root: Path) -> None:
    seeds = root / "seeds"
    os.mkfifo(seeds / "pipe.txt")
    (seeds / "loop.txt").symlink_to(seeds / "loop.txt")
    (seeds / "gone.txt").symlink_to(seeds / "nowhere.txt")
    inner = seeds / "a9.txt"
    inner.mkdir()
    (inner / "up").symlink_to(seeds)
    (seeds / "same").symlink_to(seeds)
    brief = load_brief(["seeds"], cwd=root)
    assert [article.id for article in brief.articles] == ["a9", "a10"]
    said = "\n".join(notice.message for notice in brief.notices)
    assert "pipe.txt is not a regular file" in said
    assert "loop.txt cannot be read" in said
    assert "gone.txt is not there" in said


def test_names_that_are_no_utf8_or_hold_controls_open_read_only_and_are_said_safely(root: Path) -> None:
    folder = os.fsencode(root / "seeds")
    try:
        for name in (b"b\xff.txt", b"c\x1b[31m.txt", b"d\xff\x1b.txt"):
            with open(os.path.join(folder, name), "wb") as file:  # noqa: PTH118, PTH123
                file.write(b"" if name.startswith(b"d") else SHIPS.encode() + name[:1])
    except OSError:
        pytest.skip("this file system refuses such names")
    brief = load_brief(cwd=root)
    assert [bool(article.read_only) for article in brief.articles] == [False, False, True, True]
    for words in [
        *(n.message + n.path for n in brief.notices),
        *(a.id + a.source + a.details.title for a in brief.articles),
    ]:
        assert words.encode("utf-8").isascii() or "\x1b" not in words
        assert "\x1b" not in words


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_named(root: Path) -> None:
    (root / "seeds/x.txt").write_text(SHIPS + "x")
    (root / "seeds/x.txt").chmod(0)
    assert "may not be read" in messages(root)


@pytest.mark.parametrize(
    ("content", "text", "said"),
    [
        (b"\xef\xbb\xbfWall\r\nand sea\rand ships\n", "Wall\r\nand sea\rand ships\n", ""),
        ("Wall\n".encode("utf-16"), "Wall\n", "read as UTF-16"),
        ("Mauern und Häfen, größer und höher für die Schiffe der Küste. ".encode("cp1252") * 5, None, "is not UTF-8"),
        ("Häfen prüfen — größer".encode() + b"\xff.", "Häfen prüfen — größer\ufffd.", "damaged"),
    ],
)  # fmt: skip
def test_encodings_are_told_and_newlines_kept(root: Path, content: bytes, text: str | None, said: str) -> None:
    path = root / "seeds/x.txt"
    path.write_bytes(content)
    article, notices = load_article(path, root)
    if text is not None:
        assert article.text == text
    else:
        assert "Häfen, größer" in article.text
    assert said in "".join(notice.message for notice in notices)
    assert bool(said) == bool(notices)
    assert len(article.shown) == len(article.text)


def test_nothing_to_open_is_one_sentence_that_says_what_to_do(tmp_path: Path) -> None:
    for paths in ([], ["nowhere.txt"], ["*.txt"], [tmp_path], ["a", "b"], ["[z-a]*"], ["\x00"]):
        with pytest.raises(ArticleError) as caught:
            load_brief(paths, cwd=tmp_path)
        assert str(caught.value).rstrip(")").endswith(".")
        assert "\x00" not in str(caught.value)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
)
def test_random_bytes_become_an_article_or_an_error_of_ours(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(content)
    try:
        article, notices = load_article(path, tmp_path)
    except BriefreaderError:
        return  # anything else fails the test
    assert article.text.strip()
    assert len(article.shown) == len(article.text)
    covered = {index for s in article.sentences for index in range(s.start, s.end)}
    assert all(char.isspace() or index in covered for index, char in enumerate(article.text))
    assert all("\x1b" not in notice.message for notice in notices)


def test_the_first_headline_is_story_in_every_line_end(root: Path) -> None:
    text = "Harbour wall to be rebuilt\nHarbour wall to be rebuilt\n\n" + SHIPS
    for end in ("\n", "\r\n", "\r"):
        path = root / "seeds/x.txt"
        path.write_bytes(text.replace("\n", end).encode())
        article, _ = load_article(path, root)
        assert [block.role for block in article.blocks][:2] == [Role.HEADING, Role.FURNITURE]
        assert article.details.title == "Harbour wall to be rebuilt"


def test_the_shared_sample_opens_whole_and_quietly() -> None:
    sample = Path(__file__).parents[2] / ".." / "shared" / "seeds"
    if not sample.is_dir():
        pytest.skip("the shared sample lies beside the checkout only where the project is developed")
    brief = load_brief([sample])
    assert brief.notices == ()
    assert brief.articles
    assert all(article.details.language == "en" for article in brief.articles)


def test_a_file_takes_the_place_of_the_same_text_from_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    text = "The ferry sank at noon.\n\nNobody was on board."
    (tmp_path / "seeds" / "ferry.txt").write_text(text, encoding="utf-8")
    brief = load_brief(["-", tmp_path / "seeds"], cwd=tmp_path, stdin=io.BytesIO(text.encode()))
    assert [(article.id, article.read_only) for article in brief.articles] == [("ferry", "")]
    assert brief.notices == ()


def test_plain_loading_gives_the_same_texts_under_the_same_ids(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    for name in ("b", "a10", "a9"):
        (tmp_path / "seeds" / f"{name}.txt").write_bytes(f"Head {name}\r\n\r\n  A first. A second.\rThird\n".encode())
    plain, whole = load_brief(cwd=tmp_path, plain=True), load_brief(cwd=tmp_path)
    assert [(a.id, a.text, a.shown, a.hash) for a in plain.articles] == [
        (a.id, a.text, a.shown, a.hash) for a in whole.articles
    ]
    for article in plain.articles:
        covered = {i for s in article.sentences for i in range(s.start, s.end)}
        assert all(c.isspace() or i in covered for i, c in enumerate(article.text))

"""Hostile, broken and half-merged files: reported with file and line, used as far as they can be, never overwritten."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefreader.annotations.claims import Claim, ClaimEdit
from briefreader.annotations.document import read_block
from briefreader.annotations.store import Store
from briefreader.annotations.toml_text import plain_keys, split_at_headers
from briefreader.articles.article import Article
from briefreader.errors import AnnotationError

MakeArticle = Callable[..., Article]
MakeClaim = Callable[..., Claim]

FILE = "annotations/ines/day-one/harbour.toml"
GOOD = (
    '[claim.{id}]\ntags = ["verified"]\nquote = "{quote}"\nprefix = ""\nsuffix = ""\n'
    'start = {start}\nend = {end}\ntext = ""\n'
)


def table(claim_id: str, quote: str = "noon", start: int = 10) -> str:
    return GOOD.format(id=claim_id, quote=quote, start=start, end=start + len(quote))


A, B, C = (table(f"{name}" * 12, start=start) for name, start in (("a", 10), ("b", 20), ("c", 30)))
HEAD = 'format = 1\n\n[article]\nsource = "seeds/x.txt"\n\n'


def write(store: Store, content: str | bytes) -> Path:
    path = store.folder / "ines" / "day-one" / "harbour.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def ids(store: Store) -> list[str]:
    return [claim.id[0] for claim in store.load("ines", "day-one/harbour").ledger.claims]


@pytest.mark.parametrize(
    ("broken", "line", "words"),
    [
        ("[claim.bbbbbbbbbbbb]\nquote = \n", 2, "not TOML"),
        ("[claim.bbbbbbbbbbbb]\nquote = 'open\nstart = 1\n", 1, "not TOML"),
        ("[claim.bbbbbbbbbbbb\nquote = 'x'\n", 1, "not TOML"),
        (B.replace('"noon"', "7"), 1, "quote must be a string, not a number"),
        (B.replace("start = 20", "start = -20"), 1, "start must be a place in the text"),
        (B.replace("start = 20", "start = true"), 1, "start must be a whole number, not true or false"),
        (B.replace("end = 24", "end = 2"), 1, "end (2) stands before start (20)"),
        (B.replace("end = 24\n", ""), 1, "end is missing"),
        (B.replace('["verified"]', '"verified"'), 1, "tags must be a list of strings, not a string"),
        (B.replace('["verified"]', "[1]"), 1, "tags must be a list of strings"),
        (B.replace('quote = "noon"', 'quote = ""'), 1, "quote is empty"),
        (B.replace("start = 20", f"start = {'9' * 5000}"), 1, ""),
        (B + "deep = " + "[" * 3000 + "]" * 3000 + "\n", 1, ""),
        (B + "x" + ".x" * 50_000 + " = 1\n", 1, "too many dots"),
        (table("a" * 12, "again", 25), 1, "a claim with this id stands above already"),
        ("[claim.bbbbbbbbbbbb.link.aa0001]\nrelation = 'repeats'\n", 1, "no table [claim.bbbbbbbbbbbb]"),
        ("[claim]\nbbbbbbbbbbbb = { quote = 'x' }\n", 1, "each claim must be a table of its own"),
    ],
)
def test_a_broken_table_is_reported_with_its_line_and_the_rest_is_used_and_saved(
    store: Store, article: Article, make_claim: MakeClaim, broken: str, line: int, words: str
) -> None:
    path = write(store, HEAD + A + "\n" + broken + "\n" + C)
    loaded = store.load("ines", article.id)
    assert [claim.id[0] for claim in loaded.ledger.claims] == ["a", "c"]
    (problem,) = loaded.problems
    assert (problem.file, problem.line) == (FILE, (HEAD + A).count("\n") + 1 + line)
    assert words in problem.message
    first = loaded.ledger.claims[0]
    new = make_claim(article, "two hours", "disputed")
    edits = [
        ClaimEdit("ines", article.id, first.id, first, first.with_tag_toggled("disputed")),
        ClaimEdit("ines", article.id, "c" * 12, loaded.ledger.claims[1], None),
        ClaimEdit("ines", article.id, new.id, None, new),
    ]
    saved = store.save(article, edits)
    assert {claim.id for claim in saved.ledger.claims} == {first.id, new.id}
    assert broken.strip() in path.read_text(encoding="utf-8")


def test_a_broken_claim_of_the_same_id_is_not_overwritten_by_ours(
    store: Store, article: Article, make_claim: MakeClaim
) -> None:
    claim = make_claim(article, "noon", "verified")
    broken = f"[claim.{claim.id}]\nquote = \n"
    path = write(store, HEAD + broken)
    assert claim.id in store.load("ines", article.id).taken
    saved = store.save(article, [ClaimEdit("ines", article.id, claim.id, None, claim)])
    (kept,) = saved.ledger.claims
    assert kept.selector == claim.selector
    assert kept.id == saved.clashes[0].kept_as != claim.id
    assert broken in path.read_text(encoding="utf-8")


def test_tags_that_exclude_each_other_are_kept_and_reported(store: Store, article: Article) -> None:
    path = write(store, HEAD + A.replace('["verified"]', '["verified", "disputed"]'))
    loaded = store.load("ines", article.id)
    assert loaded.ledger.claims[0].tags == ("verified", "disputed")
    assert "exclude each other" in loaded.problems[0].message
    before = path.read_bytes()
    claim = loaded.ledger.claims[0]
    noted = replace(claim, note="Both?")
    store.save(article, [ClaimEdit("ines", article.id, claim.id, claim, noted)])
    store.save(article, [ClaimEdit("ines", article.id, claim.id, noted, claim)])
    assert path.read_bytes() == before


def test_a_string_that_is_never_closed_does_not_swallow_the_tables_below(store: Store, article: Article) -> None:
    path = write(store, HEAD + A + 'note = """open\n\n' + B + "\n" + C + 'note = """\nclosed\n"""\n')
    assert ids(store) == ["b", "c"]
    assert len(store.load("ines", article.id).problems) == 1
    claim = store.load("ines", article.id).ledger.claims[0]
    store.save(article, [ClaimEdit("ines", article.id, claim.id, claim, claim.with_tag_toggled("disputed"))])
    assert A + 'note = """open\n' in path.read_text(encoding="utf-8")


CUT = B.index("quote")
CONFLICT = "<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> other branch\n"


@pytest.mark.parametrize(
    ("content", "usable"),
    [
        (A + "\n" + CONFLICT.format(ours=B, theirs=C) + "\n" + table("d" * 12, start=40), ["a", "d"]),
        (A + "\n" + CONFLICT.format(ours=B + "\n" + C, theirs=""), ["a"]),
        (A + CONFLICT.format(ours='note = "one"\n', theirs='note = "two"\n') + "\n" + B, ["b"]),
        (
            A + "\n" + CONFLICT.format(ours=B[:CUT], theirs=C[:CUT]) + B[CUT:] + "\n" + table("d" * 12, start=40),
            ["a", "d"],
        ),
    ],
)
def test_conflict_markers_are_fenced_in_reported_and_left_alone(
    store: Store, article: Article, make_claim: MakeClaim, content: str, usable: list[str]
) -> None:
    path = write(store, HEAD + content)
    assert ids(store) == usable
    problems = store.load("ines", article.id).problems
    assert ["conflict" in problem.message for problem in problems] == [True]
    new = make_claim(article, "two hours", "verified")
    start = content.index("<<<<<<<")
    conflict = content[start : content.index("other branch") + 12]
    store.save(article, [ClaimEdit("ines", article.id, new.id, None, new)])
    assert conflict in path.read_text(encoding="utf-8")
    assert new.id[0] in ids(store)


def test_markers_that_a_reader_wrote_into_a_note_are_a_note(store: Store, article: Article) -> None:
    said = 'note = """\n<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> other\n"""\n'
    write(store, HEAD + A + said + "\n" + B)
    assert ids(store) == ["a", "b"]
    assert "note holds a conflict" in store.load("ines", article.id).problems[0].message


@pytest.mark.parametrize("stated", ["2", "999", '"1"', "0", "true", "[1]"])
def test_a_file_of_a_newer_or_unknown_format_is_only_read(
    store: Store, article: Article, make_claim: MakeClaim, stated: str
) -> None:
    path = write(store, HEAD.replace("format = 1", f"format = {stated}") + A)
    before = path.read_bytes()
    loaded = store.load("ines", article.id)
    assert "read-only" in loaded.read_only
    assert [claim.id[0] for claim in loaded.ledger.claims] == ["a"]
    claim = make_claim(article, "two hours", "verified")
    with pytest.raises(AnnotationError, match="read-only"):
        store.save(article, [ClaimEdit("ines", article.id, claim.id, None, claim)])
    assert path.read_bytes() == before


def test_a_file_that_is_not_utf8_is_reported_and_never_written(
    store: Store, article: Article, make_claim: MakeClaim
) -> None:
    path = write(store, HEAD.encode() + b'[claim.x]\nnote = "\xff"\n')
    loaded = store.load("ines", article.id)
    assert "not UTF-8" in loaded.read_only
    assert (loaded.problems[0].line, loaded.ledger.claims) == (7, ())
    claim = make_claim(article, "noon", "verified")
    before = path.read_bytes()
    with pytest.raises(AnnotationError, match="not overwritten"):
        store.save(article, [ClaimEdit("ines", article.id, claim.id, None, claim)])
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff", "\ufeff" + HEAD + A, HEAD + A.rstrip("\n")])
def test_odd_but_harmless_beginnings_and_ends_are_read_and_written(
    store: Store, article: Article, make_claim: MakeClaim, content: str
) -> None:
    path = write(store, content)
    before = store.load("ines", article.id)
    assert before.problems == ()
    claim = make_claim(article, "two hours", "verified")
    saved = store.save(article, [ClaimEdit("ines", article.id, claim.id, None, claim)])
    assert set(saved.ledger.claims) == {*before.ledger.claims, claim}
    tomllib.loads(path.read_text(encoding="utf-8").removeprefix("\ufeff"))


SNIPPETS = st.sampled_from([
    A, B, C, HEAD, "[claim.", "]\n", "[[claim]]\n", '"""', "'''", '"', "'", "#", "<<<<<<< HEAD\n", "=======\n",
    ">>>>>>> x\n", "\r\n", "\r", "\0", "\ufeff", "[" * 50, "{" * 50, "a.b.c = 1\n", "format = 2\n", "x = \\\n",
    "[claim.aaaaaaaaaaaa.link.aa0001]\n", "relation = 'repeats'\narticle = 'x'\nquote = 'q'\nstart = 1\nend = 2\n",
])  # fmt: skip
HOSTILE = st.one_of(
    st.binary(), st.lists(st.one_of(SNIPPETS, st.text(max_size=9))).map(lambda p: "".join(p).encode("utf-8", "replace"))
)


@given(HOSTILE)
@example((HEAD + A + 'x = "' + "\\" * 99).encode())
@example(b'[claim.aaaaaaaaaaaa]\nnote = """' + b'"' * 99)
@example(b'format=1\n[article]\nsource=""')
def test_whatever_a_file_holds_is_reported_or_used_and_nothing_of_it_is_lost(
    tmp_path_factory: pytest.TempPathFactory, make_article: MakeArticle, make_claim: MakeClaim, content: bytes
) -> None:
    article = make_article("The boat left at noon and came back at two.")
    store = Store(tmp_path_factory.mktemp("hostile") / "annotations")
    path = write(store, content)
    loaded = store.load("ines", article.id)
    claim = make_claim(article, "came back", "verified")
    try:
        saved = store.save(article, [ClaimEdit("ines", article.id, claim.id, None, claim)])
    except AnnotationError:
        assert path.read_bytes() == content
        return
    written = path.read_bytes().decode("utf-8")
    assert {c.id: c for c in saved.ledger.claims}.items() >= {c.id: c for c in loaded.ledger.claims}.items()
    assert claim.selector in [c.selector for c in saved.ledger.claims]
    lines = [line.rstrip("\r") for line in written.split("\n")]
    for line in content.decode("utf-8").split("\n"):
        assert line.rstrip("\r") in lines or not line.strip("\ufeff\r\n \t")
    assert [p.name for p in store.folder.rglob("*") if p.is_file()] == ["harbour.toml"]


@given(st.lists(st.one_of(SNIPPETS, st.text())).map("".join))
def test_the_pieces_of_a_text_joined_are_the_text(text: str) -> None:
    assert "".join(split_at_headers(text)) == text


VALUES = st.one_of(
    st.text("ab\"\\ntr'#=[], \t\u00e9\r\n\x01", max_size=12).map(lambda s: f'"{s}"'),
    st.sampled_from(
        ["1", "01", "1_0", "-1", "[]", '["a", "b"]', '["a",]', "[1]", "true", '"""x"""', '"\\u0041"', "1.5"]
    ),
)


@given(st.lists(st.tuples(st.sampled_from(["tags", "quote", "a-b", "a.b", '"q"']), VALUES), max_size=4), st.booleans())
def test_the_short_way_of_reading_reads_as_tomllib_does(pairs: list[tuple[str, str]], is_crlf: bool) -> None:
    text = "[claim.a]\n" + "".join(f"{key} = {value}\n" for key, value in pairs)
    text = text.replace("\n", "\r\n") if is_crlf else text
    keys = plain_keys(text)
    if keys is not None:
        assert tomllib.loads(text)["claim"]["a"] == keys
    assert read_block(text).text == text

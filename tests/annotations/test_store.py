"""Saving: the file says what was judged, keeps what others wrote, and changes no byte that need not change."""

import os
import stat
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.annotations.claims import Claim, ClaimEdit, Ledger, Link, Relation, Selector, TagsEdit
from briefreader.annotations.selecting import select
from briefreader.annotations.store import SavedLedger, Store
from briefreader.articles.article import Article
from briefreader.articles.span import Span
from briefreader.errors import AnnotationError

MakeArticle = Callable[..., Article]
MakeClaim = Callable[..., Claim]

NOTE = 'First line.\r\n\n  """three""" \\ tabs\tand "quotes"\nlast "'


def added(claim: Claim, article: Article) -> ClaimEdit:
    return ClaimEdit("ines", article.id, claim.id, None, claim)


def changed(before: Claim, after: Claim | None, article: Article) -> ClaimEdit:
    return ClaimEdit("ines", article.id, before.id, before, after)


def file_of(store: Store, article: Article) -> Path:
    return store.folder / "ines" / f"{article.id}.toml"


def everything(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


@pytest.fixture
def claims(article: Article, make_claim: MakeClaim) -> list[Claim]:
    link = Link("8a01c2", Relation.CONTRADICTS, "day-two/ferry", select(article, Span(0, 7)))
    return [
        make_claim(article, "Osprey Quay", "verified"),
        replace(make_claim(article, "“the tide turned early”", "disputed", note=NOTE), links=(link,)),
        make_claim(article, "two hours", "ai-generated-source", evidence=("https://example.org/log?a=1&b=%22",)),
    ]


@pytest.fixture
def saved(store: Store, article: Article, claims: list[Claim]) -> SavedLedger:
    return store.save(article, [added(claim, article) for claim in claims])


def test_the_file_is_as_the_documentation_shows(store: Store, article: Article, claims: list[Claim]) -> None:
    noted = replace(claims[0], note="Seen from the pier.")
    store.save(article, [added(noted, article), TagsEdit("ines", article.id, (), ("ai-generated-source",))])
    assert file_of(store, article).read_text(encoding="utf-8") == (
        'format = 1\n\n[article]\nsource = "seeds/day-one/harbour.txt"\ntitle = "A ferry is late"\n'
        'tags = ["ai-generated-source"]\n\n'
        f'[claim.{noted.id}]\ntags = ["verified"]\nquote = "Osprey Quay"\n'
        'prefix = "erry is late\\n\\nThe Marigold left "\nsuffix = " at noon. The captain said “the "\n'
        f'start = 35\nend = 46\ntext = "{article.hash}"\nnote = "Seen from the pier."\n'
    )


def test_what_was_saved_is_loaded(store: Store, article: Article, claims: list[Claim], saved: SavedLedger) -> None:
    loaded = Store(store.folder).load("ines", article.id)
    assert loaded.ledger == saved.ledger
    assert {claim.id: claim for claim in loaded.ledger.claims} == {claim.id: claim for claim in claims}
    assert (loaded.problems, loaded.read_only, loaded.stamp) == ((), "", saved.stamp)
    tomllib.loads(file_of(store, article).read_text(encoding="utf-8"))


def test_a_second_save_of_the_same_writes_nothing(store: Store, article: Article, claims: list[Claim]) -> None:
    edits = [added(claim, article) for claim in claims]
    store.save(article, edits)
    before = file_of(store, article).stat()
    again = Store(store.folder).save(article, edits)
    after = file_of(store, article).stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)
    assert not again.clashes


@pytest.mark.usefixtures("saved")
def test_one_changed_tag_is_one_changed_line(store: Store, article: Article, claims: list[Claim]) -> None:
    before = file_of(store, article).read_bytes().split(b"\n")
    for claim in claims:
        retagged = claim.with_tag_toggled("disputed" if "verified" in claim.tags else "verified")
        store.save(article, [changed(claim, retagged, article)])
        after = file_of(store, article).read_bytes().split(b"\n")
        assert len(after) == len(before)
        assert sum(a != b for a, b in zip(before, after, strict=True)) == 1
        before = after


@pytest.mark.parametrize("which", [0, 1, 2])
@pytest.mark.usefixtures("saved")
def test_an_edit_taken_back_brings_back_every_byte(
    store: Store, article: Article, claims: list[Claim], which: int
) -> None:
    before = file_of(store, article).read_bytes()
    claim = claims[which]
    for after in (None, replace(claim, note="another\nnote"), replace(claim, links=(), tags=("mine",))):
        edit = changed(claim, after, article)
        store.save(article, [edit])
        assert file_of(store, article).read_bytes() != before
        Store(store.folder).save(article, [edit.inverse])
        assert file_of(store, article).read_bytes() == before


@pytest.mark.usefixtures("saved")
def test_comments_and_unknown_keys_survive_a_claim_that_goes_and_comes_back(
    store: Store, article: Article, claims: list[Claim]
) -> None:
    path = file_of(store, article)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(i for i, line in enumerate(lines) if line.startswith(f"[claim.{claims[1].id}]"))
    lines[at] = "# Ask the captain.\n" + lines[at] + 'mood = "unsure" # a key of our own\n'
    path.write_text("".join(lines) + "\n# The end.\n", encoding="utf-8")
    before = path.read_text(encoding="utf-8")
    reader = Store(store.folder)
    ledger = reader.load("ines", article.id).ledger
    edit = changed(claims[1], None, article)
    reader.save(article, [edit])
    without = path.read_text(encoding="utf-8")
    assert "# Ask the captain." in without
    assert "# a key of our own" in without
    assert "# The end." in without
    assert claims[1].id not in without
    assert reader.save(article, [edit.inverse]).ledger == ledger
    assert path.read_text(encoding="utf-8") == before


@pytest.mark.usefixtures("saved")
def test_other_keys_comments_and_order_survive_a_changed_note(
    store: Store, article: Article, claims: list[Claim]
) -> None:
    path = file_of(store, article)
    text = path.read_text(encoding="utf-8")
    text = text.replace('tags = ["verified"]', '# why\n"tags"  =  [ "verified" ]   # because\nmood = [1,\n  2]', 1)
    path.write_text(text + "\n[mine]\nx = 1\n", encoding="utf-8")
    store.save(article, [changed(claims[0], replace(claims[0], note="Now noted."), article)])
    after = path.read_text(encoding="utf-8")
    assert after.replace('note = "Now noted."\n', "", 1) == text + "\n[mine]\nx = 1\n"
    store.save(article, [changed(replace(claims[0], note="Now noted."), replace(claims[0], tags=()), article)])
    assert not Store(store.folder).load("ines", article.id).ledger.claim(claims[0].id) or "# because" in after


@pytest.mark.usefixtures("saved")
def test_a_file_with_windows_line_ends_keeps_them(store: Store, article: Article, claims: list[Claim]) -> None:
    path = file_of(store, article)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    new = replace(claims[2], note="one\ntwo\r\nthree", tags=("verified",))
    result = Store(store.folder).save(article, [changed(claims[2], new, article)])
    content = path.read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n")
    assert result.ledger.claim(new.id) == new


def test_a_moved_claim_is_put_where_its_new_start_belongs(
    store: Store, article: Article, claims: list[Claim], saved: SavedLedger
) -> None:
    last = replace(claims[0], selector=replace(claims[0].selector, start=900, end=911))
    store.save(article, [changed(claims[0], last, article)])
    text = file_of(store, article).read_text(encoding="utf-8")
    assert text.rindex("[claim.") == text.index(f"[claim.{last.id}]")
    assert "\n\n\n" not in text.replace('"""', "")
    store.save(article, [changed(last, claims[0], article)])
    assert store.load("ines", article.id).ledger == saved.ledger


@pytest.mark.usefixtures("saved")
def test_the_last_claim_takes_its_file_and_empty_folders_along(
    store: Store, article: Article, claims: list[Claim]
) -> None:
    result = store.save(article, [changed(claim, None, article) for claim in claims])
    assert result.ledger.claims == ()
    assert everything(store.folder) == set()


@pytest.mark.usefixtures("saved")
def test_a_file_with_anything_of_the_readers_own_stays_when_its_last_claim_goes(
    store: Store, article: Article, claims: list[Claim]
) -> None:
    path = file_of(store, article)
    path.write_text("# My notes on the ferry.\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    store.save(article, [changed(claim, None, article) for claim in claims])
    assert path.read_text(encoding="utf-8").startswith("# My notes on the ferry.\nformat = 1\n")


@pytest.mark.usefixtures("saved")
def test_a_file_of_an_earlier_reading_keeps_its_head_when_its_last_claim_goes_so_that_git_can_merge_it(
    store: Store, article: Article, claims: list[Claim]
) -> None:
    Store(store.folder).save(article, [changed(claim, None, article) for claim in claims])
    text = file_of(store, article).read_text(encoding="utf-8")
    assert tomllib.loads(text).keys() == {"format", "article"}
    later = Store(store.folder)
    later.save(article, [added(claims[0], article)])
    assert later.load("ines", article.id).ledger.claims == (claims[0],)


def test_an_annotator_who_says_nothing_leaves_no_file(store: Store, article: Article, make_claim: MakeClaim) -> None:
    claim = make_claim(article, "noon", "verified")
    store.save(article, [added(claim, article), changed(claim, None, article)])
    assert everything(store.folder) == set()


@pytest.mark.usefixtures("saved")
def test_changes_of_another_program_survive_a_save(
    store: Store, article: Article, claims: list[Claim], make_claim: MakeClaim
) -> None:
    other = Store(store.folder)
    theirs = replace(claims[0], note="Seen by another hand.")
    new = make_claim(article, "Nobody was hurt", "verified")
    other.save(article, [changed(claims[0], theirs, article), added(new, article), changed(claims[2], None, article)])
    result = store.save(article, [changed(claims[0], claims[0].with_tag_toggled("disputed"), article)])
    assert result.from_others
    assert not result.clashes
    assert result.ledger.claim(claims[0].id) == replace(theirs, tags=("disputed",))
    assert result.ledger.claim(new.id) == new
    assert result.ledger.claim(claims[2].id) is None
    assert not store.save(article, [changed(claims[1], None, article)]).from_others
    other.save(article, [changed(new, None, article)])
    nothing = [changed(claims[0], theirs, article), changed(theirs, claims[0], article)]
    assert store.save(article, nothing).from_others
    assert not store.save(article, nothing).from_others


@pytest.mark.usefixtures("saved")
def test_a_field_changed_by_both_keeps_both_versions(store: Store, article: Article, claims: list[Claim]) -> None:
    theirs, ours = replace(claims[0], note="Theirs."), replace(claims[0], note="Ours.")
    Store(store.folder).save(article, [changed(claims[0], theirs, article)])
    result = store.save(article, [changed(claims[0], ours, article)])
    (clash,) = result.clashes
    assert (clash.claim, clash.fields, clash.ours, clash.theirs) == (claims[0].id, ("note",), ours, theirs)
    assert result.ledger.claim(claims[0].id) == theirs
    assert result.ledger.claim(clash.kept_as) == replace(ours, id=clash.kept_as)
    assert Store(store.folder).load("ines", article.id).ledger == result.ledger


def test_tags_that_exclude_each_other_clash_and_others_are_joined(
    store: Store, article: Article, make_claim: MakeClaim
) -> None:
    claim = make_claim(article, "noon", note="When?")
    store.save(article, [added(claim, article)])
    Store(store.folder).save(article, [changed(claim, replace(claim, tags=("disputed",)), article)])
    joined = store.save(article, [changed(claim, replace(claim, tags=("ai-generated-source",)), article)])
    assert not joined.clashes
    assert joined.ledger.claims[0].tags == ("disputed", "ai-generated-source")
    clashing = store.save(article, [changed(claim, replace(claim, tags=("verified",)), article)])
    assert {c.tags for c in clashing.ledger.claims} == {("disputed", "ai-generated-source"), ("verified",)}
    assert clashing.clashes[0].fields == ("tags",)


@pytest.mark.usefixtures("saved")
def test_a_claim_removed_here_and_changed_there_stays(store: Store, article: Article, claims: list[Claim]) -> None:
    theirs = replace(claims[0], note="Theirs.")
    Store(store.folder).save(article, [changed(claims[0], theirs, article)])
    result = store.save(article, [changed(claims[0], None, article)])
    assert result.ledger.claim(claims[0].id) == theirs
    assert result.clashes[0].kept_as == ""


@pytest.mark.usefixtures("saved")
def test_a_claim_changed_here_and_removed_there_comes_back(store: Store, article: Article, claims: list[Claim]) -> None:
    Store(store.folder).save(article, [changed(claims[0], None, article)])
    ours = replace(claims[0], note="Ours.")
    result = store.save(article, [changed(claims[0], ours, article)])
    assert result.ledger.claim(claims[0].id) == ours
    assert (result.clashes[0].theirs, result.clashes[0].kept_as) == (None, claims[0].id)


@pytest.mark.parametrize("mode", [0o600, 0o664])
def test_the_mode_of_a_file_is_kept_and_a_new_one_follows_the_umask(
    store: Store, article: Article, claims: list[Claim], mode: int
) -> None:
    before = os.umask(0o027)
    try:
        store.save(article, [added(claims[0], article)])
        path = file_of(store, article)
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        path.chmod(mode)
        store.save(article, [added(claims[1], article)])
        assert stat.S_IMODE(path.stat().st_mode) == mode
    finally:
        os.umask(before)


@pytest.mark.usefixtures("saved")
def test_no_file_is_left_beside_after_saves(store: Store) -> None:
    assert everything(store.folder) == {"ines", "ines/day-one", "ines/day-one/harbour.toml"}


@pytest.mark.usefixtures("saved")
def test_a_save_that_fails_says_why_and_leaves_the_old_file(
    store: Store, article: Article, claims: list[Claim], monkeypatch: pytest.MonkeyPatch
) -> None:
    before, names = file_of(store, article).read_bytes(), everything(store.folder)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(AnnotationError, match=r"harbour\.toml cannot be saved: No space left.*Free some space"):
            store.save(article, [changed(claims[0], None, article)])
    assert file_of(store, article).read_bytes() == before
    assert everything(store.folder) == names
    assert store.save(article, [changed(claims[0], None, article)]).ledger.claim(claims[0].id) is None


@pytest.mark.usefixtures("saved")
def test_a_file_that_vanished_is_written_anew_with_the_edit_and_the_loss_is_reported(
    store: Store, article: Article, claims: list[Claim]
) -> None:
    file_of(store, article).unlink()
    ours = replace(claims[0], note="Kept.")
    result = store.save(article, [changed(claims[0], ours, article)])
    assert result.from_others
    assert result.ledger.claims == (ours,)
    assert result.clashes


def test_the_stamp_changes_with_the_file(store: Store, article: Article, claims: list[Claim]) -> None:
    assert store.stamp("ines", article.id) == store.load("ines", article.id).stamp
    first = store.save(article, [added(claims[0], article)]).stamp
    assert store.stamp("ines", article.id) == first != Store(store.folder / "other").stamp("ines", article.id)
    Store(store.folder).save(article, [added(claims[1], article)])
    assert store.stamp("ines", article.id) != first


@pytest.mark.usefixtures("saved")
def test_annotators_are_those_with_a_folder_but_not_the_decisions(store: Store, article: Article) -> None:
    (store.folder / "decided" / "day-one").mkdir(parents=True)
    (store.folder / "bert").mkdir()
    assert store.annotators() == ("bert", "ines")
    assert store.articles("ines") == (article.id,)
    assert Store(store.folder / "nowhere").annotators() == ()


def test_a_text_that_is_read_only_cannot_be_tagged(store: Store, article: Article, claims: list[Claim]) -> None:
    with pytest.raises(AnnotationError, match="standard input"):
        store.save(replace(article, read_only="it came from standard input."), [added(claims[0], article)])
    assert not store.folder.exists()


SENTENCES = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
LINES = st.lists(st.one_of(SENTENCES, st.sampled_from(['"""', "'''", "\\", "\r", "[claim.aaaaaaaaaaaa]", "#", " "])))


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[Claim, ...]:
    claims: dict[str, Claim] = {}
    for _ in range(draw(st.integers(1, 5))):
        quote = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
        start = draw(st.integers(0, 10_000))
        selector = Selector(quote, draw(SENTENCES), draw(SENTENCES), start, start + len(quote), draw(SENTENCES))
        link = Link(draw(st.sampled_from(["aa0001", "aa0002"])), Relation.REPEATS, "b" + draw(SENTENCES), selector)
        claim_id = draw(st.text("0123456789abcdef", min_size=12, max_size=12))
        tags = tuple(draw(st.lists(SENTENCES, max_size=2, unique=True)))
        links = (link,) if draw(st.booleans()) else ()
        note = draw(st.sampled_from(["\n", "\r\n", '"', ""])).join(draw(LINES)) or "noted"
        claims[claim_id] = Claim(claim_id, selector, tags, note, tuple(draw(st.lists(SENTENCES, max_size=2))), links)
    return tuple(sorted(claims.values(), key=lambda c: (c.selector.start, c.id)))


@given(ledgers(), ledgers(), st.sampled_from(["\n", "\r\n"]))
def test_whatever_is_saved_is_loaded_and_every_other_byte_stays(
    tmp_path_factory: pytest.TempPathFactory,
    make_article: MakeArticle,
    first: tuple[Claim, ...],
    second: tuple[Claim, ...],
    newline: str,
) -> None:
    article = make_article("irrelevant")
    store = Store(tmp_path_factory.mktemp("annotations"))
    path = file_of(store, article)
    assert store.save(article, [added(claim, article) for claim in first]).ledger.claims == first
    path.write_bytes(path.read_bytes().replace(b"\n", newline.encode()))
    tomllib.loads(path.read_bytes().decode("utf-8"))
    before = path.read_bytes()
    old = {claim.id: claim for claim in first}
    edits = [ClaimEdit("ines", article.id, c.id, old.get(c.id), c) for c in second]
    wanted = old | {claim.id: claim for claim in second}
    result = Store(store.folder).save(article, edits)
    assert {claim.id: claim for claim in result.ledger.claims} == wanted
    assert Store(store.folder).load("ines", article.id).ledger == result.ledger
    tomllib.loads(path.read_bytes().decode("utf-8"))
    back = Store(store.folder).save(article, [edit.inverse for edit in reversed(edits)])
    assert back.ledger == Ledger("ines", article.id, (), first)
    assert path.read_bytes() == before

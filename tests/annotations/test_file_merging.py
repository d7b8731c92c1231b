"""Three versions of an annotation file: whatever two sides did to it, the merge parses and holds what both said."""

import tomllib
from collections.abc import Sequence
from dataclasses import replace

import pytest
from benchmarks.merging import expected
from hypothesis import given
from hypothesis import strategies as st

from briefreader.annotations.claims import Claim, Ledger, Link, Relation, Selector
from briefreader.annotations.document import read_document
from briefreader.annotations.file_merging import merge_files
from briefreader.annotations.reading import read_ledger
from briefreader.annotations.rewriting import new_text, rewritten
from briefreader.articles.article import Article, Details
from briefreader.errors import AnnotationError

ARTICLE = Article("quay", "x", "x", "0" * 16, "seeds/quay.txt", None, Details(title="A quay"), (), ())
EMPTY = new_text(ARTICLE)


def place(at: int) -> Selector:
    return Selector(f"words {at}", "before ", " behind", at, at + len(f"words {at}"), "0" * 16)


def claim(at: int, *tags: str, note: str = "", evidence: Sequence[str] = (), links: Sequence[Link] = ()) -> Claim:
    return Claim(f"{at:012x}", place(at), tags, note, tuple(evidence), tuple(links))


def said(text: str) -> Ledger:
    reading = read_ledger(read_document(text), "mara", "quay", "quay.toml")
    assert reading.problems == ()
    return reading.ledger


def text_of(*claims: Claim, tags: tuple[str, ...] = (), on: str = EMPTY) -> str:
    """The file that says these claims, made from another text of it."""
    document = read_document(on)
    there = read_ledger(document, "mara", "quay", "quay.toml").ledger
    ordered = sorted(claims, key=lambda c: (c.selector.start, c.id))
    return rewritten(document, there, replace(there, tags=tags, claims=tuple(ordered)))


BASE = text_of(claim(10, "verified", note="One."), claim(50, "disputed"))


def test_what_only_one_side_changed_is_taken_to_the_byte() -> None:
    theirs = text_of(claim(10, "verified", note="One."), claim(50, "disputed"), claim(30, "verified"), on=BASE)
    assert merge_files(BASE, BASE, theirs).text == theirs
    assert merge_files(BASE, theirs, BASE).text == theirs
    assert merge_files(BASE, theirs, theirs).text == theirs


def test_claims_of_both_sides_stand_in_their_order() -> None:
    ours = text_of(*said(BASE).claims, claim(20, "verified"), on=BASE)
    theirs = text_of(*said(BASE).claims, claim(30, "disputed", note="Two\nlines."), claim(70, "verified"), on=BASE)
    merged = merge_files(BASE, ours, theirs)
    assert merged.conflicts == ()
    assert [c.selector.start for c in said(merged.text).claims] == [10, 20, 30, 50, 70]
    tables = tomllib.loads(merged.text)["claim"]
    assert [table["start"] for table in tables.values()] == [10, 20, 30, 50, 70]


def test_two_fields_of_one_claim_are_no_conflict() -> None:
    ours = text_of(claim(10, "verified", note="Another."), claim(50, "disputed"), on=BASE)
    theirs = text_of(claim(10, "disputed", note="One.", evidence=["https://a.example"]), claim(50, "disputed"), on=BASE)
    merged = merge_files(BASE, ours, theirs)
    assert merged.conflicts == ()
    assert said(merged.text).claims[0] == claim(10, "disputed", note="Another.", evidence=["https://a.example"])


def test_one_note_changed_by_both_is_a_conflict_that_holds_both() -> None:
    ours = text_of(claim(10, "verified", note="Ours."), claim(50, "disputed"), on=BASE)
    theirs = text_of(claim(10, "verified", note="Theirs."), claim(50, "disputed"), on=BASE)
    merged = merge_files(BASE, ours, theirs)
    assert merged.conflicts == ("claim 00000000000a: note",)
    notes = [(c.selector.quote, c.note) for c in said(merged.text).claims]
    assert sorted(notes) == [("words 10", "Ours."), ("words 10", "Theirs."), ("words 50", "")]


def test_a_claim_removed_by_one_side_goes_and_one_changed_by_the_other_stays_as_a_conflict() -> None:
    ours = text_of(claim(50, "disputed"), on=BASE)
    merged = merge_files(BASE, ours, text_of(*said(BASE).claims, claim(70, "verified"), on=BASE))
    assert ([c.selector.start for c in said(merged.text).claims], merged.conflicts) == ([50, 70], ())
    theirs = text_of(claim(10, "verified", note="Changed."), claim(50, "disputed"), on=BASE)
    for sides in ((ours, theirs), (theirs, ours)):
        merged = merge_files(BASE, *sides)
        assert [c.note for c in said(merged.text).claims] == ["Changed.", ""]
        assert len(merged.conflicts) == 1


def test_a_link_added_to_a_claim_that_the_other_side_removed_keeps_the_claim() -> None:
    link = Link("8a01c2", Relation.CONTRADICTS, "pier", place(5))
    theirs = text_of(claim(10, "verified", note="One.", links=[link]), claim(50, "disputed"), on=BASE)
    for sides in ((text_of(claim(50, "disputed"), on=BASE), theirs), (theirs, text_of(claim(50, "disputed"), on=BASE))):
        merged = merge_files(BASE, *sides)
        assert said(merged.text).claims[0].links == (link,)
        assert len(merged.conflicts) == 1


def test_a_link_that_was_removed_stays_so_although_its_article_was_renamed() -> None:
    link = Link("8a01c2", Relation.CONTRADICTS, "pier", place(5))
    base = text_of(claim(10, "verified", links=[link]))
    renamed = base.replace('article = "pier"', 'article = "mole"')
    for sides in ((renamed, text_of(claim(10, "verified"))), (text_of(claim(10, "verified")), renamed)):
        merged = merge_files(base, *sides)
        assert (said(merged.text).claims, merged.conflicts) == ((claim(10, "verified"),), ())


def test_comments_and_keys_that_this_version_does_not_know_are_merged_too() -> None:
    ours = BASE.replace('tags = ["disputed"]', 'tags = ["disputed"] # ours')
    ours = ours.replace('quote = "words 50"', 'mood = "calm"\nquote = "words 50"')
    theirs = (
        BASE.replace('quote = "words 50"', 'weather = "rain"\nquote = "words 50"') + "# theirs\n[survey]\ncount = 3\n"
    )
    merged = merge_files(BASE, ours, theirs)
    assert merged.conflicts == ()
    table = tomllib.loads(merged.text)["claim"]["000000000032"]
    assert (table["mood"], table["weather"]) == ("calm", "rain")
    assert tomllib.loads(merged.text)["survey"] == {"count": 3}
    assert "# ours" in merged.text
    assert "# theirs" in merged.text


def test_an_unknown_table_changed_by_both_is_kept_twice() -> None:
    base = BASE + "\n[survey]\ncount = 3\n"
    merged = merge_files(base, base.replace("= 3\n", "= 4\n"), base.replace("= 3\n", "= 5\n"))
    assert merged.conflicts == ('table "survey": count',)
    assert tomllib.loads(merged.text)["survey"] == {"count": 4, "theirs": {"count": 5}}


def test_article_tags_that_exclude_each_other_both_stay_and_are_a_conflict() -> None:
    merged = merge_files(EMPTY, text_of(tags=("verified",)), text_of(tags=("disputed",)))
    assert merged.conflicts == ("the article: tags",)
    assert tomllib.loads(merged.text)["article"]["tags"] == ["verified", "disputed"]


def test_two_files_made_apart_become_one() -> None:
    merged = merge_files(
        "", text_of(claim(10, "verified")), text_of(claim(10, "verified", note="n"), claim(90, "watch"))
    )
    assert merged.conflicts == ()
    assert said(merged.text).claims == (claim(10, "verified", note="n"), claim(90, "watch"))


def test_windows_line_ends_stay() -> None:
    base = BASE.replace("\n", "\r\n")
    ours = base.replace('"disputed"', '"disputed", "watch"')
    theirs = text_of(*said(base).claims, claim(70, "verified"), on=base)
    merged = merge_files(base, ours, theirs).text
    assert "\n" not in merged.replace("\r\n", "")
    assert len(said(merged).claims) == 3


@pytest.mark.parametrize("broken", ["[claim.x\n", "format = 2\n", "a = 1\na = 2\n"])
def test_what_cannot_be_read_is_refused_and_left_to_git(broken: str) -> None:
    for texts in ((broken, BASE, EMPTY), (BASE, broken, EMPTY), (BASE, EMPTY, broken)):
        with pytest.raises(AnnotationError):
            merge_files(*texts)


TAGS = st.lists(st.sampled_from(["verified", "watch", "ai-generated-source"]), unique=True, max_size=2)
LINKS = st.lists(st.sampled_from([Link(f"{n:06x}", r, "pier", place(n)) for n, r in enumerate(Relation)]), unique=True)
CLAIMS = st.builds(
    claim,
    st.sampled_from([10, 20, 30, 40]),
    note=st.sampled_from(["", "A.", "B\nb.", 'C"""c']),
    evidence=st.lists(st.sampled_from(["https://a.example", "https://b.example"]), unique=True),
    links=LINKS,
)


@st.composite
def texts(draw: st.DrawFn, on: str = EMPTY) -> str:
    claims = {c.id: replace(c, tags=tuple(draw(TAGS)), links=tuple(sorted(c.links, key=lambda x: x.id)))
              for c in draw(st.lists(CLAIMS, max_size=4))}  # fmt: skip
    return text_of(*(c for c in claims.values() if c.lives), on=on)


@given(st.data())
def test_no_merge_loses_what_a_side_said_or_invents_a_conflict(data: st.DataObject) -> None:
    base = data.draw(texts())
    ours, theirs = data.draw(texts(on=base)), data.draw(texts(on=base))
    merged = merge_files(base, ours, theirs)
    tomllib.loads(merged.text)
    fair, lost = expected(*({"quay": said(text)} for text in (base, ours, theirs, merged.text)))
    assert lost == []
    if merged.conflicts:
        assert fair or any("link" in words for words in merged.conflicts)


@given(st.data())
def test_a_merge_of_a_merge_says_the_same(data: st.DataObject) -> None:
    base = data.draw(texts())
    ours, theirs = data.draw(texts(on=base)), data.draw(texts(on=base))
    merged = merge_files(base, ours, theirs).text
    assert merge_files(theirs, merged, theirs).text == merged
    assert merge_files(ours, ours, merged).text == merged


def test_the_simulation_notices_a_loss() -> None:
    """The rules by which merges are judged see a note that went."""
    one, two = {"q": said(BASE)}, {"q": said(text_of(claim(10, "verified", note="New."), claim(50, "disputed")))}
    assert expected(one, two, one, one)[1]
    assert not expected(one, two, one, two)[1]

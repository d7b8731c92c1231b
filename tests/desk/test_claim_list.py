"""The list of all claims: nothing is lost by sifting and ordering, and filters never lead into a dead end."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.annotations.anchored import AnchoredClaim, AnchoredLedger, AnchorState
from briefreader.annotations.claims import DISPUTED, VERIFIED, Claim, Ledger
from briefreader.annotations.selecting import select
from briefreader.articles.loading import load_brief
from briefreader.articles.span import Span
from briefreader.desk.claim_list import (
    NO_TAG,
    NOT_EXACT,
    ClaimOrder,
    Sifting,
    anchor_choices,
    annotator_choices,
    list_claims,
    next_choice,
    opinions,
    sift,
    tag_choices,
    words_of,
)
from briefreader.desk.session import Session

KITE = "The kite club met twice in June and elected a treasurer."


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """Two short articles; mara has three claims and tags an article, jo has two, one of them on mara's words."""
    root: Path = tmp_path_factory.mktemp("project")
    for name, text in (("ash", f"Kites\n\n{KITE} Nobody objected.\n"), ("elm", "Wind came up at noon. It rained.\n")):
        (root / "seeds").mkdir(exist_ok=True)
        (root / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
    found = Session(load_brief(cwd=root), "mara")

    def claim(article: str, words: str, name: str, tags: tuple[str, ...], note: str = "") -> AnchoredClaim:
        start = found.articles[article].text.index(words)
        span = Span(start, start + len(words))
        made = Claim(name, select(found.articles[article], span), tags, note)
        return AnchoredClaim(made, AnchorState.EXACT, span)

    def ledger(who: str, article: str, tags: tuple[str, ...], *claims: AnchoredClaim) -> AnchoredLedger:
        return AnchoredLedger(Ledger(who, article, tags, tuple(c.claim for c in claims)), claims)

    twice = claim("ash", "met twice", "a" * 12, (DISPUTED,), "Once, says the minute book.")
    gone = replace(claim("ash", "Nobody objected", "b" * 12, (VERIFIED,)), state=AnchorState.ORPHAN, span=None)
    noted = claim("elm", "It rained", "c" * 12, (), "A note alone.")
    theirs = claim("ash", "met twice", "d" * 12, (VERIFIED,))
    around = claim("elm", "at noon", "e" * 12, (DISPUTED,))
    mine = [ledger("mara", "ash", ("ai-generated-source",), twice, gone), ledger("mara", "elm", (), noted)]
    found.ledgers_read(mine, [ledger("jo", "ash", (), theirs), ledger("jo", "elm", (), around)])
    return found


SIFTINGS = st.builds(
    Sifting,
    tag=st.sampled_from(["", VERIFIED, DISPUTED, "ai-generated-source", NO_TAG, "other"]),
    annotator=st.sampled_from(["", "mara", "jo", "nobody"]),
    anchor=st.sampled_from(["", NOT_EXACT, *(s.value for s in AnchorState)]),
    query=st.sampled_from(["", "TWICE", "minute book", "jo", "zebra"]),
    order=st.sampled_from(ClaimOrder),
)


def test_everything_that_was_said_is_listed_once(session: Session) -> None:
    entries = list_claims(session)
    assert len(entries) == len({e.key for e in entries}) == 6
    assert sum(e.own for e in entries) == 4


@given(sifting=SIFTINGS)
def test_sifting_only_ever_leaves_out(session: Session, sifting: Sifting) -> None:
    entries = list_claims(session)
    kept = sift(session, entries, sifting)
    assert len({e.key for e in kept}) == len(kept)
    assert {e.key for e in kept} <= {e.key for e in entries}


@pytest.mark.parametrize("order", ClaimOrder)
def test_every_order_shows_every_claim(session: Session, order: ClaimOrder) -> None:
    entries = list_claims(session)
    assert {e.key for e in sift(session, entries, Sifting(order=order))} == {e.key for e in entries}


def test_the_worst_anchored_stand_first_in_that_order(session: Session) -> None:
    assert sift(session, list_claims(session), Sifting(order=ClaimOrder.ANCHOR))[0].state is AnchorState.ORPHAN


def test_every_filter_that_is_offered_shows_something(session: Session) -> None:
    entries = list_claims(session)
    for tag in tag_choices(entries):
        assert sift(session, entries, Sifting(tag=tag))
    for who in annotator_choices(entries):
        assert sift(session, entries, Sifting(annotator=who))
    for state in anchor_choices(entries):
        assert sift(session, entries, Sifting(anchor=state))


def test_a_filter_goes_round_and_comes_back_from_nowhere() -> None:
    assert [next_choice(["", "a", "b"], now) for now in ("", "a", "b", "gone")] == ["a", "b", "", ""]


def test_search_looks_into_words_note_and_names(session: Session) -> None:
    entries = list_claims(session)
    assert [e.annotator for e in sift(session, entries, Sifting(query="met  TWICE"))] == [
        "mara",
        "jo",
    ]
    assert len(sift(session, entries, Sifting(query="minute BOOK"))) == 1


def test_an_orphan_keeps_the_words_that_stood_there(session: Session) -> None:
    orphan = next(e for e in list_claims(session) if e.state is AnchorState.ORPHAN)
    assert words_of(session, orphan) == "Nobody objected"


def test_who_said_something_of_the_same_words_is_told_from_who_did_not(session: Session) -> None:
    entries = list_claims(session)
    twice = next(e for e in entries if e.own and e.claim and e.claim.id == "a" * 12)
    (jo,) = opinions(twice, entries)
    assert jo.same
    assert jo.entry is not None
    assert jo.entry.tags == (VERIFIED,)
    noted = next(e for e in entries if e.claim and e.claim.id == "c" * 12)
    assert [o.entry for o in opinions(noted, entries)] == [None]

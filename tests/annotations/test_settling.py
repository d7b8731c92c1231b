"""Doubts that the old text settles, and those that nobody can: words that stand twice, side by side."""

import random
from collections.abc import Callable

import pytest
from benchmarks.anchoring import EDITS, judge, make_prose

from briefreader.annotations.anchored import AnchoredClaim, AnchorState
from briefreader.annotations.anchoring import anchor, no_version
from briefreader.annotations.claims import Claim, Ledger
from briefreader.annotations.selecting import make_claim_id, select
from briefreader.articles.article import Article
from briefreader.articles.span import Span

MakeArticle = Callable[..., Article]

SENTENCE = "The harbour log names the mate."
OLD = (
    f"A ferry is late\n\nIt left at noon. {SENTENCE} Nobody asked.\n\nThe quay was empty. {SENTENCE} The tide turned.\n"
)


def found(make: MakeArticle, old: str, new: str, at: int, quote: str, *, versioned: bool = True) -> AnchoredClaim:
    article, today = make(old), make(new)
    span = Span(at, at + len(quote))
    assert span.of(old) == quote
    claim = Claim(make_claim_id(article.id, old, span, ()), select(article, span), ("verified",))
    known = {article.hash: old}.get if versioned else no_version
    return anchor(Ledger("ines", article.id, claims=(claim,)), today, known).claims[0]


def test_a_twin_whose_context_was_rewritten_too_is_followed_through_the_old_text(make_article: MakeArticle) -> None:
    new = OLD.replace("It left at noon.", "Somebody wrote another line here.").replace(
        "Nobody asked", "All asked later"
    )
    at = OLD.index(SENTENCE)
    assert found(make_article, OLD, new, at, SENTENCE, versioned=False).state is AnchorState.AMBIGUOUS
    claim = found(make_article, OLD, new, at, SENTENCE)
    assert (claim.state, claim.span) == (
        AnchorState.MOVED,
        Span(new.index(SENTENCE), new.index(SENTENCE) + len(SENTENCE)),
    )


def test_a_deleted_twin_is_an_orphan_and_the_survivor_stays(make_article: MakeArticle) -> None:
    first, second = OLD.index(SENTENCE), OLD.rindex(SENTENCE)
    new = OLD[:first] + OLD[first + len(SENTENCE) + 1 :]
    assert found(make_article, OLD, new, first, SENTENCE).state is AnchorState.ORPHAN
    claim = found(make_article, OLD, new, second, SENTENCE)
    assert (claim.state, claim.span) == (
        AnchorState.MOVED,
        Span(new.index(SENTENCE), new.index(SENTENCE) + len(SENTENCE)),
    )


@pytest.mark.parametrize("versioned", [False, True])
def test_of_two_equal_sentences_side_by_side_nobody_can_say_which_went(
    make_article: MakeArticle, versioned: bool
) -> None:
    old = OLD.replace(SENTENCE, f"{SENTENCE} {SENTENCE}", 1)
    first = old.index(SENTENCE)
    second = first + len(SENTENCE) + 1
    rest = old[:first] + old[second:]
    moved = rest.replace("The quay", f"{SENTENCE}\n\nThe quay")
    for at in (first, second):
        for new in (rest, moved):
            claim = found(make_article, old, new, at, SENTENCE, versioned=versioned)
            assert claim.state not in (AnchorState.EXACT, AnchorState.MOVED), (at, new)


@pytest.mark.parametrize("versioned", [False, True])
@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_words_that_were_moved_beside_their_twin_may_be_either(
    make_article: MakeArticle, versioned: bool, gap: str
) -> None:
    first, second = OLD.index(SENTENCE), OLD.rindex(SENTENCE)
    rest = OLD[:first] + OLD[first + len(SENTENCE) + 1 :]
    beside = rest.index(SENTENCE)
    new = rest[:beside] + SENTENCE + gap + rest[beside:]
    for quote in (SENTENCE, "names the mate."):
        at = first + SENTENCE.index(quote)
        claim = found(make_article, OLD, new, at, quote, versioned=versioned)
        assert claim.state not in (AnchorState.EXACT, AnchorState.MOVED)
    assert second > first


def test_a_version_that_does_not_hold_the_words_is_no_witness(make_article: MakeArticle) -> None:
    article = make_article(OLD)
    at = OLD.index(SENTENCE)
    selector = select(article, Span(at, at + len(SENTENCE)))
    claim = Claim("0123456789ab", selector, ("verified",))
    today = make_article(OLD.replace("It left at noon.", "Anew.").replace("Nobody asked", "All did"))
    ledger = Ledger("ines", article.id, claims=(claim,))
    assert anchor(ledger, today, lambda _: "another text") == anchor(ledger, today)


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("seed", [3, 4])
def test_no_edit_makes_a_claim_silently_wrong_with_the_old_text_at_hand(name: str, seed: int) -> None:
    dice = random.Random(f"{seed} {name}")
    texts = [make_prose(dice, 3000) for _ in range(3)]
    outcomes = [
        judge(dice, dice.choice(texts), EDITS[name], is_twin=turn % 3 == 0, is_versioned=True) for turn in range(120)
    ]
    assert "silent" not in outcomes
    assert outcomes.count("right") >= 0.9 * sum(outcome is not None for outcome in outcomes)

"""Claims in edited texts: the right state at the right words, or an open doubt; never silently other words."""

import random
from collections import Counter
from collections.abc import Callable

import pytest
from benchmarks.anchoring import EDITS, judge, make_prose

from briefreader.annotations.anchored import AnchorState
from briefreader.annotations.anchoring import anchor, find_link, find_place
from briefreader.annotations.claims import Claim, Ledger, Link, Relation
from briefreader.annotations.selecting import make_claim_id, make_link_id, select
from briefreader.articles.article import Article
from briefreader.articles.span import Span

MakeArticle = Callable[..., Article]

TEXT = (
    "A ferry is late\n\nThe Marigold left Osprey Quay at noon. The captain said “the tide turned early” and the "
    "mate agreed.\n\nSeventy passengers waited for two hours. Nobody was hurt, the port office said, and the next "
    "boat left on time.\n\nThe lifeboat crew was called at one. It found the ferry aground on a sandbank.\n"
)


def found_in(
    make_article: MakeArticle, before: str, quote: str, after: str, which: int = 0
) -> tuple[AnchorState, str | None, int | None]:
    """State, words and start of a quote (its occurrence `which`) of one text in another."""
    start = -1
    for _ in range(which + 1):
        start = before.index(quote, start + 1)
    span = Span(start, start + len(quote))
    article = make_article(before)
    claim = Claim(make_claim_id(article.id, before, span, ()), select(article, span), ("verified",))
    found = anchor(Ledger("ines", article.id, claims=(claim,)), make_article(after)).claims[0]
    assert (found.span is None) == (found.state is AnchorState.ORPHAN)
    return found.state, found.span.of(after) if found.span else None, found.span.start if found.span else None


def test_a_paragraph_put_on_top_moves_a_claim(make_article: MakeArticle) -> None:
    after = "Corrected at six.\n\n" + TEXT
    quote = "waited for two hours"
    assert found_in(make_article, TEXT, quote, after) == (AnchorState.MOVED, quote, after.index(quote))


def test_a_change_elsewhere_leaves_a_claim_exact(make_article: MakeArticle) -> None:
    after = TEXT.replace("sandbank", "reef")
    assert found_in(make_article, TEXT, "two hours", after)[0] is AnchorState.EXACT


def test_plain_quotes_around_a_claim_leave_it_exact(make_article: MakeArticle) -> None:
    after = TEXT.replace("“", '"').replace("”", '"')
    assert found_in(make_article, TEXT, "the tide turned early", after)[0] is AnchorState.EXACT


@pytest.mark.parametrize(
    ("quote", "old", "new"),
    [
        ("“the tide turned early”", "“the tide turned early”", '"the tide turned early"'),
        ("waited for two hours", "two hours", "three hours"),
        ("two", "two", "five"),
        ("Seventy passengers waited", "Seventy passengers", "Seventy-one passengers"),
        ("aground", "aground", "aflame"),
        ("Nobody was hurt", "Nobody was hurt", "Nobody was hurt".replace("u", "ü")),
    ],
)
def test_a_quote_with_any_other_character_is_changed_and_shows_the_new_words(
    make_article: MakeArticle, quote: str, old: str, new: str
) -> None:
    after = TEXT.replace(old, new)
    assert found_in(make_article, TEXT, quote, after)[:2] == (AnchorState.CHANGED, quote.replace(old, new))


def test_a_word_that_became_part_of_a_longer_one_is_changed(make_article: MakeArticle) -> None:
    after = TEXT.replace("ferry aground", "ferryboat aground")
    assert found_in(make_article, TEXT, "found the ferry", after)[:2] == (AnchorState.CHANGED, "found the ferryboat")


CHINESE = "渡轮中午离开码头。船长说潮水提前转向，七十名乘客等了两个小时。"
KOREAN = "여객선은 정오에 떠났다. 선장은 물때가 바뀌었다고 말했다."


@pytest.mark.parametrize(
    ("before", "quote", "after", "state", "words"),
    [
        (CHINESE, "等了两个小时", "快讯。" + CHINESE, AnchorState.MOVED, "等了两个小时"),
        (CHINESE, "等了两个小时", CHINESE.replace("两个", "三个"), AnchorState.CHANGED, "等了三个小时"),
        (CHINESE, "七十名乘客等了两个小时", CHINESE[:9], AnchorState.ORPHAN, None),
        (KOREAN, "선장", KOREAN.replace("선장은", "그러나 선장이"), AnchorState.MOVED, "선장"),
    ],
)
def test_writings_that_join_words_are_found_too(
    make_article: MakeArticle, before: str, quote: str, after: str, state: AnchorState, words: str | None
) -> None:
    assert found_in(make_article, before, quote, after)[:2] == (state, words)


def test_deleted_words_are_an_orphan(make_article: MakeArticle) -> None:
    after = TEXT.replace("Seventy passengers waited for two hours. ", "")
    assert found_in(make_article, TEXT, "waited for two hours", after) == (AnchorState.ORPHAN, None, None)


def test_words_replaced_by_others_are_not_taken_for_the_quote(make_article: MakeArticle) -> None:
    after = TEXT.replace("Seventy passengers waited for two hours.", "Gulls followed every boat, as they do in May.")
    assert found_in(make_article, TEXT, "Seventy passengers waited for two hours.", after)[0] is AnchorState.ORPHAN


@pytest.mark.parametrize("gone", [0, 1])
def test_the_surviving_twin_of_a_deleted_sentence_is_never_taken_for_it(make_article: MakeArticle, gone: int) -> None:
    twin = "The port stays closed until further notice today. "
    before = "At first. " + twin + TEXT + twin + "At last.\n"
    at = before.index(twin) if gone == 0 else before.rindex(twin)
    after = before[:at] + before[at + len(twin) :]
    for quote in (twin.strip(), "closed until further", "port stays"):
        state, _, _ = found_in(make_article, before, quote, after, which=gone)
        assert state in (AnchorState.AMBIGUOUS, AnchorState.ORPHAN)


def test_the_twin_of_corrected_words_is_never_taken_for_them(make_article: MakeArticle) -> None:
    twin = "The port stays closed until further notice today. "
    before = "At first. " + twin + TEXT + twin + "At last.\n"
    after = before.replace("closed until", "open until", 1)
    state, words, _ = found_in(make_article, before, "closed until further", after)
    assert (state, words) == (AnchorState.CHANGED, "open until further")


def test_equal_words_in_equal_context_are_ambiguous_once_they_move(make_article: MakeArticle) -> None:
    twin = "For want of a dredger the port stays closed until further notice today, and the office said so. "
    before = "At first. " + twin + TEXT + twin + "At last.\n"
    after = "A note on top.\n\n" + before
    state, words, start = found_in(make_article, before, "until further", after, which=1)
    assert (state, words) == (AnchorState.AMBIGUOUS, "until further")
    assert start == after.rindex("until further")


def test_words_at_the_edges_of_a_text_are_found_again(make_article: MakeArticle) -> None:
    assert found_in(make_article, TEXT, "A ferry is late", "New. " + TEXT)[0] is AnchorState.MOVED
    corrected = found_in(make_article, TEXT, "A ferry is late", TEXT.replace("is late", "was late", 1))
    assert corrected[:2] == (AnchorState.CHANGED, "A ferry was late")
    corrected = found_in(make_article, TEXT, "a sandbank.", TEXT.replace("sandbank", "sand bar"))
    assert corrected[:2] == (AnchorState.CHANGED, "a sand bar.")


def test_a_selector_from_other_hands_trusts_only_the_whole_context(make_article: MakeArticle) -> None:
    article = make_article(TEXT)
    start = TEXT.index("two hours")
    selector = select(article, Span(start, start + 9))
    assert find_place(selector, make_article("Top.\n" + TEXT))[0] is AnchorState.MOVED
    assert find_place(selector, make_article("They slept for two hours.\n"))[0] is AnchorState.AMBIGUOUS


def test_a_link_is_found_like_a_claim(make_article: MakeArticle) -> None:
    target = make_article(TEXT, "other")
    span = Span(TEXT.index("two hours"), TEXT.index("two hours") + 9)
    link_id = make_link_id("c" * 12, target.id, TEXT, span, ())
    link = Link(link_id, Relation.CONTRADICTS, target.id, select(target, span))
    assert find_link(link, "c" * 12, target) == (AnchorState.EXACT, span)
    moved = make_article("Top.\n" + TEXT, "other")
    assert find_link(link, "c" * 12, moved) == (AnchorState.MOVED, Span(span.start + 5, span.end + 5))


@pytest.mark.parametrize("name", EDITS)
def test_no_edit_makes_a_claim_silently_wrong(name: str) -> None:
    dice = random.Random(name)
    texts = [make_prose(dice, 2500) for _ in range(4)]
    outcomes: Counter[str | None] = Counter(
        judge(dice, dice.choice(texts), EDITS[name], is_twin=i % 3 == 0) for i in range(240)
    )
    assert outcomes["silent"] == 0
    assert outcomes["right"] > outcomes["honest"] + outcomes["missed"]

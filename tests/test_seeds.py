"""The sample keeps what its README promises, so that a newcomer meets every feature in it."""

import re
from pathlib import Path

import pytest

from briefreader.annotations.anchored import AnchorState
from briefreader.annotations.anchoring import anchor
from briefreader.annotations.claims import AI_GENERATED_SOURCE, DISPUTED, VERIFIED, Claim, Ledger, Relation, Selector
from briefreader.annotations.names import check_annotator
from briefreader.annotations.store import Store
from briefreader.articles.article import Article, Brief
from briefreader.articles.loading import load_brief
from briefreader.articles.span import Role
from briefreader.errors import AnnotationError
from briefreader.matching.alignment import Kind
from briefreader.matching.compare import compare
from briefreader.matching.match import match_texts
from briefreader.values.disclosures import find_disclosures

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
OTHER_ACCOUNTS = ROOT.parent / "shared" / "seeds"

WIRE, COURIER, DAILY, REVIEW, DIGEST = (
    "01-tern-harbour-wire",
    "02-kettlebrook-courier",
    "03-lanternfish-daily",
    "04-moorhen-review",
    "05-pebblebyte-digest",
)
SHARED_SENTENCE = (
    "Neither side released a joint statement, "
    "and officials in both capitals gave separate accounts of what had been said."
)
# What each article says where another says something else, and what none of the others may say.
ALONE = {
    WIRE: ["Saturday, 4 January", "since 2019"],
    COURIER: ["since 2017", "former president Yoon Suk Yeol"],
    DAILY: ["two hours", "on Tuesday", "1.4 percent"],
    REVIEW: ["four-day trip", "on Monday", "President Yoon Suk-yeol", "late 2025"],
    DIGEST: ["nine cooperation agreements", "third summit", "1.2 percent"],
}
# One statement in the words of two articles.
PARAPHRASES = [
    (WIRE, "China buys roughly one third of the chips", COURIER, "about a third of its chip exports go there"),
    (WIRE, "it supplies almost half of the rare earths", COURIER, "close to half of its rare earths"),
    (WIRE, "hold a summit every year", COURIER, "intend to see each other once a year"),
    (WIRE, "made little headway on Taiwan", COURIER, "both delegations went home with next to nothing"),
    (WIRE, "a plan that China follows with unease", DIGEST, "remains a sore point for China"),
    (
        WIRE,
        "his second conversation with Xi in two months",
        DAILY,
        "the second time in two months that the pair had met",
    ),
    (WIRE, "respects the one-China principle", DAILY, "stands by the one-China principle"),
    (WIRE, "About 28,500 American troops", DAILY, "some 28,500 soldiers"),
    (WIRE, "Neither side released a joint statement", REVIEW, "No joint statement came out of the meeting"),
    (WIRE, "bring Kim Jong Un back to talks", REVIEW, "use its sway over Kim Jong Un"),
    (REVIEW, "fired missiles a few hours before Lee set out", DIGEST, "launched hypersonic missiles shortly before"),
    (COURIER, "one fifth of South Korean trade", DIGEST, "roughly 20 percent of its foreign commerce"),
]


@pytest.fixture(scope="module")
def brief() -> Brief:
    return load_brief([SEEDS])


def words_of(text: str) -> list[str]:
    """Words as they compare: without case, quotes, hyphens and the like."""
    return re.findall(r"[a-z0-9]+", re.sub(r"['’]s?\b", "", text.casefold()))


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = words_of(text)
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def furniture_lines(article: Article) -> list[str]:
    return [b.span.of(article.text) for b in article.blocks if b.role is Role.FURNITURE]


def story_of(article: Article) -> str:
    return "\n\n".join(b.span.of(article.text) for b in article.blocks if b.role is not Role.FURNITURE)


def test_the_five_articles_open_without_a_word_about_any_of_them(brief: Brief) -> None:
    assert [a.id for a in brief.articles] == [WIRE, COURIER, DAILY, REVIEW, DIGEST]
    assert brief.notices == ()
    assert not any(a.read_only for a in brief.articles)


def test_every_article_is_short_and_in_utf_8_with_plain_newlines(brief: Brief) -> None:
    for article in brief.articles:
        assert article.path is not None
        assert article.path.read_bytes() == article.text.encode()
        assert "\r" not in article.text
        assert 250 <= len(article.text.split()) <= 700, article.id


def test_the_files_have_the_shapes_that_scraping_leaves(brief: Brief) -> None:
    texts = [a.text for a in brief.articles]
    assert any("“" in t for t in texts)
    assert any('"' in t for t in texts)
    assert any(re.search(r"\d\u00a0[A-Z][a-z]+\u00a0\d{4}", t) for t in texts)
    assert any(re.search(r"[a-z](?:Jan) \d, 2026", t) for t in texts)
    assert any(re.search(r"^\d min read$", t, re.M) for t in texts)
    assert any("\n\n" not in t.strip() for t in texts)
    assert {t.endswith("\n") for t in texts} == {True, False}


def test_title_outlet_and_date_are_known(brief: Brief) -> None:
    known = {a.id: (a.details.outlet, a.details.date[:10]) for a in brief.articles}
    assert known[WIRE] == ("Tern Harbour Wire", "2026-01-05")
    assert known[COURIER] == ("Kettlebrook Courier", "2026-01-06")
    assert known[DAILY] == ("The Lanternfish Daily", "2026-01-07")
    assert known[REVIEW] == ("Moorhen Vale Review", "2026-01-06")
    assert brief.article(DIGEST).details.title == "Lee and Xi in Beijing: the Summit in Two Minutes"
    assert brief.article(REVIEW).details.url == "https://example.org/moorhen-vale-review/a-visitor-in-beijing"


@pytest.mark.parametrize(
    ("article", "lines"),
    [
        (WIRE, ["Share", "Facebook", "Copy link", "Related articles", "Freight rates ease as winter storms pass"]),
        (COURIER, ["WorldJan 6, 2026", "Perrin AshgroveKettlebrook Courier World Desk", "Topics"]),
        (DAILY, ["By Tamsin Quillmere, The Lanternfish Daily", "How does this story make you feel?", "Like", "Wow"]),
        (REVIEW, ["By Bartram Loxley-Hale", "Share this page", "Tagged: Korea, China, Trade", "Leave a reply"]),
        (
            DIGEST,
            ["Pebblebyte Home|Digest Desk", "2 min read", "Related Articles", "Five numbers that explain rare earths"],
        ),
    ],
)
def test_what_is_not_the_story_is_told_from_it(brief: Brief, article: str, lines: list[str]) -> None:
    assert set(lines) <= set(furniture_lines(brief.article(article)))


def test_a_repeated_headline_is_story_only_once(brief: Brief) -> None:
    for article_id in (WIRE, COURIER, DAILY):
        article = brief.article(article_id)
        title = article.details.title
        assert article.text.count(title) > 1
        assert story_of(article).count(title) == 1


def test_the_end_of_each_story_is_not_taken_for_furniture(brief: Brief) -> None:
    last = {
        WIRE: "follows with unease.",
        COURIER: "not friendship.”",
        DAILY: "on a currency swap.",
        REVIEW: "on election day.",
        DIGEST: "but not lifted.",
    }
    for article_id, words in last.items():
        assert story_of(brief.article(article_id)).endswith(words)


def test_the_president_is_an_opposition_leader_in_two_of_five(brief: Brief) -> None:
    opposed = {a.id for a in brief.articles if "opposition" in story_of(a).casefold()}
    assert opposed == {DAILY, REVIEW}
    spellings = {s for a in brief.articles for s in ("Lee Jae Myung", "Lee Jae-myung") if s in a.text}
    assert len(spellings) == 2


@pytest.mark.parametrize(("article", "phrases"), ALONE.items())
def test_an_article_stands_alone_with_what_it_is_said_to_have_alone(
    brief: Brief, article: str, phrases: list[str]
) -> None:
    for phrase in phrases:
        # "since 2017" is also said of pop music, which is another matter.
        holders = {
            a.id
            for a in brief.articles
            if re.search(re.escape(f"China {phrase}" if "since" in phrase else phrase), a.text)
        }
        assert holders == {article}, phrase


def test_the_readme_names_every_article_and_every_lone_answer() -> None:
    readme = (SEEDS / "README.md").read_text(encoding="utf-8")
    for article_id in ALONE:
        assert f"`{article_id[:2]}`" in readme
    for told in ("two hours", "90 minutes", "nine agreements", "14 memorandums", "Saturday, 4 January", "late 2025"):
        assert told in readme


def test_two_articles_share_one_sentence_and_an_edited_paragraph(brief: Brief) -> None:
    assert len(SHARED_SENTENCE.split()) > 12
    assert {a.id for a in brief.articles if SHARED_SENTENCE in a.text} == {WIRE, COURIER}
    wire, courier = brief.article(WIRE), brief.article(COURIER)
    found = match_texts(wire.text, courier.text)
    assert any(m.kind is Kind.VERBATIM and SHARED_SENTENCE in m.a.of(wire.text) for m in found)
    assert any(
        m.kind in (Kind.EDITED, Kind.NEAR)
        and "90 minutes" in m.a.of(wire.text)
        and "90 minutes" in m.b.of(courier.text)
        for m in found
    )


@pytest.mark.parametrize(("a", "in_a", "b", "in_b"), PARAPHRASES)
def test_the_same_thing_stands_in_other_words_in_two_articles(
    brief: Brief, a: str, in_a: str, b: str, in_b: str
) -> None:
    assert brief.article(a).text.count(in_a) == 1
    assert brief.article(b).text.count(in_b) == 1
    assert not runs(in_a, 5) & runs(in_b, 5)


def test_most_of_what_is_said_twice_is_found(brief: Brief) -> None:
    found = compare(brief).matches
    hits = 0
    for a, in_a, b, in_b in PARAPHRASES:
        at_a, at_b = brief.article(a).text.index(in_a), brief.article(b).text.index(in_b)
        hits += any(
            (m.a_article, m.b_article) == (a, b) and m.a.span.contains(at_a) and m.b.span.contains(at_b) for m in found
        )
    assert hits >= 6


def test_only_the_article_that_says_so_is_found_to_be_ai_generated(brief: Brief) -> None:
    said = {a.id for a in brief.articles if any(d.kind.value == "ai-generated" for d in find_disclosures(a))}
    assert said == {DIGEST}


@pytest.fixture(scope="module")
def example() -> dict[str, Ledger]:
    store = Store(ROOT / "annotations")
    loaded = {article_id: store.load("example", article_id) for article_id in store.articles("example")}
    assert not any(one.problems or one.read_only for one in loaded.values())
    return {article_id: one.ledger for article_id, one in loaded.items()}


def claims_of(example: dict[str, Ledger]) -> list[Claim]:
    return [claim for ledger in example.values() for claim in ledger.claims]


def test_the_example_s_claims_stand_exactly_where_they_say(brief: Brief, example: dict[str, Ledger]) -> None:
    assert set(example) == {WIRE, DAILY, DIGEST}
    for article_id, ledger in example.items():
        anchored = anchor(ledger, brief.article(article_id)).claims
        assert anchored
        assert {c.state for c in anchored} == {AnchorState.EXACT}


def test_the_example_s_links_lead_to_the_words_that_they_quote(brief: Brief, example: dict[str, Ledger]) -> None:
    links = [link for claim in claims_of(example) for link in claim.links]
    assert {link.relation for link in links} == {Relation.CONTRADICTS, Relation.CORROBORATES}
    for link in links:
        article = brief.article(link.article)
        assert_stands(link.selector, article)


def assert_stands(selector: Selector, article: Article) -> None:
    assert selector.text == article.hash
    assert selector.span.of(article.text) == selector.quote
    assert article.text[: selector.start].endswith(selector.prefix)
    assert article.text[selector.end :].startswith(selector.suffix)


def test_the_example_shows_every_kind_of_judgement(example: dict[str, Ledger]) -> None:
    claims = claims_of(example)
    assert {tag for claim in claims for tag in claim.tags} == {DISPUTED, VERIFIED, AI_GENERATED_SOURCE}
    assert all(claim.note for claim in claims if DISPUTED in claim.tags)
    evidence = [address for claim in claims for address in claim.evidence]
    assert evidence
    assert all(address.startswith("https://example.org/") for address in evidence)
    assert all(claim.evidence for claim in claims if VERIFIED in claim.tags)
    assert {article_id for article_id, ledger in example.items() if ledger.tags} == {DIGEST}


def test_nobody_can_write_under_the_name_of_the_example() -> None:
    with pytest.raises(AnnotationError):
        check_annotator("example")


def test_no_sentence_of_the_sample_stands_in_other_accounts_of_the_event() -> None:
    if not OTHER_ACCOUNTS.is_dir():
        pytest.skip("there are no other accounts of the event beside the checkout to compare with")
    theirs = set().union(*(runs(path.read_text(encoding="utf-8"), 8) for path in OTHER_ACCOUNTS.glob("*.txt")))
    assert theirs
    for path in SEEDS.iterdir():
        assert not runs(path.read_text(encoding="utf-8"), 8) & theirs, path.name

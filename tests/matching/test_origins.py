"""Copies count as one origin; what matches links into groups, and no further than it should."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.articles.loading import load_brief
from briefreader.articles.span import Span
from briefreader.matching.alignment import Alignment, Kind, Match
from briefreader.matching.compare import compare
from briefreader.matching.comparison import Comparison
from briefreader.matching.groups import group_passages

WIRE = (
    "The ferry Halvard ran aground off Skarvoy early on Tuesday with 212 people aboard. Nobody was hurt. Tugs from "
    "the mainland pulled it free at high tide, the coast guard said.\n\nThe ship had left the port in thick fog. Its "
    "captain told investigators that a buoy had drifted from its place. Passengers slept on benches in the school "
    "of Skarvoy until a second ferry came.\n"
)
OWN = (
    "Fog, a lost buoy and a night on school benches: 212 passengers of the Halvard are home again.\n\nThe ship hit a "
    "reef near Skarvoy before dawn on Tuesday. Islanders brought soup and blankets, and the baker opened early.\n"
)
OTHER = "The orchard growers of Lower Anstel expect the smallest harvest of plums since records began there.\n"


def comparison_of(folder: Path, texts: dict[str, str]) -> Comparison:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return compare(load_brief([folder / f"{name}.txt" for name in texts]))


def origins_of(folder: Path, texts: dict[str, str]) -> list[list[str]]:
    return [[a.split("/")[-1] for a in o.articles] for o in comparison_of(folder, texts).origins]


def test_a_story_printed_three_times_is_one_origin(tmp_path: Path) -> None:
    edited = WIRE.replace("Nobody was hurt. ", "").replace("thick fog", "dense fog")
    texts = {"wire": WIRE, "own": OWN, "print": "Ferry aground\n\n" + edited, "other": OTHER, "web": WIRE + OTHER}
    assert origins_of(tmp_path, texts) == [["wire", "print", "other", "web"], ["own"]]


def test_a_short_report_cut_from_a_long_one_is_no_witness_of_its_own(tmp_path: Path) -> None:
    assert origins_of(tmp_path, {"long": WIRE * 1 + OTHER, "short": WIRE.split("\n\n")[0] + "\n"}) == [
        ["long", "short"]
    ]


def test_a_shared_quotation_makes_no_copy(tmp_path: Path) -> None:
    quote = "“The buoy was not where the chart has it, and we have said so since spring,” the pilot said. "
    assert origins_of(tmp_path, {"wire": WIRE + quote, "own": OWN + quote}) == [["wire"], ["own"]]


def test_every_article_has_one_origin_even_one_without_words(tmp_path: Path) -> None:
    found = comparison_of(tmp_path, {"wire": WIRE, "none": "?!\n", "print": WIRE + "\nMore soon.\n"})
    articles = [article for origin in found.origins for article in origin.articles]
    none, printed, wire = sorted(articles)
    assert len(found.origins) == 2
    assert {wire, printed} in [set(origin.articles) for origin in found.origins]
    assert (none,) in [origin.articles for origin in found.origins]


def match(a: str, b: str, kind: Kind = Kind.PARAPHRASE, at: int = 0, score: float = 90.0) -> Match:
    return Match(a, b, Alignment(Span(at, at + 50), Span(at, at + 50), kind, score))


def test_what_three_articles_say_is_one_group() -> None:
    (group,) = group_passages("abc", [match("a", "b"), match("b", "c"), match("a", "c")])
    assert group.articles == ("a", "b", "c")


def test_a_chain_of_links_does_not_end_in_one_group() -> None:
    links = [match(x, y, score=90 - n) for n, (x, y) in enumerate(zip("abcdef", "bcdefg", strict=True))]
    groups = group_passages("abcdefg", links)
    assert max(len(group.articles) for group in groups) <= 3


def test_near_copies_link_nothing() -> None:
    assert group_passages("ab", [match("a", "b", Kind.NEAR)]) == ()


def test_a_sentence_within_a_long_passage_keeps_its_own_group() -> None:
    long = Match("a", "b", Alignment(Span(0, 500), Span(0, 500), Kind.EDITED, 95.0))
    groups = group_passages("abc", [long, match("a", "c", at=100)])
    assert [group.articles for group in groups] == [("a", "b"), ("a", "c")]


PLACES = st.sampled_from("abcde")


@given(st.lists(st.tuples(PLACES, PLACES, st.sampled_from(list(Kind)), st.integers(0, 90)), max_size=25))
def test_each_passage_is_in_one_group_and_near_none_alone(rows: list[tuple[str, str, Kind, int]]) -> None:
    matches = [match(min(a, b), max(a, b), kind, at) for a, b, kind, at in rows if a != b]
    groups = group_passages("abcde", matches)
    passages = [p for g in groups for p in g.passages]
    assert len(set(passages)) == len(passages)
    assert all(len(g.passages) > 1 for g in groups)
    sides = {side for m in matches if m.kind is not Kind.NEAR for side in (m.a, m.b)}
    for p in passages:
        assert any(p.article == s.article and p.span.overlaps(s.span) for s in sides)


@pytest.mark.parametrize("phrase", ["Orlova tweeted.", "Mr Orlova agreed.", "Skarvoy."])
def test_a_name_with_a_set_phrase_is_no_match(tmp_path: Path, phrase: str) -> None:
    texts = {"one": f"{WIRE}\n{phrase}\n\nMore rain.\n", "two": f"{OTHER}\n{phrase}\n\nLess wind.\n"}
    assert comparison_of(tmp_path, texts).matches == ()

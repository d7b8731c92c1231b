"""The page and the schemas of the annotation format say what the code reads and writes, key by key."""

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.annotations.anchored import AnchorState
from briefreader.annotations.claims import Claim, Ledger, Link, Relation, Selector
from briefreader.annotations.decisions import DECISION_KEYS, OVER_KEYS, Decision, Over, decision_text
from briefreader.annotations.document import FORMAT, read_document
from briefreader.annotations.reading import read_ledger
from briefreader.annotations.rewriting import rewritten
from briefreader.annotations.tables import ARTICLE_KEYS, CLAIM_KEYS, LINK_KEYS
from briefreader.review.policy import DEMANDS

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "annotations.md").read_text(encoding="utf-8")
SCHEMA = json.loads((ROOT / "docs" / "annotations.schema.json").read_text(encoding="utf-8"))
DECISIONS = json.loads((ROOT / "docs" / "decisions.schema.json").read_text(encoding="utf-8"))

Validate = Callable[[object], object]


@pytest.fixture(scope="module")
def valid() -> Validate:
    checked: Validate = fastjsonschema.compile(SCHEMA)
    return checked


def documented(heading: str) -> tuple[str, ...]:
    """The keys in the table below a heading of the page."""
    section = re.split(r"^#{2,3} ", PAGE[PAGE.index(f"# {heading}\n") + 1 :], flags=re.M)[0]
    return tuple(re.findall(r"^\| `([a-z]+)` \|", section, re.M))


@pytest.mark.parametrize(
    ("heading", "keys"),
    [
        ("[article]", ARTICLE_KEYS),
        ("[claim.ID]", CLAIM_KEYS),
        ("[claim.ID.link.ID]", LINK_KEYS),
        ("[decision]", DECISION_KEYS),
        ("[over.ANNOTATOR]", OVER_KEYS),
        ("Where the words stand today", tuple(state.value for state in AnchorState)),
        ("The project's policy", tuple(DEMANDS)),
    ],
)
def test_the_page_documents_every_key_in_the_order_in_which_it_is_written(heading: str, keys: tuple[str, ...]) -> None:
    assert documented(heading) == keys


def test_the_schemas_know_every_key_and_no_other() -> None:
    claim = SCHEMA["$defs"]["claim"]["properties"]
    assert set(SCHEMA["properties"]["article"]["properties"]) == set(ARTICLE_KEYS)
    assert set(claim) == {*CLAIM_KEYS, "link"}
    assert set(SCHEMA["$defs"]["link"]["properties"]) == set(LINK_KEYS)
    assert SCHEMA["$defs"]["link"]["properties"]["relation"]["enum"] == [r.value for r in Relation]
    assert SCHEMA["properties"]["format"]["const"] == FORMAT
    assert set(DECISIONS["properties"]["decision"]["properties"]) == set(DECISION_KEYS)
    assert set(DECISIONS["properties"]["over"]["additionalProperties"]["properties"]) == set(OVER_KEYS)


def test_the_example_of_the_page_and_the_shipped_annotations_are_valid(valid: Validate) -> None:
    block = re.search(r"```toml\n(format = 1\n.*?)```", PAGE, re.DOTALL)
    assert block is not None
    for text in (block[1], *(p.read_text(encoding="utf-8") for p in (ROOT / "annotations").rglob("*.toml"))):
        valid(tomllib.loads(text))
        assert read_ledger(read_document(text), "mara", "quay", "quay.toml").problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "format = 2\n",
        "[claim.a]\nstart = 0\nend = 1\n",
        '[claim.a]\nquote = ""\nstart = 0\nend = 0\n',
        '[claim.a]\nquote = "x"\nstart = -1\nend = 1\n',
        '[claim.a]\nquote = "x"\nstart = 0\nend = 1\ntags = "verified"\n',
        '[claim.a]\nquote = "x"\nstart = 0\nend = 1\n[claim.a.link.b]\nrelation = "likes"\narticle = "c"\nquote = "x"\nstart = 0\nend = 1\n',  # noqa: E501
        "[article]\ntags = [1]\n",
    ],
)
def test_what_the_schema_refuses_is_what_the_code_reports(valid: Validate, text: str) -> None:
    with pytest.raises(fastjsonschema.JsonSchemaException):
        valid(tomllib.loads(text))
    document = read_document(text)
    problems = read_ledger(document, "mara", "quay", "quay.toml").problems
    assert problems or document.format != FORMAT


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=9)
PLACES = st.builds(
    lambda quote, at, occurrence: Selector(quote, "", quote, at, at + len(quote), "0" * 16, occurrence),
    WORDS,
    st.integers(0, 999),
    st.sampled_from(["", "2 of 3, told apart by each side", "1 of 12, not told apart"]),
)
LINKS = st.builds(Link, st.just("8a01c2"), st.sampled_from(Relation), WORDS, PLACES)


@given(PLACES, st.lists(WORDS, max_size=2), WORDS, st.lists(LINKS, max_size=1))
def test_whatever_is_written_is_valid(place: Selector, items: list[str], note: str, links: list[Link]) -> None:
    claim = Claim("2f7c1a90d3e4", place, tuple(items), note, tuple(items), tuple(links))
    ledger = Ledger("mara", "quay", tuple(items), (claim,))
    text = rewritten(read_document("format = 1\n"), Ledger("mara", "quay"), ledger)
    found: dict[str, Any] = tomllib.loads(text)
    fastjsonschema.validate(SCHEMA, found)
    decision = Decision("quay", "aa", place, tuple(items), "kim", (Over(note, "aa", tuple(items), note),), note)
    fastjsonschema.validate(DECISIONS, tomllib.loads(decision_text(decision)))

"""Agreement: published examples, what is undefined is said so, and a note is nobody's disagreement."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.annotations.anchored import AnchoredClaim, AnchoredLedger, AnchorState
from briefreader.annotations.claims import Claim, Ledger, Selector
from briefreader.articles.span import Span
from briefreader.review.agreement import cohens_kappa, krippendorffs_alpha, overlap
from briefreader.review.differences import alpha_of, compare_annotators, find_shared


def test_kappa_is_that_of_a_table_worked_out_by_hand() -> None:
    # 50 things: both yes 20, both no 15, yes/no 5, no/yes 10; 0.7 observed, 0.5 expected.
    pairs = [("y", "y")] * 20 + [("n", "n")] * 15 + [("y", "n")] * 5 + [("n", "y")] * 10
    assert cohens_kappa(pairs).value == pytest.approx(0.4)


def test_alpha_is_that_of_krippendorffs_own_example() -> None:
    """Four observers, twelve units, nominal: 0.743 (Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011)."""
    observers = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    ]
    units = [[o[at] for o in observers if o[at] is not None] for at in range(12)]
    assert krippendorffs_alpha(units).value == pytest.approx(0.743, abs=0.0005)


def test_what_is_undefined_is_said_and_is_no_number() -> None:
    for found in (
        cohens_kappa([]),
        cohens_kappa([("y", "y")] * 9),
        krippendorffs_alpha([]),
        krippendorffs_alpha([["y"], ["n"]]),
        krippendorffs_alpha([["y", "y"], ["y", "y", "y"]]),
        overlap([], []),
    ):
        assert found.value is None
        assert found.why


LABELS = st.lists(st.tuples(st.sampled_from("vd-"), st.sampled_from("vd-")), min_size=1, max_size=30)


@given(LABELS)
def test_coefficients_are_the_same_from_either_side_and_never_above_one(pairs: list[tuple[str, str]]) -> None:
    for one, other in (
        (cohens_kappa(pairs), cohens_kappa([(b, a) for a, b in pairs])),
        (krippendorffs_alpha(pairs), krippendorffs_alpha([(b, a) for a, b in pairs])),
    ):
        assert (one.value is None) == bool(one.why)
        if one.value is not None and other.value is not None:
            assert one.value == pytest.approx(other.value)
            assert one.value <= 1 + 1e-9
            assert (one.value == pytest.approx(1)) == all(a == b for a, b in pairs)


SPANS = st.lists(st.builds(lambda a, n: Span(a, a + n), st.integers(0, 60), st.integers(1, 20)), max_size=6)


@given(SPANS, SPANS)
def test_overlap_is_that_of_the_sets_of_code_points(a: list[Span], b: list[Span]) -> None:
    ours, theirs = ({i for s in side for i in range(s.start, s.end)} for side in (a, b))
    found = overlap(a, b).value
    if ours or theirs:
        assert found == pytest.approx(2 * len(ours & theirs) / (len(ours) + len(theirs)))
    else:
        assert found is None


def said(annotator: str, *claims: tuple[int, int, str], article: str = "quay", note: str = "") -> AnchoredLedger:
    made = [
        Claim(f"{start:06x}{ord(annotator[0]):06x}", Selector("q", "", "", start, end, ""), (tag,) if tag else (), note)
        for start, end, tag in claims
    ]
    anchored = tuple(AnchoredClaim(c, AnchorState.EXACT, c.selector.span) for c in made)
    return AnchoredLedger(Ledger(annotator, article, claims=tuple(made)), anchored)


def test_the_same_words_are_those_that_stand_in_one_place_whatever_their_ids() -> None:
    mara = said("mara", (0, 40, "verified"), (50, 90, "disputed"), (200, 210, "verified"))
    jo = said("jo", (5, 40, "disputed"), (50, 90, "disputed"), (300, 310, "verified"))
    shared = find_shared([mara, jo])
    assert [(s.span, s.is_difference) for s in shared] == [(Span(5, 40), True), (Span(50, 90), False)]
    (pair,) = compare_annotators([mara, jo], ["mara", "jo"])
    assert (pair.both, pair.same_words, pair.same_tags, pair.only_a, pair.only_b) == (2, 1, 1, 1, 1)
    assert pair.overlap.value == pytest.approx(2 * 75 / (90 + 85))


def test_a_word_within_a_sentence_is_not_the_sentence() -> None:
    assert find_shared([said("mara", (0, 80, "verified")), said("jo", (10, 15, "disputed"))]) == ()


def test_nobody_is_heard_twice_on_the_same_words() -> None:
    shared = find_shared([said("mara", (0, 40, "verified"), (0, 30, "disputed")), said("jo", (0, 40, "verified"))])
    assert [[o.annotator for o in s.opinions] for s in shared] == [["jo", "mara"]]
    assert shared[0].span == Span(0, 40)


def test_notes_never_count_as_a_difference() -> None:
    ledgers = [said("mara", (0, 9, "verified"), note="Yes."), said("jo", (0, 9, "verified"), note="No, but so be it.")]
    assert not find_shared(ledgers)[0].is_difference


def test_the_same_place_in_two_articles_is_not_the_same_words() -> None:
    ledgers = [said("mara", (0, 9, "verified")), said("jo", (0, 9, "verified"), article="pier")]
    assert find_shared(ledgers) == ()
    (pair,) = compare_annotators(ledgers, ["mara", "jo"])
    assert (pair.both, pair.overlap.value) == (0, 0)


def test_three_annotators_have_an_alpha() -> None:
    ledgers = [said(name, (0, 9, tag), (20, 29, "disputed")) for name, tag in
               (("ann", "verified"), ("bo", "verified"), ("cy", "disputed"))]  # fmt: skip
    found = alpha_of(ledgers)
    assert found.value is not None
    assert found.value < 1
    assert alpha_of([replace(x) for x in ledgers[:2]]).value == pytest.approx(1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "quay.txt").write_text("The ferry left at noon. Nobody saw it.\n", encoding="utf-8")
    for who, tag in (("mara", "verified"), ("jo", "disputed"), ("example", "verified")):
        path = tmp_path / "annotations" / who / "quay.toml"
        path.parent.mkdir(parents=True)
        path.write_text(
            f'[claim.aa]\ntags = ["{tag}"]\nquote = "The ferry left at noon."\nstart = 0\nend = 23\n', encoding="utf-8"
        )
    return tmp_path


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "briefreader", "agree", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def test_the_command_lists_pairs_alpha_and_differences_and_leaves_the_example_out(root: Path) -> None:
    rows = [json.loads(line) for line in run(root, "--format", "jsonl").stdout.splitlines()]
    assert [row.get("pair") for row in rows] == [["jo", "mara"], None, None]
    assert rows[0]["both"] == 1
    assert rows[2]["difference"] is True
    text = run(root, "mara", "jo").stdout
    assert "Krippendorff's alpha of mara, jo" in text
    assert "The ferry left at noon." in text


def test_names_that_there_are_not_and_one_alone_are_wrong_use(root: Path) -> None:
    for arguments in (("mara", "zoe"), ("mara",)):
        result = run(root, *arguments)
        assert result.returncode == 2
        assert len(result.stderr.splitlines()) == 1

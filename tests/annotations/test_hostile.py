"""Whatever lies in annotations/: no traceback, no lost claim, no write outside."""

from benchmarks.hostile import fuzz

from briefreader.annotations.document import Kind, read_document
from briefreader.annotations.file_merging import merge_files


def test_hostile_files_ids_and_names_do_no_harm() -> None:
    """A few here; `python -m benchmarks hostile` takes thousands."""
    assert fuzz(60, seed=5) == []


def test_thirty_thousand_conflicts_are_fenced_in_once() -> None:
    text = "<<<<<<< a\n=======\n>>>>>>> b\n" * 30_000
    blocks = read_document(text).blocks  # by the square of their number this would be minutes
    assert "".join(block.text for block in blocks) == text
    assert {block.kind for block in blocks} == {Kind.BROKEN}


def test_the_merge_of_many_claims_stays_quick_and_whole() -> None:
    claims = [f'[claim.a{n:05}]\nquote = "x"\nstart = {n}\nend = {n + 1}\n\n' for n in range(2000)]
    base = "format = 1\n\n" + "".join(claims)
    ours = base.replace("[claim.a00100]\n", '[claim.a00100]\ntags = ["verified"]\n')
    theirs = base.replace("[claim.a01900]\n", '[claim.a01900]\ntags = ["disputed"]\n') + claims[0].replace(
        "00000", "99999"
    )
    merged = merge_files(base, ours, theirs)
    assert merged.conflicts == ()
    assert merged.text.count("[claim.") == 2001
    assert merged.text.count("tags") == 2

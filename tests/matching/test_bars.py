"""Matching against gold passages, where the sets are at hand (they are not part of the project).

The bars stand a little below what was measured; only the half of each set that nothing was fitted or tuned on (odd
numbers) counts here.
"""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from briefreader.matching.match import match_texts

BENCH = Path(__file__).parents[2] / ".." / "shared" / "bench"


def load_score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", BENCH / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not BENCH.is_dir(), reason="the gold sets lie in a folder `shared/bench` beside the checkout")
@pytest.mark.parametrize(
    ("name", "kinds", "precision", "recall", "granularity"),
    [
        ("pan13-dev", {"verbatim", "edited"}, 0.95, 0.99, 1.02),
        ("msrp-dev", None, 0.97, 0.97, 1.02),
        ("mtc-dev", None, 0.96, 0.86, 1.02),
        ("msrp-hard-dev", {"verbatim", "edited", "paraphrase"}, 0.63, 0.93, 1.02),
    ],
)
def test_gold_passages_are_found(
    name: str, kinds: set[str] | None, precision: float, recall: float, granularity: float
) -> None:
    pairs = json.loads((BENCH / f"{name}.json").read_text("utf-8"))[1::2]
    found = [
        [
            (m.a.start, m.a.end, m.b.start, m.b.end)
            for m in match_texts(pair["a"], pair["b"])
            if kinds is None or m.kind.value in kinds
        ]
        for pair in pairs
    ]
    measured = load_score().measure([pair["gold"] for pair in pairs], found)
    assert measured[0] >= precision
    assert measured[1] >= recall
    assert measured[2] <= granularity

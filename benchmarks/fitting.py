"""Fit the model that tells near-copies from sentences that say the same, and print its coefficients.

    python -m benchmarks.fitting [--sets FOLDER]

The examples: the sentence pairs that people judged, in the pairs of texts with even numbers of `msrp-hard-dev` and
`msrp-dev`; none that stands in an odd one as well. Logistic regression with an L2 penalty on scaled features, by
Newton's method. What the two halves make of it is printed for a few thresholds.
"""

import argparse
import json
import math
from dataclasses import dataclass
from pathlib import Path

from briefreader.matching.contrast import FEATURES, measure
from briefreader.matching.prepared import prepare_raw
from briefreader.matching.reach import Reach
from briefreader.matching.words import Vocabulary

PENALTY = 3.0  # of squared coefficients of scaled features
STEPS = 25
KEPT = (0.95, 0.96, 0.97)  # shares of the pairs that say the same, for which the threshold is printed

Vector = list[float]


@dataclass(frozen=True)
class Example:
    """Two sentences, whether people call them the same, and whether they may be fitted on."""

    a: str
    b: str
    same: bool
    fitted: bool


def read_examples(folder: Path) -> list[Example]:
    """Every judged pair once; what stands in an odd pair of texts anywhere is kept for measuring."""
    judged: dict[tuple[str, str], Example] = {}
    for name in ("msrp-hard-dev", "msrp-dev"):
        for number, texts in enumerate(json.loads((folder / f"{name}.json").read_text("utf-8"))):
            for key, same in (("gold", True), ("hard_negatives", False)):
                for a0, a1, b0, b1 in texts.get(key, ()):
                    pair = texts["a"][a0:a1], texts["b"][b0:b1]
                    odd = bool(number % 2) or (pair in judged and not judged[pair].fitted)
                    judged[pair] = Example(*pair, same, not odd)
    return list(judged.values())


def features_of(example: Example, vocabulary: Vocabulary) -> Vector:
    """What the model is given of one pair."""
    left, right = prepare_raw(example.a, vocabulary), prepare_raw(example.b, vocabulary)
    return list(measure(left, right, Reach(0, len(left.words), 0, len(right.words)), vocabulary))


def solve(matrix: list[Vector], right: Vector) -> Vector:
    """The solution of a linear system (Gaussian elimination with pivots)."""
    rows = [[*row, r] for row, r in zip(matrix, right, strict=True)]
    n = len(rows)
    for k in range(n):
        pivot = max(range(k, n), key=lambda i: abs(rows[i][k]))
        rows[k], rows[pivot] = rows[pivot], rows[k]
        for i in range(k + 1, n):
            factor = rows[i][k] / rows[k][k]
            rows[i] = [x - factor * y for x, y in zip(rows[i], rows[k], strict=True)]
    found = [0.0] * n
    for k in range(n - 1, -1, -1):
        found[k] = (rows[k][n] - sum(rows[k][j] * found[j] for j in range(k + 1, n))) / rows[k][k]
    return found


def fit(samples: list[Vector], labels: list[bool]) -> tuple[float, Vector]:
    """Bias and coefficients for the features as they are."""
    count, width = len(samples), len(samples[0])
    means = [sum(s[j] for s in samples) / count for j in range(width)]
    spreads = [math.sqrt(sum((s[j] - means[j]) ** 2 for s in samples) / count) or 1.0 for j in range(width)]
    scaled = [[1.0, *((s[j] - means[j]) / spreads[j] for j in range(width))] for s in samples]
    theta = [0.0] * (width + 1)
    for _ in range(STEPS):
        gradient = [0.0, *(-PENALTY * t for t in theta[1:])]
        curvature = [[PENALTY if i == j and i else 0.0 for j in range(width + 1)] for i in range(width + 1)]
        for x, label in zip(scaled, labels, strict=True):
            p = 1 / (1 + math.exp(-sum(t * v for t, v in zip(theta, x, strict=True))))
            for i, v in enumerate(x):
                gradient[i] += (label - p) * v
                for j, w in enumerate(x):
                    curvature[i][j] += p * (1 - p) * v * w
        theta = [t + d for t, d in zip(theta, solve(curvature, gradient), strict=True)]
    coefficients = [t / s for t, s in zip(theta[1:], spreads, strict=True)]
    return theta[0] - sum(c * m for c, m in zip(coefficients, means, strict=True)), coefficients


def main(arguments: list[str] | None = None) -> None:
    """Fit, and print the coefficients and what they part on the other half."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", type=Path, default=Path(__file__).parents[1] / ".." / "shared" / "bench")
    folder = parser.parse_args(arguments).sets
    vocabulary = Vocabulary()
    examples = read_examples(folder)
    vectors = [features_of(e, vocabulary) for e in examples]
    chosen = [(v, e.same) for v, e in zip(vectors, examples, strict=True) if e.fitted]
    bias, coefficients = fit([v for v, _ in chosen], [same for _, same in chosen])
    print(
        f"fitted on {sum(s for _, s in chosen)} pairs that say the same and {sum(not s for _, s in chosen)} that do not"
    )
    print(f"BIAS = {bias:.3f}\nCOEFFICIENTS = ({', '.join(f'{c:.3f}' for c in coefficients)})")
    print("  ".join(f"{name} {c:.3f}" for name, c in zip(FEATURES, coefficients, strict=True)))
    odds = [bias + sum(c * x for c, x in zip(coefficients, v, strict=True)) for v in vectors]
    for share in KEPT:
        same = sorted(o for o, e in zip(odds, examples, strict=True) if e.fitted and e.same)
        limit = same[int((1 - share) * len(same))]
        for fitted, half in ((True, "fitted"), (False, "other half")):
            kept = [o >= limit for o, e in zip(odds, examples, strict=True) if e.fitted == fitted and e.same]
            held = [o < limit for o, e in zip(odds, examples, strict=True) if e.fitted == fitted and not e.same]
            print(
                f"SAME = {limit:.2f}  {half}: keeps {sum(kept) / len(kept):.3f}, holds back {sum(held) / len(held):.3f}"
            )


if __name__ == "__main__":
    main()

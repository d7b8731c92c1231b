"""The model that tells how likely two sentences say the same: plain coefficients, and where they come from."""

import math
from operator import mul

# Coefficients of a logistic model over the features of `measure`, in their order, and its bias.
# Fitted by logistic regression (L2, C = 1, features scaled) on the candidate pairs of sentences in one half (even
# numbers) of three development sets: scattered news sentences with their rewordings as people judged them, twice, and
# scattered prose with human and machine rewordings; 1,314 pairs that say the same and 287 that do not.
BIAS = -2.69
COEFFICIENTS = (7.455, 0.478, 4.939, -2.929, 0.092, -0.823, -0.69, 0.08, -0.826, 0.018, 0.656)
LIKELY = 0.55  # the least probability of a pair
LEAST = math.log(LIKELY / (1 - LIKELY))
SOFT_MOST = 0.1  # overlap that word forms add at most, but in rare cases
OUT_OF_ORDER, RIVALLED = -COEFFICIENTS[2], COEFFICIENTS[3]  # what either takes from the log-odds of a pair
REPEATED = 1  # words that stand twice in a sentence, but in rare cases


def log_odds(features: tuple[float, ...]) -> float:
    """Log-odds of a pair with these features."""
    total: float = sum(map(mul, COEFFICIENTS, features), BIAS)
    return total


def at_most(dice: float, contained: float, weight: float, shared: int, shorter: int, order: float) -> float:
    """Log-odds that a pair can reach at most, from what is known of it cheaply; most candidates need no closer look.

    Of the features of a pair: `order` is what the longest common subsequence is at most, and no rival is near.
    """
    return (
        BIAS
        + COEFFICIENTS[0] * min(1.0, dice + SOFT_MOST)
        + COEFFICIENTS[1] * contained
        + COEFFICIENTS[2] * order
        - COEFFICIENTS[3] * dice
        + (COEFFICIENTS[4] + COEFFICIENTS[9]) * shared
        + COEFFICIENTS[5] * math.log(shorter)
        + COEFFICIENTS[10] * math.log1p(weight)
    )

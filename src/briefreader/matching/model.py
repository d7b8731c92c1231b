"""The model that tells how likely two sentences say the same: plain coefficients, and where they come from."""

import math
from operator import mul

# Coefficients of a logistic model over the features of `measure`, in their order, and its bias.
# Fitted by logistic regression on the sentence pairs of one half (even numbers) of three development sets of scattered
# news and prose sentences and their rewordings, 2,000 pairs that people call the same and 700 that are not.
BIAS = -2.94
COEFFICIENTS = (6.614, 1.674, 4.77, -3.015, 0.097, -0.902, -0.689, 0.012, -0.813, 0.03, 0.814)
LIKELY = 0.55  # the least probability of a pair
LEAST = math.log(LIKELY / (1 - LIKELY))
SOFT_MOST = 0.1  # overlap that word forms add at most, but in rare cases
REPEATED = 1  # words that stand twice in a sentence, but in rare cases


def log_odds(features: tuple[float, ...]) -> float:
    """Log-odds of a pair with these features."""
    total: float = sum(map(mul, COEFFICIENTS, features), BIAS)
    return total


def at_most(
    dice: float, contained: float, weight: float, shared: int, shorter: int, order: float, rival: float
) -> float:
    """Log-odds that a pair can reach at most, from what is known of it cheaply; most candidates need no closer look.

    Of the features of a pair: `order` the longest common subsequence, `rival` the lead of the best rival.
    """
    return (
        BIAS
        + COEFFICIENTS[0] * min(1.0, dice + SOFT_MOST)
        + COEFFICIENTS[1] * contained
        + COEFFICIENTS[2] * order
        + COEFFICIENTS[3] * rival
        + (COEFFICIENTS[4] + COEFFICIENTS[9]) * shared
        + COEFFICIENTS[5] * math.log(shorter)
        + COEFFICIENTS[10] * math.log1p(weight)
    )

"""What a sentence states, as a value: an interval or a name, with all that is known of what it is said of.

A part that is not known is empty. Unknown is neither equal nor unlike: nothing may be concluded from it.
"""

from dataclasses import dataclass
from enum import Enum

from briefreader.articles.span import Span

CHECK = "check"  # the rule of a value that says the one beside it again: a weekday, a conversion; only if it is wrong


class ValueType(Enum):
    """What kind of question a value answers."""

    COUNT = "count"
    MONEY = "money"
    SHARE = "share"
    QUANTITY = "quantity"  # a measure with a unit: depth, distance, weight, magnitude
    DURATION = "duration"
    DATE = "date"
    TIME = "time"  # of the day
    AGE = "age"
    RANK = "rank"  # an ordinal: "the second summit in two months"
    SCORE = "score"  # of a vote or a game
    ROLE = "role"
    STATUS = "status"  # of a deed: done, denied, not done


class Flag(Enum):
    """What is to be known of a value besides its size."""

    APPROXIMATE = "approximate"  # "about", "nearly": the interval is wider
    AT_LEAST = "at least"  # the interval is open above
    AT_MOST = "at most"
    VAGUE = "vague"  # "several", "dozens": nothing is excluded but the absurd
    MORE = "more"  # "two more", "another three", "other": beyond those told of before
    PART = "part"  # "four of them", "including two": less than the whole
    CHANGE = "change"  # "rose by 3": the difference and not the level
    NEGATED = "negated"
    UNCERTAIN = "uncertain"  # expected, proposed, feared, reported: not stated as done
    BACKGROUND = "background"  # of another time or incident than the one that is told: "in the years since"
    COMPARED = "compared"  # "than 5,000 last year", "from 12": what something is held against
    DEFINITE = "definite"  # "the two-hour meeting"
    NAMED_DAY = "named day"  # a weekday, resolved against the article's date or kept as a weekday


@dataclass(frozen=True, slots=True)
class Value:
    """One value in one article.

    `span` covers the words of the value, `quote` the value with the words that say of what. `low` to `high` is a
    closed interval in the base unit `unit`: "s", "m", "kg", "%", a currency, "day" (the proleptic ordinal of a date),
    "weekday" (0 is Monday), "month-day" (as "day", in the year 2000), "min" (minutes after midnight), "" for a plain
    number. `text` is the value in words where it is no number, else "". `step` is the size of the last written digit
    in base units. `rule` names the shape by which it was read.

    `head` is the stem of the noun it is said of, `group` that noun's class, `modifiers` are stems beside the noun,
    `predicate` the class (else the stem) of the verb, `attribute` what of the owner is measured ("age", "price"),
    `owner` the names it is said of, `period` anchors it in time, `context` holds the stems of its sentence. `speaker`
    is the name of whoever says something, where the deed is a saying; `places` are names behind "in" or "at".
    """

    type: ValueType
    span: Span
    quote: Span
    sentence: int
    low: float
    high: float
    rule: str
    unit: str = ""
    text: str = ""
    step: float = 0.0
    head: str = ""
    group: str = ""
    attribute: str = ""
    predicate: str = ""
    owner: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    period: str = ""
    context: frozenset[str] = frozenset()
    speaker: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    flags: frozenset[Flag] = frozenset()

    def has(self, *flags: Flag) -> bool:
        """Whether the value bears one of the flags."""
        return not self.flags.isdisjoint(flags)

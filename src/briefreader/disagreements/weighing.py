"""Two amounts of one thing are held together: whether they part, how far, and what may still bridge the gap."""

from briefreader.disagreements.intervals import Verdict, hold_together
from briefreader.disagreements.judgement import Court, Judgement
from briefreader.disagreements.model import Strength
from briefreader.disagreements.owners import Reading
from briefreader.values.languages import words
from briefreader.values.model import Flag, Value, ValueType

NEAR, LOOSE = 0.15, 0.1  # what the sentences share, where a noun and a deed are the same
SHARED = 0.6  # the weight of the words in common
PLANNED = words("deal price savings")  # what is announced is told as done by some
CLOSE = 3.0  # so many times as large, where little but the deed ties two counts
FAR = 8.0  # so many times as large: hardly one thing
_LESSER = (Flag.PART, Flag.MORE, Flag.BACKGROUND)  # less than the whole
_PART_SURE = 70.0  # below it, a part of something may be a part of anything
_LEAD = 0.25  # of the text: what stands there tells the event itself
_GROWING = words("die hurt miss arrest infect rescue evacuate displace hospital damage destroy")


def weigh_amounts(a: Reading, b: Reading, hard: bool, rule: str, sure: float, of: str) -> Judgement | None:
    """The judgement on two amounts of one thing, once their intervals are held together."""
    x, y = a.value, b.value
    verdict = hold_together(x, y)
    if verdict is Verdict.SAME:
        return Judgement(a, b, None, rule, sure)
    said = f"“{a.said}” against “{b.said}”{of}"
    if verdict is Verdict.LOOSE:
        return Judgement(
            a, b, Strength.SOFT, f"{rule}, bound", sure - 25, f"{said}; a bound or a vague word admits both"
        )
    if not _is_whole(x, y):
        return (
            None
            if sure < _PART_SURE
            else Judgement(
                a, b, Strength.APPARENT, f"{rule}, part", sure - 30, f"{said}; one may be a part of the other"
            )
        )
    if bool(x.period) != bool(y.period):
        named = x.period or y.period
        return Judgement(a, b, Strength.SOFT, f"{rule}, period", sure - 15, f"{said}; only one names the time: {named}")
    planned = x.predicate == y.predicate == "cut" or (x.attribute == y.attribute and x.attribute in PLANNED)
    if x.has(Flag.UNCERTAIN) != y.has(Flag.UNCERTAIN) and not planned:
        return Judgement(a, b, Strength.SOFT, f"{rule}, status", sure - 15, f"{said}; one is not stated as done")
    if hard and x.predicate in _GROWING and a.day and b.day and a.day != b.day:
        later, earlier = (x, y) if a.day > b.day else (y, x)
        if later.low > earlier.low:
            return Judgement(a, b, Strength.SOFT, f"{rule}, grown", sure - 10, f"{said}; the greater is told later")
    strength = Strength.HARD if hard else Strength.SOFT
    return Judgement(a, b, strength, rule, sure if hard else sure - 20, said)


def _is_whole(x: Value, y: Value) -> bool:
    return x.has(*_LESSER) == y.has(*_LESSER)


def gather_evidence(court: Court, a: Reading, b: Reading) -> tuple[float, float, float]:
    """The weight of the words in common, their part of the lighter sentence, and how sure that makes a judgement.

    Two only values of one kind count as much as sentences that share what is needed.
    """
    shared, near = court.weights.shared(a, b), court.weights.near(a, b)
    if court.bonds.ties(a, b) and not (a.value.type is ValueType.COUNT and ratio_of(a.value, b.value) > CLOSE):
        shared, near = shared + SHARED, near + NEAR
    return shared, near, min(99.0, 35 + 12 * shared + 40 * near + (10 if is_lead(a) and is_lead(b) else 0))


def is_lead(r: Reading) -> bool:
    return r.order <= _LEAD


def is_known(r: Reading) -> bool:
    """Whether a thing is the one that the article is about: "the summit", or told in its first lines."""
    return Flag.DEFINITE in r.value.flags or is_lead(r)


def ratio_of(x: Value, y: Value) -> float:
    low, high = sorted((max(x.low, x.high if x.high < 1e15 else x.low), max(y.low, y.high if y.high < 1e15 else y.low)))
    return high / low if low > 0 else float("inf")


def told_of(a: Reading, b: Reading) -> str:
    rest_a, rest_b = (" ".join(r.told.replace(r.said, " ", 1).split()).strip(" -,") for r in (a, b))
    if not rest_a or not rest_b:
        return ""
    return f", both of “{rest_a}”" if rest_a == rest_b else f", of “{rest_a}” and “{rest_b}”"

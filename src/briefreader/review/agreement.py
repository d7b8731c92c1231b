"""How far annotators agree: Cohen's kappa, Krippendorff's alpha, overlap of spans. Pure numbers, none of them a guess.

A coefficient that the data leave undefined is None, with the reason in words; it is never shown as 0 or 1.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from briefreader.articles.span import Span


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A coefficient of agreement: 1 is perfect, 0 what chance gives, None undefined, and then `why`."""

    value: float | None
    why: str = ""


def cohens_kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> Coefficient:
    """Cohen's kappa of two annotators' labels of the same things (J. Cohen, Educ. Psychol. Meas. 20, 1960)."""
    count = len(pairs)
    if not count:
        return Coefficient(None, "nothing was tagged by both")
    ours, theirs = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    observed = sum(a == b for a, b in pairs) / count
    expected = sum(ours[label] * theirs[label] for label in ours) / count**2
    if expected == 1:
        return Coefficient(None, "both gave one and the same label throughout, so that chance would do as well")
    return Coefficient((observed - expected) / (1 - expected))


def krippendorffs_alpha(units: Iterable[Sequence[Hashable]]) -> Coefficient:
    """Krippendorff's alpha for nominal labels, any number of annotators, some silent on some things.

    `units` are the labels that each thing got (K. Krippendorff, Content Analysis, 2nd ed., chapter 11).
    """
    pairable = [labels for labels in units if len(labels) > 1]
    if not pairable:
        return Coefficient(None, "nothing was tagged by two")
    totals: Counter[Hashable] = Counter(label for labels in pairable for label in labels)
    count = totals.total()
    disagreeing = 0.0
    for labels in pairable:
        own = Counter(labels)
        disagreeing += sum(own[label] * (len(labels) - own[label]) for label in own) / (len(labels) - 1)
    by_chance = sum(totals[label] * (count - totals[label]) for label in totals)
    if not by_chance:
        return Coefficient(None, "one label was given throughout, so that chance would do as well")
    return Coefficient(1 - (count - 1) * disagreeing / by_chance)


def overlap(ours: Iterable[Span], theirs: Iterable[Span]) -> Coefficient:
    """The share (0-1) of tagged code points that both tagged, spans that overlap in part counted in part.

    Dice's coefficient 2|A∩B| / (|A|+|B|), which is the F1 of either annotator held against the other.
    """
    a, b = _joined(ours), _joined(theirs)
    size = sum(span.length for span in a) + sum(span.length for span in b)
    if not size:
        return Coefficient(None, "nobody tagged anything")
    at, common = 0, 0
    for span in a:
        while at < len(b) and b[at].end <= span.start:
            at += 1
        for other in b[at:]:
            if other.start >= span.end:
                break
            common += min(span.end, other.end) - max(span.start, other.start)
    return Coefficient(2 * common / size)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that touch or overlap made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found

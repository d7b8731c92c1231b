"""Who is quoted with what: the words between quotation marks, and the words that name the speaker.

Read by marks and a few verbs, within one paragraph; a speaker that is not named beside the words is not guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefreader.articles.article import Article
from briefreader.articles.span import Role, Span

_LEAST_WORDS = 3  # fewer words in quotation marks are a name or a term, not a saying
_BETWEEN = 60  # code points between two quotations that hold no more than who says both
_NEAR = 160  # code points beside a quotation in which its speaker may be named
_CLOSERS = {"“": "”", "„": "“”", "«": "»", '"': '"', "「": "」", "『": "』"}
_VERBS = (
    "said|says|say|told|tells|added|adds|announced|argued|argues|asked|asks|called|claimed|claims|commented|declared|"
    "explained|explains|insisted|noted|notes|posted|recalled|remarked|replied|reported|stated|stressed|tweeted|warned|"
    "warns|wrote|writes|acknowledged|admitted|concluded|confirmed|continued|denied|emphasi[sz]ed|pointed out|urged"
)
_NAME = (
    r"(?:(?:[A-Z]\.|[A-Z][\w’'-]*)(?:[ \u00a0]+(?:(?:of|the|de|van|von|bin|al|el|for)[ \u00a0]+)*"
    r"(?:[A-Z]\.|[A-Z][\w’'-]*)){0,5}|[Hh]e|[Ss]he|[Tt]hey|I)"
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks, and the words that name who said it; None where nobody is named beside it."""

    span: Span
    speaker: Span | None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Speaker behind the quotation, verb first or last; speaker before it; and "according to"."""
    role = r"(?:(?:[a-z][\w’'-]*[ \u00a0]+){0,4})"
    named = rf"(?P<who>{_NAME})(?:,[^,.“\"]{{1,60}},)?[ \u00a0]+(?:also |has |had |later )?(?:{_VERBS})\b"
    return (
        re.compile(rf"[\s,—–-]*(?:{_VERBS})[ \u00a0]+{role}(?P<who>{_NAME})"),
        re.compile(rf"[\s,—–-]*{named}"),
        re.compile(rf"[\s,—–-]*according to {role}(?P<who>{_NAME})"),
        re.compile(rf"{named}[^.“\"«]{{0,90}}$"),
        re.compile(rf"(?:[Aa]ccording to|(?:{_VERBS})) {role}(?P<who>{_NAME})[^.“\"«]{{0,60}}$"),
    )


def find_quotations(article: Article) -> tuple[Quotation, ...]:
    """The quotations of an article's story, in order."""
    found: list[Quotation] = []
    for block in article.blocks:
        if block.role is not Role.FURNITURE:
            spans = list(_quoted(article.text, block.start, block.end))
            for at, span in enumerate(spans):
                before = spans[at - 1].end if at else block.start
                after = spans[at + 1].start if at + 1 < len(spans) else block.end
                speaker = _speaker(article.text, span, before, after)
                if speaker is None and at and span.start - before <= _BETWEEN:
                    last = found[-1].speaker  # "…," she said. "…": one speaker, named between the two
                    speaker = last if last is not None and before <= last.start < span.start else None
                found.append(Quotation(span, speaker))
    return tuple(found)


def _quoted(text: str, start: int, end: int) -> Iterator[Span]:
    """What stands between marks in a paragraph; a quotation that goes on in the next one ends with its own."""
    at = start
    while at < end:
        closers = _CLOSERS.get(text[at])
        if closers is None:
            at += 1
            continue
        close = min((i for i in (text.find(c, at + 1, end) for c in closers) if i >= 0), default=end - 1)
        if len(text[at:close].split()) >= _LEAST_WORDS:
            yield Span(at, close + 1)
        at = close + 1


def _speaker(text: str, span: Span, before: int, after: int) -> Span | None:
    """The speaker named behind the quotation, else before it, up to the quotations beside it."""
    verb_first, name_first, according, name_before, verb_before = _patterns()
    for pattern in (verb_first, name_first, according):
        if match := pattern.match(text, span.end, min(after, span.end + _NEAR)):
            return Span(*match.span("who"))
    lead = max(before, span.start - _NEAR)
    clause = re.compile(r"(?<=[.!?])\s+")
    cuts = [m.end() for m in clause.finditer(text, lead, span.start)]
    lead = cuts[-1] if cuts and cuts[-1] < span.start else lead
    for pattern in (name_before, verb_before):
        if match := pattern.search(text, lead, span.start):
            return Span(*match.span("who"))
    return None

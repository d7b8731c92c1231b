"""A brief becomes its disagreements: values are read, put into slots, compared, grouped and ranked."""

from collections.abc import Sequence
from datetime import date

from briefreader.articles.article import Article, Brief
from briefreader.disagreements.bonds import find_bonds
from briefreader.disagreements.groups import Group, group_judgements, widen
from briefreader.disagreements.judgement import Court, soften
from briefreader.disagreements.model import Agreement, Disagreement, Disagreements, Strength
from briefreader.disagreements.owners import Reading, Weights, canonical
from briefreader.disagreements.slots import judge_all
from briefreader.disagreements.wording import ask, explain_agreement, give_answers, reason_of
from briefreader.values.languages import lexicon_for
from briefreader.values.model import Value, ValueType
from briefreader.values.reading import read_story
from briefreader.values.states import STATE

_SHOWN_PER_ARTICLE = 20 / 6  # groups before "more"
_LEAST_SHOWN = 8
_WEIGHT_OF = {Strength.HARD: 40.0, Strength.SOFT: 12.0, Strength.APPARENT: 0.0}
_MEASURED = 0.5  # of the rank comes from how sure it is that one question is answered
_MORE_ARTICLES = 3.0  # to the rank, for each article beyond two


def find_disagreements(brief: Brief) -> Disagreements:
    """Where the articles of a brief, or one article and itself, answer a question differently, and where alike."""
    readings, weights, stories = _read(brief)
    lexicon = lexicon_for("en")
    persons, deeds = (lexicon.persons, lexicon.predicates) if lexicon else (frozenset[str](), dict[str, str]())
    court = Court(weights, persons, frozenset(deeds.values()), _find_talkative(readings), find_bonds(readings, stories))
    groups = widen(group_judgements(soften(judge_all(court, readings), readings)))
    found = sorted(
        (_disagreement(g) for g in groups if g.strength is not None),
        key=lambda d: (-d.rank, d.answers[0].places[0].article, d.answers[0].places[0].span),
    )
    agreed = tuple(_agreement(g) for g in groups if g.strength is None and _articles(g) > 1)
    shown = max(_LEAST_SHOWN, round(_SHOWN_PER_ARTICLE * len(brief.articles)))
    return Disagreements(tuple(found), agreed, max(0, len(found) - shown))


def _read(brief: Brief) -> tuple[list[Reading], Weights, list[frozenset[str]]]:
    """The readings of all articles, the weights of the words of their sentences, the stems of each story."""
    stories = [read_story(article) for article in brief.articles]
    told = [(place, article, stories[place][0]) for place, article in enumerate(brief.articles)]
    contexts: dict[tuple[int, int], frozenset[str]] = {}
    for place, _, values in told:
        for value in values:
            if (place, value.sentence) not in contexts:
                contexts[place, value.sentence] = canonical(value.context)
    measured = {(place, v.sentence) for place, _, values in told for v in values if v.rule != STATE}
    weights = Weights(
        [c for key, c in contexts.items() if key in measured], [c for key, c in contexts.items() if key not in measured]
    )
    heavy = {key: weights.of(stems) for key, stems in contexts.items()}
    readings = []
    for place, article, values in told:
        day, length = _day(article), max(1, len(article.text))
        days: dict[int, tuple[Value, ...]] = {}
        for value in values:
            if value.type is ValueType.DATE:
                days[value.sentence] = (*days.get(value.sentence, ()), value)
        for value in values:
            key = place, value.sentence
            readings.append(
                Reading(
                    place,
                    article.id,
                    value,
                    value.span.of(article.text),
                    value.quote.of(article.text),
                    contexts[key],
                    heavy[key],
                    day,
                    days.get(value.sentence, ()),
                    value.span.start / length,
                )
            )
    return readings, weights, [stems for _, stems in stories]


def _find_talkative(readings: Sequence[Reading]) -> frozenset[str]:
    """The names of those who say something on more than a few days."""
    days: dict[str, set[float]] = {}
    for reading in readings:
        single = reading.value.low == reading.value.high
        for part in reading.value.speaker if single else ():
            days.setdefault(part, set()).add(reading.value.low)
    return frozenset(part for part, found in days.items() if len(found) > _DAYS_OF_A_SPEAKER)


_DAYS_OF_A_SPEAKER = 2


def _day(article: Article) -> int:
    try:
        return date.fromisoformat(article.details.date[:10]).toordinal()
    except ValueError:
        return 0


def _articles(group: Group) -> int:
    return len({reading.article for answer in group.answers for reading in answer})


def _disagreement(group: Group) -> Disagreement:
    best = max(group.judgements, key=lambda j: j.sure)
    strength = group.strength or Strength.SOFT
    rank = _MEASURED * best.sure + _WEIGHT_OF[strength] + _MORE_ARTICLES * max(0, _articles(group) - 2)
    answers = give_answers(_ordered(group.answers))
    return Disagreement(
        ask(best, answers), strength, reason_of(best), answers, round(min(100.0, max(0.0, rank)), 1), best.rule
    )


def _agreement(group: Group) -> Agreement:
    best = max(group.judgements, key=lambda j: j.sure)
    answers = give_answers(_ordered(group.answers))
    readings = [reading for answer in _ordered(group.answers) for reading in answer]
    return Agreement(ask(best, answers), explain_agreement(readings), answers)


def _ordered(answers: Sequence[list[Reading]]) -> list[list[Reading]]:
    """Answers and their places in reading order."""
    each = [sorted(answer, key=lambda r: (r.place, r.value.span)) for answer in answers]
    return sorted(each, key=lambda answer: (answer[0].place, answer[0].value.span))

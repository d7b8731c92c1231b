"""All values of an article."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from briefreader.articles.article import Article
from briefreader.articles.span import Role
from briefreader.values.ages import read_ages
from briefreader.values.amounts import read_amounts
from briefreader.values.languages import lexicon_for
from briefreader.values.model import Value, ValueType
from briefreader.values.people import read_people
from briefreader.values.ranks import read_ranks
from briefreader.values.sentence import Sentence, read_sentence
from briefreader.values.states import read_states
from briefreader.values.statuses import read_statuses
from briefreader.values.times import read_times

_LONGEST_NAME = 4  # parts; a longer run of capitals is a headline


def read_values(article: Article) -> tuple[Value, ...]:
    """The values that the story of an article states, by place; furniture states nothing.

    Empty for a text in a language that has no tables.
    """
    return read_story(article)[0]


def read_story(article: Article) -> tuple[tuple[Value, ...], frozenset[str]]:
    """The values of an article, and the stems of its story."""
    stems: set[str] = set()
    today = _date_of(article)
    values: list[Value] = []
    people: list[tuple[str, ...]] = []
    for sentence in read_sentences(article):
        people += [name.parts for name in sentence.names if 1 < len(name.parts) <= _LONGEST_NAME]
        values += read_sentence_values(sentence, today)
        stems |= sentence.context
    values = _with_full_names(values, people)
    return tuple(sorted(values, key=lambda v: (v.span, v.type.value))), frozenset(stems)


def read_sentences(article: Article) -> Iterator[Sentence]:
    """The sentences of the story, made ready."""
    lexicon = lexicon_for(article.details.language)
    if lexicon is None:
        return
    before: frozenset[str] = frozenset()
    for index, segment in enumerate(article.sentences):
        if article.blocks[segment.block].role is Role.FURNITURE:
            continue
        sentence = read_sentence(article.text, segment.span, index, lexicon)
        if is_file_picture(sentence):
            continue
        sentence.heading = article.blocks[segment.block].role is Role.HEADING
        own = sentence.context
        if sentence.low(0) in lexicon.pronouns:
            sentence.context = own | before  # "It", "He": what the sentence is about stands in the one before
        before = own
        yield sentence


def is_file_picture(sentence: Sentence) -> bool:
    """Whether a sentence is the caption of an old picture: its date is of another day than the story's."""
    if sentence.low(0) == "file" and sentence.low(1) in ("-", "–", "—", "photo", ":"):
        return True
    return any(
        sentence.low(k) == "file" and sentence.low(k + 1) in ("photo", "picture") for k in range(len(sentence.tokens))
    )


def read_sentence_values(sentence: Sentence, today: date | None) -> list[Value]:
    """The values of one sentence; dates and ages first, since their numbers count nothing."""
    values = list(read_times(sentence, today))
    values += read_people(sentence)
    values += read_ages(sentence)
    values += read_ranks(sentence)
    values += read_amounts(sentence, today.year if today else None)
    values += read_statuses(sentence)
    values += read_states(sentence)
    return values


def _date_of(article: Article) -> date | None:
    try:
        return date.fromisoformat(article.details.date[:10])
    except ValueError:
        return None


def _with_full_names(values: list[Value], people: list[tuple[str, ...]]) -> list[Value]:
    """Roles and ages told of a bare surname, told of the one full name in the article that it belongs to."""
    holders: dict[str, set[frozenset[str]]] = {}
    for parts in people:
        for part in parts:
            holders.setdefault(part, set()).add(frozenset(parts))
    full: dict[str, frozenset[str]] = {}
    for part, found in holders.items():
        largest = max(found, key=len)
        if all(one <= largest for one in found):
            full[part] = largest
    named = (ValueType.ROLE, ValueType.AGE)
    values = [
        replace(v, owner=full.get(next(iter(v.owner)), v.owner)) if v.type in named and len(v.owner) == 1 else v
        for v in values
    ]
    holders_of: dict[str, set[frozenset[str]]] = {}
    for v in values:
        if v.type is ValueType.ROLE:
            holders_of.setdefault(f"the {v.head}", set()).add(v.owner)
    return [replace(v, speaker=_speaker(v.speaker, full, holders_of)) if v.speaker else v for v in values]


def _speaker(
    speaker: frozenset[str], full: dict[str, frozenset[str]], holders: dict[str, set[frozenset[str]]]
) -> frozenset[str]:
    """The full name of a speaker; one who is named by a role alone is known if one person in the article holds it."""
    if len(speaker) != 1:
        return speaker
    word = next(iter(speaker))
    if not word.startswith("the "):
        return full.get(word, speaker)
    found = holders.get(word, set()) | (holders.get("the ceo", set()) if word == "the executive" else set())
    if word == "the ceo":
        found = found | holders.get("the executive", set())
    return next(iter(found)) if len(found) == 1 else frozenset()

"""What every article says to the question at hand: the answers that stand beside the sentence under the cursor."""

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from briefreader.articles.span import Span
from briefreader.desk.places import Place
from briefreader.desk.questions import Slot
from briefreader.desk.relations import Counterpart
from briefreader.desk.session import Session
from briefreader.matching.alignment import Kind

if TYPE_CHECKING:
    from briefreader.disagreements.model import Answer

MATCHES = "matches"  # chosen in place of a question: what matches the sentence


class Stance(Enum):
    """How an article stands to the answer under the cursor; the value is the word on the screen."""

    HERE = "here"
    SAME = "same"
    DIFFERS = "differs"
    SIMILAR = "similar"  # it has a passage that matches, but no answer
    SILENT = "silent"


_ORDER = list(Stance)


@dataclass(frozen=True, slots=True)
class Said:
    """What one article says: its stance, its answer, the words to show, the values in them, and its match if any.

    `also` are words of the same article that answer otherwise.
    """

    article: str
    stance: Stance
    answer: "Answer | None" = None
    span: Span | None = None
    values: tuple[Span, ...] = ()
    match: Counterpart | None = None
    also: tuple[str, ...] = ()


def choices_here(session: Session) -> list[str]:
    """What the strip can show of the sentence, in turn: its questions by their ids, and MATCHES where something does.

    Disagreements come first, then agreements that take explaining, then matches (a near match before these), and last
    what is agreed in so many words, which the matches show by themselves.
    """
    slots = session.questions.at(session.place)
    parting = [slot.id for slot in slots if slot.parts]
    explained = [slot.id for slot in slots if not slot.parts and slot.reason]
    plain = [slot.id for slot in slots if not slot.parts and not slot.reason]
    kinds = {counterpart.kind for counterpart in session.counterparts()} if slots else set()
    matches = [MATCHES] if kinds else []
    middle = [*matches, *explained] if Kind.NEAR in kinds else [*explained, *matches]
    return [*parting, *middle, *plain]


def at_hand(session: Session) -> str:
    """Of those choices the chosen one, else the first; "" where there is none."""
    choices = choices_here(session)
    chosen = session.questions.chosen
    return chosen if chosen in choices else choices[0] if choices else ""


def question_here(session: Session) -> Slot | None:
    """The question at hand; None where matches are shown, or nothing."""
    chosen = at_hand(session)
    return session.questions.slot(chosen) if chosen and chosen != MATCHES else None


def next_question(session: Session) -> bool:
    """Choose the next question of the sentence; False where there is no other."""
    choices = choices_here(session)
    if len(choices) < 2:
        return False
    session.questions.chosen = choices[(choices.index(at_hand(session)) + 1) % len(choices)]
    return True


def answers_here(session: Session, slot: Slot, place: Place | None = None) -> list[Said]:
    """What each article says to a question that a sentence (None: the one under the cursor) answers: here, then the
    same, what differs, what is similar, and who is silent. An article that parts with itself comes twice."""
    place = place or session.place
    matches = {counterpart.article: counterpart for counterpart in session.counterparts_of(place)}
    here = answer_at(session, slot, place)
    rows = []
    for article in session.order:
        own = slot.answers_of(article)
        differing = [answer for answer in own if answer is not here]
        if article == place.article and here is not None:
            rows.append(_said(session, article, Stance.HERE, here, matches, place))
            rows += [_said(session, article, Stance.DIFFERS, answer, matches) for answer in differing]
        elif own:
            stance = Stance.DIFFERS if differing else Stance.SAME
            rows.append(_said(session, article, stance, (differing or own)[0], matches))
        elif article in matches:
            match = matches[article]
            rows.append(Said(article, Stance.SIMILAR, span=match.span, match=match))
        else:
            rows.append(Said(article, Stance.SILENT))
    if not slot.parts:
        same = {Stance.DIFFERS: Stance.SAME}
        rows = [Said(r.article, same.get(r.stance, r.stance), r.answer, r.span, r.values, r.match) for r in rows]
    return sorted(rows, key=lambda row: _ORDER.index(row.stance))


def answer_at(session: Session, slot: Slot, place: Place) -> "Answer | None":
    """The answer that a sentence gives to a question."""
    return next((answer for answer in slot.answers if place in session.questions.places_of(answer)), None)


def _said(
    session: Session,
    article: str,
    stance: Stance,
    answer: "Answer",
    matches: dict[str, Counterpart],
    place: Place | None = None,
) -> Said:
    """An article's answer, quoted at the given sentence, else where it matches the cursor's, else at its first."""
    match = matches.get(article)
    places = [p for p in session.questions.places_of(answer) if p.article == article]
    if place is None and match is not None and Place(article, match.sentence) in places:
        place = Place(article, match.sentence)
    sentence = session.sentence_of(place or places[0]) if places else Span(0, 0)
    values = tuple(v.span for v in answer.values if v.article == article and v.span.overlaps(sentence))
    text = session.articles[article].shown
    also = dict.fromkeys(" ".join(p.span.of(text).split()) for p in answer.also if p.article == article)
    return Said(article, stance, answer, sentence, values, match, tuple(also))


def elsewhere(session: Session) -> dict[str, Span]:
    """The words of other articles that belong beside the sentence under the cursor: answers, else matches."""
    found = {counterpart.article: counterpart.span for counterpart in session.counterparts()}
    slot = question_here(session)
    if slot is not None:
        found |= {
            said.article: said.span
            for said in answers_here(session, slot)
            if said.answer is not None and said.span is not None and said.article != session.current
        }
    return {article: found[article] for article in session.order if article in found}


def answering(session: Session) -> list[str]:
    """The other articles that answer the question at hand, those that differ first."""
    slot = question_here(session)
    said = [s for s in answers_here(session, slot) if s.answer is not None] if slot is not None else []
    said.sort(key=lambda s: s.stance is not Stance.DIFFERS)
    return [s.article for s in said if s.article != session.current]


def go_to_question(session: Session, question: str, place: Place) -> None:
    """Put the cursor on an answer to a question, that question at hand."""
    session.go(place, remember=True, question=question)


def next_disagreement(session: Session, step: int) -> bool:
    """Go to the next (1) or previous (-1) disagreement; False where there is none."""
    slot = question_here(session)
    at_hand = slot.id if slot is not None and slot.parts else ""
    stop = session.questions.next_stop(session.shown_order, session.place, at_hand, step)
    if stop is None:
        return False
    go_to_question(session, stop[1], stop[0])
    return True

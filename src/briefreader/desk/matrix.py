"""The slot matrix: questions down, articles across, who answers what, and who stands alone."""

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from briefreader.annotations.selecting import trimmed
from briefreader.articles.span import Span
from briefreader.desk.judging import Target
from briefreader.desk.labels import division, label_in, label_of, origins_in
from briefreader.desk.places import Place
from briefreader.desk.questions import Slot
from briefreader.desk.session import Session

if TYPE_CHECKING:
    from briefreader.disagreements.model import Answer

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class MatrixOrder(Enum):
    """How questions are ordered; the value is the word on the screen. What is agreed comes last either way."""

    RANK = "rank"
    PLACE = "text"


@dataclass(frozen=True, slots=True)
class Sifting:
    """Which questions are listed; "" lets all through."""

    type: str = ""
    strength: str = ""
    query: str = ""
    agreed: bool = True
    order: MatrixOrder = MatrixOrder.RANK

    @property
    def is_open(self) -> bool:
        """Whether nothing is left out."""
        return not (self.type or self.strength or self.query) and self.agreed


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article answers to one question; no answers where it is silent.

    `letters` name equal answers, "a" the one that most origins give. `label` is the answer in few words, `quote` the
    exact words. `alone`: all others that answer agree with each other, and this one does not agree with them.
    """

    article: str
    answers: tuple["Answer", ...] = ()
    letters: str = ""
    label: str = ""
    quote: str = ""
    alone: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One question and what each article answers. `tied`: no answer is given by more origins than another."""

    slot: Slot
    cells: tuple[Cell, ...]
    answering: int
    origins: int
    tied: bool
    dismissed: bool

    def cell(self, article: str) -> Cell:
        """What an article answers."""
        return next(cell for cell in self.cells if cell.article == article)

    @property
    def silent(self) -> tuple[str, ...]:
        """The articles that do not answer."""
        return tuple(cell.article for cell in self.cells if not cell.answers)


def matrix_rows(session: Session, sifting: Sifting) -> list[MatrixRow]:
    """The questions that are shown and let through, disagreements first."""
    slots = [slot for slot in session.questions.shown if _passes(session, slot, sifting)]
    if sifting.order is MatrixOrder.PLACE:
        slots.sort(key=lambda slot: (not slot.parts, _first(session, slot)))
    return [_row(session, slot) for slot in slots]


def _passes(session: Session, slot: Slot, sifting: Sifting) -> bool:
    strength = slot.strength.value if slot.strength else "agreed"
    if sifting.strength not in ("", strength) or sifting.type not in ("", slot.question.type.value):
        return False
    if not slot.parts and not sifting.agreed and sifting.strength != "agreed":
        return False
    words = f"{slot.question.text} {division(session, slot)} {' '.join(a.text for a in slot.answers)}"
    return sifting.query.casefold() in words.casefold()


def _first(session: Session, slot: Slot) -> tuple[int, int]:
    places = [p for answer in slot.answers for p in answer.places if p.article in session.articles]
    return min((session.order.index(p.article), p.span.start) for p in places)


def _row(session: Session, slot: Slot) -> MatrixRow:
    counts = [origins_in(session, answer.articles) for answer in slot.answers]
    ranked = sorted(range(len(counts)), key=lambda at: -counts[at])
    letters = {at: _LETTERS[min(rank, len(_LETTERS) - 1)] for rank, at in enumerate(ranked)}
    single = [at for at, count in enumerate(counts) if count == 1]
    alone = single[0] if len(single) == 1 and len(counts) == 2 and max(counts) > 1 else -1
    most = max(counts, default=0)
    return MatrixRow(
        slot,
        tuple(_cell(session, slot, article, letters, alone) for article in session.order),
        origins_in(session, (a for answer in slot.answers for a in answer.articles)),
        origins_in(session, session.order),
        slot.parts and counts.count(most) > 1,
        slot.id in session.questions.dismissed,
    )


def _cell(session: Session, slot: Slot, article: str, letters: dict[int, str], alone: int) -> Cell:
    own = [at for at, answer in enumerate(slot.answers) if article in answer.articles]
    if not own:
        return Cell(article)
    answers = tuple(slot.answers[at] for at in own)
    text = session.articles[article].shown
    quotes = [next(p.span for p in answer.places if p.article == article).of(text) for answer in answers]
    labels = [label_in(session, slot, answer, article) for answer in answers]
    said = " ".join(" / ".join(quotes).split())
    return Cell(
        article,
        answers,
        " ".join(letters[at] for at in own),
        " / ".join(dict.fromkeys(labels)),
        said,
        alone in own and len(own) == 1,
        slot.reason if not slot.parts or label_of(slot, answers[0]) != answers[0].text else "",
    )


def strengths_of(session: Session) -> list[str]:
    """The strengths that occur, and "agreed"."""
    found = {slot.strength.value if slot.strength else "agreed" for slot in session.questions.shown}
    return [word for word in ("hard", "soft", "apparent", "agreed") if word in found]


def types_of(session: Session) -> list[str]:
    """The types of question that occur."""
    return list(dict.fromkeys(slot.question.type.value for slot in session.questions.shown))


def next_choice(choices: list[str], chosen: str) -> str:
    """The choice after the chosen one; after the last "", which lets all through."""
    all_choices = ["", *choices]
    at = all_choices.index(chosen) if chosen in all_choices else -1
    return all_choices[(at + 1) % len(all_choices)]


def place_of(session: Session, row: MatrixRow, article: str) -> Place:
    """The sentence in which an article answers; where it is silent, that of the first article that does answer."""
    answers = row.cell(article).answers or row.slot.answers
    places = [p for answer in answers for p in session.questions.places_of(answer)]
    return next((p for p in places if p.article == article), places[0])


def target_of(session: Session, cell: Cell) -> Target | None:
    """What judging keys act on in a cell: the words of the answer, and the annotator's claim on just these."""
    if not cell.answers:
        return None
    article = session.articles[cell.article]
    words = next(p.span for p in cell.answers[0].places if p.article == cell.article)
    span = trimmed(article.text, words)
    same = next((c for c in session.ledger(cell.article).claims if c.span == span), None)
    return Target(span, same, cell.article)


def tags_on(session: Session, cell: Cell) -> list[str]:
    """The annotator's tags on the words of a cell's answers."""
    spans: list[Span] = [p.span for answer in cell.answers for p in answer.places if p.article == cell.article]
    claims = (c for c in session.ledger(cell.article).claims if c.span and any(c.span.overlaps(s) for s in spans))
    return list(dict.fromkeys(tag for claim in claims for tag in claim.claim.tags))


__all__ = [
    *("Cell", "MatrixOrder", "MatrixRow", "Sifting", "answer_at", "matrix_rows", "next_choice", "place_of"),
    *("strengths_of", "tags_on", "target_of", "types_of"),
]

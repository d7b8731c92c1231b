"""The compare strip where a question is at hand: its title, and what every article answers. Pure."""

from textual.strip import Strip

from briefreader.articles.span import Span
from briefreader.desk.answers import Said, Stance, answer_at, answers_here, choices_here, question_here
from briefreader.desk.labels import division, label_in
from briefreader.desk.places import Place
from briefreader.desk.questions import Slot
from briefreader.desk.session import Session
from briefreader.ui.inks import AGREED, KIND_SIGNS, SILENT, STRENGTH_SIGNS, Ink, Inks
from briefreader.ui.layout import safe_line, width_of
from briefreader.ui.marks import match_marks
from briefreader.ui.rows import Cells, spread
from briefreader.ui.strip_row import StripRow, fitted, paint_row

_LONGEST_CHIP = 30


def paint_question(session: Session, inks: Inks, width: int, rows: int, scrolled: int) -> list[Strip]:
    """Title and at most `rows` rows for the question at hand; none where no question is."""
    slot = question_here(session)
    if slot is None:
        return []
    answers = fitted(session, question_rows(session, slot), rows)
    first = max(0, min(scrolled, len(answers) - rows))
    chips = chip_column(answers, width)
    painted = [paint_row(session, inks, width, row, chips) for row in answers[first : first + rows]]
    return [question_title(session, slot, inks, width), *painted]


def question_rows(session: Session, slot: Slot, place: Place | None = None) -> list[StripRow]:
    """Each article once (twice where it parts with itself): here (None: the cursor), same, differs, similar, silent."""
    return [_row(session, slot, said, place or session.place) for said in answers_here(session, slot, place)]


def _row(session: Session, slot: Slot, said: Said, here: Place) -> StripRow:
    sign, hue = sign_of(slot, said)
    marks: list[tuple[Span, int]] = []
    if said.stance is Stance.HERE:
        marks += [mark for c in session.counterparts_of(here) for mark in match_marks(c.side, here=True)]
    elif said.match is not None and said.span is not None and said.match.span.overlaps(said.span):
        marks += match_marks(said.match.side, here=False)
    ink = Ink.SAME if not slot.parts else Ink.HARD if slot.is_hard else Ink.DIFFER
    marks += [(value, ink) for value in said.values]
    chip, chip_hue = "", ""
    if said.answer is not None:
        chip = safe_line(label_in(session, slot, said.answer, said.article))
        chip_hue = "differ" if said.stance is Stance.DIFFERS else "match"
    elif said.stance is Stance.SIMILAR:
        chip, chip_hue = "none given", "muted"
    answer = slot.answers.index(said.answer) if said.answer is not None else -1
    focus = said.values[0] if said.values else None
    also = tuple(safe_line(words) for words in said.also)
    word = said.stance.value
    return StripRow(said.article, sign, word, hue, said.span, tuple(marks), (), chip, chip_hue, also, focus, answer)


def question_stances(session: Session) -> dict[str, tuple[str, str]] | None:
    """How each other article stands to the question at hand, with a sign, and its hue; None without a question."""
    slot = question_here(session)
    if slot is None:
        return None
    found: dict[str, tuple[str, str]] = {}
    for said in answers_here(session, slot):
        if said.article != session.current and said.stance is not Stance.SILENT:
            sign, hue = sign_of(slot, said)
            label = label_in(session, slot, said.answer, said.article) if said.answer is not None else ""
            found[said.article] = (f"{sign} {safe_line(label)}".rstrip(), hue)
    return found


def sign_of(slot: Slot, said: Said) -> tuple[str, str]:
    """The sign of an article's stance and its hue."""
    match said.stance:
        case Stance.HERE:
            return " ", "match"
        case Stance.SAME:
            return AGREED, "match"
        case Stance.DIFFERS:
            return strength_sign(slot), "differ"
        case Stance.SIMILAR:
            return (KIND_SIGNS[said.match.kind] if said.match else " "), "match"
        case Stance.SILENT:
            return SILENT, "muted"


def strength_sign(slot: Slot) -> str:
    """The sign of a question: how far its answers part, or that they agree."""
    return STRENGTH_SIGNS[slot.strength.value] if slot.strength else AGREED


def strength_word(slot: Slot) -> str:
    """The same as a word."""
    return slot.strength.value if slot.strength else "agreed"


def chip_column(rows: list[StripRow], width: int) -> int:
    """Cells for the answers: fixed where there is room, so that quotes do not jump; else as few as needed."""
    most = min(_LONGEST_CHIP, max((width_of(row.chip) + 3 for row in rows if row.chip_hue != "muted"), default=0))
    if width >= 160:
        return max(most, 25)
    return max(min(most, width // 3), 20) if width >= 100 else min(most, width // 4)


def question_title(session: Session, slot: Slot, inks: Inks, width: int) -> Strip:
    """Sign, strength, question, who says what, why; at the right which of how many of the sentence."""
    choices = choices_here(session)
    at = choices.index(slot.id) + 1 if slot.id in choices else 1
    parting = sum(s.parts for s in session.questions.at(session.place))
    words = f"disagreement {at} of {parting}" if width >= 100 and slot.parts else f"{at} of {len(choices)}"
    if len(choices) > 1:
        words += "  ; next" if width >= 100 else " ;"
    return title_row(session, slot, session.place, inks, width, words)


def title_row(session: Session, slot: Slot, here: Place, inks: Inks, width: int, right: str) -> Strip:
    """Sign, strength, question, who says what (the answer of a sentence first), why; words at the right."""
    ground, hue = inks.on("text", "panel"), "differ" if slot.parts else "match"
    dismissed = slot.id in session.questions.dismissed
    left: Cells = [
        (f" {strength_sign(slot)} {strength_word(slot)}", inks.on(hue, "panel", bold=True)),
        (f"  {safe_line(slot.question.text)}", inks.on("bright", "panel", bold=True)),
        (f"  {safe_line(division(session, slot, answer_at(session, slot, here)))}", ground),
    ]
    if dismissed:
        left.insert(1, ("  dismissed", inks.on("muted", "panel")))
    if slot.reason:
        left.append((f"  {safe_line(slot.reason)}", inks.on("muted", "panel")))
    return spread(left, [], [(f"  {right} ", inks.on("muted", "panel"))], width, ground)

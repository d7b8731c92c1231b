"""The compare strip: what every other article says of the sentence under the cursor. Pure: a session becomes rows."""

from textual.strip import Strip

from briefreader.annotations.anchored import AnchoredClaim
from briefreader.desk.labels import origins_in
from briefreader.desk.relations import Counterpart
from briefreader.desk.session import Session
from briefreader.matching.alignment import Kind
from briefreader.ui.inks import KIND_SIGNS, KIND_WORDS, SILENT, TAG_WORDS, Inks
from briefreader.ui.marks import match_marks
from briefreader.ui.rows import Cells, cut, spread
from briefreader.ui.strip_row import StripRow, fitted, paint_row


def strip_rows(session: Session) -> list[StripRow]:
    """Here, then what is nearly the same, the same, similar, and silent; each article once."""
    found = session.counterparts()
    order = (Kind.NEAR, Kind.VERBATIM, Kind.EDITED, Kind.PARAPHRASE)
    ranked = sorted(found, key=lambda c: (order.index(c.kind), session.order.index(c.article)))
    own = tuple(mark for c in reversed(ranked) for mark in match_marks(c.side, here=True))
    rows = [StripRow(session.current, " ", "here", "match", session.sentence, own)]
    rows += [_answer(c) for c in ranked]
    answered = {c.article for c in found} | {session.current}
    rows += [StripRow(a, SILENT, "silent", "muted", None, ()) for a in session.order if a not in answered]
    return rows


def _answer(counterpart: Counterpart) -> StripRow:
    kind = counterpart.kind
    hue = "differ" if kind is Kind.NEAR else "match"
    marks = match_marks(counterpart.side, here=False)
    return StripRow(counterpart.article, KIND_SIGNS[kind], KIND_WORDS[kind], hue, counterpart.span, marks)


def paint_strip(session: Session, inks: Inks, width: int, rows: int, scrolled: int) -> list[Strip]:
    """The strip's title and `rows` rows below it, the answers scrolled by `scrolled`; always rows + 1 strips."""
    ground = inks.on("text", "surface")
    blank = cut([], width, ground)
    if session.questions.at(session.place):
        from briefreader.ui.question_strip import paint_question

        if found := paint_question(session, inks, width, rows, scrolled):
            return [*found, *([blank] * (rows + 1 - len(found)))]
    answers = strip_rows(session)
    talking = [r for r in answers if r.span is not None]
    title = _title(session, inks, width, answers)
    if session.comparing and len(talking) == 1:
        words = "Reading and tagging work already. Matches appear as they are found."
        return [title, blank, cut([("   ", ground), (words, inks.on("muted", "surface"))], width, ground)][
            : rows + 1
        ] + [blank] * max(0, rows - 2)
    answers = talking if len(talking) == 1 else fitted(session, answers, rows)
    first = max(0, min(scrolled, len(answers) - rows))
    painted = [paint_row(session, inks, width, row) for row in answers[first : first + rows]]
    return [title, *painted, *([blank] * (rows - len(painted)))]


def strip_length(session: Session) -> int:
    """How many rows the strip would need to show every article."""
    from briefreader.desk.answers import question_here
    from briefreader.ui.question_strip import question_rows

    slot = question_here(session)
    return len(strip_rows(session) if slot is None else question_rows(session, slot))


def _title(session: Session, inks: Inks, width: int, answers: list[StripRow]) -> Strip:
    ground = inks.on("text", "panel")
    others = [r for r in answers[1:] if r.span is not None]
    here = session.claims_here()
    right: Cells = []
    if here:
        at = next((i for i, c in enumerate(here, 1) if c.claim.id == session.chosen), 0)
        words = f"claim {at} of {len(here)} " if at else f"{len(here)} claim{'' if len(here) == 1 else 's'} here "
        right = [(words, inks.on("muted", "panel"))]
    if session.questions.at(session.place):
        right = [("  ; questions ", inks.on("muted", "panel")), *right]
    place = session.article.sentences[session.place.sentence] if session.article.sentences else None
    if place is not None and session.article.is_furniture(place):
        furniture: Cells = [(" furniture", inks.on("bright", "panel", bold=True))]
        furniture.append(("  not the story, so not compared; F counts this block as story", ground))
        return spread(furniture, [], right, width, ground)
    if not others and session.comparing:
        done, total = session.compared or (0, 0)
        words = f"  {done} of {total} pairs; matches appear as they are found" if total else ""
        return spread(
            [(" comparing", inks.on("bright", "panel", bold=True)), (words, ground)], [], right, width, ground
        )
    if not others:
        said = "found in no other article" if len(session.order) > 1 else "there is no other article to compare with"
        left: Cells = [(f" {SILENT} only here", inks.on("bright", "panel", bold=True)), (f"  {said}", ground)]
        return spread(left, [], right, width, ground)
    best = others[0]
    total = len(session.order) - 1
    found = f"  found in {len(others)} of {total} other article{'' if total == 1 else 's'}"
    origins = origins_in(session, (row.article for row in others))
    if origins < len(others):
        found += f", {origins} origin{'' if origins == 1 else 's'}"
    left = [(f" {best.sign} {best.word}", inks.on(best.hue, "panel", bold=True)), (found, ground)]
    if best.word == KIND_WORDS[Kind.NEAR]:
        left.append((_difference(session, best), inks.on("differ", "panel", bold=True)))
    return spread(left, [], right, width, ground)


def _difference(session: Session, row: StripRow) -> str:
    """The first words in the sentence that stand against each other, numbers before others, ours first."""
    side = next((c.side for c in session.counterparts() if c.article == row.article), None)
    pairs = [p for p in (*side.numbers, *side.differs) if p[0].overlaps(session.sentence)] if side else []
    if not side or not (pairs or side.differs):
        return ""
    here, there = pairs[0] if pairs else side.differs[0]
    ours, theirs = here.of(session.article.shown), there.of(session.articles[row.article].shown)
    return f"  {' '.join(ours.split()) or 'nothing'} against {' '.join(theirs.split()) or 'nothing'}"


def claim_words(claim: AnchoredClaim) -> str:
    """The tags of a claim in words, "note" where it has none."""
    return ", ".join(TAG_WORDS.get(tag, tag) for tag in claim.claim.tags) or "note"

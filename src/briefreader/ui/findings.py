"""What the panes show of each article besides its text: marks and signs, claims, disclosures, chips.

What disagreements and lenses need is loaded when there are any: the first text on the screen does not wait for it.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefreader.articles.span import Span
from briefreader.desk.session import Session
from briefreader.ui.marks import Marks, Sign, found_marks, relation_signs
from briefreader.ui.painting import PaneClaim

if TYPE_CHECKING:
    from briefreader.desk.lenses import Seen


class Findings:
    """What was found in the articles, as panes take it."""

    def __init__(self) -> None:
        self._marks: dict[str, tuple[Marks, dict[int, Sign]]] = {}
        self._disclosed: dict[str, bool] = {}

    def forget(self, articles: Iterable[str] | None = None) -> None:
        """More was found in these articles (None: in all)."""
        for article_id in tuple(self._marks) if articles is None else articles:
            self._marks.pop(article_id, None)

    def marks_of(self, session: Session, article_id: str) -> tuple[Marks, dict[int, Sign]]:
        """The marks over an article's text, and the signs left of it."""
        if article_id not in self._marks:
            sides = session.relations.sides(article_id)
            values = list(session.questions.values_in(article_id))
            marks = found_marks(session.articles[article_id], sides, values, _lens(session, article_id))
            self._marks[article_id] = (marks, relation_signs(sides, values))
        return self._marks[article_id]

    def is_disclosed(self, session: Session, article_id: str) -> bool:
        """Whether an article says of itself that a machine wrote it."""
        if not session.ready:
            return False  # the first text does not wait for it
        if article_id not in self._disclosed:
            from briefreader.values.disclosures import find_disclosures

            found = find_disclosures(session.articles[article_id])
            self._disclosed[article_id] = any(d.kind.value == "ai-generated" for d in found)
        return self._disclosed[article_id]


def claims_of(session: Session, article_id: str) -> tuple[PaneClaim, ...]:
    """What readers said of an article."""
    return tuple(
        PaneClaim(c.span, c.claim.tags, own, own and c.claim.id == session.chosen)
        for own, ledgers in ((True, (session.ledger(article_id),)), (False, session.others.get(article_id, ())))
        for ledger in ledgers
        for c in ledger.claims
        if c.span is not None
    )


def _lens(session: Session, article_id: str) -> "Sequence[Seen] | None":
    if session.lens is None:
        return None
    from briefreader.desk.lenses import seen

    return seen(session, article_id)


def spans_beside(session: Session) -> dict[str, Span]:
    """The words of other articles that belong beside the sentence under the cursor: answers, else matches."""
    if not session.questions.at(session.place):
        return {c.article: c.span for c in session.counterparts()}
    from briefreader.desk.answers import elsewhere

    return elsewhere(session)


def chips_here(session: Session) -> dict[str, tuple[list[Span], list[Span]]]:
    """The values of the question at hand by article: those that equal the answer here, and those that differ."""
    if not session.questions.at(session.place):
        return {}
    from briefreader.desk.answers import Stance, answers_here, question_here

    found: dict[str, tuple[list[Span], list[Span]]] = {}
    slot = question_here(session)
    for said in answers_here(session, slot) if slot is not None else ():
        if said.answer is not None:
            same, unlike = found.setdefault(said.article, ([], []))
            values = (v.span for v in said.answer.values if v.article == said.article)
            (unlike if said.stance is Stance.DIFFERS else same).extend(values)
    return found

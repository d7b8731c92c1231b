"""Which commands can act now. A key that cannot is dimmed, and pressing it says why."""

from briefreader.desk.commands import BY_ID
from briefreader.desk.session import Session

_JUDGING = {"verified", "disputed", "ai-generated-source", "article-ai", "note", "evidence", "link", "remove"}

_MARKS = {"next-match", "previous-match"}
_QUESTIONS = {"next-disagreement", "previous-disagreement", "matrix", "next-question", "dismiss", "low", "dismissed"}


def why_not(session: Session, command_id: str) -> str:
    """Why a command cannot act now, or ""."""
    if coming := BY_ID[command_id].coming:
        return coming
    if command_id in _JUDGING:
        return session.why_not_judge()
    if command_id in _MARKS and not (session.query or session.lens or session.relations.count):
        return "Matches are still being looked for." if session.comparing else "No passages match."
    if command_id == "counterpart" and session.following is None and not _is_answered(session):
        return "No other article was found to say this."
    if command_id in _QUESTIONS:
        return _why_no_question(session, command_id)
    if command_id == "undo" and not session.history.done:
        return "There is nothing to undo."
    if command_id == "redo" and not session.history.undone:
        return "There is nothing to redo."
    return ""


def _is_answered(session: Session) -> bool:
    """Whether another article says something of the sentence under the cursor."""
    if session.counterparts():
        return True
    if not session.questions.at(session.place):
        return False
    from briefreader.desk.answers import elsewhere  # the first text on the screen does not wait for it

    return bool(elsewhere(session))


def _why_no_question(session: Session, command_id: str) -> str:
    questions = session.questions
    if session.comparing or questions.looking:
        return "Disagreements are still being looked for."
    if questions.trouble:
        return questions.trouble
    if command_id == "matrix":
        return "" if questions.total else "No question was found that more than one article answers."
    if command_id == "low":
        return "" if questions.low else "There are no disagreements of low rank."
    if command_id == "dismissed":
        return "" if questions.taken_out else "No disagreement was dismissed."
    from briefreader.desk.answers import choices_here, question_here

    if command_id == "next-question":
        return "" if len(choices_here(session)) > 1 else "This sentence has no other question."
    if command_id == "dismiss":
        from briefreader.desk.dismissing import why_not_dismiss  # a screen without disagreements does without it

        return why_not_dismiss(session, question_here(session))
    if questions.parting:
        return ""
    left_out = " that was not dismissed; - shows those that were" if questions.taken_out else ""
    return f"No disagreement was found{left_out}."

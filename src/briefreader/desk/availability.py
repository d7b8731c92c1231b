"""Which commands can act now. A key that cannot is dimmed, and pressing it says why."""

from briefreader.desk.commands import BY_ID
from briefreader.desk.session import Session

_JUDGING = {"verified", "disputed", "ai-generated-source", "article-ai", "note", "evidence", "link", "remove"}


def why_not(session: Session, command_id: str) -> str:
    """Why a command cannot act now, or ""."""
    if coming := BY_ID[command_id].coming:
        return coming
    if command_id in _JUDGING:
        return session.why_not_judge()
    if command_id in {"next-match", "previous-match"} and not session.query and not session.relations.count:
        return "Matches are still being looked for." if session.comparing else "No passages match."
    if command_id == "counterpart" and session.following is None and not session.counterparts():
        return "No other article was found to say this."
    if command_id == "undo" and not session.history.done:
        return "There is nothing to undo."
    if command_id == "redo" and not session.history.undone:
        return "There is nothing to redo."
    return ""

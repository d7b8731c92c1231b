"""Along the disagreements, through the questions of a sentence, and what is shown of them."""

from briefreader.desk.answers import answering, question_here
from briefreader.desk.answers import next_disagreement as to_disagreement
from briefreader.desk.answers import next_question as to_question
from briefreader.ui.actions.registry import does
from briefreader.ui.reader import Reader


def _walk(reader: Reader, step: int) -> None:
    if to_disagreement(reader.session, step):
        reader.bring(answering(reader.session))
        reader.moved()
    else:
        reader.say("No disagreement was found.")


@does("next-disagreement")
def next_disagreement(reader: Reader) -> None:
    _walk(reader, 1)


@does("previous-disagreement")
def previous_disagreement(reader: Reader) -> None:
    _walk(reader, -1)


@does("next-question")
def next_question(reader: Reader) -> None:
    to_question(reader.session)
    reader.moved()


@does("dismiss")
def dismiss(reader: Reader) -> None:
    from briefreader.desk.dismissing import dismiss as act

    slot = question_here(reader.session)
    if slot is None:
        return

    def now() -> None:
        reader.message = act(reader.session, slot)
        reader.desk.save_soon()
        reader.moved(level=False)

    reader.desk.as_annotator(now)


@does("matrix")
def matrix(reader: Reader) -> None:
    from briefreader.ui.matrix import MatrixScreen

    reader.app.push_screen(MatrixScreen())


@does("low")
def low(reader: Reader) -> None:
    questions = reader.session.questions
    questions.with_more = not questions.with_more
    questions.revise()
    reader.message = (
        f"{questions.low} disagreements of low rank are shown too." if questions.with_more else "Low ranks left out."
    )
    reader.moved(level=False)


@does("dismissed")
def dismissed(reader: Reader) -> None:
    questions = reader.session.questions
    questions.with_dismissed = not questions.with_dismissed
    questions.revise()
    on = f"{questions.taken_out} dismissed shown too; X counts one again."
    reader.message = on if questions.with_dismissed else "Dismissed disagreements are left out."
    reader.moved(level=False)

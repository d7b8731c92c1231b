"""The review queue, other annotators' tags, and what to do with the words that are being placed."""

from briefreader.desk import judging
from briefreader.desk.reviewing import end_placing
from briefreader.ui.actions.registry import does
from briefreader.ui.reader import Reader


@does("review")
def review(reader: Reader) -> None:
    session = reader.session
    if session.placing is None:
        from briefreader.ui.review import ReviewScreen

        reader.app.push_screen(ReviewScreen())
        return
    reader.message = end_placing(session, judging.target(session).span)
    session.selection = None
    reader.desk.save_soon()
    reader.moved(level=False)


@does("differences")
def differences(reader: Reader) -> None:
    from briefreader.ui.differences import DifferencesScreen

    reader.app.push_screen(DifferencesScreen())


@does("blind")
def blind(reader: Reader) -> None:
    session = reader.session
    session.blind = not session.blind
    reader.message = "Others' tags are hidden: you judge blind." if session.blind else "Others' tags are shown."
    reader.moved(level=False)

"""Linking the claim under the cursor to a passage elsewhere."""

from briefreader.desk import judging
from briefreader.desk.linking import passages, set_link
from briefreader.ui.actions.registry import does
from briefreader.ui.reader import Reader


@does("link")
def link(reader: Reader) -> None:
    from briefreader.ui.link_dialog import Chosen, LinkDialog

    def ask() -> None:
        session = reader.session
        found = judging.removal_target(session)
        choices = passages(session, reader.recent)
        if not found.span.length or not choices:
            reader.say("There are no words here, or no other article, to link.")
            return

        def linked(chosen: Chosen | None) -> None:
            if chosen is not None:
                reader.message = set_link(session, found, *chosen)
                session.selection = None
                reader.desk.save_soon()
                reader.moved(level=False)

        reader.app.push_screen(LinkDialog(session, found, choices), linked)

    reader.desk.as_annotator(ask)

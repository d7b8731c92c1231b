"""Asking once whose tags these are, where neither option, environment nor settings say so."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefreader.annotations.names import check_annotator
from briefreader.errors import AnnotationError, BriefreaderError
from briefreader.ui.boxes import AskDialog
from briefreader.ui.work import ShelfRead, read_shelf

if TYPE_CHECKING:
    from briefreader.ui.app import BriefreaderApp


def ask_annotator(
    app: "BriefreaderApp", suggested: str, keep: Callable[[str], None] | None, act: Callable[[], None]
) -> None:
    """Ask for the name, keep it for the next time, read what this annotator said earlier, and then act."""

    def check(name: str) -> str:
        try:
            check_annotator(name, app.store.annotators())
        except AnnotationError as error:
            return str(error)
        return ""

    def named(name: str | None) -> None:
        if name is None:
            app.say("Nothing was tagged: tags need the name of who gives them.")
            return
        app.session.annotator = check_annotator(name, app.store.annotators())
        if keep:
            try:
                keep(app.session.annotator)
            except (OSError, BriefreaderError) as error:
                app.notify(f"The name holds for today only: {error}", severity="warning", markup=False)
        # What the annotator said earlier must be known before anything is added to it.
        shelf = read_shelf(app.store, tuple(app.session.articles.values()), app.session.annotator, app.borrowed)
        app.on_shelf_read(ShelfRead(shelf, app.session.made))
        act()

    title = "Whose tags are these?"
    hint = "A folder of this name in annotations/ will hold them; reviewers see it in pull requests."
    app.push_screen(AskDialog(title, hint, suggested, check), named)

"""The other screens, the clipboard, the strip, search, and the way out."""

from briefreader.articles.span import Role
from briefreader.desk import judging
from briefreader.desk.citation import cite
from briefreader.desk.lenses import next_lens
from briefreader.ui.actions.moving import zoom
from briefreader.ui.actions.registry import does
from briefreader.ui.marks import Marks
from briefreader.ui.reader import Reader
from briefreader.ui.strip import strip_length


@does("claims")
def claims(reader: Reader) -> None:
    from briefreader.ui.claims import ClaimsScreen

    reader.app.push_screen(ClaimsScreen())


@does("articles")
def articles(reader: Reader) -> None:
    from briefreader.ui.articles import ArticlesScreen

    reader.app.push_screen(ArticlesScreen())


@does("details")
def details(reader: Reader) -> None:
    from briefreader.ui.details import DetailsDialog

    reader.app.push_screen(DetailsDialog(reader.session.article))


@does("copy")
def copy(reader: Reader) -> None:
    found = judging.target(reader.session)
    reader.app.copy_to_clipboard(cite(reader.session.article, found.span))
    reader.say(f"copied with its citation: {judging.quoted(reader.session, found.span)}")


@does("open")
def open_source(reader: Reader) -> None:
    url = reader.session.article.details.url
    if url.startswith(("https://", "http://")):
        reader.app.open_url(url)
        reader.say(f"opened {url}")
    else:
        reader.say("No address is known for this article; i lets you enter one.")


@does("strip")
def strip(reader: Reader) -> None:
    reader.strip_on = not reader.strip_on
    reader.call_later(reader.lay_out)


def _scroll_strip(reader: Reader, step: int) -> None:
    rows = reader.strip.size.height - 1
    most = max(0, strip_length(reader.session) - rows)
    reader.scrolled = max(0, min(reader.scrolled + step, most))
    reader.show_rows()


@does("strip-down")
def strip_down(reader: Reader) -> None:
    _scroll_strip(reader, 1)


@does("strip-up")
def strip_up(reader: Reader) -> None:
    _scroll_strip(reader, -1)


@does("restore")
def restore(reader: Reader) -> None:
    session = reader.session
    if not session.article.sentences:
        return
    block = session.article.sentences[session.place.sentence].block
    role = session.restore_block(session.current, block)
    reader.pane.show_marks(Marks(()), {})
    reader.articles_changed()
    reader.desk.compare_anew()
    reader.say("This block counts as furniture now." if role is Role.FURNITURE else "This block counts as story now.")


@does("lens")
def lens(reader: Reader) -> None:
    next_lens(reader.session)
    reader.paint_anew()
    reader.moved(level=False)


@does("search")
def search(reader: Reader) -> None:
    from briefreader.ui.dialogs import SearchDialog

    def asked(query: str | None) -> None:
        if query is not None:
            reader.desk.search(query)

    reader.app.push_screen(SearchDialog(reader.session.query), asked)


@does("keys")
def keys(reader: Reader) -> None:
    from briefreader.ui.keys import KeysScreen

    reader.app.push_screen(KeysScreen())


@does("palette")
def palette(reader: Reader) -> None:
    if reader.is_too_small:
        reader.say("The terminal is too small for the list of commands; ? shows the keys.")
    else:
        reader.app.action_command_palette()


@does("theme")
def theme(reader: Reader) -> None:
    reader.desk.turn_theme()


@does("escape")
def escape(reader: Reader) -> None:
    """One step back: notices go; then what is being placed, selection, search, lens, chosen claim, zoom."""
    reader.app.clear_notifications()
    session = reader.session
    if session.placing:
        session.placing = session.selection = None
        reader.message = "The claim stays as it was."
    elif session.selection:
        session.selection = None
    elif session.query:
        session.query, session.hits = "", ()
    elif session.lens is not None:
        session.lens = None
        reader.paint_anew()
    elif session.chosen:
        session.chosen = ""
    elif reader.zoomed:
        zoom(reader)
        return
    reader.moved(level=False)


@does("quit")
def quit_reader(reader: Reader) -> None:
    reader.desk.leave()

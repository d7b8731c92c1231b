"""What each command does to the session, and which part of the screen shows it. One short function a command."""

from collections.abc import Callable

from briefreader.annotations.claims import AI_GENERATED_SOURCE, DISPUTED, VERIFIED
from briefreader.articles.span import Role
from briefreader.desk import judging
from briefreader.desk.citation import cite
from briefreader.desk.places import Place, begin_selection, moved_by_sentence, moved_by_word
from briefreader.ui.marks import Marks
from briefreader.ui.reader import Reader
from briefreader.ui.rows import Rows
from briefreader.ui.strip import claim_words, strip_rows

Action = Callable[[Reader], None]
ACTIONS: dict[str, Action] = {}


def does(*command_ids: str) -> Callable[[Action], Action]:
    """Declare which commands a function carries out."""

    def declare(action: Action) -> Action:
        for command_id in command_ids:
            ACTIONS[command_id] = action
        return action

    return declare


# Move


def _to_sentence(reader: Reader, sentence: int) -> None:
    reader.session.read_to(sentence)
    reader.moved()


@does("next-sentence")
def next_sentence(reader: Reader) -> None:
    if reader.session.selection:
        return _move_edge(reader, 1, by_word=False)
    return _to_sentence(reader, reader.session.place.sentence + 1)


@does("previous-sentence")
def previous_sentence(reader: Reader) -> None:
    if reader.session.selection:
        return _move_edge(reader, -1, by_word=False)
    return _to_sentence(reader, reader.session.place.sentence - 1)


@does("next-paragraph")
def next_paragraph(reader: Reader) -> None:
    _to_sentence(reader, reader.session.paragraph_from_here(1))


@does("previous-paragraph")
def previous_paragraph(reader: Reader) -> None:
    _to_sentence(reader, reader.session.paragraph_from_here(-1))


def _page(reader: Reader, step: int) -> None:
    """Scroll by a page less two rows; the cursor goes to the sentence that stands in its row then."""
    pane, session = reader.pane, reader.session
    layout = pane.layout_of_text
    here = layout.line_at(session.sentence.start)
    wanted = here + step * max(1, pane.text_rows - 2)
    line = max(0, min(wanted, len(layout) - 1))
    sentence = session.article.sentence_at(layout.lines[line].start)
    if sentence == session.place.sentence:
        sentence += step
    pane.roll_to(pane.clipped(pane.top + step * max(1, pane.text_rows - 2)))
    _to_sentence(reader, sentence)


@does("page-down")
def page_down(reader: Reader) -> None:
    _page(reader, 1)


@does("page-up")
def page_up(reader: Reader) -> None:
    _page(reader, -1)


def _jump(reader: Reader, sentence: int) -> None:
    reader.session.go(Place(reader.session.current, sentence), remember=True)
    reader.moved()


@does("first")
def first(reader: Reader) -> None:
    _jump(reader, 0)


@does("last")
def last(reader: Reader) -> None:
    _jump(reader, len(reader.session.article.sentences) - 1)


def _beside(reader: Reader, step: int) -> None:
    order = reader.session.shown_order if reader.zoomed or len(reader.standing) == 1 else reader.standing
    at = order.index(reader.session.current)
    reader.enter_pane(order[(at + step) % len(order)])


@does("pane-left")
def pane_left(reader: Reader) -> None:
    _beside(reader, -1)


@does("pane-right")
def pane_right(reader: Reader) -> None:
    _beside(reader, 1)


def _other_article(reader: Reader, step: int) -> None:
    """The nearest article without a pane, in reading order, takes the place of the current one."""
    order = reader.session.shown_order
    at = order.index(reader.session.current)
    around = [order[(at + step * i) % len(order)] for i in range(1, len(order))]
    other = next((a for a in around if a not in reader.standing), None)
    if other is None:
        reader.say("Every article that is not hidden stands in a pane.")
        return
    reader.standing[reader.standing.index(reader.session.current)] = other
    reader.enter_pane(other)


@does("hidden-previous")
def hidden_previous(reader: Reader) -> None:
    _other_article(reader, -1)


@does("hidden-next")
def hidden_next(reader: Reader) -> None:
    _other_article(reader, 1)


@does("zoom")
def zoom(reader: Reader) -> None:
    reader.zoomed = not reader.zoomed
    reader.call_later(reader.lay_out)


# Follow


def _to_mark(reader: Reader, step: int) -> None:
    place = reader.session.next_mark(step)
    if place is None:
        reader.say("Nothing was found." if reader.session.query else "No passages match.")
        return
    other = place.article != reader.session.current
    reader.session.go(place, remember=True)
    if other:
        reader.message = f"on in {reader.session.number(place.article)} {reader.session.article.name}"
    reader.moved()


@does("next-match")
def next_match(reader: Reader) -> None:
    _to_mark(reader, 1)


@does("previous-match")
def previous_match(reader: Reader) -> None:
    _to_mark(reader, -1)


@does("counterpart")
def counterpart(reader: Reader) -> None:
    if reader.session.follow() is None:
        reader.say("No other article says this.")
    else:
        reader.moved(level=False)


@does("back")
def back(reader: Reader) -> None:
    if reader.session.back():
        reader.moved()
    else:
        reader.say("There is no place to go back to.")


@does("level")
def level(reader: Reader) -> None:
    reader.session.levelled = not reader.session.levelled
    on = reader.session.levelled
    reader.message = "Counterparts come to the cursor's row." if on else "Panes stay where they are."
    reader.moved()


# Select


@does("select")
def select(reader: Reader) -> None:
    session = reader.session
    if not session.article.sentences:
        reader.say("There are no words here.")
        return
    if session.selection is None:
        session.selection = begin_selection(session.article, session.place.sentence)
        reader.message = "selecting: w b by word, ( ) by sentence, o the other edge, esc leaves"
    reader.moved(level=False)


def _move_edge(reader: Reader, step: int, *, by_word: bool) -> None:
    session = reader.session
    if session.selection is None:
        select(reader)
        return
    move = moved_by_word if by_word else moved_by_sentence
    session.selection = move(session.article, session.selection, step)
    _follow_edge(reader)


def _follow_edge(reader: Reader) -> None:
    """Keep the sentence cursor at the edge that moves, and the selection as it is."""
    session = reader.session
    chosen = session.selection
    if chosen is not None:
        at = chosen.edge - (1 if chosen.edge > chosen.fixed else 0)
        session.places[session.current] = session.article.sentence_at(at)
    reader.moved(level=False)


@does("word-forward")
def word_forward(reader: Reader) -> None:
    _move_edge(reader, 1, by_word=True)


@does("word-back")
def word_back(reader: Reader) -> None:
    _move_edge(reader, -1, by_word=True)


@does("sentence-forward")
def sentence_forward(reader: Reader) -> None:
    _move_edge(reader, 1, by_word=False)


@does("sentence-back")
def sentence_back(reader: Reader) -> None:
    _move_edge(reader, -1, by_word=False)


@does("other-edge")
def other_edge(reader: Reader) -> None:
    if reader.session.selection is None:
        reader.say("Nothing is selected; s begins.")
        return
    reader.session.selection = reader.session.selection.turned
    _follow_edge(reader)


# Judge


def _judge(reader: Reader, act: Callable[[], str]) -> None:
    """Do it as an annotator who has a name; ask for the name first where there is none yet."""

    def now() -> None:
        reader.message = act()
        reader.session.selection = None
        reader.desk.save_soon()
        reader.moved(level=False)

    reader.desk.as_annotator(now)


@does("verified")
def verified(reader: Reader) -> None:
    _judge(reader, lambda: judging.toggle_tag(reader.session, VERIFIED))


@does("disputed")
def disputed(reader: Reader) -> None:
    _judge(reader, lambda: judging.toggle_tag(reader.session, DISPUTED))


@does("ai-generated-source")
def ai_generated_source(reader: Reader) -> None:
    _judge(reader, lambda: judging.toggle_tag(reader.session, AI_GENERATED_SOURCE))


@does("article-ai")
def article_ai(reader: Reader) -> None:
    _judge(reader, lambda: judging.toggle_article_tag(reader.session, AI_GENERATED_SOURCE))


@does("note")
def note(reader: Reader) -> None:
    from briefreader.ui.dialogs import NoteDialog

    def ask() -> None:
        found = judging.removal_target(reader.session)
        claim = found.claim.claim if found.claim else None
        title = f"Note on {reader.session.number(reader.session.current)} {reader.session.article.name}"
        words = found.span.of(reader.session.article.shown)
        dialog = NoteDialog(title, words, claim.tags if claim else (), claim.note if claim else "")

        def kept(text: str | None) -> None:
            if text is not None:
                _judge(reader, lambda: judging.set_note(reader.session, found, text))

        reader.app.push_screen(dialog, kept)

    reader.desk.as_annotator(ask)


@does("evidence")
def evidence(reader: Reader) -> None:
    from briefreader.ui.dialogs import EvidenceDialog

    def ask() -> None:
        found = judging.removal_target(reader.session)
        claim = found.claim.claim if found.claim else None
        words = found.span.of(reader.session.article.shown)
        dialog = EvidenceDialog(words, claim.tags if claim else (), claim.evidence if claim else ())

        def kept(addresses: tuple[str, ...] | None) -> None:
            if addresses is not None:
                _judge(reader, lambda: judging.set_evidence(reader.session, found, addresses))

        reader.app.push_screen(dialog, kept)

    reader.desk.as_annotator(ask)


@does("remove")
def remove(reader: Reader) -> None:
    from briefreader.ui.dialogs import ConfirmDialog

    found = judging.removal_target(reader.session)
    claim = found.claim
    if claim is None:
        reader.say("There is no claim of yours here.")
        return
    goes = judging.what_goes(claim.claim)
    if not goes:
        _judge(reader, lambda: judging.remove(reader.session, claim))
        return

    def answered(yes: bool | None) -> None:
        if yes:
            _judge(reader, lambda: judging.remove(reader.session, claim))

    question = f"Remove this claim? With it {'go' if ' and ' in goes else 'goes'} {goes}."
    reader.app.push_screen(ConfirmDialog(question, judging.quoted(reader.session, found.span), "remove"), answered)


@does("undo")
def undo(reader: Reader) -> None:
    _judge(reader, lambda: judging.undo(reader.session))


@does("redo")
def redo(reader: Reader) -> None:
    _judge(reader, lambda: judging.redo(reader.session))


@does("choose-claim")
def choose_claim(reader: Reader) -> None:
    here = judging.claims_here(reader.session)
    if not here:
        reader.say("There is no claim of yours here.")
        return
    claim = judging.choose_next(reader.session)
    if claim is None:
        reader.message = "The sentence again, no claim chosen."
    elif claim.span is not None:
        reader.message = f"chosen: {claim_words(claim)}, {judging.quoted(reader.session, claim.span)}"
    reader.moved(level=False)


# See


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
    rows = reader.query_one("#strip", Rows).size.height - 1
    most = max(0, len(strip_rows(reader.session)) - rows)
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


# Always


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
    reader.app.action_command_palette()


@does("theme")
def theme(reader: Reader) -> None:
    reader.desk.turn_theme()


@does("escape")
def escape(reader: Reader) -> None:
    """One step back: the selection, then the search, then the chosen claim, then the zoom."""
    session = reader.session
    if session.selection:
        session.selection = None
    elif session.query:
        session.query, session.hits = "", ()
    elif session.chosen:
        session.chosen = ""
    elif reader.zoomed:
        zoom(reader)
        return
    reader.moved(level=False)


@does("quit")
def quit_reader(reader: Reader) -> None:
    reader.desk.leave()

"""Moving through an article, between articles, and along what matches."""

from briefreader.desk.places import Place
from briefreader.desk.walking import follow, next_mark
from briefreader.ui.actions.registry import does
from briefreader.ui.actions.selecting import move_edge
from briefreader.ui.reader import Reader


def _to_sentence(reader: Reader, sentence: int) -> None:
    reader.session.read_to(sentence)
    reader.moved()


@does("next-sentence")
def next_sentence(reader: Reader) -> None:
    if reader.session.selection:
        return move_edge(reader, 1, by_word=False)
    return _to_sentence(reader, reader.session.place.sentence + 1)


@does("previous-sentence")
def previous_sentence(reader: Reader) -> None:
    if reader.session.selection:
        return move_edge(reader, -1, by_word=False)
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
    reader.put_in_place_of(reader.session.current, other)
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


def _to_mark(reader: Reader, step: int) -> None:
    place = next_mark(reader.session, step)
    if place is None:
        reader.say("Nothing was found." if reader.session.query else "No passages match.")
        return
    reader.session.go(place, remember=True)
    reader.moved()


@does("next-match")
def next_match(reader: Reader) -> None:
    _to_mark(reader, 1)


@does("previous-match")
def previous_match(reader: Reader) -> None:
    _to_mark(reader, -1)


@does("counterpart")
def counterpart(reader: Reader) -> None:
    if follow(reader.session) is None:
        reader.say("No other article was found to say this.")
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

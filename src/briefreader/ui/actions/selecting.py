"""Choosing words instead of the sentence: one edge moves, the other stays."""

from briefreader.desk.places import begin_selection, moved_by_sentence, moved_by_word
from briefreader.ui.actions.registry import does
from briefreader.ui.reader import Reader


@does("select")
def select(reader: Reader) -> None:
    session = reader.session
    if not session.article.sentences:
        reader.say("There are no words here.")
        return
    if session.selection is None:
        session.selection = begin_selection(session.article, session.place.sentence)
    reader.moved(level=False)


def move_edge(reader: Reader, step: int, *, by_word: bool) -> None:
    """Move the edge of the selection by a word or a sentence; begin a selection where there is none."""
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
    move_edge(reader, 1, by_word=True)


@does("word-back")
def word_back(reader: Reader) -> None:
    move_edge(reader, -1, by_word=True)


@does("sentence-forward")
def sentence_forward(reader: Reader) -> None:
    move_edge(reader, 1, by_word=False)


@does("sentence-back")
def sentence_back(reader: Reader) -> None:
    move_edge(reader, -1, by_word=False)


@does("other-edge")
def other_edge(reader: Reader) -> None:
    if reader.session.selection is None:
        reader.say("Nothing is selected; s begins.")
        return
    reader.session.selection = reader.session.selection.turned
    _follow_edge(reader)

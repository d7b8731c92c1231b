"""Dialogs over the reader's screen. Here those that take several lines: the note of a claim, and its evidence."""

import os
from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widgets import TextArea

from briefreader.desk.addresses import address_text, read_addresses
from briefreader.ui.boxes import INDENT, AskDialog, Box, ConfirmDialog, SearchDialog
from briefreader.ui.editor import EditorError, edit_text, editor_command
from briefreader.ui.fields import Writing
from briefreader.ui.painted import Painted
from briefreader.ui.words import Key, marked_rows, safe, tag_cells, tint_of

__all__ = ["AskDialog", "ConfirmDialog", "EvidenceDialog", "NoteDialog", "SearchDialog"]

T = TypeVar("T")

_WIDTH, _HEIGHT = 76, 16  # cells and rows of the box, at most
_LOW = 16  # rows of a terminal in which blank rows are left out


class WritingDialog(Box[T]):
    """Several lines about a quote, with its tags above. Nothing typed is lost without a second key that says so."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "keep", priority=True),
        Binding("ctrl+e,f2", "editor", "editor", priority=True),
    ]
    lose = "esc again leaves the text unsaved"

    def __init__(self, words: str, tags: tuple[str, ...], text: str) -> None:
        super().__init__()
        self._words, self._tags, self._before = words, tags, safe(text)
        self._notice = ""

    def body(self) -> ComposeResult:
        yield Painted(self._paint_about)
        yield Writing(self._before)

    def keys_now(self) -> Sequence[Key]:
        return (("ctrl+s", "keep", True), ("ctrl+e", "in your editor", True), ("esc", "leave as it was", True))

    def notice(self) -> str:
        return self._notice

    @property
    def written(self) -> str:
        """What stands in the field now."""
        return self.query_one(Writing).text

    def result(self) -> T | None:
        """What is handed back; None, with a notice, where it cannot be kept yet."""
        raise NotImplementedError

    def say(self, notice: str) -> None:
        """Put a notice in place of the keys, or ("") the keys again."""
        if notice != self._notice:
            self._notice = notice
            self.show()

    def may_leave(self) -> bool:
        """Whether nothing typed is lost by leaving, or the reader was told and wants it so."""
        if self.written == self._before or self._notice == self.lose:
            return True
        self.say(self.lose)
        return False

    def action_leave(self) -> None:
        """Leave as it was; where something was typed, at the second time."""
        if self.may_leave():
            self.dismiss(None)

    def action_keep(self) -> None:
        """Hand back what was typed."""
        result = self.result()
        if result is not None:
            self.dismiss(result)

    def action_editor(self) -> None:
        """Go on writing in the reader's own editor."""
        try:
            command = editor_command(os.environ)
            with self.app.suspend():
                text = edit_text(command, self.written)
        except SuspendNotSupported:
            self.say("This terminal cannot be handed to an editor: write here.")
            return
        except EditorError as error:
            self.say(str(error))
            return
        field = self.query_one(Writing)
        if text != field.text:
            field.replace(text, (0, 0), field.document.end)
        self.say("")

    def on_text_area_changed(self, _event: TextArea.Changed) -> None:
        """A notice speaks of what stood there before."""
        self.say("")

    def on_resize(self) -> None:
        """The field takes what room the rest leaves."""
        self.fit_field()

    def show(self) -> None:
        super().show()
        self.fit_field()

    def fit_field(self) -> None:
        """Give the field its rows: the box has 16 in all, fewer in a small terminal."""
        width = min(_WIDTH, self.app.size.width)
        others = sum(len(painted.strips(width)) for painted in self.query(Painted))
        self.query_one(Writing).styles.height = max(2, min(_HEIGHT, self.room - 2) - others - (self.room > _LOW))

    def _paint_about(self, width: int) -> list[Strip]:
        """The tags in words, then the quote on its tint."""
        inks = self.inks
        tags = self.rows([tag_cells(inks, self._tags, "surface")] if self._tags else [], width)
        quote = f"“{' '.join(safe(self._words).split())}”"
        style = tint_of(inks, self._tags, "surface")
        most = 3 if self.room > 20 else 1
        return [*tags, *self.rows(marked_rows(quote, (), width - 2 * INDENT, style, style, most), width)]


class NoteDialog(WritingDialog[str]):
    """The reader's words on a claim. Hands back the note ("" takes it away), None for as it was."""

    def __init__(self, title: str, words: str, tags: tuple[str, ...], note: str) -> None:
        super().__init__(words, tags, note)
        self._title, self._note = title, note

    def headline(self) -> str:
        return self._title

    def result(self) -> str | None:
        # Not touched is not changed: marks that made the old note safe to show are not written back.
        return self._note if self.written == self._before else self.written.strip("\n").rstrip()


class EvidenceDialog(WritingDialog[tuple[str, ...]]):
    """The addresses that bear a claim out, one a line. Hands them back, None for as it was."""

    def __init__(self, words: str, tags: tuple[str, ...], evidence: tuple[str, ...]) -> None:
        super().__init__(words, tags, address_text(evidence))
        self._evidence = evidence

    def headline(self) -> str:
        return "Evidence: one address a line, behind it that of its archived copy"

    def result(self) -> tuple[str, ...] | None:
        if self.written == self._before:
            return self._evidence
        addresses, trouble = read_addresses(self.written)
        if trouble:
            self.say(f"{trouble} Nothing was kept yet.")
            return None
        return addresses

"""The slot matrix on the screen: keys judge the words of a cell, dismiss a question, and read it in the panes."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from briefreader.annotations.claims import AI_GENERATED_SOURCE, DISPUTED, VERIFIED
from briefreader.desk import judging
from briefreader.desk.answers import answering, go_to_question
from briefreader.desk.dismissing import dismiss, why_not_dismiss
from briefreader.desk.matrix import place_of, target_of
from briefreader.desk.session import Session
from briefreader.ui.matrix_rows import NARROW
from briefreader.ui.matrix_sifting import SiftedMatrix
from briefreader.ui.screens import desk_of
from briefreader.ui.words import Key


class MatrixScreen(SiftedMatrix):
    """Questions and answers; keys act on the cell under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "bring all panes to the question"),
        Binding("v", f"tag('{VERIFIED}')", "tag the words of the cell as verified, or take the tag off"),
        Binding("d", f"tag('{DISPUTED}')", "tag them as disputed"),
        Binding("a", f"tag('{AI_GENERATED_SOURCE}')", "tag them as AI-generated source"),
        Binding("e", "note", "write a note on them"),
        Binding("X", "not_the_same", "dismiss: not the same thing; again: count it"),
        Binding("u", "undo", "undo"),
        Binding("ctrl+r", "redo", "redo"),
    ]

    def keys_now(self) -> tuple[Sequence[Key], Sequence[Key]]:
        row = self.row
        on = row is not None and bool(row.cell(self.article).answers)
        wide = self.size.width >= NARROW
        acting: tuple[Key, ...] = (
            ("enter", "read it there" if wide else "there", row is not None),
            ("v", "verified", on),
            ("d", "disputed", on),
            ("a", "AI", on),
            ("e", "note", on),
            ("X", "dismiss", row is not None and row.slot.parts),
        )
        looking: tuple[Key, ...] = (
            ("+", "more", bool(self.session.questions.low)),
            ("t", "type", True),
            ("s", "strength", True),
            ("o", f"order: {self.sifting.order.value}", True),
            ("=", "hide agreed" if self.sifting.agreed else "show agreed", True),
            ("?", "keys", True),
            ("esc", "reader" if self.sifting.is_open else "all questions", True),
        )
        return acting, looking

    def action_open(self) -> None:
        """Bring all panes of the reader to the question, the cursor into the cell's article."""
        row, session, reader = self.row, self.session, desk_of(self).reader
        if row is None:
            return
        place = place_of(session, row, self.article)
        was_hidden = place.article in session.hidden
        go_to_question(session, row.slot.id, place)
        reader.message = ""
        self.dismiss()
        if was_hidden:
            reader.articles_changed()
        else:
            reader.bring(answering(session))
            reader.moved()

    # Judging

    def _judge(self, act: Callable[[judging.Target], str]) -> None:
        row = self.row
        cell = row.cell(self.article) if row else None
        target = target_of(self.session, cell) if cell else None
        if target is None:
            self.say("This article does not answer: there are no words to judge.")
        elif reason := self.session.why_not_judge(self.article):
            self.say(reason)
        else:
            found = target
            desk_of(self).as_annotator(lambda: self._done(act(found)))

    def _done(self, message: str) -> None:
        self.message = message
        desk_of(self).save_soon()
        self.session_changed()

    def action_tag(self, tag: str) -> None:
        """Put the tag on the words of the cell, or take it off."""
        self._judge(lambda target: judging.toggle_tag(self.session, tag, target))

    def action_note(self) -> None:
        """Write a note on the words of the cell."""
        from briefreader.ui.dialogs import NoteDialog

        def ask(target: judging.Target) -> str:
            claim = target.claim.claim if target.claim else None
            article = self.session.articles[target.article]
            title = f"Note on {self.session.number(article.id)} {article.name}"
            dialog = NoteDialog(
                title, target.span.of(article.shown), claim.tags if claim else (), claim.note if claim else ""
            )

            def kept(text: str | None) -> None:
                if text is not None:
                    self._done(judging.set_note(self.session, target, text))

            self.app.push_screen(dialog, kept)
            return ""

        self._judge(ask)

    def action_not_the_same(self) -> None:
        """Dismiss the disagreement, or count it again."""
        slot = self.row.slot if self.row else None
        reason = why_not_dismiss(self.session, slot)
        if reason or slot is None:
            self.say(reason)
        else:
            desk_of(self).as_annotator(lambda: self._done(dismiss(self.session, slot)))

    def action_undo(self) -> None:
        """Take the newest change back."""
        self._replay(judging.undo)

    def action_redo(self) -> None:
        """Make the change undone last again."""
        self._replay(judging.redo)

    def _replay(self, act: Callable[[Session], str]) -> None:
        self._done(act(self.session))
        if self.session.questions.chosen:
            self.list_questions(self.session.questions.chosen)

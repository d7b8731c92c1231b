"""All claims on one screen: what was tagged, by whom, how it stands today. Keys judge as they do in the reader."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from briefreader.annotations.claims import AI_GENERATED_SOURCE, DISPUTED, VERIFIED
from briefreader.desk import judging
from briefreader.desk.claim_list import Entry, words_of
from briefreader.desk.differing import take_over
from briefreader.desk.judging import Target
from briefreader.desk.places import Place
from briefreader.desk.session import Session
from briefreader.ui.boxes import ConfirmDialog
from briefreader.ui.claim_sifting import SiftedClaims
from briefreader.ui.dialogs import EvidenceDialog, NoteDialog
from briefreader.ui.screens import desk_of
from briefreader.ui.words import Key


class ClaimsScreen(SiftedClaims):
    """Every claim of every annotator; keys go to the chosen one and judge it, if it is the reader's own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", f"tag('{VERIFIED}')", "tag as verified, or take the tag off"),
        Binding("d", f"tag('{DISPUTED}')", "tag as disputed, or take the tag off"),
        Binding("a", f"tag('{AI_GENERATED_SOURCE}')", "tag as AI-generated source"),
        Binding("e", "note", "write a note"),
        Binding("E", "evidence", "addresses that bear the verdict out"),
        Binding("x", "remove", "remove the claim"),
        Binding("c", "take_over", "give the same words the same tags as another annotator"),
        Binding("u", "undo", "undo"),
        Binding("ctrl+r", "redo", "redo"),
    ]

    def keys_now(self) -> tuple[Sequence[Key], Sequence[Key]]:
        on = self.entry is not None and not self._why_not(self.entry)
        acting: tuple[Key, ...] = (
            ("enter", "read it there" if self.size.width >= 100 else "there", self.entry is not None),
            ("v", "verified", on),
            ("d", "disputed", on),
            ("a", "AI", on),
            ("e", "note", on and self.entry is not None and self.entry.anchored is not None),
            ("x", "remove", on),
            ("u", "undo", bool(self.session.history.done)),
        )
        if self.entry is not None and not self.entry.own:
            acting = (acting[0], ("c", "give the same tags", True), acting[-1])
        back = ("esc", "reader" if self.sifting.is_open else "all claims", True)
        return acting, (("/", "search", True), back)

    def action_leave(self) -> None:
        desk_of(self).reader.moved(level=False)
        self.dismiss()

    def open_row(self, index: int) -> None:
        """Read the claim where it stands."""
        entry, session, reader = self.sifted[index], self.session, desk_of(self).reader
        was_hidden = entry.article in session.hidden
        span = entry.anchored.span if entry.anchored else None
        if span is not None:
            at = session.articles[entry.article].sentence_at(span.start)
        else:
            at = session.places.get(entry.article, 0) if entry.anchored else 0
        session.go(Place(entry.article, at), remember=True)
        if entry.own and entry.anchored is not None and span is not None:
            session.chosen = entry.anchored.claim.id
        gone = entry.anchored is not None and span is None
        reader.message = (
            "The claim's words are gone from the article: this is where you last were in it." if gone else ""
        )
        self.dismiss()
        if was_hidden:
            reader.articles_changed()
        else:
            reader.moved()

    def _why_not(self, entry: Entry) -> str:
        if not entry.own:
            return (
                f"This is {entry.annotator}'s claim: enter reads it there, where you can tag the same words yourself."
            )
        return self.session.why_not_judge(entry.article)

    def _judge(self, act: Callable[[Entry], str]) -> None:
        """Act on the chosen claim and say what was done, or why it cannot be."""
        entry = self.entry
        if entry is None:
            return
        reason = self._why_not(entry)
        if reason:
            self.say(reason)
        else:
            self._done(act(entry))

    def _done(self, message: str) -> None:
        self.message = message
        desk_of(self).save_soon()
        self.session_changed()

    def action_tag(self, tag: str) -> None:
        """Put the tag on the claim, or take it off."""

        def toggle(entry: Entry) -> str:
            if entry.anchored is None:
                return judging.toggle_article_tag(self.session, tag, entry.article)
            return judging.toggle_tag(self.session, tag, Target.of_claim(entry.article, entry.anchored))

        self._judge(toggle)

    def action_note(self) -> None:
        """Write a note on the claim."""
        found = self._written_target()
        if found is None or found.claim is None:
            return
        target, claim = found, found.claim.claim
        article = self.session.articles[target.article]
        title = f"Note on {self.session.number(article.id)} {article.name}"
        words = words_of(self.session, self.entry) if self.entry else ""

        def kept(text: str | None) -> None:
            if text is not None:
                self._done(judging.set_note(self.session, target, text))

        self.app.push_screen(NoteDialog(title, words, claim.tags, claim.note), kept)

    def action_evidence(self) -> None:
        """Write down the claim's evidence."""
        found = self._written_target()
        if found is None or found.claim is None:
            return
        target, claim = found, found.claim.claim
        words = words_of(self.session, self.entry) if self.entry else ""

        def kept(addresses: tuple[str, ...] | None) -> None:
            if addresses is not None:
                self._done(judging.set_evidence(self.session, target, addresses))

        self.app.push_screen(EvidenceDialog(words, claim.tags, claim.evidence), kept)

    def _written_target(self) -> Target | None:
        """The chosen claim if words can be written to it; else why not is said."""
        entry = self.entry
        if entry is None:
            return None
        reason = self._why_not(entry)
        if not reason and entry.anchored is None:
            reason = "A whole article takes tags only: in the reader, a note goes to a sentence of it."
        if reason or entry.anchored is None:
            self.say(reason)
            return None
        return Target.of_claim(entry.article, entry.anchored)

    def action_remove(self) -> None:
        """Remove the claim; where more than tags would go with it, after asking."""
        entry = self.entry
        if entry is None or entry.anchored is None or self._why_not(entry):
            self._judge(lambda e: judging.clear_article_tags(self.session, e.article))
            return
        anchored = entry.anchored
        goes = judging.what_goes(anchored.claim)
        if not goes:
            self._judge(lambda e: judging.remove(self.session, anchored, e.article))
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._done(judging.remove(self.session, anchored, entry.article))

        words = judging.target_words(self.session, Target.of_claim(entry.article, anchored))
        question = f"Remove this claim? With it {'go' if ' and ' in goes else 'goes'} {goes}."
        self.app.push_screen(ConfirmDialog(question, words, "remove"), answered)

    def action_take_over(self) -> None:
        """Give the same words the same tags as another annotator did."""
        entry = self.entry
        if entry is None or entry.own:
            self.say("This is your own claim." if entry else "")
            return
        desk = desk_of(self)

        def act() -> None:
            if entry.anchored is None:
                missing = [t for t in entry.tags if t not in self.session.ledger(entry.article).ledger.tags]
                said = [judging.toggle_article_tag(self.session, tag, entry.article) for tag in missing]
                self._done(said[-1] if said else "You say the same already.")
            else:
                self._done(take_over(self.session, entry.article, entry.anchored))

        desk.as_annotator(act)

    def action_undo(self) -> None:
        """Take the newest change back, here or in the reader."""
        self._replay(judging.undo)

    def action_redo(self) -> None:
        """Make the change undone last again."""
        self._replay(judging.redo)

    def _replay(self, act: Callable[[Session], str]) -> None:
        before = set(self.entries)
        self._done(act(self.session))
        changed = [i for i, e in enumerate(self.sifted) if e not in before]
        if changed:
            self.rows.move_to(changed[0])

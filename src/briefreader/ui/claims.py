"""All claims on one screen: what was tagged, by whom, how it stands today; keys judge there as they do in the reader."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.strip import Strip

from briefreader.annotations.claims import AI_GENERATED_SOURCE, DISPUTED, VERIFIED
from briefreader.desk import judging
from briefreader.desk.claim_list import (
    ClaimOrder,
    Entry,
    Sifting,
    anchor_choices,
    annotator_choices,
    list_claims,
    next_choice,
    sift,
    tag_choices,
    words_of,
)
from briefreader.desk.judging import Target
from briefreader.desk.places import Place
from briefreader.ui.boxes import ConfirmDialog, SearchDialog
from briefreader.ui.claim_details import details_rows, title_row
from briefreader.ui.claim_rows import claim_row, columns, explain_nothing, filter_row, head_row, tag_counts
from briefreader.ui.dialogs import EvidenceDialog, NoteDialog
from briefreader.ui.layout import width_of
from briefreader.ui.painted import Painted
from briefreader.ui.rows import Cells
from briefreader.ui.screens import ListScreen, desk_of, explained
from briefreader.ui.words import Key, safe


class ClaimsScreen(ListScreen[None]):
    """Every claim of every annotator, filtered and ordered, the chosen one in its article below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", f"tag('{VERIFIED}')", "verified"),
        Binding("d", f"tag('{DISPUTED}')", "disputed"),
        Binding("a", f"tag('{AI_GENERATED_SOURCE}')", "AI source"),
        Binding("e", "note", "note"),
        Binding("E", "evidence", "evidence"),
        Binding("x", "remove", "remove"),
        Binding("u", "undo", "undo"),
        Binding("ctrl+r", "redo", "redo"),
        Binding("t", "sift_tag", "tag"),
        Binding("w", "sift_annotator", "annotator"),
        Binding("s", "sift_anchor", "anchor"),
        Binding("o", "order", "order"),
        Binding("slash", "search", "search"),
        Binding("right_curly_bracket", "roll(1)", "more"),
        Binding("left_curly_bracket", "roll(-1)", "less"),
        Binding("escape", "step_back", "back"),
    ]
    heading = "claims"

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Entry] = []
        self._sifted: list[Entry] = []
        self._sifting = Sifting()

    # What it shows

    def body(self) -> ComposeResult:
        yield Painted(lambda width: [filter_row(self.inks, self._entries, self._sifting, width)], id="filters")
        yield Painted(lambda width: [head_row(self.inks, width, self._columns(width))], id="head")
        yield self.list_rows()
        yield Painted(self._paint_title, id="claim-title")
        yield Painted(self._paint_details, id="below")

    def on_mount(self) -> None:
        """Show all claims, beginning with the one under the reader's cursor."""
        self._entries = list_claims(self.session)
        here = self.session.place
        start = self.session.sentence.start
        self._sift()
        ahead = [i for i, e in enumerate(self._sifted) if e.article == here.article and e.start >= start]
        self.rows.show(len(self._sifted), ahead[0] if ahead else 0)
        self.row_chosen()

    def on_resize(self, event: events.Resize) -> None:
        """The details take a third of the screen."""
        self.query_one("#below").styles.height = max(5, min(16, event.size.height // 3 - 1))

    @property
    def entry(self) -> Entry | None:
        """The chosen claim."""
        return self._sifted[self.rows.at] if self._sifted else None

    def where(self) -> str:
        return f"{self.rows.at + 1} of {len(self._sifted)}" if self._sifted else f"0 of {len(self._entries)}"

    def counts(self, ground: Style) -> Cells:  # noqa: ARG002
        return tag_counts(self.inks, self._sifted, self.size.width)

    def keys_now(self) -> tuple[Sequence[Key], Sequence[Key]]:
        on = self.entry is not None and not self._why_not(self.entry)
        acting = (
            ("enter", "read it there" if self.size.width >= 100 else "there", self.entry is not None),
            ("v", "verified", on),
            ("d", "disputed", on),
            ("a", "AI", on),
            ("e", "note", on and self.entry is not None and self.entry.anchored is not None),
            ("x", "remove", on),
            ("u", "undo", bool(self.session.history.done)),
        )
        back = ("esc", "reader" if self._sifting.is_open else "all claims", True)
        return acting, (("/", "search", True), back)

    def row_chosen(self) -> None:
        self.query_one("#claim-title", Painted).again()
        below = self.query_one("#below", Painted)
        below.again()
        below.roll_to(0)
        self.show_bars()

    def session_changed(self) -> None:
        """Somebody's claims have changed: keep the cursor on the same claim where it still is."""
        standing = self.entry
        at = self.rows.at
        self._entries = list_claims(self.session)
        self._sift()
        keys = [e.key for e in self._sifted]
        self.rows.show(len(keys), keys.index(standing.key) if standing and standing.key in keys else at)
        self.query_one("#filters", Painted).again()
        self.query_one("#head", Painted).again()
        self.row_chosen()

    def paint_row(self, index: int, chosen: bool, width: int) -> Strip:
        return claim_row(self.session, self.inks, self._sifted[index], chosen, width, self._columns(width))

    def explain(self, width: int) -> Sequence[Strip]:
        lines = explain_nothing(self.inks, self._entries, self._sifting, ready=self.session.ready)
        return explained(self.inks, [safe(line) for line in lines], width)

    def _columns(self, width: int):  # type: ignore[no-untyped-def]
        return columns(width, [e.annotator for e in self._entries])

    def _sift(self) -> None:
        self._sifted = sift(self.session, self._entries, self._sifting)

    def _paint_title(self, width: int) -> list[Strip]:
        entry = self.entry
        if entry is None:
            return [title_row(self.session, self.inks, None, "", width)]
        same = [e.key for e in self._entries if e.article == entry.article and e.anchored is not None]
        which = f"claim {same.index(entry.key) + 1} of {len(same)} in this article" if entry.key in same else ""
        return [title_row(self.session, self.inks, entry, which if width >= 100 else "", width)]

    def _paint_details(self, width: int) -> list[Strip]:
        if self.entry is None:
            return []
        tight = self.size.height < 30
        return details_rows(self.session, self.inks, self.entry, self._entries, width, tight=tight)

    # Sifting

    def _change(self, sifting: Sifting) -> None:
        self.message = ""
        self._sifting = sifting
        self.session_changed()

    def action_sift_tag(self) -> None:
        """Show the claims of the next tag."""
        self._change(replace(self._sifting, tag=next_choice(tag_choices(self._entries), self._sifting.tag)))

    def action_sift_annotator(self) -> None:
        """Show the claims of the next annotator."""
        choices = ["", *annotator_choices(self._entries)]
        self._change(replace(self._sifting, annotator=next_choice(choices, self._sifting.annotator)))

    def action_sift_anchor(self) -> None:
        """Show the claims that stand in the next way."""
        self._change(replace(self._sifting, anchor=next_choice(anchor_choices(self._entries), self._sifting.anchor)))

    def action_order(self) -> None:
        """Put the claims into the next order."""
        orders = list(ClaimOrder)
        after = orders[(orders.index(self._sifting.order) + 1) % len(orders)]
        self._change(replace(self._sifting, order=after))

    def action_search(self) -> None:
        """Show the claims that hold these words."""

        def asked(query: str | None) -> None:
            if query is not None:
                self._change(replace(self._sifting, query=query))

        self.app.push_screen(SearchDialog(self._sifting.query), asked)

    def action_step_back(self) -> None:
        """Show all claims again; where all are shown, back to the reader."""
        if self._sifting.is_open:
            self.action_leave()
        else:
            self._change(Sifting(order=self._sifting.order))

    def action_roll(self, rows: int) -> None:
        """Scroll what stands below the list."""
        self.query_one("#below", Painted).roll(rows)

    # Going there, judging

    def action_leave(self) -> None:
        desk_of(self).reader.moved(level=False)
        self.dismiss()

    def open_row(self, index: int) -> None:
        """Read the claim where it stands."""
        entry, session, reader = self._sifted[index], self.session, desk_of(self).reader
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
        self.message = self._shortened(message)
        desk_of(self).save_soon()
        self.session_changed()

    def _shortened(self, message: str) -> str:
        return message if width_of(message) < self.size.width else message[: self.size.width]

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

    def action_undo(self) -> None:
        """Take the newest change back, here or in the reader."""
        self._replay(judging.undo)

    def action_redo(self) -> None:
        """Make the change undone last again."""
        self._replay(judging.redo)

    def _replay(self, act: Callable[..., str]) -> None:
        before = set(self._entries)
        self._done(act(self.session))
        changed = [i for i, e in enumerate(self._sifted) if e not in before]
        if changed:
            self.rows.move_to(changed[0])

"""The review queue: every claim and link whose words are in doubt, then against now, and a key for each way out."""

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.strip import Strip

from briefreader.articles.corrections import correction
from briefreader.articles.shown import make_shown
from briefreader.articles.span import Span
from briefreader.desk import judging
from briefreader.desk.places import Place
from briefreader.desk.reviewing import Doubt, begin_placing, doubts, places, put_at, remove
from briefreader.ui.painted import Painted
from briefreader.ui.review_rows import Shown, counts, details_rows, doubt_row, head_row, title_row
from briefreader.ui.rows import Cells
from briefreader.ui.screens import ListScreen, desk_of, explained
from briefreader.ui.words import Key


class ReviewScreen(ListScreen[None]):
    """Accept the place that is shown, choose another, pick it in the article, leave it, or remove the claim."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "place(1)", "the next place that could be meant"),
        Binding("N", "place(-1)", "the place before"),
        Binding("p", "pick", "pick the words in the article itself"),
        Binding("o", "leave_orphan", "leave it as it is, and go on"),
        Binding("x", "remove", "remove the claim, or the link"),
        Binding("c", "correction", "all that was changed in the article"),
        Binding("r", "read", "read it in the article"),
        Binding("u", "undo", "undo"),
        Binding("ctrl+r", "redo", "redo"),
        Binding("right_curly_bracket", "roll(1)", "scroll what stands below"),
        Binding("left_curly_bracket", "roll(-1)", "scroll it back"),
    ]
    heading = "review"

    def __init__(self) -> None:
        super().__init__()
        self.queue: list[Doubt] = []
        self._places: list[Span] = []
        self._which = 0

    # What it shows

    def body(self) -> ComposeResult:
        yield Painted(lambda width: [head_row(self.inks, width)], id="head")
        yield self.list_rows()
        yield Painted(lambda width: [title_row(self.session, self.inks, self.shown, width)], id="claim-title")
        yield Painted(self._paint_details, id="below")

    def on_mount(self) -> None:
        """Show the queue."""
        self.queue = doubts(self.session)
        self.rows.show(len(self.queue), 0)
        self.row_chosen()

    def on_resize(self, _event: events.Resize) -> None:
        """The details take their share."""
        self.query_one("#below", Painted).again(layout=True)

    @property
    def doubt(self) -> Doubt | None:
        """The one under the cursor."""
        return self.queue[self.rows.at] if self.queue else None

    @property
    def place(self) -> Span | None:
        """The place that is looked at."""
        return self._places[self._which] if self._places else None

    @property
    def shown(self) -> Shown | None:
        """The doubt under the cursor with all that is known of it."""
        doubt = self.doubt
        if doubt is None:
            return None
        old = self.session.old(doubt.article)(doubt.selector.text)
        changes = correction(old, self.session.articles[doubt.article].text) if old is not None else None
        return Shown(doubt, self.place, self._which, len(self._places), old, changes)

    def where(self) -> str:
        return f"{self.rows.at + 1} of {len(self.queue)}" if self.queue else ""

    def counts(self, ground: Style) -> Cells:  # noqa: ARG002
        return counts(self.inks, self.queue)

    def keys_now(self) -> tuple[Sequence[Key], Sequence[Key]]:
        doubt = self.doubt
        own = doubt is not None and doubt.own
        acting = (
            ("enter", "accept", own and self.place is not None),
            ("n", "other place", len(self._places) > 1),
            ("p", "pick", own),
            ("o", "leave", doubt is not None),
            ("x", "remove", own),
            ("u", "undo", bool(self.session.history.done)),
            ("c", "correction", self.shown is not None and self.shown.correction is not None),
        )
        return acting, (("r", "read", doubt is not None), ("esc", "reader", True))

    def paint_row(self, index: int, chosen: bool, width: int) -> Strip:
        doubt = self.queue[index]
        left = doubt.key in desk_of(self).left_in_review
        return doubt_row(self.session, self.inks, doubt, chosen=chosen, left=left, width=width)

    def explain(self, width: int) -> Sequence[Strip]:
        if not self.session.ready:
            return explained(self.inks, ["The annotations are still being read."], width)
        lines = ["Every claim and every link stands where it was made, or was found again beyond doubt."]
        return explained(self.inks, lines, width)

    def row_chosen(self) -> None:
        doubt = self.doubt
        self._places = places(self.session, doubt) if doubt else []
        self._which = 0
        self._show_chosen()

    def session_changed(self) -> None:
        standing = self.doubt
        at = self.rows.at
        self.queue = doubts(self.session)
        keys = [doubt.key for doubt in self.queue]
        self.rows.show(len(keys), keys.index(standing.key) if standing and standing.key in keys else at)
        self.row_chosen()

    def _show_chosen(self) -> None:
        self.show_bars()
        self.query_one("#claim-title", Painted).again()
        below = self.query_one("#below", Painted)
        below.again(layout=True)
        below.roll_to(0)

    def _paint_details(self, width: int) -> list[Strip]:
        shown = self.shown
        return details_rows(self.session, self.inks, shown, width, tight=self.size.height < 30) if shown else []

    # What keys do

    def open_row(self, index: int) -> None:
        """Accept the place that is shown."""
        doubt, place = self.queue[index], self.place
        if place is None:
            self.say("There is no place to accept: p picks one in the article.")
        else:
            self._done(put_at(self.session, doubt, place))

    def action_place(self, step: int) -> None:
        """Look at another place."""
        if self._places:
            self._which = (self._which + step) % len(self._places)
            self.message = ""
            self._show_chosen()

    def action_pick(self) -> None:
        """Choose the words in the article itself."""
        doubt = self.doubt
        if doubt is None:
            return
        if not doubt.own:
            self.say(f"This is {doubt.annotator}'s: nobody else writes into that file.")
            return
        begin_placing(self.session, doubt)
        self._read("Choose the words (sentence, or s w b); R puts the claim there, esc gives up.")

    def action_read(self) -> None:
        """Read it in the article."""
        if self.doubt is not None:
            self._read("")

    def _read(self, message: str) -> None:
        doubt = self.doubt
        if doubt is None:
            return
        place = self.place or doubt.selector.span
        article = self.session.articles[doubt.article]
        self.session.go(Place(article.id, article.sentence_at(place.start)), remember=True)
        reader = desk_of(self).reader
        reader.message = message
        self.dismiss()
        reader.moved()

    def action_leave_orphan(self) -> None:
        """Leave it as it is; it stays in the queue for the next time."""
        doubt = self.doubt
        if doubt is not None:
            desk_of(self).left_in_review.add(doubt.key)
            self.rows.refresh()
            self.action_move(1)

    def action_remove(self) -> None:
        """Remove the claim, or the link; after asking, where more than tags go with it."""
        doubt = self.doubt
        if doubt is None:
            return
        goes = "" if doubt.link else judging.what_goes(doubt.claim)
        if not goes or not doubt.own:
            self._done(remove(self.session, doubt))
            return
        from briefreader.ui.boxes import ConfirmDialog

        def answered(yes: bool | None) -> None:
            if yes:
                self._done(remove(self.session, doubt))

        question = f"Remove this claim? With it {'go' if ' and ' in goes else 'goes'} {goes}."
        words = judging.short_quote(make_shown(doubt.selector.quote))
        self.app.push_screen(ConfirmDialog(question, words, "remove"), answered)

    def action_undo(self) -> None:
        """Take the newest change back."""
        self._done(judging.undo(self.session))

    def action_redo(self) -> None:
        """Make the change undone last again."""
        self._done(judging.redo(self.session))

    def action_correction(self) -> None:
        """All that was changed in the article since the words were anchored."""
        shown = self.shown
        if shown is None or shown.correction is None or shown.old is None:
            self.say("Git does not hold the version in which these words were anchored.")
            return
        from briefreader.ui.correction import CorrectionScreen

        self.app.push_screen(
            CorrectionScreen(shown.doubt.article, shown.doubt.selector.text, shown.old, shown.correction)
        )

    def action_roll(self, rows: int) -> None:
        """Scroll what stands below the list."""
        self.query_one("#below", Painted).roll(rows)

    def action_leave(self) -> None:
        desk_of(self).reader.moved(level=False)
        self.dismiss()

    def _done(self, message: str) -> None:
        self.message = message
        desk_of(self).save_soon()
        self.session_changed()

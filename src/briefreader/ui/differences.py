"""Differences between annotators: both notes shown, and one key writes the decision."""

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.strip import Strip

from briefreader.annotations.claims import AI_GENERATED_SOURCE, DISPUTED, VERIFIED, toggle
from briefreader.desk.differing import Difference, decide, decided_words, differences
from briefreader.desk.places import Place
from briefreader.ui.difference_rows import details_rows, difference_row, title_row
from briefreader.ui.painted import Painted
from briefreader.ui.rows import Cells
from briefreader.ui.screens import ListScreen, desk_of, explained
from briefreader.ui.words import Key


class DifferencesScreen(ListScreen[None]):
    """Step through them, decide as one of the annotators did or otherwise, say why, take a decision back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"side({n})", f"decide as annotator {n}") for n in range(1, 10)),
        Binding("v", f"decide('{VERIFIED}')", "decide: verified; again: take the tag off"),
        Binding("d", f"decide('{DISPUTED}')", "decide: disputed"),
        Binding("a", f"decide('{AI_GENERATED_SOURCE}')", "decide: AI-generated source"),
        Binding("e", "note", "why it is decided so"),
        Binding("x", "take_back", "take the decision back"),
        Binding("n", "open(1)", "next that is not decided"),
        Binding("N", "open(-1)", "the one before"),
        Binding("right_curly_bracket", "roll(1)", "scroll what stands below"),
        Binding("left_curly_bracket", "roll(-1)", "scroll it back"),
    ]
    heading = "differences"

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Difference] = []

    # What it shows

    def body(self) -> ComposeResult:
        yield self.list_rows()
        yield Painted(lambda width: [title_row(self.session, self.inks, self.difference, width)], id="claim-title")
        yield Painted(self._paint_details, id="below")

    def on_mount(self) -> None:
        """Begin with the first at or behind the reader's cursor."""
        self.found = differences(self.session)
        here = self.session.order.index(self.session.current), self.session.sentence.start
        places = [(self.session.order.index(d.shared.article), d.shared.span.end) for d in self.found]
        self.rows.show(len(self.found), next((i for i, place in enumerate(places) if place > here), 0))
        self.row_chosen()

    def on_resize(self, _event: events.Resize) -> None:
        """The details take their share."""
        self.query_one("#below", Painted).again(layout=True)

    @property
    def difference(self) -> Difference | None:
        """The one under the cursor."""
        return self.found[self.rows.at] if self.found else None

    def where(self) -> str:
        return f"{self.rows.at + 1} of {len(self.found)}" if self.found else ""

    def counts(self, ground: Style) -> Cells:
        undecided = sum(d.decision is None for d in self.found)
        look = self.inks.on("differ", "panel", bold=True) if undecided else ground
        return [(f"{undecided} open", look), (f"   {len(self.found) - undecided} decided", ground)]

    def keys_now(self) -> tuple[Sequence[Key], Sequence[Key]]:
        difference = self.difference
        on = difference is not None
        count = len(difference.shared.opinions) if difference else 2
        acting = (
            (" ".join(str(n) for n in range(1, min(count, 9) + 1)), "as they say", on),
            ("v", "verified", on),
            ("d", "disputed", on),
            ("a", "AI", on),
            ("e", "why", on),
            ("x", "take back", difference is not None and difference.decision is not None),
        )
        return acting, (("n", "next open", on), ("enter", "read", on), ("esc", "reader", True))

    def paint_row(self, index: int, chosen: bool, width: int) -> Strip:
        return difference_row(self.session, self.inks, self.found[index], chosen=chosen, width=width)

    def explain(self, width: int) -> Sequence[Strip]:
        if not self.session.ready:
            return explained(self.inks, ["The annotations are still being read."], width)
        if self.session.blind:
            return explained(self.inks, ["You judge blind: H shows what others said."], width)
        lines = ["Nobody gave other tags to words that somebody else tagged too.", "Notes never count as a difference."]
        return explained(self.inks, lines, width)

    def row_chosen(self) -> None:
        self.show_bars()
        self.query_one("#claim-title", Painted).again()
        below = self.query_one("#below", Painted)
        below.again(layout=True)
        below.roll_to(0)

    def session_changed(self) -> None:
        standing = self.difference
        at = self.rows.at
        self.found = differences(self.session)
        keys = [(d.shared.article, d.shared.id) for d in self.found]
        key = (standing.shared.article, standing.shared.id) if standing else None
        self.rows.show(len(keys), keys.index(key) if key in keys else at)
        self.row_chosen()

    def _paint_details(self, width: int) -> list[Strip]:
        difference = self.difference
        tight = self.size.height < 30
        return details_rows(self.session, self.inks, difference, width, tight=tight) if difference else []

    # What keys do

    def action_side(self, number: int) -> None:
        """Decide as one of the annotators did."""
        difference = self.difference
        if difference is None or number > len(difference.shared.opinions):
            self.say("There is no annotator with that number here.")
            return
        self._decide(difference, difference.shared.opinions[number - 1].tags)

    def action_decide(self, tag: str) -> None:
        """Decide on a tag of one's own choice, beside those decided already where they go together."""
        difference = self.difference
        if difference is not None:
            self._decide(difference, toggle(difference.decision.tags if difference.decision else (), tag))

    def _decide(self, difference: Difference, tags: tuple[str, ...], note: str | None = None) -> None:
        desk = desk_of(self)

        def act() -> None:
            decision = decide(self.session, difference, tags, note)
            desk.decide(decision)
            self.say(decided_words(decision))

        desk.as_annotator(act)

    def action_note(self) -> None:
        """Say why."""
        difference = self.difference
        if difference is None:
            return
        if difference.decision is None:
            self.say("Decide first: 1 2 as one of them, v d a otherwise.")
            return
        from briefreader.ui.dialogs import NoteDialog

        decision = difference.decision
        article = self.session.articles[difference.shared.article]
        words = difference.shared.span.of(article.shown)

        def kept(text: str | None) -> None:
            if text is not None and text != decision.note:
                self._decide(difference, decision.tags, text)

        self.app.push_screen(NoteDialog("Why it is decided so", words, decision.tags, decision.note), kept)

    def action_take_back(self) -> None:
        """Remove the decision."""
        difference = self.difference
        if difference is None or difference.decision is None:
            self.say("Nothing is decided here.")
            return
        desk_of(self).take_back(difference.decision)
        self.say("The decision was taken back.")

    def action_open(self, step: int = 0) -> None:
        """With a step: to the next difference that is not decided; without (enter): read it in the article."""
        if not step:
            super().action_open()
            return
        count = len(self.found)
        order = [(self.rows.at + step * i) % count for i in range(1, count + 1)] if count else []
        at = next((i for i in order if self.found[i].decision is None), None)
        if at is None:
            self.say("Everything is decided.")
        else:
            self.message = ""
            self.rows.move_to(at)

    def open_row(self, index: int) -> None:
        """Read it in the article."""
        shared = self.found[index].shared
        article = self.session.articles[shared.article]
        self.session.go(Place(article.id, article.sentence_at(shared.span.start)), remember=True)
        self.dismiss()
        desk_of(self).reader.moved()

    def action_roll(self, rows: int) -> None:
        """Scroll what stands below the list."""
        self.query_one("#below", Painted).roll(rows)

    def action_leave(self) -> None:
        desk_of(self).reader.moved(level=False)
        self.dismiss()

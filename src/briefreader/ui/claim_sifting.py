"""The list of all claims: filters, search, order, and the chosen claim in its article below."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.strip import Strip

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
)
from briefreader.ui.boxes import SearchDialog
from briefreader.ui.claim_details import details_rows, title_row
from briefreader.ui.claim_rows import Columns, claim_row, columns, explain_nothing, filter_row, head_row, tag_counts
from briefreader.ui.painted import Painted
from briefreader.ui.rows import Cells
from briefreader.ui.screens import ListScreen, explained
from briefreader.ui.words import safe


class SiftedClaims(ListScreen[None]):
    """Every claim of every annotator, filtered and ordered, the chosen one in its article below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "sift_tag", "only claims of the next tag"),
        Binding("w", "sift_annotator", "only claims of the next annotator"),
        Binding("s", "sift_anchor", "only claims whose place is not exact, moved, …"),
        Binding("o", "order", "by article, tag, annotator, anchor"),
        Binding("slash", "search", "only claims that hold these words"),
        Binding("right_curly_bracket", "roll(1)", "scroll what stands below"),
        Binding("left_curly_bracket", "roll(-1)", "scroll it back"),
        Binding("escape", "step_back", "all claims again, then the reader"),
    ]
    heading = "claims"

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self.sifted: list[Entry] = []
        self.sifting = Sifting()
        self._annotators: list[str] = []

    # What it shows

    def body(self) -> ComposeResult:
        yield Painted(lambda width: [filter_row(self.inks, self.entries, self.sifting, width)], id="filters")
        yield Painted(lambda width: [head_row(self.inks, width, self._columns(width))], id="head")
        yield self.list_rows()
        yield Painted(self._paint_title, id="claim-title")
        yield Painted(self._paint_details, id="below")

    def on_mount(self) -> None:
        """Show all claims, beginning with the one under the reader's cursor."""
        self._list()
        here = self.session.place
        start = self.session.sentence.start
        self._sift()
        ahead = [i for i, e in enumerate(self.sifted) if e.article == here.article and e.start >= start]
        self.rows.show(len(self.sifted), ahead[0] if ahead else 0)
        self.row_chosen()

    def on_resize(self, event: events.Resize) -> None:
        """The details take a third of the screen."""
        self.query_one("#below").styles.height = max(5, min(16, event.size.height // 3 - 1))

    @property
    def entry(self) -> Entry | None:
        """The chosen claim."""
        return self.sifted[self.rows.at] if self.sifted else None

    def where(self) -> str:
        return f"{self.rows.at + 1} of {len(self.sifted)}" if self.sifted else f"0 of {len(self.entries)}"

    def counts(self, ground: Style) -> Cells:  # noqa: ARG002
        return tag_counts(self.inks, self.sifted, self.size.width)

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
        self._list()
        self._sift()
        keys = [e.key for e in self.sifted]
        self.rows.show(len(keys), keys.index(standing.key) if standing and standing.key in keys else at)
        self.query_one("#filters", Painted).again()
        self.query_one("#head", Painted).again()
        self.row_chosen()

    def paint_row(self, index: int, chosen: bool, width: int) -> Strip:
        return claim_row(self.session, self.inks, self.sifted[index], chosen, width, self._columns(width))

    def explain(self, width: int) -> Sequence[Strip]:
        lines = explain_nothing(self.entries, self.sifting, ready=self.session.ready)
        return explained(self.inks, [safe(line) for line in lines], width)

    def _columns(self, width: int) -> Columns:
        return columns(width, self._annotators)

    def _list(self) -> None:
        self.entries = list_claims(self.session)
        self._annotators = list(annotator_choices(self.entries))

    def _sift(self) -> None:
        self.sifted = sift(self.session, self.entries, self.sifting)

    def _paint_title(self, width: int) -> list[Strip]:
        entry = self.entry
        if entry is None:
            return [title_row(self.session, self.inks, None, "", width)]
        same = [e.key for e in self.entries if e.article == entry.article and e.anchored is not None]
        which = f"claim {same.index(entry.key) + 1} of {len(same)} in this article" if entry.key in same else ""
        return [title_row(self.session, self.inks, entry, which if width >= 100 else "", width)]

    def _paint_details(self, width: int) -> list[Strip]:
        if self.entry is None:
            return []
        tight = self.size.height < 30
        return details_rows(self.session, self.inks, self.entry, self.entries, width, tight=tight)

    # Sifting

    def _change(self, sifting: Sifting) -> None:
        self.message = ""
        self.sifting = sifting
        self.session_changed()

    def action_sift_tag(self) -> None:
        """Show the claims of the next tag."""
        self._change(replace(self.sifting, tag=next_choice(tag_choices(self.entries), self.sifting.tag)))

    def action_sift_annotator(self) -> None:
        """Show the claims of the next annotator."""
        choices = ["", *annotator_choices(self.entries)]
        self._change(replace(self.sifting, annotator=next_choice(choices, self.sifting.annotator)))

    def action_sift_anchor(self) -> None:
        """Show the claims that stand in the next way."""
        self._change(replace(self.sifting, anchor=next_choice(anchor_choices(self.entries), self.sifting.anchor)))

    def action_order(self) -> None:
        """Put the claims into the next order."""
        orders = list(ClaimOrder)
        after = orders[(orders.index(self.sifting.order) + 1) % len(orders)]
        self._change(replace(self.sifting, order=after))

    def action_search(self) -> None:
        """Show the claims that hold these words."""

        def asked(query: str | None) -> None:
            if query is not None:
                self._change(replace(self.sifting, query=query))

        self.app.push_screen(SearchDialog(self.sifting.query), asked)

    def action_step_back(self) -> None:
        """Show all claims again; where all are shown, back to the reader."""
        if self.sifting.is_open:
            self.action_leave()
        else:
            self._change(Sifting(order=self.sifting.order))

    def action_roll(self, rows: int) -> None:
        """Scroll what stands below the list."""
        self.query_one("#below", Painted).roll(rows)

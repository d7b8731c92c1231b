"""The slot matrix: what is listed, in which order, where the cursor stands, and the chosen question below."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.strip import Strip

from briefreader.desk.answers import question_here
from briefreader.desk.matrix import (
    MatrixOrder,
    MatrixRow,
    Sifting,
    matrix_rows,
    next_choice,
    place_of,
    strengths_of,
    types_of,
)
from briefreader.ui.bars import tag_counts
from briefreader.ui.boxes import SearchDialog
from briefreader.ui.grid import Grid
from briefreader.ui.inks import AGREED, STRENGTH_SIGNS
from briefreader.ui.matrix_rows import NARROW, Columns, columns_of, head_rows, item_strips, rule_strip
from briefreader.ui.painted import Painted
from briefreader.ui.question_strip import chip_column, question_rows, title_row
from briefreader.ui.rows import Cells, cut
from briefreader.ui.screens import SideScreen, desk_of, explained
from briefreader.ui.strip_row import paint_row


class SiftedMatrix(SideScreen[None]):
    """Every question down, every article across; filtered and ordered, the chosen question's answers below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "next question"),
        Binding("k,up", "move(-1)", "previous question"),
        Binding("l,right,tab", "aside(1)", "article to the right"),
        Binding("h,left,shift+tab", "aside(-1)", "article to the left"),
        Binding("space,pagedown", "page(1)", "page down"),
        Binding("pageup", "page(-1)", "page up"),
        Binding("g,home", "move(-1000000)", "first"),
        Binding("G,end", "move(1000000)", "last"),
        Binding("s", "sift_strength", "only hard, soft, apparent, agreed"),
        Binding("t", "sift_type", "only one type of question"),
        Binding("slash", "search", "only questions that hold these words"),
        Binding("o", "order", "by rank, or as they stand in the texts"),
        Binding("equals_sign", "agreed", "show what is agreed, or leave it out"),
        Binding("plus", "low", "show disagreements of low rank too"),
        Binding("minus", "dismissed", "show dismissed disagreements too"),
        Binding("escape", "step_back", "all questions again, then the reader"),
    ]
    heading = "questions"

    def __init__(self) -> None:
        super().__init__()
        self.found: list[MatrixRow] = []
        self.sifting = Sifting()
        self.article = ""

    # What it shows

    def body(self) -> ComposeResult:
        yield Painted(self._paint_head, id="head")
        yield Grid(self._paint_item, lambda width: rule_strip(self.inks, width), self._explain, id="list")
        yield Painted(self._paint_title, id="claim-title")
        yield Painted(self._paint_details, id="below")

    def on_mount(self) -> None:
        """Begin with the question at hand in the reader, and the article under its cursor."""
        self.article = self.session.current
        slot = question_here(self.session)
        self.list_questions(slot.id if slot else "")

    def on_resize(self, event: events.Resize) -> None:
        """The layout follows the width; the details keep their rows."""
        self.query_one("#head").display = event.size.width >= NARROW
        self.query_one("#below").styles.height = 5 if event.size.height >= 30 else 4
        self.list_questions(self.row.slot.id if self.row else "")

    @property
    def grid(self) -> Grid:
        """The questions."""
        return self.query_one(Grid)

    @property
    def row(self) -> MatrixRow | None:
        """The question under the cursor."""
        return self.found[self.grid.at] if self.found else None

    def where(self) -> str:
        total = self.session.questions.total
        left_out = f" ({total} in all)" if len(self.found) != total else ""
        return f"{self.grid.at + 1 if self.found else 0} of {len(self.found)}{left_out}"

    def counts(self, ground: Style) -> Cells:
        slots = [row.slot for row in self.found]
        counts = Counter(slot.strength.value for slot in slots if slot.strength)
        wide = self.size.width >= NARROW
        cells: Cells = [(f"{counts.total()} answered differently", ground)] if wide else []
        for name, sign in STRENGTH_SIGNS.items():
            if counts[name]:
                cells.append((f"  {sign} {counts[name]}", self.inks.on("differ", "panel", bold=name == "hard")))
        agreed = len(slots) - counts.total()
        cells += [(f"   {agreed} agreed ", ground), (AGREED, self.inks.on("match", "panel"))] if wide and agreed else []
        only = " ".join(w for w in (self.sifting.strength, self.sifting.type, self.sifting.query) if w)
        return [*cells, (f"   only {only}", self.inks.on("bright", "panel", bold=True))] if only else cells

    def standing(self, muted: Style) -> Cells:
        return [*tag_counts(self.session, self.inks, self.size.width), ("  ", muted), *super().standing(muted)]

    def session_changed(self) -> None:
        """Claims or questions have changed: keep the cursor on the same question where it still is."""
        self.list_questions(self.row.slot.id if self.row else "")

    def list_questions(self, question: str) -> None:
        """List anew, the cursor on this question if it is listed."""
        self.found = matrix_rows(self.session, self.sifting)
        ids = [row.slot.id for row in self.found]
        at = ids.index(question) if question in ids else self.grid.at
        ruled = next((i for i, row in enumerate(self.found) if not row.slot.parts), -1)
        self.grid.show(len(ids), at, ruled=ruled, tall=3 if self.size.width >= NARROW else 1)
        self._show_chosen()

    def _show_chosen(self) -> None:
        for widget in self.query(Painted):
            widget.again()
        self.query_one("#below", Painted).roll_to(0)
        self.grid.refresh()

    def _columns(self, width: int) -> Columns:
        return columns_of(self.session, width, self.article)

    def _paint_head(self, width: int) -> list[Strip]:
        return head_rows(self.session, self.inks, self._columns(width), width, self.article)

    def _paint_item(self, index: int, width: int) -> list[Strip]:
        chosen = index == self.grid.at
        row, columns = self.found[index], self._columns(width)
        return item_strips(self.session, self.inks, row, columns, width, self.article, chosen=chosen)

    def _paint_title(self, width: int) -> list[Strip]:
        row = self.row
        if row is None:
            return [cut([], width, self.inks.on("text", "panel"))]
        silent = " ".join(str(self.session.number(article)) for article in row.silent)
        here = place_of(self.session, row, self.article)
        words = f"silent: {silent}" if silent else "all answer"
        return [title_row(self.session, row.slot, here, self.inks, width, words)]

    def _paint_details(self, width: int) -> list[Strip]:
        row = self.row
        if row is None:
            return []
        here = place_of(self.session, row, self.article)
        rows = [r for r in question_rows(self.session, row.slot, here) if r.chip_hue in ("match", "differ")]
        chips = chip_column(rows, width)
        return [paint_row(self.session, self.inks, width, r, chips) for r in rows]

    def _explain(self, width: int) -> Sequence[Strip]:
        lines = ["No question is left by what is filtered; esc shows all."]
        if self.sifting.is_open:
            lines = ["All that was found is dismissed or of low rank: - and + show it."]
        return explained(self.inks, lines, width)

    # Moving

    def on_grid_moved(self) -> None:
        """Show what belongs to the question."""
        self._show_chosen()

    def on_grid_pointed(self, message: Grid.Pointed) -> None:
        """A click goes to the cell; on the cell that has the cursor, it opens it."""
        article = self._columns(self.size.width).at(message.x) or self.article
        if (message.index, article) == (self.grid.at, self.article):
            self.action_open()
            return
        self.article = article
        self.grid.move_to(message.index)
        self._show_chosen()

    def action_move(self, step: int) -> None:
        """Move the cursor by questions."""
        self.message = ""
        self.grid.move_to(self.grid.at + step)

    def action_page(self, step: int) -> None:
        """Move the cursor by a page."""
        self.action_move(step * self.grid.page)

    def action_aside(self, step: int) -> None:
        """Move the cursor by articles."""
        self.message = ""
        order = self.session.order
        self.article = order[max(0, min(order.index(self.article) + step, len(order) - 1))]
        self._show_chosen()

    def action_open(self) -> None:
        """What enter and a second click do."""

    def action_leave(self) -> None:
        desk_of(self).reader.moved(level=False)
        self.dismiss()

    def action_step_back(self) -> None:
        """All questions again; where all are shown, back to the reader."""
        if self.sifting.is_open:
            self.action_leave()
        else:
            self._sift(Sifting(order=self.sifting.order))

    # Sifting

    def _sift(self, sifting: Sifting) -> None:
        self.message = ""
        self.sifting = sifting
        self.session_changed()

    def action_sift_strength(self) -> None:
        """Only the next strength."""
        self._sift(replace(self.sifting, strength=next_choice(strengths_of(self.session), self.sifting.strength)))

    def action_sift_type(self) -> None:
        """Only the next type."""
        self._sift(replace(self.sifting, type=next_choice(types_of(self.session), self.sifting.type)))

    def action_order(self) -> None:
        """The next order."""
        orders = list(MatrixOrder)
        self._sift(replace(self.sifting, order=orders[(orders.index(self.sifting.order) + 1) % len(orders)]))

    def action_agreed(self) -> None:
        """Show what is agreed, or leave it out."""
        self._sift(replace(self.sifting, agreed=not self.sifting.agreed))

    def action_search(self) -> None:
        """Only questions that hold these words."""

        def asked(query: str | None) -> None:
            if query is not None:
                self._sift(replace(self.sifting, query=query))

        self.app.push_screen(SearchDialog(self.sifting.query), asked)

    def action_low(self) -> None:
        """Show disagreements of low rank too, or leave them out."""
        questions = self.session.questions
        questions.with_more = not questions.with_more
        questions.revise()
        self.message = ""
        self.session_changed()

    def action_dismissed(self) -> None:
        """Show dismissed disagreements too, or leave them out."""
        questions = self.session.questions
        questions.with_dismissed = not questions.with_dismissed
        questions.revise()
        self.message = ""
        self.session_changed()

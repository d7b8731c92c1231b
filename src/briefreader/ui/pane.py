"""One article on the screen: header, gutter, text, map. It receives values and paints them; it computes no meaning.

Columns: tag, relation, bar, text, blank, map. The pane speaks lines of its layout; `top` is the line in its first text
row, negative where an aligned text begins below the top.
"""

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from briefreader.articles.span import Span
from briefreader.ui.inks import Inks
from briefreader.ui.layout import Layout, fit
from briefreader.ui.marks import Marks, Sign
from briefreader.ui.painting import (
    EDGE,
    GUTTER,
    Header,
    Here,
    PaneClaim,
    TagMark,
    bar_cell,
    map_cell,
    paint_header,
    paint_text,
    relation_cell,
    relation_rows,
    tag_cell,
    tag_rows,
    text_runs,
)

MAX_TEXT = 84  # cells; longer lines are hard to read


class Pane(Widget):
    """An article in a column of its own."""

    DEFAULT_CSS = "Pane { height: 1fr; }"
    can_focus = False

    class Pointed(Message):
        """The mouse was put on a place in the text; `drag` while it moves with the button down."""

        def __init__(self, article: str, offset: int, drag: bool) -> None:
            self.article, self.offset, self.drag = article, offset, drag
            super().__init__()

    class Wrapped(Message):
        """The text was wrapped anew: rows have changed their places."""

    class Rolled(Message):
        """The wheel was turned over the pane, by this many rows."""

        def __init__(self, article: str, rows: int) -> None:
            self.article, self.rows = article, rows
            super().__init__()

    def __init__(self, inks: Inks) -> None:
        super().__init__()
        self.inks = inks
        self.article = ""
        self.header = Header(0, "")
        self.active = False
        self.header_rows = 2
        self.top = 0
        self.layout_of_text = Layout("", 2)
        self._text = ""
        self._marks = Marks(())
        self._signs: dict[int, Sign] = {}
        self._claims: tuple[PaneClaim, ...] = ()
        self._here = Here()
        self._lines: dict[int, Strip] = {}
        self._relation_rows: dict[int, Sign] = {}
        self._tag_rows: dict[int, TagMark] = {}
        self._pressed = False
        self._wrapped = False

    # What is shown

    def show_article(self, article_id: str, shown: str) -> None:
        """Show another text from its start."""
        self.article, self._text = article_id, shown
        self._marks, self._signs, self._claims, self._here = Marks(()), {}, (), Here()
        self.top = 0
        self._wrapped = False
        self._wrap()

    def show_marks(self, marks: Marks, signs: dict[int, Sign]) -> None:
        """Show what the program found in the text."""
        self._marks, self._signs = marks, signs
        self._place_signs()
        self._forget()

    def show_claims(self, claims: tuple[PaneClaim, ...]) -> None:
        """Show what readers said of the text."""
        if claims != self._claims:
            self._claims = claims
            self._place_signs()
            self._forget()

    def show_header(self, header: Header, active: bool) -> None:
        """Show another header, as the active pane's or not."""
        if (header, active) != (self.header, self.active):
            self.header, self.active = header, active
            self.refresh(Region(0, 0, self.size.width, self.header_rows))

    def show_here(self, here: Here) -> None:
        """Move the cursor and what goes with it; only lines that change are painted again."""
        before, self._here = self._here, here
        if before == here:
            return
        changed: set[int] = set()
        for old, new in (
            ((before.current,), (here.current,)),
            (before.counterparts, here.counterparts),
            ((before.selection,), (here.selection,)),
            (before.hits, here.hits),
            (before.same, here.same),
            (before.unlike, here.unlike),
        ):
            if old != new:
                for span in (*old, *new):
                    if span is not None:
                        changed.update(self.layout_of_text.rows_of(span.start, span.end))
        for line in changed:
            self._lines.pop(line, None)
            self._refresh_line(line)

    def show_inks(self, inks: Inks) -> None:
        """Use other colours."""
        self.inks = inks
        self._forget()

    # Where it stands

    @property
    def text_rows(self) -> int:
        """Rows of text that are visible."""
        return max(1, self.size.height - self.header_rows)

    def row_of(self, offset: int) -> int:
        """The text row in which an offset stands now; negative or past the last row if it is out of view."""
        return self.layout_of_text.line_at(offset) - self.top

    def roll_to(self, top: int) -> None:
        """Put the line `top` into the first text row."""
        if top != self.top:
            self.top = top
            self.refresh(Region(0, 0, self.size.width, self.size.height))

    def roll_into_view(self, span: Span, margin: int = 2) -> None:
        """Scroll as little as needed to see the span's first line, and its last if both fit."""
        rows = self.layout_of_text.rows_of(span.start, span.end)
        first, last = rows.start, rows.stop - 1
        height = self.text_rows
        margin = min(margin, max(0, (height - 1) // 4))
        top = self.top
        if last - top > height - 1 - margin:
            top = last - (height - 1 - margin)
        if first - top < margin:
            top = first - margin
        if first - top < 0:
            top = first
        self.roll_to(self.clipped(top))

    def clipped(self, top: int) -> int:
        """`top` within the bounds of free scrolling: no blank rows above, some of the text in view below."""
        return max(0, min(top, max(0, len(self.layout_of_text) - max(1, self.text_rows // 2))))

    def level(self, span: Span, row: int) -> None:
        """Bring the span's first line to a text row, unless it already stands in the middle half."""
        height = self.text_rows
        standing = self.row_of(span.start)
        if not height // 4 <= standing < height - height // 4:
            self.roll_to(self.layout_of_text.line_at(span.start) - row)

    # Painting

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y < self.header_rows:
            head = paint_header(self.header, self.inks, width, y, active=self.active, rows=self.header_rows)
            return Strip(list(head)).adjust_cell_length(width)
        line = self.top + y - self.header_rows
        strip = self._lines.get(line)
        if strip is None:
            strip = self._lines[line] = self._paint_line(line, width - 1)
        row = y - self.header_rows
        edge = map_cell(
            self._tag_rows,
            self._relation_rows,
            len(self.layout_of_text),
            self.top,
            self.text_rows,
            row,
            self.inks,
        )
        return Strip([*strip, edge]).adjust_cell_length(width)

    def on_resize(self) -> None:
        """Wrap to the new width, the line at the top staying at the top."""
        self._wrap()

    def _wrap(self) -> None:
        if not self.size.width:
            return  # not laid out yet: the first resize wraps
        width = max(2, min(MAX_TEXT, self.size.width - GUTTER - EDGE))
        if self._wrapped and width == self.layout_of_text.width:
            self._forget()
            return
        kept = None
        if self._wrapped and 0 <= self.top < len(self.layout_of_text):
            kept = self.layout_of_text.lines[self.top].start
        self.layout_of_text = Layout(self._text, width)
        self._wrapped = True
        self.post_message(self.Wrapped())
        if kept is not None:
            self.top = self.layout_of_text.line_at(kept)
        self._place_signs()
        self._forget()

    def _forget(self) -> None:
        self._lines.clear()
        self.refresh()

    def _refresh_line(self, line: int) -> None:
        y = line - self.top + self.header_rows
        if self.header_rows <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def _place_signs(self) -> None:
        self._relation_rows = relation_rows(self.layout_of_text, self._signs)
        self._tag_rows = tag_rows(self.layout_of_text, self._claims)

    def _paint_line(self, line: int, width: int) -> Strip:
        inks, layout = self.inks, self.layout_of_text
        if not 0 <= line < len(layout):
            words = "start of article" if line == -1 and self._text else ""
            return Strip([Segment(fit(" " * GUTTER + words, width), inks.on("muted"))], width)
        row = layout.lines[line]
        text, used = paint_text(layout, text_runs(self._marks, self._claims, self._here, row.start, row.end), inks)
        return Strip(
            [
                tag_cell(self._tag_rows.get(line), inks),
                relation_cell(self._relation_rows.get(line), inks),
                bar_cell(self._claims, self._here, row.start, row.end, inks),
                *text,
                Segment(" " * max(0, width - GUTTER - used), inks.text(0)),
            ],
            width,
        )

    # The mouse

    def _offset_under(self, event: events.MouseEvent) -> int | None:
        line = self.top + event.y - self.header_rows
        if event.y < self.header_rows or not 0 <= line < len(self.layout_of_text):
            return None
        return self.layout_of_text.offset_at(line, event.x - GUTTER)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A click puts the cursor there."""
        offset = self._offset_under(event)
        if event.button == 1 and offset is not None:
            self._pressed = True
            self.capture_mouse()
            self.post_message(self.Pointed(self.article, offset, drag=False))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Dragging selects."""
        offset = self._offset_under(event) if self._pressed else None
        if offset is not None:
            self.post_message(self.Pointed(self.article, offset, drag=True))

    def on_mouse_up(self, _event: events.MouseUp) -> None:
        """The end of a drag; what it selected stays."""
        self._pressed = False
        self.release_mouse()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls."""
        event.stop()
        self.post_message(self.Rolled(self.article, 3))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls back."""
        event.stop()
        self.post_message(self.Rolled(self.article, -3))

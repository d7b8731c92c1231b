"""One article on the screen: header, gutter, text, map. It receives values and paints them; it computes no meaning.

Columns: tag, relation, bar, text, blank, map. The pane speaks lines of its layout; `top` is the line in its first text
row, negative where an aligned text begins below the top.
"""

from dataclasses import dataclass
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from briefreader.articles.span import Span
from briefreader.matching.alignment import Kind
from briefreader.ui.inks import KIND_SIGNS, TAG_INKS, Ink, Inks, tag_sign
from briefreader.ui.layout import Layout, fit, glyphs, is_plain
from briefreader.ui.marks import Marks

GUTTER = 3
EDGE = 2
MAX_TEXT = 84  # cells; longer lines are hard to read
_HERE, _THERE, _BELOW = "▌", "│", "│"


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the text: number, name, the answer to the present question, and a second row."""

    number: int
    name: str
    answer: str = ""
    answer_hue: str = "match"
    below: str = ""
    below_hue: str = "muted"
    date: str = ""
    disclosed: bool = False


@dataclass(frozen=True, slots=True)
class PaneClaim:
    """A claim as a pane shows it: its words, its tags, and whether it is the reader's own."""

    span: Span
    tags: tuple[str, ...]
    own: bool
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Here:
    """What moves with the cursor: the sentence under it, what answers it, what is selected, hits of a search."""

    current: Span | None = None
    counterparts: tuple[Span, ...] = ()
    selection: Span | None = None
    hits: tuple[Span, ...] = ()


class Pane(Widget):
    """An article in a column of its own."""

    DEFAULT_CSS = "Pane { height: 1fr; }"
    can_focus = False

    class Pointed(Message):
        """The mouse was put on a place in the text; `drag` while it moves with the button down."""

        def __init__(self, article: str, offset: int, drag: bool) -> None:
            self.article, self.offset, self.drag = article, offset, drag
            super().__init__()

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
        self._signs: dict[int, Kind] = {}
        self._claims: tuple[PaneClaim, ...] = ()
        self._here = Here()
        self._lines: dict[int, Strip] = {}
        self._relation_rows: dict[int, Kind] = {}
        self._tag_rows: dict[int, tuple[str, str, bool]] = {}
        self._pressed = False

    # What is shown

    def show_article(self, article_id: str, shown: str) -> None:
        """Show another text from its start."""
        self.article, self._text = article_id, shown
        self._marks, self._signs, self._claims, self._here = Marks(()), {}, (), Here()
        self.top = 0
        self._wrap(force=True)

    def show_marks(self, marks: Marks, signs: dict[int, Kind]) -> None:
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
            return self._paint_header(y, width)
        line = self.top + y - self.header_rows
        strip = self._lines.get(line)
        if strip is None:
            strip = self._lines[line] = self._paint_line(line, width - 1)
        return Strip([*strip, self._map_cell(y - self.header_rows)], width)

    def on_resize(self) -> None:
        """Wrap to the new width, the line at the top staying at the top."""
        self._wrap()

    def _wrap(self, *, force: bool = False) -> None:
        width = max(2, min(MAX_TEXT, self.size.width - GUTTER - EDGE))
        if not force and width == self.layout_of_text.width and self._text:
            self._forget()
            return
        kept = None
        if not force and 0 <= self.top < len(self.layout_of_text):
            kept = self.layout_of_text.lines[self.top].start
        self.layout_of_text = Layout(self._text, width)
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
        """Work out which sign stands in which line; the first passage of a line speaks for it, tags take turns."""
        layout = self.layout_of_text
        self._relation_rows = {}
        for start in sorted(self._signs, reverse=True):
            self._relation_rows[layout.line_at(start)] = self._signs[start]
        self._tag_rows = {}
        for claim in sorted(self._claims, key=lambda c: (c.own, -c.span.length), reverse=False):
            rows = layout.rows_of(claim.span.start, claim.span.end)
            for line in rows:
                if claim.tags and claim.own:
                    standing = self._tag_rows.get(line)
                    if standing is None or not standing[2] or standing[0] == _BELOW:
                        self._tag_rows[line] = (_BELOW, claim.tags[0], True)
        for claim in sorted(self._claims, key=lambda c: (not c.own, c.span.start)):
            line = layout.line_at(claim.span.start)
            for tag in claim.tags:
                while line in self._tag_rows and self._tag_rows[line][0] != _BELOW:
                    line += 1
                self._tag_rows[line] = (tag_sign(tag), tag, claim.own)

    def _paint_header(self, y: int, width: int) -> Strip:
        inks, head = self.inks, self.header
        ground = ("cursor" if inks.palette.tints else "bg") if self.active else "panel" if y == 0 else "surface"
        edge = Segment(" ", inks.on("text", "panel"))
        inner = width - 1
        if y == 0:
            number = Segment(f" {head.number} ", inks.chip("match") if self.active else inks.on("text", ground))
            answer = fit(head.answer, min(len(head.answer), max(0, inner // 2))) if head.answer else ""
            date = f" {head.date}" if head.date and self.header_rows == 1 else ""
            sign = " ◊" if head.disclosed and self.header_rows == 1 else ""
            room = inner - len(number.text) - len(answer) - 2
            name = fit(f" {head.name}", min(room, len(head.name) + 1))
            rest = fit(sign or date, max(0, room - len(name)))
            return Strip(
                [
                    number,
                    Segment(name, inks.on("bright", ground, bold=True)),
                    Segment(rest, inks.on("ai" if sign else "muted", ground)),
                    Segment(f" {answer} ", inks.on(head.answer_hue, ground, bold=head.answer_hue == "differ")),
                    edge,
                ],
                width,
            )
        below = fit(f"    {head.below}", inner)
        return Strip([Segment(below, inks.on(head.below_hue, ground)), edge], width)

    def _paint_line(self, line: int, width: int) -> Strip:
        inks, layout = self.inks, self.layout_of_text
        base = inks.text(0)
        if not 0 <= line < len(layout):
            words = "start of article" if line == -1 and self._text else ""
            return Strip([Segment(fit(" " * GUTTER + words, width), inks.on("muted"))], width)
        row = layout.lines[line]
        segments = [self._tag_cell(line), self._relation_cell(line), self._bar_cell(row.start, row.end)]
        used = GUTTER
        for start, end, flags in self._runs(row.start, row.end):
            text = layout.text[start:end]
            if not is_plain(text):
                painted = glyphs(text)
                text = "".join(paint for _, _, _, paint in painted)
                used += sum(cells for _, _, cells, _ in painted)
            else:
                used += end - start
            segments.append(Segment(text, inks.text(flags)))
        segments.append(Segment(" " * max(0, width - used), base))
        return Strip(segments, width)

    def _runs(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """The runs of a line with the reader's flags laid over those of the program."""
        over: list[tuple[int, int, int]] = []
        for claim in sorted(self._claims, key=lambda c: -c.span.length):
            if claim.own and claim.span.start < end and start < claim.span.end:
                tint = TAG_INKS.get(claim.tags[0], Ink.NOTED) if claim.tags else Ink.NOTED
                over.append((claim.span.start, claim.span.end, tint))
        here = self._here
        simple = [
            *((span, Ink.OTHER) for span in here.counterparts),
            *((span, Ink.HIT) for span in here.hits),
            *(((here.current, Ink.CURSOR),) if here.current else ()),
            *(((here.selection, Ink.SELECTED),) if here.selection else ()),
        ]
        flat = [(s.start, s.end, flag) for s, flag in simple if s.start < end and start < s.end]
        runs = self._marks.within(start, end)
        if not over and not flat:
            return runs
        cuts = {at for a, b, _ in (*over, *flat) for at in (a, b) if start < at < end}
        found: list[tuple[int, int, int]] = []
        for a, b, flags in runs:
            edges = [a, *sorted(at for at in cuts if a < at < b), b]
            for x, y in pairwise(edges):
                total = int(flags)
                for s, e, flag in flat:
                    if s <= x < e:
                        total |= flag
                # The shortest claim comes last and wins.
                total |= next((flag for s, e, flag in reversed(over) if s <= x < e), 0)
                found.append((x, y, total))
        return found

    def _tag_cell(self, line: int) -> Segment:
        found = self._tag_rows.get(line)
        if found is None:
            return Segment(" ", self.inks.text(0))
        sign, tag, own = found
        hue = self.inks.hue_of(tag)
        return Segment(sign, self.inks.chip(hue) if own and sign != _BELOW else self.inks.on(hue))

    def _relation_cell(self, line: int) -> Segment:
        kind = self._relation_rows.get(line)
        if kind is None:
            return Segment(" ", self.inks.text(0))
        near = kind is Kind.NEAR
        return Segment(KIND_SIGNS[kind], self.inks.on("differ" if near else "match", bold=near))

    def _bar_cell(self, start: int, end: int) -> Segment:
        current = self._here.current
        if current is not None and current.start < end and start < current.end:
            return Segment(_HERE, self.inks.on("match"))
        if any(span.start < end and start < span.end for span in self._here.counterparts):
            return Segment(_THERE, self.inks.on("match"))
        chosen = next((c for c in self._claims if c.chosen), None)
        if chosen is not None and chosen.span.start < end and start < chosen.span.end:
            return Segment(_HERE, self.inks.on(self.inks.hue_of(chosen.tags[0] if chosen.tags else "")))
        return Segment(" ", self.inks.text(0))

    def _map_cell(self, row: int) -> Segment:
        """The pane's right edge: where the view is, and where tags lie in the whole text."""
        rows, total = self.text_rows, max(1, len(self.layout_of_text))
        span = max(total, rows)
        first, last = row * span // rows, (row + 1) * span // rows
        seen = first < self.top + rows and last > self.top
        inks = self.inks
        ground = "thumb" if seen else "surface"
        for line in range(first, min(max(last, first + 1), total)):
            found = self._tag_rows.get(line)
            if found is not None and found[0] != _BELOW:
                return Segment(found[0], inks.on(inks.hue_of(found[1]), ground))
        if inks.palette.tints:
            return Segment(" ", inks.on("text", ground))
        return Segment("┃" if seen else "│", Style.null())

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

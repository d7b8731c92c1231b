"""How one row of a pane is painted: header, gutter, text, map. Pure: values and styles become segments."""

from dataclasses import dataclass
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from briefreader.articles.span import Span
from briefreader.ui.inks import TAG_INKS, Ink, Inks, tag_sign
from briefreader.ui.layout import Layout, fit, glyphs, is_plain, width_of
from briefreader.ui.marks import Marks, Sign

GUTTER = 3  # cells left of the text: tag, relation, bar
EDGE = 2  # cells right of it: a blank and the map
_STACKED = 4  # lines that the signs of claims which begin in one line may take
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
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaneClaim:
    """A claim as a pane shows it: its words, its tags, and whether it is the reader's own."""

    span: Span
    tags: tuple[str, ...]
    own: bool
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Here:
    """What moves with the cursor: the sentence under it, what answers it, what is selected, hits of a search.

    `same` and `unlike` are values of the question at hand: the answer here and what equals it, and what differs.
    """

    current: Span | None = None
    counterparts: tuple[Span, ...] = ()
    selection: Span | None = None
    hits: tuple[Span, ...] = ()
    same: tuple[Span, ...] = ()
    unlike: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class TagMark:
    """What stands in the tag column of a line: a sign where a claim begins, a line below it."""

    sign: str
    tag: str
    own: bool

    @property
    def begins(self) -> bool:
        """Whether a claim begins here."""
        return self.sign != _BELOW


def relation_rows(layout: Layout, signs: dict[int, Sign]) -> dict[int, Sign]:
    """The sign to show in each line: of those that begin in it the one that says most."""
    rows: dict[int, Sign] = {}
    for start, sign in signs.items():
        line = layout.line_at(start)
        if line not in rows or sign.rank < rows[line].rank:
            rows[line] = sign
    return rows


def tag_rows(layout: Layout, claims: tuple[PaneClaim, ...]) -> dict[int, TagMark]:
    """What stands in the tag column; a second tag takes the line below, and so on for a few lines.

    Where many claims begin in one place only the first of them have a sign of their own.
    """
    rows: dict[int, TagMark] = {}
    for claim in sorted(claims, key=lambda c: -c.span.length):  # the smaller claim is drawn over the larger
        if claim.tags and claim.own:
            for line in layout.rows_of(claim.span.start, claim.span.end):
                rows[line] = TagMark(_BELOW, claim.tags[0], own=True)
    for claim in sorted(claims, key=lambda c: (not c.own, c.span.start)):
        line = layout.line_at(claim.span.start)
        free = (at for at in range(line, min(line + _STACKED, len(layout))) if at not in rows or not rows[at].begins)
        for tag, at in zip(claim.tags, free, strict=False):
            rows[at] = TagMark(tag_sign(tag), tag, claim.own)
    return rows


def paint_header(head: Header, inks: Inks, width: int, row: int, *, active: bool, rows: int) -> Strip:
    """Row 0: number, name, answer; row 1: date and title, or the disclosure. With one row these go behind the name."""
    ground = ("cursor" if inks.palette.tints else "bg") if active else "panel" if row == 0 else "surface"
    edge = Segment(" ", inks.on("text", "panel"))
    inner = width - 1
    if row:
        return Strip([Segment(fit(f"    {head.below}", inner), inks.on(head.below_hue, ground)), edge], width)
    number = Segment(f" {head.number} ", inks.chip("match") if active else inks.on("text", ground))
    answer = fit(head.answer, min(width_of(head.answer), max(0, inner // 2))) if head.answer else ""
    tags = [Segment(tag_sign(tag), inks.chip(inks.hue_of(tag))) for tag in head.tags]
    room = inner - len(number.text) - len(answer) - 2 - len(tags)
    name = fit(f" {head.name}", max(0, min(room, width_of(head.name) + 1)))
    rest = "" if rows > 1 else " ◊" if head.disclosed else f" {head.date}"
    return Strip(
        [
            number,
            *tags,
            Segment(name, inks.on("bright", ground, bold=True)),
            Segment(fit(rest, max(0, room - width_of(name))), inks.on("ai" if head.disclosed else "muted", ground)),
            Segment(f" {answer} ", inks.on(head.answer_hue, ground, bold=head.answer_hue == "differ")),
            edge,
        ],
        width,
    )


def text_runs(
    marks: Marks, claims: tuple[PaneClaim, ...], here: Here, start: int, end: int
) -> list[tuple[int, int, int]]:
    """The runs of a line (start, end, flags): the reader's flags laid over those of the program."""
    tints = [
        (c.span.start, c.span.end, TAG_INKS.get(c.tags[0], Ink.NOTED) if c.tags else Ink.NOTED)
        for c in sorted(claims, key=lambda c: c.span.length)
        if c.own and c.span.start < end and start < c.span.end
    ]
    spans = [
        *((span, Ink.OTHER) for span in here.counterparts),
        *((span, Ink.HIT) for span in here.hits),
        *((span, Ink.SAME) for span in here.same),
        *((span, Ink.UNLIKE) for span in here.unlike),
        *(((here.current, Ink.CURSOR),) if here.current else ()),
        *(((here.selection, Ink.SELECTED),) if here.selection else ()),
    ]
    flat = [(s.start, s.end, flag) for s, flag in spans if s.start < end and start < s.end]
    runs = marks.within(start, end)
    if not tints and not flat:
        return runs
    cuts = {at for a, b, _ in (*tints, *flat) for at in (a, b) if start < at < end}
    found: list[tuple[int, int, int]] = []
    for a, b, flags in runs:
        edges = [a, *sorted(at for at in cuts if a < at < b), b]
        for x, y in pairwise(edges):
            total = int(flags)
            for s, e, flag in flat:
                if s <= x < e:
                    total |= flag
            # The smallest claim gives the tint.
            total |= next((flag for s, e, flag in tints if s <= x < e), 0)
            found.append((x, y, total))
    return found


def paint_text(layout: Layout, runs: list[tuple[int, int, int]], inks: Inks) -> tuple[list[Segment], int]:
    """The runs as segments, and the cells that they take."""
    segments, used = [], 0
    for start, end, flags in runs:
        text = layout.text[start:end]
        if is_plain(text):
            used += end - start
        else:
            painted = glyphs(text)
            text = "".join(paint for _, _, _, paint in painted)
            used += sum(cells for _, _, cells, _ in painted)
        segments.append(Segment(text, inks.text(flags)))
    return segments, used


def tag_cell(found: TagMark | None, inks: Inks) -> Segment:
    """The first column: a chip for one's own tag, the bare sign for another annotator's."""
    if found is None:
        return Segment(" ", inks.text(0))
    hue = inks.hue_of(found.tag)
    return Segment(found.sign, inks.chip(hue) if found.own and found.begins else inks.on(hue))


def relation_cell(found: Sign | None, inks: Inks) -> Segment:
    """The second column: the sign of what begins in this line."""
    if found is None:
        return Segment(" ", inks.text(0))
    return Segment(found.sign, inks.on("differ" if found.differs else "match", bold=found.differs))


def bar_cell(claims: tuple[PaneClaim, ...], here: Here, start: int, end: int, inks: Inks) -> Segment:
    """The third column: the sentence under the cursor, what answers it, the chosen claim."""

    def crosses(span: Span | None) -> bool:
        return span is not None and span.start < end and start < span.end

    chosen = next((c for c in claims if c.chosen), None)
    if chosen is not None and crosses(chosen.span):
        return Segment(_HERE, inks.on(inks.hue_of(chosen.tags[0] if chosen.tags else "")))
    if crosses(here.current):
        return Segment(_HERE, inks.on("match"))
    if any(crosses(span) for span in here.counterparts):
        return Segment(_THERE, inks.on("match"))
    return Segment(" ", inks.text(0))


def map_cell(
    rows: dict[int, TagMark], signs: dict[int, Sign], lines: int, top: int, height: int, row: int, inks: Inks
) -> Segment:
    """The right edge: where the view is in the whole text, and where tags and hard disagreements lie.

    `height` is in rows.
    """
    span = max(lines, height)
    first, last = row * span // height, (row + 1) * span // height
    seen = first < top + height and last > top
    ground = "thumb" if seen else "surface"
    within = range(first, min(max(last, first + 1), max(1, lines)))
    for line in within:
        found = rows.get(line)
        if found is not None and found.begins:
            return Segment(found.sign, inks.on(inks.hue_of(found.tag), ground))
    hard = next((signs[line] for line in within if line in signs and signs[line].hard), None)
    if hard is not None:
        return Segment(hard.sign, inks.on("differ", ground))
    if inks.palette.tints:
        return Segment(" ", inks.on("text", ground))
    return Segment("┃" if seen else "│", Style.null())

"""Running text and rows of keys as strips: what the screens beside the reader are made of."""

from collections.abc import Sequence
from itertools import pairwise

from rich.style import Style
from textual.strip import Strip

from briefreader.articles.shown import make_shown
from briefreader.articles.span import Span
from briefreader.ui.inks import TAG_WORDS, Inks, tag_sign
from briefreader.ui.layout import Layout, glyphs, is_plain, width_of
from briefreader.ui.rows import Cells, cut

Key = tuple[str, str, bool]  # the key, what it does, whether it can act now


def safe(text: str) -> str:
    """Any text as running text that a terminal may be sent; newlines stay."""
    return make_shown(text.replace("\r\n", "\n"))


def text_rows(text: str, width: int, style: Style, most: int = 1000) -> list[Cells]:
    """Running text wrapped to `width` cells, at most so many rows, the last of them cut with an ellipsis."""
    return marked_rows(safe(text), (), width, style, style, most)


def marked_rows(
    text: str, spans: Sequence[Span], width: int, style: Style, marked: Style, most: int = 1000, first: int = 0
) -> list[Cells]:
    """Text made safe already, wrapped to `width`, in one style, and in another within `spans`; rows from `first` on."""
    layout = Layout(text, max(2, width))
    rows: list[Cells] = []
    for line in layout.lines[first : first + most]:
        edges = sorted(
            {line.start, line.end, *(e for s in spans for e in (s.start, s.end) if line.start < e < line.end)}
        )
        cells: Cells = []
        for start, end in pairwise(edges):
            inside = any(s.start <= start < s.end for s in spans)
            cells.append((painted(layout.text[start:end]), marked if inside else style))
        rows.append(cells)
    if len(layout) > first + most and rows:
        rows[-1].append((" …", style))
    return rows


def painted(text: str) -> str:
    """Safe text as it is painted: clusters that terminals draw at doubtful widths by their fallback."""
    return text if is_plain(text) else "".join(paint for _, _, _, paint in glyphs(text))


def indented(rows: Sequence[Cells], indent: int, width: int, ground: Style) -> list[Strip]:
    """Rows as strips of `width` cells that begin `indent` cells from the left."""
    return [cut([(" " * indent, ground), *cells], width, ground) for cells in rows]


def tag_cells(inks: Inks, tags: Sequence[str], ground: str) -> Cells:
    """Tags as chips with their words."""
    cells: Cells = []
    for tag in tags:
        cells += [("   ", inks.on("text", ground))] if cells else []
        cells.append((painted(safe(tag_sign(tag))), inks.chip(inks.hue_of(tag))))
        cells.append((f" {TAG_WORDS.get(tag, tag)}", inks.on("text", ground)))
    return cells


def key_cells(inks: Inks, keys: Sequence[Key], ground: str, gap: str = "   ") -> Cells:
    """Keys with what they do, in the look of the footer; those that cannot act now are muted."""
    cells: Cells = []
    for key, label, on in keys:
        if cells:
            cells.append((gap, inks.on("text", ground)))
        cells.append((key, inks.on("match" if on else "muted", ground, bold=on)))
        cells.append((f" {label}", inks.on("text" if on else "muted", ground)))
    return cells


def key_row(inks: Inks, width: int, acting: Sequence[Key], leaving: Sequence[Key]) -> Strip:
    """A footer: what acts at the left, what looks and leaves at the right. What does not fit is dropped.

    The last of `leaving` always stays, and what acts is kept before what looks.
    """
    ground = inks.on("text", "panel")
    acting, leaving = list(acting), list(leaving)

    def wide(cells: Cells) -> int:
        return sum(width_of(words) for words, _ in cells)

    while True:
        gap = "  "
        left = [(" ", ground), *key_cells(inks, acting, "panel", gap)]
        right = key_cells(inks, leaving, "panel", gap)
        between: Cells = [("  │  ", inks.on("muted", "panel"))] if acting and width >= 100 else [("   ", ground)]
        room = width - wide(left) - wide(between) - wide(right) - 1
        if room >= 0 or (len(acting) <= 1 and len(leaving) <= 1):
            fill: Cells = [(" " * max(0, room), ground)]
            return cut([*left, *fill, *between, *right, (" ", ground)], width, ground)
        if len(leaving) > 1:
            leaving.pop(0)
        else:
            acting.pop()


def title_of(inks: Inks, ground: str) -> Style:
    """The style of a heading on a ground; on none where there are no tints."""
    return inks.on("bright", ground if inks.palette.tints else "bg", bold=True)


def tint_of(inks: Inks, tags: Sequence[str], ground: str) -> Style:
    """The style of words that carry these tags: on their tint, or underlined where there are no tints."""
    if not inks.palette.tints:
        return inks.on("bright", "bg", bold=True, underline=True)
    tint = {"verified": "verified_bg", "disputed": "disputed_bg", "ai": "ai_bg"}
    hue = inks.hue_of(tags[0]) if tags else ""
    return inks.on("bright" if ground == "surface" else "text", tint.get(hue, "thumb"))

"""One row of the compare strip: an article, how it stands to the sentence, its words. Pure: values become a strip."""

from dataclasses import dataclass

from textual.strip import Strip

from briefreader.annotations.evidence import evidence_words
from briefreader.articles.span import Span
from briefreader.desk.session import Session
from briefreader.ui.inks import SILENT, TAG_WORDS, Ink, Inks, tag_sign
from briefreader.ui.layout import fit, glyphs, is_plain, safe_line, width_of
from briefreader.ui.marks import Marks
from briefreader.ui.rows import Cells, spread

_NAME, _WIDE_NAME = 15, 24
_RELATION = 11


@dataclass(frozen=True, slots=True)
class StripRow:
    """One answer: an article, how it stands to the sentence, the words, and where these are marked.

    `chip` is the answer to the question at hand, in `chip_hue`; "muted" is no chip but plain words. `also` is what the
    article says besides. `more` are the numbers of all articles that a row speaks for, where it speaks for several.
    """

    article: str
    sign: str
    word: str
    hue: str
    span: Span | None
    marks: tuple[tuple[Span, int], ...]
    more: tuple[int, ...] = ()
    chip: str = ""
    chip_hue: str = ""
    also: tuple[str, ...] = ()
    focus: Span | None = None  # what must be seen of the words: the value that answers
    answer: int = -1  # which of the question's answers; rows of one answer may be put together


def fitted(session: Session, answers: list[StripRow], rows: int) -> list[StripRow]:
    """The answers in so many rows if it can be: who is silent goes into one row, or all go into one row an answer."""
    talking = [row for row in answers if row.span is not None]
    if len(talking) > rows:
        return grouped_rows(session, answers)
    if len(answers) <= rows:
        return answers
    silent = grouped_rows(session, [row for row in answers if row.span is None])
    return [*talking, *silent][: max(rows, len(talking))]


def grouped_rows(session: Session, rows: list[StripRow]) -> list[StripRow]:
    """One row for each answer, with the numbers of its articles, the first of them quoted."""
    groups: dict[tuple[str, int], list[StripRow]] = {}
    for row in rows:
        groups.setdefault((row.word, row.answer), []).append(row)
    return [
        StripRow(
            g[0].article,
            *(g[0].sign, g[0].word, g[0].hue, g[0].span, g[0].marks),
            tuple(session.number(row.article) for row in g),
            *(g[0].chip, g[0].chip_hue, g[0].also, g[0].focus, g[0].answer),
        )
        for g in groups.values()
    ]


def paint_row(session: Session, inks: Inks, width: int, row: StripRow, chips: int = 0) -> Strip:
    """The row in `width` cells, with a column of `chips` cells for answers (0: none)."""
    current = row.word == "here"
    place = ("cursor" if inks.palette.tints else "bg") if current else "surface"
    ground = inks.on("text", place)
    strong = inks.on("bright", place, bold=True)
    look = inks.on(row.hue, place, bold=row.hue == "differ")
    number = session.number(row.article)
    cells: Cells = [("▌" if current else " ", inks.on("match", place))]
    if row.more:
        cells += [(fit(f"{row.sign} {row.word}", _RELATION), look), (fit(" ".join(map(str, row.more)), _NAME), strong)]
        cells.append((f" {number if row.span else '':<3}", inks.on("muted", place)))
    elif width < 100:
        cells += [(f"{number:<2}", strong), (f"{row.sign} ", look)]
    else:
        name = _WIDE_NAME if width >= 160 else _NAME
        cells += [(f"{number:<2}{fit(session.articles[row.article].name, name)} ", strong)]
        cells.append((fit(f"{row.sign} {row.word}", _RELATION), look))
    if chips:
        cells += chip_cells(inks, row.chip, row.chip_hue, place, chips)
    right = [
        *_also(inks, row, place, width),
        *_linked(session, inks, row, place),
        *_said(session, inks, row, place, width),
    ]
    room = width - sum(width_of(w) for w, _ in cells) - sum(width_of(w) for w, _ in right) - 1
    if row.span is not None and room > 0:
        cells += _quote(session, inks, row, place, room)
    return spread(cells, [], right, width, ground)


def chip_cells(inks: Inks, words: str, hue: str, place: str, room: int) -> Cells:
    """An answer as a chip in so many cells; "muted" is no chip."""
    ground = inks.on("text", place)
    if not words:
        return [(" " * room, ground)]
    if hue == "muted":
        return [(fit(words if width_of(words) < room else SILENT, room), inks.on("muted", place))]
    shown = fit(words, min(width_of(words), max(1, room - 3)))
    filled = f" {shown} "
    return [(filled, inks.chip(hue, quiet=hue == "match")), (" " * (room - width_of(filled)), ground)]


def _also(inks: Inks, row: StripRow, place: str, width: int) -> Cells:
    """What the article says besides, where there is room."""
    if not row.also or width < 100:
        return []
    return [(fit(f" also says “{row.also[0]}”", 36 if width >= 160 else 24).rstrip() + " ", inks.on("muted", place))]


def _quote(session: Session, inks: Inks, row: StripRow, place: str, room: int) -> Cells:
    """The words on one line, cut so that what differs is visible."""
    if row.span is None:
        return []
    text = session.articles[row.article].shown
    start = row.span.start
    telling = (Ink.DIFFER, Ink.HARD, Ink.SAME)
    differs = [span.start for span, ink in row.marks if ink in telling and span.overlaps(row.span)]
    differs = [row.focus.start] if row.focus is not None else differs
    dots = ""
    if differs and min(differs) - start > room * 2 // 3:
        start, dots = max(row.span.start, min(min(differs) - room // 3, row.span.end - room)), "… "
        blank = next((i for i in range(start, min(differs)) if text[i].isspace()), start - 1)
        start = blank + 1
    cells: Cells = [(dots, inks.on("muted", place))]
    left = room - len(dots)
    marks = Marks((s.start, s.end, ink) for s, ink in row.marks)
    for a, b, flags in marks.within(start, row.span.end):
        words = " ".join(text[a:b].replace("\n", " ").split(" "))
        words = words if is_plain(words) else "".join(paint for _, _, _, paint in glyphs(words))
        differing = bool(flags & (Ink.DIFFER | Ink.HARD))
        colour = "differ" if differing else "match" if flags & (Ink.MATCH | Ink.SAME) else "text"
        bold = differing or bool(flags & Ink.SAME)
        style = inks.on(colour, place, bold=bold, underline=bool(flags & Ink.SHARED))
        wide = width_of(words)
        if wide >= left:
            cells.append((fit(words + " ", left), style))
            break
        cells.append((words, style))
        left -= wide
    return cells


def _linked(session: Session, inks: Inks, row: StripRow, place: str) -> Cells:
    """The links between the sentence under the cursor and a row's article."""
    if not session.ready or row.article == session.current:
        return []
    from briefreader.ui.link_words import link_cells  # the first text does not wait for it

    return link_cells(session, inks, row.article, place)


def _said(session: Session, inks: Inks, row: StripRow, place: str, width: int) -> Cells:
    """The tags on the words of a row (of the chosen claim, if there is one), and the note where there is room."""
    if row.span is None:
        return []
    found = [c for c in session.ledger(row.article).claims if c.span is not None and c.span.overlaps(row.span)]
    if session.chosen and row.word == "here":
        found = [c for c in found if c.claim.id == session.chosen] or found
    tags = list(dict.fromkeys(tag for c in found for tag in c.claim.tags))
    cells: Cells = [(tag_sign(tag), inks.chip(inks.hue_of(tag))) for tag in tags]
    words = f" {TAG_WORDS.get(tags[0], tags[0])}" if tags and width >= 100 else ""
    note = safe_line(next((c.claim.note for c in found if c.claim.note), ""))
    if note and width >= 160:
        words = f"{words or ' note'}: “{note}”"
    elif note and not tags:
        words = " note"
    if width >= 100 and (evidence := evidence_words(item for c in found for item in c.claim.evidence)):
        words += f"{'; ' if words else ' '}{evidence}"
    if words:
        cells.append((fit(words, min(48, width_of(words))), inks.on("text", place)))
    return [*cells, (" ", inks.on("text", place))] if cells else []

"""The slot matrix as rows: heads, cells, and under 100 columns one line a question. Pure: values become strips."""

from dataclasses import dataclass

from rich.style import Style
from textual.strip import Strip

from briefreader.desk.citation import spoken_date
from briefreader.desk.labels import label_of, numbers_of, origins_in
from briefreader.desk.matrix import Cell, MatrixRow, tags_on
from briefreader.desk.session import Session
from briefreader.ui.inks import SILENT, Inks, tag_sign
from briefreader.ui.layout import fit, safe_line, width_of
from briefreader.ui.question_strip import strength_sign, strength_word
from briefreader.ui.rows import Cells, cut

NARROW = 100  # under this, one line a question
_CELL = 26  # cells that a column needs at least


@dataclass(frozen=True, slots=True)
class Columns:
    """How a matrix is laid out: the articles that fit, from `first` on, and the cells for questions and for each."""

    question: int
    wide: int
    articles: tuple[str, ...]

    def at(self, x: int) -> str:
        """The article whose column a cell lies in; "" left of all."""
        index = (x - self.question) // self.wide
        return self.articles[index] if x >= self.question and index < len(self.articles) else ""


def columns_of(session: Session, width: int, article: str) -> Columns:
    """The columns at a width; where not all articles fit, those around the given one."""
    order = session.order
    if width < NARROW:
        return Columns(max(20, min(28, width // 3)), width, ())
    question = max(30, min(44, width // 5))
    count = min(len(order), max(1, (width - question) // _CELL))
    first = max(0, min(order.index(article) - count // 2, len(order) - count))
    return Columns(question, (width - question) // count, tuple(order[first : first + count]))


def head_rows(session: Session, inks: Inks, columns: Columns, width: int, article: str) -> list[Strip]:
    """Two rows above the columns: number, name, date; title, or that the article says a machine wrote it."""
    ground, muted = inks.on("text", "panel"), inks.on("muted", "panel")
    first: Cells = [(fit("   question", columns.question), muted)]
    left_out = len(session.order) - len(columns.articles)
    second: Cells = [(fit(f"   {left_out} more: h l" if left_out else "", columns.question), muted)]
    for article_id in columns.articles:
        details = session.articles[article_id].details
        date = spoken_date(details.date) if details.date else "no date"
        number = f"{session.number(article_id)} "
        look = inks.on("match" if article_id == article else "bright", "panel", bold=True)
        name = fit(session.articles[article_id].name, min(16, columns.wide - len(number) - 2)).rstrip()
        left = columns.wide - len(number) - width_of(name)
        first += [(number, look), (name, look), (fit(f" {date}", left - 1) + " ", muted)]
        second.append((fit(f"  {safe_line(details.title or article_id)}", columns.wide - 1) + " ", muted))
    return [cut(first, width, ground), cut(second, width, ground)]


def item_strips(
    session: Session, inks: Inks, row: MatrixRow, columns: Columns, width: int, article: str, *, chosen: bool
) -> list[Strip]:
    """One question: two lines and a blank one; one line under 100 columns."""
    if width < NARROW:
        return [_line(session, inks, row, columns, width, chosen=chosen)]
    tints = inks.palette.tints
    place = "other" if chosen and tints else "bg"
    ground, muted = inks.on("text", place), inks.on("muted", place)
    bar = "▌" if chosen else " "
    hue = "muted" if row.dismissed else "differ" if row.slot.parts else "match"
    word = "dismissed" if row.dismissed else strength_word(row.slot)
    facts = f"{word} · {row.answering} of {row.origins} answer"
    first: Cells = [
        (bar, inks.on("match", place)),
        (f"{strength_sign(row.slot)} ", inks.on(hue, place, bold=row.slot.is_hard)),
        (fit(safe_line(row.slot.question.text), columns.question - 4) + " ", inks.on("bright", place, bold=chosen)),
    ]
    second: Cells = [(bar, inks.on("match", place)), (fit(f"  {facts}", columns.question - 1), muted)]
    for article_id in columns.articles:
        here = chosen and article_id == article
        spot = "cursor" if here and tints else place
        above, below = _cell(session, inks, row, row.cell(article_id), columns.wide, spot, here=here)
        first += above
        second += below
    return [cut(first, width, ground), cut(second, width, ground), cut([], width, inks.on())]


def _cell(
    session: Session, inks: Inks, row: MatrixRow, cell: Cell, wide: int, place: str, *, here: bool
) -> tuple[Cells, Cells]:
    ground, muted = inks.on("text", place), inks.on("muted", place)
    bar = ("▌" if here else " ", inks.on("match", place))
    if not cell.answers:
        return [bar, (fit(SILENT, wide - 1), muted)], [bar, (" " * (wide - 1), ground)]
    tags = tags_on(session, cell)
    chips: Cells = [(tag_sign(tag), inks.chip(inks.hue_of(tag))) for tag in tags]
    tail = [(" " if chips else "", ground), *chips, ("  ", ground)]
    room = wide - 1 - len(cell.letters) - 1 - sum(width_of(words) for words, _ in tail)
    label = safe_line(cell.label)
    said: Cells = [(fit(label, min(room, width_of(label))), inks.on("bright", place, bold=True))]
    if cell.alone:
        short = fit(label, max(1, min(width_of(label), room - 8))).rstrip()
        said = [(f" {short} ", inks.chip("differ")), (" alone", inks.on("differ", place, bold=True))]
    fill = room - sum(width_of(words) for words, _ in said)
    above: Cells = [bar, (f"{cell.letters} ", _letter(inks, row, cell, place)), *said, (" " * fill, ground), *tail]
    reason = f"  {safe_line(cell.reason)}" if cell.reason and not row.slot.parts else ""
    below: Cells = [bar, (fit(f"  “{safe_line(cell.quote)}”{reason}", wide - 2) + " ", ground)]
    return above, below


def _letter(inks: Inks, row: MatrixRow, cell: Cell, place: str) -> Style:
    """Blue for what most say, amber for the rest; where no side has more, no colour favours one."""
    if row.tied:
        return inks.on("bright", place, bold=True)
    return inks.on("match" if cell.letters == "a" else "differ", place, bold=True)


def _line(session: Session, inks: Inks, row: MatrixRow, columns: Columns, width: int, *, chosen: bool) -> Strip:
    """A question on one line: "5 Jan 2026 (2 5) ≠ Tue 6 Jan 2026 (1)"."""
    place = ("cursor" if inks.palette.tints else "bg") if chosen else "bg"
    ground, slot = inks.on("text", place), row.slot
    hue = "muted" if row.dismissed else "differ" if slot.parts else "match"
    look = inks.on(hue, place, bold=slot.is_hard)
    question = fit(safe_line(slot.question.text), columns.question)
    cells: Cells = [
        ("▌" if chosen else " ", inks.on("match", place)),
        (f"{strength_sign(slot)} ", look),
        (f"{question}  ", inks.on("bright", place, bold=chosen)),
    ]
    ordered = sorted(slot.answers, key=lambda a: -origins_in(session, a.articles))
    alone = {cell.article for cell in row.cells if cell.alone}
    for at, answer in enumerate(ordered):
        if at:
            cells.append((f"  {strength_sign(slot)}  ", look))
        label = safe_line(label_of(slot, answer))
        is_alone = bool(alone.intersection(answer.articles))
        cells.append((f" {label} ", inks.chip("differ")) if is_alone else (label, ground))
        most = not row.tied and at == 0
        number = inks.on("match" if most else "differ" if is_alone else "bright", place, bold=True)
        cells.append((f" ({numbers_of(session, answer)})", number))
        if is_alone and at == len(ordered) - 1 and sum(width_of(words) for words, _ in cells) + 7 < width:
            cells.append((" alone", inks.on("differ", place, bold=True)))
    return cut(cells, width, ground)


def rule_strip(inks: Inks, width: int) -> Strip:
    """What parts the questions on which all agree from the others."""
    muted = inks.on("muted")
    return cut([("   agreed ", muted), ("─" * max(0, width - 11), muted)], width, inks.on())

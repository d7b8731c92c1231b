"""Differences between annotators as rows, and one with everybody's tags and notes. Pure: values become strips."""

from collections.abc import Sequence

from textual.strip import Strip

from briefreader.articles.span import Span
from briefreader.desk.differing import Difference
from briefreader.desk.session import Session
from briefreader.ui.inks import Inks, tag_sign
from briefreader.ui.layout import fit, width_of
from briefreader.ui.rows import Cells, cut, spread
from briefreader.ui.side_by_side import excerpt
from briefreader.ui.words import indented, marked_rows, safe, tag_cells, text_rows, tint_of

_NUMBER, _WHO = 3, 14
_NO_TAG = "–"


def sign_cells(inks: Inks, tags: Sequence[str], place: str) -> Cells:
    """Tags as bare signs; a dash where there is none."""
    if not tags:
        return [(_NO_TAG, inks.on("muted", place))]
    return [(fit(tag_sign(tag), 1), inks.on(inks.hue_of(tag), place)) for tag in tags]


def difference_row(session: Session, inks: Inks, difference: Difference, *, chosen: bool, width: int) -> Strip:
    """One difference on one line: article, words, everybody's signs, and what was decided."""
    place = ("cursor" if inks.palette.tints else "bg") if chosen else "bg"
    ground, muted = inks.on("text", place), inks.on("muted", place)
    shared, decision = difference.shared, difference.decision
    article = session.articles[shared.article]
    name = 14 if width >= 100 else 0
    right: Cells = []
    for opinion in shared.opinions:
        right += [("  ", ground), *sign_cells(inks, opinion.tags, place), (f" {safe(opinion.annotator)}", ground)]
    if decision:
        word = "decided, but changed since" if difference.is_stale else "decided"
        look = inks.on("differ", place, bold=True) if difference.is_stale else muted
        right += [("  ", ground), (f"{word} ", look), *sign_cells(inks, decision.tags, place)]
    else:
        right += [("  open", inks.on("differ", place, bold=True))]
    right.append((" ", ground))
    cells: Cells = [
        ("▌" if chosen else " ", inks.on("match", place)),
        (f"{session.number(article.id):<{_NUMBER}}", inks.on("bright", place, bold=True)),
    ]
    if name:
        cells.append((fit(article.name, name - 1) + " ", ground))
    room = width - sum(width_of(words) for words, _ in [*cells, *right]) - 1
    cells.append((fit(" ".join(shared.span.of(article.shown).split()), max(8, room)), ground))
    return spread(cells, [], right, width, ground)


def title_row(session: Session, inks: Inks, difference: Difference | None, width: int) -> Strip:
    """The article, and what was decided."""
    ground = inks.on("text", "panel")
    if difference is None:
        return cut([], width, ground)
    article = session.articles[difference.shared.article]
    cells: Cells = [(f" {session.number(article.id)} {article.name}", inks.on("bright", "panel", bold=True))]
    decision = difference.decision
    if decision:
        cells += [(f"  decided by {safe(decision.by)}: ", ground), *tag_cells(inks, decision.tags, "panel")]
        if not decision.tags:
            cells.append(("no tag", ground))
        if difference.is_stale:
            cells.append(("  somebody says something else since", inks.on("differ", "panel", bold=True)))
    else:
        cells.append(("  not decided", inks.on("differ", "panel", bold=True)))
    return cut(cells, width, ground)


def details_rows(session: Session, inks: Inks, difference: Difference, width: int, *, tight: bool) -> list[Strip]:
    """The words in their paragraph, then everybody's tags, words where they differ, and notes."""
    ground, muted = inks.on("text", "surface"), inks.on("muted", "surface")
    blank = [] if tight else [cut([], width, ground)]
    shared = difference.shared
    article = session.articles[shared.article]
    text, spans = excerpt(article.text, [shared.span], shared.span)
    rows = marked_rows(text, spans, width - 6, muted, tint_of(inks, (), "surface"), 3 if tight else 6)
    strips = [*blank, *indented(rows, 3, width, ground), *blank]
    for number, opinion in enumerate(shared.opinions, 1):
        claim = opinion.claim.claim
        cells: Cells = [
            (f"{number} ", inks.on("match", "surface", bold=True)),
            (fit(safe(opinion.annotator), _WHO), inks.on("bright", "surface", bold=True)),
            *(tag_cells(inks, opinion.tags, "surface") or [("no tag", muted)]),
        ]
        if opinion.span != shared.span:
            cells.append((f"   on “{_one_line(article.shown, opinion.span)}”", muted))
        strips += indented([cells], 3, width, ground)
        if claim.note:
            strips += indented(text_rows(claim.note, width - 8 - _WHO, ground, 4), 5 + _WHO, width, ground)
    decision = difference.decision
    if decision and decision.note:
        strips += indented([[("why it was decided so", muted)]], 3, width, ground)
        strips += indented(text_rows(decision.note, width - 8 - _WHO, ground, 4), 5 + _WHO, width, ground)
    return [*strips, *blank]


def _one_line(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())

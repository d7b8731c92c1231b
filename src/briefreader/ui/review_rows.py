"""The review queue as rows, and one doubt as what stood there against what stands there. Pure: values become strips."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from textual.strip import Strip

from briefreader.articles.corrections import Correction
from briefreader.articles.shown import make_shown
from briefreader.articles.span import Span
from briefreader.desk.reviewing import IN_DOUBT, Doubt
from briefreader.desk.session import Session
from briefreader.ui.claim_details import STATE_WORDS
from briefreader.ui.inks import SILENT, Inks
from briefreader.ui.key_table import STATE_SIGNS
from briefreader.ui.layout import fit
from briefreader.ui.link_words import TO
from briefreader.ui.rows import Cells, cut, spread
from briefreader.ui.side_by_side import Side, beside, excerpt
from briefreader.ui.words import indented, safe, tag_cells, text_rows, tint_of

_STATE, _NUMBER = 12, 3


@dataclass(frozen=True, slots=True)
class Shown:
    """A doubt as it is shown: the place that is looked at (None: there is none), which of how many, and the version
    that the words were anchored in, with what was changed since, where git holds it."""

    doubt: Doubt
    place: Span | None
    which: int = 0
    count: int = 0
    old: str | None = None
    correction: Correction | None = None


def counts(inks: Inks, queue: Sequence[Doubt]) -> Cells:
    """How many there are of each state, for the middle of the status line."""
    found = Counter(doubt.state for doubt in queue)
    ground = inks.on("text", "panel")
    cells: Cells = []
    for state in IN_DOUBT:
        if found[state]:
            cells.append(("   " if cells else "", ground))
            cells.append((f"{STATE_SIGNS[state]} ", inks.on("differ", "panel", bold=True)))
            cells.append((f"{found[state]} {state.value}", ground))
    return cells


def _widths(width: int) -> tuple[int, int, int]:
    """Cells of the article's name, of then and now, and of the annotator."""
    name = 20 if width >= 160 else 12 if width >= 100 else 0
    by = 12 if width >= 100 else 7
    return name, max(8, (width - 2 - _STATE - _NUMBER - name - by - 3) // 2), by


def head_row(inks: Inks, width: int) -> Strip:
    """The names of the columns."""
    name, words, _ = _widths(width)
    muted = inks.on("muted")
    where = "article" if name else "#"
    line = f"   {fit('state', _STATE - 2)}{fit(where, _NUMBER + name)}{fit('then', words)} {fit('now', words)} by"
    return cut([(line, muted)], width, muted)


def doubt_row(session: Session, inks: Inks, doubt: Doubt, *, chosen: bool, left: bool, width: int) -> Strip:
    """One doubt on one line."""
    name, words, by = _widths(width)
    place = ("cursor" if inks.palette.tints else "bg") if chosen else "bg"
    ground, muted = inks.on("text", place), inks.on("muted", place)
    article = session.articles[doubt.article]
    look = muted if left else inks.on("differ", place, bold=True)
    state = "left" if left else doubt.state.value
    then = " ".join(safe(doubt.selector.quote).split())
    now = " ".join(doubt.span.of(article.shown).split()) if doubt.span else f"{SILENT} gone"
    cells: Cells = [
        ("▌" if chosen else " ", inks.on("match", place)),
        (f"{STATE_SIGNS[doubt.state]} {fit(state, _STATE - 2)}", look),
        (f"{session.number(article.id):<{_NUMBER}}", inks.on("bright", place, bold=True)),
    ]
    if name:
        cells.append((fit(article.name, name - 1) + " ", ground))
    cells.append((fit(f"{TO} {then}" if doubt.link else then, words), ground))
    cells += [(" ", ground), (fit(now, words), ground if doubt.span else muted), (" ", ground)]
    cells.append((fit(doubt.annotator, by), ground if doubt.own else muted))
    return cut(cells, width, ground)


def title_row(session: Session, inks: Inks, shown: Shown | None, width: int) -> Strip:
    """Article and state of the chosen doubt, and which of the places is looked at."""
    ground, muted = inks.on("text", "panel"), inks.on("muted", "panel")
    if shown is None:
        return cut([], width, ground)
    doubt = shown.doubt
    article = session.articles[doubt.article]
    cells: Cells = [
        (f" {session.number(article.id)} {article.name}", inks.on("bright", "panel", bold=True)),
        (f"  {STATE_SIGNS[doubt.state]} {doubt.state.value}", inks.on("differ", "panel", bold=True)),
    ]
    if doubt.link:
        cells.append((f"  linked from {session.number(doubt.ledger)} as {doubt.link.relation.value}", ground))
    which = f"place {shown.which + 1} of {shown.count} " if shown.count else "no place found "
    return spread(cells, [], [(which, muted)], width, ground)


def details_rows(session: Session, inks: Inks, shown: Shown, width: int, *, tight: bool) -> list[Strip]:
    """What it means, then and now side by side, tags and note."""
    ground = inks.on("text", "surface")
    blank = [] if tight else [cut([], width, ground)]
    claim = shown.doubt.claim
    tint = tint_of(inks, claim.tags, "surface")
    words = STATE_WORDS[shown.doubt.state]
    strips = [*blank, *indented([[(words, inks.on("text", "surface"))]], 3, width, ground), *blank]
    strips += beside(inks, _then(shown), _now(session, shown), tint, width, 3 if tight else 7)
    tags = tag_cells(inks, claim.tags, "surface") or [("no tag", inks.on("muted", "surface"))]
    strips += [*blank, *indented([tags], 3, width, ground)]
    if claim.note:
        strips += indented(text_rows(claim.note, width - 6, ground, 2), 3, width, ground)
    return [*strips, *blank]


def _then(shown: Shown) -> Side:
    selector = shown.doubt.selector
    if shown.old is not None and selector.span.of(shown.old) == selector.quote:
        text, (quote, *_) = excerpt(shown.old, [selector.span], selector.span)
        hunk = shown.correction.hunk_at(selector.span) if shown.correction else None
        gone = excerpt(shown.old, [s for s in hunk.gone if s.overlaps(selector.span)], selector.span)[1] if hunk else ()
        return Side("then, as git has it", text, (quote,), gone)
    before, quote_text = make_shown(selector.prefix), make_shown(selector.quote)
    span = Span(len(before), len(before) + len(quote_text))
    return Side("then", before + quote_text + make_shown(selector.suffix), (span,), ())


def _now(session: Session, shown: Shown) -> Side:
    article = session.articles[shown.doubt.article]
    hunk = None
    if shown.correction and shown.old is not None:
        hunk = shown.correction.hunk_at(shown.doubt.selector.span)
    come = list(hunk.come) if hunk else []
    if shown.place is not None:
        text, (place, *differing) = excerpt(
            article.text, [shown.place, *(s for s in come if s.overlaps(shown.place))], shown.place
        )
        return Side("now", text, (place,), tuple(differing))
    if hunk and hunk.new.length:
        return Side("now, where it stood", *_differing(article.text, come, hunk.new))
    return Side("now", explained="The words are gone, and nothing stands in their place.")


def _differing(text: str, spans: list[Span], around: Span) -> tuple[str, tuple[Span, ...], tuple[Span, ...]]:
    """The paragraphs around a span with what differs in them, nothing tinted."""
    words, inner = excerpt(text, spans, around)
    return words, (), inner

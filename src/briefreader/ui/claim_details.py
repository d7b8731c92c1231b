"""Below the list of claims: the chosen one in its article, with all that was said of it. Pure: strips from values."""

from collections.abc import Sequence

from rich.style import Style
from textual.strip import Strip

from briefreader.annotations.anchored import AnchorState
from briefreader.annotations.evidence import evidence_of
from briefreader.articles.article import Article
from briefreader.articles.span import Span
from briefreader.desk.claim_list import Entry, opinions, words_of
from briefreader.desk.linking import StandingLink, links_to, standing_place
from briefreader.desk.session import Session
from briefreader.ui.inks import SILENT, TAG_WORDS, Inks, tag_sign
from briefreader.ui.key_table import STATE_SIGNS
from briefreader.ui.layout import Layout, fit
from briefreader.ui.link_words import end_cells
from briefreader.ui.rows import Cells, cut, spread
from briefreader.ui.words import indented, marked_rows, safe, tag_cells, text_rows, tint_of

_LABEL = 13  # cells of the words left of note, evidence and links
_MARGIN = 3  # cells left of the article's words

STATE_WORDS = {
    AnchorState.MOVED: "The same words, at another place than when they were tagged.",
    AnchorState.CHANGED: "The words were edited since they were tagged.",
    AnchorState.AMBIGUOUS: "Several places could be meant; this is the likeliest.",
    AnchorState.ORPHAN: "The words are gone from the article. This is what stood there when they were tagged.",
}


def title_row(session: Session, inks: Inks, entry: Entry | None, which: str, width: int) -> Strip:
    """Article, sentence, characters and anchor state of the chosen claim."""
    ground, muted = inks.on("text", "panel"), inks.on("muted", "panel")
    if entry is None:
        return cut([], width, ground)
    article = session.articles[entry.article]
    name = fit(article.name, min(len(article.name), 30)).rstrip()
    cells: Cells = [(f" {session.number(article.id)} {name}", inks.on("bright", "panel", bold=True)), ("  ", ground)]
    span = entry.anchored.span if entry.anchored else None
    if entry.anchored is None:
        cells.append(("the whole article", ground))
    elif span is not None:
        total = len(article.sentences)
        at = article.sentence_at(span.start) + 1 if total else 0
        cells.append((f"sentence {at} of {total} · characters {span.start} to {span.end} · ", ground))
    if entry.anchored is not None:
        exact = entry.state is AnchorState.EXACT
        words = "exact" if exact else f"{STATE_SIGNS[entry.state]} {entry.state.value}"
        cells.append((words, ground if exact else inks.on("differ", "panel", bold=True)))
    return spread(cells, [], [(f"{which} ", muted)], width, ground)


def details_rows(
    session: Session, inks: Inks, entry: Entry, entries: Sequence[Entry], width: int, *, tight: bool = False
) -> list[Strip]:
    """The words in their article, tags, note, evidence, links, and what others said; `tight` spares rows."""
    ground = inks.on("text", "surface")
    blank = [] if tight else [cut([], width, ground)]
    strips = [*blank, *_context(session, inks, entry, width, tight=tight), *blank]
    tags = tag_cells(inks, entry.tags, "surface") or [("no tag", inks.on("muted", "surface"))]
    strips += indented([tags], 1, width, ground)
    claim = entry.claim
    if claim is not None:
        if claim.note:
            strips += _labelled(inks, "note", claim.note, width)
        for evidence in map(evidence_of, claim.evidence):
            strips += _labelled(inks, "evidence", evidence.address, width)
            strips += _labelled(inks, "archived", evidence.archive, width) if evidence.archive else []
        strips += _links(session, inks, entry, width)
    return [*strips, *_others(session, inks, entry, entries, width), *blank]


def _context(session: Session, inks: Inks, entry: Entry, width: int, *, tight: bool) -> list[Strip]:
    article = session.articles[entry.article]
    ground, muted = inks.on("text", "surface"), inks.on("muted", "surface")
    tint = tint_of(inks, entry.tags, "surface")
    room = max(2, width - 2 * _MARGIN)
    if entry.anchored is None:
        return indented(text_rows(article.details.title or article.id, room, ground, 2), _MARGIN, width, ground)
    anchored, selector = entry.anchored, entry.anchored.claim.selector
    strips: list[Strip] = []
    if words := STATE_WORDS.get(entry.state):
        strips = indented([[(f"{STATE_SIGNS[entry.state]} {words}", inks.on("differ", "surface"))]], 1, width, ground)
    if anchored.span is None:
        before, quote, after = (safe(part) for part in (selector.prefix, selector.quote, selector.suffix))
        span = Span(len(before), len(before) + len(quote))
        return [
            *strips,
            *indented(marked_rows(before + quote + after, (span,), room, muted, tint, 6), _MARGIN, width, ground),
        ]
    excerpt = _excerpt(article, anchored.span, room, inks, tint, around=0 if tight else 1)
    strips += indented(excerpt, _MARGIN, width, ground)
    if entry.state is AnchorState.CHANGED:
        strips += _labelled(inks, "it was", f"“{' '.join(selector.quote.split())}”", width)
    return strips


def _excerpt(article: Article, span: Span, width: int, inks: Inks, tint: Style, *, around: int) -> list[Cells]:
    """The rows of a span, the span on its tint, with so many rows of the article around it; at most 6 in all."""
    holding = [b for b in article.blocks if b.span.overlaps(span)]
    start = min([span.start, *(b.start for b in holding)])  # a claim may begin in the blank before a block
    end = max([span.end, *(b.end for b in holding)])
    text = article.shown[start:end]
    inner = Span(span.start - start, span.end - start)
    lines = Layout(text, max(2, width)).rows_of(inner.start, inner.end)
    first = max(0, lines.start - around)
    most = min(lines.stop + around - first, 6)
    style = inks.on("muted", "surface")
    return marked_rows(text, (inner,), width, style, tint, most, first)


def _labelled(inks: Inks, label: str, words: str, width: int, look: str = "muted") -> list[Strip]:
    """A label, and running text beside it."""
    ground = inks.on("text", "surface")
    rows = text_rows(words, max(2, width - _MARGIN - _LABEL - 1), ground)
    heads = [fit(label, _LABEL), *[" " * _LABEL] * len(rows)]
    style = inks.on(look, "surface")
    return indented([[(head, style), *row] for head, row in zip(heads, rows, strict=False)], _MARGIN, width, ground)


def _links(session: Session, inks: Inks, entry: Entry, width: int) -> list[Strip]:
    """The links of the claim, and those that lead to its words from elsewhere."""
    ground = inks.on("text", "surface")
    anchored = entry.anchored
    rows: list[Cells] = []
    if anchored is not None:
        for link in anchored.claim.links:
            state, span = standing_place(session, link, anchored.claim)
            standing = StandingLink(entry.annotator, entry.own, entry.article, anchored, link, state, span)
            rows.append(end_cells(session, inks, standing, leads_here=False))
        if anchored.span is not None:
            rows += [
                end_cells(session, inks, link, leads_here=True)
                for link in links_to(session, entry.article, anchored.span)
            ]
    return indented(rows, _MARGIN, width, ground)


def _others(session: Session, inks: Inks, entry: Entry, entries: Sequence[Entry], width: int) -> list[Strip]:
    ground, muted = inks.on("text", "surface"), inks.on("muted", "surface")
    rows: list[Cells] = []
    for opinion in opinions(entry, entries):
        cells: Cells = [(fit(f"by {opinion.annotator}", _LABEL), muted)]
        other = opinion.entry
        if other is None:
            cells.append((f"{SILENT} has not tagged this", muted))
        else:
            for tag in other.tags:
                cells.append((fit(tag_sign(tag), 1), inks.on(inks.hue_of(tag), "surface")))
                cells.append((f" {TAG_WORDS.get(tag, tag)}  ", ground))
            if not opinion.same:
                cells.append((f"“{' '.join(safe(words_of(session, other)).split())}”  ", ground))
            if other.claim and other.claim.note:
                cells.append((f"note: {' '.join(other.claim.note.split())}", muted))
        rows.append(cells)
    return indented(rows, _MARGIN, width, ground)

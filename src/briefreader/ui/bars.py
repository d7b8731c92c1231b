"""The rows around the panes: status line, rail of articles, footer. Pure: a session and a width become strips."""

from collections import Counter

from textual.strip import Strip

from briefreader.annotations.claims import TAG_ORDER
from briefreader.articles.span import Span
from briefreader.desk.citation import spoken_date
from briefreader.desk.commands import BY_ID, FOOTER, FOOTER_DROPS, FOOTER_NARROW, key_word
from briefreader.desk.relations import KIND_ORDER
from briefreader.desk.session import Session
from briefreader.matching.alignment import Kind
from briefreader.ui.inks import KIND_SIGNS, SILENT, STRENGTH_SIGNS, Inks, tag_sign
from briefreader.ui.layout import width_of
from briefreader.ui.painting import Header
from briefreader.ui.rows import Cells, cut, spread

_PROGRESS_CELLS = 10


def status_line(session: Session, inks: Inks, width: int, *, message: str, saved: str) -> Strip:
    """Left: brief, article, sentence; middle: a message, else matches or progress; right: tags and saving."""
    ground = inks.on("text", "panel")
    bold = inks.on("bright", "panel", bold=True)
    muted = inks.on("muted", "panel")
    article = session.article
    total = len(article.sentences)
    left: Cells = [
        (f" {session.brief.name}", bold),
        (" › ", muted),
        (f"{session.number(article.id)} {article.name}", bold),
        (" › ", muted),
        (f"{session.place.sentence + 1 if total else 0} of {total}", ground),
    ]
    right = tag_counts(session, inks, width)
    if session.unsaved.trouble:
        right += [(" ", ground), (" not saved ", inks.chip("disputed"))]
    else:
        right += [(f"  {saved} ", muted)]
    if message:
        room = width - sum(width_of(w) for w, _ in right) - 1
        return (
            spread([(f" {message}", inks.on("bright", "panel"))], [], right, width, ground)
            if room > 0
            else cut(right, width, ground)
        )
    return spread(left, _found(session, inks, width), right, width, ground)


def _found(session: Session, inks: Inks, width: int) -> Cells:
    ground = inks.on("text", "panel")
    match = inks.on("match", "panel")
    if session.query:
        hit = session.sentence
        at = [i for i, h in enumerate(session.hits, 1) if h.article == session.current and _begins_in(h.span, hit)]
        where = f"hit {at[0]} of {len(session.hits)}" if at else f"{len(session.hits)} hits"
        return [(f"/{session.query}  ", inks.on("bright", "panel")), (where, ground), ("  esc ends", ground)]
    if session.lens is not None:
        from briefreader.desk.lenses import lens_words

        words = "  n f esc" if width < 160 else "   n next  f other  esc ends"
        return [(lens_words(session), inks.on("bright", "panel")), (words, inks.on("muted", "panel"))]
    if session.comparing:
        done, total = session.compared or (0, 0)
        full = _PROGRESS_CELLS * done // total if total else 0
        bar = "█" * full + "─" * (_PROGRESS_CELLS - full)
        return [("comparing ", ground), (bar, match), (f" {done} of {total} pairs" if total else "", ground)]
    relations = session.relations
    cells: Cells = [(f"{relations.count} match{'' if relations.count == 1 else 'es'}", match)]
    has_copies = 0 < len(session.origins) < len(session.articles)
    if width >= 100 and has_copies:
        origins = f"{len(session.articles)} articles, {len(session.origins)} origin{'s'[: len(session.origins) - 1]}  "
        cells.insert(0, (origins, inks.on("bright", "panel")))
    if width >= 160:
        for kind in KIND_ORDER[1:] + KIND_ORDER[:1]:
            if relations.by_kind[kind]:
                hue = "differ" if kind is Kind.NEAR else "match"
                cells.append((f"  {KIND_SIGNS[kind]} {relations.by_kind[kind]}", inks.on(hue, "panel")))
    return [*cells, *_parting(session, inks, width, short=width < 100 or (has_copies and width < 160))]


def _parting(session: Session, inks: Inks, width: int, *, short: bool) -> Cells:
    """How many disagreements there are, by strength; or that they are being looked for. In signs alone if `short`."""
    ground, differ = inks.on("text", "panel"), inks.on("differ", "panel", bold=True)
    questions = session.questions
    if questions.looking:
        return [("  ≠ …" if short else "   looking for disagreements", inks.on("muted", "panel"))]
    counts = Counter(slot.strength.value for slot in questions.standing if slot.strength)
    if not counts:
        return [("   no disagreements found", ground)] if not short and len(session.order) > 1 else []
    total = counts.total()
    cells: Cells = [(f"   {total} disagreement{'' if total == 1 else 's'}", ground)] if not short else []
    for name, sign in STRENGTH_SIGNS.items():
        if counts[name] and (width >= 160 or name == "hard"):
            cells.append((f"  {sign} {counts[name]}", differ if name == "hard" else inks.on("differ", "panel")))
    return cells


def _begins_in(span: Span, sentence: Span) -> bool:
    return sentence.start <= span.start < max(sentence.end, sentence.start + 1)


def tag_counts(session: Session, inks: Inks, width: int) -> Cells:
    """How many claims the annotator made, and how often each tag."""
    counts: Counter[str] = Counter()
    claims = 0
    for anchored in session.mine.values():
        claims += len(anchored.claims) + bool(anchored.ledger.tags)
        counts.update(anchored.ledger.tags)
        for claim in anchored.claims:
            counts.update(claim.claim.tags)
    ground = inks.on("text", "panel")
    cells: Cells = [(f"{claims} tagged ", ground)] if width >= 100 else []
    for tag in sorted(counts, key=lambda t: (TAG_ORDER.index(t) if t in TAG_ORDER else len(TAG_ORDER), t)):
        cells.append((f" {tag_sign(tag)}", inks.on(inks.hue_of(tag), "panel")))
        cells.append((str(counts[tag]), ground))
    return cells


def stances(session: Session) -> dict[str, tuple[str, str]]:
    """How each other article stands to the sentence under the cursor: in few words, with a sign, and their hue."""
    if session.questions.at(session.place):
        from briefreader.ui.question_strip import question_stances  # the first text does not wait for it

        if (found := question_stances(session)) is not None:
            return found
    kinds = {c.article: c.kind for c in session.counterparts()}
    return {a: (KIND_SIGNS[kind], "differ" if kind is Kind.NEAR else "match") for a, kind in kinds.items()}


def header_of(session: Session, article_id: str, stance: tuple[str, str] | None, *, disclosed: bool) -> Header:
    """What stands above an article: who, when, and how it answers the sentence under the cursor."""
    article = session.articles[article_id]
    details = article.details
    active = article_id == session.current
    date = spoken_date(details.date) if details.date else "no date"
    silent = "" if session.comparing else SILENT
    return Header(
        number=session.number(article_id),
        name=article.name,
        answer="here" if active else stance[0] if stance else silent,
        answer_hue="match" if active else stance[1] if stance else "muted",
        below="◊ AI-generated, by its own words" if disclosed else f"{date} · {details.title or article_id}",
        below_hue="ai" if disclosed else "muted",
        date=date,
        disclosed=disclosed,
        tags=session.ledger(article_id).ledger.tags,
    )


def rail(session: Session, inks: Inks, width: int, panes: list[str], standing: dict[str, tuple[str, str]]) -> Strip:
    """All articles with what each says of the present sentence; numbers only where names do not fit."""
    ground = inks.on("text", "surface")
    shown = f"{len(panes)} of {len(session.order)} shown "

    def item(article_id: str, *, name: bool) -> Cells:
        words = f"{session.number(article_id)}{' ' + session.articles[article_id].name if name else ''}"
        look = inks.on("bright", "surface", bold=True) if article_id in panes else inks.on("muted", "surface")
        if article_id == session.current:
            return [(words, look), (" ▌", inks.on("match", "surface")), ("  ", ground)]
        sign, hue = standing.get(article_id, (SILENT if not session.comparing else "·", "muted"))
        return [(words, look), (f" {sign[:1]}", inks.on(hue, "surface", bold=hue == "differ")), ("   ", ground)]

    room = width - len(shown) - 2
    items = [item(article_id, name=True) for article_id in session.order]
    if _wide(items) > room:
        items = [item(article_id, name=False) for article_id in session.order]
    at = session.order.index(session.current)
    first = 0
    while first < at and _wide(items[first : at + 2]) > room - 2:
        first += 1
    lead = (" " if not first else "… ", inks.on("muted", "surface"))
    whole = [lead, *(cell for cells in items[first:] for cell in cells)]
    return spread(whole, [], [(f" {shown}", inks.on("muted", "surface"))], width, ground)


def _wide(items: list[Cells]) -> int:
    return sum(width_of(words) for cells in items for words, _ in cells)


def footer(inks: Inks, width: int, why_not: dict[str, str]) -> Strip:
    """The keys that matter most; those that cannot act now are muted, those that do not fit are left out."""
    groups = FOOTER if width >= 100 else FOOTER_NARROW
    cells = _footer_cells(inks, groups, why_not)
    coming = [command_id for group in groups for command_id in group if BY_ID[command_id].coming]
    for dropped in (*reversed(coming), *FOOTER_DROPS):
        if sum(width_of(words) for words, _ in cells) <= width:
            break
        groups = tuple(tuple(c for c in group if c != dropped) for group in groups)
        cells = _footer_cells(inks, groups, why_not)
    return cut(cells, width, inks.on("text", "panel"))


def _footer_cells(inks: Inks, groups: tuple[tuple[str, ...], ...], why_not: dict[str, str]) -> Cells:
    cells: Cells = []
    for index, group in enumerate(groups):
        cells.append(("  │  " if index else " ", inks.on("muted", "panel")))
        for at, command_id in enumerate(group):
            command = BY_ID[command_id]
            off = bool(why_not.get(command_id))
            key = "h/l" if command_id == "pane-left" else key_word(command.keys[0])
            cells.append(("  " if at else "", inks.on("text", "panel")))
            cells.append((key, inks.on("muted" if off else "match", "panel", bold=not off)))
            cells.append((f" {command.label}", inks.on("muted" if off else "text", "panel")))
    return cells

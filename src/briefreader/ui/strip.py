"""The compare strip: what every other article says of the sentence under the cursor. Pure: a session becomes rows."""

from dataclasses import dataclass

from textual.strip import Strip

from briefreader.annotations.anchored import AnchoredClaim
from briefreader.annotations.evidence import evidence_words
from briefreader.articles.span import Span
from briefreader.desk.relations import Counterpart
from briefreader.desk.session import Session
from briefreader.matching.alignment import Kind
from briefreader.matching.origins import count_origins
from briefreader.ui.inks import KIND_SIGNS, KIND_WORDS, SILENT, TAG_WORDS, Ink, Inks, tag_sign
from briefreader.ui.layout import fit, glyphs, is_plain, safe_line, width_of
from briefreader.ui.marks import Marks
from briefreader.ui.rows import Cells, cut, spread

_NAME, _WIDE_NAME = 15, 24
_RELATION = 11


@dataclass(frozen=True, slots=True)
class StripRow:
    """One answer: an article, how it stands to the sentence, the words, and where these are marked."""

    article: str
    sign: str
    word: str
    hue: str
    span: Span | None
    marks: tuple[tuple[Span, int], ...]
    more: tuple[int, ...] = ()


def strip_rows(session: Session) -> list[StripRow]:
    """Here, then what is nearly the same, the same, similar, and silent; each article once."""
    found = session.counterparts()
    order = (Kind.NEAR, Kind.VERBATIM, Kind.EDITED, Kind.PARAPHRASE)
    ranked = sorted(found, key=lambda c: (order.index(c.kind), session.order.index(c.article)))
    own = tuple(mark for c in reversed(ranked) for mark in _marks(c, here=True))
    rows = [StripRow(session.current, " ", "here", "match", session.sentence, own)]
    rows += [_answer(c) for c in ranked]
    answered = {c.article for c in found} | {session.current}
    rows += [StripRow(a, SILENT, "silent", "muted", None, ()) for a in session.order if a not in answered]
    return rows


def _answer(counterpart: Counterpart) -> StripRow:
    kind = counterpart.kind
    hue = "differ" if kind is Kind.NEAR else "match"
    marks = _marks(counterpart, here=False)
    return StripRow(counterpart.article, KIND_SIGNS[kind], KIND_WORDS[kind], hue, counterpart.span, marks)


def _marks(counterpart: Counterpart, *, here: bool) -> tuple[tuple[Span, int], ...]:
    """What is marked on one side: what matches, what is the same to the word, and what stands against each other."""
    side, own = counterpart.side, 0 if here else 1
    whole = side.here if here else side.there
    found: list[tuple[Span, int]] = [(whole, Ink.MATCH)]
    if side.kind is Kind.VERBATIM:
        found.append((whole, Ink.SHARED))
    elif side.kind is not Kind.PARAPHRASE:
        found += [(pair[own], Ink.SHARED) for pair in side.shared]
    found += [(pair[own], Ink.DIFFER) for pair in side.clashes]
    return tuple(found)


def paint_strip(session: Session, inks: Inks, width: int, rows: int, scrolled: int) -> list[Strip]:
    """The strip's title and `rows` rows below it, the answers scrolled by `scrolled`; always rows + 1 strips."""
    ground = inks.on("text", "surface")
    blank = cut([], width, ground)
    answers = strip_rows(session)
    talking = [r for r in answers if r.span is not None]
    title = _title(session, inks, width, answers)
    if session.comparing and len(talking) == 1:
        words = "Reading and tagging work already. Matches appear as they are found."
        return [title, blank, cut([("   ", ground), (words, inks.on("muted", "surface"))], width, ground)][
            : rows + 1
        ] + [blank] * max(0, rows - 2)
    if len(talking) == 1:
        answers = talking
    elif len(talking) > rows:
        answers = _grouped(session, answers)
    elif len(answers) > rows:
        silent = _grouped(session, [r for r in answers if r.span is None])
        answers = [*talking, *silent][: max(rows, len(talking))]
    first = max(0, min(scrolled, len(answers) - rows))
    painted = [_paint_row(session, inks, width, row) for row in answers[first : first + rows]]
    return [title, *painted, *([blank] * (rows - len(painted)))]


def _title(session: Session, inks: Inks, width: int, answers: list[StripRow]) -> Strip:
    ground = inks.on("text", "panel")
    others = [r for r in answers[1:] if r.span is not None]
    here = session.claims_here()
    right: Cells = []
    if here:
        at = next((i for i, c in enumerate(here, 1) if c.claim.id == session.chosen), 0)
        words = f"claim {at} of {len(here)} " if at else f"{len(here)} claim{'' if len(here) == 1 else 's'} here "
        right = [(words, inks.on("muted", "panel"))]
    place = session.article.sentences[session.place.sentence] if session.article.sentences else None
    if place is not None and session.article.is_furniture(place):
        furniture: Cells = [(" furniture", inks.on("bright", "panel", bold=True))]
        furniture.append(("  not the story, so not compared; F counts this block as story", ground))
        return spread(furniture, [], right, width, ground)
    if not others and session.comparing:
        done, total = session.compared or (0, 0)
        words = f"  {done} of {total} pairs; matches appear as they are found" if total else ""
        return spread(
            [(" comparing", inks.on("bright", "panel", bold=True)), (words, ground)], [], right, width, ground
        )
    if not others:
        said = "found in no other article" if len(session.order) > 1 else "there is no other article to compare with"
        left: Cells = [(f" {SILENT} only here", inks.on("bright", "panel", bold=True)), (f"  {said}", ground)]
        return spread(left, [], right, width, ground)
    best = others[0]
    total = len(session.order) - 1
    found = f"  found in {len(others)} of {total} other article{'' if total == 1 else 's'}"
    origins = count_origins(session.origins, [row.article for row in others])
    if 0 < origins < len(others):
        found += f", {origins} origin{'' if origins == 1 else 's'}"
    left = [(f" {best.sign} {best.word}", inks.on(best.hue, "panel", bold=True)), (found, ground)]
    if best.word == KIND_WORDS[Kind.NEAR]:
        left.append((_difference(session, best), inks.on("differ", "panel", bold=True)))
    return spread(left, [], right, width, ground)


def _difference(session: Session, row: StripRow) -> str:
    """The first words in the sentence that stand against each other, numbers before others, ours first."""
    side = next((c.side for c in session.counterparts() if c.article == row.article), None)
    pairs = [p for p in (*side.numbers, *side.differs) if p[0].overlaps(session.sentence)] if side else []
    if not side or not (pairs or side.differs):
        return ""
    here, there = pairs[0] if pairs else side.differs[0]
    ours, theirs = here.of(session.article.shown), there.of(session.articles[row.article].shown)
    return f"  {' '.join(ours.split()) or 'nothing'} against {' '.join(theirs.split()) or 'nothing'}"


def _grouped(session: Session, answers: list[StripRow]) -> list[StripRow]:
    """One row for each kind of answer, with the numbers of its articles, the first of them quoted."""
    groups: dict[str, list[StripRow]] = {}
    for row in answers:
        groups.setdefault(row.word, []).append(row)
    return [
        StripRow(g[0].article, g[0].sign, g[0].word, g[0].hue, g[0].span, g[0].marks, _numbers(session, g))
        for g in groups.values()
    ]


def _numbers(session: Session, rows: list[StripRow]) -> tuple[int, ...]:
    return tuple(session.number(row.article) for row in rows)


def _paint_row(session: Session, inks: Inks, width: int, row: StripRow) -> Strip:
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
    right = [*_linked(session, inks, row, place), *_said(session, inks, row, place, width)]
    room = width - sum(width_of(w) for w, _ in cells) - sum(width_of(w) for w, _ in right) - 1
    if row.span is not None and room > 0:
        cells += _quote(session, inks, row, place, room)
    return spread(cells, [], right, width, ground)


def _quote(session: Session, inks: Inks, row: StripRow, place: str, room: int) -> Cells:
    """The words on one line, cut so that what differs is visible."""
    if row.span is None:
        return []
    text = session.articles[row.article].shown
    start = row.span.start
    differs = [span.start for span, ink in row.marks if ink == Ink.DIFFER and span.overlaps(row.span)]
    dots = ""
    if differs and min(differs) - start > room * 2 // 3:
        start, dots = min(differs) - room // 3, "… "
        start += len(text[start : row.span.end]) - len(text[start : row.span.end].lstrip())
    cells: Cells = [(dots, inks.on("muted", place))]
    left = room - len(dots)
    marks = Marks((s.start, s.end, ink) for s, ink in row.marks)
    for a, b, flags in marks.within(start, row.span.end):
        words = " ".join(text[a:b].replace("\n", " ").split(" "))
        words = words if is_plain(words) else "".join(paint for _, _, _, paint in glyphs(words))
        colour = "differ" if flags & Ink.DIFFER else "match" if flags & Ink.MATCH else "text"
        style = inks.on(colour, place, bold=bool(flags & Ink.DIFFER), underline=bool(flags & Ink.SHARED))
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


def claim_words(claim: AnchoredClaim) -> str:
    """The tags of a claim in words, "note" where it has none."""
    return ", ".join(TAG_WORDS.get(tag, tag) for tag in claim.claim.tags) or "note"

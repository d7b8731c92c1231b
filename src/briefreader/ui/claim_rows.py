"""The table of the claims screen: one line a claim, columns by width. Pure: an entry and a width become a strip."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from textual.strip import Strip

from briefreader.annotations.anchored import AnchorState
from briefreader.annotations.claims import in_order
from briefreader.desk.claim_list import NO_TAG, Entry, Sifting, annotator_choices, words_of
from briefreader.desk.session import Session
from briefreader.ui.inks import SILENT, TAG_WORDS, Inks, tag_sign
from briefreader.ui.key_table import STATE_SIGNS
from briefreader.ui.layout import fit
from briefreader.ui.rows import Cells, cut, spread

_TAGS, _NUMBER, _STATE = 3, 3, 11  # cells of the columns that are the same at every width


@dataclass(frozen=True, slots=True)
class Columns:
    """Cells of each column of text; 0 for one that is left out."""

    name: int
    claim: int
    note: int
    state: int
    by: int


def columns(width: int, annotators: Sequence[str]) -> Columns:
    """How a width is shared out.

    Under 100 cells the article is only a number, and notes stand below alone; under 60 so do the words of the states.
    """
    name = 20 if width >= 160 else 14 if width >= 100 else 0
    longest = max((len(a) for a in annotators), default=2)
    by = min(max(longest, 2), 16 if width >= 160 else 9) + 1
    state = _STATE if width >= 60 else 0
    rest = max(10, width - 1 - _TAGS - 1 - _NUMBER - name - state - 2 - by)
    if width < 100:
        return Columns(0, rest - 1, 0, state, by)
    claim = (rest - 2) * 56 // 100
    return Columns(name, claim, rest - 2 - claim, state, by)


def head_row(inks: Inks, width: int, at: Columns) -> Strip:
    """The names of the columns."""
    muted = inks.on("muted")
    words = f" {'tag':<{_TAGS + 1}}{'article' if at.name else '#':<{_NUMBER + at.name}}{fit('claim', at.claim)}"
    words += f"  {fit('note', at.note)}" if at.note else " "
    words += f"  {fit('anchor', at.state, '')}by"
    return cut([(words, muted)], width, muted)


def claim_row(session: Session, inks: Inks, entry: Entry, chosen: bool, width: int, at: Columns) -> Strip:
    """One claim: its tags as chips, where it is, its words, its note, how it stands, whose it is."""
    place = ("cursor" if inks.palette.tints else "bg") if chosen else "bg"
    ground, muted = inks.on("text", place), inks.on("muted", place)
    strong = inks.on("bright", place, bold=True)
    article = session.articles[entry.article]
    gone = entry.state is AnchorState.ORPHAN
    words = " ".join(words_of(session, entry).split())
    cells: Cells = [("▌" if chosen else " ", inks.on("match", place))]
    for tag in entry.tags[:_TAGS]:
        sign = fit(tag_sign(tag), 1)
        cells.append((sign, inks.chip(inks.hue_of(tag)) if entry.own else inks.on(inks.hue_of(tag), place)))
    cells.append((" " * (_TAGS + 1 - len(entry.tags[:_TAGS])), ground))
    cells.append((f"{session.number(entry.article):<{_NUMBER}}", strong))
    if at.name:
        cells.append((fit(article.name, at.name - 1) + " ", ground))
    style = strong if chosen else muted if gone or entry.anchored is None else ground
    cells.append((fit(words, at.claim), style))
    if at.note:
        note = " ".join(entry.claim.note.split()) if entry.claim else ""
        cells += [("  ", ground), (fit(note or SILENT, at.note), ground if note else muted)]
    else:
        cells.append((" ", ground))
    exact = entry.state is AnchorState.EXACT
    look = muted if exact else inks.on("differ", place, bold=True)
    state = "" if entry.anchored is None else entry.state.value
    cells += [(f"{STATE_SIGNS[entry.state]} {fit(state, at.state, '')}", look)]
    cells.append((fit(entry.annotator, at.by), ground if entry.own else muted))
    return cut(cells, width, ground)


def filter_row(inks: Inks, entries: Sequence[Entry], sifting: Sifting, width: int) -> Strip:
    """What is shown: the three filters with their keys, the search, the order, and how many claims are not exact."""
    ground = inks.on("text", "surface")
    key, strong = inks.on("match", "surface", bold=True), inks.on("bright", "surface", bold=True)
    gap = "    " if width >= 110 else "  "
    tag = TAG_WORDS.get(sifting.tag, sifting.tag)
    who = ", ".join(f"{name} {count}" for name, count in annotator_choices(entries).items())
    everybody = f"all ({who})" if who and width >= 100 else "all"

    def filtered(letter: str, name: str, value: str, everything: str = "all") -> Cells:
        return [
            (letter, key),
            (f" {name}: ", ground),
            (value or everything, strong if value else ground),
            (gap, ground),
        ]

    cells: Cells = [
        (" ", ground),
        *filtered("t", "tag", tag),
        *filtered("w", "annotator", sifting.annotator, everybody),
    ]
    cells += filtered("s", "anchor", sifting.anchor)
    if sifting.query:
        cells += [("/", key), (sifting.query, strong), (gap, ground)]
    odd = sum(e.state is not AnchorState.EXACT for e in entries)
    right: Cells = [("o", key), (f" by {sifting.order.value} ", ground)]
    if odd:
        right = [(f"{odd} not exact ", inks.on("differ", "surface", bold=True)), (gap, ground), *right]
    return spread(cells, [], right, width, ground)


def tag_counts(inks: Inks, entries: Sequence[Entry], width: int) -> Cells:
    """How often each tag was given, for the middle of the status line."""
    counts = Counter(tag for e in entries for tag in e.tags)
    ground = inks.on("text", "panel")
    cells: Cells = []
    for tag in in_order(set(counts)):
        if cells:
            cells.append(("   ", ground))
        cells.append((fit(tag_sign(tag), 1), inks.on(inks.hue_of(tag), "panel")))
        cells.append((f" {counts[tag]}{' ' + TAG_WORDS.get(tag, tag) if width >= 100 else ''}", ground))
    return cells


def explain_nothing(entries: Sequence[Entry], sifting: Sifting, *, ready: bool) -> list[str]:
    """Why the list is empty, and which key helps."""
    if not ready:
        return ["The annotations are still being read."]
    if not entries:
        return [
            "Nothing is tagged yet.",
            "In the reader, v tags the sentence under the cursor as verified, d as disputed, a as AI-generated source;",
            "e writes a note. What is tagged or noted is listed here, yours and everybody else’s.",
        ]
    asked = []
    if sifting.tag:
        named = TAG_WORDS.get(sifting.tag, sifting.tag)
        asked.append("without a tag (t)" if sifting.tag == NO_TAG else f"tagged {named} (t)")
    if sifting.annotator:
        asked.append(f"by {sifting.annotator} (w)")
    if sifting.anchor:
        asked.append(f"with anchor {sifting.anchor} (s)")
    if sifting.query:
        asked.append(f"with “{sifting.query}” (/)")
    count = len(entries)
    return [f"None of {count} claim{'' if count == 1 else 's'} is {' and '.join(asked)}.", "esc shows all again."]

"""Keys and signs as rows of a help page, made from the table of commands. Pure: a width and a filter become strips."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.style import Style
from textual.binding import Binding, BindingType
from textual.keys import format_key
from textual.strip import Strip

from briefreader.annotations.anchored import AnchorState
from briefreader.annotations.claims import AI_GENERATED_SOURCE, DISPUTED, VERIFIED
from briefreader.desk.commands import COMMANDS, Command, Group, key_word
from briefreader.desk.search import fold
from briefreader.matching.alignment import Kind
from briefreader.ui.inks import KIND_SIGNS, SILENT, STRENGTH_SIGNS, TAG_SIGNS, Ink, Inks
from briefreader.ui.layout import fit, width_of
from briefreader.ui.rows import Cells, cut
from briefreader.ui.words import text_rows, tint_of

STATE_SIGNS = {
    AnchorState.EXACT: " ",
    AnchorState.MOVED: "›",
    AnchorState.CHANGED: "*",
    AnchorState.AMBIGUOUS: "&",
    AnchorState.ORPHAN: "!",
}
_WIDE, _WIDEST = 100, 160  # cells from which there are two columns, and three
_INDENT = 3
_KEYS, _SIGNS, _SAMPLES = 16, 16, 22  # cells of the words left of an explanation

# Two commands whose help differs in one of these alone are one row.
_OPPOSITES = {"next": "previous", "start": "end", "down": "up", "left": "right", "forward": "back", "undo": "redo"}


@dataclass(frozen=True, slots=True)
class Row:
    """One explanation: what it explains (in cells, a fixed width of them), its words, and why it cannot act yet."""

    head: Cells
    width: int
    words: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a heading."""

    heading: str
    rows: tuple[Row, ...]


def key_sections(inks: Inks, wanted: str = "") -> list[Section]:
    """The commands by group, those that hold every word of `wanted` in key, label or help."""
    sections = []
    for group in Group:
        pairs = [p for p in _paired(c for c in COMMANDS if c.group is group) if _holds(p, wanted)]
        rows = tuple(_key_row(inks, pair) for pair in pairs)
        if rows:
            sections.append(Section(group.value, rows))
    return sections


def _paired(commands: Iterable[Command]) -> list[tuple[Command, ...]]:
    pairs: list[tuple[Command, ...]] = []
    for command in commands:
        if pairs and len(pairs[-1]) == 1 and _joint_help(pairs[-1][0], command):
            pairs[-1] = (pairs[-1][0], command)
        else:
            pairs.append((command,))
    return pairs


def _joint_help(one: Command, other: Command) -> str:
    """One line for two commands that are each other's opposite; "" if they are not."""
    for word, opposite in _OPPOSITES.items():
        turned = " ".join(opposite if w == word else w for w in one.help.replace(":", " :").split())
        if turned == " ".join(other.help.replace(":", " :").split()):
            return one.help.replace(word, f"{word}, {opposite}", 1)
    return ""


def _holds(pair: tuple[Command, ...], wanted: str) -> bool:
    if not wanted.split():
        return True
    if any(wanted.strip() in (key, key_word(key)) for command in pair for key in command.keys):
        return True
    words = fold(
        " ".join(f"{c.label} {c.help} {c.group.value} {' '.join(k for k in c.keys if len(k) > 1)}" for c in pair)
    )
    return all(word in words for word in fold(wanted).split())


def _key_row(inks: Inks, pair: tuple[Command, ...]) -> Row:
    command = pair[0]
    if len(command.keys) > 4:
        keys = f"{key_word(command.keys[0])} … {key_word(command.keys[-1])}"
    else:
        most = max(len(c.keys) for c in pair)
        keys = " ".join(key_word(c.keys[i]) for i in range(most) for c in pair if i < len(c.keys))
    words = _joint_help(command, pair[1]) if len(pair) > 1 else command.help
    off = bool(command.coming)
    head: Cells = [(keys, inks.on("muted" if off else "match", bold=not off))]
    return Row(head, _KEYS, words, command.coming)


def sign_sections(inks: Inks) -> list[Section]:
    """What every sign and every look of the text means."""

    def sign(mark: str, hue: str, name: str, words: str, look: Style | None = None) -> Row:
        head: Cells = [(mark, look or inks.on(hue, bold=hue == "differ")), ("  ", inks.on()), (name, inks.on(hue))]
        return Row(head, _SIGNS, words)

    def tag(name: str, label: str, words: str) -> Row:
        hue = inks.hue_of(name)
        return sign(TAG_SIGNS[name], hue, label, words, inks.chip(hue))

    def state(of: AnchorState, words: str) -> Row:
        return sign(STATE_SIGNS[of], "differ", of.value, words)

    left = (
        sign(KIND_SIGNS[Kind.VERBATIM], "match", "verbatim", "the same words, underlined"),
        sign(KIND_SIGNS[Kind.EDITED], "match", "edited", "only the same words underlined"),
        sign(KIND_SIGNS[Kind.PARAPHRASE], "match", "paraphrase", "the same thing, other words"),
        sign(KIND_SIGNS[Kind.NEAR], "differ", "near", "a number, a name or a not differs"),
        sign(STRENGTH_SIGNS["hard"], "differ", "hard", "answers exclude each other"),
        sign(STRENGTH_SIGNS["soft"], "differ", "soft", "status or degree differs"),
        sign(STRENGTH_SIGNS["apparent"], "differ", "apparent", "may be compatible"),
        sign(SILENT, "muted", "silent", "this article says nothing of it"),
        tag(VERIFIED, "verified", "your tag; words lie on its tint"),
        tag(DISPUTED, "disputed", "your tag"),
        tag(AI_GENERATED_SOURCE, "AI source", "your tag, or the article’s own words"),
        sign("▌", "match", "here", "the sentence that keys act on"),
        sign("│", "match", "counterpart", "what another article says of it"),
    )
    states = (
        state(AnchorState.MOVED, "the words stand elsewhere now"),
        state(AnchorState.CHANGED, "the words themselves were edited"),
        state(AnchorState.AMBIGUOUS, "several places could be meant"),
        state(AnchorState.ORPHAN, "the words are gone"),
    )
    return [Section("Signs left of the text", left), _samples(inks), Section("A claim’s place", states), _edge(inks)]


def _samples(inks: Inks) -> Section:
    def sample(*cells: tuple[str, Style], words: str) -> Row:
        return Row(list(cells), _SAMPLES, words)

    plain, match = inks.text(0), inks.text(Ink.MATCH)
    shared = inks.text(Ink.MATCH | Ink.SHARED)
    return Section(
        "In the text",
        (
            sample(("the ferry sank", shared), words="these very words stand elsewhere"),
            sample(("left port", shared), (" with ", match), ("nobody", shared), words="edited: gaps are other words"),
            sample(("went under at once", match), words="paraphrase"),
            sample(("eleven", inks.text(Ink.MATCH | Ink.DIFFER)), words="what differs in a near match"),
            sample(("two hours", inks.text(Ink.HARD)), words="answered differently elsewhere"),
            sample((" 90 min ", inks.chip("match", quiet=True)), words="the answer here, or the same"),
            sample((" 120 min ", inks.chip("differ")), words="an answer that differs from here"),
            sample(("seen by divers", tint_of(inks, (VERIFIED,), "bg")), words="words that you tagged"),
            sample(("by the pier", inks.text(Ink.CURSOR)), (" at", plain), words="the sentence under the cursor"),
            sample(("by the pier", inks.text(Ink.SELECTED)), (" at", plain), words="words selected, or found"),
            sample(("Share this page", inks.text(Ink.FURNITURE)), words="not the story"),
        ),
    )


def _edge(inks: Inks) -> Section:
    signs = " ".join((STRENGTH_SIGNS["hard"], *TAG_SIGNS.values()))
    words = "where hard disagreements and tags lie; the brighter part is what you see"
    return Section("Right edge of a pane", (Row([(signs, inks.on())], _SIGNS, words),))


def list_section(inks: Inks, heading: str, bindings: Iterable[BindingType]) -> list[Section]:
    """The keys of a list, from the bindings of its screen."""
    rows = []
    for binding in bindings:
        if isinstance(binding, Binding):
            keys = " ".join(_spoken(key) for key in binding.key.split(","))
            rows.append(Row([(keys, inks.on("match", bold=True))], _KEYS, binding.description))
    return [Section(heading, tuple(rows))]


def _spoken(key: str) -> str:
    """A key of a screen's bindings as readers know it."""
    signs = {"slash": "/", "plus": "+", "minus": "-"}
    return signs.get(key) or key_word(format_key(key) if len(key) > 9 else key)


def columns_at(width: int) -> int:
    """How many columns stand side by side."""
    return 3 if width >= _WIDEST else 2 if width >= _WIDE else 1


def paint_sections(inks: Inks, sections: Sequence[Section], width: int) -> list[Strip]:
    """The sections in columns of about equal height, in reading order down the columns."""
    count = columns_at(width)
    wide = width // count
    painted = [[*_paint_section(inks, section, wide), []] for section in sections]
    columns = _in_columns(painted, count)
    ground = inks.on()
    rows = max((len(column) for column in columns), default=0)
    strips = [cut([], width, ground)]
    for at in range(rows):
        cells: Cells = []
        for index, column in enumerate(columns):
            row = column[at] if at < len(column) else []
            used = sum(width_of(words) for words, _ in row)
            cells += [*row, (" " * max(0, wide - used), ground)] if index < count - 1 else row
        strips.append(cut(cells, width, ground))
    return strips


def _in_columns(painted: Sequence[list[Cells]], count: int) -> list[list[Cells]]:
    """Whole sections, one below the other, in so many columns that the tallest is as low as can be."""

    def filled(height: int) -> list[list[Cells]]:
        columns: list[list[Cells]] = [[]]
        for section in painted:
            if columns[-1] and len(columns[-1]) + len(section) > height:
                columns.append([])
            columns[-1] += section
        return columns

    total = sum(len(section) for section in painted)
    height = next((h for h in range(total // count, total + 1) if len(filled(h)) <= count), total)
    return filled(height)


def _paint_section(inks: Inks, section: Section, wide: int) -> list[Cells]:
    ground = inks.on()
    rows: list[Cells] = [[(" ", ground), (section.heading, inks.on("bright", bold=True))]]
    for row in section.rows:
        used = sum(width_of(words) for words, _ in row.head)
        room = max(12, wide - _INDENT - row.width - 1)
        words = [*text_rows(row.words, room, inks.on("muted" if row.why_not else "text"))]
        if row.why_not:
            words += text_rows(row.why_not, room, inks.on("muted"))
        head: Cells = [(" " * _INDENT, ground), *row.head, (" " * max(1, row.width - used), ground)]
        if used >= row.width:
            rows.append(head)
            head = [(" " * (_INDENT + row.width), ground)]
        rows.append([*head, *words[0]])
        rows += [[(" " * (_INDENT + row.width), ground), *more] for more in words[1:]]
    return rows


def nothing_found(inks: Inks, wanted: str, width: int) -> list[Strip]:
    """What stands there when no key holds the words."""
    ground = inks.on()
    words = fit(f"  No key is for “{wanted.strip()}”; esc shows all again.", width)
    return [cut([], width, ground), cut([(words, ground)], width, ground)]

"""The table of commands: one row for each thing that a reader can do.

Bindings, footer, palette, help screen and docs/keys.md are all made from it, so that none can fall behind.
"""

from dataclasses import dataclass
from enum import Enum


class Group(Enum):
    """What a command is for; the value is its heading on the help screen."""

    MOVE = "Move"
    FOLLOW = "Follow"
    SELECT = "Select"
    JUDGE = "Judge"
    SEE = "See"
    ALWAYS = "Always"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do.

    `keys` are names as a terminal program knows them ("j", "ctrl+r", "pageup"); `label` is the one or two words of
    the footer, `help` the line on the help screen. `coming` says why it cannot act in this version, or is "".
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: Group
    coming: str = ""


_OVERVIEW = "The overlap map is not drawn yet in this version."

COMMANDS: tuple[Command, ...] = (
    Command("next-sentence", ("j", "down"), "next", "next sentence", Group.MOVE),
    Command("previous-sentence", ("k", "up"), "previous", "previous sentence", Group.MOVE),
    Command("next-paragraph", ("J",), "paragraph", "next paragraph", Group.MOVE),
    Command("previous-paragraph", ("K",), "paragraph", "previous paragraph", Group.MOVE),
    Command("page-down", ("pagedown", "space"), "page", "a page down", Group.MOVE),
    Command("page-up", ("pageup",), "page", "a page up", Group.MOVE),
    Command("first", ("g", "home"), "start", "start of the article", Group.MOVE),
    Command("last", ("G", "end"), "end", "end of the article", Group.MOVE),
    Command("pane-left", ("h", "left", "shift+tab"), "pane", "pane to the left", Group.MOVE),
    Command("pane-right", ("l", "right", "tab"), "pane", "pane to the right", Group.MOVE),
    Command("pane", tuple("123456789"), "article", "article by number", Group.MOVE),
    Command("hidden-previous", ("<",), "other", "bring the article before into the panes", Group.MOVE),
    Command("hidden-next", (">",), "other", "bring the next article into the panes", Group.MOVE),
    Command("zoom", ("z",), "zoom", "one pane, all panes", Group.MOVE),
    Command("next-match", ("n",), "match", "next match (after a search: next hit)", Group.FOLLOW),
    Command("previous-match", ("N",), "match", "previous match (after a search: previous hit)", Group.FOLLOW),
    Command("next-disagreement", ("]", "."), "differs", "next disagreement", Group.FOLLOW),
    Command("previous-disagreement", ("[", ","), "differs", "previous disagreement", Group.FOLLOW),
    Command("next-question", (";",), "question", "next question of this sentence, then what matches it", Group.FOLLOW),
    Command("counterpart", ("enter",), "there", "to the counterpart; again: the next one", Group.FOLLOW),
    Command("back", ("backspace",), "back", "back to where you were", Group.FOLLOW),
    Command("level", ("=",), "level", "counterparts come to the cursor's row, or stay", Group.FOLLOW),
    Command("select", ("s",), "select", "select words instead of the sentence", Group.SELECT),
    Command("word-forward", ("w",), "word", "move the edge forward by a word", Group.SELECT),
    Command("word-back", ("b",), "word", "move the edge back by a word", Group.SELECT),
    Command("sentence-forward", (")",), "sentence", "move the edge to the sentence's end, then the next", Group.SELECT),
    Command("sentence-back", ("(",), "sentence", "move the edge to the sentence's start, then on", Group.SELECT),
    Command("other-edge", ("o",), "edge", "move the other edge", Group.SELECT),
    Command("verified", ("v",), "verified", "tag as verified; again: take the tag off", Group.JUDGE),
    Command("disputed", ("d",), "disputed", "tag as disputed; again: take the tag off", Group.JUDGE),
    Command("ai-generated-source", ("a",), "AI", "tag as AI-generated source", Group.JUDGE),
    Command("article-ai", ("A",), "AI article", "tag the whole article as AI-generated source", Group.JUDGE),
    Command("note", ("e",), "note", "write a note", Group.JUDGE),
    Command("evidence", ("E",), "evidence", "addresses that bear the verdict out", Group.JUDGE),
    Command("link", ("L",), "link", "link to the passage under the cursor elsewhere", Group.JUDGE),
    Command("remove", ("x",), "remove", "remove the claim", Group.JUDGE),
    Command("dismiss", ("X",), "dismiss", "dismiss the disagreement: not the same thing; again: count it", Group.JUDGE),
    Command("undo", ("u",), "undo", "undo", Group.JUDGE),
    Command("redo", ("ctrl+r",), "redo", "redo", Group.JUDGE),
    Command("choose-claim", ("c",), "choose", "choose among the claims under the cursor", Group.JUDGE),
    Command("claims", ("t",), "claims", "all claims", Group.SEE),
    Command("review", ("R",), "review", "claims and links whose words are in doubt", Group.SEE),
    Command("differences", ("D",), "annotators", "words that annotators judged differently", Group.SEE),
    Command("blind", ("H",), "blind", "hide what others said, or show it again", Group.SEE),
    Command("matrix", ("m",), "matrix", "matrix of questions and answers", Group.SEE),
    Command("low", ("+",), "more", "show disagreements of low rank too, or leave them out", Group.SEE),
    Command("dismissed", ("-",), "dismissed", "show dismissed disagreements too, or leave them out", Group.SEE),
    Command("map", ("M",), "map", "overlap of the articles", Group.SEE, _OVERVIEW),
    Command("articles", ("p",), "articles", "choose, order and hide articles", Group.SEE),
    Command("lens", ("f",), "lens", "lens: numbers; quotations; disclosures; what only one says", Group.SEE),
    Command("details", ("i",), "details", "the article's details", Group.SEE),
    Command("copy", ("y",), "copy", "copy quote and citation", Group.SEE),
    Command("open", ("O",), "open", "open the source's address", Group.SEE),
    Command("strip", ("S",), "strip", "show or hide the compare strip", Group.SEE),
    Command("strip-down", ("}",), "more", "scroll the compare strip", Group.SEE),
    Command("strip-up", ("{",), "less", "scroll the compare strip back", Group.SEE),
    Command("restore", ("F",), "story", "count the block as story, or as furniture again", Group.SEE),
    Command("search", ("/",), "search", "search all articles", Group.ALWAYS),
    Command("keys", ("?",), "keys", "keys and signs", Group.ALWAYS),
    Command("palette", ("ctrl+p",), "commands", "every command, by name", Group.ALWAYS),
    Command("theme", ("T",), "theme", "light or dark", Group.ALWAYS),
    Command("escape", ("escape",), "back", "one step back", Group.ALWAYS),
    Command("quit", ("q", "ctrl+q"), "quit", "leave the screen, then the program", Group.ALWAYS),
)

BY_ID = {command.id: command for command in COMMANDS}

# What the footer shows, in three groups: judge, move, look. Where it does not fit, these go first, one by one.
FOOTER: tuple[tuple[str, ...], ...] = (
    ("verified", "disputed", "ai-generated-source", "note", "undo"),
    ("next-match", "next-disagreement", "counterpart", "pane-left"),
    ("matrix", "claims", "search", "keys"),
)
FOOTER_NARROW: tuple[tuple[str, ...], ...] = (
    ("verified", "disputed", "ai-generated-source", "note", "next-match", "next-disagreement", "zoom", "keys"),
)
FOOTER_DROPS = (
    *("search", "pane-left", "matrix", "undo", "claims", "zoom", "counterpart"),
    *("next-disagreement", "next-match", "note", "ai-generated-source", "disputed", "verified"),
)

_KEY_WORDS = {"escape": "esc", "pagedown": "PgDn", "pageup": "PgUp", "down": "↓", "up": "↑", "left": "←", "right": "→"}


def key_word(key: str) -> str:
    """A key as readers know it: "↓" for "down", "PgDn" for "pagedown", "ctrl+r" as it is."""
    return _KEY_WORDS.get(key, key)

"""The whole correction of an article: each changed stretch, old beside new, with the claims that it hits."""

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.strip import Strip

from briefreader.articles.corrections import Correction, Hunk
from briefreader.articles.shown import make_shown
from briefreader.articles.span import Span
from briefreader.desk.reviewing import Doubt, anchored_in
from briefreader.ui.painted import Painted
from briefreader.ui.rows import Cells, cut
from briefreader.ui.screens import SideScreen
from briefreader.ui.side_by_side import Side, beside
from briefreader.ui.words import Key, indented, safe, tag_cells, tint_of

_MOST_ROWS = 40  # of one stretch; a rewritten article is better read in the reader


class CorrectionScreen(SideScreen[None]):
    """Read only: what an editor changed since a version, and whom it concerns."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down,right_curly_bracket", "roll(1)", "down"),
        Binding("k,up,left_curly_bracket", "roll(-1)", "up"),
        Binding("space,pagedown", "roll(20)", "page down"),
        Binding("pageup", "roll(-20)", "page up"),
    ]
    heading = "correction"

    def __init__(self, article: str, version: str, old: str, changes: Correction) -> None:
        super().__init__()
        self._article, self._version, self._old, self._changes = article, version, old, changes

    def body(self) -> ComposeResult:
        yield Painted(self._paint, id="pages")

    def where(self) -> str:
        article = self.session.articles[self._article]
        return f"{self.session.number(article.id)} {article.name}"

    def counts(self, ground: Style) -> Cells:
        count = len(self._changes.hunks)
        return [(f"{count} change{'' if count == 1 else 's'} since {self._version}", ground)]

    def keys_now(self) -> tuple[Sequence[Key], Sequence[Key]]:
        return (("j k", "scroll", True),), (("esc", "review", True),)

    def action_roll(self, rows: int) -> None:
        """Scroll."""
        self.query_one("#pages", Painted).roll(rows)

    def _paint(self, width: int) -> list[Strip]:
        ground = self.inks.on("text", "surface")
        hit = anchored_in(self.session, self._article, self._version)
        strips: list[Strip] = []
        for hunk in self._changes.hunks:
            here = [d for d in hit if self._changes.hunk_at(d.selector.span) is hunk]
            strips += [cut([], width, ground), *self._hunk(hunk, here, width)]
        return strips

    def _hunk(self, hunk: Hunk, here: list[Doubt], width: int) -> list[Strip]:
        inks = self.inks
        ground = inks.on("text", "surface")
        new = self.session.articles[self._article].text
        old_side = self._side(
            "then", self._old, hunk.old, hunk.gone, [d.selector.span for d in here], "nothing stood here"
        )
        new_side = self._side("now", new, hunk.new, hunk.come, [], "nothing stands here any more")
        tint = tint_of(inks, here[0].claim.tags if here else (), "surface")
        strips = beside(inks, old_side, new_side, tint, width, _MOST_ROWS)
        for doubt in here:
            cells: Cells = [("hits  ", inks.on("muted", "surface")), *tag_cells(inks, doubt.claim.tags, "surface")]
            cells.append((f"  “{' '.join(safe(doubt.selector.quote).split())}”", ground))
            cells.append((f"  {doubt.annotator}", inks.on("muted", "surface")))
            strips += indented([cells], 3, width, ground)
        return strips

    @staticmethod
    def _side(
        heading: str, text: str, within: Span, differing: Sequence[Span], tinted: Sequence[Span], nothing: str
    ) -> Side:
        def inner(spans: Sequence[Span]) -> tuple[Span, ...]:
            at, end = within.start, within.end
            kept = [s for s in spans if s.start < end and s.end > at]
            return tuple(Span(max(s.start, at) - at, min(s.end, end) - at) for s in kept)

        words = within.of(text)
        if not words.strip():
            return Side(heading, explained=nothing)
        return Side(heading, make_shown(words).rstrip("\n"), inner(tinted), inner(differing))

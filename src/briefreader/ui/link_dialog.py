"""The box that links a claim: the claim, the passages that it may be linked to, and a key for each relation."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.strip import Strip

from briefreader.annotations.claims import Relation
from briefreader.desk.judging import Target
from briefreader.desk.linking import Passage, likely_relation, link_between
from briefreader.desk.session import Session
from briefreader.ui.boxes import INDENT, Box
from briefreader.ui.inks import KIND_SIGNS
from briefreader.ui.link_words import relation_look
from briefreader.ui.painted import Painted
from briefreader.ui.rows import Cells
from briefreader.ui.words import Key, indented, marked_rows, tag_cells, text_rows, tint_of

Chosen = tuple[Passage, Relation]


class LinkDialog(Box[Chosen]):
    """Hands back a passage and a relation; None for as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down,tab", "move(1)", "next passage"),
        Binding("k,up,shift+tab", "move(-1)", "previous passage"),
        Binding("enter", "link('')", "link as proposed"),
        Binding("c", f"link('{Relation.CORROBORATES.value}')", "corroborates"),
        Binding("d", f"link('{Relation.CONTRADICTS.value}')", "contradicts"),
        Binding("r", f"link('{Relation.REPEATS.value}')", "repeats"),
        *(Binding(str(n), f"article({n})", "the passage of that article") for n in range(1, 10)),
        Binding("q", "leave", "leave"),
    ]

    def __init__(self, session: Session, target: Target, passages: Sequence[Passage]) -> None:
        super().__init__()
        self._session, self._target, self._passages = session, target, passages
        self.at = 0

    def headline(self) -> str:
        article = self._session.article
        return f"Link a claim of {self._session.number(article.id)} {article.name}"

    def body(self) -> ComposeResult:
        yield Painted(self._paint_claim)
        yield Painted(self._paint_passages)
        yield Painted(self._paint_chosen)

    def keys_now(self) -> Sequence[Key]:
        standing = link_between(self._session, self._target, self.chosen)
        takes_off = standing is not None and standing.relation is self.proposed
        return (
            ("enter", "take it off" if takes_off else "link", True),
            ("c", "corroborates", True),
            ("d", "contradicts", True),
            ("r", "repeats", True),
            ("esc", "leave", True),
        )

    @property
    def chosen(self) -> Passage:
        """The passage under the box's cursor."""
        return self._passages[self.at]

    @property
    def proposed(self) -> Relation:
        """What enter does: the relation that the link has, else the likely one."""
        standing = link_between(self._session, self._target, self.chosen)
        claim = self._target.claim.claim if self._target.claim else None
        return standing.relation if standing else likely_relation(claim, self.chosen)

    def action_move(self, step: int) -> None:
        """Another passage."""
        self.at = (self.at + step) % len(self._passages)
        self.show()

    def action_article(self, number: int) -> None:
        """The first passage of the article with this number."""
        for at, passage in enumerate(self._passages):
            if self._session.number(passage.article) == number:
                self.at = at
                self.show()
                return

    def action_link(self, relation: str) -> None:
        """Link to the chosen passage."""
        self.dismiss((self.chosen, Relation(relation) if relation else self.proposed))

    def _paint_claim(self, width: int) -> list[Strip]:
        claim = self._target.claim.claim if self._target.claim else None
        tags = claim.tags if claim else ()
        cells = self.rows([tag_cells(self.inks, tags, "surface")] if tags else [], width)
        words = f"“{' '.join(self._target.span.of(self._session.article.shown).split())}”"
        style = tint_of(self.inks, tags, "surface")
        return [*cells, *self.rows(marked_rows(words, (), width - 2 * INDENT, style, style, 3), width)]

    def _paint_passages(self, width: int) -> list[Strip]:
        most = 6 if self.room > 20 else 3
        first = max(0, min(self.at - most + 1, len(self._passages) - most))
        rows = [self._row(at, width) for at in range(first, min(first + most, len(self._passages)))]
        return self.rows(rows, width)

    def _row(self, at: int, width: int) -> Cells:
        """One passage on one line: article, how it matches, whether it is linked, its words."""
        passage, session = self._passages[at], self._session
        article = session.articles[passage.article]
        chosen = at == self.at
        ground = self.inks.on("text", "surface")
        strong = self.inks.on("bright", "surface", bold=chosen)
        standing = link_between(session, self._target, passage)
        cells: Cells = [
            ("▌" if chosen else " ", self.inks.on("match", "surface")),
            (f"{session.number(article.id)} {article.name}  ", strong),
            (f"{KIND_SIGNS[passage.kind]} " if passage.kind else "", self.inks.on("match", "surface")),
        ]
        if standing:
            cells.append((f"{standing.relation.value} ", self.inks.on(relation_look(standing.relation), "surface")))
        room = max(8, width - 2 * INDENT - sum(len(words) for words, _ in cells))
        first = text_rows(" ".join(passage.span.of(article.shown).split()), room, ground, 1)
        return [*cells, *(first[0] if first else [])]

    def _paint_chosen(self, width: int) -> list[Strip]:
        """The whole passage, and what enter would say of it."""
        article = self._session.articles[self.chosen.article]
        words = " ".join(self.chosen.span.of(article.shown).split())
        look = relation_look(self.proposed)
        says: Cells = [(self.proposed.value, self.inks.on(look, "surface", bold=True))]
        rows = text_rows(
            f"“{words}”", width - 2 * INDENT - 2, self.inks.on("bright", "surface"), 4 if self.room > 20 else 2
        )
        ground = self.inks.on("text", "surface")
        return [*self.rows([says], width), *indented(rows, INDENT + 2, width, ground)]

"""Everything that is known of one article; what a person can state about it can be typed there."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.strip import Strip
from textual.widgets import Input

from briefreader.articles.article import Article, Details
from briefreader.articles.details import save_meta
from briefreader.desk.arranging import facts_of
from briefreader.errors import ArticleError
from briefreader.ui.boxes import INDENT, Box
from briefreader.ui.fields import Field
from briefreader.ui.inks import Inks
from briefreader.ui.layout import fit, safe_line
from briefreader.ui.painted import Painted
from briefreader.ui.rows import Cells, cut
from briefreader.ui.screens import desk_of
from briefreader.ui.words import Key, text_rows
from briefreader.values.disclosures import DisclosureKind, find_disclosures

_LABEL = 11  # cells of the words left of a field
_NAMES = tuple(field.name for field in fields(Details))
_FORMS = {"date": "2031-05-03, or with a time: 2031-05-03T12:15", "url": "https://…", "language": "en, zh-Hant"}
_DISCLOSED = {
    DisclosureKind.AI_GENERATED: "◊ AI-made",
    DisclosureKind.SPONSORED: "paid for",
    DisclosureKind.AGENCY: "agency",
}
LOSE = "esc again leaves what you typed unsaved"


class DetailsDialog(Box[Article]):
    """Shows an article's details and lets them be stated; hands back the article with new ones, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "keep", priority=True),
        Binding("down", "app.focus_next", "next"),
        Binding("up", "app.focus_previous", "previous"),
    ]

    def __init__(self, article: Article) -> None:
        super().__init__()
        self._article = article
        self._disclosed = find_disclosures(article)
        self._facts = facts_of(article)
        self._trouble = ""
        self._locked = "" if article.path and not article.read_only else article.read_only or "This text is no file."

    def on_mount(self) -> None:
        """Show the beginning of what is long; fields put their cursor at the end once they have a size."""
        self.call_after_refresh(self._to_start)

    def _to_start(self) -> None:
        for field in self.query(Field):
            field.cursor_position = 0

    def headline(self) -> str:
        return f"Details of {desk_of(self).session.number(self._article.id)} {self._article.name}"

    def body(self) -> ComposeResult:
        for name in _NAMES:
            with Horizontal(classes="field"):
                yield Painted(self._label_of(name))
                field = Field(getattr(self._article.details, name), id=f"field-{name}")
                field.placeholder = _FORMS.get(name, "")
                field.disabled = bool(self._locked)
                yield field
        yield Painted(self._paint_facts, id="facts")

    def keys_now(self) -> Sequence[Key]:
        return (("ctrl+s", "keep", not self._locked), ("tab", "next field", True), ("esc", "leave as it was", True))

    def notice(self) -> str:
        return self._trouble or (f"This cannot be changed here. {self._locked}" if self._locked else "")

    def _label_of(self, name: str):  # type: ignore[no-untyped-def]
        def paint(width: int) -> list[Strip]:
            muted = self.inks.on("muted", "surface")
            label = "address" if name == "url" else name
            return [cut([(" " * INDENT + label, muted)], width, muted)]

        return paint

    def _paint_facts(self, width: int) -> list[Strip]:
        inks, article, facts = self.inks, self._article, self._facts
        size = f"{facts.words} words, {facts.sentences} sentences, {facts.furniture:.0f} % of the text is not the story"
        rows: list[Cells] = []
        for label, words in (("id", article.id), ("file", article.source), ("hash", article.hash), ("length", size)):
            rows += _labelled(inks, label, words, width, 2)
        for disclosure in self._disclosed:
            quote = f"“{' '.join(disclosure.span.of(article.shown).split())}”"
            hue = "ai" if disclosure.kind is DisclosureKind.AI_GENERATED else "text"
            rows += _labelled(inks, _DISCLOSED[disclosure.kind], quote, width, 2, hue)
        if not self._disclosed:
            rows += _labelled(inks, "discloses", "nothing of how it was made", width, 1)
        return self.rows(rows, width)

    def _typed(self) -> Details:
        """The details as typed; what was not touched stays as it is, unsafe characters and all."""
        before = self._article.details
        typed = {name: self.query_one(f"#field-{name}", Field).value for name in _NAMES}
        changed = {n: v.strip() for n, v in typed.items() if v.strip() != safe_line(getattr(before, n)).strip()}
        return replace(before, **changed)

    def _say(self, trouble: str) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            self.show()

    def may_leave(self) -> bool:
        """Whether nothing typed is lost by leaving, or the reader was told and wants it so."""
        if self._typed() == self._article.details or self._trouble == LOSE:
            return True
        self._say(LOSE)
        return False

    def action_leave(self) -> None:
        """Leave as it was; where something was typed, at the second time."""
        if self.may_leave():
            self.dismiss(None)

    def action_keep(self) -> None:
        """Write what changed beside the article; where that fails, say why and keep what was typed."""
        if self._locked:
            return
        try:
            article = save_meta(self._article, self._typed())
        except ArticleError as error:
            self._say(str(error))
            return
        desk_of(self).article_replaced(article)
        self.dismiss(article)

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        """Enter goes on to the next field."""
        self.focus_next()

    def on_input_changed(self, _event: Input.Changed) -> None:
        """What was wrong may be right now."""
        self._say("")


def _labelled(inks: Inks, label: str, words: str, width: int, most: int, hue: str = "text") -> list[Cells]:
    rows = text_rows(words, max(2, width - 2 * INDENT - _LABEL), inks.on(hue, "surface"), most)
    heads = [fit(label, _LABEL), *[" " * _LABEL] * len(rows)]
    muted = inks.on("muted", "surface")
    return [[(head, muted), *row] for head, row in zip(heads, rows, strict=False)]

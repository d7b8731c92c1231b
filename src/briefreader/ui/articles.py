"""The articles of a brief: what each is, how much of it is read, which are shown and in which order."""

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.strip import Strip

from briefreader.articles.article import Article, Notice, Severity
from briefreader.desk.arranging import (
    ArticleOrder,
    Facts,
    count_claims,
    facts_of,
    hide_or_show,
    move_article,
    order_articles,
)
from briefreader.desk.citation import spoken_date
from briefreader.desk.places import Place
from briefreader.ui.inks import Inks
from briefreader.ui.layout import fit
from briefreader.ui.painted import Painted
from briefreader.ui.rows import Cells, cut, spread
from briefreader.ui.screens import ListScreen, desk_of
from briefreader.ui.words import Key, indented, text_rows

_LABEL = 10  # cells of the words left of an article's details
_STATE, _DATE = 17, 12  # cells of "shown, read-only" and of "25 Dec 2026"


class ArticlesScreen(ListScreen[None]):
    """Choose, order, hide. What changed is shown in the reader on leaving."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "hide", "hide the article, or show it again"),
        Binding("J,shift+down", "shift(1)", "move it down in the reading order"),
        Binding("K,shift+up", "shift(-1)", "move it up"),
        Binding("o", "order", "by date, by name, as opened"),
        Binding("i", "details", "its details"),
        Binding("right_curly_bracket", "roll(1)", "scroll what stands below"),
        Binding("left_curly_bracket", "roll(-1)", "scroll it back"),
    ]
    heading = "articles"

    def __init__(self) -> None:
        super().__init__()
        self._before: tuple[tuple[str, ...], frozenset[str]] = ((), frozenset())
        self._facts: dict[str, Facts] = {}
        self._order = ArticleOrder.LOADED

    # What it shows

    def body(self) -> ComposeResult:
        yield Painted(self._paint_head, id="head")
        yield self.list_rows()
        yield Painted(self._paint_title, id="article-title")
        yield Painted(self._paint_details, id="below")

    def on_mount(self) -> None:
        """Show all articles, beginning with the one under the reader's cursor."""
        session = self.session
        self._before = (tuple(session.order), frozenset(session.hidden))
        self.rows.show(len(session.order), session.order.index(session.current))

    def on_resize(self, event: events.Resize) -> None:
        """What is known of the chosen article takes a third of the screen."""
        self.query_one("#below").styles.height = max(5, min(14, event.size.height // 3 - 1))

    @property
    def article(self) -> Article:
        """The chosen article."""
        return self.session.articles[self.session.order[self.rows.at]]

    def where(self) -> str:
        hidden = len(self.session.hidden)
        return f"{self.rows.at + 1} of {self.rows.count}" + (f", {hidden} hidden" if hidden else "")

    def counts(self, ground: Style) -> Cells:
        read = [self.session.share_read(a) for a in self.session.order]
        return [(f"{sum(r >= 100 for r in read)} read to the end", ground)]

    def keys_now(self) -> tuple[Sequence[Key], Sequence[Key]]:
        hides = "show" if self.article.id in self.session.hidden else "hide"
        acting = (("enter", "read it", True), ("space", hides, True), ("J/K", "move", True), ("o", "order", True))
        return (*acting, ("i", "details", True)), (("esc", "reader", True),)

    def row_chosen(self) -> None:
        self.query_one("#article-title", Painted).again()
        below = self.query_one("#below", Painted)
        below.again()
        below.roll_to(0)
        self.show_bars()

    def session_changed(self) -> None:
        """Details, claims or order have changed."""
        self.rows.refresh()
        self.row_chosen()

    def _facts_of(self, article: Article) -> Facts:
        if article.id not in self._facts:
            self._facts[article.id] = facts_of(article)
        return self._facts[article.id]

    def _paint_head(self, width: int) -> list[Strip]:
        muted = self.inks.on("muted")
        right: Cells = [("words   read claims  furniture  ", muted)] if width >= 100 else [("  read claims ", muted)]
        right.append((fit("state", _STATE), muted))
        left: Cells = [(f" {'#':<3}{fit('article', _name_width(width))} ", muted)]
        if width >= 100:
            left.append((f"{'date':<{_DATE}}title", muted))
        return [spread(left, [], right, width, muted)]

    def paint_row(self, index: int, chosen: bool, width: int) -> Strip:
        session, inks = self.session, self.inks
        article = session.articles[session.order[index]]
        hidden = article.id in session.hidden
        place = ("cursor" if inks.palette.tints else "bg") if chosen else "bg"
        plain = inks.on("muted" if hidden else "text", place)
        strong = inks.on("muted" if hidden else "bright", place, bold=not hidden)
        muted = inks.on("muted", place)
        name = _name_width(width)
        cells: Cells = [("▌" if chosen else " ", inks.on("match", place)), (f"{index + 1:<3}", strong)]
        cells.append((fit(article.name, name) + " ", strong))
        facts, details = self._facts_of(article), article.details
        claims = count_claims(session, article.id)
        numbers = f"{session.share_read(article.id):>4.0f} % {claims or '–':>6} "
        if width >= 100:
            date = spoken_date(details.date[:10]) if details.date else "no date"
            cells.append((fit(date, _DATE), muted))
            numbers = f"{facts.words:>5} {numbers}{facts.furniture:>8.0f} %  "
        first = session.copy_of(article.id)
        copied = f", copy of {session.number(first)}" if first else ""
        state = ("hidden" if hidden else "shown") + (copied or (", read-only" if article.read_only else ""))
        right: Cells = [(f"  {numbers}", plain), (fit(state, _STATE), strong if hidden else muted)]
        title_room = max(0, width - sum(len(w) for w, _ in right) - 1 - 3 - name - 1 - _DATE)
        if width >= 100:
            cells.append((fit(details.title, title_room), plain))
        return spread(cells, [], right, width, plain)

    def _paint_title(self, width: int) -> list[Strip]:
        inks, article = self.inks, self.article
        ground = inks.on("text", "panel")
        left: Cells = [(f" {self.session.number(article.id)} {article.name}", inks.on("bright", "panel", bold=True))]
        notices = len(self.session.brief.notices)
        right: Cells = []
        if notices:
            words = f"{notices} remark{'' if notices == 1 else 's'} on loading "
            right = [(words, inks.on("differ", "panel", bold=True)), ("}", inks.on("match", "panel", bold=True))]
            right.append((" more ", ground))
        return [spread(left, [], right, width, ground)]

    def _paint_details(self, width: int) -> list[Strip]:
        inks, article = self.inks, self.article
        details, facts = article.details, self._facts_of(article)
        ground = inks.on("text", "surface")
        strips: list[Strip] = []
        date = spoken_date(details.date) if details.date else "no date"
        by = ", ".join(part for part in (details.author, details.outlet) if part) or "no byline"
        size = f"{facts.words} words, {facts.sentences} sentences, {facts.furniture:.0f} % of the text is not the story"
        for label, words in (
            ("title", details.title or "no title"),
            ("by", f"{by}, {date}"),
            ("address", details.url),
            ("file", article.source),
            ("length", size),
            ("read-only", article.read_only),
        ):
            strips += _labelled(inks, label, words, width, "differ" if label == "read-only" else "text")
        strips.append(cut([], width, ground))
        for notice in self.session.brief.notices:
            strips += _notice(inks, notice, width)
        return strips

    # Keys

    def _changed(self, message: str = "") -> None:
        self.message = message
        self.session_changed()

    def open_row(self, index: int) -> None:
        """Go there; a hidden article is shown again."""
        session = self.session
        article = session.order[index]
        if article != session.current:
            session.go(Place(article, session.places.get(article, 0)), remember=True)
        session.hidden.discard(article)
        self.action_leave()

    def action_hide(self) -> None:
        """Hide the article, or show it again."""
        self._changed(hide_or_show(self.session, self.article.id))

    def action_shift(self, step: int) -> None:
        """Move the article in the reading order; the cursor goes with it."""
        if move_article(self.session, self.article.id, step):
            self.rows.move(step)
            self.rows.refresh()
            self._changed()
        else:
            self._changed("It stands at the end already." if step > 0 else "It stands at the start already.")

    def action_order(self) -> None:
        """Order by date, then by name, then as they were opened."""
        orders = list(ArticleOrder)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        chosen = self.article.id
        order_articles(self.session, self._order)
        self.rows.move_to(self.session.order.index(chosen))
        self.rows.refresh()
        self._changed(f"ordered by {self._order.value}")

    def action_details(self) -> None:
        """Show and edit what is known of the article."""
        from briefreader.ui.details import DetailsDialog

        self.app.push_screen(DetailsDialog(self.article), lambda _saved: self._changed())

    def action_roll(self, rows: int) -> None:
        """Scroll what stands below the list."""
        self.query_one("#below", Painted).roll(rows)

    def action_leave(self) -> None:
        """Back to the reader, which shows what changed."""
        session, reader = self.session, desk_of(self).reader
        changed = self._before != (tuple(session.order), frozenset(session.hidden))
        self.dismiss()
        if changed:
            reader.articles_changed()
        else:
            reader.moved(level=False)


def _name_width(width: int) -> int:
    """Cells for an article's name; in a narrow terminal there is no title beside it."""
    return 24 if width >= 160 else 19 if width >= 100 else max(8, width - 39)


def _labelled(inks: Inks, label: str, words: str, width: int, colour: str = "text") -> list[Strip]:
    """A label with running text beside it; nothing for no words."""
    if not words:
        return []
    ground = inks.on("text", "surface")
    rows = text_rows(words, max(2, width - _LABEL - 5), inks.on(colour, "surface"), 3)
    heads = [fit(label, _LABEL), *[" " * _LABEL] * len(rows)]
    muted = inks.on("muted", "surface")
    return indented([[(head, muted), *row] for head, row in zip(heads, rows, strict=False)], 3, width, ground)


def _notice(inks: Inks, notice: Notice, width: int) -> list[Strip]:
    """A remark of the loader: what was left out is told from what opened by word and sign."""
    ground = inks.on("text", "surface")
    left_out = notice.severity is Severity.ERROR
    sign, word = ("!", "not opened") if left_out else ("›", "opened")
    look = inks.on("differ" if left_out else "muted", "surface", bold=left_out)
    rows = text_rows(notice.message, max(2, width - 16), ground, 3)
    heads = [fit(f"{sign} {word}", 13), *[" " * 13] * len(rows)]
    return indented([[(head, look), *row] for head, row in zip(heads, rows, strict=False)], 1, width, ground)

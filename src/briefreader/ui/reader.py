"""The reader's screen: panes side by side, status line above, compare strip and footer below.

It turns the session's state into what panes and rows show, and nothing else: keys go to `actions`, work to the app.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen

from briefreader.articles.span import Span
from briefreader.desk.availability import why_not
from briefreader.desk.commands import BY_ID, COMMANDS
from briefreader.desk.places import Place, Selection
from briefreader.desk.session import Session
from briefreader.matching.alignment import Kind
from briefreader.ui import bars
from briefreader.ui.bars import header_of
from briefreader.ui.inks import Inks
from briefreader.ui.marks import Marks, found_marks, relation_signs
from briefreader.ui.painting import Here, PaneClaim
from briefreader.ui.pane import Pane
from briefreader.ui.rows import Rows
from briefreader.ui.strip import paint_strip

if TYPE_CHECKING:
    from briefreader.ui.app import BriefreaderApp

PANE_WIDTH = 36  # cells that a pane needs at least
_TOO_SMALL = (40, 12)


class Reader(Screen[None]):
    """The screen on which articles are read side by side."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(",".join("comma" if k == "," else k for k in command.keys), f"run('{command.id}')", command.label)
            for command in COMMANDS
            if command.id != "pane"
        ),
        *(Binding(key, f"pane({key})", f"article {key}") for key in BY_ID["pane"].keys),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.standing: list[str] = []
        self.panes: list[Pane] = []
        self.zoomed = False
        self.strip_on = True
        self.scrolled = 0
        self.message = ""
        self.status, self.rail = Rows(id="status"), Rows(id="rail")
        self.holder = Horizontal(id="panes")
        self.strip, self.footer = Rows(id="strip"), Rows(id="footer")
        self._settling = False
        self._fresh: set[str] = set()  # articles that came into a pane and are not scrolled to their place yet
        self.recent: list[str] = []  # articles, the one under the cursor first, then those left last
        self._marks: dict[str, tuple[Marks, dict[int, Kind]]] = {}
        self._disclosed: dict[str, bool] = {}

    # What it stands on

    @property
    def desk(self) -> "BriefreaderApp":
        """The app, by the name that its type has here."""
        from briefreader.ui.app import BriefreaderApp

        app = self.app
        if not isinstance(app, BriefreaderApp):
            raise TypeError("the reader's screen belongs to the reader's app")
        return app

    @property
    def session(self) -> Session:
        """The state that the screen shows."""
        return self.desk.session

    @property
    def inks(self) -> Inks:
        """The styles of the theme in use."""
        return self.desk.inks

    @property
    def pane(self) -> Pane:
        """The active pane."""
        return self.panes[self.standing.index(self.session.current)]

    # Layout

    def compose(self) -> ComposeResult:
        yield self.status
        yield self.rail
        yield self.holder
        yield self.strip
        yield self.footer

    async def on_resize(self, event: events.Resize) -> None:
        """As many panes as fit; the rest of the screen follows its size."""
        await self.lay_out(event.size.width, event.size.height)

    async def lay_out(self, width: int = 0, height: int = 0) -> None:
        """Decide how many panes stand side by side, mount what is missing, and show everything anew."""
        width, height = width or self.size.width, height or self.size.height
        if not width or not height:
            return
        order = self.session.shown_order
        fits = 2 if 72 <= width < 100 else max(1, width // PANE_WIDTH)
        count = 1 if self.zoomed else min(fits, len(order))
        missing = [Pane(self.inks) for _ in range(count - len(self.panes))]
        self.panes += missing
        await self.holder.mount(*missing)
        while len(self.panes) > count:
            await self.panes.pop().remove()
        for pane in self.panes:
            pane.header_rows = 2 if width >= 100 and height >= 30 else 1
        self.rail.display = width >= 100 and (count < len(self.session.order))
        strip_rows = 5 if width >= 100 and height >= 30 else 4
        self.strip.display = self.strip_on and height >= 18
        self.strip.styles.height = 1 + strip_rows
        self.standing = self._choose_standing(count)
        self._fill_panes()
        self.call_after_refresh(self.moved)

    def _choose_standing(self, count: int) -> list[str]:
        """The articles for so many panes: those that stand there, the current one in any case, in reading order."""
        order = self.session.shown_order
        self.recent = [self.session.current, *(a for a in self.recent if a != self.session.current and a in order)]
        kept = [a for a in self.standing if a in order]
        wanted = list(dict.fromkeys([self.session.current, *kept[:count], *order]))
        if self.session.current not in kept and len(kept) >= count:
            # The new one takes the place of the pane that was left longest ago.
            left_longest = sorted(kept, key=lambda a: self.recent.index(a) if a in self.recent else len(self.recent))
            wanted = [self.session.current, *left_longest]
        return sorted(wanted[:count], key=order.index)

    def put_in_place_of(self, leaving: str, coming: str) -> None:
        """Show another article in the pane of one that leaves it; panes stay in reading order."""
        kept = [a for a in self.standing if a != leaving]
        self.standing = sorted([*kept, coming], key=self.session.order.index)
        self._fill_panes()

    def _fill_panes(self) -> None:
        """Put the visible articles into the panes; a pane that changes its text starts at that text's place."""
        for pane, article_id in zip(self.panes, self.standing, strict=True):
            if pane.article != article_id:
                pane.show_article(article_id, self.session.articles[article_id].shown)
                pane.show_marks(*self._marks_of(article_id))
                pane.show_claims(self._claims_of(article_id))
                self._fresh.add(article_id)

    def _show_place(self, pane: Pane) -> None:
        if pane.article in self.session.articles:
            place = Place(pane.article, self.session.places.get(pane.article, 0))
            if place.sentence:
                pane.roll_into_view(self.session.sentence_of(place))

    # Showing the session

    def moved(self, *, level: bool = True) -> None:
        """The cursor moved: show it, bring counterparts to its row, and say what the other articles have."""
        session = self.session
        if not self.panes:
            return
        if session.current not in self.standing:
            self.standing = self._choose_standing(len(self.panes))
            self._fill_panes()
        self.recent = [session.current, *(a for a in self.recent if a != session.current)]
        span = session.sentence
        active = self.pane
        active.roll_into_view(session.selection.span if session.selection else span)
        row = max(0, active.row_of(span.start))
        there: dict[str, Span] = {c.article: c.span for c in session.counterparts()}
        for pane in self.panes:
            own = pane is active
            counterpart = there.get(pane.article)
            if counterpart is not None and level and session.levelled:
                pane.level(counterpart, row)
            pane.show_here(
                Here(
                    current=span if own and span.length else None,
                    counterparts=(counterpart,) if counterpart is not None and not own else (),
                    selection=session.selection.span if own and session.selection else None,
                    hits=tuple(h.span for h in session.hits if h.article == pane.article),
                )
            )
        self.scrolled = 0
        self.show_rows()
        self._show_headers()
        self.show_claims()

    def show_claims(self) -> None:
        """Show what readers said in every pane."""
        for pane in self.panes:
            pane.show_claims(self._claims_of(pane.article))

    def matches_found(self, touched: set[str]) -> None:
        """More matches came in: paint what they touch, without moving anything under the reader's eyes."""
        for article_id in touched:
            self._marks.pop(article_id, None)
        for pane in self.panes:
            if pane.article in touched:
                pane.show_marks(*self._marks_of(pane.article))
        self.moved(level=False)

    def articles_changed(self) -> None:
        """Details, order, furniture or choice of articles changed: show everything anew."""
        self._marks.clear()
        for pane in self.panes:
            pane.article = ""
        self.call_later(self.lay_out)

    def show_inks(self) -> None:
        """Use the colours of the theme in use."""
        for pane in self.panes:
            pane.show_inks(self.inks)
        self.moved(level=False)

    def show_rows(self) -> None:
        """Show status line, rail, strip and footer."""
        session, inks, width = self.session, self.inks, self.size.width
        if not width:
            return
        status = bars.status_line(session, inks, width, message=self.message or self._lasting(), saved=self.desk.saved)
        self.status.show([status])
        if self.rail.display:
            self.rail.show([bars.rail(session, inks, width, self.standing)])
        if self.strip.display:
            rows = (self.strip.size.height or 5) - 1
            self.strip.show(paint_strip(session, inks, width, rows, self.scrolled))
        why = {command.id: why_not(session, command.id) for command in COMMANDS}
        self.footer.show([bars.footer(inks, width, why)])

    @property
    def is_too_small(self) -> bool:
        """Whether the terminal has too few cells for more than one pane and its lines."""
        return self.size.width < _TOO_SMALL[0] or self.size.height < _TOO_SMALL[1]

    def say(self, message: str) -> None:
        """Put a message into the status line; it stays until the next key."""
        self.message = message
        self.show_rows()

    def _lasting(self) -> str:
        """What the status line says as long as it holds, whatever keys are pressed."""
        width, height = self.size
        if self.is_too_small:
            return f"{width}x{height} is small; widen to {_TOO_SMALL[0]}x{_TOO_SMALL[1]}"
        if self.session.unsaved.trouble:
            return self.session.unsaved.trouble
        if self.session.selection:
            return "selecting: w b by word, ( ) by sentence, o the other edge; v d a e judge it, esc leaves"
        return ""

    def _marks_of(self, article_id: str) -> tuple[Marks, dict[int, Kind]]:
        if article_id not in self._marks:
            sides = self.session.relations.sides(article_id)
            self._marks[article_id] = (found_marks(self.session.articles[article_id], sides), relation_signs(sides))
        return self._marks[article_id]

    def _claims_of(self, article_id: str) -> tuple[PaneClaim, ...]:
        session = self.session
        found = [
            PaneClaim(c.span, c.claim.tags, own, own and c.claim.id == session.chosen)
            for own, ledgers in ((True, (session.ledger(article_id),)), (False, session.others.get(article_id, ())))
            for ledger in ledgers
            for c in ledger.claims
            if c.span is not None
        ]
        return tuple(found)

    def _show_headers(self) -> None:
        kinds = {c.article: c.kind for c in self.session.counterparts()}
        for pane in self.panes:
            active = pane.article == self.session.current
            disclosed = self._is_disclosed(pane.article)
            head = header_of(self.session, pane.article, kinds.get(pane.article), disclosed=disclosed)
            pane.show_header(head, active)

    def _is_disclosed(self, article_id: str) -> bool:
        if not self.session.ready:
            return False  # the first text does not wait for it
        if article_id not in self._disclosed:
            from briefreader.values.disclosures import find_disclosures

            found = find_disclosures(self.session.articles[article_id])
            self._disclosed[article_id] = any(d.kind.value == "ai-generated" for d in found)
        return self._disclosed[article_id]

    # Keys and mouse

    def action_run(self, command_id: str) -> None:
        """Do what a command is for, or say why it cannot be done now."""
        from briefreader.ui.actions import ACTIONS

        self.message = ""
        reason = why_not(self.session, command_id)
        if reason:
            self.say(reason)
        else:
            action: Callable[[Reader], None] = ACTIONS[command_id]
            action(self)

    def action_pane(self, number: int) -> None:
        """Go to the article with this number."""
        self.message = ""
        if number > len(self.session.order):
            self.say(f"There are {len(self.session.order)} articles.")
            return
        self.enter_pane(self.session.order[number - 1])

    def enter_pane(self, article_id: str) -> None:
        """Put the cursor into another article: on the counterpart if there is one, else where it was last there."""
        session = self.session
        there = next((c for c in session.counterparts() if c.article == article_id), None)
        place = Place(article_id, there.sentence if there else self._last_place(article_id))
        session.go(place)
        self.moved(level=False)

    def _last_place(self, article_id: str) -> int:
        """Where the cursor was last in an article, if that is in view, else the sentence at the top of its pane."""
        session = self.session
        last = session.places.get(article_id, 0)
        pane = next((p for p in self.panes if p.article == article_id), None)
        if pane is None or not pane.layout_of_text.lines:
            return last
        start = session.sentence_of(Place(article_id, last)).start
        if 0 <= pane.row_of(start) < pane.text_rows:
            return last
        top = max(0, min(pane.top, len(pane.layout_of_text) - 1))
        return session.articles[article_id].sentence_at(pane.layout_of_text.lines[top].start)

    def on_pane_pointed(self, message: Pane.Pointed) -> None:
        """A click sets the cursor; dragging selects."""
        session, article = self.session, self.session.articles[message.article]
        if not article.sentences:
            return
        self.message = ""
        if message.drag and session.current == message.article:
            start = session.selection.fixed if session.selection else self._pressed_at
            if start != message.offset:
                session.selection = Selection(article.id, start, message.offset)
        else:
            self._pressed_at = message.offset
            session.selection = None
            session.go(Place(article.id, article.sentence_at(message.offset)), remember=True)
        self.moved(level=not message.drag)

    _pressed_at = 0

    def on_pane_wrapped(self, _message: Pane.Wrapped) -> None:
        """A text was wrapped anew: put every pane where its place is, once for all of them."""
        if not self._settling:
            self._settling = True
            self.call_later(self._settle)

    def _settle(self) -> None:
        self._settling = False
        for pane in self.panes:
            if pane.article in self._fresh:
                self._show_place(pane)
        self._fresh.clear()
        self.moved()

    def on_pane_rolled(self, message: Pane.Rolled) -> None:
        """The wheel scrolls the pane under it."""
        for pane in self.panes:
            if pane.article == message.article:
                pane.roll_to(pane.clipped(max(0, pane.top) + message.rows))

    def on_mouse_scroll_down(self, _event: events.MouseScrollDown) -> None:
        """The wheel over the strip scrolls it."""
        self.action_run("strip-down")

    def on_mouse_scroll_up(self, _event: events.MouseScrollUp) -> None:
        """The wheel over the strip scrolls it back."""
        self.action_run("strip-up")

"""The reader's screen: panes side by side, status line above, compare strip and footer below.

It turns the session's state into what panes and rows show, and nothing else: keys go to `actions`, work to the app.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from briefreader.desk.availability import why_not
from briefreader.desk.commands import BY_ID, COMMANDS
from briefreader.desk.places import Place
from briefreader.desk.questions import Slot
from briefreader.desk.session import Session
from briefreader.ui import bars
from briefreader.ui.bars import header_of
from briefreader.ui.findings import Findings, chips_here, claims_of, spans_beside
from briefreader.ui.inks import Inks
from briefreader.ui.painting import Here
from briefreader.ui.pane import Pane
from briefreader.ui.pointing import PointedScreen
from briefreader.ui.rows import Rows
from briefreader.ui.strip import paint_strip

if TYPE_CHECKING:
    from briefreader.ui.app import BriefreaderApp

PANE_WIDTH = 36  # cells that a pane needs at least
_TOO_SMALL = (40, 12)


class Reader(PointedScreen):
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
        self.findings = Findings()
        self._standing: tuple[Slot, ...] = ()  # the disagreements that are marked in the panes

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

    def bring(self, articles: list[str]) -> None:
        """Show these articles, the first ones first, in panes of those that are not among them; panes keep order."""
        order = self.session.shown_order
        wanted = [self.session.current, *(a for a in articles if a in order)]
        wanted = list(dict.fromkeys([*wanted, *self.standing]))[: len(self.panes)]
        if not set(articles) <= set(self.standing):
            self.standing = sorted(wanted, key=order.index)
            self._fill_panes()

    def _fill_panes(self) -> None:
        """Put the visible articles into the panes; a pane that changes its text starts at that text's place."""
        for pane, article_id in zip(self.panes, self.standing, strict=True):
            if pane.article != article_id:
                pane.show_article(article_id, self.session.articles[article_id].shown)
                pane.show_marks(*self.findings.marks_of(self.session, article_id))
                pane.show_claims(claims_of(self.session, article_id))
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
        if self._standing is not session.questions.standing:
            self._standing = session.questions.standing
            self.paint_anew()
        span = session.sentence
        active = self.pane
        active.roll_into_view(session.selection.span if session.selection else span)
        row = max(0, active.row_of(span.start))
        there, chips = spans_beside(session), chips_here(session)
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
                    same=tuple(chips.get(pane.article, ((), ()))[0]),
                    unlike=tuple(chips.get(pane.article, ((), ()))[1]),
                )
            )
        self.scrolled = 0
        self.show_rows()
        self._show_headers()
        self.show_claims()

    def show_claims(self) -> None:
        """Show what readers said in every pane."""
        for pane in self.panes:
            pane.show_claims(claims_of(self.session, pane.article))

    def matches_found(self, touched: set[str]) -> None:
        """More matches came in: paint what they touch, without moving anything under the reader's eyes."""
        self.paint_anew(touched)
        self.moved(level=False)

    def paint_anew(self, touched: set[str] | None = None) -> None:
        """Paint again what was found in these articles (None: in all)."""
        self.findings.forget(touched)
        for pane in self.panes:
            if touched is None or pane.article in touched:
                pane.show_marks(*self.findings.marks_of(self.session, pane.article))

    def articles_changed(self) -> None:
        """Details, order, furniture or choice of articles changed: show everything anew."""
        self.findings.forget()
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
            self.rail.show([bars.rail(session, inks, width, self.standing, bars.stances(session))])
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

    def _show_headers(self) -> None:
        standing = bars.stances(self.session)
        for pane in self.panes:
            active = pane.article == self.session.current
            disclosed = self.findings.is_disclosed(self.session, pane.article)
            pane.show_header(
                header_of(self.session, pane.article, standing.get(pane.article), disclosed=disclosed), active
            )

    # Keys

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
        from briefreader.desk.answers import at_hand, elsewhere

        there, question = elsewhere(session).get(article_id), at_hand(session)
        at = self._last_place(article_id) if there is None else session.articles[article_id].sentence_at(there.start)
        session.go(Place(article_id, at), question=question)
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

"""The app: it owns the session, runs the work beside the screen, and takes one path out whatever the way."""

import contextlib
import gc
import os
import signal
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import SystemCommand
from textual.screen import Screen

from briefreader.articles.article import Article, Brief, Severity
from briefreader.desk.commands import BY_ID, COMMANDS
from briefreader.desk.keeping import Keeper
from briefreader.desk.places import Place
from briefreader.desk.search import search
from briefreader.desk.session import Session
from briefreader.ui.comparing import ComparingApp
from briefreader.ui.reader import Reader

if TYPE_CHECKING:
    from briefreader.annotations.claims import Ledger
    from briefreader.annotations.store import Store
    from briefreader.ui.work import BriefRead, Saved, SaveFailed, ShelfRead

_RETRY = 5.0  # seconds until a save that failed is tried again
_WATCH = 2.0  # seconds between two looks at whether an annotation file was changed by somebody else


class BriefreaderApp(ComparingApp):
    """The reader's app. `run()` returns the exit code."""

    TITLE = "briefreader"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar = []

    def __init__(
        self,
        brief: Brief,
        *,
        load: Callable[[], Brief] | None = None,
        annotator: str = "",
        keep_annotator: Callable[[str], None] | None = None,
        suggested: Callable[[], str] = str,
        state: Path | None = None,
        cache: Path | None = None,
        theme: str = "",
        borrowed: Callable[[], Sequence["Ledger"]] = tuple,
        blind: bool = False,
    ) -> None:
        """`brief` may hold plain text alone; `load` then gives the same brief read whole, and is called in a thread.

        `state` is the user's folder for what is remembered, None for nothing; `keep_annotator` keeps a new name.
        `cache` is the folder of what was compared before, None for none.
        `borrowed` gives ledgers from elsewhere, shown beside those on disk; it is called in a thread.
        `blind` hides what other annotators said.
        """
        self._keeper = Keeper(brief, state)
        self._memory = self._keeper.recall()
        super().__init__(theme or self._memory.theme or os.environ.get("TEXTUAL_THEME", ""), cache)
        self.borrowed = borrowed
        self._load = load
        # What is remembered of sentences and blocks speaks of the articles read whole.
        remembered = replace(self._memory, read={}, restored={}) if load else self._memory
        self.session = Session(brief, annotator, remembered)
        self.session.comparing = len(brief.articles) > 1
        self.session.blind = blind
        self.saved = "reading"
        self.reader = Reader()
        self.reader.strip_on = self._memory.strip
        self._keep_annotator = keep_annotator
        self._suggested = suggested
        self.saving = ""
        self.left = False
        self._told: set[str] = set()
        self.left_in_review: set[tuple[str, str, str, str]] = set()

    @cached_property
    def store(self) -> "Store":
        """Where annotations are read and written. The first text on the screen does not wait for its code."""
        from briefreader.annotations.store import Store

        return Store(self.session.brief.root / "annotations")

    # Beginning

    def on_mount(self) -> None:
        """Plain text first; then what was said of it, then what matches."""
        self.push_screen(self.reader)
        self.call_after_refresh(self._begin)
        self._mind_signals()

    def _begin(self) -> None:
        # Full repaints stutter when the collector walks everything that was made so far.
        gc.freeze()
        gc.enable()
        if self._load is None:
            self._read_on()
        else:
            self._read_brief(self._load)

    @work(thread=True, group="brief")
    def _read_brief(self, load: Callable[[], Brief]) -> None:
        from briefreader.ui.work import post_brief

        post_brief(self, load)

    def on_brief_read(self, message: "BriefRead") -> None:
        """The articles were read whole: go on with them at the place that the reader has reached meanwhile."""
        self._load = None
        if message.brief is None:
            self.notify(message.trouble, severity="error", timeout=15, markup=False)
        else:
            reached = self.session
            self.session = Session(message.brief, reached.annotator, self._memory)
            self.session.blind = reached.blind
            article = self.session.articles.get(reached.current)
            if article is not None:
                self.session.go(Place(article.id, article.sentence_at(reached.sentence.start)))
            self.reader.articles_changed()
        self._read_on()

    def _read_on(self) -> None:
        """What was said of the articles, then what matches; notices of what could not be opened."""
        self.watch_articles()
        self.read_shelf(self.session.made)
        self.compare_anew()
        self.set_interval(_WATCH, self.look_at_disk)
        for notice in self.session.brief.notices:
            left_out = notice.severity is Severity.ERROR
            title = f"not opened: {notice.path}" if left_out else notice.path
            self.notify(
                notice.message, title=title, severity="error" if left_out else "information", timeout=10, markup=False
            )
        if words := self._keeper.left_behind():
            self.notify(words, title="rescued", severity="warning", timeout=20, markup=False)

    @work(thread=True, group="shelf", exclusive=True)
    def read_shelf(self, made: int) -> None:
        from briefreader.ui.work import post_shelf

        articles = tuple(self.session.articles.values())
        post_shelf(self, self.store, articles, self.session.annotator, made, self.borrowed)

    def on_shelf_read(self, message: "ShelfRead") -> None:
        """Show what was said of the articles; what was read before the newest edits is read again."""
        from briefreader.desk import judging
        from briefreader.desk.dismissing import dismissals_read

        if self.left:
            return
        if message.made != self.session.made:
            self.read_shelf(self.session.made)
            return
        shelf = message.shelf
        self.session.versions = shelf.versions
        self.session.ledgers_read(shelf.mine, shelf.others)
        dismissals_read(self.session, shelf.dismissals)
        for article_id in self.session.unsaved.edits.keys() & self.session.articles.keys():
            judging.apply_saved(self.session, self.session.ledger(article_id).ledger)
        self.session.locked = dict(shelf.locked)
        self.session.taken = dict(shelf.taken)
        self.own_stamps = dict(shelf.stamps)
        self.session.decisions = shelf.decisions
        self.shelf_seen = shelf.seen
        if self.saved == "reading":
            self.saved = "saved"
        for problem in shelf.problems:
            words = f"{problem.file}, line {problem.line}: {problem.message}"
            if words not in self._told:
                self._told.add(words)
                self.notify(words, title="annotations", severity="warning", timeout=15, markup=False)
        self.show_session()

    # Saving

    def save_soon(self) -> None:
        """Write what is not on disk yet, one article at a time, beside the screen."""
        if self.saving:
            return
        waiting = self.session.unsaved.next()
        if waiting is None:
            self.saved = "not saved" if self.session.unsaved else "saved"
            return
        article_id, edits = waiting
        self.saving, self.saved = article_id, "saving"
        from briefreader.ui.work import post_saved

        arguments = (self, self._keeper, self.session, self.store, article_id, edits)
        self.run_worker(lambda: post_saved(*arguments), thread=True, group="save")

    def on_saved(self, message: "Saved") -> None:
        """Edits are on disk, along with what somebody else wrote there meanwhile."""
        from briefreader.annotations.dismissals import Dismissals
        from briefreader.desk import judging
        from briefreader.desk.dismissing import dismissals_read

        if self.left:
            return
        self.saving = ""
        self._keeper.settle(self.session)
        if isinstance(message.saved, Dismissals):
            self.own_stamps[message.article] = message.saved.stamp
            dismissals_read(self.session, message.saved)
        elif message.saved is not None:
            self.own_stamps[message.article] = message.saved.stamp
            self.session.taken[message.article] = message.saved.taken
            judging.apply_saved(self.session, message.saved.ledger)
            for clash in message.saved.clashes:
                words = judging.clash_words(self.session, message.article, clash)
                self.notify(words, title="changed on disk meanwhile", severity="warning", timeout=20, markup=False)
        self.save_soon()
        self.show_session()

    def on_save_failed(self, message: "SaveFailed") -> None:
        """Keep the edits, say why, go on with other articles, and try again."""
        if self.left:
            return
        self.saving = ""
        if message.reason not in self.session.unsaved.troubles.values():
            self.notify(message.reason, title="not saved", severity="error", timeout=15, markup=False)
        self.session.unsaved.failed(message.article, message.reason)
        self.set_timer(_RETRY, self._save_again)
        self.save_soon()
        self.show_session()

    def _save_again(self) -> None:
        self.session.unsaved.try_again()
        self.save_soon()

    def show_session(self) -> None:
        """Show what has changed in the reader, and in the screens that lie over it."""
        if self.left:
            return
        self.reader.moved(level=False)
        if self.screen is not self.reader:
            from briefreader.ui.screens import SideScreen

            for screen in self.screen_stack:
                if isinstance(screen, SideScreen):
                    screen.session_changed()

    # What screens ask for

    def as_annotator(self, act: Callable[[], None]) -> None:
        """Do it, after asking once for the annotator's name where none is known."""
        if self.session.annotator:
            act()
            return
        from briefreader.ui.naming import ask_annotator

        ask_annotator(self, self._suggested(), self._keep_annotator, act)

    def say(self, message: str) -> None:
        """Put a message into the reader's status line."""
        self.reader.say(message)

    def search(self, query: str) -> None:
        """Find the words in all articles and go to the first hit from here on; "" ends the search."""
        message = search(self.session, query)
        self.reader.moved()
        if message:
            self.say(message)

    def article_replaced(self, article: Article) -> None:
        """An article has other details."""
        self.session.replace_article(article)
        self.reader.articles_changed()

    def dress(self) -> None:
        """Take the styles of the theme in use, and show everything in them."""
        super().dress()
        self.reader.show_inks()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command of the table (over other screens none of them: they act on the reader), and the themes."""
        for command in COMMANDS if screen is self.reader else ():
            if command.id not in {"pane", "palette", "escape"} and not command.coming:
                run = self._runner(command.id)
                yield SystemCommand(f"{command.help} ({command.keys[0]})", BY_ID[command.id].group.value, run)
        yield SystemCommand("choose a theme", "Change colours", self.search_themes)

    def _runner(self, command_id: str) -> Callable[[], None]:
        return lambda: self.reader.action_run(command_id)

    # Leaving

    def leave(self) -> None:
        """Leave the program; where something is not saved yet, save it first, and ask if that fails."""
        failed = self._keeper.save(self.session, self.store)
        if not failed:
            self._remember()
            self._end(0)
            return
        from briefreader.ui.dialogs import ConfirmDialog

        def answered(yes: bool | None) -> None:
            if yes:
                self._keeper.rescue(self.session)
                self._remember()
                self._end(1)

        question = "Some tags could not be saved. Leave all the same? They are kept in a rescue folder:"
        self.push_screen(ConfirmDialog(question, f"{self._keeper.rescue_folder}\n{failed}", "leave"), answered)

    def _end(self, code: int) -> None:
        self.left = True  # what workers still post finds no screen any more
        self.run_of_comparing += 1
        self.exit(code)

    async def action_quit(self) -> None:
        """Ctrl+Q and the palette's quit take the same path as `q`; words being typed are held back for once."""
        may_leave: Callable[[], bool] | None = getattr(self.screen, "may_leave", None)
        if may_leave is None or may_leave():
            self.leave()

    def _remember(self) -> None:
        if self._load is None:
            self._keeper.remember(self.session.memory(strip=self.reader.strip_on, theme=self.theme))

    def _mind_signals(self) -> None:
        """A terminal that is closed, or a polite request to end, takes the saving path too."""
        import asyncio

        loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGTERM"):
            if hasattr(signal, name):
                number = getattr(signal, name)
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self._ended_from_outside, number)

    def _ended_from_outside(self, number: int) -> None:
        if self._keeper.save(self.session, self.store):
            self._keeper.rescue(self.session)
        self._remember()
        if number == getattr(signal, "SIGHUP", None):
            os._exit(128 + number)  # there is no terminal left to tidy up
        self._end(128 + number)

    def last_words(self) -> str:
        """After the screen is gone: save what a crash left unsaved; what is to be said, or ""."""
        if not self.session.unsaved:
            return ""
        if not self._keeper.save(self.session, self.store):
            return ""
        if failed := self._keeper.rescue(self.session):
            return f"Some tags could not be saved anywhere: {failed}"
        return f"Tags that could not be saved were kept in {self._keeper.rescue_folder}."

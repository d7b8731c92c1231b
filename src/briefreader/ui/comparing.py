"""Comparing beside the screen: matches as they come, then disagreements; the reader can be used all the while."""

import contextvars
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.ui.watching import WatchingApp

if TYPE_CHECKING:
    from briefreader.ui.work import Compared, DisagreementsFound, MatchesFound


class ComparingApp(WatchingApp):
    """The part of the app that compares the articles."""

    def __init__(self, theme: str, cache: Path | None) -> None:
        """`cache` is the folder that keeps what was compared before, None for none."""
        super().__init__(theme)
        self.cache = cache
        self.run_of_comparing = 0

    def compare_anew(self) -> None:
        """Compare the articles as they are now; an older run still going on is dropped."""
        self.run_of_comparing += 1
        session = self.session
        session.forget_matches()
        session.comparing = len(session.articles) > 1
        session.questions.looking = True
        self._compare(self.run_of_comparing)

    def _compare(self, run: int) -> None:
        """Compare in a thread that leaving does not wait for: it holds nothing that could be lost."""
        from briefreader.ui.work import post_comparison

        brief = replace(self.session.brief, articles=tuple(self.session.articles.values()))
        arguments = (post_comparison, self, brief, run, lambda: self.run_of_comparing, self.cache)
        threading.Thread(target=contextvars.copy_context().run, args=arguments, name="compare", daemon=True).start()

    def on_matches_found(self, message: "MatchesFound") -> None:
        """Show matches as they are found."""
        if self._is_wanted(message.run):
            self.reader.matches_found(self.session.matches_found(message.found, message.done, message.total))

    def on_compared(self, message: "Compared") -> None:
        """Comparing is over; disagreements are looked for next."""
        if self._is_wanted(message.run):
            self.session.comparing = False
            if message.found:
                self.session.origins = message.found.origins
            if message.trouble:
                self.notify(message.trouble, severity="error", timeout=15, markup=False)
            self.reader.moved(level=False)

    def on_disagreements_found(self, message: "DisagreementsFound") -> None:
        """Show where the articles part."""
        if self._is_wanted(message.run):
            questions = self.session.questions
            questions.looking = False
            if message.found is not None:
                questions.found(message.found)
            elif message.trouble:
                questions.trouble = message.trouble
                self.notify(message.trouble, severity="error", timeout=15, markup=False)
            self.show_session()

    def _is_wanted(self, run: int) -> bool:
        return run == self.run_of_comparing and not self.left

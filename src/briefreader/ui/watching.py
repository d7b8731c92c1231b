"""What other hands do to the files of an open brief: noticed by their stamps, a look every two seconds."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from textual import work

from briefreader.articles.article import Article
from briefreader.desk.session import Session
from briefreader.ui.dressed import DressedApp
from briefreader.ui.reader import Reader

if TYPE_CHECKING:
    from briefreader.annotations.decisions import Decision
    from briefreader.annotations.store import Stamp, Store
    from briefreader.ui.work import ArticlesRead, Decided


class WatchingApp(DressedApp[int]):
    """The part of the app that lives with other hands: it watches articles, annotations and decisions, and decides."""

    session: Session
    reader: Reader
    saving: str
    left: bool

    def __init__(self, theme: str) -> None:
        super().__init__(theme)
        self.own_stamps: dict[str, Stamp] = {}
        self.shelf_seen: Mapping[str, Stamp] = {}
        self._article_stamps: dict[str, Stamp] = {}

    @property
    @abstractmethod
    def store(self) -> "Store":
        """Where annotations are read and written."""

    @abstractmethod
    def read_shelf(self, made: int) -> object:
        """Read what was said, beside the screen."""

    @abstractmethod
    def show_session(self) -> None:
        """Show what has changed, in every screen."""

    @abstractmethod
    def compare_anew(self) -> None:
        """Compare the articles as they are now."""

    def watch_articles(self) -> None:
        """From now on, notice what is done to the files of the articles."""
        self._note(self.session.articles.values())

    def look_at_disk(self) -> None:
        """Read again what somebody else has changed."""
        if not self.session.ready or self.saving or self.session.unsaved:
            return
        articles = self.session.articles
        if edited := self._edited():
            # Noted before they are read: an edit in between is noticed at the next look.
            self._note(edited)
            self._read_articles(edited)
            return
        from briefreader.annotations.names import DISMISSED

        own = self.session.annotator
        mine = bool(own) and any(self.store.stamp(own, a) != self.own_stamps.get(a) for a in (*articles, DISMISSED))
        if mine or self._others_wrote(own):
            self.read_shelf(self.session.made)
            self.reader.say("The annotations were changed on disk; they are shown as they are now.")

    @work(thread=True, group="articles")
    def _read_articles(self, edited: list[Article]) -> None:
        from briefreader.ui.work import post_articles

        post_articles(self, self.session.brief.root, edited)

    def on_articles_read(self, message: "ArticlesRead") -> None:
        """Go on with articles as they are on disk now: everything said of them is anchored anew, and compared."""
        if self.left:
            return
        for article_id, trouble in message.troubles:
            words = f"{trouble} It is shown as it was."
            self.notify(words, title=f"changed on disk: {article_id}", severity="warning", timeout=20)
        edited = [a for a in message.articles if a.hash != self.session.articles[a.id].hash]
        for article in edited:
            self.session.article_edited(article)
        if edited:
            names = ", ".join(f"{self.session.number(a.id)} {a.name}" for a in edited)
            self.reader.articles_changed()
            self.read_shelf(self.session.made)
            self.compare_anew()
            self.reader.say(f"{names}: edited on disk, shown as it is now; R lists the claims that this puts in doubt.")

    def decide(self, decision: "Decision") -> None:
        """Write a decision between annotators, beside the screen."""
        from briefreader.annotations.decisions import save_decision

        self._write_decision(lambda: save_decision(self.store.folder, decision))

    def take_back(self, decision: "Decision") -> None:
        """Remove a decision."""
        from briefreader.annotations.decisions import remove_decision

        self._write_decision(lambda: remove_decision(self.store.folder, decision.article, decision.id))

    def _write_decision(self, act: Callable[[], None]) -> None:
        from briefreader.ui.work import post_decided

        articles, folder = list(self.session.articles), self.store.folder
        self.run_worker(lambda: post_decided(self, act, articles, folder), thread=True, group="decide")

    def on_decided(self, message: "Decided") -> None:
        """Show what is decided now."""
        if self.left:
            return
        if message.trouble:
            self.notify(message.trouble, title="not decided", severity="error", timeout=15)
        self.session.decisions = message.decisions
        self.show_session()

    def _edited(self) -> list[Article]:
        """The articles whose files have changed since they were read."""
        return [a for a in self.session.articles.values() if self._stamp(a) != self._article_stamps.get(a.id, ())]

    def _note(self, articles: Iterable[Article]) -> None:
        self._article_stamps.update({article.id: self._stamp(article) for article in articles})

    @staticmethod
    def _stamp(article: Article) -> "Stamp":
        from briefreader.annotations.files import NO_FILE, stamp_of

        return stamp_of(article.path) if article.path is not None else NO_FILE

    def _others_wrote(self, own: str) -> bool:
        """Whether anybody else, or a decision, says something else now."""
        from briefreader.ui.work import stamps_of

        now, before = stamps_of(self.store, self.session.articles), self.shelf_seen
        return any(now.get(k) != before.get(k) for k in now.keys() | before.keys() if not k.startswith(f"{own}/"))

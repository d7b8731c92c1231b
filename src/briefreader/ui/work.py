"""What runs beside the screen: reading ledgers, comparing, saving, watching. Threads compute and post messages.

A worker never touches a widget and never changes the session; handlers of the messages do, in the app.
"""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message
from textual.message_pump import MessagePump

from briefreader.annotations.anchored import AnchoredLedger
from briefreader.annotations.anchoring import Old, anchor, find_link
from briefreader.annotations.claims import Ledger
from briefreader.annotations.decisions import Decision, load_decisions
from briefreader.annotations.dismissals import Dismissals
from briefreader.annotations.files import NO_FILE, stamp_of
from briefreader.annotations.names import DECIDED, DISMISSED
from briefreader.annotations.store import Problem, SavedLedger, Stamp, Store
from briefreader.articles.article import Article, Brief
from briefreader.desk.history import Change
from briefreader.desk.keeping import Keeper
from briefreader.desk.session import Session
from briefreader.errors import AnnotationError, BriefreaderError
from briefreader.matching.alignment import Match
from briefreader.matching.comparison import Comparison
from briefreader.review.versions import Versions

if TYPE_CHECKING:
    from briefreader.disagreements.model import Disagreements

_POST_EVERY = 0.05  # seconds between two messages of matches: often enough to see, rare enough to type


@dataclass(frozen=True, slots=True)
class Shelf:
    """All ledgers of a brief as they lie on disk: the annotator's own, the others', and what was wrong with them."""

    mine: tuple[AnchoredLedger, ...]
    others: tuple[AnchoredLedger, ...]
    locked: Mapping[str, str]
    problems: tuple[Problem, ...]
    stamps: Mapping[str, Stamp]
    taken: Mapping[str, frozenset[str]]
    decisions: tuple[Decision, ...] = ()
    seen: Mapping[str, Stamp] = field(default_factory=dict, hash=False)
    versions: Mapping[str, Mapping[str, str]] = field(default_factory=dict, hash=False)
    dismissals: Dismissals = field(default_factory=Dismissals)


class BriefRead(Message):
    """The articles were read whole, with segments, furniture and details; None if that failed, and why."""

    def __init__(self, brief: Brief | None, trouble: str = "") -> None:
        self.brief, self.trouble = brief, trouble
        super().__init__()


class ShelfRead(Message):
    """The ledgers were read, when `made` edits had been made."""

    def __init__(self, shelf: Shelf, made: int) -> None:
        self.shelf, self.made = shelf, made
        super().__init__()


class ArticlesRead(Message):
    """Articles whose files were changed were read again; `troubles` says of which that failed, and why."""

    def __init__(self, articles: Sequence[Article], troubles: Sequence[tuple[str, str]]) -> None:
        self.articles, self.troubles = articles, troubles
        super().__init__()


class MatchesFound(Message):
    """Comparing has got this far. `run` tells an earlier run from the present one."""

    def __init__(self, run: int, found: Sequence[Match], done: int, total: int) -> None:
        self.run, self.found, self.done, self.total = run, found, done, total
        super().__init__()


class Compared(Message):
    """Comparing is over: what it found, or None and what went wrong."""

    def __init__(self, run: int, found: Comparison | None, trouble: str = "") -> None:
        self.run, self.found, self.trouble = run, found, trouble
        super().__init__()


class DisagreementsFound(Message):
    """Where the articles part; None if that could not be found, and why ("" where nothing was looked for)."""

    def __init__(self, run: int, found: "Disagreements | None", trouble: str = "") -> None:
        self.run, self.found, self.trouble = run, found, trouble
        super().__init__()


class Saved(Message):
    """Edits of an article, or of what is dismissed, are on disk; None if they had been written before."""

    def __init__(self, article: str, saved: SavedLedger | Dismissals | None) -> None:
        self.article, self.saved = article, saved
        super().__init__()


class Decided(Message):
    """What is decided now; `trouble` says why the newest decision could not be written, or is ""."""

    def __init__(self, decisions: tuple[Decision, ...], trouble: str) -> None:
        self.decisions, self.trouble = decisions, trouble
        super().__init__()


class SaveFailed(Message):
    """The edits of an article could not be written; they are kept in memory."""

    def __init__(self, article: str, reason: str) -> None:
        self.article, self.reason = article, reason
        super().__init__()


class _SupersededError(Exception):
    """A newer comparison has begun; the older one stops."""


def stamps_of(store: Store, articles: Iterable[str]) -> dict[str, Stamp]:
    """The stamps of everybody's files on these articles, and of the folders of decisions on them."""
    found: dict[str, Stamp] = {}
    names = store.annotators()
    for article in articles:
        stamps = {f"{name}/{article}": store.stamp(name, article) for name in names}
        stamps[f"{DECIDED}/{article}"] = stamp_of(store.folder / DECIDED / article)
        found.update({key: stamp for key, stamp in stamps.items() if stamp != NO_FILE})
    return found


class _Past:
    """Anchors ledgers with git as a witness, and keeps the versions that it was asked for."""

    def __init__(self, root: Path, articles: Sequence[Article]) -> None:
        self._versions = Versions(root)
        self._articles = {article.id: article for article in articles}
        self.found: dict[str, dict[str, str]] = {}

    def anchored(self, ledger: Ledger) -> AnchoredLedger:
        """The ledger in today's text. The versions that its links need are looked for too."""
        for claim in ledger.claims:
            for link in claim.links:
                if link.article in self._articles:
                    there = self._articles[link.article]
                    find_link(link, claim.id, there, self._old(there))
        article = self._articles[ledger.article]
        return anchor(ledger, article, self._old(article))

    def _old(self, article: Article) -> Old:
        def text(digest: str) -> str | None:
            found = self._versions.text(article.source, digest)
            if found is not None:
                self.found.setdefault(article.id, {})[digest] = found
            return found

        return text


def read_shelf(
    store: Store, articles: Sequence[Article], annotator: str, borrowed: Callable[[], Sequence[Ledger]] = tuple
) -> Shelf:
    """Read and anchor every annotator's ledgers of the articles, those on disk and the borrowed ones; what cannot be
    read is a problem of its own."""
    seen = stamps_of(store, [article.id for article in articles])
    past = _Past(store.folder.parent, articles)
    mine: list[AnchoredLedger] = []
    others: list[AnchoredLedger] = []
    problems: list[Problem] = []
    locked: dict[str, str] = {}
    stamps: dict[str, Stamp] = {}
    taken: dict[str, frozenset[str]] = {}
    for name in sorted({*store.annotators(), annotator} - {""}):
        for article in articles:
            try:
                loaded = store.load(name, article.id)
            except AnnotationError as error:
                problems.append(Problem(f"{store.folder.name}/{name}/{article.id}.toml", 1, "", str(error)))
                if name == annotator:
                    locked[article.id] = str(error)
                    stamps[article.id] = store.stamp(name, article.id)
                continue
            problems += loaded.problems
            if name == annotator:
                stamps[article.id] = loaded.stamp
                taken[article.id] = loaded.taken
                if loaded.read_only:
                    locked[article.id] = loaded.read_only
                mine.append(past.anchored(loaded.ledger))
            elif loaded.ledger.claims or loaded.ledger.tags:
                others.append(past.anchored(loaded.ledger))
    by_id = {article.id: article for article in articles}
    try:
        others += [past.anchored(ledger) for ledger in borrowed() if ledger.article in by_id]
    except BriefreaderError as error:
        problems.append(Problem("git", 1, "", str(error)))
    dismissals = _read_dismissals(store, annotator)
    problems += dismissals.problems
    stamps[DISMISSED] = dismissals.stamp
    if dismissals.read_only:
        locked[DISMISSED] = dismissals.read_only
    decisions = load_decisions(store.folder, list(by_id))
    problems += decisions.problems
    said, decided = (tuple(mine), tuple(others)), decisions.decided
    return Shelf(*said, locked, tuple(problems), stamps, taken, decided, seen, past.found, dismissals)


def _read_dismissals(store: Store, annotator: str) -> Dismissals:
    try:
        return store.load_dismissals(annotator) if annotator else Dismissals()
    except AnnotationError as error:
        problem = Problem(f"{store.folder.name}/{annotator}/{DISMISSED}.toml", 1, "", str(error))
        return Dismissals({}, (problem,), str(error))


def post_brief(pump: MessagePump, load: Callable[[], Brief]) -> None:
    """Read the brief and post it."""
    try:
        pump.post_message(BriefRead(load()))
    except BriefreaderError as error:
        pump.post_message(BriefRead(None, str(error)))


def post_articles(pump: MessagePump, root: Path, articles: Sequence[Article]) -> None:
    """Read the files of these articles again and post what they hold now."""
    from briefreader.articles.loading import load_article

    read: list[Article] = []
    troubles: list[tuple[str, str]] = []
    for article in articles:
        try:
            if article.path is not None:
                read.append(load_article(article.path, root)[0])
        except BriefreaderError as error:
            troubles.append((article.id, str(error)))
    pump.post_message(ArticlesRead(tuple(read), tuple(troubles)))


def post_shelf(
    pump: MessagePump,
    store: Store,
    articles: Sequence[Article],
    annotator: str,
    made: int,
    borrowed: Callable[[], Sequence[Ledger]],
) -> None:
    """Read the shelf and post it, with the number of edits that had been made when reading began."""
    pump.post_message(ShelfRead(read_shelf(store, articles, annotator, borrowed), made))


def post_decided(pump: MessagePump, act: Callable[[], None], articles: Sequence[str], folder: Path) -> None:
    """Write or remove a decision, and post what is decided then."""
    trouble = ""
    try:
        act()
    except BriefreaderError as error:
        trouble = str(error)
    pump.post_message(Decided(load_decisions(folder, list(articles)).decided, trouble))


def post_comparison(pump: MessagePump, brief: Brief, run: int, wanted: Callable[[], int], cache: Path | None) -> None:
    """Compare the brief's articles and post what comes of it: matches, then disagreements."""
    if len(brief.articles) > 1:
        post_matches(pump, brief, run, wanted, cache)
    if wanted() == run:
        post_disagreements(pump, brief, run)


def post_disagreements(pump: MessagePump, brief: Brief, run: int) -> None:
    """Find where the articles part, or one and itself, and post it."""
    try:
        from briefreader.disagreements.find import find_disagreements

        pump.post_message(DisagreementsFound(run, find_disagreements(brief)))
    except Exception as error:  # whatever hostile text breaks is said; the reader must not wait for ever
        why = f"Disagreements were not found: {error or type(error).__name__}. Reading and tagging go on."
        pump.post_message(DisagreementsFound(run, None, why))


def post_matches(pump: MessagePump, brief: Brief, run: int, wanted: Callable[[], int], cache: Path | None) -> None:
    """Compare the brief's articles, posting matches as they come; stop when another run is wanted.

    What was compared before is read from the folder `cache`, if there is one.
    """
    from briefreader.matching.cache import Cache
    from briefreader.matching.compare import Progress, compare

    waiting: list[Match] = []
    posted = 0.0

    def report(progress: Progress) -> None:
        nonlocal posted
        if wanted() != run:
            raise _SupersededError
        waiting.extend(progress.found)
        now = time.monotonic()
        if now - posted >= _POST_EVERY or progress.done == progress.total:
            pump.post_message(MatchesFound(run, tuple(waiting), progress.done, progress.total))
            waiting.clear()
            posted = now

    try:
        found = Cache(cache).compare(brief, report) if cache else compare(brief, report)
    except _SupersededError:
        return
    except (BriefreaderError, MemoryError, RecursionError) as error:
        pump.post_message(
            Compared(run, None, f"Comparing stopped: {error or type(error).__name__}. Reading and tagging go on.")
        )
        return
    pump.post_message(Compared(run, found))


def post_saved(
    pump: MessagePump, keeper: Keeper, session: Session, store: Store, article: str, edits: Sequence[Change]
) -> None:
    """Write the edits of one article and post what came of it."""
    try:
        saved = keeper.save_one(session, store, article, edits)
    except BriefreaderError as error:
        pump.post_message(SaveFailed(article, str(error)))
    else:
        pump.post_message(Saved(article, saved))

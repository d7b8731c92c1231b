"""What runs beside the screen: reading ledgers, comparing, saving, watching. Threads compute and post messages.

A worker never touches a widget and never changes the session; handlers of the messages do, in the app.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual.message import Message
from textual.message_pump import MessagePump

from briefreader.annotations.anchored import AnchoredLedger
from briefreader.annotations.anchoring import anchor
from briefreader.annotations.claims import Edit
from briefreader.annotations.store import Problem, SavedLedger, Stamp, Store
from briefreader.articles.article import Article, Brief
from briefreader.desk.keeping import Keeper
from briefreader.desk.session import Session
from briefreader.errors import AnnotationError, BriefreaderError
from briefreader.matching.alignment import Match

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


class MatchesFound(Message):
    """Comparing has got this far. `run` tells an earlier run from the present one."""

    def __init__(self, run: int, found: Sequence[Match], done: int, total: int) -> None:
        self.run, self.found, self.done, self.total = run, found, done, total
        super().__init__()


class Compared(Message):
    """Comparing is over; `trouble` says what went wrong, or is ""."""

    def __init__(self, run: int, trouble: str = "") -> None:
        self.run, self.trouble = run, trouble
        super().__init__()


class Saved(Message):
    """Edits of an article are on disk; None if they had been written before."""

    def __init__(self, article: str, saved: SavedLedger | None) -> None:
        self.article, self.saved = article, saved
        super().__init__()


class SaveFailed(Message):
    """The edits of an article could not be written; they are kept in memory."""

    def __init__(self, article: str, reason: str) -> None:
        self.article, self.reason = article, reason
        super().__init__()


class _SupersededError(Exception):
    """A newer comparison has begun; the older one stops."""


def read_shelf(store: Store, articles: Sequence[Article], annotator: str) -> Shelf:
    """Read and anchor every annotator's ledgers of the articles; what cannot be read is a problem of its own."""
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
                mine.append(anchor(loaded.ledger, article))
            elif loaded.ledger.claims or loaded.ledger.tags:
                others.append(anchor(loaded.ledger, article))
    return Shelf(tuple(mine), tuple(others), locked, tuple(problems), stamps, taken)


def post_brief(pump: MessagePump, load: Callable[[], Brief]) -> None:
    """Read the brief and post it."""
    try:
        pump.post_message(BriefRead(load()))
    except BriefreaderError as error:
        pump.post_message(BriefRead(None, str(error)))


def post_shelf(pump: MessagePump, store: Store, articles: Sequence[Article], annotator: str, made: int) -> None:
    """Read the shelf and post it, with the number of edits that had been made when reading began."""
    pump.post_message(ShelfRead(read_shelf(store, articles, annotator), made))


def post_matches(pump: MessagePump, brief: Brief, run: int, wanted: Callable[[], int]) -> None:
    """Compare the brief's articles, posting matches as they come; stop when another run is wanted."""
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
        compare(brief, report)
    except _SupersededError:
        return
    except (BriefreaderError, MemoryError, RecursionError) as error:
        pump.post_message(
            Compared(run, f"Comparing stopped: {error or type(error).__name__}. Reading and tagging go on.")
        )
        return
    pump.post_message(Compared(run))


def post_saved(
    pump: MessagePump, keeper: Keeper, session: Session, store: Store, article: str, edits: Sequence[Edit]
) -> None:
    """Write the edits of one article and post what came of it."""
    try:
        saved = keeper.save_one(session, store, article, edits)
    except BriefreaderError as error:
        pump.post_message(SaveFailed(article, str(error)))
    else:
        pump.post_message(Saved(article, saved))

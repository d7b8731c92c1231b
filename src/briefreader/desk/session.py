"""The session: the one state that a screen shows and keys change. It knows offsets and names, no cells.

The app owns exactly one. Workers compute (loading ledgers, matching, saving) and hand their results to the methods
that are named for it; nothing here blocks or touches a disk.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from briefreader.annotations.anchored import AnchoredClaim, AnchoredLedger
from briefreader.annotations.claims import Ledger, Link
from briefreader.articles.article import Article, Brief
from briefreader.articles.span import Role, Span
from briefreader.desk.history import History
from briefreader.desk.memory import Memory, runs
from briefreader.desk.places import Place, Selection
from briefreader.desk.questions import Questions
from briefreader.desk.relations import Counterpart, Relations
from briefreader.desk.saving import Unsaved
from briefreader.matching.alignment import Match, Passage

if TYPE_CHECKING:
    from briefreader.annotations.anchoring import Place as AnchorPlace
    from briefreader.annotations.decisions import Decision
    from briefreader.desk.lenses import Lens, Seen
    from briefreader.desk.reviewing import Doubt
    from briefreader.desk.walking import Following
    from briefreader.matching.comparison import Origin

# The ledgers that were looked through for links, and what was found in them; kept by desk/linking.py.
Linked = tuple[list[tuple[bool, AnchoredLedger]], list[tuple[bool, AnchoredLedger, AnchoredClaim]]]


class Session:
    """What is open, where the reader is, what was found and what was said of it.

    Raises ValueError for a brief without articles.
    """

    def __init__(self, brief: Brief, annotator: str = "", memory: Memory | None = None) -> None:
        if not brief.articles:
            raise ValueError("a session needs at least one article")
        memory = memory or Memory()
        self.brief = brief
        self.annotator = annotator
        self.articles: dict[str, Article] = {article.id: article for article in brief.articles}
        self.order = [article.id for article in brief.articles]
        self.hidden: set[str] = set()
        self.places: dict[str, int] = {}
        self.read: dict[str, set[int]] = {article_id: set() for article_id in self.order}
        self.trail: list[Place] = []
        self.following: Following | None = None
        self.selection: Selection | None = None
        self.chosen = ""
        self.query = ""
        self.hits: tuple[Passage, ...] = ()
        self.lens: Lens | None = None
        self.lens_seen: dict[tuple[Lens, str, str, int, int], tuple[Seen, ...]] = {}  # kept by desk/lenses.py
        self.levelled = memory.levelled
        self.relations = Relations(self.articles)
        self.questions = Questions(self.articles)
        self.compared: tuple[int, int] | None = None
        self.origins: tuple[Origin, ...] = ()
        self.comparing = False
        self.mine: dict[str, AnchoredLedger] = {}
        self._others: dict[str, tuple[AnchoredLedger, ...]] = {}
        self.blind = False
        self.decisions: tuple[Decision, ...] = ()
        self.placing: Doubt | None = None
        self.versions: Mapping[str, Mapping[str, str]] = {}  # earlier texts by article and hash, as far as asked for
        self.link_places: dict[tuple[str, str, Link], AnchorPlace] = {}
        self.linked: Linked | None = None
        self.locked: dict[str, str] = {}
        self.taken: dict[str, frozenset[str]] = {}
        self.ready = False
        self.made = 0  # edits made since the start, undone ones included
        self.history = History()
        self.unsaved = Unsaved()
        self.current = self.order[0]
        self._recall(memory)

    # Articles

    @property
    def shown_order(self) -> list[str]:
        """The articles that may stand in panes, in reading order."""
        return [article_id for article_id in self.order if article_id not in self.hidden]

    def number(self, article_id: str) -> int:
        """The article's number on the screen, from 1, in reading order; hidden ones keep theirs."""
        return self.order.index(article_id) + 1

    @property
    def article(self) -> Article:
        """The article under the cursor."""
        return self.articles[self.current]

    def replace_article(self, article: Article) -> None:
        """Put an article with other details, or other furniture, in place of the one of the same id."""
        self.articles[article.id] = article

    def article_edited(self, article: Article) -> None:
        """Put an article whose text is another now in place of the one of the same id; the cursor stays on its
        sentence where that is still there, else where it was in the text."""
        old = self.articles[article.id]
        here = self.sentence_of(Place(article.id, self.places.get(article.id, 0)))
        at = article.text.find(here.of(old.text)) if here.length else -1
        self.replace_article(article)
        self.brief = replace(self.brief, articles=tuple(self.articles[a.id] for a in self.brief.articles))
        self.places[article.id] = article.sentence_at(at if at >= 0 else here.start)
        self.read[article.id] = set()
        self.trail = [place for place in self.trail if place.article != article.id]
        self.hits = tuple(hit for hit in self.hits if hit.article != article.id)
        self.following = self.selection = self.placing = None
        self.chosen = ""

    def restore_block(self, article_id: str, block: int) -> Role:
        """Take a furniture block for story, or a restored one for furniture again; its role afterwards."""
        article = self.articles[article_id]
        is_furniture = article.blocks[block].role is Role.FURNITURE
        role = Role.PARAGRAPH if is_furniture else Role.FURNITURE
        self.articles[article_id] = article.with_block_restored(block, role)
        return role

    def forget_matches(self) -> None:
        """Drop what was compared: a text or its furniture has changed, and comparing starts again."""
        self.relations = Relations(self.articles)
        self.questions.forget()
        self.compared = None
        self.origins = ()

    # Where the reader is

    @property
    def place(self) -> Place:
        """The sentence under the cursor."""
        return Place(self.current, self.places.get(self.current, 0))

    @property
    def sentence(self) -> Span:
        """The span of the sentence under the cursor; empty where the article has none."""
        return self.sentence_of(self.place)

    def sentence_of(self, place: Place) -> Span:
        """The span of a place's sentence; empty where the article has none."""
        sentences = self.articles[place.article].sentences
        return sentences[place.sentence].span if sentences else Span(0, 0)

    def go(self, place: Place, *, remember: bool = False, question: str = "") -> None:
        """Put the cursor on a place (clipped to its article); `remember` lets `back` return to the present one.

        `question` is the one to be at hand there, by its id; "": the first of the sentence.
        """
        if remember and place != self.place:
            self.trail.append(self.place)
        last = len(self.articles[place.article].sentences) - 1
        if place.article != self.current or place.sentence != self.place.sentence:
            self.chosen = ""
            self.questions.chosen = ""
            self.selection = None
        self.questions.chosen = question or self.questions.chosen
        self.current = place.article
        self.places[place.article] = max(0, min(place.sentence, last))
        self.hidden.discard(place.article)
        self.following = None

    def back(self) -> bool:
        """Return to where the reader was before the last jump; False where there is no such place."""
        if not self.trail:
            return False
        self.go(self.trail.pop())
        return True

    def read_to(self, sentence: int) -> None:
        """Move the cursor within the article; what it passes counts as read."""
        before = self.place.sentence
        self.go(Place(self.current, sentence))
        after = self.place.sentence
        self.read[self.current].update(range(min(before, after), max(before, after) + 1))

    def share_read(self, article_id: str) -> float:
        """How much of an article's story the cursor has passed, 0-100."""
        article = self.articles[article_id]
        story = [i for i, s in enumerate(article.sentences) if not article.is_furniture(s)]
        return 100 * len(self.read[article_id].intersection(story)) / len(story) if story else 100.0

    def paragraph_from_here(self, step: int) -> int:
        """The first sentence of the next (1) or previous (-1) block; the present one where there is none."""
        article = self.article
        if not article.sentences:
            return 0
        here = self.place.sentence
        block = article.sentences[here].block
        inside = here > 0 and article.sentences[here - 1].block == block
        wanted = block if step < 0 and inside else block + step
        found = [i for i, s in enumerate(article.sentences) if s.block == wanted]
        return found[0] if found else (len(article.sentences) - 1 if step > 0 else 0)

    # What was found

    def counterparts(self) -> tuple[Counterpart, ...]:
        """What the other articles say of the sentence under the cursor, in reading order."""
        return self.counterparts_of(self.place)

    def counterparts_of(self, place: Place) -> tuple[Counterpart, ...]:
        """What the other articles say of a sentence, in reading order."""
        found = self.relations.counterparts(place.article, self.sentence_of(place))
        return tuple(sorted(found, key=lambda c: self.order.index(c.article)))

    def matches_found(self, matches: Iterable[Match], done: int, total: int) -> set[str]:
        """Take in matches while comparing goes on; the ids of the articles they touch."""
        self.compared = (done, total)
        return self.relations.add(matches)

    def copy_of(self, article_id: str) -> str:
        """The first article of the same origin; "" for one that is no copy, or is that first one."""
        first = next((o.articles[0] for o in self.origins if article_id in o.articles), article_id)
        return "" if first == article_id else first

    # What was said

    def ledgers_read(self, mine: Iterable[AnchoredLedger], others: Iterable[AnchoredLedger]) -> None:
        """Take in the ledgers of the brief's articles, the annotator's own and everybody else's."""
        self.ready = True
        self.link_places.clear()
        self.mine = {anchored.ledger.article: anchored for anchored in mine}
        gathered: dict[str, list[AnchoredLedger]] = {}
        for anchored in others:
            gathered.setdefault(anchored.ledger.article, []).append(anchored)
        self._others = {article_id: tuple(ledgers) for article_id, ledgers in gathered.items()}

    @property
    def others(self) -> Mapping[str, tuple[AnchoredLedger, ...]]:
        """What other annotators said, by article; nothing while the reader judges blind."""
        return {} if self.blind else self._others

    def old(self, article_id: str) -> Callable[[str], str | None]:
        """Gives earlier versions of an article by their hash, as far as they were needed when ledgers were read."""
        return self.versions.get(article_id, {}).get

    def ledger(self, article_id: str) -> AnchoredLedger:
        """The annotator's own ledger of an article; an empty one where nothing was said yet."""
        return self.mine.get(article_id) or AnchoredLedger(Ledger(self.annotator, article_id), ())

    def claims_here(self) -> list[AnchoredClaim]:
        """The annotator's claims under the cursor (under the selection, if there is one), smallest first."""
        span = self.selection.span if self.selection else self.sentence
        standing = [(c.span, c) for c in self.ledger(self.current).claims if c.span is not None]
        found = [(here.length, here.start, c.claim.id, c) for here, c in standing if here.overlaps(span)]
        return [c for *_, c in sorted(found, key=lambda f: f[:3])]

    def why_not_judge(self, article_id: str = "") -> str:
        """Why an article ("": the one under the cursor) cannot be judged now, or ""."""
        if not self.ready:
            return "The annotations are still being read; try again in a moment."
        article_id = article_id or self.current
        return self.locked.get(article_id, "") or self.articles[article_id].read_only

    # Between two readings

    def memory(self, *, strip: bool, theme: str) -> Memory:
        """What to remember of this reading."""
        restored = {
            article.id: [
                i
                for i, (now, then) in enumerate(zip(self.articles[article.id].blocks, article.blocks, strict=True))
                if now.role is not then.role
            ]
            for article in self.brief.articles
        }
        return Memory(
            article=self.current,
            places={a: self.sentence_of(Place(a, at)).start for a, at in self.places.items()},
            order=list(self.order),
            hidden=sorted(self.hidden),
            read={article_id: runs(read) for article_id, read in self.read.items() if read},
            restored={article_id: blocks for article_id, blocks in restored.items() if blocks},
            texts={article_id: article.hash for article_id, article in self.articles.items()},
            levelled=self.levelled,
            strip=strip,
            theme=theme,
        )

    def _recall(self, memory: Memory) -> None:
        """Take up the last reading; what speaks of another version of a text, or of no open article, is left out."""
        same = {article_id for article_id, a in self.articles.items() if memory.texts.get(article_id) == a.hash}
        known = [article_id for article_id in memory.order if article_id in self.articles]
        self.order = list(dict.fromkeys([*known, *self.order]))
        hidden = {article_id for article_id in memory.hidden if article_id in self.articles}
        self.hidden = hidden if len(hidden) < len(self.order) else set()
        self.current = self.shown_order[0]
        for article_id in same:
            count = len(self.articles[article_id].sentences)
            for first, last in memory.read.get(article_id, []):
                self.read[article_id].update(range(max(0, first), min(last + 1, count)))
            for block in memory.restored.get(article_id, []):
                if 0 <= block < len(self.articles[article_id].blocks):
                    self.restore_block(article_id, block)
            self.places[article_id] = self.articles[article_id].sentence_at(memory.places.get(article_id, 0))
        if memory.article in same and memory.article not in self.hidden:
            self.current = memory.article

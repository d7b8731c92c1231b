"""The questions that the articles answer: which of them are shown, where they stand in the texts, which is at hand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefreader.articles.article import Article
from briefreader.articles.span import Span
from briefreader.desk.places import Place

if TYPE_CHECKING:  # the first text on the screen does not wait for the code that finds disagreements
    from briefreader.disagreements.model import Answer, Disagreements, Question, Strength


@dataclass(frozen=True, slots=True)
class Slot:
    """A question with its answers. `strength` is None where all answers agree; `reason` may be ""."""

    question: "Question"
    strength: "Strength | None"
    reason: str
    answers: tuple["Answer", ...]

    @property
    def id(self) -> str:
        """The question's id."""
        return self.question.id

    @property
    def parts(self) -> bool:
        """Whether the answers part."""
        return self.strength is not None

    @property
    def is_hard(self) -> bool:
        """Whether the answers exclude each other."""
        return self.strength is not None and self.strength.value == "hard"

    def answers_of(self, article: str) -> tuple["Answer", ...]:
        """What an article answers; two answers where it parts with itself, none where it is silent."""
        return tuple(answer for answer in self.answers if article in answer.articles)


class Questions:
    """All questions of a brief, the disagreements first, highest rank first, then what is agreed.

    Shown are those that are worth a look and were not dismissed, unless `with_more` and `with_dismissed` say otherwise.
    `standing` are the disagreements among them that were not dismissed, which are counted and marked in the texts; it
    is another object only where it holds others than before.
    """

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self._articles = articles
        self.looking = False
        self.trouble = ""
        self.dismissed: Mapping[str, str] = {}
        self.with_more = False
        self.with_dismissed = False
        self.chosen = ""  # the id of the question chosen with a key; "": the first of the sentence
        self._found: tuple[Slot, ...] = ()
        self._low: frozenset[str] = frozenset()
        self.shown: tuple[Slot, ...] = ()
        self.standing: tuple[Slot, ...] = ()
        self._at: dict[Place, list[Slot]] = {}
        self._places: dict[int, list[Place]] = {}  # by the identity of an answer of what was found

    def found(self, disagreements: "Disagreements") -> None:
        """Take in what was found, in place of what was known."""
        parting = [Slot(d.question, d.strength, d.reason, d.answers) for d in disagreements.found]
        agreed = [Slot(a.question, None, a.reason, a.answers) for a in disagreements.agreed]
        low = len(disagreements.found) - disagreements.more
        self._low = frozenset(slot.id for slot in parting[low:])
        self._places = {}
        self._found = (*parting, *agreed)
        self.looking = False
        self.revise()

    def forget(self) -> None:
        """The texts have changed: nothing is known of them. What was dismissed stays so."""
        self._found, self._low, self.trouble = (), frozenset(), ""
        self._places = {}
        self.revise()

    def revise(self) -> None:
        """Work out anew what is shown."""
        self.shown = tuple(slot for slot in self._found if self._is_shown(slot))
        standing = tuple(slot for slot in self.shown if slot.parts and slot.id not in self.dismissed)
        if standing != self.standing:
            self.standing = standing
        self._at = {}
        for slot in self.shown:
            for place in {p for answer in slot.answers for p in self.places_of(answer)}:
                self._at.setdefault(place, []).append(slot)

    def _is_shown(self, slot: Slot) -> bool:
        if slot.id in self.dismissed and slot.parts:
            return self.with_dismissed
        return self.with_more or slot.id not in self._low

    @property
    def total(self) -> int:
        """How many questions were found, shown or not."""
        return len(self._found)

    @property
    def low(self) -> int:
        """How many disagreements of low rank there are that were not dismissed."""
        return sum(slot_id not in self.dismissed for slot_id in self._low)

    @property
    def taken_out(self) -> int:
        """How many disagreements of this brief were dismissed."""
        return sum(slot.parts and slot.id in self.dismissed for slot in self._found)

    @property
    def parting(self) -> tuple[Slot, ...]:
        """The disagreements that are shown."""
        return tuple(slot for slot in self.shown if slot.parts)

    def slot(self, question: str) -> Slot | None:
        """The question of that id, shown or not."""
        return next((slot for slot in self._found if slot.id == question), None)

    def at(self, place: Place) -> Sequence[Slot]:
        """The shown questions that a sentence answers, those first that are worth most."""
        return self._at.get(place, ())

    def places_of(self, answer: "Answer") -> list[Place]:
        """The sentences in which an answer of what was found stands, in its own order."""
        known = self._places.get(id(answer))
        if known is not None:
            return known
        found: list[Place] = []
        for passage in answer.places:
            article = self._articles.get(passage.article)
            if article is not None and article.sentences:
                first = article.sentence_at(passage.span.start)
                last = article.sentence_at(max(passage.span.start, passage.span.end - 1))
                found += [Place(article.id, at) for at in range(first, last + 1)]
        self._places[id(answer)] = found
        return found

    def values_in(self, article: str) -> Iterable[tuple[Span, Slot]]:
        """The values of an article that are answered differently elsewhere, each with its question."""
        for slot in self.standing:
            for answer in slot.answers:
                for value in answer.values:
                    if value.article == article:
                        yield value.span, slot

    def stops(self, order: Sequence[str]) -> list[tuple[Place, str]]:
        """Where a walk through the disagreements stops: for each article and question, at its answer's first place.

        In the order of the articles given, down each article; several in one sentence by rank.
        """
        stops = set()
        for rank, slot in enumerate(self.parting):
            for answer in slot.answers:
                for article in answer.articles:
                    place = next((p for p in self.places_of(answer) if p.article == article), None)
                    if place is not None and article in order:
                        stops.add((order.index(article), place.sentence, rank, slot.id))
        return [(Place(order[at], sentence), question) for at, sentence, _, question in sorted(stops)]

    def next_stop(self, order: Sequence[str], here: Place, at_hand: str, step: int) -> tuple[Place, str] | None:
        """The next (1) or previous (-1) disagreement from a sentence and the question at hand in it; round at the end.

        None: there is none.
        """
        ranks = {slot.id: rank for rank, slot in enumerate(self.parting)}
        stops = self.stops(order)[::step]

        def key(place: Place, question: str) -> tuple[int, int, int]:
            return order.index(place.article), place.sentence, ranks.get(question, -1)

        now = key(here, at_hand)
        ahead = [stop for stop in stops if (key(*stop) > now if step > 0 else key(*stop) < now)]
        return next(iter(ahead or stops), None)

"""Whether a deed is told as done, as not done, or as expected: "charged", "has not been charged", "will be"."""

from collections.abc import Iterator

from briefreader.values.model import Flag, Value, ValueType
from briefreader.values.sentence import Sentence

_REACH = 4  # tokens from "not" or "will" to its verb
_MOST = 3  # of a sentence


def read_statuses(s: Sentence) -> Iterator[Value]:
    """The deeds of a sentence that are done once and so are done or not, each with its polarity."""
    given = 0
    quoted = s.quoted()
    for k, deed in enumerate(s.deeds):
        if given == _MOST or deed not in s.lexicon.marks["status deeds"] or k in quoted:
            continue
        flags = _polarity(s, k)
        if flags is None:
            continue
        given += 1
        first, last = s.clause(k)
        start = next((m for m in range(max(first, k - _REACH), k) if s.low(m) in s.lexicon.negations), k)
        yield Value(
            ValueType.STATUS,
            s.range(start, k + 1),
            s.range(start, k + 1),
            s.index,
            0.0,
            0.0,
            "status",
            text=s.words(start, k + 1),
            predicate=deed,
            owner=s.names_in(first, last),
            context=s.context,
            places=s.places_in(first, last),
            flags=flags,
        )


def _polarity(s: Sentence, k: int) -> frozenset[Flag] | None:
    """The flags of the deed at token `k`; None where it is no statement: a noun that is neither denied nor done."""
    lexicon = s.lexicon
    before = []
    for m in range(k - 1, max(-1, k - 1 - _REACH), -1):
        if s.is_break(m) or s.low(m) in lexicon.conjunctions:
            break
        before.append(s.low(m))
    negated = bool(lexicon.negations & set(before))
    verb = s.low(k).endswith(("ed", "en")) or s.low(k) in lexicon.marks["verb forms"]
    if verb or lexicon.auxiliaries & set(before[:2]):
        planned = not negated and bool(lexicon.uncertain & set(before))
        return frozenset({Flag.NEGATED} if negated else {Flag.UNCERTAIN} if planned else ())
    return frozenset({Flag.NEGATED}) if before[:1] == ["no"] else None

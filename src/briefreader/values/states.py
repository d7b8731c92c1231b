"""In what state something is told to be: open or closed, kept or given up, approved or not, at large or held.

A language lists words for either side of a state; "not", "no" and "yet to" turn a side into the other. What is in that
state is the noun before the word, and what it is done to the noun behind it; both are kept as stems, with the classes
of the words beside them, so that "layoffs" and "redundancies" are one thing.
"""

from collections.abc import Iterator

from briefreader.values.model import Flag, Value, ValueType
from briefreader.values.sentence import Sentence

STATE = "state"  # the rule of these values
_BEFORE, _BEHIND = 9, 7  # tokens to either side in which the things stand that a state is told of
_TURNING = 4  # tokens from "not" to its word
_MOST = 3  # of a sentence


def read_states(s: Sentence) -> Iterator[Value]:
    """The states of a sentence, each NEGATED where it is the second side of its line."""
    quoted = s.quoted()
    given = 0
    for k, token in enumerate(s.tokens):
        state = s.lexicon.states.get((token.stem, s.low(k + 1))) or s.lexicon.states.get((token.stem, ""))
        if state is None or given == _MOST or k in quoted or (token.is_capital and k):
            continue
        if any(s.lexicon.states.get((t.stem, "")) for t in s.tokens[k + 1 : k + 2]):
            continue  # "remained closed"
        name, side = state
        first, last = s.clause(k)
        turned = _turns(s, first, k)
        things = _things(s, max(first, k - _BEFORE), k) | _things(s, k + 1, min(last, k + 1 + _BEHIND))
        if not things:
            continue
        given += 1
        yield Value(
            ValueType.STATUS,
            s.range(k, k + 1),
            s.range(max(first, turned) if turned >= 0 else k, k + 1),
            s.index,
            0.0,
            0.0,
            STATE,
            text=s.words(turned if turned >= 0 else k, k + 1),
            predicate=name,
            owner=s.names_in(first, last),
            modifiers=things,
            context=s.context,
            places=s.places_in(first, last),
            flags=frozenset({Flag.NEGATED} if side != (turned >= 0) else ()),
        )


def _turns(s: Sentence, first: int, k: int) -> int:
    """The token that turns the word at `k` into its contrary, else -1."""
    for m in range(k - 1, max(first, k - _TURNING) - 1, -1):
        if s.low(m) in s.lexicon.negations or s.low(m).endswith("n't"):
            return m
        if s.low(m) == "to" and s.low(m - 1) in s.lexicon.marks["not done"]:
            return m - 1
    return -1


def _things(s: Sentence, first: int, last: int) -> frozenset[str]:
    """The stems of the words between two tokens that say something, and the classes of nouns and deeds among them."""
    found: set[str] = set()
    for k in range(first, last):
        token = s.tokens[k]
        if token.kind != "w" or len(token.low) < 3 or token.low in s.lexicon.stops | s.lexicon.auxiliaries:
            continue
        found.add(token.stem)
        named = s.lexicon.groups.get(token.stem) or s.lexicon.predicates.get(token.stem)
        if named:
            found.add(f"={named}")
    return frozenset(found)

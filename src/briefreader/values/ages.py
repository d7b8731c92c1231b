"""How old somebody is, beside a name or a noun."""

from collections.abc import Iterator

from briefreader.articles.span import Span
from briefreader.values.languages import words
from briefreader.values.model import Value, ValueType
from briefreader.values.sentence import Name, Sentence

_OLDEST = 115
_DECADE = {"early": (0, 3), "mid": (3, 6), "late": (6, 9), "": (0, 9)}
_TENS = words("20 30 40 50 60 70 80 90")


def read_ages(s: Sentence) -> Iterator[Value]:
    """The ages of a sentence."""
    for name in s.names:
        yield from _age_behind(s, name)
    yield from _years_old(s)
    yield from _noun_ages(s)


def _age_behind(s: Sentence, name: Name) -> Iterator[Value]:
    """ "X, 38, of Laurel", "X (38)", "X, aged 38"."""
    k = name.last
    opened = s.low(k)
    if opened not in (",", "("):
        return
    aged = s.low(k + 1) in ("aged", "age")
    at = k + 2 if aged else k + 1
    if at >= len(s.tokens) or s.tokens[at].kind != "n" or not s.tokens[at].text.isdigit() or len(s.tokens[at].text) > 3:
        return
    n = int(s.tokens[at].text)
    closed = s.low(at + 1)
    if not 1 <= n <= _OLDEST or not (
        aged or (closed in (",", ")", ".", ";", "") and closed != opened.replace(",", "("))
    ):
        return
    if closed == "." and s.tokens[at + 1].glued and at + 2 < len(s.tokens) and s.tokens[at + 2].glued:
        return
    s.claimed.add(at)
    yield _age(s, at, at + 1, n, n, frozenset(name.parts), "", s.range(name.first, at + 1), "age behind a name")


def _years_old(s: Sentence) -> Iterator[Value]:
    """ "a 38-year-old man", "the 20-year-old X", "in his late 30s"."""
    for i, token in enumerate(s.tokens):
        if token.low in s.lexicon.marks["years old"] and s.low(i - 1) in ("-", "years", "year"):
            yield from _year_old(s, i)
        elif token.low == "s" and token.glued and _is_decade(s, i):
            yield _decade(s, i)


def _is_decade(s: Sentence, i: int) -> bool:
    """Whether "s" at token `i` ends an age: "in his late 30s", and not a year: "the late 90s"."""
    if not i or s.tokens[i - 1].kind != "n" or s.tokens[i - 1].text not in _TENS:
        return False
    return bool({s.low(i - 2), s.low(i - 3)} & {"his", "her", "their"})


def _decade(s: Sentence, i: int) -> Value:
    word = next((s.low(k) for k in range(max(0, i - 4), i - 1) if s.low(k) in _DECADE), "")
    base, (low, high) = int(s.tokens[i - 1].text), _DECADE[word]
    s.claimed.add(i - 1)
    first = max(0, i - 3)
    groups = s.lexicon.groups
    head = next((s.tokens[k].stem for k in range(i - 3, max(-1, i - 8), -1) if s.tokens[k].stem in groups), "")
    return _age(s, first, i + 1, base + low, base + high, frozenset(), head, s.range(first, i + 1), "decade")


def _year_old(s: Sentence, i: int) -> Iterator[Value]:
    first = next(
        (k for k in range(i - 1, max(-1, i - 6), -1) if s.tokens[k].kind == "n" or s.low(k) in s.lexicon.numbers), -1
    )
    if first < 0:
        return
    while (
        first > 0
        and s.tokens[first].kind == "w"
        and (
            s.low(first - 1) in s.lexicon.numbers or (s.low(first - 2) in s.lexicon.numbers and s.low(first - 1) == "-")
        )
    ):
        first -= 1
    n = 0.0
    for k in range(first, i):
        if s.tokens[k].kind == "n" and len(s.tokens[k].text) <= 3 and s.tokens[k].text.isdigit():
            n += float(s.tokens[k].text)
        else:
            n += s.lexicon.numbers.get(s.low(k), 0.0)
    if not 0 < n <= _OLDEST:
        return
    s.claimed.update(range(first, i))
    before = next((m for m in s.names if m.last < first and first - m.last <= 2 and s.low(m.last) == ","), None)
    behind = next((m for m in s.names if i < m.first <= i + 4 and not s.is_break(m.first - 1)), None)
    head = ""
    for k in range(i + 1, min(len(s.tokens), i + 4)):
        if s.tokens[k].kind != "w" or s.low(k) in s.lexicon.stops:
            break
        head = s.tokens[k].stem
        if head in s.lexicon.groups or s.low(k) in s.lexicon.kin:
            break
    if s.low(first - 1) in s.lexicon.articles and s.low(first - 2) in ("is", "was"):
        told = s.tokens[first - 3].stem if first > 2 else ""  # "the suspect is a 34-year-old man"
        head = told if s.lexicon.groups.get(told) in s.lexicon.persons else head
    name = before or behind
    owner = frozenset(name.parts) if name else frozenset()
    end = max(i + 1, min(len(s.tokens), i + 2))
    start = min(first, name.first) if name else first
    stop = max(end, name.last) if name else end
    yield _age(s, first, i + 1, n, n, owner, head, s.range(start, stop), "years old")


def _noun_ages(s: Sentence) -> Iterator[Value]:
    """ "his son, 14, was", "the driver, 45, fled", "who was 58"."""
    lexicon = s.lexicon
    for i, token in enumerate(s.tokens):
        if token.kind != "n" or i in s.claimed or not token.text.isdigit() or not 1 <= len(token.text) <= 2:
            continue
        closed = s.low(i + 1) in (",", ".", ";", "", "when", "and")
        before = s.tokens[i - 2] if i > 1 else token
        if (
            s.low(i - 1) == ","
            and s.low(i + 1) == ","
            and before.kind == "w"
            and not before.is_capital
            and (
                before.low in lexicon.kin
                or lexicon.groups.get(before.stem) in lexicon.persons
                or before.low in lexicon.roles
            )
        ):
            s.claimed.add(i)
            yield _age(
                s,
                i,
                i + 1,
                int(token.text),
                int(token.text),
                frozenset(),
                before.stem,
                s.range(i - 2, i + 1),
                "age behind a noun",
            )
        elif s.low(i - 1) == "of" and s.low(i - 2) == "age":
            s.claimed.add(i)
            yield _age(s, i, i + 1, int(token.text), int(token.text), frozenset(), "", s.range(i - 2, i + 1), "age of")
        elif closed and s.low(i - 1) in ("was", "is") and s.low(i - 2) in ("who", "he", "she"):
            s.claimed.add(i)
            yield _age(
                s, i, i + 1, int(token.text), int(token.text), frozenset(), "", s.range(i - 2, i + 1), "age of somebody"
            )


def _age(
    s: Sentence,
    first: int,
    last: int,
    low: float,
    high: float,
    owner: frozenset[str],
    head: str,
    quote: Span,
    rule: str,
) -> Value:
    group = s.lexicon.groups.get(head, "")
    return Value(
        ValueType.AGE,
        s.range(first, last),
        quote,
        s.index,
        low,
        high,
        rule,
        "years",
        head=head,
        group=group,
        attribute="age",
        owner=owner,
        context=s.context,
        step=1.0,
    )

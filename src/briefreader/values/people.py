"""Who somebody is: roles and kin that stand beside a name."""

from collections.abc import Iterator

from briefreader.values.model import Value, ValueType
from briefreader.values.sentence import Name, Sentence

_BEFORE = 6  # tokens of a role before a name
_BEHIND = 9  # tokens from a name to the role behind it


def read_people(s: Sentence) -> Iterator[Value]:
    """The roles of a sentence."""
    quoted = s.quoted()
    for name in s.names:
        if name.first in quoted:
            continue  # in a quotation people are called what the speaker calls them
        yield from _role_before(s, name)
        yield from _role_behind(s, name)


def _is_role(s: Sentence, i: int) -> bool:
    if not 0 <= i < len(s.tokens) or s.tokens[i].kind != "w":
        return False
    return s.low(i) in s.lexicon.roles or s.low(i) in s.lexicon.kin


def _role_before(s: Sentence, name: Name) -> Iterator[Value]:
    """ "former president X", "Acting Police Chief X", "the firm's chief executive, X", "his wife X"."""
    last = name.first
    if s.low(last - 1) == ",":
        last -= 1
        # a list of people has commas too: only a role of somebody's stands so
        own = s.low(last - 2) in s.lexicon.marks["possessives"]
        if (last < 3 and not own) or s.low(name.last) == "and":
            return
    role = last - 1
    if not _is_role(s, role) or (s.low(role).endswith("s") and s.low(role) not in ("boss",)):
        if not (s.low(role - 1) in s.lexicon.qualifiers and s.lexicon.qualifiers[s.low(role - 1)] == "opposition"):
            return
        if s.tokens[role].kind != "w" or s.low(role) in s.lexicon.stops:
            return
    first = role
    while first > 0 and role - first < _BEFORE and _belongs(s, first - 1, s.tokens[role].is_capital):
        first -= 1
    if (
        last != name.first
        and first == role
        and not (
            s.low(first - 1) in s.lexicon.marks["possessives"] | {"the", "of"}
            or s.tokens[first - 1].text.endswith(("'s", "’s"))
        )
    ):
        return
    yield _made(s, first, role + 1, role, name, "role before a name")


def _belongs(s: Sentence, i: int, titled: bool) -> bool:
    """Whether a word before a role is a part of it; before a title with a capital, only names and "former" are."""
    token, lexicon = s.tokens[i], s.lexicon
    if token.text == "-":
        return True
    if token.kind != "w" or token.text.lower().endswith(("'s", "’s", "ly")):
        return False
    if token.low in lexicon.qualifiers or (token.is_capital and token.low not in lexicon.stops):
        return True
    if titled or token.low in lexicon.stops or token.low in lexicon.numbers or s.deeds[i]:
        return False
    return not token.low.endswith(("ed", "ing")) or s.low(i - 1) == "-"


def _role_behind(s: Sentence, name: Name) -> Iterator[Value]:
    """ "X, the deputy chief of Y", "X, 34, sales assistant", "X, Y's chief executive"."""
    k = name.last
    if s.low(k) != "," or s.low(name.first).endswith("ly"):
        return
    k += 1
    if k + 1 < len(s.tokens) and s.tokens[k].kind == "n" and s.low(k + 1) in (",", "-"):
        if s.low(k + 1) == "-":
            return
        k += 2
    first = k
    for i in range(k, min(len(s.tokens), k + _BEHIND)):
        low = s.low(i)
        if (
            s.is_break(i)
            or low.endswith(("ed", "ing"))
            or low in ("to", ",", "and", "who", "which", "was", "is", "were", "said", "says", "has", "had", "or")
        ):
            return
        ranked = low in s.lexicon.qualifiers and any(_is_role(s, m) for m in range(i + 1, i + 4))
        if ranked:
            continue  # "the deputy police chief"
        if _is_role(s, i) and not _is_role(s, i + 1):
            if any(n.first == i + 1 for n in s.names) or (low.endswith("s") and low not in ("boss",)):
                return
            end = _role_end(s, i)
            if end < len(s.tokens) and s.tokens[end].kind == "w" and s.low(end) not in s.lexicon.marks["goes on"]:
                return  # "X, the president criticised": the role of somebody else
            while first < i and s.low(first) in s.lexicon.stops:
                first += 1
            yield _made(s, first, end, i, name, "role behind a name")
            return


def _role_end(s: Sentence, role: int) -> int:
    """Where a role behind a name ends: with "of the county police", or "and columnist"."""
    end = role + 1
    if s.low(end) in ("of", "at", "for", "to", "with", "in"):
        k = end + 1
        while (
            k < len(s.tokens)
            and k < end + 7
            and s.tokens[k].kind == "w"
            and (s.tokens[k].is_capital or s.low(k) in ("the", "of", "a", "and"))
        ):
            k += 1
        end = k if k > end + 1 else end
    elif s.low(end) == "and":
        for k in range(end + 1, min(len(s.tokens), end + 4)):
            if _is_role(s, k):
                return k + 1
            if s.tokens[k].kind != "w" or s.low(k) in s.lexicon.stops:
                break
    while end > role + 1 and s.low(end - 1) in ("the", "of", "a", "and"):
        end -= 1
    return end


def _is_place(s: Sentence, k: int) -> bool:
    """Whether a word of a role names whose office it is: "Ostrel police", "of the Lantern Trust"."""
    token = s.tokens[k]
    return token.kind == "w" and token.is_capital and token.low not in s.lexicon.stops | s.lexicon.qualifiers.keys()


def _made(s: Sentence, first: int, last: int, role: int, name: Name, rule: str) -> Value:
    lexicon = s.lexicon
    stems = frozenset(
        t.stem
        for k, t in enumerate(s.tokens[first:last], first)
        if k != role and t.kind == "w" and t.low not in lexicon.stops
    )
    behind = {s.low(k) for k in range(last, min(len(s.tokens), last + 3))} if name.last <= first else set[str]()
    opposed = {"opposition"} & (behind | {s.low(k) for k in range(first, last)})  # "the leader of the opposition"
    qualifiers = opposed | {lexicon.qualifiers[t.low] for t in s.tokens[first:last] if t.low in lexicon.qualifiers}
    low = s.low(role)
    kind = lexicon.kin.get(low) or lexicon.roles.get(low, "")
    start, end = min(first, name.first), max(last, name.last)
    return Value(
        ValueType.ROLE,
        s.range(first, last),
        s.range(start, end),
        s.index,
        0.0,
        0.0,
        rule,
        "",
        s.words(first, last),
        head=low,
        group=kind,
        attribute="kin" if low in lexicon.kin else "role",
        owner=frozenset(name.parts),
        modifiers=stems,
        places=frozenset(t.stem for k, t in enumerate(s.tokens[first:last], first) if k != role and _is_place(s, k)),
        period=" ".join(sorted(qualifiers)),
        context=s.context,
    )

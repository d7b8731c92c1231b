"""The format of a language's table file: sections in brackets, lines "value: word word ..." or words alone.

A line that begins with "#", and what stands behind "]", is a comment.
"""

from collections.abc import Sequence

from briefreader.values.tokens import stem


def words(text: str) -> frozenset[str]:
    """The words of a text, without order."""
    return frozenset(text.split())


def read_sections(text: str) -> dict[str, list[str]]:
    """The lines of each section. Raises ValueError where a line stands before the first section."""
    sections: dict[str, list[str]] = {}
    lines: list[str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if line.startswith("["):
            lines = sections.setdefault(line[1 : line.index("]")], [])
        elif line and not line.startswith("#"):
            if lines is None:
                raise ValueError(f"line {number} of a language table stands in no section")
            lines.append(line)
    return sections


def flat(lines: Sequence[str]) -> frozenset[str]:
    """All words of a section."""
    return words(" ".join(lines))


def texts(lines: Sequence[str]) -> dict[str, str]:
    """The value of each word; a word keeps its first."""
    table: dict[str, str] = {}
    for line in lines:
        value, _, members = line.partition(":")
        for member in members.split():
            table.setdefault(member, value.strip())
    return table


def sized(lines: Sequence[str]) -> dict[str, float]:
    """The number of each word."""
    return {word: float(value) for word, value in texts(lines).items()}


def numbered(lines: Sequence[str]) -> dict[str, int]:
    """The whole number of each word."""
    return {word: int(value) for word, value in texts(lines).items()}


def pairs(lines: Sequence[str]) -> dict[str, tuple[float, float]]:
    """The least and the most of each word."""
    found = {}
    for word, value in texts(lines).items():
        least, most = value.split()
        found[word] = (float(least), float(most))
    return found


def phrases(lines: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Sequences of words, parted by commas."""
    return tuple(tuple(phrase.split()) for phrase in ",".join(lines).split(",") if phrase.strip())


def classes(lines: Sequence[str], language: str) -> dict[str, str]:
    """The class of each word, and of its stem; a word keeps its first class."""
    table: dict[str, str] = {}
    for line in lines:
        name, _, members = line.partition(":")
        for member in members.split():
            table.setdefault(stem(member, language), name.strip())
            table.setdefault(member, name.strip())
    return table


def phrasal(lines: Sequence[str], language: str) -> dict[tuple[str, str], str]:
    """From lines "deed particle: verb verb ..." the deed of a verb's stem with its particle."""
    table: dict[tuple[str, str], str] = {}
    for line in lines:
        head, _, verbs = line.partition(":")
        name, particle = head.split()
        for verb in verbs.split():
            table[stem(verb, language), particle] = name
    return table


def idioms(lines: Sequence[str], language: str) -> dict[str, dict[str, str]]:
    """From lines "deed noun: verb verb ..." the deeds of a verb's stem by the stem of its object."""
    table: dict[str, dict[str, str]] = {}
    for (verb, noun), name in phrasal(lines, language).items():
        table.setdefault(verb, {})[stem(noun, language)] = name
    return table


def states(lines: Sequence[str], language: str) -> dict[tuple[str, str], tuple[str, bool]]:
    """From lines "state: word verb+particle | word ..." the state of each word, and whether it says the contrary."""
    table: dict[tuple[str, str], tuple[str, bool]] = {}
    for line in lines:
        name, _, sides = line.partition(":")
        for contrary, side in enumerate(sides.split("|")):
            for member in side.split():
                word, _, particle = member.partition("+")
                table.setdefault((stem(word, language), particle), (name, bool(contrary)))
    return table

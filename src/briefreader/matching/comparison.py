"""What comparing all articles of a brief yields: matches, the groups that they link into, and origins."""

from dataclasses import dataclass
from functools import cached_property

from briefreader.matching.alignment import Match, Passage


@dataclass(frozen=True, slots=True)
class PassageGroup:
    """Passages of at least two articles that say the same, each matching at least one other, in reading order."""

    passages: tuple[Passage, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of its articles, each once."""
        return tuple(dict.fromkeys(passage.article for passage in self.passages))


@dataclass(frozen=True, slots=True)
class Origin:
    """Articles that are copies or near-copies of one text, as ids, in the order of the brief; mostly just one."""

    articles: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """What comparing the articles of a brief found, ordered by article (as in the brief) and start.

    `articles` are the ids of the brief's articles; every one is in exactly one of the `origins`.
    """

    articles: tuple[str, ...]
    matches: tuple[Match, ...]
    origins: tuple[Origin, ...]

    @cached_property
    def groups(self) -> tuple[PassageGroup, ...]:
        """The passage groups that the matches link into; found when first asked for."""
        from briefreader.matching.groups import group_passages

        return group_passages(self.articles, self.matches)

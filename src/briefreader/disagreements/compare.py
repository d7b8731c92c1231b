"""What the articles of a brief have in common and where they part, in one value."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cached_property

from briefreader.articles.article import Brief
from briefreader.disagreements.find import find_disagreements
from briefreader.disagreements.model import Disagreements
from briefreader.matching import compare as matching
from briefreader.matching import comparison
from briefreader.matching.compare import Progress


@dataclass(frozen=True, kw_only=True)
class Comparison(comparison.Comparison):
    """The matches of a brief; its disagreements are looked for when they are first asked for."""

    brief: Brief

    @cached_property
    def disagreements(self) -> Disagreements:
        """Where the articles, or one article and itself, answer a question differently."""
        return find_disagreements(self.brief)


def compare(brief: Brief, progress: Callable[[Progress], None] | None = None) -> Comparison:
    """The matches between all articles of a brief, as `matching.compare` finds them, with their disagreements."""
    found = matching.compare(brief, progress)
    return Comparison(**{field.name: getattr(found, field.name) for field in fields(found)}, brief=brief)

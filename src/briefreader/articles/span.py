"""The one idea of the project: everything said of a text is a span of offsets into it."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `start` to `end` of one article's text, `end` excluded.

    Raises ValueError unless 0 <= start <= end.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not {self.start} and {self.end}")

    @property
    def length(self) -> int:
        """Number of code points covered."""
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, offset: int) -> bool:
        """Whether the code point at `offset` is covered."""
        return self.start <= offset < self.end

    def of(self, text: str) -> str:
        """The words that the span covers in `text`."""
        return text[self.start : self.end]


class Role(Enum):
    """What a segment is in its article."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    FURNITURE = "furniture"
    SENTENCE = "sentence"


class Segment(NamedTuple):
    """A span with a role. `block` is the index of the block it is, or (a sentence) lies in.

    A long text has thousands, and a named tuple is made in a third of the time of a frozen dataclass.
    """

    start: int
    end: int
    role: Role
    block: int

    @property
    def span(self) -> Span:
        """The segment without its role."""
        return Span(self.start, self.end)

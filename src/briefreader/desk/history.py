"""Undo and redo without limit: the edits that were made, newest last."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Union

from briefreader.annotations.claims import ClaimEdit, TagsEdit

if TYPE_CHECKING:
    from briefreader.annotations.dismissals import DismissalEdit

# Whatever can be undone: what was said of an article, and which disagreements were dismissed.
Change = Union[ClaimEdit, TagsEdit, "DismissalEdit"]


@dataclass(slots=True)
class History:
    """Two stacks. An edit that is taken back moves from one to the other; a new edit empties the second."""

    done: list[Change] = field(default_factory=list)
    undone: list[Change] = field(default_factory=list)

    def made(self, edit: Change) -> None:
        """A new edit was made."""
        self.done.append(edit)
        self.undone.clear()

    def to_take_back(self) -> Change | None:
        """The inverse of the newest edit; None: nothing to undo."""
        return self.done[-1].inverse if self.done else None

    def to_make_again(self) -> Change | None:
        """The edit that was undone last; None: nothing to redo."""
        return self.undone[-1] if self.undone else None

    def taken_back(self) -> None:
        """The newest edit was taken back."""
        self.undone.append(self.done.pop())

    def made_again(self) -> None:
        """The edit undone last was made again."""
        self.done.append(self.undone.pop())

"""Undo and redo without limit: the edits that were made, newest last."""

from dataclasses import dataclass, field

from briefreader.annotations.claims import Edit


@dataclass(slots=True)
class History:
    """Two stacks. An edit that is taken back moves from one to the other; a new edit empties the second."""

    done: list[Edit] = field(default_factory=list)
    undone: list[Edit] = field(default_factory=list)

    def made(self, edit: Edit) -> None:
        """A new edit was made."""
        self.done.append(edit)
        self.undone.clear()

    def to_take_back(self) -> Edit | None:
        """The inverse of the newest edit; None: nothing to undo."""
        return self.done[-1].inverse if self.done else None

    def to_make_again(self) -> Edit | None:
        """The edit that was undone last; None: nothing to redo."""
        return self.undone[-1] if self.undone else None

    def taken_back(self) -> None:
        """The newest edit was taken back."""
        self.undone.append(self.done.pop())

    def made_again(self) -> None:
        """The edit undone last was made again."""
        self.done.append(self.undone.pop())

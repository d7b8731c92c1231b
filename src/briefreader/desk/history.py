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

    def take_back(self) -> Edit | None:
        """Move the newest edit to the undone ones; its inverse is what is to be applied. None: nothing to undo."""
        if not self.done:
            return None
        edit = self.done.pop()
        self.undone.append(edit)
        return edit.inverse

    def make_again(self) -> Edit | None:
        """Move the edit undone last back to the done ones; it is what is to be applied. None: nothing to redo."""
        if not self.undone:
            return None
        edit = self.undone.pop()
        self.done.append(edit)
        return edit

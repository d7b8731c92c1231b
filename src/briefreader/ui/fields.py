"""Fields to type into that never hold what a terminal must not be sent: it becomes a visible mark when it comes in."""

from textual.widgets import Input, TextArea
from textual.widgets.text_area import Edit, EditResult

from briefreader.ui.layout import safe_line
from briefreader.ui.words import safe


class Field(Input):
    """One line."""

    def __init__(self, value: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(safe_line(value), compact=True, select_on_focus=False, id=id)
        self.cursor_blink = False

    def validate_value(self, value: str) -> str:
        """Whatever is typed or pasted, made safe."""
        return safe_line(value)


class Writing(TextArea):
    """Several lines."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(safe(text), highlight_cursor_line=False, id=id)
        self.cursor_blink = False

    def edit(self, edit: Edit) -> EditResult:
        """Make a change, its words made safe first."""
        edit.text = safe(edit.text)
        return super().edit(edit)

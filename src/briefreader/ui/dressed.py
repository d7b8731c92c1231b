"""What every app of the project wears: its themes and styles, its stylesheet, notices that are safe to show."""

import os
from pathlib import Path
from typing import TypeVar

from textual.app import App
from textual.notifications import SeverityLevel

from briefreader.articles.shown import make_shown
from briefreader.ui.inks import Inks
from briefreader.ui.palette import DARK_THEME, LIGHT_THEME, NONE, SIXTEEN, palette_of

T = TypeVar("T")


class DressedApp(App[T]):
    """An app in the project's colours: those of a theme, sixteen where the terminal has no more, or none at all."""

    CSS_PATH = str(Path(__file__).with_name("briefreader.tcss"))

    def __init__(self, theme: str = "") -> None:
        """`theme` is a theme's name; without one, or with one that there is not, the project's dark theme."""
        # Where no colours are wanted, those of the stylesheet have to go too, not only turn grey.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.register_theme(DARK_THEME)
        self.register_theme(LIGHT_THEME)
        self.theme = theme if theme in self.available_themes else DARK_THEME.name
        self.inks = self._make_inks()

    def on_mount(self) -> None:
        """Only now it is known what the terminal can show."""
        self.inks = self._make_inks()
        self.theme_changed_signal.subscribe(self, lambda _theme: self.dress())

    def dress(self) -> None:
        """Take the styles of the theme in use."""
        self.inks = self._make_inks()

    def turn_theme(self) -> None:
        """Light for dark, dark for light."""
        self.theme = LIGHT_THEME.name if self.current_theme.dark else DARK_THEME.name

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a notice. Whatever it quotes is made safe here, and nothing in it is markup."""
        del markup
        super().notify(make_shown(message), title=make_shown(title), severity=severity, timeout=timeout, markup=False)

    def _make_inks(self) -> Inks:
        if self.no_color:
            return Inks(NONE)
        if self.console.color_system == "standard" and not self.is_headless:
            return Inks(SIXTEEN)
        return Inks(palette_of(self.current_theme))

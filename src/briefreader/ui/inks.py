"""What a stretch of text is, as flags, and the one place where flags become a terminal style.

Foreground and underline are what the program found; backgrounds are the reader's. So any two may overlap.
"""

from enum import IntEnum

from rich.style import Style

from briefreader.annotations.claims import AI_GENERATED_SOURCE, DISPUTED, TAG_WORDS, VERIFIED
from briefreader.matching.alignment import Kind
from briefreader.ui.layout import fit
from briefreader.ui.palette import Palette

__all__ = ["KIND_SIGNS", "KIND_WORDS", "SILENT", "TAG_INKS", "TAG_WORDS", "Ink", "Inks", "tag_sign"]


class Ink(IntEnum):
    """Why a stretch of text looks as it does."""

    HEADING = 1
    FURNITURE = 2
    MATCH = 4
    SHARED = 8
    DIFFER = 16
    VERIFIED = 32
    DISPUTED = 64
    AI = 128
    NOTED = 256
    CURSOR = 512
    OTHER = 1024
    HIT = 2048
    SELECTED = 4096
    HARD = 8192  # a value that another article excludes
    SAME = 16384  # a value of the question at hand: the answer here, or one that equals it
    UNLIKE = 32768  # a value of the question at hand that differs
    FADED = 65536  # what the lens leaves out


KIND_SIGNS = {Kind.VERBATIM: "=", Kind.EDITED: "≈", Kind.PARAPHRASE: "~", Kind.NEAR: "¬"}
KIND_WORDS = {Kind.VERBATIM: "the same", Kind.EDITED: "edited", Kind.PARAPHRASE: "similar", Kind.NEAR: "near"}
SILENT = "–"
STRENGTH_SIGNS = {"hard": "≠", "soft": "±", "apparent": "?"}  # by the words of disagreements.model.Strength
AGREED = "="
TAG_SIGNS = {VERIFIED: "✓", DISPUTED: "✗", AI_GENERATED_SOURCE: "◊"}
TAG_INKS = {VERIFIED: Ink.VERIFIED, DISPUTED: Ink.DISPUTED, AI_GENERATED_SOURCE: Ink.AI}


def tag_sign(tag: str) -> str:
    """The sign of a tag; a project's own tag is the first letter of its name."""
    return TAG_SIGNS.get(tag) or fit(tag, 1, "?").replace(" ", "?")


class Inks:
    """Styles for one palette, each made once."""

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        self._text: dict[int, Style] = {}
        self._named: dict[tuple[str, str, bool, bool], Style] = {}

    def text(self, flags: int) -> Style:
        """The style of article text with these flags."""
        style = self._text.get(flags)
        if style is None:
            style = self._text[flags] = self._mix(flags)
        return style

    def on(self, colour: str = "text", ground: str = "bg", *, bold: bool = False, underline: bool = False) -> Style:
        """A style named by the palette's words: a foreground on a background."""
        key = (colour, ground, bold, underline)
        style = self._named.get(key)
        if style is None:
            p = self.palette
            style = self._named[key] = Style(
                color=getattr(p, colour) or None,
                bgcolor=getattr(p, ground) or p.bg or None,
                bold=bold or None,
                underline=underline or None,
            )
        return style

    def chip(self, hue: str, *, quiet: bool = False) -> Style:
        """A filled cell in a hue; where there are no colours reversed, or (`quiet`) bold and underlined."""
        if not getattr(self.palette, hue):
            return Style(bold=True, underline=True) if quiet else Style(reverse=True, bold=True)
        return Style(color=self.palette.chip, bgcolor=getattr(self.palette, hue), bold=True)

    def hue_of(self, tag: str) -> str:
        """The palette's word for a tag's hue."""
        return {VERIFIED: "verified", DISPUTED: "disputed", AI_GENERATED_SOURCE: "ai"}.get(tag, "match")

    def _mix(self, flags: int) -> Style:
        p = self.palette
        ink = flags
        if Ink.FADED & ink:
            ink &= ~(Ink.HEADING | Ink.MATCH | Ink.SHARED | Ink.DIFFER | Ink.HARD)
        if (Ink.SAME | Ink.UNLIKE) & ink:
            return self.chip("differ") if Ink.UNLIKE & ink else self.chip("match", quiet=True)
        bold = bool(Ink.HEADING & ink) and not Ink.FURNITURE & ink
        colour = p.bright if bold else p.text
        if (Ink.FURNITURE | Ink.FADED) & ink:
            colour = p.muted
        if Ink.MATCH & ink:
            colour = p.match
        if (Ink.DIFFER | Ink.HARD) & ink:
            colour = p.differ
            bold = bold or bool(Ink.HARD & ink)
        ground = p.bg
        for flag, tint in (
            (Ink.OTHER, p.other),
            (Ink.CURSOR, p.cursor),
            (Ink.NOTED, p.thumb),
            (Ink.AI, p.ai_bg),
            (Ink.VERIFIED, p.verified_bg),
            (Ink.DISPUTED, p.disputed_bg),
        ):
            if flag & ink:
                ground = tint or ground
        reverse = bool((Ink.SELECTED | Ink.HIT) & ink)
        if not p.tints:
            bold = bold or bool((Ink.CURSOR | Ink.DIFFER) & ink)
        return Style(
            color=colour or None,
            bgcolor=ground or None,
            bold=bold or None,
            underline=bool(Ink.SHARED & ink) or None,
            dim=(not p.text and bool((Ink.FURNITURE | Ink.FADED) & ink)) or None,
            reverse=reverse or None,
        )

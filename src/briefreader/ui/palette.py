"""Colours by what they mean. A palette is made from the theme in use; the project's own two are fixed.

The own pair is safe for colour-blind readers (blue against amber, the rest apart in lightness), and every pairing in
it that is used has a contrast of 4.5 or more. Other themes get tints mixed from their own colours, and their hues are
moved towards the foreground until the contrast holds.
"""

from dataclasses import dataclass, fields

from textual.color import Color
from textual.theme import Theme

_LEAST_CONTRAST = 4.5


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as "#rrggbb"; all empty where the terminal has none. `tints` is off where only signs may speak."""

    bg: str
    surface: str
    panel: str
    text: str
    bright: str
    muted: str
    match: str
    differ: str
    verified: str
    disputed: str
    ai: str
    cursor: str
    other: str
    thumb: str
    verified_bg: str
    disputed_bg: str
    ai_bg: str
    chip: str

    @property
    def tints(self) -> bool:
        """Whether backgrounds may carry meaning."""
        return bool(self.cursor)


def _palette(words: str) -> Palette:
    return Palette(*(f"#{word}" for word in words.split()))


DARK = _palette(
    "121212 1C1C1C 262626 DADADA FFFFFF A8A8A8 87C3FF FFC35C 8CE0BC FF6B7A BB80FF"
    " 2E333B 25282D 333333 123C33 4A1F22 352850 121212"
)
LIGHT = _palette(
    "FCFBF8 F4F3F1 EDEBE8 1E2227 000000 53575F 0A569E 8A4500 1F6B60 7D0A1C 6A12CC"
    " D5E1EE ECEEF0 DEDCD6 CFEFDC F8D6D2 F0E0F8 FFFFFF"
)
# Sixteen colours: the bright ones of the terminal, on its own black, no tints.
SIXTEEN = Palette(
    **{
        **{f.name: "" for f in fields(Palette)},
        "bg": "#000000",
        "text": "#aaaaaa",
        "bright": "#ffffff",
        "muted": "#aaaaaa",
        "match": "#55ffff",
        "differ": "#ffff55",
        "verified": "#55ff55",
        "disputed": "#ff5555",
        "ai": "#ff55ff",
        "chip": "#000000",
    }
)
NONE = Palette(**{f.name: "" for f in fields(Palette)})


def _own_theme(name: str, palette: Palette, dark: bool) -> Theme:
    return Theme(
        name=name,
        primary=palette.match,
        secondary=palette.ai,
        warning=palette.differ,
        error=palette.disputed,
        success=palette.verified,
        accent=palette.match,
        foreground=palette.text,
        background=palette.bg,
        surface=palette.surface,
        panel=palette.panel,
        dark=dark,
        variables={
            "block-cursor-background": palette.cursor,
            "block-cursor-foreground": palette.bright,
            "block-cursor-text-style": "none",
            "input-selection-background": palette.thumb,
            "input-cursor-background": palette.bright,
            "input-cursor-foreground": palette.bg,
            "footer-key-foreground": palette.match,
            "scrollbar": palette.thumb,
            "scrollbar-hover": palette.muted,
            "scrollbar-active": palette.muted,
            "scrollbar-background": palette.surface,
            "scrollbar-background-hover": palette.surface,
            "scrollbar-background-active": palette.surface,
            "scrollbar-corner-color": palette.surface,
        },
    )


DARK_THEME = _own_theme("briefreader-dark", DARK, dark=True)
LIGHT_THEME = _own_theme("briefreader-light", LIGHT, dark=False)


def palette_of(theme: Theme) -> Palette:
    """The palette for a theme: the fixed one for the project's own, else one mixed from the theme's colours."""
    if theme.name == DARK_THEME.name:
        return DARK
    if theme.name == LIGHT_THEME.name:
        return LIGHT
    named = theme.to_color_system().generate()
    bg, fg = _solid(named["background"], theme.dark), _solid(named["foreground"], theme.dark)
    bright = Color.parse("#ffffff" if theme.dark else "#000000")

    def hue(name: str, under: Color) -> Color:
        return _legible(_solid(named[name], theme.dark), under, bright)

    def tint(color: Color, share: float) -> Color:
        return bg.blend(color, share)

    cursor = tint(fg, 0.13)
    match, differ = hue("primary", cursor), hue("warning", cursor)
    verified, disputed, ai = hue("success", cursor), hue("error", cursor), hue("secondary", cursor)
    chip = max((bg, bright), key=lambda c: min(contrast(c, h) for h in (match, differ, verified, ai)))
    colours = (
        *(bg, tint(fg, 0.04), tint(fg, 0.09), _legible(fg, cursor, bright), bright),
        *(_legible(tint(fg, 0.65), cursor, bright), match, differ, verified, disputed, ai),
        *(cursor, tint(fg, 0.07), tint(fg, 0.16), tint(verified, 0.18), tint(disputed, 0.18), tint(ai, 0.18), chip),
    )
    return Palette(*(colour.hex6 for colour in colours))


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours, 1-21, as WCAG 2.2 defines it."""

    def luminance(colour: Color) -> float:
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _solid(value: str, dark: bool) -> Color:
    """A theme's colour without transparency; the names of a terminal's own colours stand for plain ones."""
    try:
        colour = Color.parse(value)
    except ValueError:
        return Color.parse("#dddddd" if dark else "#222222")
    if colour.ansi is not None:
        return Color.parse("#121212" if dark else "#fcfbf8")
    return Color(*colour.rgb)


def _legible(colour: Color, under: Color, towards: Color) -> Color:
    """The colour moved towards another until its contrast on `under` holds."""
    for step in range(21):
        moved = colour.blend(towards, step / 20)
        if contrast(under, moved) >= _LEAST_CONTRAST:
            return moved
    return towards

"""Read several accounts of one event side by side, see where they match, and tag claims.

The public API is `load_brief`, `match_texts` and `compare`; importing this module loads none of their code until
one is used.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefreader.articles.loading import load_brief as load_brief
    from briefreader.disagreements.compare import compare as compare
    from briefreader.matching.match import match_texts as match_texts

__version__ = "0.1.0"
__all__ = ["__version__", "compare", "load_brief", "match_texts"]

_HOMES = {
    "compare": "briefreader.disagreements.compare",
    "load_brief": "briefreader.articles.loading",
    "match_texts": "briefreader.matching.match",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value

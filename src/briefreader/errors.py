"""What can go wrong, said so that a reader can act on it.

BriefreaderError            a sentence naming the file, line or key, what was expected and what to do
├── UsageError              the command was called wrongly (exit 2)
├── ArticleError            one file cannot become an article; the rest still opens
├── AnnotationError         one annotation file, or a table in it, cannot be read or written
└── ConfigError             a setting is unknown or has a value that cannot be used
"""


class BriefreaderError(Exception):
    """Base of all errors that are meant for the reader's eyes; str() of it is a whole sentence."""


class UsageError(BriefreaderError):
    """The command was called wrongly."""


class ArticleError(BriefreaderError):
    """One file cannot become an article."""


class AnnotationError(BriefreaderError):
    """An annotation file, or one table in it, cannot be read or written."""


class ConfigError(BriefreaderError):
    """A setting is unknown or has a value that cannot be used."""

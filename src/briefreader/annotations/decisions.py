"""What was decided where annotators differ: one file each, annotations/decided/<article id>/<claim id>.toml.

The claim id is the smallest among those decided over, so that two people who decide on the same words write the same
file. It holds what was decided, by whom, and what each annotator had said then: whoever was overruled can see it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefreader.annotations.claims import Selector
from briefreader.annotations.document import FORMAT, Block, Kind, path_of, read_document
from briefreader.annotations.files import locked, read_bytes, remove_file, replace_bytes
from briefreader.annotations.names import DECIDED, SUFFIX, decision_path
from briefreader.annotations.reading import Problem, read_selector, read_strings
from briefreader.annotations.tables import SELECTOR_KEYS, selector_values, table
from briefreader.annotations.toml_text import bare_or_quoted, comments_of, listed, quoted, quoted_lines
from briefreader.errors import AnnotationError

DECISION_KEYS = ("tags", *SELECTOR_KEYS, "note", "by")
OVER_KEYS = ("claim", "tags", "note")


@dataclass(frozen=True, slots=True)
class Over:
    """What one annotator had said when it was decided."""

    annotator: str
    claim: str
    tags: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision on words of an article. `id` names its file; `by` is who decided; `over` is sorted by annotator."""

    article: str
    id: str
    selector: Selector
    tags: tuple[str, ...]
    by: str
    over: tuple[Over, ...]
    note: str = ""

    def overruled(self, annotator: str) -> bool:
        """Whether the annotator had given other tags."""
        return any(set(o.tags) != set(self.tags) for o in self.over if o.annotator == annotator)


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions on some articles, and what was wrong with the files of others."""

    decided: tuple[Decision, ...]
    problems: tuple[Problem, ...]


def load_decisions(folder: Path, articles: list[str]) -> Decisions:
    """The decisions in an annotations folder on these articles, by article and place."""
    found: list[Decision] = []
    problems: list[Problem] = []
    for article in articles:
        home = folder / DECIDED / article
        try:
            names = sorted(p.name for p in home.iterdir() if p.name.endswith(SUFFIX) and not p.name.startswith("."))
        except OSError:
            continue
        for name in names:
            file = f"{folder.name}/{DECIDED}/{article}/{name}"
            try:
                path = decision_path(folder, article, name.removesuffix(SUFFIX))
                found.append(_decision(article, name.removesuffix(SUFFIX), (read_bytes(path) or b"").decode("utf-8")))
            except (AnnotationError, UnicodeDecodeError) as error:
                problems.append(Problem(file, 1, "decision", f"{error}. The decision is not used until it is mended"))
    found.sort(key=lambda d: (d.article, d.selector.start, d.id))
    return Decisions(tuple(found), tuple(problems))


def save_decision(folder: Path, decision: Decision) -> None:
    """Writes a decision in place of an earlier one on the same words; comments and unknown tables of its file stay.

    AnnotationError where it cannot be written, or the file that is there cannot be read: then it stays as it is.
    """
    path = decision_path(folder, decision.article, decision.id)
    with locked(folder):
        standing = (read_bytes(path) or b"").decode("utf-8", "replace")
        if standing:
            _decision(decision.article, decision.id, standing)
        kept = [b for b in read_document(standing).blocks if not _is_ours(b)]
        comments = comments_of("".join(b.text for b in read_document(standing).blocks if _is_ours(b)))
        text = decision_text(decision)
        for extra in (comments, *(b.text.strip("\r\n") for b in kept if b.text.strip())):
            text += f"\n{extra.rstrip()}\n" if extra else ""
        if text != standing:
            replace_bytes(path, text.encode("utf-8"))


def remove_decision(folder: Path, article: str, decision_id: str) -> None:
    """Takes a decision back."""
    with locked(folder):
        remove_file(decision_path(folder, article, decision_id), up_to=folder.resolve() / DECIDED)


def decision_text(decision: Decision) -> str:
    """The file of a decision."""
    values = {
        "tags": listed(decision.tags),
        **selector_values(decision.selector),
        "note": quoted_lines(decision.note, "\n") if decision.note else None,
        "by": quoted(decision.by),
    }
    parts = [f"format = {FORMAT}\n", table("decision", values, "\n")]
    for over in decision.over:
        said = {
            "claim": quoted(over.claim),
            "tags": listed(over.tags),
            "note": quoted_lines(over.note, "\n") if over.note else None,
        }
        parts.append(table(f"over.{bare_or_quoted(over.annotator)}", said, "\n"))
    return "\n".join(parts)


def _is_ours(block: Block) -> bool:
    return block.kind is Kind.PREAMBLE or _steps(block)[:1] in (["decision"], ["over"])


def _decision(article: str, decision_id: str, text: str) -> Decision:
    document = read_document(text)
    broken = next((b for b in document.blocks if b.kind is Kind.BROKEN), None)
    if broken:
        raise AnnotationError(broken.error.removesuffix(". The table is not used until it is mended"))
    if document.format != FORMAT:
        raise AnnotationError(f"the format {document.format!r:.40} is unknown here")
    main = [b for b in document.blocks if _steps(b)[:1] == ["decision"]]
    if not main:
        raise AnnotationError("there is no table [decision]")
    if len(main) > 1:
        raise AnnotationError("two people decided on the same words; keep one table [decision]")
    over = []
    for block in document.blocks:
        steps = _steps(block)
        if len(steps) == 2 and steps[0] == "over":
            over.append(
                Over(
                    steps[1],
                    _word(block.keys, "claim"),
                    read_strings(block.keys, "tags"),
                    _word(block.keys, "note"),
                )
            )
    over.sort(key=lambda o: o.annotator)
    keys = main[0].keys
    return Decision(
        article,
        decision_id,
        read_selector(keys),
        read_strings(keys, "tags"),
        _word(keys, "by"),
        tuple(over),
        _word(keys, "note"),
    )


def _steps(block: Block) -> list[str]:
    """The steps of a readable table's name."""
    return [] if block.kind is Kind.BROKEN else path_of(block.text)


def _word(keys: Mapping[str, object], name: str) -> str:
    value = keys.get(name, "")
    if not isinstance(value, str):
        raise AnnotationError(f"{name} must be a string")
    return value

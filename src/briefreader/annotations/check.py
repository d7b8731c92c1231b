"""What in the annotations needs a look: claims and links that do not stand where they were made, broken files.

The values behind `briefreader check`. It must answer in a moment, so that texts are read but not taken apart, and
only those that somebody annotated.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefreader.annotations.accepting import acceptable
from briefreader.annotations.anchored import AnchorState
from briefreader.annotations.anchoring import Old, anchor, find_link, no_version
from briefreader.annotations.claims import Claim, Selector
from briefreader.annotations.files import NO_FILE
from briefreader.annotations.names import DISMISSED
from briefreader.annotations.store import LoadedLedger, Store
from briefreader.annotations.texts import Texts
from briefreader.articles.article import Article, Brief
from briefreader.articles.finding import find_root
from briefreader.articles.reading import absolute
from briefreader.articles.span import Span
from briefreader.errors import AnnotationError


@dataclass(frozen=True, slots=True)
class ClaimFinding:
    """Where a claim or link stands. `quote` is as stored; `span` and `found` are its place today and what stands
    there, None for an orphan. A link's `claim` is "CLAIM.link.LINK", its `article` the one it leads to."""

    annotator: str
    article: str
    claim: str
    state: AnchorState
    quote: str
    span: Span | None
    found: str | None

    @property
    def is_trouble(self) -> bool:
        """Whether it needs a look."""
        return self.state is not AnchorState.EXACT

    def row(self) -> dict[str, object]:
        """The finding under the names that the command prints."""
        return {
            "annotator": self.annotator,
            "article": self.article,
            "claim": self.claim,
            "state": self.state.value,
            "start": self.span.start if self.span else None,
            "end": self.span.end if self.span else None,
            "quote": self.quote,
            "found": self.found,
        }


@dataclass(frozen=True, slots=True)
class FileFinding:
    """Something wrong with an annotation file, on a line of it (from 1); `article` is the one it speaks of."""

    article: str
    file: str
    line: int
    table: str
    error: str
    is_trouble: bool = True

    def row(self) -> dict[str, object]:
        """The finding under the names that the command prints."""
        return {"file": self.file, "line": self.line, "table": self.table, "error": self.error}


Finding = ClaimFinding | FileFinding


@dataclass(frozen=True, slots=True)
class Annotated:
    """A project as far as somebody annotated it: its root, its annotations, the articles they speak of, and (`old`)
    what gives earlier versions of an article, asked only about claims in doubt."""

    root: Path
    store: Store
    texts: Texts
    old: Callable[[Article], Old] = lambda _article: no_version


def open_annotations(annotations: Path | None, cwd: Path) -> Annotated:
    """The project of an annotations folder, else of the folder `cwd`. AnnotationError if a folder was named and is
    none."""
    folder = absolute(cwd / annotations) if annotations is not None else None
    if folder is not None and not folder.is_dir():
        raise AnnotationError(f"{folder} is no folder. Name the folder that holds one folder per annotator.")
    root = find_root([folder.parent] if folder else [], cwd)
    return Annotated(root, Store(folder or root / "annotations"), Texts(root))


def check_annotations(annotations: Path | None, cwd: Path, *, every: bool = False) -> tuple[Finding, ...]:
    """Findings for an annotations folder (else the root's), against the articles of the root that it lies in.

    AnnotationError if the folder was named and is none.
    """
    return check_project(open_annotations(annotations, cwd), every=every)


def check(brief: Brief, store: Store, *, every: bool = False) -> tuple[Finding, ...]:
    """Findings for the articles of a brief; others that are annotated or linked to are looked for in its root."""
    texts = Texts(brief.root, {article.id: article for article in brief.articles})
    return check_project(Annotated(brief.root, store, texts), every=every)


def check_project(project: Annotated, *, every: bool = False) -> tuple[Finding, ...]:
    """All findings, the good ones too with `every`, sorted by article, start, annotator and claim."""
    store = project.store
    findings: list[Finding] = []
    for annotator in store.annotators():
        for article_id in store.articles(annotator):
            file = f"{store.folder.name}/{annotator}/{article_id}.toml"
            try:
                loaded = store.load(annotator, article_id)
            except AnnotationError as error:
                findings.append(FileFinding(article_id, file, 1, "", str(error)))
                continue
            findings += [FileFinding(article_id, p.file, p.line, p.table, p.message) for p in loaded.problems]
            if loaded.read_only and not loaded.problems:
                findings.append(FileFinding(article_id, file, 1, "", loaded.read_only))
            findings += _check_ledger(loaded, file, project)
        findings += _check_dismissals(store, annotator)
    shown = (f for f in findings if every or f.is_trouble)
    return in_finding_order(shown)


def _check_dismissals(store: Store, annotator: str) -> list[FileFinding]:
    if store.stamp(annotator, DISMISSED) == NO_FILE:
        return []
    try:
        problems = store.load_dismissals(annotator).problems
    except AnnotationError as error:
        return [FileFinding("", f"{store.folder.name}/{annotator}/{DISMISSED}.toml", 1, "", str(error))]
    return [FileFinding("", p.file, p.line, p.table, p.message) for p in problems]


def accept(project: Annotated, annotator: str, states: Collection[AnchorState]) -> int:
    """Accepts the places of one annotator's claims and links that are in these states; how many claims were written."""
    count = 0
    for article_id in project.store.articles(annotator):
        ledger = project.store.load(annotator, article_id).ledger
        article = project.texts.article(article_id)
        if article is not None:
            anchored = anchor(ledger, article, project.old(article))
            edits = acceptable(anchored, article, states, project.texts.article, project.old)
            if edits:
                project.store.save(article, edits)
            count += len(edits)
    return count


def _check_ledger(loaded: LoadedLedger, file: str, project: Annotated) -> Iterator[Finding]:
    ledger, texts = loaded.ledger, project.texts
    article = texts.article(ledger.article)
    if article is None:
        yield FileFinding(ledger.article, file, 1, "article", _missing(ledger.article, ledger.claims, texts))
    else:
        for claim in anchor(ledger, article, project.old(article)).claims:
            yield _finding(ledger.annotator, article, claim.claim.id, claim.claim.selector, claim.state, claim.span)
    for owner in ledger.claims:
        for link in owner.links:
            name = f"{owner.id}.link.{link.id}"
            target = texts.article(link.article)
            if target is None:
                error = (
                    f"the link leads to the article {link.article!r}, which is not there. Put it back, or mend the link"
                )
                yield FileFinding(ledger.article, file, 1, f"claim.{name}", error)
            else:
                place = find_link(link, owner.id, target, project.old(target))
                yield _finding(ledger.annotator, target, name, link.selector, *place)


def _finding(
    annotator: str, article: Article, name: str, selector: Selector, state: AnchorState, span: Span | None
) -> ClaimFinding:
    found = span.of(article.text) if span else None
    return ClaimFinding(annotator, article.id, name, state, selector.quote, span, found)


def _missing(article_id: str, claims: tuple[Claim, ...], texts: "Texts") -> str:
    same = {claim.selector.text for claim in claims}.intersection(texts.by_hash)
    if not same:
        return f"there is no article {article_id!r} for these annotations. Put the text back under that name"
    other = texts.by_hash[min(same)]
    return (
        f"there is no article {article_id!r} for these annotations, but {other!r} has the same text. "
        f"If it was renamed: briefreader mv {article_id} {other}"
    )


def in_finding_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings as they are listed."""
    return tuple(sorted(findings, key=_order))


def _order(finding: Finding) -> tuple[str, int, str, str]:
    if isinstance(finding, FileFinding):
        return finding.article, -1, finding.file, f"{finding.line:09}"
    return finding.article, finding.span.start if finding.span else -1, finding.annotator, finding.claim

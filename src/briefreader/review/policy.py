"""What a project demands of a verdict, stated in briefreader.toml and held against every claim by `check`.

[policy.verified]
origins = 2        # links to articles of so many origins besides the claim's own; copies of one text are one
evidence = 1       # so many addresses
archived = true    # each address with its archived copy
[policy.disputed]
note = true
links = 1          # so many links of whatever kind
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from briefreader.annotations.check import Annotated, FileFinding
from briefreader.annotations.claims import Claim
from briefreader.annotations.evidence import evidence_of
from briefreader.articles.article import Brief
from briefreader.config import project_table
from briefreader.errors import AnnotationError, ConfigError

_MOST = 1000  # a demand beyond it is a slip


@dataclass(frozen=True, slots=True)
class Demands:
    """What a claim with one tag must have; 0 and False demand nothing."""

    tag: str
    origins: int = 0
    links: int = 0
    evidence: int = 0
    archived: bool = False
    note: bool = False


# What may be demanded, and in which form.
DEMANDS = {"origins": int, "links": int, "evidence": int, "archived": bool, "note": bool}


def load_policy(root: Path) -> tuple[Demands, ...]:
    """The demands of a project, one per tag; ConfigError for a key or value that is none."""
    return tuple(_demands(root, tag, table) for tag, table in project_table(root, "policy").items())


def unmet(claim: Claim, article: str, policy: tuple[Demands, ...], origins: Mapping[str, str]) -> Iterator[str]:
    """What a claim on an article lacks, a sentence each. `origins` names the origin of each article; one that is not
    named there is its own."""
    own = origins.get(article, article)
    others = {origins.get(link.article, link.article) for link in claim.links} - {own}
    evidence = [evidence_of(item) for item in claim.evidence]
    for demands in policy:
        if demands.tag not in claim.tags:
            continue
        counts = (
            (demands.origins, len(others), "links to articles of {} other origin{s}"),
            (demands.links, len(claim.links), "{} link{s}"),
            (demands.evidence, len(evidence), "{} address{es} as evidence"),
        )
        for wanted, found, words in counts:
            if found < wanted:
                plural = wanted != 1
                needs = words.format(wanted, s="s" if plural else "", es="es" if plural else "")
                yield f"{demands.tag} needs {needs}, and has {found or 'none'}"
        if demands.note and not claim.note.strip():
            yield f"{demands.tag} needs a note"
        bare = [e.address for e in evidence if not e.archive]
        if demands.archived and bare:
            yield f"{demands.tag} needs an archived copy of each address, and {bare[0]} has none"


def check_policy(project: Annotated) -> tuple[FileFinding, ...]:
    """Every demand that a claim does not meet, at its line of the file. The shipped example is held to it too."""
    policy = load_policy(project.root)
    if not policy:
        return ()
    origins = origins_of(project) if any(demands.origins for demands in policy) else {}
    found = []
    for annotator in project.store.annotators():
        for article in project.store.articles(annotator):
            try:
                ledger = project.store.load(annotator, article).ledger
                lines = project.store.lines(annotator, article)
            except AnnotationError:
                continue  # check says why
            file = f"{project.store.folder.name}/{annotator}/{article}.toml"
            for claim in ledger.claims:
                for reason in unmet(claim, article, policy, origins):
                    error = f"{reason} (the policy in briefreader.toml)"
                    found.append(FileFinding(article, file, lines.get(claim.id, 1), f"claim.{claim.id}", error))
    return tuple(found)


def origins_of(project: Annotated) -> dict[str, str]:
    """The origin of each article that is annotated or linked to, named after the first of its copies."""
    from briefreader.articles.loading import load_article
    from briefreader.matching.compare import compare

    named: set[str] = set()
    for annotator in project.store.annotators():
        for article in project.store.articles(annotator):
            named.add(article)
            with suppress(AnnotationError):  # check says why
                claims = project.store.load(annotator, article).ledger.claims
                named.update(link.article for claim in claims for link in claim.links)
    found = []
    for article in sorted(named):
        text = project.texts.article(article)
        if text is not None and text.path is not None:
            found.append(load_article(text.path, project.root)[0])
    origins = compare(Brief("policy", project.root, tuple(found))).origins
    return {article: origin.articles[0] for origin in origins for article in origin.articles}


def _demands(root: Path, tag: str, table: object) -> Demands:
    path = root / "briefreader.toml"
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: [policy.{tag}] has to be a table of demands, for instance note = true.")
    for key, value in table.items():
        form = DEMANDS.get(key)
        if form is None:
            raise ConfigError(f"{path}: [policy.{tag}] knows no {key!r}. It knows {', '.join(DEMANDS)}.")
        if form is bool and not isinstance(value, bool):
            raise ConfigError(f"{path}: {key} in [policy.{tag}] has to be true or false.")
        if form is int and (isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MOST):
            raise ConfigError(f"{path}: {key} in [policy.{tag}] has to be a number from 0 to {_MOST}.")
    return Demands(tag, **table)

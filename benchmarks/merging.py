"""Merges of annotations by real git, in temporary repositories: what conflicts, what is lost, what does not parse.

python -m benchmarks merging             500 merges
python benchmarks/merging.py [N] [SEED]  N merges

Each round two lines of work part and come together again: two annotators, or one person on two machines. Each side
tags, notes, links and removes claims, decides between annotators, corrects an article or renames it. What must come
of a merge is worked out from the four ledgers alone, field by field, by rules that the merge driver does not share:
a conflict is fair only where both sides changed the same field of the same claim, each in its own way.
"""

import contextlib
import random
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefreader.annotations.claims import Claim, ClaimEdit, Ledger, Link, Relation, TagsEdit
from briefreader.annotations.renaming import rename_article
from briefreader.annotations.selecting import make_claim_id, make_link_id, select
from briefreader.annotations.store import Store
from briefreader.annotations.texts import Texts
from briefreader.articles.article import Article
from briefreader.articles.span import Span
from briefreader.errors import UsageError

TAGS = ("verified", "disputed", "ai-generated-source", "watch")
DRIVER = f"{sys.executable} -m briefreader merge-file %O %A %B %P"
_WORDS = ("river", "gate", "council", "bridge", "mayor", "harbour", "night", "lamp", "count", "vote", "road", "mill")
_ROUNDS_PER_PROJECT = 25


@dataclass
class Tally:
    """What came of the merges."""

    merges: Counter[str] = field(default_factory=Counter)
    conflicts: Counter[str] = field(default_factory=Counter)
    unrecognised: int = 0
    faults: list[str] = field(default_factory=list)


class Project:
    """A repository with three articles, in a folder of its own."""

    def __init__(self, folder: Path, dice: random.Random) -> None:
        self.root, self.dice = folder, dice
        for name in ("ashby", "birkdale", "corran"):
            path = folder / "seeds" / f"{name}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text("\n\n".join(self._sentence(name, n) for n in range(14)) + "\n", encoding="utf-8")
        self.git("init", "-q", "-b", "main")
        for key, value in {"user.name": "Sim", "user.email": "sim@example.org", "gc.auto": "0"}.items():
            self.git("config", key, value)
        self.git("config", "merge.briefreader.driver", DRIVER)
        (folder / ".gitattributes").write_text("annotations/** -text merge=briefreader\nseeds/** -text\n", "utf-8")
        self.commit("the articles")

    def _sentence(self, name: str, n: int) -> str:
        words = self.dice.sample(_WORDS, 6)
        return f"In {name.capitalize()} {n} the {words[0]} and the {words[1]} met the {' '.join(words[2:])} again."

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", *arguments], cwd=self.root, capture_output=True, text=True, encoding="utf-8", check=False
        )

    def commit(self, message: str) -> None:
        self.git("add", "-A")
        done = self.git("commit", "-q", "--allow-empty", "-m", message)
        if done.returncode:
            raise RuntimeError(done.stderr)

    def articles(self) -> list[Article]:
        texts = Texts(self.root)
        names = sorted(p.relative_to(self.root / "seeds").with_suffix("").as_posix() for p in self._files())
        return [article for name in names if (article := texts.article(name))]

    def _files(self) -> Iterator[Path]:
        return (self.root / "seeds").rglob("*.txt")

    def ledgers(self, annotator: str) -> dict[str, Ledger]:
        store = Store(self.root / "annotations")
        return {name: store.load(annotator, name).ledger for name in store.articles(annotator)}


def act(project: Project, annotator: str, dice: random.Random) -> str:
    """One random edit of one annotator; the kind of it."""
    store = Store(project.root / "annotations")
    article = dice.choice(project.articles())
    ledger = store.load(annotator, article.id).ledger
    if not ledger.claims or dice.random() < 0.15:
        edit: ClaimEdit | TagsEdit = _new_claim(article, ledger, dice)
    elif dice.random() < 0.05:
        after = tuple(sorted({dice.choice(TAGS[2:])} ^ set(ledger.tags)))
        edit = TagsEdit(annotator, article.id, ledger.tags, after)
    else:
        claim = dice.choice(ledger.claims)
        edit = ClaimEdit(annotator, article.id, claim.id, claim, _changed(claim, project, article, dice))
    store.save(article, [edit])
    return type(edit).__name__


def _new_claim(article: Article, ledger: Ledger, dice: random.Random) -> ClaimEdit:
    taken = {claim.selector.span for claim in ledger.claims}
    while True:
        span = _a_span(article, dice)
        if span not in taken:
            break
    claim_id = make_claim_id(article.id, article.text, span, {c.id for c in ledger.claims})
    claim = Claim(claim_id, select(article, span), (dice.choice(TAGS),), _note(dice) if dice.random() < 0.4 else "")
    return ClaimEdit(ledger.annotator, article.id, claim_id, None, claim)


def _a_span(article: Article, dice: random.Random) -> Span:
    lines = [line for line in article.text.split("\n") if line]
    line = dice.choice(lines)
    start = article.text.index(line)
    words = line.split()
    first = dice.randrange(len(words) - 3)
    offset = len(" ".join(words[:first])) + bool(first)
    return Span(start + offset, start + offset + len(" ".join(words[first : first + 3])))


def _changed(claim: Claim, project: Project, article: Article, dice: random.Random) -> Claim | None:
    kind = dice.choice(("tag", "tag", "note", "note", "evidence", "link", "unlink", "remove"))
    if kind == "tag":
        after = claim.with_tag_toggled(dice.choice(TAGS))
    elif kind == "note":
        after = replace(claim, note=_note(dice) if dice.random() < 0.8 else "")
    elif kind == "evidence":
        after = replace(claim, evidence=(*claim.evidence, f"https://example.org/{dice.randrange(10**6)}"))
    elif kind == "link":
        there = dice.choice([a for a in project.articles() if a.id != article.id])
        span = _a_span(there, dice)
        link_id = make_link_id(claim.id, there.id, there.text, span, {link.id for link in claim.links})
        link = Link(link_id, dice.choice(list(Relation)), there.id, select(there, span))
        after = replace(claim, links=tuple(sorted((*claim.links, link), key=lambda x: (x.selector.start, x.id))))
    elif kind == "unlink":
        after = replace(claim, links=claim.links[1:])
    else:
        return None
    return after if after.lives else None


def _note(dice: random.Random) -> str:
    return dice.choice(("Counted twice.\n\nSee the log.", "Who says so?", 'She said "four".')) + f" {dice.random()}"


def correct(project: Project, dice: random.Random) -> None:
    """An article is corrected: another word, a sentence more, or a sentence less."""
    article = dice.choice(project.articles())
    lines = article.text.split("\n\n")
    at = dice.randrange(len(lines))
    kind = dice.random()
    if kind < 0.6:
        words = lines[at].split(" ")
        words[dice.randrange(len(words))] = "newly"
        lines[at] = " ".join(words)
    elif kind < 0.8 or len(lines) < 8:
        lines.insert(at, f"A line was added here, number {dice.randrange(10**6)}, by the editor of the day.")
    else:
        del lines[at]
    (project.root / article.source).write_text("\n\n".join(lines), encoding="utf-8")


def rename(project: Project, dice: random.Random) -> None:
    """An article gets another name."""
    article = dice.choice(project.articles())
    old = project.root / article.source
    new = old.with_name(f"{old.stem.split('-')[0]}-{dice.randrange(10**6)}.txt")
    rename_article(project.root, Store(project.root / "annotations"), old, new)


def simulate(merges: int, seed: int, tally: Tally | None = None) -> Tally:
    """So many merges; what came of them."""
    tally = tally or Tally()
    dice = random.Random(seed)
    while tally.merges.total() < merges:
        with tempfile.TemporaryDirectory() as folder:
            project = Project(Path(folder), dice)
            for name in ("mara", "jo"):
                for _ in range(40):
                    act(project, name, dice)
            project.commit("what was said so far")
            for _ in range(min(_ROUNDS_PER_PROJECT, merges - tally.merges.total())):
                one_merge(project, dice, tally)
    return tally


def one_merge(project: Project, dice: random.Random, tally: Tally) -> bool:
    """Two lines of work part and come together again; whether the project can go on.

    A small file that one side renamed and rewrote by more than half is another file for git, which asks its driver
    nothing then: it keeps both files, and the person who merges gives `briefreader mv` once more. Nothing may be lost.
    """
    alone = dice.random() < 0.5
    kind = "one person on two machines" if alone else "two annotators"
    people = ("mara", "mara") if alone else ("mara", "jo")
    extra = dice.choice((None, None, correct, rename))
    project.git("checkout", "-q", "-b", "other")
    for _ in range(dice.randint(1, 5)):
        act(project, people[1], dice)
    if extra is correct:
        correct(project, dice)
    project.commit("theirs")
    theirs = project.ledgers(people[1])
    project.git("checkout", "-q", "main")
    base = {name: project.ledgers(name) for name in set(people)}
    for _ in range(dice.randint(1, 5)):
        act(project, people[0], dice)
    if extra is rename:
        rename(project, dice)
    project.commit("ours")
    ours = project.ledgers(people[0])
    merged = project.git("merge", "-q", "--no-edit", "other")
    tally.merges[kind] += 1
    conflicted = set(project.git("diff", "--name-only", "--diff-filter=U").stdout.split())
    faults = list(_unparsed(project))
    if extra is rename and "modify/delete" in merged.stdout:
        tally.unrecognised += 1
        sides = (base[people[1]], ours, theirs, project.ledgers(people[1]))
        lost = [fault for fault in expected(*sides)[1] if "removed" not in fault] if alone else []
        tally.faults += [f"{kind}, merge {tally.merges.total()}: {fault}" for fault in lost]
        return False
    _follow(project)
    if alone:
        fair, lost = expected(base["mara"], ours, theirs, project.ledgers("mara"))
        faults += lost
        if bool(conflicted) != fair and not faults:
            faults.append(f"conflict {bool(conflicted)}, fair {fair}: {conflicted} {merged.stderr}")
        tally.conflicts[kind] += bool(conflicted)
    else:
        if conflicted or merged.returncode:
            faults.append(f"a conflict between annotators: {conflicted} {merged.stdout} {merged.stderr}")
        for name, mine in ((people[0], ours), (people[1], theirs)):
            now = _by_claim(project.ledgers(name))
            faults += [
                f"{name} lost {c.id}" for c in _by_claim(mine).values() if _content(now.get(c.id)) != _content(c)
            ]
    tally.faults += [f"{kind}, merge {tally.merges.total()}: {fault}" for fault in faults]
    project.commit("merged")
    project.git("branch", "-q", "-D", "other")
    return True


def _follow(project: Project) -> None:
    """What was said under an article's old name while it was renamed follows it, as `briefreader mv` does it."""
    store = Store(project.root / "annotations")
    here = {article.id.split("-")[0]: article for article in project.articles()}
    left = {name for who in ("mara", "jo") for name in store.articles(who)} - {a.id for a in here.values()}
    for name in left:
        article = here[name.split("-")[0]]
        with contextlib.suppress(UsageError):  # the two say different things: a person decides
            rename_article(project.root, store, project.root / "seeds" / f"{name}.txt", project.root / article.source)


def _unparsed(project: Project) -> Iterator[str]:
    for path in sorted((project.root / "annotations").rglob("*.toml")):
        try:
            tomllib.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            yield f"{path.name} does not parse: {error}"
    for finding in (Store(project.root / "annotations").load(a, i) for a in ("mara", "jo") for i in _names(project, a)):
        yield from (f"{p.file}:{p.line} {p.message}" for p in finding.problems)


def _names(project: Project, annotator: str) -> tuple[str, ...]:
    return Store(project.root / "annotations").articles(annotator)


def _by_claim(ledgers: dict[str, Ledger]) -> dict[str, Claim]:
    return {claim.id: claim for ledger in ledgers.values() for claim in ledger.claims}


def _content(claim: Claim | None) -> object:
    """What was said, whatever the articles are called now."""
    if claim is None:
        return None
    links = tuple((link.id, link.relation, link.selector.quote) for link in claim.links)
    return claim.selector.quote, claim.tags, claim.note, claim.evidence, links


def expected(
    base: dict[str, Ledger], ours: dict[str, Ledger], theirs: dict[str, Ledger], merged: dict[str, Ledger]
) -> tuple[bool, list[str]]:
    """Whether a conflict is fair, and everything that either side said and the merge does not hold."""
    was, here, there, now = (_by_claim(side) for side in (base, ours, theirs, merged))
    said = [claim for ledger in merged.values() for claim in ledger.claims]
    fair, lost = False, []
    for claim_id in was.keys() | here.keys() | there.keys():
        b, o, t = was.get(claim_id), here.get(claim_id), there.get(claim_id)
        fair |= _is_fair(b, o, t)
        for before, side, other in ((b, o, t), (b, t, o)):
            if side is None or side == before or (other is None and before and not _is_fair(before, side, None)):
                if before and not side and other == before and claim_id in now:
                    lost.append(f"{claim_id} was removed by one side alone, and is there")
                continue
            lost += [f"{claim_id}: {what}" for what in _missing(before, side, said)]
    return fair, lost


def _is_fair(b: Claim | None, o: Claim | None, t: Claim | None) -> bool:
    """Whether both sides changed the same field, each in its own way."""
    if b is not None and (o is None) != (t is None):
        kept = o or t
        return (kept is not None and replace(kept, links=()) != replace(b, links=())) or not _links(kept) <= _links(b)
    if o is None or t is None:
        return False
    before = b or replace(o, tags=(), note="", evidence=(), links=())
    if o.note != t.note and before.note not in (o.note, t.note):
        return True
    tags = (set(before.tags) & set(o.tags) & set(t.tags)) | (set(o.tags) ^ set(before.tags)) & set(o.tags)
    tags |= (set(t.tags) ^ set(before.tags)) & set(t.tags)
    return {"verified", "disputed"} <= tags and o.tags != t.tags


def _links(claim: Claim | None) -> set[tuple[str, str, str]]:
    return {(x.id, x.relation.value, x.selector.quote) for x in claim.links} if claim else set()


def _missing(before: Claim | None, side: Claim, said: list[Claim]) -> Iterator[str]:
    """What the side said of a claim that stands nowhere in the merged claims of the same words."""
    same = [claim for claim in said if claim.selector.quote == side.selector.quote]
    if not same:
        yield "is gone"
        return
    was = before or replace(side, tags=(), note="", evidence=(), links=())
    if side.note != was.note and side.note and all(claim.note != side.note for claim in same):
        yield f"note {side.note!r}"
    for tag in set(side.tags) - set(was.tags):
        if all(tag not in claim.tags for claim in same):
            yield f"tag {tag}"
    for address in set(side.evidence) - set(was.evidence):
        if all(address not in claim.evidence for claim in same):
            yield f"address {address}"
    for link in {link.id for link in side.links} - {link.id for link in was.links}:
        if all(link not in {x.id for x in claim.links} for claim in same):
            yield f"link {link}"


def main(arguments: list[str] | None = None) -> None:
    """Print the table."""
    if shutil.which("git") is None:
        print("git is not installed here")
        return
    numbers = [int(word) for word in arguments or []]
    tally = simulate(numbers[0] if numbers else 500, numbers[1] if len(numbers) > 1 else 1)
    for kind, count in sorted(tally.merges.items()):
        print(f"{count} merges, {kind}: {tally.conflicts[kind]} with a conflict, each on the same field")
    print(f"{tally.unrecognised} more: a renamed file that git took for another; both kept, nothing lost")
    print(f"faults (lost, unfair conflict, does not parse): {len(tally.faults)}  bar 0  "
          f"{'MISSED' if tally.faults else 'met'}")  # fmt: skip
    for fault in tally.faults[:20]:
        print(f"  {fault}")


if __name__ == "__main__":
    main(sys.argv[1:])

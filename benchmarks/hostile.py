"""Hostile annotation files, ids and names, by the thousand: no traceback, no lost claim, no write outside annotations/.

python -m benchmarks hostile              2,000 files, and the sizes that must still be quick
python benchmarks/hostile.py [N] [SEED]   N files
"""

import hashlib
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from benchmarks.table import row
from briefreader.annotations.check import check_annotations, open_annotations
from briefreader.annotations.claims import Claim, ClaimEdit
from briefreader.annotations.decisions import load_decisions
from briefreader.annotations.file_merging import merge_files
from briefreader.annotations.names import annotation_path, check_annotator
from briefreader.annotations.renaming import find_article, new_place, rename_article
from briefreader.annotations.selecting import make_claim_id, select
from briefreader.annotations.store import Store
from briefreader.annotations.texts import Texts
from briefreader.articles.span import Span
from briefreader.errors import AnnotationError, BriefreaderError
from briefreader.review.differences import alpha_of, find_shared
from briefreader.review.policy import check_policy
from briefreader.review.reading import anchored_ledgers

TEXT = "The ferry left at noon.\n\nNobody saw it leave, the mate said. The ferry left at noon.\n"

VALID = """format = 1

[article]
source = "seeds/quay.txt"
tags = ["ai-generated-source"]

# by hand
[claim.2f7c1a90d3e4]
tags = ["disputed"]
quote = "left at noon"
prefix = "The ferry "
suffix = "."
start = 10
end = 22
text = "d655aaca0ff310d5"
note = \"\"\"
Two
lines.\"\"\"
evidence = ["https://example.org/a https://archive.example/a"]

[claim.2f7c1a90d3e4.link.8a01c2]
relation = "contradicts"
article = "quay"
quote = "Nobody saw it"
start = 25
end = 38

[decision]
quote = "left at noon"
start = 10
end = 22
by = "mara"

[over.jo]
claim = "2f7c1a90d3e4"
tags = ["verified"]
"""

_PIECES = (
    *(b'"""', b"'''", b"[", b"]", b"{", b"}", b"=", b"#", b"\\", b"\\u0000", b"\x00", b"\xff\xfe", b"\r\n"),
    *(b"[claim.x]\n", b"[claim.2f7c1a90d3e4]\n", b"[[claim]]\n", "\u202e\u2066[claim.é]\n".encode(), b"\xef\xbb\xbf"),
    *(b"<<<<<<< ours\n", b"=======\n", b">>>>>>> theirs\n", b"a.b.c.d = 1\n", b"nan = nan\n", b"1979-05-27T07:32:00Z"),
    *(b"start = -1\n", b"start = 99999999999999999999\n", b'quote = ""\n', b"tags = [1]\n", b"format = 2\n"),
    *(b"[" * 400, b"{a=" * 300, b"x" * 5000, b"[claim." + b"a." * 300 + b"b]\n", b'"\\ud800"', b"note = '''\n"),
)

_NAMES = (
    *("..", ".", "/", "\\", "con", "nul.txt", "a/../b", "C:", "~", "-rf", "decided", "example", "a//b", "$HOME", "%00"),
    *("Mara", "MARA", "mara ", "é", "e\u0301", "\u202e", "a\x00b", "x" * 300, "", " ", ".git", "annotations", "quay"),
    *("seeds/quay", "a/b/c", "quay.txt", "../quay"),
)


def mangled(dice: random.Random) -> bytes:
    """A file of annotations with something done to it."""
    content = bytearray(VALID.encode())
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(content) + 1)
        match dice.randrange(5):
            case 0:
                content[at:at] = dice.choice(_PIECES)
            case 1:
                del content[at : at + dice.randint(1, 60)]
            case 2:
                content[at : at + 1] = bytes([dice.randrange(256)])
            case 3:
                start = dice.randrange(len(content) + 1)
                content[at:at] = content[start : start + dice.randint(1, 200)]
            case _:
                content[at:at] = dice.choice(_PIECES) * dice.randint(1, 3)
    return bytes(content)


def fuzz(rounds: int, seed: int) -> list[str]:
    """Everything that went wrong in so many projects of hostile files."""
    dice = random.Random(seed)
    faults: list[str] = []
    for number in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "project"
            (root / "seeds").mkdir(parents=True)
            (root / "seeds" / "quay.txt").write_text(TEXT, encoding="utf-8")
            content = mangled(dice)
            for place in ("mara/quay.toml", "decided/quay/aa.toml"):
                path = root / "annotations" / place
                path.parent.mkdir(parents=True)
                path.write_bytes(content)
            faults += [f"seed {seed}, file {number}: {fault}" for fault in _attack(root, content, dice)]
    return faults


def _attack(root: Path, content: bytes, dice: random.Random) -> list[str]:
    """What goes wrong when everything that reads or writes annotations meets this project."""
    before = _fingerprint(root)
    faults = [_tried("save", lambda: _save(root, content))]
    text = content.decode("utf-8", "replace")
    name, other = dice.choice(_NAMES), dice.choice(_NAMES)

    def differences() -> None:
        ledgers = anchored_ledgers(open_annotations(None, root), ["mara"])
        find_shared(ledgers)
        alpha_of(ledgers)

    tries: dict[str, Callable[[], object]] = {
        "check": lambda: check_annotations(None, root, every=True),
        "policy": lambda: check_policy(open_annotations(None, root)),
        "decisions": lambda: load_decisions(root / "annotations", ["quay"]),
        "differences": differences,
        "merge": lambda: merge_files(VALID, text, VALID + "\n[survey]\na = 1\n"),
        "merge the other way": lambda: merge_files("", VALID, text),
        "name": lambda: check_annotator(name, [other]),
        "path": lambda: _within(annotation_path(root / "annotations", name, other), root),
        "rename": lambda: _rename(root, other),
    }
    faults += [_tried(what, act) for what, act in tries.items()]
    outside, now = _outside(before), _outside(_fingerprint(root))
    return [fault for fault in faults if fault] + ([f"written outside: {now}"] if now != outside else [])


def _outside(files: dict[str, str]) -> dict[str, str]:
    """The files that nobody had to touch: all but annotations and the article, wherever it was renamed to."""
    article = hashlib.sha256(TEXT.encode()).hexdigest()
    return {path: d for path, d in files.items() if not path.startswith("annotations/") and d != article}


def _tried(what: str, act: Callable[[], object]) -> str:
    """ "" if it ends well, or with an error that is meant for the reader."""
    try:
        act()
    except BriefreaderError as error:
        return "" if str(error) else f"{what}: an error without words"
    except Exception:
        return f"{what}: {traceback.format_exc(limit=-2)}"
    return ""


def _save(root: Path, content: bytes) -> None:
    """Tags something; AssertionError where a claim that could be read before cannot be any more."""
    store = Store(root / "annotations")
    article = Texts(root).article("quay")
    if article is None:
        raise AssertionError("the article is gone")
    before = store.load("mara", "quay").ledger.claims
    span = Span(article.text.index("the mate"), article.text.index("the mate") + 8)
    claim = Claim(
        make_claim_id("quay", article.text, span, [c.id for c in before]), select(article, span), ("verified",)
    )
    try:
        store.save(article, [ClaimEdit("mara", "quay", claim.id, None, claim)])
    except AnnotationError:
        if (root / "annotations" / "mara" / "quay.toml").read_bytes() != content:
            raise AssertionError("a save that was refused changed the file") from None
        return
    after = Store(root / "annotations").load("mara", "quay").ledger
    lost = [c.id for c in before if after.claim(c.id) != c]
    if lost or claim.selector not in [c.selector for c in after.claims]:
        raise AssertionError(f"lost {lost or 'the new claim'}")


def _rename(root: Path, name: str) -> None:
    store = Store(root / "annotations")
    article = find_article(root, store, root, "quay")
    rename_article(root, store, article, new_place(root, root, name, article))


def _within(path: Path, root: Path) -> None:
    if not path.is_relative_to((root / "annotations").resolve()):
        raise AssertionError(f"{path} lies outside")


def _fingerprint(root: Path) -> dict[str, str]:
    files = (p for p in root.parent.rglob("*") if p.is_file())
    return {
        (p.relative_to(root).as_posix() if p.is_relative_to(root) else str(p)): hashlib.sha256(
            p.read_bytes()
        ).hexdigest()
        for p in files
    }


def measure_sizes() -> None:
    """Files that are large or deep: how long each takes to be read, or refused."""
    deep = "[" * 100_000
    claims = "".join(f'[claim.a{n}]\nquote = "left at noon"\nstart = 10\nend = 22\n\n' for n in range(10_000))
    texts = {
        "10,000 claims": claims,
        "10,000 claims, a string never closed on top": f'[article]\ntitle = """\n{claims}',
        "a list 100,000 deep": f"[article]\ntags = {deep}",
        "a key of 100,000 steps": "[article]\n" + "a." * 100_000 + "b = 1\n",
        "a string of 20 MB": f'[claim.a]\nquote = "{"x" * 20_000_000}"\nstart = 0\nend = 20000000\n',
        "100,000 conflict markers": "<<<<<<< a\n=======\n>>>>>>> b\n" * 33_000,
    }
    for name, text in texts.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "mara" / "quay.toml"
            path.parent.mkdir()
            path.write_text(text, encoding="utf-8")
            began = time.process_time()
            Store(Path(folder)).load("mara", "quay")
            row(f"{name}, read", [time.process_time() - began], "s CPU", 1.0)


def main(arguments: list[str] | None = None) -> None:
    """Print what came of it."""
    numbers = [int(word) for word in arguments or []]
    rounds, seed = (numbers + [2000, 1][len(numbers) :])[:2]
    faults = fuzz(rounds, seed)
    print(f"{rounds:,} hostile files: {len(faults)} faults (traceback, lost claim, write outside)  bar 0  "
          f"{'MISSED' if faults else 'met'}")  # fmt: skip
    for fault in faults[:10]:
        print(f"  {fault}")
    measure_sizes()


if __name__ == "__main__":
    main(sys.argv[1:])

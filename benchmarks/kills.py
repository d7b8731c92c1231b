"""A process that is killed while it saves, again and again, in a storm of tagging: what is on disk afterwards.

python -m benchmarks kills      300 kills
"""

import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from briefreader.annotations.store import Store

TEXT = (
    "The ferry Marigold left at noon. The tide turned, the mate said, and passengers waited for hours; none was hurt."
)
WORDS = ("ferry", "Marigold", "noon", "tide", "mate", "passengers", "hours", "hurt")
LONG = "x" * 3000

# Tags words on and off for ever, each save with a long note, and says how many saves are done.
_STORM = """
import sys
from pathlib import Path
from briefreader.annotations.claims import Claim, ClaimEdit
from briefreader.annotations.selecting import make_claim_id, select
from briefreader.annotations.store import Store
from briefreader.articles.article import Article, Details
from briefreader.articles.span import Span

folder, text, words, turn = Path(sys.argv[1]), sys.argv[2], sys.argv[3].split(), int(sys.argv[4])
article = Article("day-one/harbour", text, text, "0123456789abcdef", "seeds/x.txt", None, Details(), (), ())
store = Store(folder)
standing = {claim.id: claim for claim in store.load("ines", article.id).ledger.claims}
while True:
    word = words[turn % len(words)]
    span = Span(text.index(word), text.index(word) + len(word))
    claim_id = make_claim_id(article.id, text, span, ())
    before = standing.get(claim_id)
    tag = "verified" if before is None or "disputed" in before.tags else "disputed"
    after = Claim(claim_id, select(article, span), (tag,), f"turn {turn}\\n" + "x" * 3000)
    store.save(article, [ClaimEdit("ines", article.id, claim_id, before, after)])
    standing[claim_id] = after
    print(turn, flush=True)
    turn += 1
"""


@dataclass
class Kills:
    """How many kills there were, how many saves were done in all, and everything that was wrong afterwards."""

    kills: int = 0
    saves: int = 0
    faults: list[str] = field(default_factory=list)


def kill_in_a_storm(folder: Path, rounds: int, seed: int) -> Kills:
    """Starts the storm on an annotations folder and kills it at a random instant, so many times."""
    dice = random.Random(seed)
    found = Kills()
    turn = 0
    for _ in range(rounds):
        command = [sys.executable, "-c", _STORM, str(folder), TEXT, " ".join(WORDS), str(turn)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as storm:
            if storm.stdout is None:
                raise RuntimeError("the storm says nothing")
            last = turn - 1
            for _ in range(dice.randint(1, 4)):
                last = int(storm.stdout.readline())
            time.sleep(dice.random() * 0.004)
            storm.kill()
            rest = storm.stdout.read().split()
        last = int(rest[-1]) if rest else last
        found.kills += 1
        found.saves += last - turn + 1
        found.faults += _faults(folder, last)
        turn = last + 1
    return found


def _faults(folder: Path, last: int) -> list[str]:
    """What is wrong after a kill, when the save of turn `last` had been reported as done."""
    loaded = Store(folder).load("ines", "day-one/harbour")
    faults = [f"line {p.line}: {p.message}" for p in loaded.problems]
    turns = []
    for claim in loaded.ledger.claims:
        head, _, rest = claim.note.partition("\n")
        turns.append(int(head.removeprefix("turn ")))
        if claim.selector.quote not in WORDS or rest != LONG:
            faults.append(f"claim {claim.id} is not whole")
    if max(turns, default=-1) not in (last, last + 1):
        faults.append(f"turn {last} was saved, and the file knows {max(turns, default=-1)} as the last")
    visible = [p.name for p in folder.rglob("*") if p.is_file() and not p.name.startswith(".")]
    return [*faults, *([f"files {visible}"] if visible != ["harbour.toml"] else [])]


def main(arguments: list[str] | None = None) -> None:
    """Print what came of it."""
    rounds = int((arguments or ["300"])[0])
    with tempfile.TemporaryDirectory() as folder:
        found = kill_in_a_storm(Path(folder) / "annotations", rounds, seed=1)
    print(f"{found.kills} kills during {found.saves} saves: {len(found.faults)} faults (torn file, lost save)  bar 0  "
          f"{'MISSED' if found.faults else 'met'}")  # fmt: skip
    for fault in found.faults[:10]:
        print(f"  {fault}")


if __name__ == "__main__":
    main(sys.argv[1:])

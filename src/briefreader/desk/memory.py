"""What the desk remembers of a brief between two readings: place, order, what was hidden and read.

It lies with the user's state, never in the project, one small JSON file for each brief; losing it loses no judgement.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Memory:
    """Ids are article ids; `places` are code points, `read` runs of sentences, `restored` blocks.

    `texts` gives the hash of the text that all these numbers speak of.
    """

    article: str = ""
    places: dict[str, int] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    read: dict[str, list[list[int]]] = field(default_factory=dict)
    restored: dict[str, list[int]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    levelled: bool = True
    strip: bool = True
    theme: str = ""


def memory_path(state: Path, root: Path, article_ids: Iterable[str]) -> Path:
    """Where the memory of a brief lies: named by its root and its articles' common folder."""
    folders = sorted({article_id.rpartition("/")[0] for article_id in article_ids})
    key = hashlib.blake2s("\0".join([str(root), *folders]).encode("utf-8", "surrogateescape"), digest_size=8)
    return state / f"{key.hexdigest()}.json"


def recall(path: Path) -> Memory:
    """The memory at `path`; an empty one where there is none, or none that can be used."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        memory = Memory(**found)
        return memory if _sound(memory) else Memory()
    except (
        OSError,
        ValueError,
        TypeError,
        AttributeError,
        RecursionError,
    ):  # another version's file, or somebody's edit
        return Memory()


def remember(path: Path, memory: Memory) -> None:
    """Write the memory; raises OSError where that cannot be done."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(json.dumps(asdict(memory), ensure_ascii=True), encoding="utf-8")
    beside.replace(path)


def runs(numbers: Iterable[int]) -> list[list[int]]:
    """Numbers as [first, last] runs, so that a read article is one pair: {1, 2, 3, 7} is [[1, 3], [7, 7]]."""
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return found


def _sound(memory: Memory) -> bool:
    """Whether everything has the type it is declared with; a file from elsewhere must not crash the reader."""
    strings = [memory.article, memory.theme, *memory.order, *memory.hidden, *memory.texts.values()]
    numbers = [*memory.places.values(), *(n for blocks in memory.restored.values() for n in blocks)]
    pairs = [pair for runs_of in memory.read.values() for pair in runs_of]
    return (
        all(isinstance(s, str) for s in strings)
        and all(isinstance(n, int) for n in numbers)
        and all(isinstance(p, list) and len(p) == 2 and all(isinstance(n, int) for n in p) for p in pairs)
        and isinstance(memory.levelled, bool)
        and isinstance(memory.strip, bool)
    )

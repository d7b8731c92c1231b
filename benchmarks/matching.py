"""Compare the matcher with simple peers on gold passages.

    python -m benchmarks.matching [--sets FOLDER] [--half odd]

FOLDER holds sets as JSON lists of {"a": text, "b": text, "gold": [[a0, a1, b0, b1], ...]} and `score.py` with their
measure (Potthast et al., COLING 2010). The models were fitted and all thresholds chosen on the pairs with even numbers:
the odd half is what counts.
"""

import argparse
import importlib.util
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from benchmarks.peers import PEERS, Found
from briefreader.matching.alignment import Kind
from briefreader.matching.match import match_texts


@dataclass(frozen=True)
class Bar:
    """What a set asks for: the kinds that count, plagdet or precision and recall, and CPU milliseconds a pair."""

    kinds: frozenset[Kind]
    milliseconds: float = 0.0
    plagdet: float = 0.0
    precision: float = 0.0
    recall: float = 0.0


ALL = frozenset(Kind)
BARS = {
    "pan13-dev": Bar(frozenset({Kind.VERBATIM, Kind.EDITED}), 10, plagdet=0.985),
    "msrp-dev": Bar(ALL, 3, plagdet=0.985),
    "mtc-dev": Bar(ALL, 4, plagdet=0.90),
    "msrp-hard-dev": Bar(ALL - {Kind.NEAR}, precision=0.70, recall=0.95),
}
HALVES = {"odd": slice(1, None, 2), "even": slice(0, None, 2), "all": slice(None)}


def load_score(folder: Path) -> ModuleType:
    """The module that measures."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    if spec is None or spec.loader is None or not (folder / "score.py").exists():
        raise SystemExit(f"{folder} holds no score.py: name the folder of the sets with --sets.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def verdict_of(bar: Bar, precision: float, recall: float, plagdet: float, milliseconds: float) -> str:
    """What was asked for, and whether it was reached."""
    asked = [
        (f"plagdet {bar.plagdet:g}", bar.plagdet, plagdet >= bar.plagdet),
        (f"precision {bar.precision:g}", bar.precision, precision >= bar.precision),
        (f"recall {bar.recall:g}", bar.recall, recall >= bar.recall),
        (f"{bar.milliseconds:g} ms", bar.milliseconds, milliseconds <= bar.milliseconds),
    ]
    return ", ".join(f"{words} {'met' if met else 'MISSED'}" for words, wanted, met in asked if wanted)


def score_sets(folder: Path, half: str) -> None:
    """Print a table of all engines on all sets."""
    score = load_score(folder)
    print("| set | engine | precision | recall | granularity | plagdet | CPU ms a pair | bar |")
    print("|---" * 8 + "|")
    for name, bar in BARS.items():
        pairs = json.loads((folder / f"{name}.json").read_text("utf-8"))[HALVES[half]]
        gold = [pair["gold"] for pair in pairs]

        def match_here(a: str, b: str, kinds: frozenset[Kind] = bar.kinds) -> Found:
            return [(m.a.start, m.a.end, m.b.start, m.b.end) for m in match_texts(a, b) if m.kind in kinds]

        engines: dict[str, Callable[[str, str], Found]] = {"briefreader": match_here, **PEERS}
        for engine, match in engines.items():
            match(pairs[0]["a"], pairs[0]["b"])
            began = time.process_time()
            found = [match(pair["a"], pair["b"]) for pair in pairs]
            cpu = 1000 * (time.process_time() - began) / len(pairs)
            precision, recall, granularity, plagdet = score.measure(gold, found)
            verdict = verdict_of(bar, precision, recall, plagdet, cpu) if engine == "briefreader" else ""
            numbers = " | ".join(f"{value:.3f}" for value in (precision, recall, granularity, plagdet))
            print(f"| {name} | {engine} | {numbers} | {cpu:.1f} | {verdict} |", flush=True)


def main(arguments: list[str] | None = None) -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", type=Path, default=Path(__file__).parents[1] / ".." / "shared" / "bench")
    parser.add_argument("--half", choices=list(HALVES), default="odd")
    chosen = parser.parse_args(arguments or [])
    score_sets(chosen.sets, chosen.half)


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])

"""How disagreements fare on events with gold lists: recall, look-alikes, which rule fired and how often it was right.

    python -m benchmarks disagreements                        the time alone, on the sample
    python benchmarks/disagreements.py --events FOLDER ...    events with gold.json, folder by folder
    python benchmarks/disagreements.py --news FILE            a JSON list of articles: counts, and time as they grow

An event's folder holds articles (NN.txt) and gold.json: `items` with two places each and a type and strength,
`hard_negatives` (look-alikes). A pair of places in unlike answers counts as right where it meets a gold contradiction
on both sides. Gold lists are not exhaustive, so "right" is a lower bound; read the rest with --show.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path

from benchmarks.table import row
from briefreader.articles.article import Article, Brief, Details
from briefreader.articles.loading import load_brief
from briefreader.articles.segments import find_blocks
from briefreader.articles.sentences import find_sentences
from briefreader.disagreements.find import find_disagreements
from briefreader.disagreements.model import Disagreement, Disagreements, Strength
from briefreader.matching.alignment import Passage

BAR = 0.5  # seconds of CPU for 20 articles of 1,000 words
ROUNDS = 5
SEEDS = Path(__file__).parents[1] / "seeds"
Pair = tuple[tuple[str, int, int], tuple[str, int, int]]


def pairs_of(found: Disagreement) -> Iterator[tuple[Passage, Passage]]:
    """All pairs of places in unlike answers."""
    for x, y in combinations(found.answers, 2):
        yield from product(x.places, y.places)


def meets(a: Passage, b: Passage, gold: Pair) -> bool:
    """Whether two places overlap the two of a gold pair, either way round."""

    def overlaps(place: Passage, side: tuple[str, int, int]) -> bool:
        stem = place.article.rsplit("/", 1)[-1]
        return stem == side[0] and place.span.start < side[2] and side[1] < place.span.end

    return any(overlaps(a, x) and overlaps(b, y) for x, y in (gold, gold[::-1]))


def gold_pairs(items: list[dict[str, dict[str, str | int]]]) -> list[Pair]:
    """The places of gold items, by stem of the file."""
    sides = [
        tuple((str(item[side]["file"])[:-4], int(item[side]["start"]), int(item[side]["end"])) for side in "ab")
        for item in items
        if item.get("a") and item.get("b")
    ]
    return [(a, b) for a, b in sides]


def judge(event: Path, rules: dict[str, Counter[str]], show: bool) -> None:
    """Print the figures of one event, and add to those of the rules."""
    gold = json.loads((event / "gold.json").read_text("utf-8"))
    contradictions = gold_pairs([i for i in gold["items"] if i["type"] == "contradiction"])
    hard = gold_pairs([i for i in gold["items"] if i.get("strength") == "hard"])
    inner, alike = gold_pairs(gold.get("internal", [])), gold_pairs(gold.get("hard_negatives", []))
    found = find_disagreements(load_brief([event / f"{n['file']}" for n in gold["files"]]))
    pairs = [(d, a, b) for d in found for a, b in pairs_of(d)]
    recalled = sum(any(meets(a, b, g) for _, a, b in pairs) for g in hard)
    called = sum(any(meets(a, b, g) for _, a, b in pairs) for g in alike)
    for d in found:
        right = any(meets(a, b, g) for a, b in pairs_of(d) for g in (*contradictions, *inner))
        rules.setdefault(f"{d.strength.value}: {d.rule}", Counter()).update(fired=1, right=int(right))
        if show and not right:
            print(f"  {d.strength.value} {d.question.type.value}: {d.reason}")
    strengths = Counter(d.strength for d in found)
    print(
        f"{event.name:<20} hard gold pairs {recalled} of {len(hard)}, look-alikes {called} of {len(alike)}, groups "
        + ", ".join(f"{s.value} {strengths[s]}" for s in Strength),
        flush=True,
    )


def made(number: int, text: str) -> Article:
    """An article of a text that has no file."""
    blocks = find_blocks(text)
    return Article(
        f"n{number:03d}", text, text, "0" * 16, "", None, Details(), blocks, find_sentences(text, blocks, "en")
    )


def cpu(brief: Brief) -> tuple[float, Disagreements]:
    """Seconds of CPU for values and slots of a brief, and what was found."""
    start = time.process_time()
    found = find_disagreements(brief)
    return time.process_time() - start, found


def grow(news: Path) -> None:
    """Time as articles grow in number, and how much is found in each six."""
    articles = [made(n, text) for n, text in enumerate(json.loads(news.read_text("utf-8")))]
    for size in (5, 10, 20, 40, len(articles)):
        brief = Brief("news", Path(), tuple(articles[:size]))
        words = sum(len(a.text.split()) for a in brief.articles)
        row(f"{size} articles, {words} words", [cpu(brief)[0] for _ in range(3)], "s")
    counts: Counter[str] = Counter()
    for first in range(0, len(articles) - 5, 6):
        counts.update(
            d.strength.value for d in find_disagreements(Brief("six", Path(), tuple(articles[first : first + 6])))
        )
    print(f"per six articles: {', '.join(f'{k} {v / (len(articles) // 6):.1f}' for k, v in sorted(counts.items()))}")


def main() -> None:
    brief = load_brief([SEEDS])
    words = sum(len(a.text.split()) for a in brief.articles)
    times = [cpu(brief)[0] * 20_000 / words for _ in range(ROUNDS)]
    row("values and slots, the sample scaled to 20,000 words", times, "s", BAR)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=Path, nargs="+", default=[])
    parser.add_argument("--news", type=Path)
    parser.add_argument("--show", action="store_true", help="print what met no gold contradiction")
    options = parser.parse_args()
    if not options.events and not options.news:
        main()
    by_rule: dict[str, Counter[str]] = {}
    for folder in options.events:
        judge(folder, by_rule, options.show)
    for rule, counts in sorted(by_rule.items(), key=lambda item: -item[1]["fired"]):
        print(f"  {rule:<44} fired {counts['fired']:>3}  right {counts['right']:>3}")
    if options.news:
        grow(options.news)

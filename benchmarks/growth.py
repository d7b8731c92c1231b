"""How the cost of comparing grows with the number of articles, beside that of simple peers, as a table and a picture.

    python -m benchmarks.growth [--articles FILE] [--sizes 10 30 ...] [--svg docs/growth.svg]

FILE is a JSON list of texts. Beyond those it holds, briefs are filled with copies whose words of weight are all
replaced by others, so that few of them match. Peers compare every pair, and are stopped where that takes too long.
"""

import argparse
import json
import math
import random
import re
import resource
import time
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from benchmarks.peers import PEERS
from briefreader.articles.article import Article, Brief, Details
from briefreader.articles.segments import find_blocks
from briefreader.articles.sentences import find_sentences
from briefreader.matching.compare import compare

SIZES = (10, 30, 100, 300, 1000, 3000)
PATIENCE = 20.0  # CPU seconds; a peer that took a tenth as long is not asked for the next size
BARS = {100: 2.0, 1000: 20.0}  # CPU seconds
MOST_MEMORY = 300  # MB, up to 1,000 articles

Points = list[tuple[int, float]]


def make_brief(articles: list[str], size: int) -> Brief:
    """A brief of `size` articles; beyond those given, copies whose words of weight are all replaced by others."""
    vocabulary = sorted({w for text in articles for w in re.findall(r"[a-z]{5,}", text)})
    texts = articles[:size]
    for k in range(len(articles), size):
        rng = random.Random(k)
        replaced: dict[str, str] = {}

        def swap(m: re.Match[str], replaced: dict[str, str] = replaced, rng: random.Random = rng) -> str:
            return replaced.setdefault(m[0], rng.choice(vocabulary))

        sentences = re.split(r"(?<=[.!?])\s", re.sub(r"[A-Za-z]{4,}|\d+", swap, articles[k % len(articles)]))
        rng.shuffle(sentences)
        texts.append(" ".join(sentences))
    made = []
    for i, text in enumerate(texts):
        blocks = find_blocks(text)
        sentences_found = find_sentences(text, blocks, "en")
        made.append(Article(str(i), text, text, "", str(i), None, Details(), blocks, sentences_found))
    return Brief("benchmark", Path(), tuple(made))


def measure(texts: list[str], sizes: Sequence[int]) -> dict[str, Points]:
    """Print and return the CPU seconds of this matcher and its peers at each size."""
    curves: dict[str, Points] = {"briefreader": [], **{name: [] for name in PEERS}}
    print("| articles | pairs that match | matches | CPU s | bar | peak MB | " + " | ".join(PEERS) + " |")
    print("|---" * (6 + len(PEERS)) + "|")
    for size in sizes:
        brief = make_brief(texts, size)
        began = time.process_time()
        matches = compare(brief).matches
        curves["briefreader"].append((size, time.process_time() - began))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        pairs = len({(m.a_article, m.b_article) for m in matches})
        cells = []
        for name, match in PEERS.items():
            curve = curves[name]
            if curve and (curve[-1][1] > PATIENCE / 10 or curve[-1][0] != sizes[sizes.index(size) - 1]):
                cells.append("")
                continue
            began = time.process_time()
            for a, b in combinations(brief.articles, 2):
                match(a.text, b.text)
            curve.append((size, time.process_time() - began))
            cells.append(f"{curve[-1][1]:.1f}")
        cpu, bar = curves["briefreader"][-1][1], BARS.get(size)
        verdict = f"{bar:.0f} {'met' if cpu <= bar else 'MISSED'}" if bar else ""
        print(
            f"| {size} | {pairs} | {len(matches)} | {cpu:.2f} | {verdict} | {peak} | {' | '.join(cells)} |", flush=True
        )
    return curves


WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 760, 440, 64, 24, 120, 48
INKS = {"briefreader": "#0a569e", "difflib": "#8a4500", "rapidfuzz": "#6a12cc", "tf-idf": "#1f6b60"}


def draw(curves: dict[str, Points]) -> str:
    """The curves as an SVG, both axes logarithmic."""
    sizes = [size for curve in curves.values() for size, _ in curve]
    times = [max(cpu, 0.001) for curve in curves.values() for _, cpu in curve]
    low_x, high_x = math.log10(min(sizes)), math.log10(max(sizes))
    low_y, high_y = math.floor(math.log10(min(times))), math.ceil(math.log10(max(times)))

    def place(size: float, cpu: float) -> tuple[float, float]:
        x = LEFT + (WIDTH - LEFT - RIGHT) * (math.log10(size) - low_x) / max(0.1, high_x - low_x)
        y = HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (math.log10(cpu) - low_y) / max(1, high_y - low_y)
        return round(x, 1), round(y, 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        ' font-family="sans-serif" font-size="13">',
        "<title>CPU seconds to compare all articles of a brief, by their number</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fcfbf8"/>',
    ]
    for power in range(low_y, high_y + 1):
        _, y = place(min(sizes), 10.0**power)
        label = f"{10.0**power:g} s"
        parts.append(f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="#dedcd6"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end" fill="#53575f">{label}</text>')
    for size in sorted(set(sizes)):
        x, _ = place(size, 1.0)
        parts.append(f'<text x="{x}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle" fill="#53575f">{size:,}</text>')
    parts.append(
        f'<text x="{(WIDTH - RIGHT + LEFT) / 2}" y="{HEIGHT - 8}" text-anchor="middle" fill="#1e2227">articles</text>'
    )
    for name, curve in curves.items():
        if not curve:
            continue
        places = [place(size, max(cpu, 0.001)) for size, cpu in curve]
        line = " ".join(f"{x},{y}" for x, y in places)
        width = 3 if name == "briefreader" else 1.5
        parts.append(f'<polyline points="{line}" fill="none" stroke="{INKS[name]}" stroke-width="{width}"/>')
        parts += [f'<circle cx="{x}" cy="{y}" r="3" fill="{INKS[name]}"/>' for x, y in places]
        x, y = places[-1]
        parts.append(f'<text x="{x + 8}" y="{y + 4}" fill="{INKS[name]}">{name}</text>')
    return "\n".join([*parts, "</svg>", ""])


def main(arguments: list[str] | None = None) -> None:
    """Measure, print, and draw where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    shared = Path(__file__).parents[1] / ".." / "shared" / "bench" / "news-100.json"
    parser.add_argument("--articles", type=Path, default=shared)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--svg", type=Path)
    chosen = parser.parse_args(arguments or [])
    curves = measure(json.loads(chosen.articles.read_text("utf-8")), list(chosen.sizes))
    if chosen.svg:
        chosen.svg.write_text(draw(curves), "utf-8")


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])

"""Compare the matcher with simple peers on gold passages, and time it on growing briefs.

    python benchmarks/matching.py [--sets FOLDER] [--peers] [--half odd] [--sizes 5 100 1000]

FOLDER holds sets as JSON lists of {"a": text, "b": text, "gold": [[a0, a1, b0, b1], ...]} and `score.py` with their
measure (Potthast et al., COLING 2010), and `news-100.json`, a list of articles. The peers: difflib's matching blocks of
words, rapidfuzz over all pairs of sentences, and tf-idf cosine of sentences; each at one plain threshold
(none of them merges or filters what it finds).
"""

import argparse
import difflib
import importlib.util
import json
import math
import random
import re
import resource
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from rapidfuzz import fuzz, process

from briefreader.articles.article import Article, Brief, Details
from briefreader.articles.segments import find_blocks
from briefreader.articles.sentences import find_sentences
from briefreader.articles.span import Role, Segment
from briefreader.matching.alignment import Kind
from briefreader.matching.compare import compare
from briefreader.matching.match import match_texts

Found = list[tuple[int, int, int, int]]
KINDS = {
    "pan13-dev": {Kind.VERBATIM, Kind.EDITED},
    "msrp-dev": set(Kind),
    "mtc-dev": set(Kind),
    "msrp-hard-dev": {Kind.VERBATIM, Kind.EDITED, Kind.PARAPHRASE},
}
DIFFLIB_WORDS, RAPIDFUZZ_RATIO, TFIDF_COSINE = 6, 60, 0.3


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Offsets of the sentences that all peers are given."""
    whole = [Segment(0, len(text), Role.PARAGRAPH, 0)]
    return [(s.start, s.end) for s in find_sentences(text, whole, "en")]


def match_by_difflib(a: str, b: str) -> Found:
    """Matching blocks of words, as difflib finds them."""
    words_a, words_b = list(re.finditer(r"\w+", a)), list(re.finditer(r"\w+", b))
    matcher = difflib.SequenceMatcher(None, [m[0].lower() for m in words_a], [m[0].lower() for m in words_b], False)
    return [
        (words_a[m.a].start(), words_a[m.a + m.size - 1].end(), words_b[m.b].start(), words_b[m.b + m.size - 1].end())
        for m in matcher.get_matching_blocks()
        if m.size >= DIFFLIB_WORDS
    ]


def match_by_rapidfuzz(a: str, b: str) -> Found:
    """For each sentence the most similar one of the other text."""
    sentences_a, sentences_b = split_sentences(a), split_sentences(b)
    choices = [b[s:e] for s, e in sentences_b]
    found: Found = []
    for s, e in sentences_a:
        best = process.extractOne(a[s:e], choices, scorer=fuzz.token_sort_ratio, score_cutoff=RAPIDFUZZ_RATIO)
        if best:
            found.append((s, e, *sentences_b[best[2]]))
    return found


def match_by_tfidf(a: str, b: str) -> Found:
    """For each sentence the one with the highest cosine of tf-idf vectors."""
    sentences = [[(s, e, Counter(re.findall(r"\w+", t[s:e].lower()))) for s, e in split_sentences(t)] for t in (a, b)]
    holding = Counter(w for side in sentences for _, _, bag in side for w in bag)
    count = sum(map(len, sentences))
    weight = {w: math.log(1 + count / n) for w, n in holding.items()}
    norm = [[math.sqrt(sum((n * weight[w]) ** 2 for w, n in bag.items())) for _, _, bag in side] for side in sentences]
    found: Found = []
    for i, (s, e, bag) in enumerate(sentences[0]):
        best, place = 0.0, (0, 0)
        for j, (s2, e2, other) in enumerate(sentences[1]):
            dot = sum(n * other[w] * weight[w] ** 2 for w, n in bag.items() if w in other)
            cosine = dot / (norm[0][i] * norm[1][j]) if dot else 0.0
            if cosine > best:
                best, place = cosine, (s2, e2)
        if best >= TFIDF_COSINE:
            found.append((s, e, *place))
    return found


def load_score(folder: Path) -> ModuleType:
    """The module that measures."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{folder} holds no score.py: name the folder of the sets with --sets.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score_sets(folder: Path, half: str, peers: bool) -> None:
    """Print a table of all engines on all sets."""
    score = load_score(folder)
    print(
        "| set | engine | precision | recall | granularity | plagdet | CPU ms a pair |\n|---|---|---|---|---|---|---|"
    )
    for name, kinds in KINDS.items():
        pairs = json.loads((folder / f"{name}.json").read_text("utf-8"))
        pairs = pairs[{"odd": 1, "even": 0, "all": 0}[half] :: 1 if half == "all" else 2]

        def match_here(a: str, b: str, kinds: set[Kind] = kinds) -> Found:
            return [(m.a.start, m.a.end, m.b.start, m.b.end) for m in match_texts(a, b) if m.kind in kinds]

        engines: dict[str, Callable[[str, str], Found]] = {"briefreader": match_here}
        if peers:
            engines |= {"difflib": match_by_difflib, "rapidfuzz": match_by_rapidfuzz, "tf-idf": match_by_tfidf}
        for engine, match in engines.items():
            match(pairs[0]["a"], pairs[0]["b"])
            start = time.process_time()
            found = [match(pair["a"], pair["b"]) for pair in pairs]
            cpu = 1000 * (time.process_time() - start) / len(pairs)
            measured = " | ".join(f"{value:.3f}" for value in score.measure([pair["gold"] for pair in pairs], found))
            print(f"| {name} | {engine} | {measured} | {cpu:.1f} |", flush=True)


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


def time_briefs(folder: Path, sizes: list[int]) -> None:
    """Print CPU seconds and memory for growing briefs."""
    articles = json.loads((folder / "news-100.json").read_text("utf-8"))
    print("\n| articles | matches | CPU s | peak MB |\n|---|---|---|---|")
    for size in sizes:
        brief = make_brief(articles, size)
        start = time.process_time()
        matches = compare(brief).matches
        cpu = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"| {size} | {len(matches)} | {cpu:.2f} | {peak} |", flush=True)


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", type=Path, default=Path(__file__).parents[1] / ".." / "shared" / "bench")
    parser.add_argument("--half", choices=["odd", "even", "all"], default="odd")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--sizes", type=int, nargs="*", default=[5, 100, 1000])
    args = parser.parse_args()
    score_sets(args.sets, args.half, args.peers)
    time_briefs(args.sets, args.sizes)


if __name__ == "__main__":
    main()

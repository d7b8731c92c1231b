"""Claims found again after edits: right, silently wrong, and the time that it takes; and files of many claims.

python -m benchmarks anchoring                    on generated prose
python benchmarks/anchoring.py [--spans N] FILE…  on these texts (a .json file holds a list of texts)

Per kind of edit, N random spans (1,000); a third of the quotes occur twice: half of those as the words alone, half
as a whole sentence that was copied to another place. The columns:
  right   at the words that were meant, `exact` or `moved`, or `changed` if they were; of deleted words: not found,
          or `ambiguous` where a twin lives on
  honest  `ambiguous`, shown at the words that were meant
  missed  not found, `changed` at other words, or `ambiguous` at other words
  silent  `exact` or `moved`, but other words than meant
"""

import argparse
import hashlib
import json
import random
import re
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.table import row
from briefreader.annotations.anchored import AnchorState
from briefreader.annotations.anchoring import anchor, no_version
from briefreader.annotations.claims import Claim, ClaimEdit, Ledger
from briefreader.annotations.searching import occurrences
from briefreader.annotations.selecting import make_claim_id, select, trimmed
from briefreader.annotations.store import Store
from briefreader.articles.article import Article, Details
from briefreader.articles.span import Span

_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?]+[”’\"')]*|(?=\n)|\Z)[ \n]*")
_WORD = re.compile(r"[^\W\d_]{3,}")
_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


@dataclass(frozen=True)
class Edited:
    """A text after an edit, and where the words that were meant stand now (None: deleted)."""

    text: str
    meant: Span | None
    is_changed: bool = False


OUTCOMES = ("right", "honest", "missed", "silent")

Edit = Callable[[random.Random, str, Span], Edited | None]


_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "en", "or", "is", "al")]


def make_word(dice: random.Random) -> str:
    """A word of one to four syllables."""
    return "".join(dice.choices(_SYLLABLES, k=dice.choice((1, 2, 2, 3, 3, 4))))


def make_prose(dice: random.Random, length: int) -> str:
    """Prose-like text of about `length` code points: frequent and rare words, names, quotations, paragraphs."""
    words = [make_word(dice) for _ in range(2500)]
    ranks = [1 / (rank + 3) for rank in range(len(words))]
    paragraphs, size = [], 0
    while size < length:
        sentences = []
        for _ in range(dice.randint(1, 6)):
            chosen = dice.choices(words, ranks, k=dice.randint(5, 28))
            for i in range(1, len(chosen)):
                if dice.random() < 0.08:
                    chosen[i] = chosen[i].capitalize()
                elif dice.random() < 0.06:
                    chosen[i] += ","
                elif dice.random() < 0.03:
                    chosen[i] += "’s"
            sentence = " ".join(chosen).capitalize() + "."
            sentences.append(
                f"“{sentence[:-1]},” said {dice.choice(words).capitalize()}." if dice.random() < 0.2 else sentence
            )
        paragraphs.append(" ".join(sentences))
        size += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs) + "\n"


def sentence_of(text: str, span: Span) -> Span:
    """The sentences that the span lies in, with the blanks behind them."""
    spans = [Span(*m.span()) for m in _SENTENCE.finditer(text) if m.start() < span.end and span.start < m.end()]
    return Span(min([span.start, *(s.start for s in spans)]), max([span.end, *(s.end for s in spans)]))


def _boundary(dice: random.Random, text: str, avoid: Span) -> int:
    """A place between two sentences, not within or beside `avoid`: of two equal sentences side by side, nobody can
    say which one was there first."""
    places = [m.start() for m in _SENTENCE.finditer(text) if not avoid.start <= m.start() <= avoid.end]
    return dice.choice(places or [0])


def put_on_top(dice: random.Random, text: str, span: Span) -> Edited:
    """A paragraph on top."""
    added = make_prose(dice, dice.randint(60, 600))
    return Edited(added + "\n" + text, Span(span.start + len(added) + 1, span.end + len(added) + 1))


def make_quotes_plain(_: random.Random, text: str, span: Span) -> Edited | None:
    """Typographic quotes made plain, all over the text."""
    plain = text.translate(_PLAIN)
    return None if plain == text else Edited(plain, span, span.of(plain) != span.of(text))


def correct_a_word(dice: random.Random, text: str, span: Span) -> Edited | None:
    """One word of the quote corrected: another word, or a letter more, less or changed."""
    words = list(_WORD.finditer(text, span.start, span.end))
    if not words:
        return None
    word = dice.choice(words)
    old = word[0]
    at = dice.randrange(len(old))
    new = dice.choice((old[:at] + old[at + 1 :], old[:at] + "x" + old[at:], old[:at] + "q" + old[at + 1 :], "kwintal"))
    if new == old:
        return None
    edited = text[: word.start()] + new + text[word.end() :]
    return Edited(edited, Span(span.start, span.end + len(new) - len(old)), is_changed=True)


def rewrite_context(dice: random.Random, text: str, span: Span) -> Edited:
    """The 40 or so code points on each side written anew, up to all of their words."""
    before, behind = text[max(0, span.start - 40) : span.start], text[span.end : span.end + 40]
    share = dice.choice((0.2, 0.5, 1.0))

    def anew(context: str) -> str:
        return _WORD.sub(lambda m: make_word(dice) if dice.random() < share else m[0], context)

    fresh = anew(before)
    start = span.start - len(before) + len(fresh)
    edited = text[: span.start - len(before)] + fresh + span.of(text) + anew(behind) + text[span.end + len(behind) :]
    return Edited(edited, Span(start, start + span.length))


def delete_sentence(_: random.Random, text: str, span: Span) -> Edited:
    """The sentence of the quote deleted."""
    gone = sentence_of(text, span)
    return Edited(text[: gone.start] + text[gone.end :], None)


def move_sentence(dice: random.Random, text: str, span: Span) -> Edited | None:
    """The sentence of the quote moved to another place."""
    moved = sentence_of(text, span)
    rest = text[: moved.start] + text[moved.end :]
    at = _boundary(dice, rest, Span(moved.start, moved.start))
    if at == moved.start:
        return None
    start = at + span.start - moved.start
    return Edited(rest[:at] + moved.of(text) + rest[at:], Span(start, start + span.length))


def duplicate_sentence(dice: random.Random, text: str, span: Span) -> Edited:
    """The sentence of the quote copied to another place."""
    copied = sentence_of(text, span)
    at = _boundary(dice, text, copied)
    by = copied.length if at <= copied.start and at != copied.start else 0
    return Edited(text[:at] + copied.of(text) + text[at:], Span(span.start + by, span.end + by))


EDITS: dict[str, Edit] = {
    "a paragraph put on top": put_on_top,
    "quotes made plain": make_quotes_plain,
    "a word of the quote corrected": correct_a_word,
    "context rewritten": rewrite_context,
    "sentence deleted": delete_sentence,
    "sentence moved": move_sentence,
    "sentence duplicated": duplicate_sentence,
}


def random_span(dice: random.Random, text: str) -> Span | None:
    """A span from word to word: a few words, or up to some 200 code points, or a whole sentence."""
    start = dice.randrange(len(text))
    kind = dice.random()
    if kind < 0.2:
        span = trimmed(text, sentence_of(text, Span(start, start)))
    else:
        start = text.rfind(" ", 0, start) + 1
        end = text.find(" ", min(len(text) - 1, start + dice.randint(3, 40 if kind < 0.6 else 200)))
        span = trimmed(text, Span(start, end if end > start else len(text)))
    return span if 4 <= span.length <= 600 else None


def with_twin(dice: random.Random, text: str, span: Span) -> tuple[str, Span] | None:
    """The text with the quote standing in it twice, and where the span is then."""
    source = span if dice.random() < 0.5 else sentence_of(text, span)
    copy = source.of(text).strip() + (" " if source is span else text[source.end - 1 : source.end])
    if source is span:
        places = [m.start() + 1 for m in re.finditer(" ", text) if not span.start <= m.start() < span.end]
        at = dice.choice(places)
    else:
        at = _boundary(dice, text, source)
    by = len(copy) if at <= span.start else 0
    return text[:at] + copy + text[at:], Span(span.start + by, span.end + by)


def make_article(text: str) -> Article:
    """A bare article: anchoring looks at its text, id and hash alone."""
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    return Article("prose", text, text, digest, "seeds/prose.txt", None, Details(), (), ())


def judge(
    dice: random.Random,
    text: str,
    edit: Edit,
    *,
    is_twin: bool,
    is_witnessed: bool = True,
    is_versioned: bool = False,
) -> str | None:
    """What becomes of one random claim: right, honest, missed or silent; None if the dice gave nothing to edit."""
    span = random_span(dice, text)
    if span is None or len(occurrences(text, span.of(text))) > 1:
        return None
    if is_twin:
        made = with_twin(dice, text, span)
        if made is None:
            return None
        text, span = made
        if len(occurrences(text, span.of(text))) != 2:
            return None
    article = make_article(text)
    claim_id = make_claim_id(article.id, text, span, ()) if is_witnessed else "0123456789ab"
    claim = Claim(claim_id, select(article, span), ("verified",))
    edited = edit(dice, text, span)
    if edited is None or edited.text == text:
        return None
    old = {article.hash: text}.get if is_versioned else no_version
    found = anchor(Ledger("bench", article.id, claims=(claim,)), make_article(edited.text), old).claims[0]
    is_sure = found.state in (AnchorState.EXACT, AnchorState.MOVED)
    if edited.meant is None:
        return "silent" if is_sure else "missed" if found.state is AnchorState.CHANGED else "right"
    is_there = found.span == edited.meant
    if is_sure:
        return "right" if is_there and not edited.is_changed else "silent"
    if found.state is AnchorState.CHANGED:
        return "right" if is_there and edited.is_changed else "missed"
    return "honest" if is_there else "missed"


def measure(
    texts: list[str], spans: int, seed: int, *, is_witnessed: bool = True, is_versioned: bool = False
) -> Counter[str]:
    """Print a line per kind of edit, and of all, for quotes that occurred once and twice; all counts together."""
    all_counts = {False: Counter[str](), True: Counter[str]()}
    print(f"{'per 1,000 claims':<34}{'once: right honest missed silent':>36}{'twice: right honest missed silent':>38}")
    for name, edit in EDITS.items():
        dice = random.Random(f"{seed} {name}")
        counts = {False: Counter[str](), True: Counter[str]()}
        tries = 0
        while sum(c.total() for c in counts.values()) < spans and tries < 50 * spans:
            tries += 1
            is_twin = counts[True].total() * 2 < counts[False].total()
            witnesses = {"is_witnessed": is_witnessed, "is_versioned": is_versioned}
            outcome = judge(dice, dice.choice(texts), edit, is_twin=is_twin, **witnesses)
            counts[is_twin].update([outcome] if outcome else [])
        _print_counts(name, counts)
        for is_twin in all_counts:
            all_counts[is_twin] += counts[is_twin]
    _print_counts("all", all_counts)
    return all_counts[False] + all_counts[True]


def _print_counts(name: str, counts: dict[bool, Counter[str]]) -> None:
    columns = ""
    for is_twin in (False, True):
        share = 1000 / max(1, counts[is_twin].total())
        columns += "".join(f"{counts[is_twin][key] * share:9.1f}" for key in OUTCOMES) + "  "
    print(f"{name:<34}{columns}", flush=True)


def measure_time(seed: int) -> None:
    """200 claims in a text of 100 KB: opened again untouched, after each kind of small edit, and all at once."""
    dice = random.Random(seed)
    text = make_prose(dice, 100_000)
    article = make_article(text)
    claims: list[Claim] = []
    while len(claims) < 200:
        span = random_span(dice, text)
        if span:
            claim_id = make_claim_id(article.id, text, span, {c.id for c in claims})
            claims.append(Claim(claim_id, select(article, span), ("verified",)))
    ledger = Ledger("bench", article.id, claims=tuple(claims))
    every_tenth = text
    for claim in claims[::10]:
        every_tenth = every_tenth.replace(claim.selector.quote, claim.selector.quote[:-2] + "qq")
    texts = {
        "untouched": text,
        "a paragraph on top": make_prose(dice, 400) + "\n" + text,
        "quotes made plain": text.translate(_PLAIN),
        "every tenth quote corrected": every_tenth,
        "another text altogether": make_prose(random.Random(seed + 1), 100_000),
    }
    for name, edited in texts.items():
        today = make_article(edited)
        times = []
        for _ in range(5):
            began = time.process_time()
            anchor(ledger, today)
            times.append(1000 * (time.process_time() - began))
        row(f"200 claims, 100 KB, {name}", times, "ms CPU", 50)


def measure_store(count: int = 10_000) -> None:
    """A file of ten thousand claims: read by a new process, and saved with one tag changed."""
    dice = random.Random(2)
    text = make_prose(dice, 1_000_000)
    article = make_article(text)
    claims = [
        Claim(f"{i:012x}", select(article, Span(90 * i, 90 * i + 40)), ("verified",), "a note\nof two lines" * (i % 3))
        for i in range(count)
    ]
    with tempfile.TemporaryDirectory() as folder:
        Store(Path(folder)).save(article, [ClaimEdit("bench", article.id, c.id, None, c) for c in claims])
        loads, saves = [], []
        for claim in claims[::2500]:
            store = Store(Path(folder))
            began = time.process_time()
            store.load("bench", article.id)
            loads.append(time.process_time() - began)
            began = time.process_time()
            edit = ClaimEdit("bench", article.id, claim.id, claim, claim.with_tag_toggled("disputed"))
            store.save(article, [edit])
            saves.append(time.process_time() - began)
    today = {"untouched": article, "after a paragraph on top": make_article(make_prose(dice, 400) + "\n" + text)}
    ledger = Ledger("bench", article.id, claims=tuple(claims))
    row(f"{count:,} claims in a file, read", loads, "s CPU", 1.0)
    row(f"{count:,} claims in a file, one tag saved", saves, "s CPU", 0.3)
    for name, now in today.items():
        began = time.process_time()
        anchor(ledger, now)
        row(f"{count:,} claims, 1 MB, anchored {name}", [time.process_time() - began], "s CPU", 2.5)


def read_texts(paths: list[Path]) -> list[str]:
    """The texts in the files; a JSON file holds a list of them."""
    texts: list[str] = []
    for path in paths:
        content = path.read_text(encoding="utf-8")
        texts += json.loads(content) if path.suffix == ".json" else [content]
    return [text for text in texts if len(text) > 500]


def main(arguments: list[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Claims found again after edits.")
    parser.add_argument("files", nargs="*", type=Path, help="texts to measure on; generated prose if none")
    parser.add_argument("--spans", type=int, default=1000, help="random spans per kind of edit")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unwitnessed", action="store_true", help="ids that do not say how often a quote occurred")
    chosen = parser.parse_args(arguments or [])
    dice = random.Random(chosen.seed)
    texts = read_texts(chosen.files) or [make_prose(dice, dice.choice((3000, 6000, 12000))) for _ in range(12)]
    for is_versioned in (False, True):
        print("with the old version at hand, as git has it:" if is_versioned else "from the annotation alone:")
        total = measure(
            texts, chosen.spans, chosen.seed, is_witnessed=not chosen.unwitnessed, is_versioned=is_versioned
        )
        right = 1000 * total["right"] / total.total()
        print(f"right: {right:.1f} of 1,000  bar 990  {'met' if right >= 990 else 'MISSED'}")
        print(f"silently wrong: {total['silent']} of {total.total()}  bar 0  {'MISSED' if total['silent'] else 'met'}")
    measure_time(chosen.seed)
    measure_store()


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])

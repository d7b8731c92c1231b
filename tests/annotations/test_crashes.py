"""A process that dies while it saves, and several that save at once."""

import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.annotations.claims import Claim, ClaimEdit
from briefreader.annotations.store import Store
from briefreader.articles.article import Article

MakeArticle = Callable[..., Article]
MakeClaim = Callable[..., Claim]

WORDS = ("ferry", "Marigold", "noon", "tide", "mate", "passengers", "hours", "hurt")
ROUNDS = 40

# Tags words on and off for ever, each save with a long note, and says how far it has come.
STORM = """
import sys
from pathlib import Path
from briefreader.annotations.claims import Claim, ClaimEdit
from briefreader.annotations.selecting import make_claim_id, select
from briefreader.annotations.store import Store
from briefreader.articles.article import Article, Details
from briefreader.articles.span import Span

folder, text, words, turn = Path(sys.argv[1]), sys.argv[2], sys.argv[3].split(), 0
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
    turn += 1
    print(turn, flush=True)
"""


def files(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file()]


@pytest.mark.skipif(sys.platform == "win32", reason="there a file that is in use cannot be replaced")
def test_a_process_killed_at_any_instant_leaves_the_old_file_or_the_new_one_whole(
    store: Store, article: Article, make_claim: MakeClaim
) -> None:
    dice = random.Random(11)
    saves = 0
    for _ in range(ROUNDS):
        command = [sys.executable, "-c", STORM, str(store.folder), article.text, " ".join(WORDS)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as storm:
            assert storm.stdout
            for _ in range(dice.randint(1, 4)):
                assert storm.stdout.readline()
            time.sleep(dice.random() * 0.004)
            storm.kill()
            rest = storm.stdout.read().split()
        saves += 1 + len(rest)
        loaded = Store(store.folder).load("ines", article.id)
        assert loaded.problems == ()
        for claim in loaded.ledger.claims:
            assert claim.selector.quote in WORDS
            assert claim.note.startswith("turn ")
            assert claim.note.endswith("x" * 3000)
    visible = [name for name in files(store.folder) if not name.startswith(".")]
    assert visible == ["harbour.toml"]
    assert saves >= ROUNDS
    # What a killed process left beside the file is neither loaded nor in the way, and goes with the next save.
    claim = make_claim(article, "Seventy", "verified")
    store.save(article, [ClaimEdit("ines", article.id, claim.id, None, claim)])
    assert files(store.folder) == ["harbour.toml"]


def test_readers_that_save_at_once_lose_nothing(store: Store, article: Article, make_claim: MakeClaim) -> None:
    claims = [make_claim(article, word, "verified") for word in WORDS]
    failures: list[BaseException] = []

    def save(own: Claim, with_store: Store) -> None:
        try:
            before: Claim | None = None
            for tag in ("disputed", "verified", "disputed", "verified"):
                after = Claim(own.id, own.selector, (tag,))
                with_store.save(article, [ClaimEdit("ines", article.id, own.id, before, after)])
                before = after
        except BaseException as error:
            failures.append(error)

    # Some share a store, as threads of one reader do; others have their own, as readers of their own do.
    stores = [store if i % 2 else Store(store.folder) for i in range(len(claims))]
    threads = [threading.Thread(target=save, args=pair) for pair in zip(claims, stores, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert set(store.load("ines", article.id).ledger.claims) == set(claims)
    assert files(store.folder) == ["harbour.toml"]

"""A process that dies while it saves, and several that save at once."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.kills import WORDS, kill_in_a_storm

from briefreader.annotations.claims import Claim, ClaimEdit
from briefreader.annotations.store import Store
from briefreader.articles.article import Article

MakeArticle = Callable[..., Article]
MakeClaim = Callable[..., Claim]

ROUNDS = 40  # `python -m benchmarks kills` does three hundred


def files(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file()]


@pytest.mark.skipif(sys.platform == "win32", reason="there a file that is in use cannot be replaced")
def test_a_process_killed_at_any_instant_leaves_the_old_file_or_the_new_one_whole(
    store: Store, article: Article, make_claim: MakeClaim
) -> None:
    found = kill_in_a_storm(store.folder, ROUNDS, seed=11)
    assert found.faults == []
    assert found.saves >= ROUNDS
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

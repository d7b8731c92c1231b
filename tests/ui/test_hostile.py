"""What other hands put into a project never stops the reader, acts on the terminal, or costs a tag."""

import os
import threading
from pathlib import Path

import pytest
from rich.cells import cell_len

from briefreader.annotations.claims import Claim, ClaimEdit
from briefreader.annotations.selecting import select
from briefreader.annotations.store import SavedLedger, Store
from briefreader.articles.loading import load_brief
from briefreader.articles.span import Span
from tests.ui.reading import lines, make_project, reading, saved, until


def claim_of(root: Path, annotator: str, start: int, end: int, tags: tuple[str, ...]) -> None:
    """A claim by somebody, written by the store itself."""
    article = load_brief(cwd=root).article("alder")
    claim = Claim(f"{start:012x}", select(article, Span(start, end)), tags)
    Store(root / "annotations").save(article, [ClaimEdit(annotator, "alder", claim.id, None, claim)])


@pytest.mark.parametrize("name", ["zoe", "mara"])
async def test_a_folder_where_a_file_should_be_is_said_and_stops_nothing(tmp_path: Path, name: str) -> None:
    root = make_project(tmp_path)
    (root / "annotations" / name / "alder.toml").mkdir(parents=True)
    async with reading(root) as (app, pilot):
        await pilot.press("2", "v")
        await saved(app, pilot)
        assert len(app.session.ledger("birch").claims) == 1
        await pilot.press("1", "v")
        await pilot.pause()
        assert bool(app.session.locked.get("alder")) is (name == "mara")


@pytest.mark.skipif(os.name != "posix", reason="these names cannot be made on this system")
async def test_names_that_lead_nowhere_stop_nothing(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    for name in ("con", "c:", "a\\b", "esc\x1b[31m", "\u202eevil"):
        (root / "annotations" / name).mkdir(parents=True)
        (root / "annotations" / name / "alder.toml").write_text("= broken", encoding="utf-8")
    (root / "seeds" / "nul.txt").write_text("The ferry sank.\n\nNobody was on board.", encoding="utf-8")
    async with reading(root) as (app, pilot):
        await pilot.press("v")
        await saved(app, pilot)
        assert len(app.session.ledger("alder").claims) == 1
        text = "".join(lines(app))
        assert not [c for c in text if ord(c) < 32 or 127 <= ord(c) < 160 or c == "\u202e"]


@pytest.mark.parametrize("tag", ["\u001b[31m", "\u009b5n", "\u202ex", "👍🏽", "", "会"])
async def test_a_strange_tag_takes_one_safe_cell(tmp_path: Path, tag: str) -> None:
    root = make_project(tmp_path)
    claim_of(root, "zoe", 0, 9, (tag or "x",))
    if not tag:
        path = root / "annotations" / "zoe" / "alder.toml"
        path.write_text(path.read_text(encoding="utf-8").replace('"x"', '""'), encoding="utf-8")
    async with reading(root) as (app, pilot):
        for line in lines(app):
            assert cell_len(line) == 120
            assert not [c for c in line if ord(c) < 32 or 127 <= ord(c) < 160 or c == "\u202e"]
        await pilot.press("t")
        await pilot.pause()
        assert all(cell_len(line) == 120 for line in lines(app))


async def test_a_claim_that_begins_in_the_blank_before_a_block_can_be_looked_at(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    start = load_brief(cwd=root).article("alder").text.index("\n\nThe valley")
    claim_of(root, "zoe", start, start + 12, ("disputed",))
    async with reading(root) as (app, pilot):
        await pilot.press("t")
        await until(pilot, lambda: "The valley" in "\n".join(lines(app)))


class Slow(Store):
    """A store on a slow disk: a save waits until it may go on."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.begun, self.may_go_on = threading.Event(), threading.Event()

    def save(self, article, edits) -> SavedLedger:  # type: ignore[no-untyped-def]
        self.begun.set()
        self.may_go_on.wait(20)
        return super().save(article, edits)


@pytest.mark.parametrize(("keys", "tags"), [("vd", [("disputed",)]), ("vu", []), ("vx", []), ("v", [("verified",)])])
async def test_leaving_during_a_save_loses_and_doubles_nothing(
    tmp_path: Path, keys: str, tags: list[tuple[str, ...]]
) -> None:
    root = make_project(tmp_path)
    async with reading(root) as (app, pilot):
        slow = Slow(root / "annotations")
        app.__dict__["store"] = slow
        await pilot.press("j", "j", keys[0])
        await until(pilot, slow.begun.is_set)
        await pilot.press(*keys[1:])
        threading.Timer(0.2, slow.may_go_on.set).start()
        await pilot.press("q")
        await pilot.pause()
    found = Store(root / "annotations").load("mara", "alder").ledger
    assert [claim.tags for claim in found.claims] == tags


async def test_an_article_that_cannot_be_saved_holds_no_other_back(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    async with reading(root) as (app, pilot):
        (root / "annotations" / "mara").mkdir(parents=True)
        (root / "annotations" / "mara" / "alder.toml").write_bytes(b"\xff\xfe broken")
        await pilot.press("v")
        await until(pilot, lambda: bool(app.session.unsaved.trouble))
        await pilot.press("2", "v")
        await until(pilot, lambda: list(app.session.unsaved.edits) == ["alder"])
    assert len(Store(root / "annotations").load("mara", "birch").ledger.claims) == 1
    assert (root / "annotations" / "mara" / "alder.toml").read_bytes() == b"\xff\xfe broken"


async def test_what_was_read_before_a_tag_does_not_take_it_off_the_screen(tmp_path: Path) -> None:
    from briefreader.ui.work import ShelfRead, read_shelf

    async with reading(make_project(tmp_path)) as (app, pilot):
        stale = ShelfRead(read_shelf(app.store, tuple(app.session.articles.values()), "mara"), app.session.made)
        await pilot.press("v")
        await saved(app, pilot)
        app.on_shelf_read(stale)
        assert len(app.session.ledger("alder").claims) == 1


def test_thousands_of_claims_in_one_place_have_their_signs_near_it() -> None:
    from briefreader.ui.layout import Layout
    from briefreader.ui.painting import PaneClaim, tag_rows

    layout = Layout("word " * 400, 20)
    claims = tuple(PaneClaim(Span(50, 60 + n % 40), ("verified", "x", "y"), own=False) for n in range(3000))
    rows = tag_rows(layout, claims)
    assert set(rows) <= set(range(layout.line_at(50), layout.line_at(50) + 4))

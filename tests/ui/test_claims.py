"""The screen of all claims: keys are pressed there; ledger, file and lines are looked at."""

import tomllib
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from briefreader.annotations.claims import AI_GENERATED_SOURCE, DISPUTED, VERIFIED, Claim, ClaimEdit
from briefreader.annotations.selecting import make_claim_id, select
from briefreader.annotations.store import Store
from briefreader.articles.loading import load_brief
from briefreader.articles.span import Span
from briefreader.ui.app import BriefreaderApp
from briefreader.ui.claims import ClaimsScreen
from briefreader.ui.dialogs import ConfirmDialog, NoteDialog
from tests.ui.reading import GATES, lines, make_project, reading, saved, until

HURT = "Nobody was hurt, they say."


def add_claim(
    root: Path,
    who: str,
    article: str,
    words: str,
    tags: tuple[str, ...],
    note: str = "",
    evidence: tuple[str, ...] = (),
) -> None:
    """Put a claim on disk, as an earlier reading would have."""
    found = load_brief(cwd=root).article(article)
    span = Span(found.text.index(words), found.text.index(words) + len(words))
    claim = Claim(make_claim_id(article, found.text, span, ()), select(found, span), tags, note, evidence)
    Store(root / "annotations").save(found, [ClaimEdit(who, article, claim.id, None, claim)])


def make_claims(root: Path) -> Path:
    """A project with two claims of mara's and one of jo's."""
    make_project(root)
    add_claim(root, "mara", "alder", GATES, (DISPUTED,), "Five gates, says another account.")
    add_claim(root, "mara", "birch", "lost their cellars", (VERIFIED,))
    add_claim(root, "jo", "alder", HURT, (VERIFIED,), "The clinic says so too.")
    return root


def claims_on_disk(root: Path, article: str) -> list[dict[str, Any]]:
    path = root / "annotations" / "mara" / f"{article}.toml"
    return list(tomllib.loads(path.read_text(encoding="utf-8")).get("claim", {}).values()) if path.exists() else []


async def opened(app: BriefreaderApp, pilot: Pilot[int]) -> ClaimsScreen:
    await pilot.press("t")
    await until(pilot, lambda: isinstance(app.screen, ClaimsScreen) and app.screen.is_mounted)
    screen = app.screen
    assert isinstance(screen, ClaimsScreen)
    return screen


async def test_an_empty_list_says_how_to_fill_it(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path)) as (app, pilot):
        await opened(app, pilot)
        text = "\n".join(lines(app))
        assert "Nothing is tagged yet." in text
        assert "v tags the sentence" in text
        await pilot.press("v", "x", "e", "enter", "j", "u")
        assert not app.session.history.done


async def test_everybodys_claims_stand_there_with_words_note_and_state(tmp_path: Path) -> None:
    async with reading(make_claims(tmp_path)) as (app, pilot):
        await opened(app, pilot)
        rows = [row for row in lines(app)[3:12] if row.strip()]
        assert [("mara" in r, "jo" in r, "exact" in r) for r in rows] == [
            (True, False, True),
            (False, True, True),
            (True, False, True),
        ]
        assert "Engineers opened three gates" in rows[0]
        assert "Five gates, says" in rows[0]
        assert "claims › 1 of 3" in lines(app)[0]
        assert "all (mara 2, jo 1)" in lines(app)[1]


async def test_a_tag_given_there_is_in_the_file_and_the_note_stays(tmp_path: Path) -> None:
    async with reading(make_claims(tmp_path)) as (app, pilot):
        await opened(app, pilot)
        here = app.session.place
        await pilot.press("v")
        await saved(app, pilot)
        (claim,) = claims_on_disk(tmp_path, "alder")
        assert (claim["tags"], claim["note"]) == ([VERIFIED], "Five gates, says another account.")
        assert app.session.place == here
        await pilot.press("u")
        await saved(app, pilot)
        assert claims_on_disk(tmp_path, "alder")[0]["tags"] == [DISPUTED]


async def test_another_annotators_claim_is_never_changed(tmp_path: Path) -> None:
    async with reading(make_claims(tmp_path)) as (app, pilot):
        screen = await opened(app, pilot)
        await pilot.press("j")
        assert screen.entry is not None
        assert screen.entry.annotator == "jo"
        before = (tmp_path / "annotations" / "jo" / "alder.toml").read_bytes()
        for key in ("v", "d", "a", "e", "E", "x"):
            await pilot.press(key)
            assert app.screen is screen
            assert "jo's claim" in lines(app)[0]
        assert not app.session.unsaved
        assert (tmp_path / "annotations" / "jo" / "alder.toml").read_bytes() == before


async def test_removing_a_claim_with_a_note_asks_and_names_what_goes(tmp_path: Path) -> None:
    async with reading(make_claims(tmp_path)) as (app, pilot):
        screen = await opened(app, pilot)
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog))
        assert any("its note" in line for line in lines(app))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        assert claims_on_disk(tmp_path, "alder")
        await pilot.press("x", "y")
        await until(pilot, lambda: app.screen is screen and screen.rows.count == 2)
        await saved(app, pilot)
        assert not claims_on_disk(tmp_path, "alder")


async def test_a_claim_of_tags_alone_goes_without_a_question(tmp_path: Path) -> None:
    async with reading(make_claims(tmp_path)) as (app, pilot):
        screen = await opened(app, pilot)
        await pilot.press("G", "x")
        await saved(app, pilot)
        assert screen.rows.count == 2
        assert not claims_on_disk(tmp_path, "birch")


async def test_enter_reads_the_claim_where_it_stands(tmp_path: Path) -> None:
    async with reading(make_claims(tmp_path)) as (app, pilot):
        await opened(app, pilot)
        await pilot.press("G", "enter")
        await until(pilot, lambda: app.screen is app.reader)
        assert app.session.current == "birch"
        assert "lost their cellars" in app.session.sentence.of(app.session.article.text)
        assert app.session.chosen
        await pilot.press("backspace")
        assert app.session.current == "alder"


async def test_filters_leave_out_and_esc_brings_all_back(tmp_path: Path) -> None:
    async with reading(make_claims(tmp_path)) as (app, pilot):
        screen = await opened(app, pilot)
        await pilot.press("t")
        assert [e.tags for e in screen.sifted] == [(VERIFIED,), (VERIFIED,)]
        await pilot.press("w")
        assert [e.annotator for e in screen.sifted] == ["mara"]
        await pilot.press("slash", *"zebra", "enter")
        await until(pilot, lambda: app.screen is screen and not screen.sifted)
        text = "\n".join(lines(app))
        assert "None of 3 claims is tagged verified (t) and by mara (w) and with “zebra” (/)" in " ".join(text.split())
        await pilot.press("escape")
        assert len(screen.sifted) == 3
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.reader)


async def test_a_note_is_written_from_the_list(tmp_path: Path) -> None:
    async with reading(make_claims(tmp_path)) as (app, pilot):
        screen = await opened(app, pilot)
        await pilot.press("G", "e")
        await until(pilot, lambda: isinstance(app.screen, NoteDialog))
        await pilot.press(*"wet", "ctrl+s")
        await until(pilot, lambda: app.screen is screen)
        await saved(app, pilot)
        assert claims_on_disk(tmp_path, "birch")[0]["note"] == "wet"
        assert any("wet" in line for line in lines(app))


async def test_an_orphan_is_shown_with_its_old_words_and_can_be_removed(tmp_path: Path) -> None:
    root = make_claims(tmp_path)
    path = root / "seeds" / "birch.txt"
    path.write_text("A week of rain\n\nEverything else was rewritten here from the first word on.\n", encoding="utf-8")
    async with reading(root) as (app, pilot):
        screen = await opened(app, pilot)
        await pilot.press("s")
        text = "\n".join(lines(app))
        assert "! orphan" in text
        assert "lost their cellars" in text
        assert "The words are gone" in text
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is app.reader)
        assert "gone from the article" in lines(app)[0]
        screen = await opened(app, pilot)
        await pilot.press("s", "d")
        await saved(app, pilot)
        assert claims_on_disk(root, "birch")[0]["tags"] == [DISPUTED]
        assert claims_on_disk(root, "birch")[0]["quote"] == "lost their cellars"
        await pilot.press("x")
        await saved(app, pilot)
        assert not claims_on_disk(root, "birch")
        assert not screen.sifted


async def test_the_tags_of_a_whole_article_stand_there_and_come_off(tmp_path: Path) -> None:
    async with reading(make_project(tmp_path)) as (app, pilot):
        await pilot.press("A")
        screen = await opened(app, pilot)
        assert any("the whole article" in line for line in lines(app))
        await pilot.press("e")
        assert "takes tags only" in lines(app)[0]
        await pilot.press("d")
        assert app.session.ledger("alder").ledger.tags == (DISPUTED, AI_GENERATED_SOURCE)
        await pilot.press("x")
        await saved(app, pilot)
        assert app.session.ledger("alder").ledger.tags == ()
        assert screen.rows.count == 0
        await pilot.press("u")
        assert app.session.ledger("alder").ledger.tags == (DISPUTED, AI_GENERATED_SOURCE)


async def test_what_a_ledger_holds_never_reaches_the_screen_raw(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    add_claim(
        root, "j[o]", "alder", GATES, ("[/x]",), "\x1b]52;c;evil\x07 [bold]not bold", ("https://a.example/\u202e",)
    )
    async with reading(root) as (app, pilot):
        await opened(app, pilot)
        text = "\n".join(lines(app))
        assert "[bold]not bold" in text
        assert "by j[o]" in text or "j[o]" in text
        assert not {"\x1b", "\x07", "\u202e"} & set(text)


async def test_narrow_and_small_terminals_show_the_list_and_the_way_out(tmp_path: Path) -> None:
    for size in ((80, 24), (40, 12), (200, 50)):
        async with reading(make_claims(tmp_path / str(size[0])), size) as (app, pilot):
            await opened(app, pilot)
            rows = lines(app)
            assert all(len(row) == size[0] for row in rows)
            assert any("Engineers" in row for row in rows)
            assert "esc" in rows[-1]


async def test_thousands_of_claims_paint_only_what_is_seen(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    body = "\n\n".join(f"Barge {n} passed the lock." for n in range(1500))
    (root / "seeds" / "drift.txt").write_text(body, encoding="utf-8")
    article = load_brief(cwd=root).article("drift")
    edits = []
    for sentence in article.sentences:
        name = f"{sentence.start:012x}"
        edits.append(ClaimEdit("mara", "drift", name, None, Claim(name, select(article, sentence.span), (VERIFIED,))))
    Store(root / "annotations").save(article, edits)
    async with reading(root) as (app, pilot):
        screen = await opened(app, pilot)
        painted: list[int] = []
        paint = screen.rows._paint
        screen.rows._paint = lambda index, chosen, width: painted.append(index) or paint(index, chosen, width)  # type: ignore[func-returns-value]
        await pilot.press("G")
        assert "1500 of 1500" in lines(app)[0]
        painted.clear()
        await pilot.press("k")
        assert len(set(painted)) <= 40
        assert 1498 in painted

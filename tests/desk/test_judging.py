"""Judging: keys become edits, edits become files, and nothing said is ever lost."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefreader.annotations.claims import AI_GENERATED_SOURCE, DISPUTED, VERIFIED, Ledger
from briefreader.annotations.dismissals import DismissalEdit
from briefreader.annotations.store import Store
from briefreader.articles.article import Brief
from briefreader.desk import judging
from briefreader.desk.places import Place, Selection
from briefreader.desk.session import Session


def save(session: Session, store: Store) -> None:
    while (waiting := session.unsaved.next()) is not None:
        article_id, edits = waiting
        saved = store.save(session.articles[article_id], [e for e in edits if not isinstance(e, DismissalEdit)])
        session.unsaved.saved(article_id, len(edits))
        session.taken[article_id] = saved.taken
        judging.apply_saved(session, saved.ledger)


def tags_of(session: Session) -> list[tuple[str, tuple[str, ...]]]:
    return [(c.claim.selector.quote, c.claim.tags) for c in session.ledger(session.current).claims]


def at(session: Session, sentence: int) -> str:
    session.go(Place(session.current, sentence))
    return session.sentence.of(session.article.text)


def test_a_tag_goes_on_the_sentence_and_off_again(session: Session) -> None:
    words = at(session, 2)
    message = judging.toggle_tag(session, VERIFIED)
    assert message.startswith("verified: “")
    assert tags_of(session) == [(words, (VERIFIED,))]
    assert judging.toggle_tag(session, VERIFIED).startswith("no longer verified")
    assert tags_of(session) == []


def test_verified_and_disputed_replace_each_other_and_the_note_stays(session: Session) -> None:
    at(session, 2)
    judging.toggle_tag(session, VERIFIED)
    judging.set_note(session, judging.target(session), "as the log says")
    judging.toggle_tag(session, DISPUTED)
    judging.toggle_tag(session, AI_GENERATED_SOURCE)
    claim = session.ledger(session.current).claims[0].claim
    assert claim.tags == (DISPUTED, AI_GENERATED_SOURCE)
    assert claim.note == "as the log says"


def test_a_selection_is_tagged_without_the_blanks_at_its_edges(session: Session) -> None:
    text = session.article.text
    start = text.index(" opened three gates ")
    session.selection = Selection(session.current, start, start + len(" opened three gates "))
    judging.toggle_tag(session, DISPUTED)
    assert tags_of(session) == [("opened three gates", (DISPUTED,))]


def test_an_equal_span_is_the_same_claim(session: Session) -> None:
    at(session, 2)
    judging.toggle_tag(session, VERIFIED)
    span = session.sentence
    session.selection = Selection(session.current, span.start, span.end)
    judging.toggle_tag(session, AI_GENERATED_SOURCE)
    assert [tags for _, tags in tags_of(session)] == [(VERIFIED, AI_GENERATED_SOURCE)]


def test_choosing_goes_through_the_claims_from_small_to_large_and_to_the_sentence_again(session: Session) -> None:
    at(session, 2)
    judging.toggle_tag(session, VERIFIED)
    start = session.sentence.start
    session.selection = Selection(session.current, start, start + 9)
    judging.toggle_tag(session, DISPUTED)
    session.selection = None
    chosen = [judging.choose_next(session) for _ in range(3)]
    assert [c.claim.tags if c else None for c in chosen] == [(DISPUTED,), (VERIFIED,), None]


def test_a_claim_with_more_than_tags_names_what_goes_with_it(session: Session) -> None:
    at(session, 2)
    judging.set_note(session, judging.target(session), "why")
    judging.set_evidence(session, judging.target(session), ("https://example.org/a", "https://example.org/b"))
    found = judging.removal_target(session).claim
    assert found is not None
    assert judging.what_goes(found.claim) == "its note and 2 evidence addresses"
    judging.remove(session, found)
    assert tags_of(session) == []
    judging.undo(session)
    assert session.ledger(session.current).claims[0].claim.note == "why"


def test_undo_brings_the_place_back_into_view(session: Session) -> None:
    at(session, 2)
    judging.toggle_tag(session, VERIFIED)
    session.go(Place("cedar", 0))
    judging.undo(session)
    assert session.place == Place("alder", 2)


def test_nothing_to_undo_is_said(session: Session) -> None:
    assert judging.undo(session) == "There is nothing to undo."
    assert judging.redo(session) == "There is nothing to redo."


def test_a_claim_that_another_hand_changed_is_shown_and_not_overwritten(session: Session, brief: Brief) -> None:
    mine, theirs = Store(brief.root / "annotations"), Store(brief.root / "annotations")
    at(session, 2)
    judging.toggle_tag(session, VERIFIED)
    save(session, mine)
    path = brief.root / "annotations" / "mara" / "alder.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"verified"', '"disputed"'), encoding="utf-8")
    judging.apply_saved(session, theirs.load("mara", "alder").ledger)
    assert "changed on disk" in judging.undo(session)
    assert [tags for _, tags in tags_of(session)] == [(DISPUTED,)]


def test_the_whole_article_is_tagged(session: Session, brief: Brief) -> None:
    store = Store(brief.root / "annotations")
    judging.toggle_article_tag(session, AI_GENERATED_SOURCE)
    save(session, store)
    assert store.load("mara", "alder").ledger.tags == (AI_GENERATED_SOURCE,)


KEYS = st.lists(
    st.tuples(st.sampled_from("vdaAenuxrc"), st.sampled_from(["alder", "birch", "cedar"]), st.integers(0, 5)),
    max_size=40,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(KEYS, st.integers(1, 5))
def test_whatever_keys_are_pressed_the_file_says_what_the_session_says(
    brief: Brief, keys: list[tuple[str, str, int]], every: int
) -> None:
    """Tagging, noting, undoing in any order, saved now and then: disk and session agree, undoing all leaves nothing."""
    session, store = Session(brief, "mara"), Store(brief.root / "annotations")
    for count, (key, article, sentence) in enumerate(keys):
        session.go(Place(article, sentence))
        match key:
            case "v" | "d" | "a":
                judging.toggle_tag(session, {"v": VERIFIED, "d": DISPUTED, "a": AI_GENERATED_SOURCE}[key])
            case "A":
                judging.toggle_article_tag(session, AI_GENERATED_SOURCE)
            case "e":
                judging.set_note(session, judging.target(session), f'note {count}\r\nsecond \\ "line"')
            case "n":
                judging.set_evidence(session, judging.target(session), (f"https://example.org/{count}",))
            case "x":
                found = judging.removal_target(session).claim
                if found is not None:
                    judging.remove(session, found)
            case "u":
                judging.undo(session)
            case "r":
                judging.redo(session)
            case _:
                judging.choose_next(session)
        if count % every == 0:
            save(session, store)
    save(session, store)
    for one in brief.articles:
        ledger = Store(brief.root / "annotations").load("mara", one.id).ledger
        assert ledger == session.ledger(one.id).ledger
    while session.history.done:
        assert "changed on disk" not in judging.undo(session)
    save(session, store)
    for one in brief.articles:
        assert store.load("mara", one.id).ledger == Ledger("mara", one.id)
    assert not Path(brief.root / "annotations" / "mara").exists()

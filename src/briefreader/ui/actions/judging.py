"""Tags, notes, evidence; taking them away; undo and redo."""

from collections.abc import Callable

from briefreader.annotations.claims import AI_GENERATED_SOURCE, DISPUTED, VERIFIED
from briefreader.desk import judging
from briefreader.ui.actions.registry import does
from briefreader.ui.reader import Reader
from briefreader.ui.strip import claim_words


def _judge(reader: Reader, act: Callable[[], str]) -> None:
    """Do it as an annotator who has a name; ask for the name first where there is none yet."""

    def now() -> None:
        reader.message = act()
        reader.session.selection = None
        reader.desk.save_soon()
        reader.moved(level=False)

    reader.desk.as_annotator(now)


@does("verified")
def verified(reader: Reader) -> None:
    _judge(reader, lambda: judging.toggle_tag(reader.session, VERIFIED))


@does("disputed")
def disputed(reader: Reader) -> None:
    _judge(reader, lambda: judging.toggle_tag(reader.session, DISPUTED))


@does("ai-generated-source")
def ai_generated_source(reader: Reader) -> None:
    _judge(reader, lambda: judging.toggle_tag(reader.session, AI_GENERATED_SOURCE))


@does("article-ai")
def article_ai(reader: Reader) -> None:
    _judge(reader, lambda: judging.toggle_article_tag(reader.session, AI_GENERATED_SOURCE))


@does("note")
def note(reader: Reader) -> None:
    from briefreader.ui.dialogs import NoteDialog

    def ask() -> None:
        found = judging.removal_target(reader.session)
        claim = found.claim.claim if found.claim else None
        title = f"Note on {reader.session.number(reader.session.current)} {reader.session.article.name}"
        words = found.span.of(reader.session.article.shown)
        dialog = NoteDialog(title, words, claim.tags if claim else (), claim.note if claim else "")

        def kept(text: str | None) -> None:
            if text is not None:
                _judge(reader, lambda: judging.set_note(reader.session, found, text))

        reader.app.push_screen(dialog, kept)

    reader.desk.as_annotator(ask)


@does("evidence")
def evidence(reader: Reader) -> None:
    from briefreader.ui.dialogs import EvidenceDialog

    def ask() -> None:
        found = judging.removal_target(reader.session)
        claim = found.claim.claim if found.claim else None
        words = found.span.of(reader.session.article.shown)
        dialog = EvidenceDialog(words, claim.tags if claim else (), claim.evidence if claim else ())

        def kept(addresses: tuple[str, ...] | None) -> None:
            if addresses is not None:
                _judge(reader, lambda: judging.set_evidence(reader.session, found, addresses))

        reader.app.push_screen(dialog, kept)

    reader.desk.as_annotator(ask)


@does("remove")
def remove(reader: Reader) -> None:
    from briefreader.ui.dialogs import ConfirmDialog

    found = judging.removal_target(reader.session)
    claim = found.claim
    if claim is None:
        reader.say("There is no claim of yours here.")
        return
    goes = judging.what_goes(claim.claim)
    if not goes:
        _judge(reader, lambda: judging.remove(reader.session, claim))
        return

    def answered(yes: bool | None) -> None:
        if yes:
            _judge(reader, lambda: judging.remove(reader.session, claim))

    question = f"Remove this claim? With it {'go' if ' and ' in goes else 'goes'} {goes}."
    reader.app.push_screen(ConfirmDialog(question, judging.quoted(reader.session, found.span), "remove"), answered)


@does("undo")
def undo(reader: Reader) -> None:
    _judge(reader, lambda: judging.undo(reader.session))


@does("redo")
def redo(reader: Reader) -> None:
    _judge(reader, lambda: judging.redo(reader.session))


@does("choose-claim")
def choose_claim(reader: Reader) -> None:
    here = reader.session.claims_here()
    if not here:
        reader.say("There is no claim of yours here.")
        return
    claim = judging.choose_next(reader.session)
    if claim is None:
        reader.message = "The sentence again, no claim chosen."
    elif claim.span is not None:
        reader.message = f"chosen: {claim_words(claim)}, {judging.quoted(reader.session, claim.span)}"
    reader.moved(level=False)

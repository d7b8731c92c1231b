"""Tagging, noting, removing, undoing: keys become edits of the annotator's ledger, and words that say what was done."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from briefreader.annotations.anchored import AnchoredClaim, AnchoredLedger, AnchorState
from briefreader.annotations.anchoring import anchor
from briefreader.annotations.claims import TAG_WORDS, Claim, ClaimEdit, Edit, Ledger, TagsEdit, toggle
from briefreader.annotations.dismissals import DismissalEdit
from briefreader.annotations.merging import Clash
from briefreader.annotations.selecting import make_claim_id, select, trimmed
from briefreader.articles.shown import make_shown
from briefreader.articles.span import Span
from briefreader.desk.dismissing import replay_dismissal
from briefreader.desk.history import Change
from briefreader.desk.places import Place
from briefreader.desk.session import Session

_QUOTE_IN_MESSAGE = 48  # cells of a quote that a one-line message can hold beside its verb


@dataclass(frozen=True, slots=True)
class Target:
    """What a judging key acts on: a span, and the annotator's claim on it if there is one.

    `article` is "" for the one under the cursor. An orphan's span is where it stood when it was made.
    """

    span: Span
    claim: AnchoredClaim | None
    article: str = ""

    @classmethod
    def of_claim(cls, article: str, claim: AnchoredClaim) -> "Target":
        """A claim of any article, wherever the cursor is."""
        return cls(claim.span or claim.claim.selector.span, claim, article)


def choose_next(session: Session) -> AnchoredClaim | None:
    """Choose the next of the claims under the cursor, after the last none again; what is chosen now."""
    ids = ["", *(c.claim.id for c in session.claims_here())]
    at = ids.index(session.chosen) if session.chosen in ids else 0
    session.chosen = ids[(at + 1) % len(ids)]
    return chosen(session)


def chosen(session: Session) -> AnchoredClaim | None:
    """The claim that was chosen with a key, if it still is under the cursor."""
    return next((c for c in session.ledger(session.current).claims if c.claim.id == session.chosen), None)


def target(session: Session) -> Target:
    """The selection with its edges trimmed, else the chosen claim, else the sentence under the cursor.

    An equal span is the same claim.
    """
    picked = None if session.selection else chosen(session)
    if picked is not None:
        return Target(picked.span or picked.claim.selector.span, picked)
    span = trimmed(session.article.text, session.selection.span if session.selection else session.sentence)
    same = next((c for c in session.ledger(session.current).claims if c.span == span), None)
    return Target(span, same)


def removal_target(session: Session) -> Target:
    """What `remove` acts on: the target if it is a claim, else the smallest claim under the cursor."""
    found = target(session)
    if found.claim is None and not session.selection:
        here = session.claims_here()
        if here and here[0].span is not None:
            return Target(here[0].span, here[0])
    return found


def toggle_tag(session: Session, tag: str, found: Target | None = None) -> str:
    """Put the tag on the target, or take it off; what was done, for the status line."""
    found = found or target(session)
    if not found.span.length:
        return "There are no words here to tag."
    claim = change_claim(session, found, lambda c: c.with_tag_toggled(tag))
    word = TAG_WORDS.get(tag, tag)
    verb = word if tag in claim.tags else f"no longer {word}"
    return f"{verb}: {target_words(session, found)}"


def toggle_article_tag(session: Session, tag: str, article: str = "") -> str:
    """Put the tag on a whole article ("": the one under the cursor), or take it off; what was done."""
    article = article or session.current
    before = session.ledger(article).ledger.tags
    after = toggle(before, tag)
    make_edit(session, TagsEdit(session.annotator, article, before, after))
    word = TAG_WORDS.get(tag, tag)
    return f"{word if tag in after else f'no longer {word}'}: the whole article {session.articles[article].name}"


def clear_article_tags(session: Session, article: str) -> str:
    """Take all tags off a whole article; what was done."""
    before = session.ledger(article).ledger.tags
    if before:
        make_edit(session, TagsEdit(session.annotator, article, before, ()))
    words = ", ".join(TAG_WORDS.get(tag, tag) for tag in before) or "tagged"
    return f"no longer {words}: the whole article {session.articles[article].name}"


def set_note(session: Session, found: Target, note: str) -> str:
    """Write, change or (with "") take away the note of the target; what was done."""
    if note == (found.claim.claim.note if found.claim else ""):
        return "The note is as it was."
    change_claim(session, found, lambda c: replace(c, note=note))
    return f"{'noted' if note else 'note removed'}: {target_words(session, found)}"


def set_evidence(session: Session, found: Target, evidence: tuple[str, ...]) -> str:
    """Replace the addresses of the target; what was done."""
    if evidence == (found.claim.claim.evidence if found.claim else ()):
        return "The evidence is as it was."
    change_claim(session, found, lambda c: replace(c, evidence=evidence))
    count = len(evidence)
    return f"{count} address{'' if count == 1 else 'es'}: {target_words(session, found)}"


def what_goes(claim: Claim) -> str:
    """What besides tags is lost with a claim, in words; "" if there is nothing."""
    parts = [
        "its note" if claim.note else "",
        f"{len(claim.evidence)} evidence address{'' if len(claim.evidence) == 1 else 'es'}" if claim.evidence else "",
        f"{len(claim.links)} link{'' if len(claim.links) == 1 else 's'}" if claim.links else "",
    ]
    return " and ".join(part for part in parts if part)


def remove(session: Session, claim: AnchoredClaim, article: str = "") -> str:
    """Remove a claim of an article ("": the one under the cursor); what was done."""
    make_edit(session, ClaimEdit(session.annotator, article or session.current, claim.claim.id, claim.claim, None))
    session.chosen = ""
    return f"removed: {short_quote(make_shown(claim.claim.selector.quote))}"


def undo(session: Session) -> str:
    """Take the newest edit back and go to its place; what was done, or why not."""
    history = session.history
    return _step(session, history.to_take_back(), history.taken_back, history.done, ("undo", "undone"))


def redo(session: Session) -> str:
    """Make the edit that was undone last again and go to its place; what was done, or why not."""
    history = session.history
    return _step(session, history.to_make_again(), history.made_again, history.undone, ("redo", "done again"))


def _step(
    session: Session, edit: Change | None, taken: Callable[[], None], stack: list[Change], words: tuple[str, str]
) -> str:
    """Replay an edit off a stack of the history; one that no longer fits must not bar the way to those before it."""
    if edit is None:
        return f"There is nothing to {words[0]}."
    if _replay(session, edit):
        taken()
        return _replayed(edit, words[1])
    stack.pop()
    what = "disagreement" if isinstance(edit, DismissalEdit) else "claim"
    return f"Not {words[1]}: the {what} was changed on disk since. It is shown as it stands now."


def apply_saved(session: Session, ledger: Ledger) -> None:
    """Take the ledger as the store now has it, with the edits that are still unsaved made on top."""
    for edit in session.unsaved.of(ledger.article):
        if not isinstance(edit, DismissalEdit):
            ledger = edit.applied(ledger)
    session.mine[ledger.article] = anchor(ledger, session.articles[ledger.article], session.old(ledger.article))


def clash_words(session: Session, article_id: str, clash: Clash) -> str:
    """What two hands changed at once, and where each version is now."""
    where = f"{session.number(article_id)} {session.articles[article_id].name}"
    what = " and ".join(clash.fields) or "the claim"
    if not clash.claim:
        return f"{where}: the article's tags were changed on disk too; those on disk stand, yours were not written."
    kept = "yours stands beside it as a claim of its own" if clash.kept_as else "yours was not written"
    return f"{where}: {what} of a claim was changed on disk too. The version on disk stays, {kept}."


def quoted(session: Session, span: Span) -> str:
    """The words of a span as one short line in quotation marks, safe for a terminal."""
    return short_quote(span.of(session.article.shown))


def target_words(session: Session, found: Target) -> str:
    """The target's words as one short line in quotation marks; of an orphan those that once stood there."""
    if found.claim is not None and found.claim.span is None:
        return short_quote(make_shown(found.claim.claim.selector.quote))
    return short_quote(found.span.of(session.articles[found.article or session.current].shown))


def short_quote(words: str) -> str:
    """Words as one short line in quotation marks."""
    line = " ".join(words.split())
    return f"“{line if len(line) <= _QUOTE_IN_MESSAGE else line[: _QUOTE_IN_MESSAGE - 1].rstrip() + '…'}”"


def change_claim(session: Session, found: Target, change: Callable[[Claim], Claim]) -> Claim:
    """Change the target's claim, made for the purpose where there is none yet; the claim afterwards."""
    article = session.articles[found.article or session.current]
    if found.claim is not None:
        before: Claim | None = found.claim.claim
        changed = change(found.claim.claim)
    else:
        taken = session.taken.get(article.id, frozenset()) | {c.id for c in session.ledger(article.id).ledger.claims}
        before = None
        changed = change(Claim(make_claim_id(article.id, article.text, found.span, taken), select(article, found.span)))
    after = changed if changed.lives else None
    if before is not None or after is not None:
        make_edit(session, ClaimEdit(session.annotator, article.id, changed.id, before, after))
    return changed


def make_edit(session: Session, edit: Edit) -> None:
    """Make an edit that can be undone: it is applied at once, and waits to be saved."""
    session.history.made(edit)
    _apply(session, edit)


def _apply(session: Session, edit: Edit) -> None:
    """Apply an edit to today's ledger and queue it for saving; only the claim it names is anchored again."""
    article = session.articles[edit.article]
    before = session.ledger(edit.article)
    after = edit.applied(before.ledger)
    if isinstance(edit, TagsEdit):
        session.mine[edit.article] = AnchoredLedger(after, before.claims)
    else:
        known = {c.claim.id: c for c in before.claims if c.claim.id != edit.claim}
        fresh = {} if edit.after is None else {edit.claim: _anchored(session, edit.after, before)}
        session.mine[article.id] = AnchoredLedger(after, tuple((fresh | known)[c.id] for c in after.claims))
    session.unsaved.add(edit)
    session.made += 1


def _anchored(session: Session, claim: Claim, before: AnchoredLedger) -> AnchoredClaim:
    """The claim at the place it already had; where it is new or has a new selector, as anchoring finds it."""
    for standing in before.claims:
        if standing.claim.id == claim.id and standing.claim.selector == claim.selector:
            return replace(standing, claim=claim)
    article = session.articles[before.ledger.article]
    if claim.selector.text == article.hash and claim.selector.span.of(article.text) == claim.selector.quote:
        return AnchoredClaim(claim, AnchorState.EXACT, claim.selector.span)
    alone = Ledger(before.ledger.annotator, article.id, claims=(claim,), formerly=before.ledger.formerly)
    return anchor(alone, article, session.old(article.id)).claims[0]


def _replay(session: Session, edit: Change) -> bool:
    """Apply the edit if what it changes still stands as it left it, and bring its place into view either way."""
    if isinstance(edit, DismissalEdit):
        return replay_dismissal(session, edit)
    ledger = session.ledger(edit.article).ledger
    today = ledger.tags if isinstance(edit, TagsEdit) else ledger.claim(edit.claim)
    fits = today == edit.before
    if fits:
        _apply(session, edit)
    _show(session, edit)
    return fits


def _replayed(edit: Change, done: str) -> str:
    if isinstance(edit, DismissalEdit):
        return f"{done}: {'dismissed' if edit.after else 'counted again'}, {short_quote(edit.after or edit.before)}"
    if isinstance(edit, TagsEdit):
        return f"{done}: tags of the whole article"
    claim = edit.after or edit.before
    return f"{done}: {short_quote(make_shown(claim.selector.quote))}" if claim else done


def _show(session: Session, edit: Edit) -> None:
    """Bring the place that an edit speaks of under the cursor."""
    if isinstance(edit, TagsEdit):
        session.go(Place(edit.article, session.places.get(edit.article, 0)), remember=True)
        return
    standing = next((c for c in session.ledger(edit.article).claims if c.claim.id == edit.claim), None)
    claim = edit.after or edit.before
    span = standing.span if standing else claim.selector.span if claim else None
    if span is not None:
        session.go(Place(edit.article, session.articles[edit.article].sentence_at(span.start)), remember=True)

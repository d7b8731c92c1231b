"""Where annotators differ, what was decided on it, and taking over what another one said."""

from dataclasses import dataclass, replace

from briefreader.annotations.anchored import AnchoredClaim
from briefreader.annotations.claims import TAG_WORDS, in_order
from briefreader.annotations.decisions import Decision, Over
from briefreader.annotations.selecting import select
from briefreader.articles.span import Span
from briefreader.desk.judging import Target, change_claim, target_words
from briefreader.desk.session import Session
from briefreader.review.differences import Shared, find_shared

# A branch's tags go by the annotator's name, this sign, and the branch.
OF_BRANCH = "@"


@dataclass(frozen=True, slots=True)
class Difference:
    """Words on which annotators differ, or differed; `is_stale` where one of them says something else since it was
    decided."""

    shared: Shared
    decision: Decision | None
    is_stale: bool = False


def differences(session: Session) -> list[Difference]:
    """All of them, in reading order."""
    ledgers = [session.ledger(a) for a in session.order]
    ledgers += [ledger for a in session.order for ledger in session.others.get(a, ())]
    decided = {(d.article, d.id): d for d in session.decisions}
    found = []
    for shared in find_shared(ledgers):
        decision = decided.get((shared.article, shared.id))
        if shared.is_difference or decision:
            found.append(Difference(shared, decision, decision is not None and _is_stale(shared, decision)))
    return sorted(found, key=lambda d: (session.order.index(d.shared.article), d.shared.span.start))


def _is_stale(shared: Shared, decision: Decision) -> bool:
    today = {over.annotator: set(over.tags) for over in _over(shared)}
    return today != {over.annotator: set(over.tags) for over in decision.over}


def decide(session: Session, difference: Difference, tags: tuple[str, ...], note: str | None = None) -> Decision:
    """The decision that these words have these tags; an earlier one's note stays unless another is given."""
    shared, before = difference.shared, difference.decision
    article = session.articles[shared.article]
    kept = before.note if before and note is None else note or ""
    return Decision(
        article=article.id,
        id=shared.id,
        selector=select(article, shared.span),
        tags=in_order(set(tags)),
        by=session.annotator,
        over=tuple(_over(shared)),
        note=kept,
    )


def _over(shared: Shared) -> list[Over]:
    """What each annotator says; a branch's tags are its annotator's, where nothing else of that annotator is shown."""
    names = {opinion.annotator for opinion in shared.opinions}
    found = []
    for opinion in shared.opinions:
        name = opinion.annotator.split(OF_BRANCH)[0]
        claim = opinion.claim.claim
        found.append(Over(opinion.annotator if name in names else name, claim.id, opinion.tags, claim.note))
    return sorted(found, key=lambda over: over.annotator)


def decided_words(decision: Decision) -> str:
    """What was decided, for the status line."""
    tags = ", ".join(TAG_WORDS.get(tag, tag) for tag in decision.tags) or "no tag"
    overruled = [over.annotator for over in decision.over if decision.overruled(over.annotator)]
    return f"decided: {tags}" + (f"; this overrules {', '.join(overruled)}" if overruled else "")


def take_over(session: Session, article: str, theirs: AnchoredClaim) -> str:
    """Give the same words the same tags as another annotator did; what was done, or why not."""
    if reason := session.why_not_judge(article):
        return reason
    if theirs.span is None:
        return "These words are gone from the article."
    found = _target(session, article, theirs.span)
    tags = theirs.claim.tags
    if not tags:
        return "There is no tag to take over: this is a note, and notes are their writer's."
    if found.claim is not None and found.claim.claim.tags == tags:
        return "You say the same already."

    change_claim(session, found, lambda claim: replace(claim, tags=tags))
    words = ", ".join(TAG_WORDS.get(tag, tag) for tag in tags)
    return f"{words}: {target_words(session, found)}"


def _target(session: Session, article: str, span: Span) -> Target:
    same = next((c for c in session.ledger(article).claims if c.span == span), None)
    return Target(span, same, article)

"""How links are shown: in the compare strip, and below the list of claims. Pure: links become cells."""

from briefreader.annotations.anchored import AnchorState
from briefreader.annotations.claims import Relation
from briefreader.desk.linking import StandingLink, linked_words, links_with
from briefreader.desk.session import Session
from briefreader.ui.inks import Inks
from briefreader.ui.key_table import STATE_SIGNS
from briefreader.ui.rows import Cells
from briefreader.ui.words import safe

TO, FROM = "→", "←"


def relation_look(relation: Relation) -> str:
    """The palette's word for the hue of a relation."""
    return "differ" if relation is Relation.CONTRADICTS else "match"


def link_cells(session: Session, inks: Inks, article_id: str, place: str) -> Cells:
    """The links between the words under the cursor and another article, for that article's row of the strip."""
    cells: Cells = []
    seen = set()
    for link in links_with(session, session.sentence, article_id):
        sign = TO if link.article == session.current else FROM
        look = relation_look(link.link.relation)
        who = "" if link.own else f" ({link.annotator})"
        words = f"{sign} {link.link.relation.value}{who} "
        if words not in seen:
            seen.add(words)
            cells.append((words, inks.on(look, place, bold=look == "differ")))
    return cells


def end_cells(session: Session, inks: Inks, link: StandingLink, *, leads_here: bool) -> Cells:
    """One link as a row: its relation, the article at the other end, the words there, and how these stand."""
    ground = inks.on("text", "surface")
    other = link.article if leads_here else link.link.article
    article = session.articles.get(other)
    name = f"{session.number(other)} {article.name}" if article else f"{other} (not open)"
    if leads_here:
        there = session.articles[link.article]
        span = link.claim.span
        words = span.of(there.shown) if span else safe(link.claim.claim.selector.quote)
    else:
        words = linked_words(session, link)
    look = relation_look(link.link.relation)
    cells: Cells = [
        (f"{FROM if leads_here else TO} {link.link.relation.value:<13}", inks.on(look, "surface")),
        (safe(name), inks.on("bright", "surface", bold=True)),
        (f"  “{' '.join(words.split())}”", ground),
    ]
    if link.state is not AnchorState.EXACT and article is not None:
        sign = f"  {STATE_SIGNS[link.state]} {link.state.value}"
        cells.insert(2, (sign, inks.on("differ", "surface", bold=True)))
    if not link.own and leads_here:
        cells.insert(1, (f"{safe(link.annotator)}: ", inks.on("muted", "surface")))
    return cells

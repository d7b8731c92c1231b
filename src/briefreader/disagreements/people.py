"""Roles and ages of one person."""

from briefreader.disagreements.intervals import Verdict, hold_together
from briefreader.disagreements.judgement import Court, Judgement
from briefreader.disagreements.model import Strength
from briefreader.disagreements.owners import Likeness, Reading, name_likeness
from briefreader.values.languages import words

# Two of these nobody holds at once, unless one is "former".
_SEATS = frozenset(("president", "premier", "chancellor", "king", "queen", "governor", "mayor", "monarch", "emperor"))
_SURE_NAME = {Likeness.EXACT: 90.0, Likeness.SYNONYM: 75.0}


def judge_ages(court: Court, a: Reading, b: Reading) -> Judgement | None:
    """Two ages: of one name, or of one noun ("gunman") where the sentences share enough."""
    likeness = name_likeness(a.value.owner, b.value.owner)
    if likeness is Likeness.UNLIKE:
        return None
    near = court.weights.near(a, b)
    if likeness is Likeness.UNKNOWN and (
        a.value.owner
        or b.value.owner
        or a.value.head != b.value.head
        or (near < (_AGE_NEAR if a.value.head else 0.3) and not court.bonds.ties(a, b))
    ):
        return None
    sure = _SURE_NAME.get(likeness, 40 + 40 * near)
    if hold_together(a.value, b.value) is Verdict.SAME:
        return Judgement(a, b, None, "age", sure)
    ages = f"{_years(a)} against {_years(b)}"
    if likeness is Likeness.UNKNOWN:
        return Judgement(a, b, Strength.SOFT, "age of a noun", sure, f"{ages}; not known to be the same person")
    if _is_short(a.value.owner) or _is_short(b.value.owner):
        return Judgement(a, b, Strength.SOFT, "age of a surname", sure, f"{ages}; one is told of a surname alone")
    return Judgement(a, b, Strength.HARD, "age", sure, f"{ages}, both the age of one name")


_AGE_NEAR = 0.2


def _years(r: Reading) -> str:
    v = r.value
    return f"{v.low:g}" if v.low == v.high else f"{v.low:g} to {v.high:g}"


def judge_roles(_court: Court, a: Reading, b: Reading) -> Judgement | None:
    """Two roles of one person: which of them nobody can hold at once, and which may stand side by side."""
    likeness = name_likeness(a.value.owner, b.value.owner)
    x, y = a.value, b.value
    if likeness is Likeness.UNLIKE:
        return _judge_holders(a, b)
    if likeness not in _SURE_NAME:
        return None
    if x.attribute != y.attribute:
        return None
    sure = _SURE_NAME[likeness]
    former = "former" in x.period, "former" in y.period
    opposed = "opposition" in x.period, "opposition" in y.period
    said = f"“{x.text}” against “{y.text}”"
    if x.attribute == "kin":
        if x.group == y.group and former[0] != former[1]:
            return Judgement(a, b, Strength.SOFT, "former kin", sure, f"{said}: one of them former")
        if x.group == y.group:
            return Judgement(a, b, None, "kin", sure)
        return Judgement(a, b, Strength.HARD, "kin", sure, f"{said}, both of one person")
    if opposed[0] != opposed[1] and not any(former) and (x.head in _SEATS or y.head in _SEATS):
        return Judgement(a, b, Strength.HARD, "opposition or in office", sure, f"{said}: in office or in opposition")
    if all(opposed) and x.attribute == y.attribute:
        return Judgement(a, b, None, "role", sure)
    if x.head == y.head or (x.group == y.group and x.text.lower() == y.text.lower()):
        return _same_noun(a, b, sure, said, former)
    if x.head in _SEATS and y.head in _SEATS and not any(former):
        if _is_short(x.owner) or _is_short(y.owner):
            return Judgement(a, b, Strength.SOFT, "two offices", sure, f"{said}: two offices, told of one surname")
        return Judgement(a, b, Strength.HARD, "two offices", sure, f"{said}: two offices that nobody holds at once")
    if x.group == y.group and x.group not in ("business", "arts", "academic", "", "crime"):
        return Judgement(a, b, Strength.SOFT, "other role", sure - 20, f"{said}: other roles of one person")
    return None


def _judge_holders(a: Reading, b: Reading) -> Judgement | None:
    """Two names for the holder of one office: "police chief of Ostrel"."""
    x, y = a.value, b.value
    if a.place == b.place or x.head != y.head or x.head not in _OFFICES or not x.places:
        return None
    if x.places != y.places or len(x.owner) < 2 or len(y.owner) < 2 or x.owner & y.owner:
        return None
    marks = {*x.period.split(), *y.period.split()}
    if "former" in marks or "deputy" in marks or "opposition" in marks:
        return None
    reason = f"“{a.told}” against “{b.told}”: two holders of one office"
    return Judgement(a, b, Strength.SOFT, "holder of an office", 45.0, reason)


_OFFICES = words(
    "governor mayor chief ceo chairman chairwoman sheriff coach"
)  # heads of state of old stand in many texts


def _is_short(owner: frozenset[str]) -> bool:
    return len(owner) < 2


def _same_noun(a: Reading, b: Reading, sure: float, said: str, former: tuple[bool, bool]) -> Judgement | None:
    x, y = a.value, b.value
    marks_x, marks_y = set(x.period.split()), set(y.period.split())
    if former[0] != former[1]:
        if a.place == b.place:
            return None  # a courtesy
        reason = f"{said}: one of them former; perhaps a courtesy"
        return Judgement(a, b, Strength.SOFT, "former or sitting", sure, reason)
    if marks_x != marks_y and marks_x | marks_y <= {"acting", "deputy"}:
        return Judgement(a, b, Strength.SOFT, "rank of a role", sure - 5, f"{said}: acting, deputy or neither")
    if x.group == "head2" and (own := x.modifiers - y.modifiers) and (other := y.modifiers - x.modifiers):
        if own & _PORTFOLIOS and other & _PORTFOLIOS:
            return Judgement(a, b, Strength.HARD, "portfolio", sure, f"{said}: two ministries")
        return None
    return Judgement(a, b, None, "role", sure)


_PORTFOLIOS = words("""
    foreign financ defenc defens interior health justic educ prime transport trade commerc energi environ labour
    labor
""")

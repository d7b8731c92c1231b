"""Judgements on pairs become groups: one question, its answers, and where each answer stands.

A group is complete at first: every two places in different answers were compared and found to differ with the same
strength, and every two places in one answer are alike. Nothing is grouped by a chain of likenesses. Then, where the
answers exclude each other, who was found to say the same as one side, and says it in the same words, joins that side,
even if it shares too little with the other to be compared with it. In other words it might be said of another thing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefreader.disagreements.judgement import Judgement
from briefreader.disagreements.model import Strength
from briefreader.disagreements.owners import Reading


@dataclass(slots=True)
class Group:
    """Answers, each a list of readings that are alike; `judgements` hold them apart, `members` are their ids."""

    strength: Strength | None
    answers: list[list[Reading]] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    members: set[int] = field(default_factory=set)


def group_judgements(judgements: Sequence[Judgement]) -> list[Group]:
    """The groups of what differs, the surest first, then of what is alike."""
    table = {(id(j.a), id(j.b)): j for j in judgements} | {(id(j.b), id(j.a)): j for j in judgements}
    order = {Strength.HARD: 0, Strength.SOFT: 1, Strength.APPARENT: 2, None: 3}
    groups: list[Group] = []
    holding: dict[tuple[int, Strength | None], list[Group]] = {}
    for judgement in sorted(judgements, key=lambda j: (order[j.strength], -j.sure, _place(j.a), _place(j.b))):
        ours = [
            *holding.get((id(judgement.a), judgement.strength), ()),
            *holding.get((id(judgement.b), judgement.strength), ()),
        ]
        if any(_holds(group, judgement) for group in ours):
            continue
        group = next((g for g in ours if _join(g, judgement, table)), None)
        if group is None:
            group = Group(judgement.strength)
            group.answers = (
                [[judgement.a, judgement.b]] if judgement.strength is None else [[judgement.a], [judgement.b]]
            )
            groups.append(group)
        group.judgements.append(judgement)
        for reading in (judgement.a, judgement.b):
            if id(reading) not in group.members:
                group.members.add(id(reading))
                holding.setdefault((id(reading), judgement.strength), []).append(group)
    return groups


def widen(groups: Sequence[Group]) -> list[Group]:
    """What differs, each hard answer with the places that are alike; what is alike, if it is no part of an answer.

    An article that has an answer already gets no second one by this.
    """
    parting = [group for group in groups if group.strength is not None]
    alike = [group for group in groups if group.strength is None]
    for group in (g for g in parting if g.strength is Strength.HARD):
        for answer in group.answers:
            home, words = {id(reading) for reading in answer}, {_words(reading) for reading in answer}
            for other in alike:
                if home.isdisjoint(other.members):
                    continue
                articles = {reading.article for readings in group.answers for reading in readings}
                answer += [r for r in other.answers[0] if _words(r) in words and r.article not in articles]
    sides = [{id(reading) for reading in answer} for group in parting for answer in group.answers]
    return parting + [group for group in alike if not any(group.members <= side for side in sides)]


def _words(reading: Reading) -> str:
    return " ".join(reading.told.casefold().split())


def _place(reading: Reading) -> tuple[int, int]:
    return reading.place, reading.value.span.start


def _holds(group: Group, judgement: Judgement) -> bool:
    """Whether both sides stand in the group already."""
    return id(judgement.a) in group.members and id(judgement.b) in group.members


def _join(group: Group, judgement: Judgement, table: dict[tuple[int, int], Judgement]) -> bool:
    """Take the side that is new into the group, if it is known how it stands to all that are there."""
    new = judgement.b if id(judgement.a) in group.members else judgement.a
    home = -1
    for number, answer in enumerate(group.answers):
        strengths = {_strength(table, new, reading) for reading in answer}
        if strengths == {None}:
            if home >= 0:
                return False
            home = number
        elif strengths != {group.strength}:
            return False
    if home >= 0:
        group.answers[home].append(new)
        return True
    if group.strength is None:
        return False
    group.answers.append([new])
    return True


def _strength(table: dict[tuple[int, int], Judgement], a: Reading, b: Reading) -> Strength | str | None:
    judgement = table.get((id(a), id(b)))
    return "not compared" if judgement is None else judgement.strength

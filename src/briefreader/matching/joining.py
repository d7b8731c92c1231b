"""Sets that are joined until they are disjoint (union-find)."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Member = TypeVar("Member", bound=Hashable)


class Joined(Generic[Member]):
    """Members, each alone at first; those that are joined, be it by way of others, are in one set."""

    def __init__(self, members: Iterable[Member]) -> None:
        self._parents = {member: member for member in members}

    def join(self, a: Member, b: Member) -> None:
        """Put the sets of two members together."""
        self._parents[self._root(b)] = self._root(a)

    def _root(self, member: Member) -> Member:
        parents = self._parents
        while parents[member] != member:
            parents[member] = parents[parents[member]]
            member = parents[member]
        return member

    def sets(self) -> list[list[Member]]:
        """The sets, by their first member, each in the order in which its members were given."""
        found: dict[Member, list[Member]] = {}
        for member in self._parents:
            found.setdefault(self._root(member), []).append(member)
        return list(found.values())

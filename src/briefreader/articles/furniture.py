"""Which blocks are not the story."""

from collections.abc import Sequence


def find_furniture(lines: Sequence[str]) -> dict[int, str]:
    """Index of each block that is furniture, with the name of the rule that says so."""
    found: dict[int, str] = {}
    seen: set[str] = set()
    for index, line in enumerate(lines):
        if line in seen and len(line) > 10:
            found[index] = "repeated"
        seen.add(line)
    return found

"""One row of the table of numbers."""

import statistics
from collections.abc import Sequence


def row(what: str, values: Sequence[float], unit: str, bar: float | None = None) -> None:
    """Print median, least and most of the values, the bar, and whether the median meets it."""
    middle = statistics.median(values)
    verdict = "" if bar is None else f"  bar {bar:g} {unit}  {'met' if middle <= bar else 'MISSED'}"
    print(
        f"{what:<52} {middle:8.3f} {unit}  ({min(values):.3f} to {max(values):.3f}, n {len(values)}){verdict}",
        flush=True,
    )

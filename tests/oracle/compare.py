"""Two tables, row for row and column for column."""

from collections.abc import Sequence
from typing import Any

from tests.oracle.gaps import UNSAID
from tests.oracle.hours import Table

TOLERANCE = 1e-6


def differences(expected: Table, published: Sequence[dict[str, Any]], grain: Sequence[str]) -> list[str]:
    """One line a difference: rows missing, rows too many, values that are not what they should be."""
    found = {tuple(row[column] for column in grain): row for row in published}
    lines = [] if len(found) == len(published) else [f"{len(published) - len(found)} rows twice"]
    lines += [f"no row {_named(key)}" for key in sorted(expected.keys() - found.keys(), key=_named)]
    lines += [f"a row too many {_named(key)}" for key in sorted(found.keys() - expected.keys(), key=_named)]
    for key in sorted(expected.keys() & found.keys(), key=_named):
        for column, value in expected[key].items():
            if not agrees(value, found[key][column]):
                lines.append(f"{_named(key)} {column}: {value} expected, {found[key][column]} published")
    return lines


def agrees(expected: Any, published: Any) -> bool:
    if expected is UNSAID:
        return True
    if isinstance(expected, int | float) and isinstance(published, int | float):
        return abs(expected - published) <= TOLERANCE
    return bool(expected == published)


def _named(key: tuple[Any, ...]) -> str:
    return " ".join(str(part) for part in key)

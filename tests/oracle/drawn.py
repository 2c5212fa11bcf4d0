"""Tables as a commissioner would draw them.

drawn('''
    | package_id | line_start | weekly_hours |
    | Ann        | 2026-01-05 | 10           |
''')
"""

import re
from datetime import date
from typing import Any


def drawn(text: str) -> list[dict[str, Any]]:
    """A record a line below the headings: ISO dates are dates, numbers floats, an empty cell or `-` None."""
    cells = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in text.strip().splitlines()]
    headings, *rows = cells
    return [dict(zip(headings, map(_value, row), strict=True)) for row in rows]


def _value(cell: str) -> Any:
    if cell in ("", "-"):
        return None
    if re.fullmatch(r"\d{4}-\d\d-\d\d", cell):
        return date.fromisoformat(cell)
    if re.fullmatch(r"-?\d+(\.\d+)?", cell):
        return float(cell)
    return cell

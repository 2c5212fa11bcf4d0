"""Other councils' published figures beside ours: a bar a council, or where there are many how they are spread."""

from typing import Any, Final

import polars as pl

from dashboard import wording
from dashboard.charts.theme import CONTEXT, DELIVERED
from dashboard.components import Bar
from dashboard.measures.record import Measure

COLUMNS: Final = {"area": "Council", "measure": "Measure", "period": "Period", "value": "Figure", "note": "Note"}
ROOM: Final = 6
OURS: Final = "This council"
SPREAD: Final = {"Highest": 1.0, "Upper quarter": 0.75, "Middle": 0.5, "Lower quarter": 0.25, "Lowest": 0.0}
NONE: Final = "not available"


def words(measure: str) -> str:
    """A measure as its publisher names it."""
    return wording.in_sentence(measure.replace("_", " ").replace("1000", "1,000"))


def bars(rows: pl.DataFrame, own: float | None, measure: Measure | None) -> list[Bar]:
    """`area, value, note` of one measure, ours among them where it is the same measure; refusals last."""
    known = rows.drop_nulls("value")
    shown = [(row["area"], row["value"], CONTEXT) for row in known.iter_rows(named=True)]
    if len(rows) > ROOM:
        shown = [(name, known["value"].quantile(at, "linear"), CONTEXT) for name, at in SPREAD.items() if len(known)]
    if own is not None:
        shown.append((OURS, own, DELIVERED))
    longest = max((abs(value) for _, value, _ in shown), default=0) or 1
    drawn = [
        (name, value / longest, say(value, measure), colour)
        for name, value, colour in sorted(shown, key=lambda each: -each[1])
    ]
    return [*drawn, *_refused(rows)]


def _refused(rows: pl.DataFrame) -> list[Bar]:
    """A refusal is missing, never 0."""
    missing = rows.filter(pl.col("value").is_null())
    if len(rows) > ROOM:
        counted = f"{wording.number(len(missing))} of {wording.number(len(rows))}"
        return [("Not available", 0.0, counted, CONTEXT)] if len(missing) else []
    return [(row["area"], 0.0, _why(row), CONTEXT) for row in missing.iter_rows(named=True)]


def _why(row: dict[str, Any]) -> str:
    note: str | None = row["note"]
    return f"{NONE} ({note[:1].lower()}{note[1:]})" if note else NONE


def say(value: float, measure: Measure | None) -> str:
    """In the unit of our measure; a figure that we do not have with what its publisher gives."""
    if measure is not None:
        return measure.text(value)
    return wording.number(value, 0 if float(value).is_integer() else 1)


def periods(rows: pl.DataFrame) -> str:
    """When the figures are of, as their publishers write it."""
    found = rows["period"].unique().sort().to_list()
    return wording.listed(found[-2:])

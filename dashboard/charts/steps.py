"""What each lever of a scenario adds, and the weeks with and without them."""

from typing import Final

import altair as alt
import polars as pl

from dashboard import wording
from dashboard.charts import marks
from dashboard.charts.flows import Step, waterfall
from dashboard.charts.theme import BETTER, CONTEXT, DELIVERED, INK, WORSE

LEVERS: Final = {
    "demand_by_source": "New packages",
    "package_size": "Package size",
    "discharge_surge": "Discharge surge",
    "provider_stops": "A provider stops",
    "recruitment": "Recruitment",
    "absence": "Absence",
    "zone_capacity": "Capacity of a zone",
}


ROOM: Final = 0.2
"""Part of the axis for the words after the last week."""


def lever_steps(steps: pl.DataFrame) -> pl.DataFrame:
    """grain: lever. What it adds to the gap of all zones shown, in hours: more capacity takes from it."""
    sums = steps.group_by("lever").agg(
        pl.col("demand_effect").sum(),
        pl.col("capacity_effect").sum(),
        (pl.col("demand_effect") - pl.col("capacity_effect")).sum().alias("gap_effect"),
    )
    order = pl.col("lever").replace_strict({name: at for at, name in enumerate(LEVERS)}, return_dtype=pl.Int64)
    return sums.sort(order).with_columns(pl.col("lever").replace(LEVERS).alias("step"))


def lever_bars(rows: pl.DataFrame) -> alt.LayerChart | None:
    """Rows of `lever_steps` as a waterfall from the baseline's gap; levers at rest are left out."""
    moved = rows.filter(pl.col("gap_effect").abs() >= 0.5)
    steps: list[Step] = [
        (words, float(gap), WORSE if gap > 0 else BETTER) for words, gap in moved.select("step", "gap_effect").rows()
    ]
    return waterfall(steps)


def beside_baseline(weeks: pl.DataFrame, column: str) -> alt.LayerChart | None:
    """One figure a week, `column` in grey and `scenario_<column>` in blue; rows are of one place."""
    known = weeks.drop_nulls([column, f"scenario_{column}"]).sort("week_commencing")
    if known.is_empty():
        return None
    mondays = known["week_commencing"].to_list()
    x = marks.weeks(marks.dates_axis(mondays), mondays[0], mondays[-1] + (mondays[-1] - mondays[0]) * ROOM)
    y = marks.fitted(pl.concat([known[column], known[f"scenario_{column}"]]))("figure")
    layers = []
    for name, colour, dash in ((column, CONTEXT, [5, 6]), (f"scenario_{column}", DELIVERED, [1, 0])):
        rows = known.select("week_commencing", pl.col(name).alias("figure"))
        last = rows.tail(1).with_columns(pl.col("figure").map_elements(_to_ten, return_dtype=pl.String).alias("words"))
        words = marks.text_mark(last, "words", dx=9, fontWeight=600, color=DELIVERED if colour == DELIVERED else INK)
        layers += [alt.Chart(rows).mark_line(color=colour, strokeDash=dash), words]
    return marks.layered(*(layer.encode(x=x, y=y) for layer in layers))


def _to_ten(figure: float) -> str:
    return wording.number(wording.to_ten(figure))

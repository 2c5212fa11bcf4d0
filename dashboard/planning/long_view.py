"""The years ahead: today's care by zone and age band, carried along the population that is projected."""

from datetime import date
from typing import Final

import polars as pl

from dashboard.warehouse.worked import Frames, Worked
from forecasting import longview
from forecasting.longview import Growth

COLUMNS: Final = {
    "zone_id": pl.String, "age_band": pl.String, "year": pl.Int64, "census": pl.Date, "follows": pl.String,
    "people": pl.Float64, "use_rate": pl.Float64, "people_with_care": pl.Float64, "hours_a_person": pl.Float64,
    "opening_hours": pl.Float64, "hours": pl.Float64, "population_effect": pl.Float64, "rate_effect": pl.Float64,
    "package_size_effect": pl.Float64,
}  # fmt: skip
OWN, COUNCIL, CONSTANT, MIXED = "own", "council", "constant", "mixed"
"""What a cell follows: its zone's people, those of all zones that give theirs, or none: it stays as it is."""
ALL: Final = "all"
CELL: Final = ["zone_id", "age_band"]
LEVELS: Final = ((), ("zone_id",), ("age_band",), ("zone_id", "age_band"))
SUMS: Final = ("opening_hours", "hours", "population_effect", "rate_effect", "package_size_effect")

__all__ = ["LONG_VIEW", "SOURCES", "Growth", "chosen", "grown"]


def long_view(tables: Frames) -> pl.DataFrame:
    """With the growth that the council's settings give."""
    return grown(tables, chosen(tables["settings"]))


def chosen(settings: pl.DataFrame) -> Growth:
    """What the council's settings say."""
    written = dict(settings.select("name", "value").rows())
    names = {"years": "long_view_years", "use_rate": "use_rate_growth", "package_size": "package_size_growth"}
    return Growth.model_validate({field: written[name] for field, name in names.items()}, strict=False)


def grown(tables: Frames, growth: Growth) -> pl.DataFrame:
    """grain: zone_id (and all), age_band (and all), year, from the year of the last census on.

    No rows where no hours by age band or no population are known. Where population begins later, its first year is
    taken for that of the census. Years between those that are given lie on a straight line.
    """
    census = _census(tables["weekly_hours"])
    given = tables["population"].filter(pl.col("zone_id") != ALL, pl.col("age_band") != ALL, pl.col("whole_band"))
    present = census.filter(pl.col("zone_id") != ALL, pl.col("age_band") != ALL)
    if present.is_empty() or given.is_empty():
        return pl.DataFrame(schema=COLUMNS)
    people = _people(given, _years(given, present["census"][0], growth.years))
    cells = _cells(present, people, growth)
    shape = [pl.col(name).cast(kind) for name, kind in COLUMNS.items()]
    every = [_added_up(cells, people, census, level).select(shape) for level in LEVELS]
    return pl.concat(every).sort(*CELL, "year")


def _census(hours: pl.DataFrame) -> pl.DataFrame:
    """zone_id, age_band, census, with_care, hours, of the last Monday whose hours are known."""
    known = hours.filter(pl.col("live_hours").is_not_null())
    last = known.filter(pl.col("week_commencing") == pl.col("week_commencing").max())
    figures = pl.col("people").cast(pl.Float64).alias("with_care"), pl.col("live_hours").alias("first_hours")
    return last.select(*CELL, pl.col("week_commencing").alias("census"), *figures)


def _years(given: pl.DataFrame, census: date, ahead: int) -> list[int]:
    years = sorted(given["year"].to_list())
    first = max(census.year, years[0])
    return list(range(first, min(first + ahead, years[-1]) + 1))


def _people(given: pl.DataFrame, years: list[int]) -> pl.DataFrame:
    """zone_id, age_band, year, people of cells that give every year and somebody in the first; `all` adds them up."""
    asked = given.select(CELL).unique().join(pl.DataFrame({"year": years}, schema={"year": pl.Int64}), how="cross")
    every = pl.concat([given.select(*CELL, "year", "people"), asked.with_columns(people=pl.lit(None, pl.Float64))])
    joined = every.group_by(*CELL, "year").agg(pl.col("people").max()).sort(*CELL, "year")
    lined = joined.with_columns(pl.col("people").interpolate_by("year").over(CELL))
    wanted = lined.filter(pl.col("year").is_in(years))
    whole = pl.col("people").is_not_null().all().over(CELL) & (pl.col("people").first().over(CELL) > 0)
    own = wanted.filter(whole)
    council = own.group_by("age_band", "year").agg(pl.col("people").sum()).with_columns(pl.lit(ALL).alias("zone_id"))
    return pl.concat([own, council.select(own.columns)])


def _cells(present: pl.DataFrame, people: pl.DataFrame, growth: Growth) -> pl.DataFrame:
    """Each zone and band with what it `follows`; `people` are its own zone's alone."""
    placed = _placed(present, people)
    years = people.select("year").unique()
    constant = placed.filter(pl.col("follows") == CONSTANT).join(years, how="cross").with_columns(people=pl.lit(1.0))
    followed = placed.join(people.rename({"zone_id": "of"}), on=["of", "age_band"])
    keys = [*CELL, "year", "people"]
    found = longview.long_view(
        pl.concat([followed.select(keys), constant.select(keys)]),
        present.select(*CELL, pl.col("with_care").alias("people"), pl.col("first_hours").alias("hours")),
        rate=growth.use_rate,
        hours=growth.package_size,
    )
    own = people.filter(pl.col("zone_id") != ALL)
    return found.join(placed, on=CELL).join(own, on=[*CELL, "year"], how="left")


def _placed(present: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    """`of`: the place whose people a cell follows."""
    known = people.select(pl.col("zone_id").alias("of"), "age_band", pl.lit(1).alias("known")).unique()
    own = present.join(known.rename({"of": "zone_id", "known": "own"}), on=CELL, how="left")
    council = known.filter(pl.col("of") == ALL).select("age_band", pl.col("known").alias("council"))
    both = own.join(council, on="age_band", how="left")
    follows = pl.when(pl.col("own") == 1).then(pl.lit(OWN)).when(pl.col("council") == 1).then(pl.lit(COUNCIL))
    placed = both.with_columns(follows.otherwise(pl.lit(CONSTANT)).alias("follows")).drop("own", "council")
    return placed.with_columns(pl.when(pl.col("follows") == OWN).then("zone_id").otherwise(pl.lit(ALL)).alias("of"))


def _added_up(cells: pl.DataFrame, people: pl.DataFrame, census: pl.DataFrame, level: tuple[str, ...]) -> pl.DataFrame:
    """`all` in the columns of a level. People with care are those of the census, who are counted afresh, and grow."""
    alone = (pl.col("follows") == OWN).any().over("age_band")
    rated = pl.when((pl.col("follows") == OWN) | ~alone & (pl.col("follows") == COUNCIL)).then("people_with_care")
    marked = cells.rename({"first_hours": "opening_hours"}).with_columns(rated.alias("rated"))
    summed = marked.with_columns(pl.lit(ALL).alias(name) for name in level)
    rows = summed.group_by(*CELL, "year", "census").agg(
        *(pl.col(name).sum() for name in SUMS), *map(_known_sum, ("people_with_care", "with_care", "people", "rated")),
        pl.when(pl.col("follows").n_unique() == 1).then(pl.col("follows").first()).otherwise(pl.lit(MIXED)),
    )  # fmt: skip
    if "zone_id" in level:
        rows = _with_council_people(rows, people, cells["age_band"].unique().to_list())
    counted = rows.join(census.select(*CELL, pl.col("with_care").alias("afresh")), on=CELL, how="left")
    grew = _ratio(pl.col("people_with_care"), pl.col("with_care"))
    use_rate = _ratio(pl.col("rated"), pl.col("people")).alias("use_rate")
    rated_rows = counted.with_columns((pl.col("afresh") * grew).alias("people_with_care"), use_rate)
    return rated_rows.with_columns(_ratio(pl.col("hours"), pl.col("people_with_care")).alias("hours_a_person"))


def _with_council_people(rows: pl.DataFrame, people: pl.DataFrame, bands: list[str]) -> pl.DataFrame:
    """Of all zones that give theirs, whether care stands there or not."""
    council = people.filter(pl.col("zone_id") == ALL, pl.col("age_band").is_in(bands)).select(
        "age_band", "year", "people"
    )
    whole = council.group_by("year").agg(pl.col("people").sum()).with_columns(pl.lit(ALL).alias("age_band"))
    every = pl.concat([council, whole.select(council.columns)])
    return rows.drop("people").join(every, on=["age_band", "year"], how="left")


def _known_sum(name: str) -> pl.Expr:
    return pl.when(pl.col(name).is_not_null().any()).then(pl.col(name).sum()).alias(name)


def _ratio(above: pl.Expr, below: pl.Expr) -> pl.Expr:
    return above / pl.when(below > 0).then(below)


SOURCES: Final = ("weekly_hours", "population", "settings")
LONG_VIEW: Final = Worked(
    name="long_view",
    grain=("zone_id", "age_band", "year"),
    units="people live there in mid-year; hours and effects are hours of care a week; use_rate is a share of 1",
    sources=SOURCES,
    work=long_view,
)

"""The tables of a provider's sheet: rows in words, their columns and what each table is."""

from datetime import date
from typing import Final, NamedTuple

import polars as pl

from dashboard import wording
from dashboard.measures.workforce import STAFF


class Drawn(NamedTuple):
    """`columns` are the screen names of those that are shown."""

    rows: pl.DataFrame
    columns: dict[str, str]
    caption: str


ANSWER_WORDS: Final = {code: wording.in_sentence(words) for code, words in wording.ANSWERS.items()}
STATUSES: Final = {"notice_given": "Notice given"}
STAFFED: Final = ("care_workers", "vacancy_rate", "turnover", "absence", "agency_share")


def zones(rows: pl.DataFrame) -> Drawn:
    """Where it works, with which contract, and when that must be decided."""
    drawn = zones_alone(rows)
    capped = (pl.col("marker") != "") & pl.col("hours_cap").is_not_null()
    shown = drawn.rows.with_columns(
        pl.col("role").fill_null("No contract"),
        *(_day(column) for column in ("end_date", "decision_due")),
        _text("hours_cap").alias("hours_cap"),
        # Beside its cap, the headroom would give withheld hours away.
        pl.when(capped).then(pl.lit(wording.CONFIDENTIAL)).otherwise(_text("headroom")).alias("headroom"),
    )
    contract = {"hours_cap": "Cap", "headroom": "Headroom", "end_date": "Ends", "decision_due": "Decide by"}
    columns = {"zone": "Zone", "role": "Contract", "hours": "Hours", "people": "People", **contract}
    return Drawn(shown, columns, f"{drawn.caption} and contracts")


def zones_alone(rows: pl.DataFrame) -> Drawn:
    """Where it works, for a council that has not loaded its contracts."""
    shown = rows.with_columns(
        pl.col("hours").map_elements(wording.whole, return_dtype=pl.Int64),
        (pl.col("share") * 100).round(1).alias("share"),
    )
    columns = {"zone": "Zone", "hours": "Hours", "share": "Share, %", "people": "People"}
    return Drawn(shown, columns, wording.counted(len(rows), "zone"))


def _text(column: str) -> pl.Expr:
    """Blank where the contract sets none: that is no missing figure."""
    return pl.col(column).map_elements(wording.number, return_dtype=pl.String).fill_null("")


def _day(column: str) -> pl.Expr:
    return pl.col(column).map_elements(wording.day_of, return_dtype=pl.String).fill_null("").alias(column)


def standing(rows: pl.DataFrame) -> Drawn:
    """Status and rating since when."""
    shown = rows.with_columns(
        _day("week_commencing"),
        pl.col("status").replace(STATUSES).map_elements(wording.in_sentence, return_dtype=pl.String),
    )
    return Drawn(shown, {"week_commencing": "Since", "status": "Status", "rating": "Rating"}, "Status and rating")


def worded(replies: pl.DataFrame) -> pl.DataFrame:
    return replies.with_columns(pl.col("answer").replace(ANSWER_WORDS | {"all": "All offers"}))


def staff(rows: pl.DataFrame) -> Drawn:
    """The latest return against the one twelve months before."""
    if rows.is_empty():
        return Drawn(rows, {}, "")
    month = rows["month_starting"][-1]
    before = rows.filter(pl.col("month_starting") == month.replace(year=month.year - 1))
    told = [(STAFF[name].label, _figure(rows.tail(1), name), _figure(before, name)) for name in STAFFED]
    shown = pl.DataFrame(told, schema=["figure", "now", "before"], orient="row")
    columns = {"figure": "Figure", "now": wording.month(month), "before": "12 months before"}
    return Drawn(shown, columns, "Workforce")


def _figure(row: pl.DataFrame, name: str) -> str:
    return STAFF[name].text(row[name].item()) if len(row) else wording.NOT_AVAILABLE


def handed_back(rows: pl.DataFrame, monday: date) -> Drawn:
    """Thirteen and 52 weeks to the Monday."""
    hours = pl.col("hours").map_elements(wording.whole, return_dtype=pl.Int64)
    now = rows.filter(pl.col("week_commencing") == monday).with_columns(
        pl.format("{} weeks", "weeks").alias("weeks"), hours
    )
    columns = {"weeks": "In", "packages": "Packages", "people": "People", "hours": "Hours"}
    return Drawn(now, columns, "Handed back, all zones")


def feedback(rows: pl.DataFrame) -> Drawn:
    """By who replied, all of them last."""
    if rows.is_empty():
        return Drawn(rows, {}, "")
    who = pl.col("respondent").replace(wording.RESPONDENTS).map_elements(wording.in_sentence, return_dtype=pl.String)
    ordered = rows.sort(pl.col("respondent") == "all", "respondent").with_columns(who.alias("respondent"))
    columns = {"respondent": "Who replied", "responses": "Replies", "mean_rating": "Mean, of 5"}
    where = ", all zones" if rows["zone"][0] == "Council" else ""
    return Drawn(ordered, columns, f"Feedback from {wording.day_of(rows['period_start'][0])}{where}")


def kpis(rows: pl.DataFrame) -> Drawn:
    """Value and target, neither judged: whether more is better depends on the indicator."""
    if rows.is_empty():
        return Drawn(rows, {}, "")
    columns = {"kpi": "Indicator", "value": "Value", "target": "Target"}
    return Drawn(rows, columns, f"Indicators from {wording.day_of(rows['period_start'][0])}")


def delivery_words(periods: pl.DataFrame) -> str:
    known = periods.drop_nulls(["planned_hours", "delivered_hours"])
    if known.is_empty():
        return "Planned and delivered hours: none returned here, or withheld."
    told = [
        f"{wording.day_of(row['period_start'])} {wording.number(row['delivered_hours'])} of "
        f"{wording.number(row['planned_hours'])}"
        for row in known.iter_rows(named=True)
    ]
    return f"Delivered of planned hours a week by period: {'; '.join(told)}."


def uptake_words(declared: pl.DataFrame) -> str:
    if declared.is_empty():
        return "Spare hours: none declared in 13 weeks."
    row = declared.row(0, named=True)
    begun = row["marker"] or wording.number(row["taken_up_hours"])
    return (
        f"Spare hours in 13 weeks: {wording.number(row['spare_hours'])} declared, "
        f"{wording.number(row['asked_for_hours'])} of them asked for, {begun} began."
    )

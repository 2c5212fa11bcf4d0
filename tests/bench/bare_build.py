"""`python bare_build.py CSV_FOLDER SQL_FOLDER DUCKDB_FILE`: the floor of a load, in DuckDB and polars and nothing else.

It trusts its files: no check, no hash, no ledger, no difference. Tables and rows are those of a published version.
"""

import re
import sys
from collections.abc import Mapping
from datetime import date, timedelta
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb
import polars as pl

AS_AT = date(2026, 11, 16)
KINDS = (
    "zones", "providers", "packages", "waiting_list", "capacity", "contracts", "offers", "commissioned_hours",
    "workforce", "payments", "events", "feedback", "provider_kpis",
)  # fmt: skip
WHOLE = {"packages": "line_end", "waiting_list": "closed_on"}
"""Kinds that list intervals: the day their rows end."""

EMPTY_DAYS = ("from", "notice_ends")
ANYWHERE = {
    "capacity": ("zone_id",), "workforce": ("zone_id",), "events": ("zone_id",), "feedback": ("zone_id", "provider_id"),
    "commissioned_hours": ("zone_id", "age_band", "provider_id"),
}  # fmt: skip
"""Keys that may be blank: the whole council, every age, every provider."""
STARTS = {
    "capacity": ("week_commencing", "7d"), "commissioned_hours": ("period_start", "7d"),
    "workforce": ("month_starting", "1mo"), "offers": ("offered_on", ""), "payments": ("paid_on", ""),
    "feedback": ("period_start", ""), "provider_kpis": ("period_start", ""),
}  # fmt: skip
"""Kinds that are returned by period or by day: the day, and how long the period of the sample is."""

COLUMNS = {
    "commissioned_hours": {
        pl.Date: "period_start", pl.String: "period zone_id age_band provider_id",
        pl.Float64: "planned_hours delivered_hours missed_visits late_visits", pl.Int64: "people",
    },
    "contracts": {
        pl.String: "contract_id provider_id zone_id role local_role", pl.Date: "start_date end_date extension_to",
        pl.Int64: "notice_months", pl.Float64: "expected_share hours_cap hourly_rate",
    },
    "offers": {
        pl.String: "offer_id referral_id provider_id answer reason", pl.Date: "offered_on answered_on",
    },
    "workforce": {
        pl.Date: "month_starting", pl.String: "provider_id zone_id",
        pl.Int64: "care_workers starters leavers zero_hours_workers drivers sponsored_workers",
        pl.Float64: "care_workers_wte vacancies contracted_hours absence_hours agency_hours other_contact_hours",
    },
    "payments": {pl.Date: "paid_on", pl.String: "provider_id reference service", pl.Float64: "amount"},
    "events": {pl.Date: "event_on ends_on", pl.String: "name zone_id effect"},
    "feedback": {
        pl.Date: "period_start", pl.String: "provider_id zone_id respondent", pl.Int64: "responses",
        pl.Float64: "mean_rating",
    },
    "provider_kpis": {pl.Date: "period_start", pl.String: "provider_id kpi", pl.Float64: "value target"},
    "reablement": {
        pl.Date: "week_commencing", pl.String: "zone_id", pl.Float64: "mean_days completed_mean_days",
        pl.Int64: "people starts leavers capacity_people awaiting_onward_care",
    },
    "discharges": {
        pl.Date: "week_commencing", pl.String: "zone_id hospital", pl.Float64: "not_meeting_criteria delayed_days",
        pl.Int64: "discharges discharges_with_care delayed_people admissions_with_package",
    },
    "population": {
        pl.String: "zone_id age_band", pl.Int64: "year", pl.Float64: "people", pl.Boolean: "whole_band",
    },
    "prices": {pl.Int64: "year", pl.String: "zone_id", pl.Float64: "cost_of_care minimum_price council_rate"},
    "comparators": {pl.String: "area measure period note", pl.Float64: "value"},
}  # fmt: skip
NOTHING = {
    kind: pl.DataFrame(
        schema={"feed": pl.String, **{name: form for form, names in columns.items() for name in names.split()}}
    )
    for kind, columns in COLUMNS.items()
}
"""Kinds that the sample has not; the queries read them all the same."""

FROZEN = {
    "frozen_forecasts": pl.DataFrame(
        schema={
            "made_on": pl.Date, "quantity": pl.String, "zone_id": pl.String, "age_band": pl.String,
            "week_commencing": pl.Date, "hours": pl.Float64, "lower_80": pl.Float64, "upper_80": pl.Float64,
            "lower_95": pl.Float64, "upper_95": pl.Float64, "note": pl.String, "draws": pl.List(pl.Float64),
        }
    ),
    "frozen_scores": pl.DataFrame(
        schema={
            "made_on": pl.Date, "horizon_weeks": pl.Int64, "zone_id": pl.String, "age_band": pl.String,
            "quantity": pl.String, "model": pl.String, "wape": pl.Float64, "mase": pl.Float64,
            "coverage_80": pl.Float64, "coverage_95": pl.Float64, "origins": pl.Int64,
        }
    ),
    "first_values": pl.DataFrame(
        schema={"week_commencing": pl.Date, "zone_id": pl.String, "measure": pl.String, "value": pl.Float64}
    ),
}  # fmt: skip
"""A load makes no forecast: none is there to be planned with."""


def build(files: Path, queries: Path, out: Path) -> None:
    raw = {kind: _read(files / f"{kind}.csv") for kind in KINDS}
    sources = _sources(raw)
    make(out, queries, {"settings": _settings(), "weeks": _weeks(sources), "sources": sources}, raw)


def make(out: Path, queries: Path, given: Mapping[str, pl.DataFrame], raw: Mapping[str, pl.DataFrame]) -> None:
    """Every table of the queries, from frames."""
    with duckdb.connect(str(out)) as connection:
        connection.execute("begin")
        for name, rows in {**FROZEN, **given}.items():
            connection.register("given", rows)
            connection.execute(f"create table {name} as select * from given")
        for kind, rows in {**NOTHING, **raw}.items():
            connection.register(f"raw_{kind}", rows)
        for path in _in_order(queries):
            form = "temp table" if path.parent.name == "intermediate" else "table"
            connection.execute(f"create {form} {path.stem} as {path.read_text(encoding='utf-8')}")
        connection.execute("commit")


def _read(path: Path) -> pl.DataFrame:
    """Columns that are empty in the sample would be read as text: their names say what they are."""
    rows = pl.read_csv(path, try_parse_dates=True, infer_schema_length=10_000)
    kind = path.stem
    typed = {name: form for form, names in COLUMNS.get(kind, {}).items() for name in names.split()}
    absent = [pl.lit(None).alias(name) for name in typed if name not in rows.columns]
    forms = typed | {name: pl.Date for name in EMPTY_DAYS if name in rows.columns}
    whole = [pl.col(name).fill_null("all") for name in ANYWHERE.get(kind, ())]
    complete = rows.with_columns(*absent, feed=pl.lit("default"))
    return complete.with_columns(pl.col(name).cast(form) for name, form in forms.items()).with_columns(whole)


def _sources(raw: dict[str, pl.DataFrame]) -> pl.DataFrame:
    rows = [(kind, "default", AS_AT, *_covers(kind, raw[kind]), 1, kind in WHOLE) for kind in raw]
    columns = ["kind", "feed", "as_at", "covers_from", "covers_to", "loads", "sets_as_at"]
    return pl.DataFrame(rows, schema=columns, orient="row")


def _covers(kind: str, rows: pl.DataFrame) -> tuple[date | None, date | None]:
    if kind in WHOLE:
        ended = rows[WHOLE[kind]]
        return ended.filter(ended <= AS_AT).min(), AS_AT  # type: ignore[return-value]
    if kind not in STARTS:
        return None, None
    column, length = STARTS[kind]
    starts = rows[column]
    ends = rows.select(pl.col(column).max().dt.offset_by(length).dt.offset_by("-1d")).item() if length else AS_AT
    return starts.min(), min(ends, AS_AT)  # type: ignore[return-value]


def _weeks(sources: pl.DataFrame) -> pl.DataFrame:
    start: date = sources["covers_from"].min()  # type: ignore[assignment]
    first = start + timedelta(days=-start.weekday() % 7)
    weeks = pl.DataFrame({"week_commencing": pl.date_range(first, AS_AT, interval="1w", eager=True)})
    return weeks.with_columns(provisional=pl.int_range(pl.len()) >= pl.len() - 2)


def _settings() -> pl.DataFrame:
    given = {"declaration_days": "7", "contact_share": "0.75", "council_share": "", "gap_limit_hours": ""}
    return pl.DataFrame({"name": list(given), "value": list(given.values()), "unit": [""] * len(given)})


def _in_order(queries: Path) -> list[Path]:
    """Each query after those that its header names as its sources."""
    paths = {
        path.stem: path
        for layer in ("staging", "intermediate", "marts", "plans")
        for path in (queries / layer).glob("*")
    }
    headers = {name: re.search(r"-- source: (.+)", path.read_text(encoding="utf-8")) for name, path in paths.items()}
    graph = {name: (found[1].split(", ") if found else []) for name, found in headers.items()}
    return [paths[name] for name in TopologicalSorter(graph).static_order() if name in paths]


if __name__ == "__main__":
    build(*map(Path, sys.argv[1:4]))

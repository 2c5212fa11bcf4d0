"""Winter pressure of one zone and of all: what the small charts, the status table and the titles are made of."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

import polars as pl

from dashboard import cached, charts, wording
from dashboard.charts.xmr import Range, Week
from dashboard.components.pressure import Gauge, Status
from dashboard.measures import winter

KINDS: Final = {
    "waiting_hours": "waiting_list", "longest_wait": "waiting_list", "delayed_people": "discharges",
    "discharges_with_care": "discharges", "reablement_days": "reablement", "awaiting_onward_care": "reablement",
    "admissions_with_package": "discharges", "handback_hours": "packages", "spare_hours": "capacity",
    "absence": "workforce", "missed_late_visits": "commissioned_hours", "offers_declined": "offers",
}  # fmt: skip
"""The extract that answers each indicator."""
GAUGE_COLUMNS: Final = {
    "label": "Indicator", "week_commencing": "Week commencing", "value": "Value", "lower_limit": "Usual, from",
    "upper_limit": "Usual, to", "judged": "Judged",
}  # fmt: skip
STATUS_COLUMNS: Final = {
    "zone": "Zone", "level": "Level", "concerns": "Indicators worse", "indicators": "With data",
    **{key: label for key, (label, _) in winter.INDICATORS.items()},
}  # fmt: skip


def gauges(rows: pl.DataFrame, monday: date, height: float) -> list[Gauge]:
    """`rows` of one zone, some weeks to a Monday."""
    weeks = {name: part.sort("week_commencing") for (name,), part in rows.group_by("indicator")}
    return [_gauge(name, weeks[name], monday, height) for name in winter.INDICATORS if name in weeks]


def _gauge(name: str, weeks: pl.DataFrame, monday: date, height: float) -> Gauge:
    label, say = winter.INDICATORS[name]
    now = weeks.row(-1, named=True)
    hidden = now["marker"] == wording.CONFIDENTIAL
    told = wording.CONFIDENTIAL if hidden else say(now["value"]) if now["value"] is not None else wording.NOT_AVAILABLE
    figure, _, unit = told.partition(" ")
    svg = "" if hidden else charts.xmr(_points(weeks), _usual(now), height)
    usual, past = winter.usual_words(now), winter.past_words(now)
    return Gauge(
        label, figure, unit, now["signal"], usual, past, svg, _alt(label, told, now, monday), _missing(name, now)
    )


def _points(weeks: pl.DataFrame) -> list[Week]:
    return [Week(value, signal) for value, signal in weeks.select("value", "signal").rows()]


def _usual(now: dict[str, Any]) -> Range | None:
    if now["centre"] is None:
        return None
    top = min(now["upper_limit"], 1.0) if now["indicator"] in winter.SHARES else now["upper_limit"]
    return Range(now["centre"], max(now["lower_limit"], 0.0), top)


def _alt(label: str, told: str, now: dict[str, Any], monday: date) -> str:
    compared = ", ".join(filter(None, (told, winter.usual_words(now), winter.past_words(now))))
    words = f"{compared}; {winter.JUDGED[now['signal']]}"
    return f"{label} week by week to {wording.short_date(monday)}: {words}"


def _missing(name: str, now: dict[str, Any]) -> str:
    """Why there is no chart, and what would fill it."""
    if now["marker"] == wording.CONFIDENTIAL:
        return "Not where others see the screen: it can tell of few people."
    if not cached.loaded(KINDS[name]):
        return f"Needs the {KINDS[name].replace('_', ' ')} extract."
    return f"The {KINDS[name].replace('_', ' ')} extract has no figures for these weeks here."


def statuses(levels: pl.DataFrame, now: pl.DataFrame, chosen: str) -> list[Status]:
    """Every zone in the order of `levels`; `now` are the signals of the week."""
    found: dict[str, dict[str, str]] = {}
    for zone, name, signal in now.select("zone_id", "indicator", "signal").iter_rows():
        found.setdefault(zone, {})[name] = signal
    return [
        Status(
            row["zone"], row["level"], row["concerns"], row["indicators"], found.get(row["zone_id"], {}),
            chosen=row["zone_id"] == chosen,
        )
        for row in levels.iter_rows(named=True)
    ]  # fmt: skip


def counted(now: pl.DataFrame) -> list[tuple[str, str, int]]:
    """Each indicator, its label and how many zones are worse on it."""
    worse = dict(now.filter(pl.col("signal") == "concern").group_by("indicator").len().rows())
    return [(name, label, worse.get(name, 0)) for name, (label, _) in winter.INDICATORS.items()]


def signalling(rows: Sequence[tuple[str, str, int]], zones: Sequence[Status]) -> list[tuple[str, str, int]]:
    """Without the indicators that say nothing of any zone shown."""
    quiet = ("none", "no_data")
    told = {name for each in zones for name, signal in each.signals.items() if signal not in quiet}
    return [row for row in rows if row[0] in told]


def triggers(least: dict[str, int], actions: Mapping[Any, Sequence[str]]) -> pl.DataFrame:
    """`level, least, actions`: what each level takes and what it triggers, a row an action."""
    rows = [
        (wording.in_sentence(level), f"{least[level]} or more worse" if level in least else "Fewer", action)
        for level in (*least, "normal")
        for action in actions.get(level, ()) or ("Nothing more than usual",)
    ]
    return pl.DataFrame(rows, schema=["level", "least", "actions"], orient="row")


def status_rows(levels: pl.DataFrame, now: pl.DataFrame) -> pl.DataFrame:
    """A row a zone with a column an indicator, in words: what leaves the screen."""
    judged = now.with_columns(pl.col("signal").replace_strict(winter.JUDGED))
    wide = judged.pivot("indicator", index="zone_id", values="signal")
    whole = levels.join(wide, on="zone_id", how="left").with_columns(pl.col("level").str.replace("_", " "))
    absent = [pl.lit(None, pl.String).alias(name) for name in winter.INDICATORS if name not in whole.columns]
    return whole.with_columns(absent)


def gauge_rows(rows: pl.DataFrame) -> pl.DataFrame:
    """Every week behind the charts, the newest first, in words."""
    order = {name: at for at, name in enumerate(winter.INDICATORS)}
    labels = {name: label for name, (label, _) in winter.INDICATORS.items()}
    sort = rows.sort(
        pl.col("indicator").replace_strict(order, return_dtype=pl.Int64), "week_commencing", descending=[False, True]
    )
    return sort.with_columns(
        pl.col("indicator").replace_strict(labels).alias("label"),
        pl.col("signal").replace_strict(winter.JUDGED).alias("judged"),
    )

"""Is winter pressing harder than usual, where, and what do we do about it?"""

from dataclasses import replace

import polars as pl
import streamlit as st

from dashboard import cached, components, filters, measures, opening, wording
from dashboard.agenda import winter as rows_of
from dashboard.cached import attention, winter
from dashboard.components import Behind
from dashboard.measures import ATTENTION, findings_winter
from dashboard.measures.winter import INDICATORS

WEEKS, CHART, IN_ROOM = 26, 88.0, 104.0
ALONE = "reablement_days"
WITH_CARE = ("packages", "commissioned_hours", "waiting_list", "capacity")
FEW, MOST, OFFERED = 7, 11, 20
LEVELS = {"level": "Level", "least": "Indicators", "actions": "What we do"}
BESIDE = ("reablement", "discharges", "workforce", "offers")
EXPLAINED = (
    ATTENTION["pressure_levels", "concerns"], measures.WAITING_HOURS, measures.LONGEST_DAYS, measures.SPARE_HOURS,
    ATTENTION["discharge_weeks", "delayed_people"], ATTENTION["handbacks", "hours"],
    ATTENTION["alarm_record", "warned_early_share"], ATTENTION["alarm_record", "false_a_zone_year"],
)  # fmt: skip

shown_kinds = WITH_CARE if any(map(cached.loaded, WITH_CARE)) else BESIDE
at = opening.census("Winter pressure", needs=(*WITH_CARE, *BESIDE), of=frozenset(shown_kinds))
at = replace(at, late=tuple(cached.late(frozenset({*WITH_CARE, *BESIDE}))))
levels = winter.levels(at.monday)
if levels.is_empty():
    components.title("Winter pressure")
    opening.without("Winter pressure", "waiting_list", "discharges")
    st.stop()
in_room = components.meeting_mode()
place = levels["zone_id"][0] if cached.whole() else cached.view().zone_id
chosen = levels.filter(pl.col("zone_id") == place).row(0, named=True)
signals = winter.signals(at.monday, WEEKS)
here = signals.filter(pl.col("zone_id") == place)
now = cached.week_of(signals, at.monday).filter(pl.col("zone_id") != cached.ALL)


def finding() -> str:
    counted = levels.select("zone", "level", "concerns", "indicators").rows()
    return findings_winter.council(counted) if cached.whole() else findings_winter.zone(*of_chosen())


def of_chosen() -> tuple[str, str, int, int]:
    return chosen["zone"], chosen["level"], chosen["concerns"], chosen["indicators"]


def picker() -> None:
    names = dict(levels.select("zone_id", "zone").head(OFFERED).rows()) | {place: chosen["zone"]}
    with st.container(key="places"):
        filters.zone_picker(names, place)


def worse_here() -> list[str]:
    found = cached.week_of(here, at.monday).filter(pl.col("signal") == "concern")["indicator"].to_list()
    return [label for name, (label, _) in INDICATORS.items() if name in found]


def gauges(_height: int) -> None:
    period = f"{wording.number(WEEKS)} weeks to {wording.short_date(at.monday)}. Grey band: the usual range"
    out = winter.leaving(at.monday, WEEKS).filter(pl.col("zone_id") == place)
    behind = Behind(rows_of.gauge_rows(out), rows_of.GAUGE_COLUMNS, f"winter-{wording.in_file_name(place)}-{at.monday}")
    with components.panel(
        "gauges", findings_winter.worst(worse_here(), chosen["zone"], chosen["indicators"]), period, behind
    ):
        height = IN_ROOM if in_room else CHART
        cells = cached.kept("winter_gauges", place, lambda: rows_of.gauges(here, at.monday, height))
        shown = [cell for cell in cells if cell.signal in ("concern", "improvement")] if in_room else cells
        if shown:
            components.gauges(shown)
        else:
            nothing_signals()


def nothing_signals() -> None:
    """In a meeting, where no chart is left to draw."""
    if missing := opening.lacking(*dict.fromkeys(rows_of.KINDS.values())):
        opening.without("What is not judged", *missing)
    else:
        components.empty_state("Nothing out of the usual", "Every indicator with data is within its usual range.")


def status(_height: int) -> None:
    zones = rows_of.statuses(shown_levels(), now, place)
    counted = rows_of.counted(now)
    rows = rows_of.signalling(counted, zones) if in_room else counted
    behind = Behind(rows_of.status_rows(levels, now), rows_of.STATUS_COLUMNS, f"winter-pressure-{at.monday}")
    known = levels.filter(pl.col("indicators") > 0)
    title = findings_winter.held(known.select("zone", "concerns").rows())
    week = f"Week to {wording.short_date(at.monday)}, each zone against its own usual range{beyond()}"
    with components.panel("status", title, week, behind):
        components.status_table(zones, rows, "Every zone's winter indicators")
        components.footnote(thresholds())
        components.footnote(trust())
        components.triggered(chosen["zone"], chosen["level"], actions())
        with st.container(horizontal=True):
            with st.popover("What each level triggers", icon=":material/checklist:", key="triggers", type="tertiary"):
                written = rows_of.triggers(attention.thresholds(), cached.settings().pressure_actions)
                components.table(written, LEVELS, "Pressure levels")
            components.definitions(EXPLAINED, "definitions")


def shown_levels() -> pl.DataFrame:
    """Those to look at first, and the chosen one."""
    first = levels.head(FEW if in_room else MOST)
    return first if place in first["zone_id"] else pl.concat([first, levels.filter(pl.col("zone_id") == place)])


def beyond() -> str:
    """Zones that the table has no room for."""
    left = len(levels) - len(shown_levels())
    return f"; {wording.number(left)} more in Table" if left > 0 else ""


def thresholds() -> str:
    least = attention.thresholds()
    return (
        f"Level, set by the council: critical {least['critical']} or more worse, high {least['high']}, "
        f"watch {least['watch']}. No data is never counted as steady."
    )


def trust() -> str:
    """One honest line: what early warning has been worth, and the limit that it is judged by."""
    alone = winter.record(ALONE)
    said = (INDICATORS[ALONE][0].lower(), alone) if alone else None
    return findings_winter.record(winter.record("pressure"), said, limit())


def limit() -> str:
    chosen_limit = cached.settings().waiting_limit_hours
    return "twice a zone's usual" if chosen_limit is None else wording.hours(chosen_limit)


def actions() -> tuple[str, ...]:
    return cached.settings().pressure_actions.get(chosen["level"], ())


opening.headline("Winter pressure", finding(), at)
picker()
opening.beside([37, 63], [gauges, status], 0)

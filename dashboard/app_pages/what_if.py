"""What would change if demand, providers or staff did?"""

import json
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import polars as pl
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import cached, charts, components, filters, measures, opening, scenarios, wording
from dashboard.cached import ahead, what_if
from dashboard.components import Behind
from dashboard.measures.ahead import STARTS_LOW

AT_REST = scenarios.Assumptions()
HIGH, TALL, COLUMNS, FEW_COLUMNS, MOST_BYTES = 196, 400, 6, 3, 100_000
Places = Iterator[DeltaGenerator]
HOW = "A scenario starts from the forward gap: run homecare forecast on the machine that holds the store."
EXPLAINED = (
    measures.FORECAST,
    measures.FORWARD_GAP,
    measures.DEMAND_HOURS,
    measures.CAPACITY_HOURS,
    measures.STILL_WAITING,
    measures.COST,
)
NOTE = "Still waiting: spare hours that are not taken up today are taken not to be tomorrow."
STEPS = {
    "step": "Assumption",
    "demand_effect": "Demand, hours",
    "capacity_effect": "Capacity, hours",
    "gap_effect": "Gap, hours",
}
WEEKS = {
    "week_commencing": "Week commencing",
    "demand_hours": "Demand",
    "scenario_demand_hours": "Demand, scenario",
    "capacity_hours": "Capacity",
    "scenario_capacity_hours": "Capacity, scenario",
    "gap_hours": "Gap",
    "scenario_gap_hours": "Gap, scenario",
    "queue_hours": "Queue",
    "scenario_queue_hours": "Queue, scenario",
    "cost": "Cost a week, \u00a3",
    "scenario_cost": "Cost a week, \u00a3, scenario",
}
WORDS = {
    "name": "Name", "zone_id": "In", "starts_change": "New packages by source", "package_size_change": "Package size",
    "surge_packages": "Surge packages a week", "surge_weeks": "Weeks of the surge",
    "stopped_group": "Provider that stops",
    "stopped_in_weeks": "It stops in weeks", "staff_transferring": "Staff transferring",
    "recruits_a_month": "Recruits less leavers a month", "absence_change": "Absence",
    "added_capacity": "Capacity added", "price_change": "Price",
}  # fmt: skip


def asked() -> scenarios.Assumptions:
    """The scenario of the link; at rest where there is none or it is refused, which is said."""
    try:
        found = scenarios.read(st.query_params.get("scenario") or "{}")
    except scenarios.ScenarioRefusedError as error:
        st.session_state["what_if_refused"] = str(error)
        return AT_REST
    # Exit exposure is commercial: no provider is followed where others see the screen.
    return found if cached.names_providers() else found.model_copy(update={"stopped_group": ""})


def take(text: str) -> None:
    """A scenario becomes the page's own, and the link's."""
    try:
        st.query_params["scenario"] = scenarios.written(scenarios.read(text))
        st.session_state["what_if_refused"] = ""
    except scenarios.ScenarioRefusedError as error:
        st.session_state["what_if_refused"] = str(error)
    st.rerun()


def percent(places: Places, label: str, value: float, key: str) -> float:
    """A share of 1, asked for in percent."""
    return round(number(places, f"{label}, %", value * 100, key) / 100, 4)


def number(places: Places, label: str, value: float, key: str) -> float:
    return float(next(places).number_input(label, value=float(value), step=1.0, format="%.0f", key=key))


def choice(places: Places, label: str, options: dict[str, str], chosen: str, key: str) -> str:
    codes = list(options)
    first = codes.index(chosen) if chosen in codes else 0
    box = next(places)
    return str(box.selectbox(label, codes, first, format_func=lambda code: options.get(code, code), key=key))


def demand_levers(places: Places, version: str) -> dict[str, Any]:
    """Only the changed sources are kept."""
    sources = sorted({source for each in what_if.facts().starts.values() for source in each})
    changes = {
        each: percent(places, f"New, {each.replace('_', ' ')}", now.starts_change.get(each, 0.0), f"{each}{version}")
        for each in sources
    }
    return {
        "starts_change": {source: change for source, change in changes.items() if change},
        "package_size_change": percent(places, "Package size", now.package_size_change, f"size{version}"),
        "surge_packages": number(places, "Surge, packages a week", now.surge_packages, f"surge{version}"),
        "surge_weeks": int(number(places, "Weeks of the surge", now.surge_weeks, f"weeks{version}")),
    }


def supply_levers(places: Places, version: str) -> dict[str, Any]:
    chosen = choice(places, "More capacity in", ZONES, next(iter(now.added_capacity), "all"), f"more{version}")
    hours = number(places, "Hours added there", now.added_capacity.get(chosen, 0.0), f"added{version}")
    added = {code: each for code, each in {**now.added_capacity, chosen: hours}.items() if each and code != "all"}
    return {
        "added_capacity": added,
        "recruits_a_month": number(places, "Net recruits a month", now.recruits_a_month, f"recruits{version}"),
        "absence_change": percent(places, "Absence", now.absence_change, f"absence{version}"),
        "price_change": percent(places, "Price", now.price_change, f"price{version}"),
    }


def exit_levers(places: Places, version: str) -> dict[str, Any]:
    """Exit exposure is commercial: no provider is offered where others see the screen."""
    if not cached.names_providers():
        return {}
    groups = {"": "None", **cached.group_names()}
    return {
        "stopped_group": choice(places, "Provider that stops", groups, now.stopped_group, f"stops{version}"),
        "stopped_in_weeks": int(number(places, "It stops in weeks", now.stopped_in_weeks, f"in_weeks{version}")),
        "staff_transferring": percent(places, "Staff transferring", now.staff_transferring, f"transfer{version}"),
    }


def levers() -> None:
    with components.panel("levers", "Assumptions", printed()):
        form(COLUMNS)


def form(columns: int) -> None:
    """Nothing is worked out before it is sent. Its boxes are made anew for another scenario."""
    version = f"_{scenarios.written(now)}"
    with st.form("what_if_form", border=False):
        places = cycle(st.columns(columns))
        name = next(places).text_input("Name", now.name, max_chars=80, key=f"name{version}")
        place = choice(places, "Only in", ZONES, now.zone_id, f"in{version}")
        asked_for = demand_levers(places, version) | supply_levers(places, version) | exit_levers(places, version)
        if next(places).form_submit_button("Work it out", type="primary"):
            take(json.dumps({"name": name, "zone_id": place, **asked_for}))


def tiles(weeks: pl.DataFrame) -> None:
    last = weeks.row(-1, named=True)
    kept = (
        ("demand_hours", measures.DEMAND_HOURS),
        ("capacity_hours", measures.CAPACITY_HOURS),
        ("gap_hours", measures.GAP_HOURS),
    )
    ahead_of_it = (("queue_hours", measures.STILL_WAITING), ("cost", measures.COST))
    components.tile_row([tile(measure, last, column) for column, measure in (*kept, *ahead_of_it)])


def tile(measure: measures.Measure, row: dict[str, Any], column: str) -> str:
    value, base = row[f"scenario_{column}"], row[column]
    if value is None or base is None:
        return components.tile(measure, None, below="Not known")
    tens, unit = wording.to_ten(value), measure.unit.removeprefix("\u00a3 ")
    if measure is measures.GAP_HOURS and tens < 0:
        tens, unit = -tens, "hours spare"
    if measure is measures.GAP_HOURS and cached.whole():
        # The first page adds up what zones are short of; here the spare of others is set against it.
        unit = f"{unit}, net"
    change = float(wording.to_ten(value) - wording.to_ten(base))
    below = "" if change else "as baseline"
    figure = wording.pounds(tens) if measure is measures.COST else wording.number(tens)
    return components.tile(measure, figure, unit=unit, change=change, beside="than baseline", below=below)


def steps(height: int) -> None:
    rows = charts.lever_steps(what_if.in_zone(outcome.steps))
    day = wording.long_date(weeks["week_commencing"][-1])
    behind = Behind(rows, STEPS, "scenario-effects") if cached.whole() else None
    with components.panel(
        "steps", "What each assumption adds to the gap", f"Hours a week on {day}, against the baseline", behind
    ):
        opening.show(
            "what_if_steps",
            lambda: charts.lever_bars(rows),
            lambda: "No assumption is set, or none changes anything here." if (rows["gap_effect"] == 0).all()
            else charts.describe(rows, measures.GAP_HOURS.of("gap_effect"), "step"),
            height,
            of=scenarios.written(now),
        )  # fmt: skip


def over_weeks(height: int) -> None:
    behind = Behind(weeks, WEEKS, "scenario-weeks") if cached.whole() else None
    with components.panel("weeks", "Gap, week by week", f"Hours. Grey: baseline. Blue: scenario. {STARTS_LOW}", behind):
        opening.show(
            "what_if_weeks",
            lambda: charts.beside_baseline(weeks, "gap_hours"),
            lambda: charts.describe_trend(weeks, measures.GAP_HOURS.of("scenario_gap_hours")),
            height,
            of=scenarios.written(now),
        )


def printed() -> str:
    """The assumptions as they stand beside the result."""
    said = [
        f"{WORDS[field]}: {in_words(field, value)}" for field, value in now.model_dump(exclude_defaults=True).items()
    ]
    return f"{'; '.join(said) or 'Nothing is changed: all as in the baseline'}."


def in_words(field: str, value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{ZONES.get(code, code)} {in_words(f'{field}_of', each)}" for code, each in value.items())
    if field == "staff_transferring":
        return wording.percent(value, 0)
    if field.endswith("_change") or field == "starts_change_of":
        return f"{wording.signed(value * 100)}%"
    if field == "stopped_group":
        return cached.group_names().get(str(value), str(value))
    return ZONES.get(value, value) if isinstance(value, str) else wording.number(value)


def unmoved() -> str:
    """Levers that no extract gives anything to move."""
    known = what_if.facts()
    lacking = [("Recruitment and absence", "workforce")] if not known.contact_hours else []
    lacking += [("New packages, their size and surges", "packages (13 weeks of it)")] if not known.starts else []
    lacking += [("Price", "packages with rates")] if known.rate is None else []
    return "".join(f" {levers_named} change nothing without {kind}." for levers_named, kind in lacking)


def explained() -> None:
    components.definitions(EXPLAINED, "definitions")


def at_the_meeting() -> None:
    """The form steps aside for what it comes to."""
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.popover("Change the assumptions", icon=":material/tune:", key="what_if_change"):
            form(FEW_COLUMNS)
        explained()
    components.footnote(printed())


def files() -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        components.footnote(f"{NOTE}{unmoved()}")
        st.download_button(
            "Keep as a file", data=lambda: scenarios.written(now).encode(), file_name="scenario.json",
            mime="application/json", on_click="ignore", icon=":material/download:", key="what_if_keep",
        )  # fmt: skip
        with st.popover("Load a file", icon=":material/upload:", key="what_if_load"):
            loaded = st.file_uploader("A scenario kept here before", type="json", key="what_if_file")
        explained()
    if loaded is not None and loaded.file_id != st.session_state.get("what_if_taken"):
        st.session_state["what_if_taken"] = loaded.file_id
        take(loaded.getvalue()[:MOST_BYTES].decode("utf-8", "replace"))


def finding(weeks: pl.DataFrame) -> str:
    last = weeks.row(-1, named=True)
    change = wording.to_ten(last["scenario_gap_hours"] - last["gap_hours"])
    if not change:
        return "What if: the gap stays as in the baseline"
    verb = "grows" if change > 0 else "shrinks"
    return f"{now.name or 'What if'}: the gap {verb} by {wording.hours(abs(change))} in 13 weeks"


at = opening.census("What if", "forward_gaps", needs=("packages", "commissioned_hours"))
now = asked()
ZONES = {"all": "All zones", **dict(cached.mart("zones").select("zone_id", "zone_name").rows())}
outcome = what_if.result(now)
here = what_if.in_zone(outcome.weeks)
if here.is_empty():
    components.title("What if")
    components.as_at_line("What if", at.as_at, late=at.late, note=filters.ignored())
    if missing := opening.lacking("packages", "waiting_list", "capacity"):
        opening.without("What if", *missing)
    else:
        components.empty_state("No baseline to start from", HOW)
    st.stop()
if opening.hidden():
    components.title("What if")
    opening.council_only("What if")
    st.stop()
weeks = what_if.added_up(here)
components.title(finding(weeks))
made = ahead.made_on()
forecast = f"Forecast of {wording.long_date(made)}." if made else ""
components.as_at_line("What if", at.as_at, late=at.late, note=f"{forecast} {filters.ignored()}".strip())
if refused := st.session_state.get("what_if_refused"):
    st.error(wording.in_markdown(refused))
tiles(weeks)
if components.meeting_mode():
    opening.beside([6, 5], [steps, over_weeks], TALL)
    at_the_meeting()
else:
    opening.beside([6, 5], [steps, over_weeks], HIGH)
    levers()
    files()

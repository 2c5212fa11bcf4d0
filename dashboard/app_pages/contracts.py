"""Do contracts bring what they were designed to bring, and which need a decision?"""

from dataclasses import replace

import polars as pl
import streamlit as st

from dashboard import arithmetic, cached, charts, components, measures, opening, wording
from dashboard.cached import contracts, markets
from dashboard.components import Behind
from dashboard.measures import findings_contracts

TILES = (
    measures.SLOTS,
    measures.VACANT_SLOTS,
    measures.CONTRACTED_SHARE,
    measures.HOURS_SHORT,
    measures.DECISIONS,
)
HIGH, LOW, TALL, ON_PAGE = 256, 190, 430, 4
ROLES = {
    "zone": "Zone",
    "role": "Role",
    "slots": "Slots",
    "vacant_slots": "Vacant",
    "expected_share": "As designed, %",
    "new_share": "New people's hours, %",
    "live_share": "Live hours, %",
    "new_hours_short": "Hours short",
}
ZONES = {"zone": "Zone", "filled": "Slots filled", "new_hours_short": "Hours short", "headroom": "Headroom"}
UPTAKE = {"name": "Zones", "13_weeks": "13 weeks, %", "since_start": "Since contracts began, %"}
DATED = {
    "decision_due": "Decision due",
    "zone": "Zone",
    "role_words": "Role",
    "provider_name": "Provider",
    "end_date": "Ends",
    "extension_to": "Option to extend to",
}

opening.needs_all("Contracts", "contracts")
at = opening.census("Contracts", needs=("packages", "commissioned_hours"), of=markets.behind_basis("live"))
day, place = wording.long_date(at.monday), cached.view().zone_id
roles = cached.kept("contract_roles_rows", "", lambda: charts.by_role(contracts.roles(at.monday)))
tiled = cached.kept("contract_weeks", "", lambda: contracts.weeks(at.monday, opening.SPARK_WEEKS))
now = cached.week_of(tiled, at.monday)


def untold(key: str, what: str) -> bool:
    """A panel that stays empty on this screen, and says why."""
    if opening.hidden():
        with components.panel(key, what):
            return opening.council_only(what)
    return False


def design(height: int) -> None:
    if untold("roles", "What each role took of new work"):
        return
    out = charts.in_percent(contracts.roles_leaving(at.monday))
    behind = Behind(out, ROLES, f"contract-roles-{at.monday}") if cached.whole() else None
    period = f"New people, 91 days to {day}. Line: as designed"
    with components.panel("roles", findings_contracts.roles(roles), period, behind):
        opening.show("contract_roles", lambda: charts.role_bars(roles), lambda: charts.describe_roles(roles), height)


def zones(height: int) -> None:
    rows = contracts.zones(at.monday)
    behind = Behind(contracts.zones_leaving(at.monday), ZONES, f"hours-short-of-design-{at.monday}")
    with components.panel(
        "zones", findings_contracts.zones(rows, place), "Hours a week of new people, all roles", behind
    ):
        opening.show(
            "contract_zones",
            lambda: charts.short_bars(rows, place),
            lambda: charts.describe(rows, measures.HOURS_SHORT),
            height,
        )


def uptake(height: int) -> None:
    if untold("uptake", "What contracted providers took"):
        return
    rows, out = contracts.uptake(at.monday), contracts.uptake_leaving(at.monday)
    behind = Behind(charts.in_percent(out), UPTAKE, f"contracted-share-{at.monday}") if cached.whole() else None
    with components.panel("uptake", findings_contracts.uptake(rows), "Share of new people's hours", behind):
        opening.show("contract_uptake", lambda: charts.uptake_bars(rows), lambda: charts.describe_uptake(rows), height)


def decisions(_height: int) -> None:
    rows = contracts.decisions(at.monday)
    ahead = rows.filter(pl.col("decision_due") > at.monday).head(ON_PAGE)
    behind = Behind(rows, DATED, f"decisions-due-{at.monday}")
    finding, passed = findings_contracts.decisions(rows, at.monday), findings_contracts.passed(rows, at.monday)
    with components.panel("decisions", finding, passed, behind):
        if len(ahead):
            components.table(charts.on_page(ahead), DATED, "The next to decide")
        else:
            components.empty_state("None ahead", "No contract in force has an end date and a notice period to come.")


def uplift() -> None:
    """Figures to try out: nothing is kept."""
    labels = {"rate": "Rate, \u00a3 an hour", "percent": "Uplift, %", "hours": "Hours a week"}
    given = {"rate": contracts.mean_rate(at.monday), "percent": "5", "hours": contracts.live_hours(roles)}
    with st.popover("Cost of an uplift", icon=":material/calculate:", key="uplift", type="tertiary"):
        asked = [st.text_input(labels[name], given[name], key=f"contracts_{name}_{place}") for name in labels]
        components.footnote(_cost(*asked))


def foot() -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        components.definitions((*TILES, measures.NEW_SHARE, measures.LIVE_SHARE, measures.HEADROOM), "definitions")
        uplift()


def _cost(rate: str, percent: str, hours: str) -> str:
    if not all((rate.strip(), percent.strip(), hours.strip())):
        return "Give a rate, an uplift and the hours a week to see the cost of a year."
    try:
        worked = arithmetic.yearly_cost(rate, percent, hours)
    except arithmetic.ArithmeticRefusedError as error:
        return str(error)
    return f"{worked.shown}. {worked.formula}, rounded {worked.rounding}."


def tiles() -> None:
    slots = replace(TILES[0], label="Slots filled", column="filled_slots", unit=f"of {now['slots'].item()}")
    label = "Contracted share, full zones" if cached.whole() else "Contracted share"
    share = replace(TILES[2], label=label, unit="of new hours")
    opening.tiles((slots, TILES[1], share, TILES[3], TILES[4].of("decisions_due")), tiled, at)


if now.is_empty():
    opening.headline("Contracts", "Contracts", at)
    components.empty_state("No contract is in force", "Choose another week or zone, or take the filter off.")
    st.stop()
zone = "" if cached.whole() else contracts.slots(at.monday)["zone"][0]
opening.headline("Contracts", findings_contracts.contracts(now, zone), at)
tiles()
if components.meeting_mode():
    rows = {
        "design": opening.Row("Against design", [1, 1], [design, zones]),
        "decisions": opening.Row("Decisions", [8, 4], [decisions, uptake]),
    }
    opening.in_turn("contracts", rows, TALL, foot)
else:
    opening.beside([1, 1], [design, zones], HIGH)
    opening.beside([8, 4], [decisions, uptake], LOW)
    foot()

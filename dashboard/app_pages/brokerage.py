"""What holds packages up on the way to a provider, and which calls would make a round?"""

from dataclasses import replace

import polars as pl
import streamlit as st

from dashboard import cached, casework, charts, components, measures, opening, wording
from dashboard.cached import brokerage, cases
from dashboard.components import Behind
from dashboard.measures import findings_brokerage
from dashboard.measures.provider_answers import ANSWERS

PAGE, WEEKS, HIGH, LOW, TALL, SHORTER, WHOLE = "Brokerage", 13, 276, 194, 400, 400, 516
MOST, ROUNDS_ON_PAGE, CASES_ON_PAGE = 4, 14, 15
B = measures.BROKERAGE
WAITING, YES = B["brokerage_stages", "waiting"], B["brokerage_stages", "median_days_from_referral"]
ACCEPTED, REFUSED = B["offer_bands", "acceptance"], B["offer_bands", "declined"]
STAGES = {
    "stage": "Stage",
    "waiting": "People waiting",
    "waiting_hours": "Hours waiting",
    "longest_days": "Longest, days",
    "passed": "Passed in 13 weeks",
    "median_days": "Median days",
    "p90_days": "9 in 10 within, days",
}
BANDS = {"zone": "Zone", "time_band": "Time of day", "referrals": "People", "hours": "Hours a week"}
REASONS = {"zone": "Zone", "time_band": "Time of day", "reason": "Reason", "offers": "Refusals"}
ROUNDS = {
    "zone": "Zone",
    "sector": "Sector",
    "time_band": "Time of day",
    "who": "Workers",
    "needs": "Needs",
    "calls": "Calls a day",
    "referrals": "People",
    "minutes": "Minutes",
    "hours": "Hours a week",
}
MADE = {"zone": "Zone", "time_band": "Time of day", "rounds": "Rounds", "on_foot": "On foot", "hours": "Hours a week"}
ANSWERED = {"offers": "Offers", "accepted": "Accepted", "acceptance": "Share accepted"}
WAITS = {"zone": "Zone", "wait_band": "Days waited", "referrals": "People"}
PERIOD = "Offers of 13 weeks"
VIEWS = {"placing": "Placing", "rounds": "Rounds", "waits": "Longest waits"}

at = opening.census(PAGE, "brokerage_stages", needs=("waiting_list",), of=frozenset({"waiting_list"}))
day = wording.long_date(at.monday)
stages = brokerage.stages(at.monday, WEEKS)
now = cached.in_place(cached.week_of(stages, at.monday))
answers = brokerage.answers(at.monday, WEEKS)
calls = brokerage.calls(at.monday)
refusals = brokerage.refusals(at.monday)


def cascade(height: int) -> None:
    behind = Behind(cached.in_place(brokerage.stages_leaving(at.monday)), STAGES, f"stages-of-brokerage-{at.monday}")
    period = f"Waiting on {wording.short_date(at.monday)}; days of 13 weeks"
    with components.panel("cascade", findings_brokerage.stages(now), period, behind):
        if missing := opening.lacking("offers"):
            opening.without("Time at each stage", *missing)
            return
        opening.show(
            "brokerage_cascade",
            lambda: charts.stage_bars(now),
            lambda: charts.describe(now.with_columns(pl.col("stage").replace(wording.STAGES)), WAITING, "stage"),
            height,
        )


def bands(height: int) -> None:
    behind = Behind(cached.in_zone(brokerage.calls_leaving(at.monday)), BANDS, f"times-of-day-{at.monday}")
    rows, order = cached.in_zone(calls), charts.ranked(cached.in_zone(calls), "referrals")
    finding = findings_brokerage.by_band(cached.in_place(calls))
    with components.panel("bands", finding, f"People waiting with calls at each time of day, {day}", behind):
        opening.show(
            "brokerage_bands",
            lambda: charts.band_grid(rows, order),
            lambda: charts.describe_grid(rows, B["waiting_visits", "referrals"], "time_band"),
            height,
        )


def reasons_by_zone(height: int) -> None:
    whole_day = pl.col("time_band") == cached.ALL
    behind = Behind(
        cached.in_zone(brokerage.refusals_leaving(at.monday)).filter(whole_day).drop("time_band"),
        REASONS, f"refusals-by-zone-{at.monday}",
    )  # fmt: skip
    rows = cached.in_zone(refusals).filter(whole_day)
    order = charts.ranked(rows.filter(pl.col("reason") == cached.ALL), "offers")
    finding = findings_brokerage.by_zone(cached.in_zone(cached.week_of(answers, at.monday)))
    with components.panel("refused", finding, f"Refusals by zone and reason. {PERIOD}", behind):
        if not without_offers("Refusals by zone"):
            opening.show(
                "brokerage_refused",
                lambda: charts.reason_zones(rows, order),
                lambda: charts.describe_grid(in_words(cached.parts(rows, "reason")), REFUSED.of("offers"), "reason"),
                height,
            )


def reasons_by_band(height: int) -> None:
    out = cached.parts(cached.in_place(brokerage.refusals_leaving(at.monday)), "reason")
    behind = Behind(out, REASONS, f"refusals-by-time-of-day-{at.monday}")
    rows = cached.parts(cached.in_place(refusals), "reason")
    whole_day = rows.filter(pl.col("time_band") == cached.ALL)
    with components.panel("reasons", findings_brokerage.reasons(whole_day), "Refusals by time of day", behind):
        if not without_offers("Reasons"):
            opening.show(
                "brokerage_reasons",
                lambda: charts.reason_bands(rows),
                lambda: charts.describe(in_words(whole_day), REFUSED.of("offers"), "reason"),
                height,
            )


def in_words(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(pl.col("reason").replace(wording.ANSWERS))


def by_role(height: int) -> None:
    behind = Behind(brokerage.roles_leaving(at.monday), {"role": "Role", **ANSWERED}, f"accepted-by-role-{at.monday}")
    rows = brokerage.roles(at.monday)
    with components.panel("roles", "Accepted, by role", PERIOD, behind):
        if missing := opening.lacking("offers", "contracts"):
            opening.without("Roles", *missing)
            return
        opening.show(
            "brokerage_roles",
            lambda: charts.acceptance_bars(rows, "role"),
            lambda: charts.describe(rows, B["offer_roles", "acceptance"], "role"),
            height,
        )


def by_provider(height: int) -> None:
    behind = Behind(
        brokerage.providers_leaving(at.monday), {"name": "Provider", **ANSWERED}, f"accepted-by-provider-{at.monday}"
    )
    rows = brokerage.providers(at.monday).head(MOST)
    with components.panel("providers_asked", "Accepted, by provider", "Those asked most", behind):
        if not without_offers("Providers"):
            opening.show(
                "brokerage_providers",
                lambda: charts.acceptance_bars(rows, "name"),
                lambda: charts.describe(rows, ANSWERS["offer_windows", "acceptance"], "name"),
                height,
            )


def round_grid(height: int) -> None:
    behind = Behind(cached.in_zone(brokerage.rounds_leaving(at.monday)), MADE, f"rounds-{at.monday}")
    rows, here = (place(brokerage.rounds(at.monday)) for place in (cached.in_zone, cached.in_place))
    order = charts.ranked(rows, "rounds")
    hours = None if cached.shared() else float(brokerage.every_round(at.monday)["hours"].sum())
    made_with = findings_brokerage.how_made(brokerage.round_settings())
    with components.panel("rounds", findings_brokerage.rounds(here, hours), f"Rounds. {made_with}", behind):
        if rows.is_empty():
            components.empty_state("No rounds here", no_rounds())
            return
        opening.show(
            "brokerage_rounds",
            lambda: charts.band_grid(rows, order, "rounds"),
            lambda: charts.describe_grid(rows, B["rounds", "round"].of("rounds"), "time_band"),
            height,
        )


def no_rounds() -> str:
    if brokerage.every_round(at.monday).is_empty():
        return "Rounds are made of calls that no provider has accepted, in the latest week alone."
    return "They need visits a week and times of day, which the waiting list may state."


def round_list(_height: int) -> None:
    planned = brokerage.every_round(at.monday)
    made = charts.round_rows(planned)
    with components.panel("round_list", "Most hours first", findings_brokerage.left_out(planned)):
        if len(made):
            shown = f"{min(len(made), ROUNDS_ON_PAGE)} of {wording.number(len(made))} rounds"
            components.table(made.head(ROUNDS_ON_PAGE), ROUNDS, shown)


def without_offers(what: str) -> bool:
    """Whether a panel of offers stays empty; it then says what would fill it."""
    if missing := opening.lacking("offers"):
        opening.without(what, *missing)
    return bool(missing)


def tiles() -> list[str]:
    here = cached.in_place(stages)
    told = [
        opening.tile(replace(WAITING, label=wording.in_sentence(words)), here.filter(pl.col("stage") == name), at)
        for name, words in wording.STAGES.items()
    ]
    agreed = here.filter(pl.col("stage") == "to_acceptance")
    return [*told, opening.tile(YES, agreed, at), opening.tile(ACCEPTED, cached.in_place(answers), at)]


def foot() -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.segmented_control(
            "What is shown",
            list(VIEWS),
            default="placing",
            format_func=VIEWS.__getitem__,
            key="brokerage_view",
            label_visibility="collapsed",
            persist_state="session",
        )
        components.footnote("A package counts in each of its times of day.")
        components.definitions(B.values(), "definitions")


def placing() -> None:
    if components.meeting_mode():
        rows = {
            "stages": opening.Row("Stages", [6, 5], [cascade, bands]),
            "refused": opening.Row("Answers", [5, 6], [by_role, reasons_by_band]),
        }
        opening.in_turn("brokerage", rows, TALL, foot)
    else:
        opening.beside([5, 6], [bands, reasons_by_zone], HIGH)
        opening.beside([5, 4, 5, 5], [cascade, by_role, by_provider, reasons_by_band], LOW)
        foot()


def rounds() -> None:
    """Where others see the screen, counts alone: a round of one sector is close to a person."""
    if components.meeting_mode():
        opening.beside([6, 5], [round_grid, bands], SHORTER)
    else:
        opening.beside([5, 7], [round_grid, round_list], WHOLE)
    foot()


def waits() -> None:
    """Case by case where this screen may; else how many have waited how long."""
    if cases.listed(at.monday):
        casework.longest_waiters("cases", PAGE, at.monday, CASES_ON_PAGE)
    else:
        wait_bands(TALL if components.meeting_mode() else WHOLE)
    foot()


def wait_bands(height: int) -> None:
    told, out = (
        cached.parts(cached.in_zone(rows), "wait_band")
        for rows in (brokerage.wait_bands(at.monday), brokerage.wait_bands_leaving(at.monday))
    )
    behind = Behind(out, WAITS, f"days-waited-{at.monday}")
    # All zones together stand in the grid as one more of them: in a meeting often little else may be told.
    rows = told.with_columns(pl.col("zone_id").replace(cached.ALL, "council"))
    order = ["Council"] * cached.whole() + charts.ranked(told, "referrals")
    with components.panel("wait_bands", "How long people have waited", f"People by days waited, {day}", behind):
        opening.show(
            "brokerage_waits",
            lambda: charts.wait_grid(rows, order),
            lambda: charts.describe_grid(rows, measures.QUEUE_PEOPLE.of("referrals"), "wait_band"),
            height,
        )


zone = "" if cached.whole() else now["zone"][0]
opening.headline(PAGE, findings_brokerage.brokerage(now, zone), at)
components.tile_row(cached.kept("brokerage_tiles", "", tiles))
{"placing": placing, "rounds": rounds, "waits": waits}[st.session_state.get("brokerage_view") or "placing"]()

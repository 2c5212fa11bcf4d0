"""Which of the calls still to be placed would make a round?"""

from functools import partial
from typing import Final

from dashboard import cached, charts, components, measures, opening, wording
from dashboard.brokering.placing import times_of_day
from dashboard.cached import brokerage
from dashboard.components import Behind
from dashboard.measures import findings_brokerage
from dashboard.opening import Census

IN_MEETING, WHOLE, MOST = 400, 516, 14
MADE: Final = measures.BROKERAGE["rounds", "round"].of("rounds")
COUNTS: Final = {
    "zone": "Zone",
    "time_band": "Time of day",
    "rounds": "Rounds",
    "on_foot": "On foot",
    "hours": "Hours a week",
}
ROUNDS: Final = {
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


def draw(at: Census) -> None:
    """Where others see the screen, counts alone: a round of one sector is close to a person."""
    if components.meeting_mode():
        opening.beside([6, 5], [partial(counts, at), partial(times_of_day, at)], IN_MEETING)
    else:
        opening.beside([5, 7], [partial(counts, at), partial(one_by_one, at)], WHOLE)


def counts(at: Census, height: int) -> None:
    rows, here = (place(brokerage.rounds(at.monday)) for place in (cached.in_zone, cached.in_place))
    hours = None if cached.shared() else float(brokerage.every_round(at.monday)["hours"].sum())
    made_with = findings_brokerage.how_made(brokerage.round_settings())
    behind = Behind(cached.in_zone(brokerage.rounds_leaving(at.monday)), COUNTS, f"rounds-{at.monday}")
    with components.panel("rounds", findings_brokerage.rounds(here, hours), f"Rounds. {made_with}", behind):
        if rows.is_empty():
            components.empty_state("No rounds here", _why_none(at))
            return
        opening.show(
            "brokerage_rounds",
            lambda: charts.band_grid(rows, charts.ranked(rows, "rounds"), "rounds"),
            lambda: charts.describe_grid(rows, MADE, "time_band"),
            height,
        )


def _why_none(at: Census) -> str:
    if brokerage.every_round(at.monday).is_empty():
        return "Rounds are made of calls that no provider has accepted, in the latest week alone."
    return "They need visits a week and times of day, which the waiting list may state."


def one_by_one(at: Census, _height: int) -> None:
    planned = brokerage.every_round(at.monday)
    made = charts.round_rows(planned)
    with components.panel("round_list", "Most hours first", findings_brokerage.left_out(planned)):
        if len(made):
            shown = f"{min(len(made), MOST)} of {wording.number(len(made))} rounds"
            components.table(made.head(MOST), ROUNDS, shown)

"""What is coming, and how far off such forecasts were: `forecasts`, `forecast_scores`, `forward_gaps`; what a scenario
comes to stands in no table: its measures name the one that it starts from."""

from typing import Final

from dashboard.measures.record import Measure

_SOURCE: Final = ("packages", "waiting_list", "commissioned_hours")
_SHOWN: Final = "Shown to 10 hours: a unit would claim too much."
_SHIFTS: Final = (
    "A level that shifts, as when a large provider stops, lies outside the range at first and widens it afterwards. "
    "Weeks after the 13th are an outlook: they say which way, not how much."
)
STARTS_LOW: Final = "Starts low: capacity counts late ends"
"""Beside charts of the gap ahead; its record says it in full."""

FORECAST = Measure(
    name="forecast",
    label="Forecast",
    unit="a week",
    format="whole",
    worse=None,
    meaning="Hours of care a week, or new packages a week, that are most likely in a week to come.",
    formula="Several models of the past weeks, averaged by how well each did; zones and age bands add up to the "
    "council. The two provisional weeks are not learnt from.",
    source=_SOURCE,
    mart="forecasts",
    column="hours",
    limitations=f"It is of the day that it was made on, and knows of no decision taken since. {_SHOWN}",
    adds_over="zones",
)
FORECAST_LOWER = Measure(
    name="forecast_lower",
    label="80% of outcomes, from",
    unit="a week",
    format="whole",
    worse=None,
    meaning="One outcome in ten is expected to lie below it.",
    formula="Forecast less the error that earlier forecasts so many weeks ahead stayed within.",
    source=_SOURCE,
    mart="forecasts",
    column="lower_80",
    limitations=_SHIFTS,
    adds_over="neither",
)
FORECAST_UPPER = Measure(
    name="forecast_upper",
    label="80% of outcomes, to",
    unit="a week",
    format="whole",
    worse=None,
    meaning="One outcome in ten is expected to lie above it.",
    formula="Forecast and the error that earlier forecasts so many weeks ahead stayed within.",
    source=_SOURCE,
    mart="forecasts",
    column="upper_80",
    limitations=_SHIFTS,
    adds_over="neither",
)
FORECAST_ERROR = Measure(
    name="forecast_error",
    label="Off by",
    unit="of what came",
    format="percent",
    worse="up",
    meaning="How far forecasts so many weeks ahead were from what came.",
    formula="Differences without their sign, added up / what came, added up. Beside it two forecasts without a model: "
    "the naive one, that nothing changes, and as a year before.",
    source=_SOURCE,
    mart="forecast_scores",
    column="wape",
    limitations="Judged by what came where there is any, else rehearsed: forecasts from earlier Mondays, as they "
    "would have been.",
    adds_over="neither",
)
FORECAST_HELD = Measure(
    name="forecast_held",
    label="80% ranges that held",
    unit="of outcomes",
    format="percent",
    worse=None,
    meaning="How many outcomes lay within the range that was meant for 80% of them.",
    formula="Outcomes between the ends of the range / outcomes.",
    source=_SOURCE,
    mart="forecast_scores",
    column="coverage_80",
    limitations="Of twelve rehearsals chance alone lets anything from 8 to 11 hold.",
    adds_over="neither",
)
FORWARD_GAP = Measure(
    name="forward_gap",
    label="Gap ahead",
    unit="hours, + is short",
    format="signed",
    worse="up",
    meaning="How far demand is likely to exceed capacity in a week to come. Below nought, hours are spare.",
    formula="Forecast demand \u2212 (capacity at the last census \u2212 hours of providers whose notice has ended by "
    "then + hours of recruits less leavers).",
    source=("packages", "waiting_list", "capacity", "providers", "workforce"),
    mart="forward_gaps",
    column="gap_hours",
    limitations="It starts low: capacity at the last census still counts care whose end is not reported yet, and "
    f"forecasts leave those two weeks out. Spare hours are taken to stay as they are declared now. {_SHOWN}",
    adds_over="neither",
)

STILL_WAITING = Measure(
    name="still_waiting",
    label="Still waiting",
    unit="hours",
    format="whole",
    worse="up",
    meaning="Hours that people would be waiting for in the last week of a scenario.",
    formula="Hours waiting at the last census, then week by week: + what joins \u2212 what is served, never below 0. "
    "What joins is the share of demand that ends in a week, and its growth; what is served is the same of capacity.",
    source=("packages", "waiting_list", "capacity"),
    mart="forward_gaps",
    column="queue_hours",
    limitations="Spare hours that nobody takes up today are taken not to be taken up tomorrow.",
    adds_over="zones",
)
COST = Measure(
    name="scenario_cost",
    label="Cost",
    unit="\u00a3 a week",
    format="whole",
    worse="up",
    meaning="What the hours delivered in the last week of a scenario would cost.",
    formula="The lesser of demand and capacity of each zone \u00d7 the rate of priced hours now \u00d7 (1 + the change "
    "of price).",
    source=("packages", "waiting_list", "capacity"),
    mart="forward_gaps",
    column="cost",
    limitations="One rate for all hours: that of packages that state one, weighed by their hours; else not known.",
    adds_over="zones",
)

MEASURES = (FORECAST, FORECAST_LOWER, FORECAST_UPPER, FORECAST_ERROR, FORECAST_HELD, FORWARD_GAP, STILL_WAITING, COST)

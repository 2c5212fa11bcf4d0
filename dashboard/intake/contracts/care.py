"""Packages and commissioned hours: the care the council buys."""

import dataframely as dy
import polars as pl

from dashboard.intake.contracts import columns

FUNDERS = ("council", "nhs", "joint")
SERVICES = ("standard", "live_in", "nights", "short_term", "reablement", "other")
ARRANGEMENTS = ("council_arranged", "isf", "direct_payment")
SOURCES = ("hospital", "community", "reablement", "handback", "transfer", "review")
END_REASONS = (
    "changed", "died", "care_home", "hospital", "handed_back", "independent", "moved", "other", "not_stated",
)  # fmt: skip
PERIODS = ("week", "month", "quarter")


class Packages(columns.Row):
    """A line: a period in which a package with a provider did not change."""

    package_id = columns.ident("Number of the package", "PK10001")
    provider_id = columns.place("Provider of this line", "P001")
    line_start = columns.date("First day of the line", "2026-04-06", required=True)
    line_end = columns.date("Last day of the line; blank means open", "2026-09-30")
    person_id = columns.ident("Person's number in the case system; kept only as a hash", "1000001")
    zone_id = columns.place("Zone the person lives in", "Z01")
    age_band = columns.band("Age band of the person")
    funder = columns.choice(FUNDERS, "Who pays", required=True)
    weekly_hours = columns.hours(
        "Hours bought and paid a week; a visit by two workers counts twice", required=True, at_most=336
    )
    carers_per_visit = columns.count("Workers at each visit, 1 or 2", "1", at_least=1, at_most=2)
    visits_per_week = columns.number("Visits a week", "14")
    short_visits_per_week = columns.number("Visits under 30 minutes a week", "0")
    short_visits_agreed = columns.flag("Whether the three NICE conditions for short visits are recorded")
    hourly_rate = columns.money("Price an hour", "22.50")
    service = columns.choice(SERVICES, "Kind of service; blank means standard", default="standard")
    arrangement = columns.choice(ARRANGEMENTS, "Who arranges it; blank means the council", default="council_arranged")
    source = columns.choice(SOURCES, "Where the person came from")
    team = columns.code("Team that bought it", "North locality", required=False)
    last_review_on = columns.date("Day of the last review", "2026-05-20")
    status = columns.choice(
        ("active", "suspended"), "Suspended while in hospital; blank means active", default="active"
    )
    end_reason = columns.choice(END_REASONS, "Why the line ended")

    @dy.rule()
    def line_end_is_not_before_line_start(cls) -> pl.Expr:
        return columns.not_before("line_end", "line_start")


class CommissionedHours(columns.Row):
    """Hours of a zone, age band and provider in a period, for councils without package lines."""

    period_start = columns.date("First day of the period", "2026-10-05", required=True)
    period = columns.choice(PERIODS, "Length of the period", required=True)
    zone_id = columns.place_or_all("Zone; blank means all zones together", "Z01")
    age_band = columns.band_or_all("Age band; blank means all ages together")
    provider_id = columns.place_or_all("Provider; blank means all providers together", "P001")
    planned_hours = columns.hours("Hours planned a week", "5321.5", required=True)
    delivered_hours = columns.hours("Hours delivered a week", "5210.25")
    people = columns.count("People with care in the period", "310")
    missed_visits = columns.number("Visits missed a week", "4")
    late_visits = columns.number("Visits late a week", "31")

    @dy.rule()
    def a_week_starts_on_a_monday_a_month_and_a_quarter_on_the_1st(cls) -> pl.Expr:
        start = pl.col("period_start").dt
        return pl.when(pl.col("period") == "week").then(start.weekday() == 1).otherwise(start.day() == 1)

"""Workforce, feedback, KPIs and events: who delivers the care, how it is judged, and what happened when."""

import dataframely as dy
import polars as pl

from dashboard.intake.contracts import columns

EFFECTS = ("annotate", "rebase", "exclude", "policy_short_visits", "break")
RESPONDENTS = ("customer", "family", "care_worker", "professional", "other")


class Workforce(columns.Row):
    """A provider's return for a month; hours are hours a week."""

    month_starting = columns.first_of_month("First day of the month")
    provider_id = columns.place("Provider that returns", "P001")
    zone_id = columns.place_or_all("Zone; blank means all zones together", "Z01")
    care_workers = columns.count("Directly employed care workers, people", "45")
    care_workers_wte = columns.number("The same as whole-time equivalents", "31.5")
    vacancies = columns.number("Vacant posts", "5")
    starters = columns.count("Care workers who started in the month", "2")
    leavers = columns.count("Care workers who left in the month", "1")
    contracted_hours = columns.hours("Contracted hours a week", "1100")
    absence_hours = columns.hours("Hours a week lost to absence", "70")
    agency_hours = columns.hours("Hours a week worked by agency staff", "30")
    other_contact_hours = columns.hours("Contact hours a week for others: self-funders, NHS, other councils", "400")
    zero_hours_workers = columns.count("Care workers on zero-hours contracts", "12")
    drivers = columns.count("Care workers who drive", "30")
    sponsored_workers = columns.count("Care workers on sponsored visas", "4")

    @dy.rule()
    def care_workers_or_care_workers_wte_is_stated(cls) -> pl.Expr:
        return pl.col("care_workers").is_not_null() | pl.col("care_workers_wte").is_not_null()


class Events(columns.Row):
    """Something that happened on a day: drawn on every chart."""

    event_on = columns.date("Day it happened", "2026-04-01", required=True)
    name = columns.label("What happened", "New contracts start")
    zone_id = columns.place_or_all("Zone; blank means all zones", "Z01")
    ends_on = columns.date("Last day, where it lasts", "2026-04-14")
    effect = columns.choice(EFFECTS, "exclude and break leave its weeks out of forecasts", required=True)

    @dy.rule()
    def ends_on_is_not_before_event_on(cls) -> pl.Expr:
        return columns.not_before("ends_on", "event_on")


class Feedback(columns.Row):
    """Replies of one group of people about one provider in a period."""

    period_start = columns.date("First day of the period", "2026-07-01", required=True)
    provider_id = columns.place_or_all("Provider; blank means all", "P001")
    zone_id = columns.place_or_all("Zone; blank means all", "Z01")
    respondent = columns.choice(RESPONDENTS, "Who replied", required=True)
    responses = columns.required_count("Number of replies", "53")
    mean_rating = columns.rating("Mean rating, 1 to 5", "4.22")


class ProviderKpis(columns.Row):
    """A performance indicator of a provider in a period, against its target."""

    period_start = columns.date("First day of the period", "2026-07-01", required=True)
    provider_id = columns.place("Provider", "P001")
    kpi = columns.label("Name of the indicator", "Visits on time")
    value = columns.any_number("Value reached", "0.94")
    target = columns.any_number("Value aimed at", "0.95")

"""Every figure of these tables has a record, and titles say what was found or nothing."""

from datetime import date

import polars as pl
import pytest

from dashboard.measures import COVERAGE, GAP_HOURS, LIVE_HOURS, MEASURES, findings, findings_care
from dashboard.measures.record import Measure

STEPS = ("opening", "joined", "placed", "died", "declined", "admitted", "other", "closing", "residual")
TABLES = {
    "weekly_hours": ["live_hours", "suspended_hours", "people", "packages", "mean_hours"],
    "weekly_waiting": ["people", "hours", "replacement_hours", "median_days", "p90_days", "longest_days"],
    "weekly_gaps": [
        "waiting_hours", "waiting_people", "replacement_hours", "spare_hours", "demand_hours", "capacity_hours",
        "gap_hours", "shortfall_hours", "coverage",
    ],
    "hours_bridge": [
        "opening_hours", "new_hours", "increase_hours", "decrease_hours", "ended_hours", "handed_back_hours",
        "handback_replaced_hours", "paused_hours", "restarted_hours", "transferred_in_hours",
        "transferred_out_hours", "closing_hours", "residual_hours",
    ],
    "queue_bridge": [f"{step}_{unit}" for step in STEPS for unit in ("people", "hours")],
    "package_sizes": ["packages", "people", "hours", "mean_hours"],
    "market_shares": ["share", "hours", "amount", "people"],
    "market_concentration": [
        "providers", "n50", "largest_share", "cr4", "cr10", "effective_providers", "hhi", "design_hhi",
    ],
    "market_moves": ["hours", "share"],
    "workforce_council": [
        "care_workers", "care_workers_wte", "vacancies", "vacancy_rate", "turnover", "starters_rate", "absence", "agency_share",
        "zero_hours_share", "drivers_share", "sponsored_share",
    ],
    "workforce_matched": ["change_care_workers"],
    "provider_totals": ["hours", "people", "packages", "double_handed_hours", "share"],
    "provider_hours": ["headroom"],
    "handback_windows": ["packages", "people", "hours"],
    "delivery": ["planned_hours", "delivered_hours", "missed_visits", "late_visits"],
    "offer_windows": ["offers", "acceptance", "declined", "median_days_to_answer"],
    "spare_uptake": ["spare_hours", "asked_for_hours", "taken_up_hours", "taken_up_share"],
    "feedback": ["responses", "mean_rating"],
    "provider_kpis": ["value", "target"],
    "workforce_utilisation": ["contact_hours", "council_hours", "used_hours", "utilisation"],
    "contract_roles": ["slots", "vacant_slots", "expected_share", "new_share", "live_share", "new_hours_short"],
    "contract_slots": ["headroom", "hourly_rate", "decision_due"],
    "contract_uptake": ["contracted_share"],
    "forecasts": ["hours", "lower_80", "upper_80"],
    "forecast_scores": ["wape", "coverage_80"],
    "quality_mix": ["share", "hours", "people", "providers"],
    "provider_exit": [
        "hours", "people", "packages", "double_handed_packages", "zones", "absorbable_hours", "unplaced_hours",
        "weeks_to_resource",
    ],
    "forward_gaps": ["gap_hours", "shortfall_hours", "longer_probability", "queue_hours", "cost"],
    "long_view": ["hours", "people_with_care", "people", "use_rate", "cost"],
    "pressure_levels": ["concerns"],
    "alarm_record": ["warned_early_share", "false_a_zone_year"],
    "attention": ["newly_signalling", "shortfall_in_4_weeks", "waiting_per_1000"],
    "discharge_weeks": ["delayed_people"],
    "suspended_care": ["people", "hours"],
    "starts_and_ends": ["hours", "packages"],
    "handbacks": ["hours"],
    "package_splits": ["packages", "mean_hours", "small_packages", "small_share", "small_saving"],
    "large_packages": ["packages", "hours"],
    "double_handed": ["packages", "share", "hours", "person_hours"],
    "short_visit_weeks": [
        "short_share", "agreed_share", "short_packages", "older_packages", "older_share", "newer_share",
    ],
    "reviews_due": ["due_packages", "blank_packages", "due_hours", "due_share"],
    "team_purchasing": ["new_packages"],
    "workforce_needed": ["care_workers_needed", "council_workers", "expected_leavers", "to_recruit"],
    "weekly_demand": ["new_packages"],
    "prices_paid": ["mean_rate", "weekly_spend", "priced_share", "against_cost", "below_minimum", "supplement_cost"],
    "prices": ["cost_of_care", "minimum_price", "council_rate"],
    "winter_indicators": [
        "handback_hours", "absence", "missed_late_visits", "offers_declined", "delayed_people", "discharges_with_care",
        "admissions_with_package", "reablement_days", "awaiting_onward_care",
    ],
    "brokerage_stages": ["waiting", "waiting_hours", "median_days", "p90_days", "median_days_from_referral"],
    "waiting_visits": ["referrals", "hours"],
    "offer_bands": ["acceptance", "declined"],
    "offer_roles": ["acceptance"],
    "rounds": ["round", "hours", "on_foot"],
}  # fmt: skip
WEEK, BEFORE = date(2026, 11, 16), date(2026, 11, 9)


def zones(*gaps: float | None) -> pl.DataFrame:
    rows = [(WEEK, f"z{at}", f"Zone {at}", gap, 100.0, 1000.0) for at, gap in enumerate(gaps)]
    columns = ["week_commencing", "zone_id", "zone", "gap_hours", "waiting_hours", "live_hours"]
    kinds = [pl.Date, pl.String, pl.String, pl.Float64, pl.Float64, pl.Float64]
    return pl.DataFrame(rows, schema=dict(zip(columns, kinds, strict=True)), orient="row")


def test_every_column_of_the_tables_has_one_measure() -> None:
    told = sorted((measure.mart, measure.column) for measure in MEASURES.values())
    assert told == sorted((mart, column) for mart, columns in TABLES.items() for column in columns)


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES.keys())
def test_a_record_is_complete_and_in_sentences(measure: Measure) -> None:
    assert MEASURES[measure.name] is measure
    assert all((measure.label, measure.unit, measure.source))
    for text in (measure.meaning, measure.formula, measure.limitations):
        assert text.endswith(".")
        assert text[0].isupper()
        assert "\u2014" not in text


def test_what_the_council_net_would_hide_is_never_added() -> None:
    assert GAP_HOURS.adds_over == "neither"
    assert COVERAGE.adds_over == "neither"


def test_a_change_is_judged_by_the_measures_worse_way() -> None:
    assert [GAP_HOURS.judged(change) for change in (96, -4, 0)] == ["worse", "better", "level"]
    assert COVERAGE.judged(-0.002) == "worse"
    assert LIVE_HOURS.judged(46) == "level"
    assert COVERAGE.changed(-0.002) == "0.2 points"


@pytest.mark.parametrize(
    ("gaps", "title"),
    [
        ((346, 171, 78, 45, -34, -54, -59, -81), "Four zones are 640 hours short; spare hours elsewhere cover a third"),
        ((346, -400), "Zone 0 is 346 hours short; spare hours elsewhere cover all of it"),
        ((10, 20), "Two zones are 30 hours short; no zone has hours to spare"),
        ((10, None), "Zone 0 is 10 hours short; no zone has hours to spare; one not known"),
        ((-5, 0.2), "No zone is short of hours"),
        ((-5, None), "No zone with returns is short of hours"),
        ((None, None), "Capacity gaps"),
        ((), "Capacity gaps"),
    ],
)
def test_the_title_of_capacity_gaps(gaps: tuple[float | None, ...], title: str) -> None:
    assert findings.capacity(zones(*gaps)) == title


def test_the_councils_own_row_is_no_zone() -> None:
    rows = pl.concat([zones(10, -4), zones(6).with_columns(zone_id=pl.lit("all"))], how="vertical_relaxed")
    assert findings.capacity(rows) == "Zone 0 is 10 hours short; spare hours elsewhere cover a third"


def test_titles_of_the_gap_charts() -> None:
    weeks = pl.concat([zones(10, 20).with_columns(week_commencing=pl.lit(BEFORE)), zones(5, 5)])
    assert findings.gap_over_weeks(weeks) == "Gap, last 2 weeks: worst in w/c 9 November"
    assert findings.gap_over_weeks(zones(-5)) == "Gap, last 1 weeks"


def council(people: int | None, week: date) -> pl.DataFrame:
    return pl.DataFrame({"week_commencing": [week], "zone_id": ["all"], "people": [people]})


def test_the_title_of_the_waiting_list() -> None:
    now = council(118, WEEK)
    assert findings_care.waiting(now, council(109, BEFORE)) == "118 people wait, 9 more than on 9 November"
    assert findings_care.waiting(now, council(118, BEFORE)) == "118 people wait, as many as on 9 November"
    assert findings_care.waiting(now) == "118 people wait"
    assert findings_care.waiting(council(None, WEEK)) == "Waiting list"
    assert findings_care.waiting(council(0, WEEK)) == "Nobody is waiting"


def test_titles_of_waits() -> None:
    waits = pl.DataFrame({"zone_id": ["a", "b"], "zone": ["A", "B"], "longest_days": [9, 61]})
    ages = pl.DataFrame({"setting": ["hospital", "community"], "days_waited": [3, 30], "referrals": [60, 31]})
    assert findings_care.longest_wait(waits) == "The longest wait, 61 days, is in B"
    assert findings_care.longest_wait(waits.clear()) == "How long people have waited"
    assert findings_care.long_waits(ages) == "31 people have waited 4 weeks or more"
    assert findings_care.by_setting(ages) == "Most people wait in hospital"


def test_titles_never_tell_what_was_withheld() -> None:
    ages = pl.DataFrame({"setting": ["hospital", "community"], "days_waited": [3, 30], "referrals": [60, None]})
    assert findings_care.long_waits(ages) == "People waiting by days waited"
    assert findings_care.by_setting(ages) == "Where people wait"


def test_titles_of_bridges() -> None:
    bridge = pl.DataFrame({"zone_id": ["a", "b"], "opening_hours": [100.0, 50.0], "closing_hours": [120.0, 76.0]})
    assert findings_care.hours_bridge(bridge) == "Live care rose by 46 hours"
    assert (
        findings_care.hours_bridge(bridge.with_columns(opening_hours=pl.lit(None, pl.Float64)))
        == "What changed in live care"
    )
    queue = pl.DataFrame({"zone_id": ["a"], "opening_people": [9], "closing_people": [9]})
    assert findings_care.queue_bridge(queue) == "The queue did not change"


def test_titles_of_package_sizes() -> None:
    sizes = pl.DataFrame({"size_band": ["0-<2", "20+"], "packages": [22, 78]})
    assert findings_care.small_packages(sizes) == "22% of packages are under 5 hours a week"
    assert findings_care.small_packages(sizes.clear()) == "Package sizes"
    then = date(2025, 11, 17)
    assert (
        findings_care.mean_size(12.3, 11.9, then)
        == "A person receives 12.3 hours a week, 0.4 more than on 17 November 2025"
    )
    assert findings_care.mean_size(None, 11.9, then) == "Mean hours a person"

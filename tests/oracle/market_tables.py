"""The tables of a market, each with the function that works it out a second way, and its grain."""

from collections.abc import Callable

from tests.oracle.asked import offer_bands, offer_roles, offer_windows, waiting_visits
from tests.oracle.brokerage import offer_cascade, offer_reasons
from tests.oracle.exits import exit_exposure, provider_exit
from tests.oracle.flows import completed_waits, starts_and_ends, starts_by_source, suspended_care
from tests.oracle.hospitals import discharge_weeks, reablement_weeks
from tests.oracle.hours import Table
from tests.oracle.market import market_concentration, market_shares
from tests.oracle.market_records import Market
from tests.oracle.packages import double_handed, large_packages, package_splits, reviews_due
from tests.oracle.prices import prices_paid, short_visits, team_purchasing
from tests.oracle.providers import contract_roles, handbacks, provider_hours
from tests.oracle.quality import quality_mix
from tests.oracle.signals import winter_signals
from tests.oracle.sources import sources
from tests.oracle.staff import workforce_matched, workforce_monthly, workforce_utilisation
from tests.oracle.stages import brokerage_stages
from tests.oracle.told import delivery, feedback, provider_kpis
from tests.oracle.trends import measure_trends
from tests.oracle.uptake import short_visit_weeks, spare_uptake
from tests.oracle.windows import contract_uptake, handback_windows, market_moves
from tests.oracle.winter import winter_indicators

TABLES: dict[str, tuple[Callable[[Market], Table], tuple[str, ...]]] = {
    "market_shares": (market_shares, ("week_commencing", "zone_id", "group_name", "basis")),
    "market_concentration": (market_concentration, ("week_commencing", "zone_id", "basis")),
    "contract_roles": (contract_roles, ("week_commencing", "zone_id", "role")),
    "provider_hours": (provider_hours, ("week_commencing", "zone_id", "provider_id")),
    "handbacks": (handbacks, ("week_commencing", "zone_id", "provider_id")),
    "contract_uptake": (contract_uptake, ("week_commencing", "zone_id", "zones_covered", "measured_over")),
    "market_moves": (market_moves, ("week_commencing", "zone_id", "group_name", "move")),
    "handback_windows": (handback_windows, ("week_commencing", "zone_id", "provider_id", "weeks")),
    "workforce_monthly": (workforce_monthly, ("month_starting", "provider_id", "zone_id")),
    "workforce_matched": (workforce_matched, ("month_starting",)),
    "workforce_utilisation": (workforce_utilisation, ("month_starting", "zone_id")),
    "quality_mix": (quality_mix, ("week_commencing", "zone_id", "measured_by", "level")),
    "prices_paid": (prices_paid, ("week_commencing", "zone_id", "provider_id")),
    "short_visits": (short_visits, ("week_commencing", "zone_id", "provider_id")),
    "team_purchasing": (team_purchasing, ("month_starting", "team", "provider_id")),
    "offer_cascade": (offer_cascade, ("week_commencing", "zone_id", "provider_id")),
    "exit_exposure": (exit_exposure, ("group_name", "zone_id")),
    "provider_exit": (provider_exit, ("group_name", "staff_transferring")),
    "winter_indicators": (winter_indicators, ("week_commencing", "zone_id", "indicator")),
    "winter_signals": (winter_signals, ("week_commencing", "zone_id", "indicator")),
    "discharge_weeks": (discharge_weeks, ("week_commencing", "zone_id")),
    "reablement_weeks": (reablement_weeks, ("week_commencing", "zone_id")),
    "delivery": (delivery, ("period_start", "zone_id", "provider_id")),
    "feedback": (feedback, ("period_start", "provider_id", "zone_id", "respondent")),
    "provider_kpis": (provider_kpis, ("period_start", "provider_id", "kpi")),
    "sources": (sources, ("kind", "feed")),
    "measure_trends": (measure_trends, ("week_commencing", "zone_id", "measure")),
    "offer_reasons": (offer_reasons, ("week_commencing", "zone_id", "provider_id", "reason")),
    "package_splits": (package_splits, ("week_commencing", "zone_id", "age_band", "split_by", "part")),
    "large_packages": (large_packages, ("week_commencing", "zone_id", "age_band", "size_band")),
    "double_handed": (double_handed, ("week_commencing", "zone_id", "age_band")),
    "short_visit_weeks": (short_visit_weeks, ("week_commencing", "zone_id", "age_band")),
    "reviews_due": (reviews_due, ("week_commencing", "zone_id", "age_band", "team")),
    "brokerage_stages": (brokerage_stages, ("week_commencing", "zone_id", "stage")),
    "waiting_visits": (waiting_visits, ("week_commencing", "zone_id", "sector", "time_band", "workers", "stage")),
    "offer_bands": (offer_bands, ("week_commencing", "zone_id", "time_band")),
    "offer_roles": (offer_roles, ("week_commencing", "zone_id", "role")),
    "offer_windows": (offer_windows, ("week_commencing", "zone_id", "provider_id", "weeks")),
    "completed_waits": (completed_waits, ("week_commencing", "zone_id", "queue")),
    "spare_uptake": (spare_uptake, ("week_commencing", "zone_id", "provider_id")),
    "suspended_care": (suspended_care, ("week_commencing", "zone_id")),
    "starts_by_source": (starts_by_source, ("zone_id", "source")),
    "starts_and_ends": (starts_and_ends, ("week_commencing", "zone_id", "direction", "reason")),
}

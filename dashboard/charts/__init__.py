"""Frame in, chart out. None means that there is nothing to draw; no Streamlit."""

from dashboard.charts.bars import Slot, category_bars, shared_slot_bars, slot_bars
from dashboard.charts.coming import change_grid, changes, error_bars, errors, weeks_ahead
from dashboard.charts.contract_rows import (
    by_role,
    by_zone,
    counted_slots,
    decisions,
    due,
    on_page,
    slot_counts,
    uptake_rows,
    with_council,
)
from dashboard.charts.contracts import describe_roles, describe_uptake, role_bars, short_bars, uptake_bars
from dashboard.charts.describe import (
    describe,
    describe_grid,
    describe_hours_bridge,
    describe_months,
    describe_queue_bridge,
    describe_trend,
)
from dashboard.charts.events import event_key
from dashboard.charts.fan import describe_fan, fan
from dashboard.charts.finished import Spec, finished
from dashboard.charts.flows import hours_bridge, queue_bridge, queue_note, waterfall
from dashboard.charts.gaps import demand_bars, demand_words, gap_bars, zone_order
from dashboard.charts.grids import grid
from dashboard.charts.heat import heat_grid, heat_key
from dashboard.charts.market import (
    by_rank,
    concentration_bars,
    describe_largest,
    describe_moves,
    in_steps,
    largest_groups,
    move_bars,
    moves_together,
    share_bars,
    share_trend,
)
from dashboard.charts.moves import hours_moves, queue_moves
from dashboard.charts.record import UPTAKE, answers, planned_and_delivered, uptake
from dashboard.charts.rows import council_only, height_for, in_percent, ranked, zones_only
from dashboard.charts.shortfall import describe_shortfall, shortfall_fan
from dashboard.charts.sizes import (
    hours_a_person,
    mean_size_grid,
    size_bands,
    small_package_bars,
    small_packages,
)
from dashboard.charts.spark import spark
from dashboard.charts.steps import LEVERS, beside_baseline, lever_bars, lever_steps
from dashboard.charts.trends import trend
from dashboard.charts.waiting import (
    WAIT_RANGE_WORDS,
    by_setting,
    by_wait_band,
    wait_grid,
    wait_ranges,
    waiting_by_need,
    waiting_by_setting,
    with_days,
)
from dashboard.charts.workforce import (
    RATES,
    describe_mix,
    hours_in_use,
    matched_change,
    provider_rates,
    rate_band_bars,
    rate_bands,
    staff_mix,
)
from dashboard.charts.xmr import xmr

__all__ = [
    "LEVERS",
    "RATES",
    "UPTAKE",
    "WAIT_RANGE_WORDS",
    "Slot",
    "Spec",
    "answers",
    "beside_baseline",
    "by_rank",
    "by_role",
    "by_setting",
    "by_wait_band",
    "by_zone",
    "category_bars",
    "change_grid",
    "changes",
    "concentration_bars",
    "council_only",
    "counted_slots",
    "decisions",
    "demand_bars",
    "demand_words",
    "describe",
    "describe_fan",
    "describe_grid",
    "describe_hours_bridge",
    "describe_largest",
    "describe_mix",
    "describe_months",
    "describe_moves",
    "describe_queue_bridge",
    "describe_roles",
    "describe_shortfall",
    "describe_trend",
    "describe_uptake",
    "due",
    "error_bars",
    "errors",
    "event_key",
    "fan",
    "finished",
    "gap_bars",
    "grid",
    "heat_grid",
    "heat_key",
    "height_for",
    "hours_a_person",
    "hours_bridge",
    "hours_in_use",
    "hours_moves",
    "in_percent",
    "in_steps",
    "largest_groups",
    "lever_bars",
    "lever_steps",
    "matched_change",
    "mean_size_grid",
    "move_bars",
    "moves_together",
    "on_page",
    "planned_and_delivered",
    "provider_rates",
    "queue_bridge",
    "queue_moves",
    "queue_note",
    "ranked",
    "rate_band_bars",
    "rate_bands",
    "role_bars",
    "share_bars",
    "share_trend",
    "shared_slot_bars",
    "short_bars",
    "shortfall_fan",
    "size_bands",
    "slot_bars",
    "slot_counts",
    "small_package_bars",
    "small_packages",
    "spark",
    "staff_mix",
    "trend",
    "uptake",
    "uptake_bars",
    "uptake_rows",
    "wait_grid",
    "wait_ranges",
    "waiting_by_need",
    "waiting_by_setting",
    "waterfall",
    "weeks_ahead",
    "with_council",
    "with_days",
    "xmr",
    "zone_order",
    "zones_only",
]

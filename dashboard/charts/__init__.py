"""Frame in, chart out. None means that there is nothing to draw; no Streamlit."""

from dashboard.charts.bars import Slot, slot_bars
from dashboard.charts.brokerage import (
    REASONS,
    acceptance_bars,
    band_grid,
    every_band,
    reason_bands,
    reason_zones,
    round_rows,
    stage_bars,
)
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
    describe_delivered,
    describe_grid,
    describe_hours_bridge,
    describe_months,
    describe_queue_bridge,
    describe_trend,
)
from dashboard.charts.events import event_key
from dashboard.charts.exits import exit_bars, exit_rows, exit_shares, exit_zone_bars, transferring
from dashboard.charts.fan import describe_fan, fan
from dashboard.charts.finished import Spec, finished
from dashboard.charts.flows import hours_bridge, hours_note, queue_bridge, queue_note
from dashboard.charts.gaps import demand_bars, demand_words, gap_bars, zone_order
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
from dashboard.charts.packages import (
    SOURCES,
    bought_bars,
    double_bars,
    large_grid,
    policy_bars,
    review_bars,
    short_visit_bars,
    split_bars,
)
from dashboard.charts.prices import describe_rates, rate_dots, rate_lines
from dashboard.charts.quality import (
    GOOD,
    STOPPED,
    delivered,
    level_bars,
    level_weeks,
    rating_grid,
    told_ratings,
    visit_bars,
)
from dashboard.charts.record import UPTAKE, answers, planned_and_delivered, uptake
from dashboard.charts.rows import height_for, in_percent, ranked
from dashboard.charts.shortfall import describe_shortfall, shortfall_fan
from dashboard.charts.sizes import (
    hours_a_person,
    mean_size_grid,
    size_bands,
    small_package_bars,
    small_packages,
)
from dashboard.charts.spark import spark
from dashboard.charts.steps import beside_baseline, lever_bars, lever_steps
from dashboard.charts.trends import history, trend
from dashboard.charts.waiting import (
    LONG_OR_NOT,
    WAIT_BANDS,
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
    recruit_bars,
    staff_mix,
)
from dashboard.charts.xmr import xmr
from dashboard.charts.years import band_years, describe_steps, describe_years, effect_bars, effect_steps

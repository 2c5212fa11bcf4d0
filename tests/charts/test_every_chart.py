"""Every chart compiles, whatever the week holds, and says nothing by colour alone."""

import re
from collections.abc import Callable

import altair as alt
import pytest
import vl_convert

from dashboard import charts, wording
from dashboard.charts.theme import CATEGORIES, MEETING_TEXT, grown
from tests.charts.drawn import (
    ages,
    bands,
    gaps,
    happenings,
    hours_bridge,
    many_weeks,
    mean_sizes,
    names,
    queue_bridge,
    sizes,
    waits,
    weeks,
)
from tests.charts.drawn_market import declared, market, mix, months, moves, periods, places, replies, staff, use

Draw = Callable[[int], alt.LayerChart | None]
CHARTS: dict[str, Draw] = {
    "gap_bars": lambda n: charts.gap_bars(gaps(n), charts.zone_order(gaps(n))),
    "gap_bars_ahead": lambda n: charts.gap_bars(gaps(n), charts.zone_order(gaps(n)), gaps(n)),
    "demand_bars": lambda n: charts.demand_bars(gaps(n), charts.zone_order(gaps(n))),
    "heat_grid": lambda n: charts.heat_grid(many_weeks(n), charts.zone_order(gaps(n))),
    "heat_grid_events": lambda n: charts.heat_grid(many_weeks(n), charts.zone_order(gaps(n)), happenings()),
    "wait_grid": lambda n: charts.wait_grid(bands(n), names(bands(n))),
    "wait_grid_hours": lambda n: charts.wait_grid(bands(n), names(bands(n)), "hours"),
    "wait_ranges": lambda n: charts.wait_ranges(waits(n), charts.ranked(waits(n), "longest_days")),
    "by_setting": lambda n: charts.waiting_by_setting(ages(n).drop_nulls()),
    "by_need": lambda n: charts.waiting_by_need(ages(n).drop_nulls()),
    "trend": lambda n: charts.trend(weeks(n * 7), "people", wording.people),
    "trend_events": lambda n: charts.trend(weeks(n * 7), "people", wording.people, events=happenings()),
    "share_bars": lambda n: charts.share_bars(market(n), "g1"),
    "concentration_bars": lambda n: charts.concentration_bars(places(n), "z2"),
    "move_bars": lambda n: charts.move_bars(moves(n)),
    "size_bands": lambda n: charts.size_bands(sizes(min(n, 1))),
    "mean_size_grid": lambda n: charts.mean_size_grid(mean_sizes(n), names(mean_sizes(n))),
    "small_packages": lambda n: charts.small_package_bars(charts.small_packages(sizes(n)), names(sizes(n))),
    "hours_bridge": lambda n: charts.hours_bridge(hours_bridge(n)),
    "queue_bridge": lambda n: charts.queue_bridge(queue_bridge(n)),
    "matched_change": lambda n: charts.matched_change(months(min(n, 14))),
    "provider_rates": lambda n: charts.provider_rates(staff(n), names(staff(n))),
    "rate_bands": lambda n: charts.rate_band_bars(charts.rate_bands(staff(n))),
    "staff_mix": lambda n: charts.staff_mix(mix(n), {"drivers_share": "Drivers", "sponsored_share": "Sponsored workers"}),
    "answers": lambda n: charts.answers(replies(n), wording.ANSWERS),
    "uptake": lambda n: charts.uptake(declared(n)),
    "planned_and_delivered": lambda n: charts.planned_and_delivered(periods(n)),
    "hours_in_use": lambda n: charts.hours_in_use(use(n), charts.ranked(use(n), "contact_hours")),
}  # fmt: skip


@pytest.mark.parametrize("draw", CHARTS.values(), ids=CHARTS.keys())
@pytest.mark.parametrize("count", [1, 8, 15])
def test_a_chart_compiles_for_one_zone_and_for_many(draw: Draw, count: int) -> None:
    chart = draw(count)
    assert chart is not None
    assert "<svg" in vl_convert.vegalite_to_svg(chart.to_dict())
    assert "<svg" in vl_convert.vegalite_to_svg(grown(chart.to_dict(), MEETING_TEXT))


@pytest.mark.parametrize("draw", CHARTS.values(), ids=CHARTS.keys())
def test_without_rows_there_is_no_chart_rather_than_a_blank_one(draw: Draw) -> None:
    assert draw(0) is None


@pytest.mark.parametrize("draw", CHARTS.values(), ids=CHARTS.keys())
def test_no_chart_has_a_legend_box_or_says_null(draw: Draw) -> None:
    chart = draw(8)
    assert chart is not None
    svg = vl_convert.vegalite_to_svg(chart.to_dict())
    assert "role-legend" not in svg
    assert ">null<" not in svg
    assert ">NaN<" not in svg
    assert not re.search(r"role-mark[^>]*></g>", svg), "an empty group has no words for a screen reader"


@pytest.mark.parametrize("draw", CHARTS.values(), ids=CHARTS.keys())
def test_at_most_four_colours_carry_meaning(draw: Draw) -> None:
    chart = draw(8)
    assert chart is not None
    svg = vl_convert.vegalite_to_svg(chart.to_dict()).upper()
    assert len({colour for colour in CATEGORIES if f'"{colour}"' in svg} - {"#3D3D3D"}) <= 4

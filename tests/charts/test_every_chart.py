"""Every chart compiles, whatever the week holds; says nothing by colour alone; and has words for it."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import altair as alt
import polars as pl
import pytest
import vl_convert

from dashboard import charts, wording
from dashboard.charts.theme import BETTER, CATEGORIES, MEETING_TEXT, grown
from dashboard.measures import GAP_HOURS, MATCHED_CHANGE, MEAN_HOURS, QUEUE_PEOPLE, WAITING_HOURS

WEEK = date(2026, 11, 16)
NAMES = ("South", "Wharfedale, Ilkley & Addingham", "Bradford City and Manningham", 'Na|me "x"', "East")
AGES = ("18-64", "65-74", "75-84", "85+", "unknown", "all")
FLOWS = (
    "new",
    "increase",
    "decrease",
    "ended",
    "handed_back",
    "paused",
    "restarted",
    "transferred_in",
    "transferred_out",
)
QUEUE = ("opening", "joined", "placed", "died", "declined", "admitted", "other", "closing")

Draw = Callable[[int], alt.LayerChart | None]


def zone(at: int) -> dict[str, str]:
    return {"zone_id": f"z{at}", "zone": f"{NAMES[at % len(NAMES)][: 30 - len(str(at))]}{at}"}


def rows(make: Callable[[int], dict[str, Any]], count: int) -> pl.DataFrame:
    """As many zones, the second of them without a figure; typed even where there are none."""
    made = pl.DataFrame([zone(at) | make(at) for at in range(max(count, 1))], infer_schema_length=None)
    figures = [name for name, kind in made.schema.items() if kind.is_numeric()]
    blank = made.with_columns(pl.when(pl.col("zone_id") != "z1").then(pl.col(name)).alias(name) for name in figures)
    return blank.head(count)


def gaps(count: int, week: date = WEEK) -> pl.DataFrame:
    def make(at: int) -> dict[str, Any]:
        live, waiting, spare = 3000.0 + at, 388.0 - 50 * at, 60.0
        return {
            "week_commencing": week,
            "live_hours": live,
            "waiting_hours": waiting,
            "replacement_hours": 10.0,
            "demand_hours": live + waiting - 10,
            "gap_hours": waiting - spare,
        }

    return rows(make, count)


def many_weeks(count: int) -> pl.DataFrame:
    return pl.concat([gaps(count, WEEK - timedelta(weeks=back)) for back in range(13)])


def ages(count: int) -> pl.DataFrame:
    return rows(
        lambda at: {"setting": "hospital", "need": "new", "days_waited": at * 20, "referrals": 6 + at, "hours": 60.5},
        count,
    )


def bands(count: int) -> pl.DataFrame:
    return charts.by_wait_band(ages(count), ["zone_id", "zone"])


def waits(count: int) -> pl.DataFrame:
    return rows(lambda at: {"median_days": 9.5 + at, "p90_days": 30.2 + at, "longest_days": 61 + at}, count)


def sizes(count: int) -> pl.DataFrame:
    each = rows(lambda _: {"funder": "nhs", "packages": 7, "hours": 30.0}, count)
    return each.join(pl.DataFrame({"size_band": ["0-<2", "20+"]}), how="cross")


def mean_sizes(count: int) -> pl.DataFrame:
    each = rows(lambda at: {"live_hours": 900.0 + at, "people": 70}, count)
    return charts.hours_a_person(each.join(pl.DataFrame({"age_band": AGES}), how="cross"))


def weeks(count: int) -> pl.DataFrame:
    days = [WEEK - timedelta(weeks=back) for back in range(count)]
    people = [None if at == 1 and count > 2 else 100 + at for at in range(count)]
    return pl.DataFrame(
        {"week_commencing": days, "people": people}, schema={"week_commencing": pl.Date, "people": pl.Int64}
    )


def hours_bridge(count: int) -> pl.DataFrame:
    made = [
        zone(at)
        | {f"{flow}_hours": 10.0 + n for n, flow in enumerate(FLOWS)}
        | {"opening_hours": 900.0, "closing_hours": 909.0}
        for at in range(max(count, 1))
    ]
    return pl.DataFrame(made).head(count)


def queue_bridge(count: int) -> pl.DataFrame:
    made = [zone(at) | {f"{step}_people": 10 - n for n, step in enumerate(QUEUE)} for at in range(max(count, 1))]
    return pl.DataFrame(made).head(count)


def market(count: int) -> pl.DataFrame:
    made = [
        {"name": f"{NAMES[at % len(NAMES)]} {at}", "group_name": f"g{at}", "rank": at + 1, "share": 0.5 / (at + 1),
         "hours": 90.0, "amount": None}
        for at in range(max(count, 1))
    ]  # fmt: skip
    groups = pl.DataFrame(made, infer_schema_length=None).head(count)
    return charts.largest_groups(groups, groups.head(10))


def places(count: int) -> pl.DataFrame:
    def make(at: int) -> dict[str, Any]:
        return {
            "cr4": 0.3 + at / 100,
            "n50": 9,
            "providers": 30,
            "effective_providers": 20.5,
            "hhi": 490.0,
            "design_hhi": 4400.0,
        }

    return rows(make, count)


def moves(count: int) -> pl.DataFrame:
    return rows(lambda at: {"hours": 9.0 + at}, count).with_columns(
        name=pl.col("zone"), move=pl.Series(["entered", "left"] * count)[:count]
    )


def happenings() -> pl.DataFrame:
    day = WEEK - timedelta(weeks=3)
    return pl.DataFrame({"event_on": [day, day], "name": ["New contract", "Storm"], "effect": ["annotate", "break"]})


def months(count: int) -> pl.DataFrame:
    """The second month back lost workers, the third has no matched provider."""
    days = [date(2025 + (at > 3), (at + 8) % 12 + 1, 1) for at in range(14)][-count:] if count else []
    changes = [63.0, -40.0, None, *[10.0 + at for at in range(11)]][:count]
    columns = {
        "month_starting": days,
        "change": changes,
        "matched_before": [800.0] * len(days),
        "matched_providers": [53] * len(days),
    }
    kinds = {
        "month_starting": pl.Date,
        "change": pl.Float64,
        "matched_before": pl.Float64,
        "matched_providers": pl.Int64,
    }
    return pl.DataFrame(columns, schema=kinds)


def staff(count: int) -> pl.DataFrame:
    each = rows(
        lambda at: {"care_workers": 60 - at, "vacancy_rate": 0.02 * at, "turnover": 0.3, "absence": 0.07}, count
    )
    return each.with_columns(pl.col("zone").alias("provider_name"))


def mix(count: int) -> pl.DataFrame:
    names = ["drivers_share", "sponsored_share"][: min(count, 2)]
    shares = {"figure": names, "figure_now": [0.68, 0.15][: len(names)], "providers": [60, 41][: len(names)]}
    return pl.DataFrame(shares, schema={"figure": pl.String, "figure_now": pl.Float64, "providers": pl.Int64})


def use(count: int) -> pl.DataFrame:
    return rows(lambda at: {"contact_hours": 900.0 + at, "council_hours": 700.0, "utilisation": 0.86}, count)


def replies(count: int) -> pl.DataFrame:
    said = ["accepted", "no_staff", "price", "all"][: count + 1] if count else []
    counts = [12, None, 7, 30][: len(said)]
    kinds = {"answer": pl.String, "offers": pl.Int64, "marker": pl.String}
    return pl.DataFrame(
        {"answer": said, "offers": counts, "marker": ["[c]" if n is None else "" for n in counts]}, schema=kinds
    )


def declared(count: int) -> pl.DataFrame:
    one = pl.DataFrame({"spare_hours": [90.0], "asked_for_hours": [40.0], "taken_up_hours": [None], "marker": ["[c]"]})
    return one.cast({"taken_up_hours": pl.Float64}).head(min(count, 1))


def periods(count: int) -> pl.DataFrame:
    days = [date(2025 + (at > 3), (at + 8) % 12 + 1, 1) for at in range(14)][:count]
    columns = {"planned_hours": [900.0 + at for at in range(len(days))], "delivered_hours": [880.0] * len(days)}
    return pl.DataFrame(
        {"period_start": days, **columns},
        schema_overrides={"period_start": pl.Date, "planned_hours": pl.Float64, "delivered_hours": pl.Float64},
    )


def names(frame: pl.DataFrame) -> list[str]:
    return frame["zone"].unique().to_list()


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


def test_three_charts_of_a_page_take_the_same_rows_in_the_same_order() -> None:
    order = charts.zone_order(gaps(8))
    drawn = [
        charts.gap_bars(gaps(8), order),
        charts.demand_bars(gaps(8), order),
        charts.heat_grid(many_weeks(8), order),
    ]
    sorts = [chart.to_dict()["layer"][0]["encoding"]["y"]["sort"] for chart in drawn if chart is not None]
    assert sorts[0] == sorts[1] == sorts[2]
    assert len(sorts) == 3


def test_a_zone_without_returns_comes_last_and_says_so() -> None:
    assert charts.zone_order(gaps(8))[-1] == zone(1)["zone"]
    svg = vl_convert.vegalite_to_svg(_drawn(charts.gap_bars(gaps(8), charts.zone_order(gaps(8)))).to_dict())
    assert "[x]" in svg


def _drawn(chart: alt.LayerChart | None) -> alt.LayerChart:
    assert chart is not None
    return chart


def test_a_withheld_cell_says_so() -> None:
    held = bands(8).with_columns(referrals=pl.lit(None, pl.Int64), marker=pl.lit("[c]"))
    kept = bands(1).with_columns(marker=pl.lit(""))
    chart = charts.wait_grid(pl.concat([kept, held.filter(pl.col("zone_id") != "z0")]), names(bands(8)))
    assert "[c]" in vl_convert.vegalite_to_svg(_drawn(chart).to_dict())


def test_figures_and_dates_are_written_as_on_screen() -> None:
    svg = vl_convert.vegalite_to_svg(_drawn(charts.heat_grid(many_weeks(8), charts.zone_order(gaps(8)))).to_dict())
    for words in (">16 Nov<", ">+328<", ">\u221222<"):
        assert words in svg


def test_the_rest_of_the_council_never_dwarfs_its_zones() -> None:
    whole = gaps(1).with_columns(zone_id=pl.lit("all"), zone=pl.lit("Council"))
    both = pl.concat([gaps(3), whole])
    assert "Council" not in charts.zone_order(both)
    assert "Council" not in charts.describe(both, GAP_HOURS)


def test_wait_bands_hold_every_referral_once() -> None:
    banded = charts.by_wait_band(ages(15).drop_nulls(), ["zone_id", "zone"])
    assert banded["referrals"].sum() == ages(15)["referrals"].sum()
    edges = pl.DataFrame(
        {
            "days_waited": [0, 1, 2, 6, 7, 13, 14, 27, 28, 55, 56, 181, 182, 900],
            "referrals": 1,
            "hours": 1.0,
            "zone": "A",
        }
    )
    assert charts.by_wait_band(edges, ["zone"])["referrals"].to_list() == [2] * 7


def test_small_packages_are_those_under_five_hours() -> None:
    small = charts.small_packages(sizes(1)).row(0, named=True)
    assert (small["small_packages"], small["small_hours"], small["share"]) == (7, 30.0, 0.5)


def test_a_bridge_with_a_hole_is_not_drawn() -> None:
    assert charts.hours_bridge(hours_bridge(2).with_columns(ended_hours=pl.lit(None, pl.Float64))) is None


def test_a_sparkline_breaks_where_a_week_is_missing() -> None:
    assert charts.spark([1.0, 2.0, None, 3.0, 4.0], BETTER).count("<polyline") == 2
    assert charts.spark([1.0, 1.0], BETTER).count("<circle") == 1
    assert charts.spark([1.0], BETTER) == ""
    assert charts.spark([1.0, 2.0, None], BETTER) == ""


def test_words_for_those_who_cannot_see_the_chart() -> None:
    assert charts.describe(gaps(3), WAITING_HOURS) == (
        "Hours waiting by zone, w/c 16 Nov 2026, hours: South0 388; Bradford City and Manningham2 288; "
        "Wharfedale, Ilkley & Addingha1 [x]."
    )
    assert charts.describe_trend(weeks(10), QUEUE_PEOPLE) == (
        "People waiting over time, people: 109 on 14 September 2026, 100 on 16 November 2026; "
        "highest 109 on 14 September 2026, lowest 100 on 16 November 2026."
    )
    assert charts.describe_grid(many_weeks(1), GAP_HOURS, "week_commencing").startswith(
        "Gap by zone and week commencing"
    )
    assert charts.describe_grid(mean_sizes(1).clear(), MEAN_HOURS, "age_band").endswith("no figures.")
    assert charts.describe_hours_bridge(hours_bridge(1)).startswith("Live hours from 900 to 909: New packages +10;")
    assert charts.describe_queue_bridge(queue_bridge(1)).startswith(
        "People waiting from 10 to 3: Joined +9; Care started \u22128;"
    )
    assert charts.describe_queue_bridge(queue_bridge(0)) == "People waiting: no figures for this week."


def test_a_change_says_its_share_and_how_many_providers_it_stands_on() -> None:
    svg = vl_convert.vegalite_to_svg(_drawn(charts.matched_change(months(14))).to_dict())
    for words in (">+63 (+7.9%)<", ">\u221240 (\u22125.0%)<", ">53<", ">Providers<"):
        assert words in svg
    assert charts.describe_months(months(3), MATCHED_CHANGE.of("change")) == (
        "Change in care workers by month, people: September 2026 \u221240; August 2026 +63."
    )


def test_what_is_withheld_of_a_provider_says_so_and_their_sum_is_no_bar() -> None:
    answers = vl_convert.vegalite_to_svg(_drawn(charts.answers(replies(8), wording.ANSWERS)).to_dict())
    begun = vl_convert.vegalite_to_svg(_drawn(charts.uptake(declared(1))).to_dict())
    assert (">[c]<" in answers, ">30<" in answers) == (True, False)
    assert (">[c]<" in begun, ">90<" in begun) == (True, True)


def test_who_care_workers_are_in_words() -> None:
    words = {"drivers_share": "Drivers", "sponsored_share": "Sponsored workers"}
    told = "Of care workers: drivers 68.0% (60 providers); sponsored workers 15.0% (41 providers)."
    assert charts.describe_mix(mix(2), words) == told
    assert charts.describe_mix(mix(0), words) == "Of care workers: nothing returned."


def test_every_provider_lies_in_one_band_of_each_rate() -> None:
    bands = charts.rate_bands(staff(15))
    assert bands.row(0) == ("Under 5%", 2, 0, 0)
    assert [bands[name].sum() for name in ("vacancy_rate", "turnover", "absence")] == [14, 14, 14]
    assert bands.filter(pl.col("band") == "30% or more")["turnover"].item() == 14


def test_rows_keep_apart_however_many() -> None:
    assert charts.height_for(["South"] * 8) == 300
    assert charts.height_for(["South"] * 15) == 490
    assert charts.height_for(["Wharfedale, Ilkley and Addingham"] * 15) == 610

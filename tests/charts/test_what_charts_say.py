"""What charts say: figures and dates as on screen, what is withheld, and words for those who cannot see them."""

import polars as pl

from dashboard import charts, wording
from dashboard.charts.theme import BETTER
from dashboard.measures import GAP_HOURS, MATCHED_CHANGE, MEAN_HOURS, QUEUE_PEOPLE, WAITING_HOURS
from tests.charts.drawn import (
    ages,
    bands,
    gaps,
    hours_bridge,
    many_weeks,
    mean_sizes,
    names,
    queue_bridge,
    sizes,
    svg,
    weeks,
    zone,
)
from tests.charts.drawn_market import declared, mix, months, replies, staff


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
    drawn = svg(charts.gap_bars(gaps(8), charts.zone_order(gaps(8))))
    assert "[x]" in drawn


def test_a_withheld_cell_says_so() -> None:
    held = bands(8).with_columns(referrals=pl.lit(None, pl.Int64), marker=pl.lit("[c]"))
    kept = bands(1).with_columns(marker=pl.lit(""))
    chart = charts.wait_grid(pl.concat([kept, held.filter(pl.col("zone_id") != "z0")]), names(bands(8)))
    assert "[c]" in svg(chart)


def test_figures_and_dates_are_written_as_on_screen() -> None:
    drawn = svg(charts.heat_grid(many_weeks(8), charts.zone_order(gaps(8))))
    for words in (">16 Nov<", ">+328<", ">\u221222<"):
        assert words in drawn


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
    drawn = svg(charts.matched_change(months(14)))
    for words in (">+63 (+7.9%)<", ">\u221240 (\u22125.0%)<", ">53<", ">Providers<"):
        assert words in drawn
    assert charts.describe_months(months(3), MATCHED_CHANGE.of("change")) == (
        "Change in care workers by month, people: September 2026 \u221240; August 2026 +63."
    )


def test_what_is_withheld_of_a_provider_says_so_and_their_sum_is_no_bar() -> None:
    answers = svg(charts.answers(replies(8), wording.ANSWERS))
    begun = svg(charts.uptake(declared(1)))
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

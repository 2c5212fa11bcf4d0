"""The forward gap of two zones, worked by hand: demand as forecast, capacity less notice plus recruits."""

from datetime import date, timedelta
from typing import Any

import pytest

from forecasting.workforce import to_recruit
from tests.conftest import environment
from tests.oracle.drawn import drawn
from tests.oracle.frozen import freeze
from tests.oracle.product import Product

MONDAY = date(2026, 2, 16)
IN_TWO, IN_FOUR = MONDAY + timedelta(weeks=2), MONDAY + timedelta(weeks=4)
PROVIDERS = """
    | provider_id | provider_name | status       | notice_ends |
    | Ash         | Ash Care      | active       | -           |
    | Birch       | Birch Care    | notice_given | 2026-03-12  |
"""
LINES = """
    | package_id | provider_id | person_id | zone_id | weekly_hours | line_start |
    | a          | Ash         | Ann       | North   | 60           | 2025-01-06 |
    | b          | Birch       | Bob       | North   | 40           | 2025-01-06 |
    | c          | Ash         | Cat       | South   | 30           | 2025-01-06 |
    | d          | Birch       | Dan       | South   | 10           | 2025-01-06 |
"""
REFERRALS = """
    | referral_id | zone_id | weekly_hours | need        | replaces_package_id |
    | r1          | North   | 12           | replacement | b                   |
    | r2          | North   | 20           | new         | -                   |
    | r3          | South   | 5            | new         | -                   |
"""
CAPACITY = """
    | week_commencing | provider_id | zone_id | spare_hours |
    | 2026-02-16      | Ash         | North   | 8           |
    | 2026-02-16      | Ash         | South   | 9           |
"""
RETURNS = """
    | month_starting | provider_id | zone_id | care_workers | contracted_hours | absence_hours | agency_hours | starters | leavers | other_contact_hours |
    | 2026-01-01     | Ash         | -       | 10           | 200              | 0             | 0            | 3        | 1       | 60                  |
    | 2026-02-01     | Ash         | -       | 10           | 200              | 0             | 0            | 2        | 0       | 60                  |
"""
DRAWS = {"North": [100.0, 120.0, 140.0, 160.0, 180.0], "South": [20.0, 30.0, 40.0, 50.0, 60.0]}


def forecasts() -> list[dict[str, Any]]:
    zones = DRAWS | {"all": [north + south for north, south in zip(*DRAWS.values(), strict=True)]}
    return [
        {
            "made_on": MONDAY, "quantity": "demand_hours", "zone_id": zone, "week_commencing": week,
            "hours": sum(draws) / 5, "lower_80": 0.0, "upper_80": 0.0, "draws": draws,
        }
        for zone, draws in zones.items()
        for week in (IN_TWO, IN_FOUR)
    ]  # fmt: skip


Gaps = dict[tuple[str, date], dict[str, Any]]


def gaps_of(folder: Any, *, workforce: bool, limit: str = "", others: str = "60") -> Gaps:
    product = Product(folder)
    kinds = {"providers": PROVIDERS, "packages": LINES, "waiting_list": REFERRALS, "capacity": CAPACITY}
    kinds |= {"workforce": RETURNS.replace(" 60 ", f" {others} ")} if workforce else {}
    product.publish(*(product.request(kind, drawn(text), as_at=MONDAY) for kind, text in kinds.items()))
    (product.store.root / "settings.toml").write_text(limit, encoding="utf-8")
    with environment(folder):
        freeze(product, forecasts())
    return {(row["zone_id"], row["week_commencing"]): row for row in product.rows("forward_gaps")}


@pytest.fixture(scope="module")
def gaps(tmp_path_factory: pytest.TempPathFactory) -> Gaps:
    limit = "gap_limit_hours = 100\n[zone_gap_limits]\nSouth = 5\n"
    return gaps_of(tmp_path_factory.mktemp("gaps"), workforce=True, limit=limit)


def test_hours_leave_when_notice_ends_but_for_those_to_be_re_placed_already(gaps: Gaps) -> None:
    assert gaps["North", IN_TWO]["leaving_hours"] == 0
    assert gaps["North", IN_FOUR]["leaving_hours"] == 40 - 12
    assert gaps["all", IN_FOUR]["leaving_hours"] == 40 - 12 + 10


def test_recruits_bring_hours_at_the_pace_of_the_last_year(gaps: Gaps) -> None:
    """Two more workers a month; 15 contact hours each; the council buys 90 of the 150 hours that Ash delivers."""
    row = gaps["all", IN_FOUR]
    assert row["recruited_hours"] == pytest.approx(2 / (365.25 / 12 / 7) * 4 * 15 * 90 / 150)
    assert row["workforce_known"]


def test_capacity_and_gap_are_the_sum_of_their_parts(gaps: Gaps) -> None:
    """North now: 100 live, 12 of them to be re-placed, 8 spare."""
    row = gaps["North", IN_FOUR]
    assert row["demand_hours"] == 140
    assert row["capacity_hours"] == pytest.approx(96 - row["leaving_hours"] + row["recruited_hours"])
    assert row["gap_hours"] == pytest.approx(row["demand_hours"] - row["capacity_hours"])
    assert row["gap_lower_80"] == pytest.approx(108 - row["capacity_hours"])
    assert row["gap_upper_80"] == pytest.approx(172 - row["capacity_hours"])


def test_chances_are_shares_of_the_draws(tmp_path: Any) -> None:
    """The gap is 24 now in North; without recruits capacity is 96 in two weeks and 68 in four."""
    found = gaps_of(tmp_path, workforce=False)
    assert found["North", IN_TWO]["shortfall_probability"] == 0.6
    assert found["North", IN_FOUR]["shortfall_probability"] == 1
    assert found["North", IN_TWO]["limit_probability"] is None
    assert not found["North", IN_TWO]["workforce_known"]
    assert found["North", IN_TWO]["care_workers_needed"] is None


def test_a_zone_s_own_limit_stands_before_the_council_s(gaps: Gaps) -> None:
    assert gaps["North", IN_TWO]["limit_probability"] == 0
    assert gaps["South", IN_TWO]["limit_probability"] == 0.2
    assert gaps["all", IN_TWO]["limit_probability"] is None


def test_care_workers_needed_are_hours_over_what_one_gives(gaps: Gaps) -> None:
    assert gaps["all", IN_TWO]["care_workers_needed"] == pytest.approx(180 / 15)


def test_care_workers_to_recruit_are_those_needed_less_the_councils_share_of_those_there_and_plus_leavers(
    tmp_path: Any,
) -> None:
    """12 needed in two weeks; the council has 90 / 150 of 10 workers, and of the half a worker a month who leaves."""
    gaps_of(tmp_path, workforce=True)
    row = Product(tmp_path).row("workforce_needed", zone_id="all", week_commencing=IN_TWO)
    leavers = 0.5 / (365.25 / 12 / 7) * 2 * 0.6
    assert (row["council_share"], row["council_workers"]) == (pytest.approx(0.6), pytest.approx(6))
    assert row["expected_leavers"] == pytest.approx(leavers)
    assert row["to_recruit"] == pytest.approx(to_recruit(180 / 15, 10, 0.6, leavers))


def test_where_the_councils_share_is_not_known_neither_are_those_needed_nor_to_recruit(tmp_path: Any) -> None:
    gaps_of(tmp_path, workforce=True, others="")
    row = Product(tmp_path).row("workforce_needed", zone_id="all", week_commencing=IN_TWO)
    assert (row["care_workers_needed"], row["council_share"], row["to_recruit"]) == (None, None, None)


def test_the_local_share_stands_in_where_work_for_others_is_not_returned(tmp_path: Any) -> None:
    gaps_of(tmp_path, workforce=True, others="", limit="council_share = 0.5\n")
    row = Product(tmp_path).row("workforce_needed", zone_id="all", week_commencing=IN_TWO)
    assert (row["care_workers_needed"], row["council_workers"]) == (pytest.approx(12), pytest.approx(5))


def test_the_council_is_short_by_what_its_zones_are_short_in_each_draw(tmp_path: Any) -> None:
    """In two weeks North lacks 4, 24, 44, 64 and 84 hours; South, with 49, lacks 0, 0, 0, 1 and 11."""
    found = gaps_of(tmp_path, workforce=False)
    assert found["South", IN_TWO]["capacity_hours"] == 49
    council, north = found["all", IN_TWO], found["North", IN_TWO]
    assert council["shortfall_hours"] == 44
    assert council["shortfall_lower_80"] == pytest.approx(4 + 0.4 * 20)
    assert council["shortfall_upper_80"] == pytest.approx(65 + 0.6 * 30)
    assert (north["shortfall_hours"], north["longer_probability"]) == (44, 0.6)
    assert council["longer_probability"] == 0.6, "24 hours are short now, all of them in North"
    assert found["South", IN_TWO]["shortfall_lower_80"] == 0


def test_a_queue_that_is_days_behind_the_packages_holds_the_census_of_capacity_back(tmp_path: Any) -> None:
    """40 hours of Birch in North, 12 of them to be re-placed; 8 are spare a week before the packages' last Monday."""
    product = Product(tmp_path)
    before = MONDAY - timedelta(weeks=1)
    spare = [{"week_commencing": before, "provider_id": "Ash", "zone_id": "North", "spare_hours": 8}]
    product.publish(
        product.request("providers", drawn(PROVIDERS)),
        product.request("capacity", spare),
        product.request("packages", drawn(LINES), as_at=MONDAY, covers_from=before),
        product.request("waiting_list", drawn(REFERRALS), as_at=MONDAY - timedelta(days=3), covers_from=before),
    )
    freeze(product, forecasts())
    north = product.row("forward_gaps", zone_id="North", week_commencing=IN_FOUR)
    assert (north["leaving_hours"], north["capacity_hours"]) == (28, 100 - 12 + 8 - 28)
    assert north["shortfall_probability"] == 1


def test_without_spare_hours_there_is_no_gap_to_compare_with(tmp_path: Any) -> None:
    product = Product(tmp_path)
    product.publish(
        product.request("packages", drawn(LINES), as_at=MONDAY),
        product.request("waiting_list", drawn(REFERRALS), as_at=MONDAY),
    )
    freeze(product, forecasts())
    rows = product.rows("forward_gaps", zone_id="North")
    assert {(row["capacity_hours"], row["gap_hours"], row["shortfall_probability"]) for row in rows} == {
        (None, None, None)
    }
    assert {row["demand_hours"] for row in rows} == {140}

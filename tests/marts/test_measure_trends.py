"""Every measure over time: each value is that of the table it comes from."""

from datetime import date, timedelta

import pytest

from tests.oracle.product import Product

MONDAY = date(2026, 2, 16)
SAME = {
    "live_hours": ("weekly_gaps", "live_hours"), "waiting_hours": ("weekly_gaps", "waiting_hours"),
    "shortfall_hours": ("weekly_gaps", "shortfall_hours"), "longest_days": ("weekly_waiting", "longest_days"),
    "largest_4_share": ("market_concentration", "cr4"), "market_hhi": ("market_concentration", "hhi"),
}  # fmt: skip
ONLY = {"weekly_waiting": {"queue": "package"}, "market_concentration": {"basis": "live"}}


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Product:
    product = Product(tmp_path_factory.mktemp("trends"))
    start = MONDAY - timedelta(weeks=5)
    lines = [
        {"package_id": "a", "zone_id": "North", "weekly_hours": 12, "line_start": start},
        {"package_id": "b", "zone_id": "South", "provider_id": "Birch", "line_start": start},
        {"package_id": "c", "zone_id": "South", "line_start": MONDAY - timedelta(weeks=1)},
    ]
    waiting = [{"referral_id": "r1", "zone_id": "North"}]
    spare = [{"week_commencing": MONDAY, "spare_hours": 4}]
    product.publish(
        product.request("packages", lines, as_at=MONDAY, covers_from=start),
        product.request("waiting_list", waiting, as_at=MONDAY),
        product.request("capacity", spare, as_at=MONDAY),
    )
    return product


@pytest.mark.parametrize("measure", SAME)
@pytest.mark.parametrize("zone", ["North", "all"])
def test_a_value_is_that_of_its_table(product: Product, measure: str, zone: str) -> None:
    table, column = SAME[measure]
    [row] = product.rows(table, week_commencing=MONDAY, zone_id=zone, **ONLY.get(table, {}))
    [trend] = product.rows("measure_trends", week_commencing=MONDAY, zone_id=zone, measure=measure)
    assert trend["value"] == pytest.approx(row[column])


def test_moves_of_zones_add_up_to_the_council_s(product: Product) -> None:
    new = {
        row["zone_id"]: row["value"]
        for row in product.rows("measure_trends", measure="bridge_new_hours")
        if row["week_commencing"] == MONDAY - timedelta(weeks=1)
    }
    assert new == {"North": 0, "South": 10, "all": 10}


def test_a_week_without_a_value_has_no_row(product: Product) -> None:
    weeks = {row["week_commencing"] for row in product.rows("measure_trends", measure="spare_hours", zone_id="North")}
    assert weeks == {MONDAY}

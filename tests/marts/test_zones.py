"""Zones: those listed under their names, those only used under their codes, `all` never among them."""

from datetime import date

from tests.oracle.product import Product

DAY = date(2026, 1, 12)


def test_listed_zones_have_names_and_others_say_that_they_are_not_listed(product: Product) -> None:
    product.publish(
        product.request("zones", [{"zone_id": "N", "zone_name": "North", "area": "Upper", "rural": "yes"}]),
        product.request("packages", [{"package_id": "Ann", "zone_id": "Q9"}], as_at=DAY),
        product.request(
            "capacity", [{"week_commencing": DAY, "zone_id": None}, {"week_commencing": DAY, "zone_id": "C"}]
        ),
        product.request("waiting_list", [{"referral_id": "r1", "zone_id": "W"}], as_at=DAY),
    )
    assert product.rows("zones") == [
        {"zone_id": "C", "zone_name": "not listed (C)", "area": None, "rural": None, "listed": False},
        {"zone_id": "N", "zone_name": "North", "area": "Upper", "rural": True, "listed": True},
        {"zone_id": "Q9", "zone_name": "not listed (Q9)", "area": None, "rural": None, "listed": False},
        {"zone_id": "W", "zone_name": "not listed (W)", "area": None, "rural": None, "listed": False},
    ]


def test_without_a_zones_file_the_code_is_the_name(product: Product) -> None:
    product.load("packages", [{"package_id": "Ann", "zone_id": "Q9"}], as_at=DAY)
    assert product.rows("zones")[0]["zone_name"] == "Q9"

"""What an accepted load says besides: codes nobody lists, packages nobody knows, rows it displaces, files at odds."""

from datetime import date
from typing import Any

import pytest

from dashboard import settings
from dashboard.loading.arrivals import LoadRefusedError
from tests.oracle.product import Product

DAY = date(2026, 2, 16)
FIRST = date(2026, 1, 5)


def test_codes_that_no_file_lists_are_named_once(product: Product) -> None:
    product.publish(
        product.request("zones", [{"zone_id": "N", "zone_name": "North"}]),
        product.request("providers", [{"provider_id": "Ash"}]),
    )
    lines = [
        {"package_id": name, "zone_id": zone, "provider_id": "Elm"}
        for name, zone in (("a", "Q"), ("b", "Q"), ("c", "N"))
    ]
    arrival = product.seen("packages", lines, as_at=DAY)
    assert arrival.remarks == (
        "Zones that no zones file lists, counted under their codes: Q",
        "Providers that no providers file lists, counted under their codes: Elm",
    )


def test_no_codes_are_named_where_nothing_lists_any(product: Product) -> None:
    arrival = product.seen("packages", [{"package_id": "a"}], as_at=DAY)
    assert arrival.remarks == ()


def test_replacements_of_unknown_packages_are_listed_with_their_rows(product: Product) -> None:
    referrals = [
        {"referral_id": "r1", "need": "replacement", "replaces_package_id": "a"},
        {"referral_id": "r2", "need": "replacement", "replaces_package_id": "nobody"},
        {"referral_id": "r3", "need": "replacement"},
        {"referral_id": "r4", "need": "new"},
    ]
    product.load("packages", [{"package_id": "a"}], as_at=DAY)
    arrival = product.seen("waiting_list", referrals, as_at=DAY)
    assert arrival.remarks == (
        "2 replacement referrals name no known package, so nothing is taken off demand: rows 3, 4",
    )


def test_offers_of_unknown_referrals_are_listed_with_their_rows(product: Product) -> None:
    product.load("waiting_list", [{"referral_id": "r1"}], as_at=DAY)
    offered = [
        {"offer_id": name, "referral_id": referral, "offered_on": DAY}
        for name, referral in (("o1", "r1"), ("o2", "nobody"), ("o3", "no one"))
    ]
    arrival = product.seen("offers", offered)
    assert arrival.remarks == ("2 offers name no known referral, so they count in no zone but 'not listed': rows 3, 4",)


def test_a_month_returned_for_all_zones_and_by_zone_is_named_and_counts_once(product: Product) -> None:
    def month(first: str, provider: str, zone: str | None, people: int) -> dict[str, Any]:
        return {"month_starting": first, "provider_id": provider, "zone_id": zone, "care_workers": people}

    rows = [month("2026-01-01", "Ash", None, 30), month("2026-01-01", "Birch", "North", 5)]
    assert product.load("workforce", [*rows, month("2026-02-01", "Ash", "North", 9)]).arrivals[0].remarks == ()
    (arrival,) = product.load("workforce", [month("2026-01-01", "Ash", "North", 10)]).arrivals
    (remark,) = arrival.remarks
    assert remark.startswith("Returned for all zones and by zone too")
    assert remark.endswith("each zone its own: Ash (January 2026)")
    assert product.row("workforce_utilisation", month_starting=date(2026, 1, 1), zone_id="all")["care_workers"] == 35
    (share,) = product.rows("market_shares", basis="staff", zone_id="all", group_name="Ash", week_commencing=FIRST)
    assert share["amount"] == 30


def test_a_supplier_with_a_listed_name_is_asked_about_and_not_taken_for_it(product: Product) -> None:
    product.load(
        "providers",
        [
            {"provider_id": "P1", "provider_name": "Ash Care Limited"},
            {"provider_id": "P2", "provider_name": "Birch Care"},
        ],
    )
    paid = [
        {"paid_on": DAY, "reference": "1", "amount": 5, "provider_id": name} for name in ("ASH CARE LTD", "P2", "Elm")
    ]
    (arrival,) = product.load("payments", paid).arrivals
    assert arrival.remarks[1] == (
        "Suppliers with the name of a listed provider count under their own names until a profile confirms them: "
        "[values.provider_id] 'ASH CARE LTD' = 'P1'"
    )
    (share,) = product.rows("market_shares", group_name="ASH CARE LTD")
    assert share["amount"] == 5


def test_an_older_extract_that_comes_late_says_what_it_displaces(product: Product) -> None:
    product.load("packages", [{"package_id": "a", "line_start": "2026-01-20", "line_end": "2026-02-01"}], as_at=DAY)
    older = [{"package_id": "a", "line_start": "2026-01-10", "line_end": "2026-01-25"}]
    arrival = product.seen("packages", older, as_at=date(2026, 2, 9))
    assert arrival.remarks == ("1 rows of other loads overlap these and no longer count",)


def test_a_snapshot_without_its_day_says_which_it_was_taken_for(product: Product) -> None:
    arrival = product.seen("packages", [{"package_id": "a"}], claims="snapshot")
    assert arrival.remarks == (
        "taken as everyone open on 2026-01-05, the newest date in the file; --as-at says another day",
    )


@pytest.mark.parametrize("claims", ["full", "snapshot"])
def test_two_files_cannot_both_be_all_there_is_on_a_day(product: Product, claims: str) -> None:
    requests = [product.request("packages", [{"package_id": name}], as_at=DAY, claims=claims) for name in "ab"]
    with pytest.raises(LoadRefusedError, match="both claim to hold all of packages"):
        product.publish(*requests)
    product.publish(
        *(product.request("packages", [{"package_id": name}], as_at=DAY, claims=claims, feed=name) for name in "ab")
    )
    assert product.row("weekly_hours", week_commencing=DAY, zone_id="all", age_band="all")["packages"] == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("late_days = ", "not valid TOML"),
        ('late_days = "soon"', "setting late_days"),
        ("small_count = 0", "setting small_count"),
    ],
)
def test_faulty_settings_are_named(product: Product, text: str, words: str) -> None:
    product.store.root.mkdir()
    (product.store.root / "settings.toml").write_text(text, encoding="utf-8")
    with pytest.raises(settings.SettingsError, match=words):
        product.load("packages", [{"package_id": "a"}])


def test_a_council_sets_its_own_thresholds(product: Product) -> None:
    product.store.root.mkdir()
    (product.store.root / "settings.toml").write_text("declaration_days = 14", encoding="utf-8")
    declared = [{"week_commencing": date(2026, 2, 2), "spare_hours": 5}]
    product.publish(
        product.request("packages", [{"package_id": "a"}], as_at=DAY), product.request("capacity", declared, as_at=DAY)
    )
    assert product.row("weekly_gaps", week_commencing=DAY, zone_id="North")["spare_hours"] == 5
    assert {"name": "declaration_days", "value": "14", "unit": "days"} in product.rows("settings")

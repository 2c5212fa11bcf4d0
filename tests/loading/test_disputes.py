"""What market extracts may not say: refused, row by row or whole, in plain words; nothing is guessed."""

from datetime import date
from typing import Any

import pytest

from dashboard.loading.arrivals import LoadRefusedError
from tests.loading.command import homecare
from tests.oracle.drawn import drawn
from tests.oracle.product import Product


def refused(product: Product, kind: str, rows: list[dict[str, Any]], **options: Any) -> dict[int, str]:
    (arrival,) = product.load(kind, rows, **options).arrivals
    return {row["source_row"]: f"{row['column']} {row['reason']}" for row in arrival.accepted.refused.to_dicts()}


def test_expected_shares_of_a_zone_above_one_are_refused_with_the_day_and_the_contracts(product: Product) -> None:
    slots = """
        | contract_id | provider_id | expected_share | start_date | end_date   |
        | c1          | Ash         | 0.6            | 2026-01-01 | 2026-03-31 |
        | c2          | Birch       | 0.4            | 2026-01-01 | -          |
        | c3          | Cedar       | 0.6            | 2026-04-01 | -          |
        | c4          | -           | 0.1            | 2026-05-01 | -          |
    """
    path = product.file("contracts", [row | {"zone_id": "North", "role": "spot"} for row in drawn(slots)])
    answer = homecare("load", path)
    assert answer.exit_code == 1
    assert "expected_share in zone North adds up to 1.1 on 2026-05-01 (c2, c3, c4)" in answer.everything
    product.load("contracts", drawn(slots)[:3])
    with pytest.raises(LoadRefusedError, match=r"zone North adds up to 1\.1"):
        product.load("contracts", drawn(slots)[3:], feed="other")


def test_a_share_is_from_0_to_1_and_a_contract_does_not_end_before_it_starts(product: Product) -> None:
    slots = """
        | contract_id | provider_id | expected_share | start_date | end_date   |
        | c1          | Ash         | 60             | 2026-01-01 | -          |
        | c2          | Birch       | -0.1           | 2026-01-01 | -          |
        | c3          | Cedar       | 0.6            | 2026-01-01 | 2025-12-31 |
        | c4          | -           | 1              | 2026-01-01 | 2026-01-01 |
    """
    reasons = refused(product, "contracts", drawn(slots))
    assert reasons[2] == "expected_share is above 1"
    assert reasons[3] == "expected_share is below 0"
    assert "end_date is not before start_date" in reasons[4]
    assert set(reasons) == {2, 3, 4}


def test_contracts_of_one_slot_that_overlap_are_both_refused(product: Product) -> None:
    slots = """
        | contract_id | provider_id | role      | local_role | start_date | end_date   |
        | c1          | Ash         | lead      | -          | 2026-01-01 | 2026-06-30 |
        | c2          | Ash         | lead      | -          | 2026-06-30 | -          |
        | c3          | Ash         | framework | Lot 1      | 2026-01-01 | -          |
        | c4          | Ash         | framework | Lot 2      | 2026-01-01 | -          |
        | c5          | -           | secondary | -          | 2026-01-01 | -          |
        | c6          | -           | secondary | -          | 2026-01-01 | -          |
        | c7          | Birch       | lead      | -          | 2026-01-01 | 2026-06-30 |
        | c8          | Birch       | lead      | -          | 2026-07-01 | -          |
    """
    reasons = refused(product, "contracts", drawn(slots))
    assert set(reasons) == {2, 3}
    assert reasons[2] == "start_date this contract overlaps another of the same provider, zone and role"


def test_a_contract_that_overlaps_a_loaded_one_is_refused(product: Product) -> None:
    product.load("contracts", [{"contract_id": "c1"}, {"contract_id": "c2", "provider_id": None}])
    reasons = refused(product, "contracts", [{"contract_id": "c9"}, {"contract_id": "c8", "provider_id": None}])
    assert set(reasons) == {2}
    with pytest.raises(LoadRefusedError, match="every row overlaps"):
        product.load("contracts", [{"contract_id": "c7"}])
    product.load("contracts", [{"contract_id": "c1", "end_date": date(2026, 6, 30)}])


def test_a_snapshot_of_contracts_ends_those_it_lacks(product: Product) -> None:
    rows = [{"contract_id": name, "provider_id": name} for name in ("c1", "c2")]
    product.load("contracts", rows, as_at=date(2026, 2, 1))
    product.load("contracts", rows[:1], as_at=date(2026, 3, 1), claims="snapshot")
    product.load("packages", [{"package_id": "Ann"}], as_at=date(2026, 3, 2), covers_from=date(2026, 2, 23))
    slots = {row["week_commencing"]: row["slots"] for row in product.rows("contract_roles", role="lead")}
    assert slots == {date(2026, 2, 23): 2, date(2026, 3, 2): 1}


def test_a_provider_cannot_succeed_itself(product: Product) -> None:
    rows = [{"provider_id": "Ash", "succeeded_by": "Ash"}, {"provider_id": "Birch", "succeeded_by": "Ash"}]
    assert refused(product, "providers", rows) == {2: "succeeded_by must hold: succeeded_by is another provider"}


def test_a_succession_cannot_lead_back(product: Product) -> None:
    chain = """
        | provider_id | from       | succeeded_by |
        | Ash         | 2026-01-01 | Birch        |
        | Birch       | 2026-02-01 | Cedar        |
        | Cedar       | 2026-03-01 | Ash          |
    """
    with pytest.raises(LoadRefusedError, match="Ash would count as itself on 2026-03-01"):
        product.load("providers", drawn(chain))
    ended = [*drawn(chain), {"provider_id": "Ash", "from": date(2026, 2, 15), "succeeded_by": None}]
    product.load("providers", ended)


def test_a_month_returned_twice_is_refused(product: Product) -> None:
    months = """
        | month_starting | provider_id | care_workers |
        | 2026-01-01     | Ash         | 10           |
        | 2026-01-01     | Ash         | 12           |
        | 2026-01-01     | Birch       | 4            |
        | 2026-01-01     | Birch       | 4            |
        | 2026-01-15     | Cedar       | 4            |
        | 2026-01-01     | Dogwood     | -            |
    """
    reasons = refused(product, "workforce", drawn(months))
    assert set(reasons) == {2, 3, 6, 7}
    assert "another row has the same month_starting, provider_id, zone_id" in reasons[2]
    assert reasons[6] == "month_starting is not the 1st of a month"
    assert "care_workers or care_workers_wte is stated" in reasons[7]


def test_a_month_that_another_source_has_returned_is_refused(product: Product) -> None:
    rows = [{"month_starting": date(2026, 1, 1), "care_workers": 10}]
    product.load("workforce", rows, feed="returns")
    with pytest.raises(LoadRefusedError, match=r"Ash has returned January 2026 already.*national and returns"):
        product.load("workforce", rows, feed="national")
    product.load("workforce", [rows[0] | {"care_workers": 11}], feed="returns")


@pytest.mark.parametrize(
    ("kind", "row", "words"),
    [
        ("offers", {"offer_id": "o", "referral_id": "r", "offered_on": "2026-01-02", "answered_on": "2026-01-01"}, "answered_on must hold"),
        ("offers", {"offer_id": "o", "referral_id": "r", "offered_on": "2026-01-02", "answer": "maybe"}, "answer is not one of"),
        ("payments", {"paid_on": "2026-01-02", "reference": "1", "amount": "plenty"}, "amount is not a number"),
        ("events", {"event_on": "2026-01-02", "name": "Snow", "ends_on": "2026-01-01"}, "ends_on must hold"),
        ("events", {"event_on": "2026-01-02", "name": "Snow", "effect": "melt"}, "effect is not one of"),
        ("feedback", {"period_start": "2026-01-01", "responses": 5, "mean_rating": 5.5}, "mean_rating is above 5"),
        ("feedback", {"period_start": "2026-01-01", "mean_rating": 4}, "responses is blank"),
        ("provider_kpis", {"period_start": "2026-01-01", "value": 1}, "kpi is blank"),
    ],
)  # fmt: skip
def test_rows_of_the_other_kinds_follow_their_rules(
    product: Product, kind: str, row: dict[str, Any], words: str
) -> None:
    good: dict[str, dict[str, Any]] = {
        "offers": {"offer_id": "g", "referral_id": "r", "offered_on": "2026-01-02"},
        "payments": {"paid_on": "2026-01-02", "reference": "g", "amount": -1},
    }
    good |= {
        "events": {"event_on": "2026-01-02", "name": "Ice"},
        "feedback": {"period_start": "2026-02-01", "responses": 5},
    }
    good |= {"provider_kpis": {"period_start": "2026-01-01", "kpi": "On time", "value": -1}}
    (reason,) = refused(product, kind, [row, good[kind]], as_at=date(2026, 2, 1)).values()
    assert reason.startswith(words)

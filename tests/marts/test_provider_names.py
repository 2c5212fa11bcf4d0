"""What each provider is called, listed or not."""

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

PROVIDERS = """
    | provider_id | from       | provider_name |
    | P1          | -          | Ash Care      |
    | P1          | 2026-03-01 | Ash Homecare  |
"""


def names(product: Product) -> dict[str, str]:
    return {row["provider_id"]: row["provider_name"] for row in product.rows("provider_names")}


def test_the_last_name_holds_and_who_is_not_listed_says_so(product: Product) -> None:
    product.publish(
        product.request("providers", drawn(PROVIDERS)),
        product.request("packages", [{"package_id": "a", "provider_id": "P2"}]),
        product.request("feedback", [{"period_start": "2026-01-01", "provider_id": None, "responses": 9}]),
    )
    assert names(product) == {"P1": "Ash Homecare", "P2": "not listed (P2)"}


def test_where_no_file_lists_providers_codes_are_names(product: Product) -> None:
    product.load("workforce", [{"month_starting": "2026-01-01", "provider_id": "P3", "care_workers": 5}])
    assert names(product) == {"P3": "P3"}

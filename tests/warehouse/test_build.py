"""What is asked of every table as it is made, and how much room a version takes."""

from collections.abc import Iterator
from datetime import date

import duckdb
import polars as pl
import pytest

from dashboard import marts
from dashboard.warehouse.build import BuildRefusedError, _create
from dashboard.warehouse.catalogue import Model
from dashboard.warehouse.worked import Worked
from tests.oracle.product import Product


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


def queried(layer: str, *zones: str) -> Model:
    return Model("places", layer, ("zone_id",), "none", (), f"select unnest({list(zones)}::varchar[]) as zone_id")


def worked(*zones: str) -> Worked:
    rows = pl.DataFrame({"zone_id": zones}, schema={"zone_id": pl.String})
    return Worked("places", ("zone_id",), "none", (), lambda _frames: rows)


TWICE = [queried("marts", "North", "North"), queried("intermediate", "N", "S", "S"), worked("South", "South")]
ONCE = [queried("marts", "North", "South"), queried("intermediate"), worked("South"), worked()]


@pytest.mark.parametrize("table", TWICE)
def test_two_rows_for_one_grain_are_refused(connection: duckdb.DuckDBPyConnection, table: Model | Worked) -> None:
    with pytest.raises(BuildRefusedError, match="places has two rows for one zone_id"):
        _create(connection, table)


@pytest.mark.parametrize("table", ONCE)
def test_rows_that_differ_in_their_grain_are_kept(connection: duckdb.DuckDBPyConnection, table: Model | Worked) -> None:
    _create(connection, table)
    rows = connection.sql("from places").fetchall()
    assert len(rows) == len(set(rows))


def test_a_version_of_a_small_council_is_a_small_file(product: Product) -> None:
    product.load("packages", [{"package_id": "Ann"}], as_at=date(2026, 2, 16))
    assert marts.live_version().stat().st_size < 4_000_000

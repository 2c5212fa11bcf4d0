"""Whatever SQL reaches a reader's connection, it sees one version and nothing else of the machine."""

from pathlib import Path

import duckdb
import polars as pl
import pytest

from dashboard import marts
from dashboard.warehouse import reading
from tests.loading.command import homecare
from tests.oracle.product import Product

READS = [
    "select * from read_csv('{secret}')",
    "select * from '{secret}'",
    "from read_text('{secret}')",
    "from read_blob('{secret}')",
    "from read_json('{secret}')",
    "from read_parquet('{secret}')",
    "from parquet_metadata('{secret}')",
    "from sniff_csv('{secret}')",
    "from glob('{folder}/*')",
    "from read_csv('https://example.org/x.csv')",
    "from duckdb_secrets()",
    "attach '{folder}/other.duckdb' as other",
    "attach '{version}' as again",
    "import database '{folder}'",
]
WRITES = [
    "copy (select 1) to '{folder}/out.csv'",
    "copy weekly_hours to '{folder}/out.parquet' (format parquet)",
    "copy weekly_hours from '{secret}'",
    "export database '{folder}/out'",
    "attach '{folder}/out.duckdb' as made",
    "create table published.made as select 1 as a",
    "create view published.made as select 1 as a",
    "drop table weekly_hours",
    "delete from weekly_hours",
    "update weekly_hours set live_hours = 0",
    "alter table weekly_hours rename to gone",
    "create persistent secret made (type http)",
]
EXTENSIONS = ["install httpfs", "load httpfs", "install '{secret}'", "load '{secret}'", "force install excel"]
OPTIONS = [
    "set enable_external_access = true",
    "set lock_configuration = false",
    "reset lock_configuration",
    "set memory_limit = '64GB'",
    "pragma memory_limit = '64GB'",
    "reset threads",
    "set global temp_directory = '{folder}'",
    "set file_search_path = '{folder}'",
    "set allowed_directories = ['{folder}']",
    "set autoload_known_extensions = true",
    "set python_enable_replacements = true",
    "set profiling_output = '{folder}/out.json'",
    "pragma enable_profiling = 'json'",
    "call enable_logging()",
]


@pytest.fixture(scope="module")
def version(told: Product) -> Path:
    told.load("packages", [{"package_id": "Ann"}])
    return told.store.version_path(current) if (current := told.store.current()) else Path()


def attempt(connection: duckdb.DuckDBPyConnection, statement: str) -> None:
    found = connection.sql(statement)
    if found is not None:
        found.fetchall()


@pytest.mark.parametrize("attack", [*READS, *WRITES, *EXTENSIONS, *OPTIONS])
def test_every_attack_is_refused(version: Path, tmp_path: Path, attack: str) -> None:
    secret, content = tmp_path / "secret.csv", version.read_bytes()
    secret.write_text("a,b\n1,2\n")
    duckdb.connect(str(tmp_path / "other.duckdb")).close()
    files = sorted(tmp_path.iterdir())
    with reading.attached(version) as connection, pytest.raises(duckdb.Error):
        attempt(connection, attack.format(secret=secret, folder=tmp_path, version=version))
    assert sorted(tmp_path.iterdir()) == files
    assert version.read_bytes() == content


def test_frames_of_the_process_are_not_tables(version: Path) -> None:
    frames = pl.DataFrame({"a": [1]})
    with reading.attached(version) as connection, pytest.raises(duckdb.CatalogException):
        connection.sql("select * from frames")
    assert frames.height == 1


@pytest.mark.parametrize(
    "name",
    ["stg_packages", "raw_packages", "duckdb_settings()", "weekly_hours; drop table weekly_hours", "WEEKLY_HOURS", ""],
)
def test_only_tables_that_the_catalogue_lists_can_be_named(version: Path, told: Product, name: str) -> None:
    with pytest.raises(KeyError):
        reading.table(version, name)
    assert homecare("show", name).exit_code == 2


def test_a_version_path_with_a_quote_is_a_path(product: Product, tmp_path: Path) -> None:
    product.load("packages", [{"package_id": "Ann"}])
    odd = tmp_path / "it's; select 1.duckdb"
    odd.write_bytes(marts.live_version().read_bytes())
    assert reading.table(odd, "weekly_hours").height > 0

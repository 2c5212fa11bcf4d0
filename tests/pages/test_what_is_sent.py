"""No person's row leaves the server, and small numbers do not leave the analyst's screen."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import polars as pl
import pytest

from dashboard.warehouse.store import Store
from tests.pages.few import NAMES, NASTY
from tests.pages.screen import FIGURES, PAGES, Screen, opened, parts
from tests.pages.stores import FEW

SMALL = {f"{sign}{count}" for sign in ("", "+", "\u2212", "-") for count in (1, 2, 3, 4)}
IDS = ("person_id", "package_id", "referral_id", "replaces_package_id")
SHOWING_PEOPLE = {
    "waiting_bands", "waiting_trend", "waiting_moves", "waiting_settings", "sizes_trend", "sizes_moves", "sizes_sizes",
    "sizes_small", "week_queue", "week_moves", "brokerage_bands", "brokerage_cascade",
}  # fmt: skip
OF_PEOPLE = {
    "People", "People waiting", "Packages", "People receiving care",
    "Median days", "90th percentile", "Longest",
}  # fmt: skip
ADDRESSES = [{}, {"zone": "Z1"}, {"age": "85+"}, {"zone": "Z3", "age": "75-84"}]
WITH_PEOPLE = pytest.mark.parametrize("store", ["sample", FEW], indirect=True)


def ids(folder: Path) -> set[bytes]:
    """Every id of a person, package or referral that the store holds."""
    found: set[bytes] = set()
    for path in Store(folder / "store").root.glob("extracts/*/*.parquet"):
        rows = pl.read_parquet(path)
        for name in set(IDS) & set(rows.columns):
            found |= {str(value).encode() for value in rows[name].drop_nulls().unique()}
    return found


def everything(screen: Screen) -> bytes:
    return screen.sent + b"".join(screen.downloads.values()) + repr(screen.charts).encode()


@WITH_PEOPLE
def test_no_id_of_a_person_a_package_or_a_referral_is_sent(store: Path) -> None:
    known = ids(store)
    assert len(known) > 10
    shape = re.compile(rb"[0-9a-f]{16}|PK\d{6}|RF\d{6}|SYN\d{6}")
    for page in PAGES:
        sent = everything(opened(page))
        assert not set(shape.findall(sent)) & known, page
        assert not [name for name in IDS[:3] if name.encode() in sent and page != "definitions"], page


def downloads() -> Iterator[tuple[str, dict[str, str]]]:
    for page in FIGURES:
        for address in ADDRESSES:
            yield page, address


@pytest.mark.parametrize("store", [FEW], indirect=True)
@pytest.mark.parametrize(("page", "address"), list(downloads()), ids=str)
@pytest.mark.usefixtures("store")
def test_no_download_holds_a_small_number_of_people(page: str, address: dict[str, str]) -> None:
    for name, content in opened(page, **address).downloads.items():
        for row in csv.DictReader(StringIO(content.decode("utf-8-sig"))):
            small = {column: row[column] for column in OF_PEOPLE & set(row) if row[column].removesuffix(".0") in SMALL}
            assert not small, f"{name}: {row}"


@pytest.mark.parametrize("store", [FEW], indirect=True)
@pytest.mark.parametrize("address", ADDRESSES, ids=str)
@pytest.mark.usefixtures("store")
def test_meeting_mode_shows_no_small_number_of_people(address: dict[str, str]) -> None:
    for page, part in [(each, part) for each in FIGURES for part in parts(each)]:
        screen = opened(page, meeting="true", **address, **part)
        tiles = re.findall(r'class="lab">([^<]*)<.*?class="val">([^<]*)<', screen.html)
        assert not [tile for tile in tiles if tile[0] in OF_PEOPLE and tile[1] in SMALL], page
        assert not re.search(r">[1-4] (people|person)\b", screen.html), page
        for key in SHOWING_PEOPLE & set(screen.charts):
            rows = screen.charts[key]
            shown = {str(row.get("words", "")).removesuffix(" people").removesuffix(" person") for row in rows}
            assert not shown & SMALL, f"{page} {key} {address}"
            counts = {row.get("figure") for row in rows} if page == "waiting_list" else set()
            assert not counts & {1.0, 2.0, 3.0, 4.0}, f"{page} {key} {address}"


@pytest.mark.parametrize("store", [FEW], indirect=True)
@pytest.mark.usefixtures("store")
def test_the_analyst_sees_the_small_numbers_that_a_meeting_does_not() -> None:
    words = {row.get("words") for row in opened("waiting_list").charts["waiting_bands"]}
    assert words & {"1", "2"}
    assert "9 people wait" in opened("waiting_list").title


@pytest.mark.parametrize("store", [FEW], indirect=True)
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("store")
def test_a_name_with_markup_is_words_everywhere(page: str) -> None:
    screen = opened(page)
    markdown = "".join(each.value for each in (*screen.test.markdown, *screen.test.caption, *screen.test.error))
    assert NASTY not in screen.html
    assert "![pic](" not in markdown
    for content in screen.downloads.values():
        cells = [cell for row in csv.reader(StringIO(content.decode("utf-8-sig"))) for cell in row]
        assert NAMES["Z3"] not in cells, "a spreadsheet would run it"


@pytest.mark.parametrize("store", ["sample"], indirect=True)
@pytest.mark.usefixtures("store")
def test_rows_of_ages_and_zones_are_few() -> None:
    """Charts send every row to the browser: a chart of people one by one would send thousands."""
    for page in FIGURES:
        assert all(len(rows) < 1200 for rows in opened(page).charts.values()), page

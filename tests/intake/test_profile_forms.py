"""What the profiles of public files need besides: rows found by their words, month-ends, sums that hide nothing."""

from pathlib import Path

import pytest

from dashboard.intake.reading.model import ReadRefused
from dashboard.intake.receive import Request
from tests.oracle.product import Product

PANEL = """
kind = "workforce"
matching = { kind = "home ?care|domiciliary" }
headers = { month_starting = "day", provider_id = "who", care_workers_wte = "staff" }
periods = { month_starting = "month_end" }
group = { key = ["month_starting", "provider_id"], sum = ["care_workers_wte"] }
"""
ROWS = """day,who,staff,kind
2026-01-31,Ash,"1,000.5",Home care
2026-01-31,Ash,2,HOMECARE (spot)
2026-01-31,Ash,64,Nursing
2026-01-31,Birch,,Domiciliary
2026-03-22,Ash,4,Domiciliary
"""


def load(product: Product, folder: Path, rows: str) -> Product:
    for name, text in (("panel.csv", rows), ("panel.toml", PANEL)):
        (folder / name).write_text(text, encoding="utf-8")
    product.publish(Request(folder / "panel.csv", profile=str(folder / "panel.toml")))
    return product


def test_rows_are_found_by_their_words_and_a_month_end_stands_for_its_month(product: Product, tmp_path: Path) -> None:
    rows = load(product, tmp_path, ROWS).rows("workforce_monthly")
    found = {(str(row["month_starting"]), row["provider_id"]): row["care_workers_wte"] for row in rows}
    assert found == {("2026-01-01", "Ash"): 1002.5, ("2026-03-01", "Ash"): 4}


def test_a_provider_that_states_no_number_is_refused_and_not_nought(product: Product, tmp_path: Path) -> None:
    load(product, tmp_path, ROWS)
    assert [load["rows_refused"] for load in product.rows("loads")] == [1]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Domiciliary\n2026-03-22", "Domiciliary\n2026-01-30", "January 2026 is there on two days"),
        ("Ash,2,", "Ash,many,", "is not a number"),
        ("2026-03-22", "22 o'clock", "is not a date"),
    ],
)
def test_what_would_be_added_up_wrongly_stops_the_file(
    product: Product, tmp_path: Path, old: str, new: str, words: str
) -> None:
    with pytest.raises(ReadRefused, match=words):
        load(product, tmp_path, ROWS.replace(old, new))


def test_a_file_without_the_words_is_refused(product: Product, tmp_path: Path) -> None:
    with pytest.raises(ReadRefused, match="no row has the words") as refused:
        load(product, tmp_path, "day,who,staff,kind\n2026-01-31,Ash,1,Nursing\n")
    assert refused.value.column == "kind"


FIGURES = """
kind = "comparators"
headers = { area = "council" }
joined = { note = ["reply", "why", "remarks"] }
values = { note = { "Full" = "" } }
[unpivot]
value = "value"
[unpivot.columns]
hours_2122 = { measure = "hours", period = "2021/22" }
hours_2223 = { measure = "hours", period = "2022/23" }
deaths_2223 = { measure = "deaths", period = "2022/23" }
"""
REPLIES = """council,hours_2122,hours_2223,reply,why,region
Kent,0,"1,250.5",Full,,South
Essex,,Not held,Refused,Cost,East
"""


def figures(product: Product, folder: Path, rows: str) -> dict[tuple[str, ...], tuple[float | None, str | None]]:
    for name, text in (("figures.csv", rows), ("figures.toml", FIGURES)):
        (folder / name).write_text(text, encoding="utf-8")
    report = product.publish(Request(folder / "figures.csv", profile=str(folder / "figures.toml")))
    assert report.arrivals[0].extract.never_seen == ("region",)
    found = product.rows("comparators")
    return {(row["area"], row["measure"], row["period"]): (row["value"], row["note"]) for row in found}


def test_columns_of_figures_become_rows_with_the_words_of_several_columns(product: Product, tmp_path: Path) -> None:
    assert figures(product, tmp_path, REPLIES) == {
        ("Kent", "hours", "2021/22"): (0, None),
        ("Kent", "hours", "2022/23"): (1250.5, None),
        ("Essex", "hours", "2021/22"): (None, "Refused; Cost"),
        ("Essex", "hours", "2022/23"): (None, "Refused; Cost; Not held"),
    }


def test_a_figure_that_cannot_be_read_refuses_its_row_of_the_file(product: Product, tmp_path: Path) -> None:
    found = figures(product, tmp_path, REPLIES.replace("Not held", "plenty"))
    assert {area for area, _, _ in found} == {"Kent"}
    assert [(load["rows_accepted"], load["rows_refused"]) for load in product.rows("loads")] == [(2, 1)]


def test_a_file_with_none_of_the_figures_is_refused(product: Product, tmp_path: Path) -> None:
    with pytest.raises(ReadRefused, match="none of the columns that the profile reads: hours_2122, hours_2223"):
        figures(product, tmp_path, "council,reply\nKent,Full\n")

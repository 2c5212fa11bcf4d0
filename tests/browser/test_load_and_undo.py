"""Load, see the change, publish, take it back; and what is refused changes nothing."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessible import faults
from tests.browser.visit import Visit
from tests.oracle.product import completed, write_csv
from tests.pages.few import MONDAY

pytestmark = pytest.mark.browser


def changed(folder: Path, name: str = "packages.csv", **extra: Any) -> dict[str, Any]:
    """A file with one package more than the store holds, as a browser sends it."""
    row = {"package_id": "PK900000", "zone_id": "Z1", "weekly_hours": 30, "line_start": MONDAY - timedelta(days=7)}
    path = write_csv(folder / "upload.csv", [{**row, **extra} for row in completed("packages", [row])])
    return {"name": name, "mimeType": "text/csv", "buffer": path.read_bytes()}


def upload(visit: Visit, *files: dict[str, Any]) -> None:
    visit.page.locator('input[type="file"]').set_input_files(list(files))  # type: ignore[arg-type]
    expect(visit.page.get_by_role("button", name="See what would change")).to_be_enabled()
    visit.settles()


def preview(visit: Visit, heading: str) -> None:
    visit.presses("See what would change")
    expect(visit.report.get_by_text(heading)).to_be_visible(timeout=60_000)
    visit.settles()


WOULD = "This is what would change. Nothing is published yet"
REFUSED = "Not published: what is live has not changed"


def test_load_see_the_change_and_take_it_back(own: tuple[Path, str], visit: Visit) -> None:
    folder, address = own
    visit.goes_to(f"{address}/package-sizes")
    before = visit.tile("Live hours")
    visit.follows("Load an extract", "Data")
    upload(visit, changed(folder))
    preview(visit, WOULD)
    expect(visit.report).to_contain_text("1 rows new, 0 changed, 0 gone")
    visit.presses("Publish")
    expect(visit.report.get_by_text("Published. Every page shows it now")).to_be_visible(timeout=60_000)
    visit.follows("Package sizes", "Care")
    assert float(visit.tile("Live hours").replace(",", "")) == float(before.replace(",", "")) + 30
    visit.follows("Load an extract", "Data")
    visit.presses("Undo this load")
    expect(visit.report.get_by_text("is taken back. Every page shows it now")).to_be_visible(timeout=60_000)
    visit.follows("Package sizes", "Care")
    assert visit.tile("Live hours") == before
    visit.follows("Capacity gaps")
    assert visit.title


def test_a_bad_file_is_one_plain_message_and_changes_nothing(own: tuple[Path, str], visit: Visit) -> None:
    folder, address = own
    versions = sorted(path.name for path in (folder / "store" / "versions").iterdir())
    visit.goes_to(f"{address}/load-extract")
    upload(visit, {"name": "report.csv", "mimeType": "text/csv", "buffer": b"%PDF-1.7 not a table\n\x00\x01"})
    preview(visit, REFUSED)
    alert = visit.report.get_by_role("alert")
    expect(alert).to_have_count(1)
    assert "Traceback" not in visit.words
    assert not faults(visit)
    assert "\n" not in alert.inner_text().strip()
    expect(visit.page.get_by_role("button", name="Publish", exact=True)).to_be_disabled()
    assert sorted(path.name for path in (folder / "store" / "versions").iterdir()) == versions


def test_headers_of_their_own_are_mapped_saved_and_loaded(own: tuple[Path, str], visit: Visit) -> None:
    folder, address = own
    rows = completed("zones", [{"zone_id": "Z4", "zone_name": "Fourth"}])
    theirs = [{"Qcode": row["zone_id"], "Qwords": row["zone_name"]} for row in rows]
    sent = {
        "name": "places.csv", "mimeType": "text/csv", "buffer": write_csv(folder / "places.csv", theirs).read_bytes(),
    }  # fmt: skip
    visit.goes_to(f"{address}/load-extract")
    upload(visit, sent)
    visit.chooses("Kind of extract", "Zones")
    preview(visit, REFUSED)
    visit.chooses("zone_id", "Qcode")
    visit.chooses("zone_name", "Qwords")
    visit.page.get_by_label("Name of the mapping profile").fill("our-places")
    visit.page.keyboard.press("Tab")
    visit.settles()
    visit.presses("Save the mapping")
    expect(visit.page.get_by_text("Saved.")).to_be_visible(timeout=60_000)
    visit.goes_to(f"{address}/load-extract")
    upload(visit, sent)
    visit.chooses("Mapping profile", "our-places")
    preview(visit, WOULD)
    visit.presses("Publish")
    expect(visit.report.get_by_text("Published. Every page shows it now")).to_be_visible(timeout=60_000)


def test_a_personal_column_is_refused_by_name_and_can_be_left_out(own: tuple[Path, str], visit: Visit) -> None:
    folder, address = own
    visit.goes_to(f"{address}/load-extract")
    upload(visit, changed(folder, Surname="Okonkwo-Brown"))
    preview(visit, REFUSED)
    expect(visit.report).to_contain_text("Surname")
    assert "Okonkwo" not in visit.words
    visit.page.get_by_label("Leave out columns").fill("Surname")
    visit.page.keyboard.press("Tab")
    visit.settles()
    preview(visit, WOULD)
    assert not list(Path("/tmp").glob("homecare-upload-*/packages.csv")), "the upload is deleted"  # noqa: S108


def test_a_files_name_is_only_words(own: tuple[Path, str], visit: Visit) -> None:
    folder, address = own
    for name in ("../../x.csv", "<img src=x onerror=alert(1)>.csv", "![p](http://example.org).csv"):
        visit.goes_to(f"{address}/load-extract")
        upload(visit, changed(folder, name))
        preview(visit, WOULD)
        assert not list(folder.parent.rglob("x.csv"))
        assert visit.report.locator("img").count() == 0
        assert visit.report.get_by_role("link").count() == 0

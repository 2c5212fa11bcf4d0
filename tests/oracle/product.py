"""The product, driven as an analyst drives it: files in, published tables out."""

import csv
from collections.abc import Sequence
from contextlib import chdir
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard import marts
from dashboard.intake.receive import Request
from dashboard.loading.arrivals import Arrival, LoadRefusedError
from dashboard.pipeline import Report, load_files
from dashboard.warehouse.store import Store

Rows = Sequence[dict[str, Any]]

DEFAULTS: dict[str, dict[str, Any]] = {
    "zones": {},
    "providers": {"provider_name": "Ash Care", "status": "active"},
    "packages": {
        "provider_id": "Ash",
        "line_start": date(2026, 1, 5),
        "person_id": None,
        "zone_id": "North",
        "age_band": "85+",
        "funder": "council",
        "weekly_hours": 10,
    },
    "waiting_list": {
        "queue": "package",
        "person_id": None,
        "zone_id": "North",
        "age_band": "85+",
        "need": "new",
        "setting": "community",
        "referred_on": date(2026, 1, 5),
        "weekly_hours": 10,
    },
    "capacity": {"provider_id": "Ash", "zone_id": "North", "spare_hours": 1},
    "commissioned_hours": {"zone_id": "North", "planned_hours": 10},
    "contracts": {"provider_id": "Ash", "zone_id": "North", "role": "lead", "start_date": date(2026, 1, 1)},
    "offers": {"provider_id": "Ash", "answer": "accepted"},
    "payments": {"provider_id": "Ash"},
    "workforce": {"provider_id": "Ash"},
    "events": {"effect": "annotate"},
    "feedback": {"respondent": "customer"},
    "provider_kpis": {"provider_id": "Ash"},
    "reablement": {"zone_id": "North", "people": 10, "mean_days": 20},
    "discharges": {"zone_id": "North"},
    "population": {"zone_id": "North", "year": 2026},
    "prices": {},
    "comparators": {},
}
"""What a drawn table may leave out because its test is not about it."""

BUILT_FROM_KEYS = {"packages": "package_id", "waiting_list": "referral_id"}


def completed(kind: str, rows: Rows) -> list[dict[str, Any]]:
    """Rows with the required columns a test left out; a person of their own for each package or referral."""
    filled = [DEFAULTS[kind] | row for row in rows]
    for row in filled if kind in BUILT_FROM_KEYS else []:
        row["person_id"] = row["person_id"] or f"person of {row[BUILT_FROM_KEYS[kind]]}"
    return filled


def write_csv(path: Path, rows: Rows) -> Path:
    headers = list(dict.fromkeys(header for row in rows for header in row))
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, headers, restval="")
        writer.writeheader()
        writer.writerows({key: "" if value is None else value for key, value in row.items()} for row in rows)
    return path


class Product:
    """One store in a folder of its own. HOMECARE_STORE and HOMECARE_KEY_FILE point into the folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store(folder / "store")
        self.files = 0

    def file(self, kind: str, rows: Rows) -> Path:
        self.files += 1
        folder = self.folder / f"file-{self.files}"
        folder.mkdir()
        return write_csv(folder / f"{kind}.csv", rows)

    def request(self, kind: str, rows: Rows, **options: Any) -> Request:
        return Request(self.file(kind, completed(kind, rows)), kind=kind, **options)

    def publish(self, *requests: Request) -> Report:
        return load_files(self.store, requests, lambda _arrivals: True, lambda _step: None)

    def seen(self, kind: str, rows: Rows, **options: Any) -> Arrival:
        """What a load would take in and refuse, shown before it is published, and not published."""
        shown: list[Arrival] = []

        def declined(arrivals: Sequence[Arrival]) -> bool:
            shown.extend(arrivals)
            return False

        with pytest.raises(LoadRefusedError) as refused:
            load_files(self.store, [self.request(kind, rows, **options)], declined, lambda _step: None)
        if not shown:
            raise refused.value
        return shown[0]

    def load(self, kind: str, rows: Rows, **options: Any) -> Report:
        return self.publish(self.request(kind, rows, **options))

    def rows(self, table: str, **where: Any) -> list[dict[str, Any]]:
        with chdir(self.folder):
            records = marts.read(table, marts.live_version()).to_dicts()
        return [row for row in records if all(row[column] == value for column, value in where.items())]

    def row(self, table: str, **where: Any) -> dict[str, Any]:
        (only,) = self.rows(table, **where)
        return only

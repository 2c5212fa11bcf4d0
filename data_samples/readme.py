"""The tables of the README are written here, never by hand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from data_samples.calibration import sample
from data_samples.council import AS_AT
from data_samples.shocks import RANGES
from data_samples.targets import table

if TYPE_CHECKING:
    from datetime import date

README: Final = Path(__file__).with_name("README.md")


def calibration_table(seed: int = 7, weeks: int = 208, as_at: date = AS_AT) -> str:
    return table(sample(seed, weeks, as_at))


def shocks_table() -> str:
    rows = [f"| `{name}` | {low:g} to {high:g} | {meaning} |" for name, ((low, high), meaning) in RANGES.items()]
    return "\n".join(["| shock | range | meaning |", "|---|---|---|", *rows])


def written(name: str) -> str:
    """The table that stands in the README now."""
    found = re.search(_between(name), README.read_text(encoding="utf-8"), re.DOTALL)
    return found.group(2) if found else ""


def write_tables() -> None:
    text = README.read_text(encoding="utf-8")
    for name, rows in (("shocks", shocks_table()), ("calibration", calibration_table())):
        text = re.sub(_between(name), rf"\g<1>{rows}\g<3>", text, flags=re.DOTALL)
    README.write_text(text, encoding="utf-8")


def _between(name: str) -> str:
    return rf"(<!-- {name} -->\n)(.*?)(\n<!-- end -->)"

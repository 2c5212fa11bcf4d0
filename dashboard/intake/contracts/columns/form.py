"""What every column form carries: how it is read, and its note and example for the templates."""

from typing import Any

import dataframely as dy

ALL = "all"
"""The reserved member that a blank zone, band, provider or hospital key means."""


class Row(dy.Schema):
    """A row of an extract; `source_row` is its row in the file, as the analyst sees it."""

    source_row = dy.Int64(nullable=False)


def notes(form: str, note: str, example: str, **more: Any) -> dict[str, Any]:
    return {"form": form, "note": note, "example": example, **more}

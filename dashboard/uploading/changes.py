"""What one file changes, and what of it was refused."""

from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from dashboard import cached, components, wording

PLACES = {"code": "Place", "hours_before": "Hours now", "hours_after": "Hours after", "people_before": "People now"}
REFUSED = {"source_row": "Row", "column": "Column", "value": "What stands there", "reason": "Why it was refused"}


def draw(event: dict[str, Any]) -> None:
    """An event `difference` of the command."""
    load, changed = event["load"], event["difference"]
    st.markdown(f"**{wording.in_markdown(load['file_name'])}** as {load['kind'].replace('_', ' ')}: {_counts(load)}.")
    st.caption(
        f"{changed['rows_new']:,} rows new, {changed['rows_changed']:,} changed, {changed['rows_gone']:,} gone. "
        f"As at {wording.long_date(date.fromisoformat(load['as_at']))}.{_older(load)}"
    )
    for note in event["notes"]:
        st.caption(wording.in_markdown(note))
    if event["headers_not_used"]:
        st.caption(f"Columns not used: {wording.in_markdown(', '.join(event['headers_not_used']))}")
    _places(changed)
    _refused(event["refused"])


def _older(load: dict[str, Any]) -> str:
    """Why an accepted row may change nothing."""
    if not cached.anything_published():
        return ""
    loads = cached.mart("loads").filter(
        pl.col("undone_at").is_null(), pl.col("kind") == load["kind"], pl.col("feed") == load["feed"]
    )
    newest = loads["as_at"].max()
    if not isinstance(newest, date) or newest <= date.fromisoformat(load["as_at"]):
        return ""
    return (
        f" What is loaded is as at {wording.long_date(newest)}, which is later: where both hold a row, that one stands."
    )


def _counts(load: dict[str, Any]) -> str:
    refused = f", {load['rows_refused']:,} refused" if load["rows_refused"] else ""
    return f"{load['rows_accepted']:,} rows accepted{refused}"


def _places(changed: dict[str, Any]) -> None:
    places = pl.DataFrame(changed["places"])
    if places.is_empty():
        return
    zones = places.filter(pl.col("dimension") == "zone_id")
    if zones.height:
        components.table(zones, {**PLACES, "code": "Zone"}, "Hours by zone, now and after")
    providers = places.filter(pl.col("dimension") == "provider_id", pl.col("hours_before") != pl.col("hours_after"))
    if providers.height:
        with st.expander(f"Hours by provider, where they change ({providers.height})"):
            components.table(providers, {**PLACES, "code": "Provider"}, "Hours by provider, now and after")


def _refused(rows: list[dict[str, Any]]) -> None:
    if rows:
        with st.expander(f"Refused rows ({len(rows)} shown)", expanded=True):
            components.table(pl.DataFrame(rows), REFUSED, "Refused rows")

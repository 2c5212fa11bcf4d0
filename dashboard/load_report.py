"""What a load told as it ran: progress, what it changes, what it refused, and whether it counts."""

from collections.abc import Sequence
from typing import Any

import polars as pl
import streamlit as st

from dashboard import components, spool, wording
from dashboard.spool import Upload

STATE = "load_report"
PLACES = {"code": "Place", "hours_before": "Hours now", "hours_after": "Hours after", "people_before": "People now"}
REFUSED = {"source_row": "Row", "column": "Column", "value": "What stands there", "reason": "Why it was refused"}


def run(uploads: Sequence[Upload], options: Sequence[str]) -> None:
    """Run the command on the uploads, showing each step, and keep what it told for this session."""
    with st.status("Reading the files", expanded=True) as status:
        child = spool.load(uploads, options)
        told = []
        for event in spool.events(child):
            if event["event"] == "progress":
                status.update(label=event["step"].capitalize())
            told.append(event)
        outcome = told[-1] if told else {"event": "refused", "message": "The load ended without a word."}
        refused = outcome["event"] == "refused"
        status.update(label=_heading(outcome), state="error" if refused else "complete", expanded=False)
    st.session_state[STATE] = told or [outcome]


def undo(load: str) -> None:
    """Take a load back and keep what was told."""
    with st.status(f"Taking back {load}"):
        child = spool.command("undo", load)
        list(spool.events(child))
    message = f"Could not take back {load}: {spool.message(child)}"
    event = (
        {"event": "undone", "load": load} if child.process.returncode == 0 else {"event": "refused", "message": message}
    )
    st.session_state[STATE] = [event]


def outcome() -> dict[str, Any]:
    """The last thing the last load told; empty before the first."""
    told: list[dict[str, Any]] = st.session_state.get(STATE) or [{}]
    return told[-1]


def draw() -> None:
    """The last load's report."""
    last = outcome()
    if not last:
        components.empty_state("Nothing chosen yet", "Choose one or more files, then see what they would change.")
        return
    components.heading(_heading(last))
    if last["event"] == "refused":
        st.error(wording.in_markdown(last["message"]))
    for event in st.session_state[STATE]:
        if event["event"] == "difference":
            _difference(event)


def _heading(last: dict[str, Any]) -> str:
    match last["event"]:
        case "previewed":
            return "This is what would change. Nothing is published yet"
        case "published" if last["loads"]:
            return "Published. Every page shows it now"
        case "published":
            return "These files were loaded before; nothing to do"
        case "undone":
            return f"{last['load']} is taken back. Every page shows it now"
        case "refused":
            return "Not published: what is live has not changed"
        case _:
            return "The load was cut short; what is live has not changed"


def _difference(event: dict[str, Any]) -> None:
    load, changed = event["load"], event["difference"]
    st.markdown(f"**{wording.in_markdown(load['file_name'])}** as {load['kind'].replace('_', ' ')}: {_counts(load)}.")
    st.caption(
        f"{changed['rows_new']:,} rows new, {changed['rows_changed']:,} changed, {changed['rows_gone']:,} gone. "
        f"As at {load['as_at']}."
    )
    for note in event["notes"]:
        st.caption(wording.in_markdown(note))
    if event["headers_not_used"]:
        st.caption(f"Columns not used: {wording.in_markdown(', '.join(event['headers_not_used']))}")
    _places(changed)
    _refused(event["refused"])


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

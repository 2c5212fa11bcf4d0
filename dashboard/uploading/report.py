"""What a load told as it ran: progress, what it changes, what it refused, and whether it counts."""

import re
from collections.abc import Sequence
from typing import Any, Final

import streamlit as st

from dashboard import components, wording
from dashboard.uploading import changes, spool
from dashboard.uploading.spool import Upload

STATE = "load_report"


LABELS: Final = {
    "--kind": "Kind of extract",
    "--as": "What the files hold",
    "--as-at": "As at",
    "--covers-from": "Complete from",
    "--profile": "Mapping profile",
    "--feed": "Source",
    "--only": "Only rows with",
    "--without": "Leave out columns",
}
"""The field of the form that stands for an option of the command."""


def run(uploads: Sequence[Upload], options: Sequence[str]) -> None:
    """Run the command on the uploads, showing each step, and keep what it told for this session."""
    with st.status("Reading the files", expanded=True) as status:
        child = spool.load(uploads, options)
        told = []
        for event in spool.events(child):
            if event["event"] == "progress":
                status.update(label=event["step"].capitalize())
            told.append(event)
        spool.clear(child)
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
    spool.clear(child)
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
        st.error(wording.in_markdown(_in_the_forms_words(last["message"])))
    if large := last.get("large_changes"):
        st.markdown(f"**Look before you publish.** {wording.in_markdown(large)}")
    for event in st.session_state[STATE]:
        if event["event"] == "difference":
            changes.draw(event)


def _in_the_forms_words(message: str) -> str:
    """The command names its options; whoever is on the page sees fields."""
    return re.sub(r"--[a-z-]+", lambda found: f"'{LABELS.get(found[0], found[0])}'", message)


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

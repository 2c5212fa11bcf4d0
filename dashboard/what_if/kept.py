"""A scenario as a file: kept from the page, and loaded there again."""

import streamlit as st

from dashboard import scenarios
from dashboard.what_if.asked import take

MOST_BYTES = 100_000


def keep(now: scenarios.Assumptions) -> None:
    st.download_button(
        "Keep as a file", data=lambda: scenarios.written(now).encode(), file_name="scenario.json",
        mime="application/json", on_click="ignore", icon=":material/download:", key="what_if_keep",
    )  # fmt: skip


def load() -> None:
    """A file is taken once: it stays in its box while the page is drawn again."""
    with st.popover("Load a file", icon=":material/upload:", key="what_if_load"):
        loaded = st.file_uploader("A scenario kept here before", type="json", key="what_if_file")
    if loaded is not None and loaded.file_id != st.session_state.get("what_if_taken"):
        st.session_state["what_if_taken"] = loaded.file_id
        take(loaded.getvalue()[:MOST_BYTES].decode("utf-8", "replace"))

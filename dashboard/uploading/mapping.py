"""Which header is which: asked where a file lacks columns, saved as a profile for the next time."""

from typing import Any

import streamlit as st

from dashboard import wording
from dashboard.uploading import spool


def ask(last: dict[str, Any]) -> None:
    """The questions that a refusal for missing columns leaves, and a button to save the answers."""
    asked = last.get("mapping")
    if not asked:
        return
    st.markdown("Say which column of the file is which, and save that for the next time.")
    found = {
        name: st.selectbox(name, asked["free"], index=None, placeholder="Not in the file", key=f"map_{name}")
        for name in asked["lacking"]
    }
    name = st.text_input("Name of the mapping profile", placeholder="care-system-packages", key="map_profile_name")
    known = [f"{column}={header}" for column, header in found.items() if header]
    if st.button("Save the mapping", disabled=not (name and len(known) == len(found)), key="map_save"):
        _save(name, asked["kind"], known)


def _save(name: str, kind: str, columns: list[str]) -> None:
    child = spool.command("map", name, "--kind", kind, *columns)
    list(spool.events(child))
    if child.process.returncode == 0:
        st.success(f"Saved. Write {wording.in_markdown(name)} under Mapping profile, and look at the files again.")
    else:
        st.error(wording.in_markdown(spool.message(child)))
    spool.clear(child)

"""What would this file change, and shall it count?"""

import polars as pl
import streamlit as st

from dashboard import cached, components, dictionary
from dashboard.uploading import mapping, report

CLAIMS = {
    "changes": "Changes: new rows and corrections",
    "snapshot": "Snapshot: everyone open on one day",
    "full": "Full: replaces all rows of this source",
}
LOADS = {
    "load": "Load",
    "kind": "Kind",
    "feed": "Source",
    "as_at": "As at",
    "file_name": "File",
    "rows_accepted": "Rows accepted",
    "rows_refused": "Rows refused",
    "state": "State",
}
NOTE = "Nothing counts until it is published, and any load can be taken back. CSV, Excel, ODS or Parquet."


def chosen() -> list[str]:
    """The form's answers as options of the command."""
    left, right = st.columns(2)
    kinds, profiles = list(dictionary.kinds()), dictionary.profiles()
    words, dates = dictionary.in_words, "DD/MM/YYYY"
    answers = {
        "--kind": left.selectbox(
            "Kind of extract", kinds, None, words, key="load_kind", placeholder="Worked out from the columns"
        ),
        "--as": right.selectbox("What the files hold", list(CLAIMS), format_func=CLAIMS.__getitem__, key="load_claims"),
        "--as-at": left.date_input("As at (blank: the newest date)", None, format=dates, key="load_as_at"),
        "--covers-from": right.date_input("Complete from (blank: worked out)", None, format=dates, key="load_from"),
        "--profile": left.selectbox("Mapping profile", profiles, None, key="load_profile", placeholder="None"),
        "--feed": right.text_input("Source", key="load_feed", placeholder="The profile's name"),
    }
    lists = {
        "--only": left.text_input("Only rows with", key="load_only", placeholder="Column=value"),
        "--without": right.text_input("Leave out columns", key="load_without", placeholder="Names; separated; so"),
    }
    single = [word for name, value in answers.items() if value for word in (name, str(value))]
    several = [(name, part.strip()) for name, parts in lists.items() for part in parts.split(";") if part.strip()]
    return [*single, *(word for pair in several for word in pair)]


components.title("Load an extract")
components.footnote(NOTE)
choose, told = st.columns([5, 7])
with choose, components.panel("choose", "Choose files"):
    uploads = st.file_uploader("Files", accept_multiple_files=True, key="load_files", label_visibility="collapsed")
    options = chosen()
    check, publish = st.columns(2)
    if check.button("See what would change", type="primary", disabled=not uploads, key="load_preview", width="stretch"):
        report.run(uploads, [*options, "--preview"])
    ready = bool(uploads) and report.outcome().get("event") == "previewed"
    if publish.button("Publish", type="primary", disabled=not ready, key="load_publish", width="stretch"):
        report.run(uploads, [*options, "--yes"])
        st.rerun()

with told, components.panel("report"):
    report.draw()
    mapping.ask(report.outcome())

if cached.anything_published():
    with components.panel("loads", "Loads so far"):
        loads = cached.mart("loads").sort("load", descending=True)
        undone = pl.col("undone_at").is_not_null()
        words = pl.col("kind").map_elements(dictionary.in_words, return_dtype=pl.String)
        state = pl.when(undone).then(pl.lit("Taken back")).otherwise(pl.lit("Counts")).alias("state")
        components.table(loads.with_columns(words, state), LOADS, "Every load, the newest first")
        pick, press = st.columns([3, 9], vertical_alignment="bottom")
        load = pick.selectbox("Take back", loads.filter(~undone)["load"].to_list(), key="load_undo_choice")
        if press.button("Undo this load", disabled=load is None, key="load_undo"):
            report.undo(str(load))
            st.rerun()

"""What does each figure mean, and what do the extracts hold?"""

import polars as pl
import streamlit as st

from dashboard import cached, components, dictionary, wording
from dashboard.measures import MEASURES

SETTINGS = {"name": "Setting", "value": "Value", "unit": "Unit"}

components.title("Definitions")
components.footnote("One definition a measure, the same on every page, in every table and in every download.")
measured, held, local = st.tabs(["Measures", "What extracts hold", "Local thresholds"])

with measured, components.panel("measures"):
    rows = pl.DataFrame(
        {
            "Measure": measure.label,
            "Unit": measure.unit,
            "What it means": measure.meaning,
            "How it is worked out": measure.formula,
            "From": wording.listed([dictionary.in_words(kind).lower() for kind in measure.source]),
            "Take care": measure.limitations,
        }
        for measure in sorted(MEASURES.values(), key=lambda each: each.label.lower())
    )
    components.table(rows, {name: name for name in rows.columns}, "Every measure")

with held:
    for kind, row in dictionary.kinds().items():
        with components.panel(f"kind_{kind}", dictionary.in_words(kind), row):
            columns = dictionary.columns(kind)
            components.table(
                columns, {name: name for name in columns.columns}, f"Columns of {dictionary.in_words(kind)}"
            )

with local, components.panel("thresholds", "Local thresholds", "Set by the council in settings.toml of the store"):
    if cached.anything_published():
        components.table(cached.mart("settings"), SETTINGS, "Settings of this store")
    else:
        components.empty_state("Nothing is published yet", "Thresholds are written with each version.")

"""The floor of a page: the same charts, tables, buttons and widgets in the same containers, all of them constants.

A Streamlit script; HOMECARE_BENCH_DRAWN names what was recorded, `?page=` which page of it.
"""

import os
from pathlib import Path

import streamlit as st

from tests.bench import recording

st.set_page_config(page_title="Bare page", layout="wide")
pages = recording.read(Path(os.environ["HOMECARE_BENCH_DRAWN"]))
zones = pages[st.query_params.get("page", next(iter(pages)))]
recording.draw_again(zones[st.session_state.get("zone") or "all"])

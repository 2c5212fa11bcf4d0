"""The council's own choices."""

import streamlit as st

from dashboard import settings as local
from dashboard.settings import Settings


@st.cache_resource(max_entries=4, show_spinner=False)
def settings() -> Settings:
    """The council's choices, read once a process."""
    return local.read()

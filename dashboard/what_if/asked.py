"""The scenario that the page shows: the one of the link, until another is taken."""

import streamlit as st

from dashboard import cached, scenarios

AT_REST = scenarios.Assumptions()


def scenario() -> scenarios.Assumptions:
    """The scenario of the link; at rest where there is none or it is refused, which `refusal` then says."""
    try:
        found = scenarios.read(st.query_params.get("scenario") or "{}")
    except scenarios.ScenarioRefusedError as error:
        st.session_state["what_if_refused"] = str(error)
        return AT_REST
    # Exit exposure is commercial: no provider is followed where others see the screen.
    return found if cached.names_providers() else found.model_copy(update={"stopped_group": ""})


def take(text: str) -> None:
    """A scenario becomes the page's own, and the link's."""
    try:
        st.query_params["scenario"] = scenarios.written(scenarios.read(text))
        st.session_state["what_if_refused"] = ""
    except scenarios.ScenarioRefusedError as error:
        st.session_state["what_if_refused"] = str(error)
    st.rerun()


def refusal() -> str:
    """Why the last scenario was not taken; blank where it was."""
    return str(st.session_state.get("what_if_refused") or "")

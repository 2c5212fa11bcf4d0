"""A preview whose hours change much says so before anyone publishes."""

from streamlit.testing.v1 import AppTest


def report() -> None:
    import streamlit as st

    from dashboard.uploading import report

    large = "Hours change by more than 25% in: North 100 to 40 (packages)."
    st.session_state[report.STATE] = [{"event": "previewed", "large_changes": large if st.query_params else ""}]
    report.draw()


def told(**address: str) -> list[str]:
    app = AppTest.from_function(report)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return [each.value for each in app.markdown]


def test_a_large_change_is_named_above_the_tables() -> None:
    (words,) = told(large="yes")
    assert "Look before you publish" in words
    assert "North 100 to 40" in words


def test_a_small_one_needs_no_words() -> None:
    assert told() == []

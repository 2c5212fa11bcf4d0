"""What would change if demand, providers or staff did?"""

from functools import partial

import streamlit as st

from dashboard import charts, components, filters, measures, opening, what_if, wording
from dashboard.cached import ahead
from dashboard.cached.what_if import added_up, in_zone, result
from dashboard.what_if import form, kept, results, words

PAGE, HIGH, TALL, COLUMNS, FEW_COLUMNS = "What if", 196, 400, 6, 3
HOW = "A scenario starts from the forward gap: run homecare forecast on the machine that holds the store."
EXPLAINED = (
    measures.FORECAST,
    measures.FORWARD_GAP,
    measures.DEMAND_HOURS,
    measures.CAPACITY_HOURS,
    measures.STILL_WAITING,
    measures.COST,
)
NOTE = "Still waiting: spare hours that are not taken up today are taken not to be tomorrow."


def levers() -> None:
    with components.panel("levers", "Assumptions", words.assumed(now)):
        form.draw(now, COLUMNS)
    with st.container(horizontal=True, vertical_alignment="center"):
        components.footnote(f"{NOTE}{words.unmoved()}")
        kept.keep(now)
        kept.load()
        explained()


def levers_in_meeting() -> None:
    """The form steps aside for what it comes to."""
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.popover("Change the assumptions", icon=":material/tune:", key="what_if_change"):
            form.draw(now, FEW_COLUMNS)
        explained()
    components.footnote(words.assumed(now))


def explained() -> None:
    components.definitions(EXPLAINED, "definitions")


at = opening.census(PAGE, "forward_gaps", needs=("packages", "commissioned_hours"))
now = what_if.asked.scenario()
outcome = result(now)
here = in_zone(outcome.weeks)
if here.is_empty():
    components.title(PAGE)
    components.as_at_line(PAGE, at.as_at, late=at.late, note=filters.ignored())
    if missing := opening.lacking("packages", "waiting_list", "capacity"):
        opening.without(PAGE, *missing)
    else:
        components.empty_state("No baseline to start from", HOW)
    st.stop()
if opening.hidden():
    components.title(PAGE)
    opening.council_only(PAGE)
    st.stop()
weeks, effects = added_up(here), charts.lever_steps(in_zone(outcome.steps))
components.title(words.finding(now, weeks))
made = ahead.made_on()
forecast = f"Forecast of {wording.long_date(made)}." if made else ""
components.as_at_line(PAGE, at.as_at, late=at.late, note=f"{forecast} {filters.ignored()}".strip())
if refused := what_if.asked.refusal():
    st.error(wording.in_markdown(refused))
results.tiles(weeks)
panels = [partial(results.steps, effects, weeks, now), partial(results.over_weeks, weeks, now)]
if components.meeting_mode():
    opening.beside([6, 5], panels, TALL)
    levers_in_meeting()
else:
    opening.beside([6, 5], panels, HIGH)
    levers()

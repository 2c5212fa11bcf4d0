"""Care workers against the forecast: `workforce_needed`."""

from dataclasses import replace
from typing import Final

from dashboard.measures.record import Measure

_SOURCE: Final = ("packages", "waiting_list", "workforce")
_AHEAD: Final = "It stands on the latest forecast of demand. Providers that returned no care workers are left out."

NEEDED = Measure(
    name="care_workers_needed",
    label="Care workers needed",
    unit="people",
    format="whole",
    worse=None,
    meaning="Care workers who would deliver the council's forecast demand.",
    formula="Forecast hours / contact hours of a care worker in the last month returned.",
    source=_SOURCE,
    mart="workforce_needed",
    column="care_workers_needed",
    limitations=f"Not known where neither hours for others nor a local share are. {_AHEAD}",
    adds_over="neither",
)
COUNCIL_WORKERS = replace(
    NEEDED,
    name="council_workers",
    label="The council's care workers",
    meaning="The council's part of the care workers there are: providers also work for others.",
    formula="Care workers \u00d7 (the council's hours / all hours of their providers), in the last month returned.",
    column="council_workers",
)
LEAVERS = replace(
    NEEDED,
    name="expected_leavers",
    label="Expected leavers",
    meaning="The council's part of the care workers who would leave by then.",
    formula="Leavers a week over the last twelve months returned \u00d7 weeks \u00d7 the council's share.",
    column="expected_leavers",
)
TO_RECRUIT = replace(
    NEEDED,
    name="to_recruit",
    label="To recruit",
    worse="up",
    meaning="Care workers to find by then, so that forecast demand can be delivered.",
    formula="Needed \u2212 the council's share of care workers + expected leavers by then.",
    column="to_recruit",
    limitations=f"Below nought there are more than are needed. Starters are what it asks for. {_AHEAD}",
)

MEASURES = (NEEDED, COUNCIL_WORKERS, LEAVERS, TO_RECRUIT)

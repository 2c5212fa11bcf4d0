"""What care workers' time is used for: `workforce_utilisation`."""

from dataclasses import replace

from dashboard.measures.record import Measure
from dashboard.measures.workforce import ZONES

CONTACT_HOURS = Measure(
    name="contact_hours",
    label="Contact hours",
    unit="hours a week",
    format="whole",
    worse="down",
    meaning="Hours a week that care workers can spend with people.",
    formula="Contracted \u2212 absence + agency hours, x the contact share (local): the rest is travel and meetings.",
    source=("workforce",),
    mart="workforce_utilisation",
    column="contact_hours",
    limitations=f"The contact share is one figure for all providers. {ZONES}",
    adds_over="zones",
    commercial=True,
)
COUNCIL_HOURS = replace(
    CONTACT_HOURS,
    name="council_hours",
    label="The council's hours",
    worse=None,
    meaning="Hours of the council's care a week that these providers deliver.",
    formula="Live hours of the providers with known contact hours, the mean over the month's Mondays.",
    source=("packages", "workforce"),
    column="council_hours",
    limitations="Providers without a return are left out, so it is less than the live hours.",
)
USED_HOURS = replace(
    COUNCIL_HOURS,
    name="used_hours",
    label="Hours in use",
    meaning="Hours of care a week that these providers deliver to anyone.",
    formula="The council's hours + those returned for others; else the council's hours / its usual share (local).",
    column="used_hours",
    limitations="Where neither is known a provider is left out.",
)
UTILISATION = replace(
    USED_HOURS,
    name="utilisation",
    label="In use",
    unit="of contact hours",
    format="percent",
    meaning="How much of the hours that care workers can spend with people is in use.",
    formula="Hours in use / contact hours of the same providers.",
    column="utilisation",
    limitations="Over 100%, providers deliver more than their return allows for: overtime, or too low a contact share.",
    adds_over="neither",
)

MEASURES = (CONTACT_HOURS, COUNCIL_HOURS, USED_HOURS, UTILISATION)

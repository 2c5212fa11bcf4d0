"""What contracts were meant to bring and what came: `contract_roles`, `contract_slots`, `contract_uptake`."""

from dashboard.measures.record import Measure

_SOURCE = ("contracts", "packages", "providers")
_ROLES = (
    "A provider with two contracts in a zone counts in the first of lead, secondary, framework, block and spot. "
    "Off framework is care of providers with no contract there; legacy is care on packages begun before the zone's "
    "first contract now in force."
)
_NEW = "New people had no care in the 52 weeks before; theirs are the hours begun in the 91 days to the Monday."

SLOTS = Measure(
    name="contract_slots",
    label="Slots",
    unit="slots",
    format="whole",
    worse=None,
    meaning="Places that the contracts in force make for providers: each contract is one, filled or not.",
    formula="Contracts with a start on or before the Monday and an end on or after it.",
    source=("contracts",),
    mart="contract_roles",
    column="slots",
    limitations="Counted on the page are those with an expected share, where any has one: a list that a provider may "
    "join has no slots to fill.",
    adds_over="zones",
)
VACANT_SLOTS = Measure(
    name="vacant_slots",
    label="Vacant slots",
    unit="slots",
    format="whole",
    worse="up",
    meaning="Contracts that no provider holds.",
    formula="Contracts in force without a provider.",
    source=("contracts",),
    mart="contract_roles",
    column="vacant_slots",
    limitations="Only where the extract lists vacant slots.",
    adds_over="zones",
)
EXPECTED_SHARE = Measure(
    name="expected_share",
    label="Share as designed",
    unit="of new people's hours",
    format="percent",
    worse=None,
    meaning="The part of new work that the contracts mean a role to take.",
    formula="Expected shares of the role's contracts in the zone, added up. For the council: weighted with each zone's "
    "hours of new people.",
    source=("contracts", "packages"),
    mart="contract_roles",
    column="expected_share",
    limitations="Only of roles whose contracts state one; a vacant slot keeps its share.",
    adds_over="neither",
)
NEW_SHARE = Measure(
    name="role_new_share",
    label="Share of new people's hours",
    unit="of new people's hours",
    format="percent",
    worse=None,
    meaning="The part of new people's care that providers of a role took on.",
    formula="Hours of new people with the role's providers / hours of all new people.",
    source=_SOURCE,
    mart="contract_roles",
    column="new_share",
    limitations=f"{_NEW} {_ROLES}",
    adds_over="neither",
)
LIVE_SHARE = Measure(
    name="role_live_share",
    label="Share of live hours by role",
    unit="of live hours",
    format="percent",
    worse=None,
    meaning="The part of the care being delivered that providers of a role hold.",
    formula="Live hours of the role's providers / all live hours.",
    source=_SOURCE,
    mart="contract_roles",
    column="live_share",
    limitations=_ROLES,
    adds_over="neither",
)
HOURS_SHORT = Measure(
    name="new_hours_short",
    label="Hours short of design",
    unit="hours a week",
    format="whole",
    worse="up",
    meaning="Hours a week of new people's care that a role was meant to take and others took.",
    formula="Expected share x hours of new people \u2212 those the role took, where above nought.",
    source=_SOURCE,
    mart="contract_roles",
    column="new_hours_short",
    limitations=f"A role that took more in one zone does not make up for another. {_NEW}",
    adds_over="zones",
)
CONTRACTED_SHARE = Measure(
    name="contracted_share",
    label="Contracted share of new people's hours",
    unit="of new people's hours",
    format="percent",
    worse="down",
    meaning="The part of new people's care that providers with a contract in the zone took on, of any role.",
    formula="Hours of new people with contracted providers / hours of all new people, in zones with every slot filled "
    "and, apart, in the rest.",
    source=_SOURCE,
    mart="contract_uptake",
    column="contracted_share",
    limitations="Over the 91 days to the Monday, or since the first contract now in force in the zone began, where the "
    f"extracts reach so far. Legacy care is not counted as contracted. {_NEW}",
    adds_over="neither",
)
HEADROOM = Measure(
    name="headroom",
    label="Headroom",
    unit="hours a week",
    format="signed",
    worse="down",
    meaning="Room that providers have before they reach the cap of their contract.",
    formula="Hours cap \u2212 live hours of the provider in the zone, for contracts with a cap; added up by zone.",
    source=_SOURCE,
    mart="contract_slots",
    column="headroom",
    limitations="A cap is no promise of staff: headroom alone takes nobody on. Below nought, hours are over the cap.",
    adds_over="neither",
    commercial=True,
)
RATE = Measure(
    name="contract_rate",
    label="Contract rate",
    unit="\u00a3 an hour",
    format="decimal",
    worse=None,
    meaning="What an hour of care costs under the contract.",
    formula="The hourly rate that the extract states.",
    source=("contracts",),
    mart="contract_slots",
    column="hourly_rate",
    limitations="Supplements and travel are not in it, unless the council's extract adds them.",
    adds_over="neither",
    commercial=True,
)
DECISIONS = Measure(
    name="decisions_due",
    label="Decisions due in 6 months",
    unit="contracts",
    format="whole",
    worse=None,
    meaning="Contracts on which the council must decide, to end or to extend them, in the six months after the Monday.",
    formula="Contracts held by a provider whose end date \u2212 notice months lies at most 6 months after the Monday.",
    source=("contracts",),
    mart="contract_slots",
    column="decision_due",
    limitations="An option to extend counts only once the end date is changed. Without an end date or notice there is "
    "no date to decide by.",
    adds_over="zones",
)

MEASURES = (
    SLOTS,
    VACANT_SLOTS,
    EXPECTED_SHARE,
    NEW_SHARE,
    LIVE_SHARE,
    HOURS_SHORT,
    CONTRACTED_SHARE,
    HEADROOM,
    RATE,
    DECISIONS,
)

"""Who holds the market, and who came and left: `market_shares` and `market_moves`."""

from dashboard.measures.record import Measure

_SOURCE = ("packages", "payments", "workforce")
_GROUPS = "Providers of one group count as one; one that was taken over counts with the group that took it over."
_BASIS = "The basis is named on each chart: live hours, new packages, new people, spend or staff."

SHARE = Measure(
    name="market_share",
    label="Market share",
    unit="of the total",
    format="percent",
    worse=None,
    meaning="A provider group's part of the hours, the spend or the staff, in a zone or in the council.",
    formula="Its hours, spend or staff / all of them. Spend is what was paid in the 91 days to the Monday, netted; new "
    "packages and new people are those that began in them; staff is that of the month.",
    source=_SOURCE,
    mart="market_shares",
    column="share",
    limitations=f"{_GROUPS} {_BASIS}",
    adds_over="neither",
    commercial=True,
)
SHARE_HOURS = Measure(
    name="market_hours",
    label="Hours of a group",
    unit="hours a week",
    format="whole",
    worse=None,
    meaning="Hours of care a week of a provider group: live, of new packages, or of new people.",
    formula="Weekly hours of its lines, added up.",
    source=("packages", "commissioned_hours"),
    mart="market_shares",
    column="hours",
    limitations=_GROUPS,
    adds_over="zones",
    commercial=True,
)
SHARE_AMOUNT = Measure(
    name="market_amount",
    label="Spend or staff of a group",
    unit="\u00a3, or care workers",
    format="whole",
    worse=None,
    meaning="What was paid to a provider group in 91 days, or the care workers it employs.",
    formula="Payments netted; care workers, whole-time equivalents where people are not returned.",
    source=("payments", "workforce"),
    mart="market_shares",
    column="amount",
    limitations="Spend is known for the council only; groups at nought or less are left out.",
    adds_over="neither",
    commercial=True,
)
SHARE_PEOPLE = Measure(
    name="market_people",
    label="People with a group",
    unit="people",
    format="whole",
    worse=None,
    meaning="People whose care makes up a group's hours.",
    formula="Different people with a line that counts, in the zone or in the council.",
    source=("packages",),
    mart="market_shares",
    column="people",
    limitations="A person with care from two groups counts in both. Not known for spend and staff.",
    adds_over="neither",
)
MOVE_HOURS = Measure(
    name="market_move_hours",
    label="Providers coming and leaving",
    unit="hours a week",
    format="whole",
    worse=None,
    meaning="Live hours of provider groups that have care now and had none 13 weeks before, or the other way round.",
    formula="Hours on the Monday of those that came; hours 13 weeks before of those that left.",
    source=("packages",),
    mart="market_moves",
    column="hours",
    limitations="Both Mondays use the groups as on the later one: a take-over brings nobody in and leaves nobody out.",
    adds_over="neither",
    commercial=True,
)
MOVE_SHARE = Measure(
    name="market_move_share",
    label="Share that came or left",
    unit="of live hours",
    format="percent",
    worse=None,
    meaning="What a provider group that came or left holds, or held, of the live hours.",
    formula="Its hours / all live hours of the same Monday.",
    source=("packages",),
    mart="market_moves",
    column="share",
    limitations="Of those that left, the share 13 weeks before.",
    adds_over="neither",
    commercial=True,
)

MEASURES = (SHARE, SHARE_HOURS, SHARE_AMOUNT, SHARE_PEOPLE, MOVE_HOURS, MOVE_SHARE)

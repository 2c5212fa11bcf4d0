"""How concentrated the market is: `market_concentration`."""

from dashboard.measures.record import Measure

_SOURCE = ("packages", "payments", "workforce")
_GROUPS = "Providers of one group count as one; one that was taken over counts with the group that took it over."
_BASIS = "The basis is named on each chart: live hours, new packages, new people, spend or staff."

PROVIDERS = Measure(
    name="market_providers",
    label="Providers",
    unit="groups",
    format="whole",
    worse=None,
    meaning="Provider groups with any of the hours, the spend or the staff.",
    formula="Groups above nought on the Monday.",
    source=_SOURCE,
    mart="market_concentration",
    column="providers",
    limitations=f"{_GROUPS} {_BASIS}",
    adds_over="neither",
)
HALF = Measure(
    name="market_n50",
    label="Providers that make up half the hours",
    unit="providers",
    format="whole",
    worse=None,
    meaning="The fewest providers that together make up half the hours, the spend or the staff.",
    formula="Groups from the largest down until their shares reach 50%.",
    source=_SOURCE,
    mart="market_concentration",
    column="n50",
    limitations=f"{_GROUPS} {_BASIS}",
    adds_over="neither",
)
LARGEST_SHARE = Measure(
    name="largest_share",
    label="Largest share",
    unit="of the total",
    format="percent",
    worse=None,
    meaning="The share of the largest provider group.",
    formula="Its hours, spend or staff / all of them.",
    source=_SOURCE,
    mart="market_concentration",
    column="largest_share",
    limitations=f"{_GROUPS} {_BASIS}",
    adds_over="neither",
)
LARGEST_4 = Measure(
    name="largest_4_share",
    label="Share of the largest 4",
    unit="of the total",
    format="percent",
    worse=None,
    meaning="What the four largest provider groups hold together.",
    formula="The four largest shares, added up.",
    source=_SOURCE,
    mart="market_concentration",
    column="cr4",
    limitations=f"{_GROUPS} {_BASIS}",
    adds_over="neither",
)
LARGEST_10 = Measure(
    name="largest_10_share",
    label="Share of the largest 10",
    unit="of the total",
    format="percent",
    worse=None,
    meaning="What the ten largest provider groups hold together.",
    formula="The ten largest shares, added up.",
    source=_SOURCE,
    mart="market_concentration",
    column="cr10",
    limitations=f"{_GROUPS} {_BASIS}",
    adds_over="neither",
)
EFFECTIVE = Measure(
    name="effective_providers",
    label="Effective number of providers",
    unit="providers",
    format="decimal",
    worse=None,
    meaning="How many providers of one size would make a market as concentrated as this one.",
    formula="Turns HHI over: 10,000 / HHI.",
    source=_SOURCE,
    mart="market_concentration",
    column="effective_providers",
    limitations=f"Far below the number of providers where a few are large. {_BASIS}",
    adds_over="neither",
)
HHI = Measure(
    name="market_hhi",
    label="HHI",
    unit="0 to 10,000",
    format="whole",
    worse=None,
    meaning="The Herfindahl-Hirschman index of concentration: near 0 where many are small, 10,000 where one holds all.",
    formula="Each group's share in percent, squared, added up.",
    source=_SOURCE,
    mart="market_concentration",
    column="hhi",
    limitations="Made to screen mergers, not to judge a council's market. The United States' guidelines of 2023 look "
    "closer at a merger where HHI comes above 1,800 and rises by more than 100; the United Kingdom regulator's "
    f"guidance of 2021 sets no such level. {_BASIS}",
    adds_over="neither",
)
DESIGN_HHI = Measure(
    name="design_hhi",
    label="HHI as designed",
    unit="0 to 10,000",
    format="whole",
    worse=None,
    meaning="What HHI would be in a zone if each contract took the share of new work that it is meant to take.",
    formula="Expected shares of the contracts in force, added up by group, each vacant slot apart; in percent, "
    "squared, added up.",
    source=("contracts",),
    mart="market_concentration",
    column="design_hhi",
    limitations="Only for zones whose contracts state an expected share, not for the council. Shares that do not reach "
    "100% are taken as they are: 60, 20 and 20 give 4,400.",
    adds_over="neither",
)
MEASURES = (PROVIDERS, HALF, LARGEST_SHARE, LARGEST_4, LARGEST_10, EFFECTIVE, HHI, DESIGN_HHI)

"""The years ahead: `long_view`, today's care carried along the population that is projected."""

from typing import Final

from dashboard.measures.record import Measure

_SOURCE: Final = ("packages", "commissioned_hours", "population")
_NOT: Final = (
    "A projection, not a forecast: what today's care would come to, if as many of each age went on needing it. Nobody "
    "can say how likely that is, so there is no range."
)

LONG_HOURS = Measure(
    name="long_view_hours",
    label="Hours in a year ahead",
    unit="hours a week",
    format="whole",
    worse=None,
    meaning="Hours of care a week, if care grows with the people of each age band, and with the growth that is set.",
    formula="Hours of the last census \u00d7 people of the band that year / people of it in the first year \u00d7 (1 + "
    "yearly growth of the share with care) ^ years \u00d7 (1 + yearly growth of hours a person) ^ years; bands and "
    "zones added up.",
    source=_SOURCE,
    mart="long_view",
    column="hours",
    limitations=f"{_NOT} A zone without population of its own grows as the zones that have one; a band without any, or "
    "with a part of its ages alone, keeps as many people as now.",
    adds_over="zones",
)
LONG_PEOPLE = Measure(
    name="long_view_people",
    label="People with care, in a year ahead",
    unit="people",
    format="whole",
    worse=None,
    meaning="People who would receive care, if as many of each age band went on needing it.",
    formula="People with care at the last census \u00d7 people of the band that year / people of it in the first year "
    "\u00d7 (1 + yearly growth of the share with care) ^ years.",
    source=_SOURCE,
    mart="long_view",
    column="people_with_care",
    limitations=_NOT,
    adds_over="neither",
)
POPULATION = Measure(
    name="population",
    label="People of these ages",
    unit="people",
    format="whole",
    worse=None,
    meaning="People who live here and are of the age bands that receive care, counted or projected for mid-year.",
    formula="People of the zone and band, as the extract gives them; years between two that it gives on a straight "
    "line.",
    source=("population",),
    mart="long_view",
    column="people",
    limitations="As good as its source: projections carry the births, deaths and moves of past years on.",
    adds_over="zones",
)
USE_RATE = Measure(
    name="use_rate",
    label="Share with care",
    unit="of people",
    format="percent",
    worse=None,
    meaning="How many of the people who live here receive care that the council arranges.",
    formula="People with care / people who live here, of the same zones and age bands.",
    source=_SOURCE,
    mart="long_view",
    column="use_rate",
    limitations="People who buy their own care are not counted among those with care.",
    adds_over="neither",
)
LONG_COST = Measure(
    name="long_view_cost",
    label="Cost in a year ahead",
    unit="a week",
    format="pounds",
    worse="up",
    meaning="What the hours of a year ahead would cost a week, at a price of today.",
    formula="Hours \u00d7 the council's own rate of the latest year in the prices extract; where it gives none, the "
    "mean rate paid now, weighed by hours.",
    source=(*_SOURCE, "prices"),
    mart="long_view",
    column="cost",
    limitations="Prices are held as they are: no uplift is in it.",
    adds_over="zones",
)

MEASURES = (LONG_HOURS, LONG_PEOPLE, POPULATION, USE_RATE, LONG_COST)

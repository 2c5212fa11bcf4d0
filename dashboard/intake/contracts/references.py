"""Population, prices and other councils' figures: what the council's own are held against."""

import dataframely as dy
import polars as pl

from dashboard.intake.contracts import columns


class Population(columns.Row):
    """People who live in a zone in the middle of a year, counted or projected, by age band."""

    zone_id = columns.place("Zone", "Z01")
    age_band = columns.band_or_total("Age band; a total of all ages beside its parts is checked and left out")
    year = columns.year("Year")
    people = columns.number("People, not always whole in projections", "8120", required=True)
    whole_band = columns.flag("Whether these are people of every age of the band; worked out where blank")


class Prices(columns.Row):
    """Prices of an hour of care in a year: what it costs, the sector's minimum, what the council pays."""

    year = columns.year("Year, or the first of a financial year")
    zone_id = columns.place_or_all("Zone; blank means all zones together", "Z01")
    cost_of_care = columns.money("Cost of an hour, from a cost of care exercise", "25.10")
    minimum_price = columns.money("Minimum price of an hour that the sector gives", "28.53")
    council_rate = columns.money("Council's standard rate an hour", "23.40")

    @dy.rule()
    def cost_of_care_or_minimum_price_or_council_rate_is_stated(cls) -> pl.Expr:
        return pl.any_horizontal(pl.col("cost_of_care", "minimum_price", "council_rate").is_not_null())


class Comparators(columns.Row):
    """A figure that another council publishes; where it refuses, there is none."""

    area = columns.label("Council or area", "Example County")
    measure = columns.label("What was measured", "packages handed back")
    period = columns.label("Period, as published", "2022/23")
    value = columns.published("Figure; words of refusal mean there is none, and go to the note", "84", reasons="note")
    note = columns.text("What to know of it, why it was refused", "Partial reply")

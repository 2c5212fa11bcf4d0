"""The column forms that contracts are written in; each carries its note and example into the templates."""

from dashboard.intake.contracts.columns.codes import (
    band,
    band_or_all,
    band_or_total,
    choice,
    code,
    flag,
    ident,
    label,
    place,
    place_or_all,
    text,
)
from dashboard.intake.contracts.columns.days import date, first_of_month, monday, not_before
from dashboard.intake.contracts.columns.figures import (
    amount,
    any_number,
    count,
    hours,
    money,
    number,
    published,
    rating,
    required_count,
    share,
    year,
)
from dashboard.intake.contracts.columns.form import ALL, Row

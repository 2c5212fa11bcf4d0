"""A profile applied: file rows, as text, become rows under canonical headers, still as text."""

import polars as pl

from dashboard.intake.contracts import CONTRACTS
from dashboard.intake.mappings import Mapping, Profile
from dashboard.intake.parsing.model import NOT_GIVEN, present
from dashboard.intake.parsing.values import parse_period, parse_values
from dashboard.intake.pivots import column
from dashboard.intake.reading.model import ReadRefused

ROW = "source_row"


def keep(rows: pl.DataFrame, profile: Profile) -> pl.DataFrame:
    """The rows that the profile's filter lets through."""
    for header, wanted in profile.filter.items():
        rows = rows.filter(column(rows, header).is_in(wanted))
    for header, pattern in profile.matching.items():
        rows = rows.filter(column(rows, header).str.contains(f"(?i){pattern}"))
        if rows.is_empty():
            raise ReadRefused("no row has the words that the profile looks for", column=header)
    return rows


def apply(rows: pl.DataFrame, mapping: Mapping, recognised: dict[str, str]) -> pl.DataFrame:
    """source_row and canonical text columns of the mapping's kind; `recognised` is file header -> canonical header."""
    sources = {canonical: header for header, canonical in recognised.items()} | mapping.headers
    sources |= {name: name for name in mapping.made} if isinstance(mapping, Profile) else {}
    texts = rows.select(ROW, *(column(rows, header).alias(name) for name, header in sources.items()))
    texts = texts.with_columns(_joined(rows, headers).alias(name) for name, headers in mapping.joined.items())
    texts = texts.with_columns(pl.lit(value).alias(name) for name, value in mapping.constants.items())
    for name, meanings in mapping.values.items():
        texts = texts.with_columns(pl.col(name).replace(meanings))
    return _grouped(_units(_periods(texts, mapping), mapping), mapping)


def _joined(rows: pl.DataFrame, headers: list[str]) -> pl.Series:
    words = [present(rows[header], NOT_GIVEN) for header in headers if header in rows.columns]
    both = pl.DataFrame(words).select(pl.concat_str(pl.all(), separator="; ", ignore_nulls=True)).to_series()
    return both.replace("", None)


def _periods(texts: pl.DataFrame, mapping: Mapping) -> pl.DataFrame:
    for name, form in mapping.periods.items():
        parsed = parse_period(texts[name], form)
        _refuse_two_days_a_month(texts, name, form, parsed.values)
        if parsed.faults.height:
            row = texts[ROW][int(parsed.faults["row"][0])]
            raise ReadRefused(parsed.faults["reason"][0], row=row, column=name)
        texts = texts.with_columns(parsed.values.cast(pl.String).alias(name), pl.lit(_length(form)).alias("period"))
    return texts


def _refuse_two_days_a_month(texts: pl.DataFrame, name: str, form: str, months: pl.Series) -> None:
    """Two snapshots of one month would be added up as if they were one."""
    if form != "month_end":
        return
    days = pl.DataFrame([texts[ROW], texts[name].alias("day"), months.alias("month")]).drop_nulls()
    twice = days.filter(pl.col("day").n_unique().over("month") > 1)
    if twice.height:
        message = (
            f"the month of {twice['month'][0]:%B %Y} is there on two days ({', '.join(sorted(set(twice['day'][:2])))})"
        )
        raise ReadRefused(message, row=twice[ROW][0], column=name)


def _length(form: str) -> str:
    return next(length for length in ("quarter", "month", "week") if length in form)


def _units(texts: pl.DataFrame, mapping: Mapping) -> pl.DataFrame:
    factors = [(name, _factor(texts, unit)) for name, unit in mapping.units.items()]
    if not mapping.hours_count_both and "carers_per_visit" in texts.columns:
        workers = parse_values(texts["carers_per_visit"], "count").values.fill_null(1)
        factors.append(("weekly_hours", workers.cast(pl.Float64)))
    for name, factor in factors:
        texts = texts.with_columns(_times(texts[name], factor))
    return texts


def _times(cells: pl.Series, factor: pl.Series) -> pl.Series:
    """A cell that cannot be read stays as it is, so that it is refused with its own words."""
    converted = (parse_values(cells, "hours").values * factor).cast(pl.String)
    return pl.select(pl.coalesce(converted, cells)).to_series().alias(cells.name)


def _factor(texts: pl.DataFrame, unit: str) -> pl.Series:
    if unit == "minutes":
        return pl.Series([1 / 60]).new_from_index(0, texts.height)
    start = texts["period_start"].str.to_date()
    by = {"quarter": "3mo", "month": "1mo", "week": "1w"}[texts["period"][0]]
    return 7 / (start.dt.offset_by(by) - start).dt.total_days()


def _grouped(texts: pl.DataFrame, mapping: Mapping) -> pl.DataFrame:
    how = mapping.group
    if how is None:
        return texts
    form = CONTRACTS[mapping.kind].columns
    texts = texts.with_columns(_numbers(texts, name) for name in how.sum)
    sums = [pl.when(pl.col(name).count() > 0).then(pl.col(name).sum()).cast(pl.String).alias(name) for name in how.sum]
    worst = [_worst(name, order) for name, order in how.worst.items()]
    kept = [name for name in how.first if name in form]
    return texts.group_by(how.key, maintain_order=True).agg(pl.col(ROW).min(), *map(pl.first, kept), *sums, *worst)


def _numbers(texts: pl.DataFrame, name: str) -> pl.Series:
    """Cells to add up; one that cannot be read would be missing from a sum unseen, so it stops the file."""
    parsed = parse_values(texts[name], "number")
    if parsed.faults.height:
        row = texts[ROW][int(parsed.faults["row"][0])]
        raise ReadRefused(parsed.faults["reason"][0], row=row, column=name)
    return parsed.values


def _worst(name: str, order: list[str]) -> pl.Expr:
    rank = pl.col(name).replace_strict({value: rank for rank, value in enumerate(order)}, default=len(order))
    return pl.col(name).sort_by(rank).first()

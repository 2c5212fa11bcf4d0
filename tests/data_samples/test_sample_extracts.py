"""The extracts are clean: canonical headers, unique keys, no overlaps, dates and hours that can be."""

from datetime import date, timedelta

import polars as pl
import pytest

from dashboard.intake.contracts import CONTRACTS
from data_samples.calibration import Sample
from data_samples.council import AS_AT
from data_samples.extracts import KINDS

PACKAGES = (
    "package_id,provider_id,line_start,line_end,person_id,zone_id,age_band,funder,weekly_hours,carers_per_visit,"
    "visits_per_week,short_visits_per_week,short_visits_agreed,hourly_rate,service,arrangement,source,team,"
    "last_review_on,status,end_reason"
)
WAITING_LIST = (
    "referral_id,queue,person_id,zone_id,age_band,need,replaces_package_id,setting,referred_on,accepted_on,closed_on,"
    "close_reason,weekly_hours,visits_per_week,carers_per_visit,time_bands,sector,package_id"
)
PROVIDERS = (
    "provider_id,from,provider_name,group_name,cqc_location_id,rating,status,notice_ends,succeeded_by,"
    "market_oversight,ecm_compliant"
)
FIRST_MONDAY = AS_AT - timedelta(weeks=207)


def overlapping(lines: pl.DataFrame) -> pl.DataFrame:
    """Lines that begin before another of the same package and provider has ended."""
    key = ["package_id", "provider_id"]
    ends = pl.col("line_end").fill_null(date.max).shift().over(key)
    return lines.sort(*key, "line_start").filter(pl.col("line_start") <= ends)


def test_headers_are_the_canonical_ones(merrowshire: Sample) -> None:
    assert merrowshire.packages.columns == PACKAGES.split(",")
    assert merrowshire.waiting_list.columns == WAITING_LIST.split(",")
    assert merrowshire.providers.columns == PROVIDERS.split(",")
    assert merrowshire.capacity.columns == ["week_commencing", "provider_id", "zone_id", "spare_hours", "declared_on"]


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"zones"}))
def test_headers_and_words_are_those_of_the_contract(merrowshire: Sample, kind: str) -> None:
    rows: pl.DataFrame = getattr(merrowshire, kind)
    contract = CONTRACTS[kind]
    assert rows.columns == [name for name in contract.columns if name in rows.columns]
    assert set(contract.required) <= set(rows.columns)
    for name in rows.columns:
        choices = (contract.columns[name].metadata or {}).get("choices")
        assert choices is None or set(rows[name].drop_nulls()) <= set(choices), name


def test_keys_are_unique(merrowshire: Sample) -> None:
    keys = {
        "packages": ["package_id", "provider_id", "line_start"],
        "waiting_list": ["referral_id", "queue"],
        "capacity": ["week_commencing", "provider_id", "zone_id"],
        "providers": ["provider_id", "from"],
        "contracts": ["contract_id"],
        "offers": ["offer_id"],
        "payments": ["paid_on", "provider_id", "reference"],
        "events": ["event_on", "name", "zone_id"],
        "feedback": ["period_start", "provider_id", "respondent"],
    }
    for kind, key in keys.items():
        rows: pl.DataFrame = getattr(merrowshire, kind)
        assert not rows.select(key).is_duplicated().any(), kind


def test_no_line_overlaps_another_of_its_package_and_provider(merrowshire: Sample) -> None:
    assert overlapping(merrowshire.packages).is_empty()


def test_an_overlap_would_be_seen(merrowshire: Sample) -> None:
    earlier = merrowshire.packages.with_columns(pl.col("line_start").dt.offset_by("-3d"))
    assert not overlapping(earlier).is_empty()


def test_lines_can_be(merrowshire: Sample) -> None:
    lines = merrowshire.packages
    assert lines.filter(pl.col("line_end") < pl.col("line_start")).is_empty()
    assert lines.filter(~pl.col("weekly_hours").is_between(0.5, 336)).is_empty()
    assert lines.filter(pl.col("line_end").is_null() != pl.col("end_reason").is_null()).is_empty()
    assert lines.filter(pl.col("short_visits_per_week") > pl.col("visits_per_week")).is_empty()
    assert lines.filter(pl.col("last_review_on") > pl.col("line_end").fill_null(AS_AT)).is_empty()
    assert lines.filter(~pl.col("hourly_rate").is_between(20.64, 25.02)).is_empty()
    required = ["person_id", "zone_id", "age_band", "funder", "weekly_hours", "status", "service", "arrangement"]
    assert lines.select(required).null_count().row(0) == (0,) * len(required)


def test_referrals_can_be(merrowshire: Sample) -> None:
    rows = merrowshire.waiting_list
    assert rows.filter(pl.col("closed_on") < pl.col("referred_on")).is_empty()
    assert rows.filter(pl.col("accepted_on") < pl.col("referred_on")).is_empty()
    assert rows.filter(pl.col("accepted_on") > pl.col("closed_on")).is_empty()
    assert rows.filter(pl.col("closed_on").is_null() != pl.col("close_reason").is_null()).is_empty()
    assert rows.filter((pl.col("queue") == "package") != pl.col("weekly_hours").is_not_null()).is_empty()
    assert rows.filter((pl.col("need") == "replacement") != pl.col("replaces_package_id").is_not_null()).is_empty()


def test_care_starts_on_the_day_a_placed_referral_closes(merrowshire: Sample) -> None:
    placed = merrowshire.waiting_list.filter((pl.col("queue") == "package") & (pl.col("close_reason") == "placed"))
    key = {"left_on": ["package_id", "closed_on"], "right_on": ["package_id", "line_start"]}
    assert len(placed) > 9_000
    assert placed.join(merrowshire.packages, how="anti", **key).is_empty()  # type: ignore[arg-type]


def test_a_replacement_is_of_a_package_that_exists(merrowshire: Sample) -> None:
    replaced = merrowshire.waiting_list.drop_nulls("replaces_package_id")
    known = {"left_on": "replaces_package_id", "right_on": "package_id"}
    waiting = replaced.filter(pl.col("closed_on").is_null())
    live = merrowshire.packages.filter(pl.col("line_end").is_null())
    assert replaced.join(merrowshire.packages, how="semi", **known).height > 0.95 * len(replaced)  # type: ignore[arg-type]
    assert waiting.join(live, how="semi", **known).height > 0  # type: ignore[arg-type]


def test_every_word_of_the_contract_occurs(merrowshire: Sample) -> None:
    words = {
        "service": 5, "arrangement": 3, "source": 6, "status": 2, "funder": 3, "end_reason": 9, "carers_per_visit": 2,
    }  # fmt: skip
    for column, count in words.items():
        assert merrowshire.packages[column].drop_nulls().n_unique() == count, column
    for column, count in {"queue": 2, "need": 3, "setting": 4, "close_reason": 7}.items():
        assert merrowshire.waiting_list[column].drop_nulls().n_unique() == count, column
    assert set(merrowshire.providers["status"]) == {"active", "suspended", "embargoed", "notice_given", "exited"}


def test_history_is_whole_from_the_first_monday(merrowshire: Sample) -> None:
    for ends in (merrowshire.packages["line_end"], merrowshire.waiting_list["closed_on"]):
        first = ends.drop_nulls().sort()[0]
        assert FIRST_MONDAY - timedelta(days=3) <= first <= FIRST_MONDAY
    assert merrowshire.packages["line_start"].sort()[0] < FIRST_MONDAY - timedelta(weeks=26)


def test_events_reach_the_as_at_monday_and_stop_there(merrowshire: Sample) -> None:
    assert merrowshire.packages["line_start"].sort()[-1] == AS_AT
    assert merrowshire.waiting_list["referred_on"].sort()[-1] == AS_AT
    assert merrowshire.packages["line_end"].drop_nulls().sort()[-1] <= AS_AT
    assert merrowshire.capacity["declared_on"].sort()[-1] <= AS_AT


def test_declarations_come_a_few_days_before_their_monday(merrowshire: Sample) -> None:
    rows = merrowshire.capacity
    before = (pl.col("week_commencing") - pl.col("declared_on")).dt.total_days()
    assert rows.filter(pl.col("week_commencing").dt.weekday() != 1).is_empty()
    assert rows.filter(~before.is_between(0, 6)).is_empty()
    assert rows.filter(pl.col("spare_hours") < 0).is_empty()
    assert rows["zone_id"].null_count() > 0


def test_handbacks_are_taken_over_waited_for_or_left_open(merrowshire: Sample) -> None:
    lines = merrowshire.packages
    back = lines.filter((pl.col("end_reason") == "handed_back") & (pl.col("line_end") < AS_AT - timedelta(weeks=26)))
    starts = lines.select("package_id", next_day="line_start")
    days = back.select("package_id", next_day=pl.col("line_end").dt.offset_by("1d"))
    at_once = days.join(starts, on=["package_id", "next_day"], how="semi").height
    assert 0.6 < at_once / len(back) < 0.99

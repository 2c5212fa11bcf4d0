"""What the analyst should know of rows that were accepted: codes nobody lists, packages nobody knows."""

import re
from collections import defaultdict
from collections.abc import Mapping

import polars as pl

from dashboard.loading.feeds import Feed, FeedName

SHOWN = 10


def remarks(kind: str, rows: pl.DataFrame, standing: Mapping[FeedName, Feed]) -> tuple[str, ...]:
    """Sentences on one arrival's rows, given the feeds as they would stand."""
    found = [_not_listed(rows, standing, of, code) for of, code in (("zones", "zone_id"), ("providers", "provider_id"))]
    if kind == "waiting_list":
        found.append(_unknown_packages(rows, standing))
    if kind == "payments":
        found.append(_suppliers_of_that_name(rows, standing))
    if kind == "offers":
        found.append(_unknown_referrals(rows, standing))
    if kind == "workforce":
        found.append(_returned_both_ways(rows, standing))
    return tuple(remark for remark in found if remark)


def _not_listed(rows: pl.DataFrame, standing: Mapping[FeedName, Feed], of: str, code: str) -> str:
    listed = _codes(standing, of, code)
    if code not in rows.columns or not listed:
        return ""
    strange = sorted(set(rows[code].unique().drop_nulls()) - listed - {"all"})
    if not strange:
        return ""
    return f"{of.capitalize()} that no {of} file lists, counted under their codes: {_some(strange)}"


def _unknown_packages(rows: pl.DataFrame, standing: Mapping[FeedName, Feed]) -> str:
    known = list(_codes(standing, "packages", "package_id"))
    named = pl.col("replaces_package_id").is_in(known).fill_null(value=False)
    lost = rows.filter(pl.col("need") == "replacement", ~named)["source_row"].to_list()
    if not lost:
        return ""
    places = _some([str(row) for row in lost])
    return f"{len(lost)} replacement referrals name no known package, so nothing is taken off demand: rows {places}"


def _unknown_referrals(rows: pl.DataFrame, standing: Mapping[FeedName, Feed]) -> str:
    known = list(_codes(standing, "waiting_list", "referral_id"))
    lost = rows.filter(~pl.col("referral_id").is_in(known))["source_row"].to_list()
    if not lost:
        return ""
    places = _some([str(row) for row in lost])
    return f"{len(lost)} offers name no known referral, so they count in no zone but 'not listed': rows {places}"


def _returned_both_ways(rows: pl.DataFrame, standing: Mapping[FeedName, Feed]) -> str:
    """A month of a provider for all zones and by zone: added up, its staff would count twice."""
    returned = pl.concat([feed.standing.rows for name, feed in standing.items() if name[0] == "workforce"])
    month = ["month_starting", "provider_id"]
    whole = pl.col("zone_id") == "all"
    both = returned.join(rows.select(month).unique(), on=month).group_by(month).agg(whole.any() & ~whole.all())
    twice = [
        f"{provider} ({first:%B %Y})"
        for first, provider in both.filter("zone_id").sort("provider_id", "month_starting").select(month).iter_rows()
    ]
    if not twice:
        return ""
    return (
        "Returned for all zones and by zone too, which are not added: the council's figures take the row for all "
        f"zones, each zone its own: {_some(twice)}"
    )


def _suppliers_of_that_name(rows: pl.DataFrame, standing: Mapping[FeedName, Feed]) -> str:
    """A supplier may be a provider of the same name; whether it is, the analyst says, in a profile."""
    names: dict[str, list[str]] = defaultdict(list)
    for feed in (feed for name, feed in standing.items() if name[0] == "providers"):
        for code, name in (
            feed.standing.rows.select("provider_id", "provider_name").unique().sort("provider_id").iter_rows()
        ):
            names[_plain(name)].append(code)
    unknown = sorted(set(rows["provider_id"]) - _codes(standing, "providers", "provider_id"))
    alike = [
        f"'{supplier}' = '{names[_plain(supplier)][0]}'" for supplier in unknown if len(names[_plain(supplier)]) == 1
    ]
    if not alike:
        return ""
    return (
        "Suppliers with the name of a listed provider count under their own names until a profile confirms them: "
        f"[values.provider_id] {_some(alike)}"
    )


def _plain(name: str) -> str:
    words = re.sub(r"[^a-z0-9]+", " ", name.lower()).split()
    return " ".join(word for word in words if word not in ("ltd", "limited", "plc", "uk"))


def _codes(standing: Mapping[FeedName, Feed], kind: str, code: str) -> set[str]:
    feeds = [feed.standing.rows[code] for name, feed in standing.items() if name[0] == kind]
    return set().union(*(feed.to_list() for feed in feeds))


def _some(words: list[str]) -> str:
    return ", ".join(words[:SHOWN]) + (f" and {len(words) - SHOWN} more" if len(words) > SHOWN else "")

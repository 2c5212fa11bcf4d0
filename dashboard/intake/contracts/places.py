"""Zones and providers: what codes mean. Both files are optional."""

import dataframely as dy
import polars as pl

from dashboard.intake.contracts import columns

RATINGS = ("Outstanding", "Good", "Requires improvement", "Inadequate", "Not rated")
STATUSES = ("active", "suspended", "embargoed", "notice_given", "exited")


class Zones(columns.Row):
    """A zone the council plans by."""

    zone_id = columns.place("Code of the zone, as the other extracts write it", "Z01")
    zone_name = columns.text("Name shown on the screen", "Northfield", required=True)
    area = columns.text("Locality that groups zones", "North")
    rural = columns.flag("Whether the zone is rural")


class Providers(columns.Row):
    """A provider from a day on: a new row where status, rating, group or name changes."""

    provider_id = columns.place("Code of the provider", "P001")
    valid_from = columns.date("First day this row holds; blank means always", "2024-04-01").with_alias("from")
    provider_name = columns.text("Name shown on the screen", "Example Care", required=True)
    group_name = columns.text("Group it belongs to; blank means its own", "Example Group")
    cqc_location_id = columns.code("Location number at the regulator", "1-123456789", required=False)
    rating = columns.choice(RATINGS, "Regulator's rating")
    status = columns.choice(STATUSES, "Whether it may take new work", required=True)
    notice_ends = columns.date("Last day of its notice", "2026-12-31")
    succeeded_by = columns.place("Provider that this one counts as from this row's day on", "P002", required=False)
    market_oversight = columns.flag("Whether it is on the regulator's market oversight list")
    ecm_compliant = columns.flag("Whether its electronic call monitoring meets the contract")

    @dy.rule()
    def succeeded_by_is_another_provider(cls) -> pl.Expr:
        return pl.col("succeeded_by").is_null() | (pl.col("succeeded_by") != pl.col("provider_id"))

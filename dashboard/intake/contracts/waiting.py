"""The waiting list and declared capacity: who waits, and what providers say they can take."""

import dataframely as dy
import polars as pl

from dashboard.intake.contracts import columns

QUEUES = ("assessment", "package")
NEEDS = ("new", "additional_hours", "replacement")
SETTINGS = ("hospital", "community", "reablement", "handback")
CLOSE_REASONS = ("placed", "died", "declined", "admitted", "care_home", "other", "not_stated")
TIME_BANDS = ("morning", "lunch", "tea", "bed")


class WaitingList(columns.Row):
    """A referral in a queue, from the day it joined until the day it left."""

    referral_id = columns.ident("Number of the referral", "R20001")
    queue = columns.choice(QUEUES, "Which queue", required=True)
    person_id = columns.ident("Person's number in the case system; kept only as a hash", "1000001")
    zone_id = columns.place("Zone the person lives in", "Z01")
    age_band = columns.band("Age band of the person")
    need = columns.choice(NEEDS, "What is needed", required=True)
    replaces_package_id = columns.ident("Package that this replaces", "PK10001", required=False)
    setting = columns.choice(SETTINGS, "Where the person waits", required=True)
    referred_on = columns.date("Day they joined this queue", "2026-10-20", required=True)
    accepted_on = columns.date("Day a provider said yes", "2026-10-28")
    closed_on = columns.date("Day they left; for placed, the day care started", "2026-11-02")
    close_reason = columns.choice(CLOSE_REASONS, "Why they left")
    weekly_hours = columns.hours("Hours waited for; for additional hours the extra only", "12", at_most=336)
    visits_per_week = columns.number("Visits a week", "14")
    carers_per_visit = columns.count("Workers at each visit, 1 or 2", "1", at_least=1, at_most=2)
    time_bands = columns.text("Times of day, separated by a semicolon", "morning;tea")
    sector = columns.ident("Postcode sector", "ZZ1 4", required=False)
    package_id = columns.ident("Package that met the need", "PK10002", required=False)

    @dy.rule()
    def closed_on_is_not_before_referred_on(cls) -> pl.Expr:
        return columns.not_before("closed_on", "referred_on")

    @dy.rule()
    def a_close_reason_has_a_closed_on(cls) -> pl.Expr:
        return pl.col("close_reason").is_null() | pl.col("closed_on").is_not_null()

    @dy.rule()
    def the_package_queue_states_weekly_hours(cls) -> pl.Expr:
        return (pl.col("queue") != "package") | pl.col("weekly_hours").is_not_null()

    @dy.rule()
    def time_bands_are_morning_lunch_tea_or_bed(cls) -> pl.Expr:
        bands = pl.col("time_bands").str.to_lowercase().str.split(";").list.eval(pl.element().str.strip_chars())
        return pl.col("time_bands").is_null() | bands.list.eval(pl.element().is_in(list(TIME_BANDS))).list.all()


class Capacity(columns.Row):
    """Spare hours that a provider declares for a week."""

    week_commencing = columns.monday("Monday of the week the hours can be used")
    provider_id = columns.place("Provider that declares", "P001")
    zone_id = columns.place_or_all("Zone; blank means anywhere", "Z01")
    spare_hours = columns.hours("Hours a week the provider could take on", "25", required=True)
    declared_on = columns.date("Day of the declaration", "2026-11-13")

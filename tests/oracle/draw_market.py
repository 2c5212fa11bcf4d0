"""A random market around a random council: contracts, offers, payments and staff, messy where they may be."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.oracle.draw_council import FIRST_MONDAY, LAST_DAY, PROVIDERS, ZONES, drawn_council
from tests.oracle.market_records import Market, Offer, Payment, Return, Slot
from tests.oracle.records import DAY, Council, Feed, Line, Provider

STARTS = date(2024, 11, 25)
"""Packages are complete from here on, so that the last Mondays have a whole year before their new people."""

PLAIN: dict[str, Any] = {"service": None, "arrangement": None, "status": None}
ROLES = ("lead", "secondary", "framework", "block", "spot")


def drawn_market(seed: int) -> Market:
    rng = Random(seed + 1000)  # noqa: S311
    council = drawn_council(seed)
    council = replace(
        council,
        packages=tuple(_with_old_lines(rng, feed) for feed in council.packages),
        providers=tuple(_grouped(rng, row) for row in council.providers),
    )
    paid_until = LAST_DAY - rng.randrange(20) * DAY
    return Market(
        council,
        tuple(_slots(rng)),
        tuple(_offers(rng, council)),
        tuple(_payments(rng, paid_until)),
        tuple(_returns(rng)),
        paid_until,
    )


def _with_old_lines(rng: Random, feed: Feed[Line]) -> Feed[Line]:
    """People who had care about a year before they come again, some in a package of the same name."""
    lines = list(feed.rows)
    for number, like in enumerate(rng.sample(lines, 25)):
        who, name = f"back-{feed.name}-{number}", f"again-{feed.name}-{number}"
        start = min(feed.as_at, LAST_DAY - rng.randrange(120) * DAY)
        again = replace(like, person_id=who, package_id=name, line_start=start, line_end=None, end_reason=None, **PLAIN)
        end = start - rng.choice([363, 364, 365, 366, 400]) * DAY
        before = replace(again, line_start=end - rng.randrange(60) * DAY, line_end=end, end_reason="moved")
        lines += [again, before if rng.random() < 0.3 else replace(before, package_id=f"old-{name}")]
    return replace(feed, rows=tuple({_key(line): line for line in lines}.values()), covers_from=STARTS)


def _key(line: Line) -> tuple[str, str, date]:
    return line.package_id, line.provider_id, line.line_start


def _grouped(rng: Random, row: Provider) -> Provider:
    rating = rng.choice(["Good", "Outstanding", "Inadequate", None])
    return replace(row, group_name=rng.choice(["Green", "Blue", None]), rating=rating)


def _slots(rng: Random) -> list[Slot]:
    """Each provider at most once in a zone and role; expected shares never pass 1."""
    slots: list[Slot] = []
    for zone in (*ZONES[:3], "Nowhere"):
        for role in ROLES:
            for provider in [*rng.sample(PROVIDERS, 2), None]:
                if rng.random() < 0.5:
                    slots.append(_slot(rng, f"c{len(slots)}-{zone}", provider, zone, role))
    return slots


def _slot(rng: Random, name: str, provider: str | None, zone: str, role: str) -> Slot:
    start = FIRST_MONDAY + rng.randrange(-20, 150) * DAY
    end = start + rng.randrange(120) * DAY if rng.random() < 0.4 else None
    return Slot(
        name, provider, zone, role, start, end, rng.choice([0.05, 0.06, 0.0, None]), rng.choice([20.0, 75.5, None])
    )  # fmt: skip


def _offers(rng: Random, council: Council) -> list[Offer]:
    packages = [row for row in council.referrals if row.queue == "package"]
    offers: list[Offer] = []
    for row in packages:
        for _ in range(rng.randrange(4)):
            day = max(FIRST_MONDAY, row.referred_on) + rng.randrange(30) * DAY
            offers.append(Offer(f"o{len(offers)}", row.referral_id, rng.choice(PROVIDERS), day, "declined"))
    return offers


def _payments(rng: Random, until: date) -> list[Payment]:
    days = (until - FIRST_MONDAY).days
    return [
        Payment(
            FIRST_MONDAY + rng.randrange(days + 1) * DAY,
            rng.choice([*PROVIDERS, "Supplier Ltd"]),
            f"INV {number}",
            rng.choice([100.0, 250.5, -80.25, -300.0, 40.0]),
        )
        for number in range(160)
    ]


def _returns(rng: Random) -> list[Return]:
    rows = []
    for month in [date(2025, 7, 1) + timedelta(days=31 * place) for place in range(8)]:
        for provider in PROVIDERS:
            for zone in rng.choice([(), (None,), (None,), ("Ardwick", "Bierley"), (None, "Ardwick")]):
                people = rng.choice([0, 5, 12, None])
                equivalents = rng.choice([3.5, 8.0]) if people is None else rng.choice([None, 7.25])
                rows.append(Return(month.replace(day=1), provider, zone, people, equivalents))
    return rows

"""A random market around a random council: contracts, offers, payments and staff, messy where they may be."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.oracle.draw_council import FIRST_MONDAY, LAST_DAY, PROVIDERS, ZONES, drawn_council
from tests.oracle.draw_exits import ready_to_stop
from tests.oracle.draw_particulars import with_particulars
from tests.oracle.draw_services import drawn_services
from tests.oracle.market_records import Event, Market, Offer, Payment, Return, Slot
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
        packages=tuple(_detailed(rng, _with_old_lines(rng, feed)) for feed in council.packages),
        providers=tuple(_grouped(rng, row) for row in council.providers),
    )
    paid_until = LAST_DAY - rng.randrange(20) * DAY
    return Market(
        with_particulars(Random(seed + 6000), ready_to_stop(Random(seed + 3000), council)),  # noqa: S311
        tuple(_slots(rng)),
        tuple(_offers(rng, council)),
        tuple(_payments(rng, paid_until)),
        tuple(_returns(rng)),
        (*_events(rng), *_rebases(rng)),
        paid_until,
        drawn_services(seed),
        rng.choice([None, 0.5]),
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


def _detailed(rng: Random, feed: Feed[Line]) -> Feed[Line]:
    """Prices, visits and teams, each of them sometimes blank."""
    return replace(feed, rows=tuple(_with_details(rng, line) for line in feed.rows))


def _with_details(rng: Random, line: Line) -> Line:
    return replace(
        line,
        hourly_rate=rng.choice([None, 20.5, 22.0, 25.25]),
        visits_per_week=rng.choice([None, 0.0, 7.0, 14.0]),
        short_visits_per_week=rng.choice([None, 0.0, 0.0, 3.0]),
        short_visits_agreed=rng.choice([None, "yes", "no"]),
        team=rng.choice([None, "East team", "West team"]),
    )


def _key(line: Line) -> tuple[str, str, date]:
    return line.package_id, line.provider_id, line.line_start


def _grouped(rng: Random, row: Provider) -> Provider:
    rating = rng.choice(["Good", "Outstanding", "Inadequate", None])
    return replace(row, group_name=rng.choice(["Green", "Blue", None]), rating=rating)


def _slots(rng: Random) -> list[Slot]:
    """Each provider at most once in a zone and role; expected shares never pass 1. Two zones contract late."""
    slots: list[Slot] = []
    for zone, first in zip((*ZONES[:3], "Nowhere"), (-20, 90, 90, -20), strict=True):
        for role in ROLES:
            for provider in [*rng.sample(PROVIDERS, 2), *([] if zone == "Bierley" else [None])]:
                if rng.random() < 0.5:
                    expected, cap = rng.choice([0.05, 0.06, 0.0, None]), rng.choice([20.0, 75.5, None])
                    name = f"c{len(slots)}-{zone}"
                    slots.append(Slot(name, provider, zone, role, *_days(rng, first), expected, cap))
    return slots


def _days(rng: Random, first: int) -> tuple[date, date | None]:
    start = FIRST_MONDAY + rng.randrange(first, 150) * DAY
    return start, start + rng.randrange(120) * DAY if rng.random() < 0.4 else None


def _offers(rng: Random, council: Council) -> list[Offer]:
    offers: list[Offer] = []
    for row in council.referrals:
        for _ in range(rng.randrange(4)):
            day = max(FIRST_MONDAY, row.referred_on) + rng.randrange(30) * DAY
            referral = row.referral_id if rng.random() < 0.95 else "never heard of"
            offers.append(_offer(rng, f"o{len(offers)}", referral, day))
    return offers


def _offer(rng: Random, name: str, referral: str, day: date) -> Offer:
    answer = rng.choice(["accepted", "declined", "declined", "no_reply"])
    answered_on = rng.choice([None, day + rng.randrange(12) * DAY]) if answer != "no_reply" else None
    reason = rng.choice([None, "price", "no_staff"])
    return Offer(name, referral, rng.choice(PROVIDERS), day, answer, answered_on, reason)


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
    """Of fourteen months; P1 and P2 return every month, the first for all zones and the second by zone."""
    rows: list[Return] = []
    for month in [date(2025, 1, 1) + timedelta(days=31 * place) for place in range(14)]:
        for provider in PROVIDERS:
            choices: list[tuple[str | None, ...]] = [(), (None,), (None,), ("Ardwick", "Bierley"), (None, "Ardwick")]
            always: dict[str, tuple[str | None, ...]] = {"P1": (None,), "P2": ("Ardwick", "Nowhere")}
            zones = always.get(provider) or rng.choice(choices)
            rows += [_return(rng, month.replace(day=1), provider, zone) for zone in zones]
    return rows


def _return(rng: Random, month: date, provider: str, zone: str | None) -> Return:
    people = rng.choice([0, 5, 12, None]) if provider not in ("P1", "P2") else rng.choice([5, 12])
    equivalents = rng.choice([3.5, 8.0]) if people is None else rng.choice([None, 7.25])
    moves = [None, 0, 1, 2] if rng.random() < 0.2 else [0, 1, 2]
    return Return(
        month, provider, zone, people, equivalents,
        rng.choice([None, 0.0, 2.0]), rng.choice(moves), rng.choice(moves if provider != "P1" else [0, 1, 2]),
        rng.choice([None, 0.0, 200.0, 350.5]), rng.choice([None, 0.0, 12.5]), rng.choice([None, 0.0, 30.0]),
        rng.choice([None, 0.0, 80.0]),
    )  # fmt: skip


def _events(rng: Random) -> list[Event]:
    zones = [None, ZONES[0], ZONES[1], ZONES[0]]
    effects = ["policy_short_visits", "policy_short_visits", "annotate", "policy_short_visits"]
    return [
        Event(FIRST_MONDAY + rng.randrange(150) * DAY, f"event {place}", zone, effect)
        for place, (zone, effect) in enumerate(zip(zones, effects, strict=True))
    ]


def _rebases(rng: Random) -> list[Event]:
    """One of a zone and, in some councils, one of all; early enough for some charts to have a baseline after it."""
    zones = rng.choice([(ZONES[1],), (ZONES[1], None)])
    return [Event(STARTS + rng.randrange(150, 400) * DAY, f"re-base {zone}", zone, "rebase") for zone in zones]

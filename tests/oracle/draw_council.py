"""A random council: messy in every way that the definitions speak of, and valid under every rule of the extracts.

Where the definitions leave a case open the council does not hold it: packages in two zones, bands or funders at once
are above every size edge in each part, a package has no two lines of one start with different ends, a handback is
never followed by care out of scope.
"""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from tests.oracle.draw_packages import drawn_lines
from tests.oracle.records import DAY, WEEK, Council, Declaration, Feed, Provider, Referral

ZONES = ("Ardwick", "Bierley", "Cononley", "Denholme")
BANDS = ("18-64", "65-74", "75-84", "85+")
PROVIDERS = ("P1", "P2", "P3", "P4", "P5", "P6", "P7")
FIRST_MONDAY = date(2025, 9, 1)
WEEKS = 30
LAST_DAY = FIRST_MONDAY + WEEKS * WEEK


def drawn_council(seed: int) -> Council:
    rng = Random(seed)  # noqa: S311
    as_ats = [LAST_DAY - rng.randrange(24) * DAY for _ in range(4)]
    packages = tuple(
        Feed(name, as_at, tuple(drawn_lines(rng, name, FIRST_MONDAY, as_at)), _start(rng))
        for name, as_at in zip(("east", "west"), as_ats[:2], strict=True)
    )
    known = sorted({line.package_id for feed in packages for line in feed.rows})
    waiting = tuple(
        Feed(name, as_at, tuple(_referrals(rng, name, as_at, known)), _start(rng))
        for name, as_at in zip(("brokerage", "teams"), as_ats[2:], strict=True)
    )
    capacity = tuple(
        Feed(name, min(as_ats), tuple(_declarations(rng, providers, min(as_ats))))
        for name, providers in (("north", PROVIDERS[:4]), ("south", PROVIDERS[4:]))
    )
    names = {zone: f"{zone} and district" for zone in rng.sample([*ZONES, "Eccup"], 3)}
    providers = _with_notice(Random(seed + 4000), _providers(rng))  # noqa: S311
    return Council(packages, waiting, capacity, tuple(providers), names)


def _start(rng: Random) -> date | None:
    return rng.choice([None, FIRST_MONDAY + rng.randrange(20) * DAY])


def _referrals(rng: Random, feed: str, as_at: date, packages: list[str]) -> list[Referral]:
    return [_referral(rng, f"{feed}-{number}", as_at, packages) for number in range(80)]


def _referral(rng: Random, name: str, as_at: date, packages: list[str]) -> Referral:
    queue = rng.choice(["package", "package", "assessment"])
    referred_on = FIRST_MONDAY + rng.randrange(-40, WEEKS * 7 - 24) * DAY
    closed_on = referred_on + int(rng.expovariate(1 / 25)) * DAY if rng.random() < 0.85 else None
    closed_on = closed_on if closed_on is None or closed_on <= as_at else None
    reasons = ["placed", "placed", "died", "declined", "admitted", "care_home", "other", "not_stated", None]
    need = rng.choice(["new", "new", "additional_hours", "replacement"])
    replaced = rng.choice([*packages, "never-heard-of", None]) if need == "replacement" and queue == "package" else None
    return Referral(
        name,
        queue,
        f"person-{rng.randrange(60)}",
        _zone_of(replaced) if replaced else rng.choice(ZONES),
        rng.choice(BANDS),
        need,
        rng.choice(["hospital", "community", "reablement", "handback"]),
        referred_on,
        closed_on,
        rng.choice(reasons) if closed_on else None,
        rng.choice([0.0, 2.0, 3.5, 7.0, 14.0, 25.25]) if queue == "package" or rng.random() < 0.3 else None,
        replaced,
    )


def _zone_of(package_id: str) -> str:
    """All that would replace one package waits in one zone."""
    return ZONES[sum(map(ord, package_id)) % len(ZONES)]


def _declarations(rng: Random, providers: tuple[str, ...], as_at: date) -> list[Declaration]:
    weeks = [FIRST_MONDAY + week * WEEK for week in range(WEEKS)]
    return [
        Declaration(week, provider, zone, rng.choice([0.0, 1.5, 6.0, 20.0]), _declared_on(rng, week, as_at))
        for week in weeks
        for provider in providers
        for zone in (*ZONES[:3], None)
        if week <= as_at and rng.random() < 0.12
    ]


def _declared_on(rng: Random, week: date, as_at: date) -> date | None:
    return min(week + rng.randrange(-12, 6) * DAY, as_at) if rng.random() < 0.7 else None


def _providers(rng: Random) -> list[Provider]:
    """P1 and P2 are never listed; P3 has one row, and that perhaps of later; the rest a history."""
    statuses = ["active", "active", "suspended", "embargoed", "notice_given", "exited"]
    rows = [Provider("P3", _day(rng), "Three", rng.choice(statuses))]
    for provider in PROVIDERS[3:]:
        starts = sorted({_day(rng) for _ in range(3)})
        rows += [Provider(provider, start, f"Name of {provider}", rng.choice(statuses)) for start in [None, *starts]]
    return rows + _successions(rng)


def _successions(rng: Random) -> list[Provider]:
    """P5 is taken over by P1 and, in some councils, P4 by P5 before that."""
    last = FIRST_MONDAY + WEEKS * WEEK
    rows = [Provider("P5", last - rng.randrange(10, 60) * DAY, "Name of P5", "exited", "P1")]
    if rng.random() < 0.5:
        rows.append(Provider("P4", last - rng.randrange(60, 100) * DAY, "Name of P4", "exited", "P5"))
    return rows


def _with_notice(rng: Random, rows: list[Provider]) -> list[Provider]:
    """Ends of notice from some weeks before the last day to some after it; a few have not said."""
    days = [None, *(LAST_DAY + days * DAY for days in range(-30, 60, 5))]
    leaving = ("notice_given", "embargoed")
    return [replace(row, notice_ends=rng.choice(days)) if row.status in leaving else row for row in rows]


def _day(rng: Random) -> date:
    return FIRST_MONDAY + timedelta(days=rng.randrange(100))

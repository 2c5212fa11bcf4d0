"""Where packages that wait stand, and how long each stage took: `brokerage_stages`."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.oracle.calendar import inside, mondays, span_of, zones
from tests.oracle.hours import Table
from tests.oracle.market_records import Market, Offer, places
from tests.oracle.records import WEEK, Referral
from tests.oracle.sources import offer_days
from tests.oracle.waiting import percentile

STAGES = ("to_offer", "to_acceptance", "to_start")


def first_asked(market: Market, row: Referral) -> date | None:
    return min((offer.offered_on for offer in _of(market, row)), default=None)


def agreed_on(market: Market, row: Referral) -> date | None:
    """As the list says, else the offers; a yes without a day was said when it was asked for."""
    answers = [offer.answered_on or offer.offered_on for offer in _of(market, row) if offer.answer == "accepted"]
    return row.accepted_on or min(answers, default=None)


def _of(market: Market, row: Referral) -> list[Offer]:
    """What was offered before it joined this queue belongs to another search."""
    offers = [offer for offer in market.offers if offer.referral_id == row.referral_id]
    return [offer for offer in offers if offer.offered_on >= row.referred_on]


def stage_of(market: Market, row: Referral, monday: date) -> str:
    agreed, asked = agreed_on(market, row), first_asked(market, row)
    if agreed is not None and agreed <= monday:
        return "to_start"
    return "to_acceptance" if asked is not None and asked <= monday else "to_offer"


def brokerage_stages(market: Market) -> Table:
    queue = [row for row in market.council.referrals if row.queue == "package"]
    days = {row: (row.referred_on, first_asked(market, row), agreed_on(market, row), _started(row)) for row in queue}
    asked = offer_days(market)
    table: Table = {}
    for monday in filter(span_of(market.council.waiting_list).covers, mondays(market.council)):
        for zone in places(zones(market.council)):
            here = [row for row in queue if inside(row.zone_id, zone)]
            for at, stage in enumerate(STAGES):
                waiting = [row for row in here if row.waits(monday) and stage_of(market, row, monday) == stage]
                passed = _passed(market, [days[row] for row in here], at, monday)
                row = {"waiting": len(waiting), "waiting_hours": sum(row.weekly_hours or 0.0 for row in waiting)}
                known = stage == "to_start" or min(asked) <= monday <= max(asked)
                table[monday, zone, stage] = (row if known else dict.fromkeys(row)) | passed
    return table


def _started(row: Referral) -> date | None:
    return row.closed_on if row.close_reason == "placed" else None


def _passed(market: Market, of: Sequence[tuple[date | None, ...]], at: int, monday: date) -> dict[str, Any]:
    """Of 13 weeks; of referrals from before the first offer known nobody knows who was asked."""
    names = ("passed", "median_days", "p90_days", "median_days_from_referral")
    since = monday - 13 * WEEK
    asked_from = min(offer_days(market))
    if since < span_of(market.council.waiting_list).first or (
        at < 2 and not asked_from <= since < monday <= max(offer_days(market))
    ):
        return dict.fromkeys(names)
    dated = [(days[0], days[at], days[at + 1]) for days in of]
    left_lately = [
        (joined, entered, left) for joined, entered, left in dated if joined and left and since < left <= monday
    ]
    found = [each for each in left_lately if at > 0 or each[0] >= asked_from]
    timed = [each for each in found if at != 1 or each[0] >= asked_from]
    took = [(left - entered).days for _joined, entered, left in timed if entered and entered <= left]
    return {
        "passed": len(found),
        "median_days": percentile(took, 0.5),
        "p90_days": percentile(took, 0.9),
        "median_days_from_referral": percentile([(left - joined).days for joined, _entered, left in found], 0.5),
    }

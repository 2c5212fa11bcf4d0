"""What providers were asked and said: `offer_cascade` and `offer_reasons`."""

from collections import defaultdict
from statistics import median
from typing import Any

from tests.oracle.calendar import mondays
from tests.oracle.hours import Table
from tests.oracle.market_records import Market, Offer
from tests.oracle.records import WEEK


def offer_cascade(market: Market) -> Table:
    return {key: _cascade_row(offers) for key, offers in _cells(market).items()}


def _cells(market: Market) -> dict[tuple[Any, ...], list[Offer]]:
    zones = {referral.referral_id: referral.zone_id for referral in market.council.referrals}
    cells: dict[tuple[Any, ...], list[Offer]] = defaultdict(list)
    for monday in mondays(market.council):
        for offer in market.offers:
            if monday - WEEK < offer.offered_on <= monday:
                cells[monday, zones.get(offer.referral_id, "not listed"), offer.provider_id].append(offer)
    return cells


def _cascade_row(offers: list[Offer]) -> dict[str, Any]:
    answers = [offer.answer for offer in offers]
    days = [(offer.answered_on - offer.offered_on).days for offer in offers if offer.answered_on is not None]
    return {
        "offers": len(offers),
        "accepted": answers.count("accepted"),
        "declined": answers.count("declined"),
        "acceptance": answers.count("accepted") / len(offers),
        "median_days_to_answer": median(days) if days else None,
    }


def offer_reasons(market: Market) -> Table:
    table: Table = {}
    for key, offers in _cells(market).items():
        reasons = [offer.reason or "not_stated" for offer in offers if offer.answer == "declined"]
        table |= {(*key, reason): {"offers": reasons.count(reason)} for reason in set(reasons)}
    return table

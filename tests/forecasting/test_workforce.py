"""Workers behind hours, and what is not known when a term is not."""

import pytest

from forecasting.workforce import care_workers_needed, to_recruit


def test_hours_divided_by_what_a_worker_gives() -> None:
    assert care_workers_needed(2000, 25) == 80


@pytest.mark.parametrize(("hours", "each"), [(None, 25), (2000, None), (2000, 0)])
def test_needed_is_not_known_without_both(hours: float | None, each: float | None) -> None:
    assert care_workers_needed(hours, each) is None


def test_recruits_cover_the_shortage_and_those_who_leave() -> None:
    assert to_recruit(80, 100, 0.5, 6) == 36


@pytest.mark.parametrize("unknown", range(3))
def test_to_recruit_is_not_known_without_every_term(unknown: int) -> None:
    terms: list[float | None] = [80, 100, 0.5]
    terms[unknown] = None
    needed, current, share = terms
    assert to_recruit(needed, current, share, 6) is None

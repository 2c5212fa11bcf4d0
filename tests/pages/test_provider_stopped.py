"""If a provider stopped: one or two are chosen by name, and by rank where none may be named."""

from datetime import date

import pytest

from tests.oracle.product import Product
from tests.pages.screen import opened

ON_SAMPLE = pytest.mark.parametrize("store", ["sample"], indirect=True)


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_two_that_stop_at_once_leave_more_than_either() -> None:
    one, two = opened("provider_stopped", stops="P002"), opened("provider_stopped", stops="P002", stops_too="P003")
    left = [float(screen.html.split('class="val">')[1].split("<")[0].replace(",", "")) for screen in (one, two)]
    assert left[1] > left[0]
    assert " and " in two.title
    assert two.test.query_params["stops_too"] == "P003"


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_a_meeting_chooses_by_rank_and_the_address_names_nobody() -> None:
    alone = opened("provider_stopped")
    names = set(alone.test.selectbox(key="stops").options)
    meeting = opened("provider_stopped", meeting="true", stops="P002")
    boxes = repr([meeting.test.selectbox(key=key).options for key in ("stops_rank", "stops_rank_too")])
    sent = meeting.html + boxes + repr(meeting.charts) + repr(meeting.downloads)
    assert not [name for name in names if name in sent]
    assert "stops" not in meeting.test.query_params
    assert "the provider with most hours left" in meeting.title


def test_without_a_queue_there_is_no_pace_but_there_is_what_would_be_left(product: Product) -> None:
    lines = [{"package_id": f"p{number}", "weekly_hours": 10} for number in range(12)]
    product.load("packages", lines, as_at=date(2026, 1, 5))
    assert "120" in opened("provider_stopped").title

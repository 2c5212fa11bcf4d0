"""If a provider stopped: one or two are chosen by name, and by rank where none may be named."""

import pytest

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

"""A scenario on the screen: from the link, beside the baseline, and no provider where others see it."""

import pytest

from tests.pages.screen import opened
from tests.pages.stores import FORESEEN

ON_FORECAST = pytest.mark.parametrize("store", [FORESEEN], indirect=True)


@pytest.mark.parametrize("store", ["sample"], indirect=True)
@pytest.mark.usefixtures("store")
def test_without_a_forecast_there_is_no_baseline() -> None:
    assert "No baseline to start from" in opened("what_if").html


@ON_FORECAST
@pytest.mark.usefixtures("store")
def test_a_link_carries_its_assumptions_and_they_stand_beside_the_result() -> None:
    screen = opened("what_if", scenario='{"name":"Winter","added_capacity":{"Z2":30}}')
    assert screen.title == "Winter: the gap shrinks by 30 hours in 13 weeks"
    assert "Capacity added: " in screen.html
    assert "\u221230" in {row.get("words") for row in screen.charts["what_if_steps"]}


@ON_FORECAST
@pytest.mark.usefixtures("store")
def test_a_link_out_of_range_is_refused_by_the_field_s_name() -> None:
    screen = opened("what_if", scenario='{"absence_change":9}')
    assert "absence" in screen.test.error[0].value
    assert screen.title == "What if: the gap stays as in the baseline"


@ON_FORECAST
@pytest.mark.usefixtures("store")
def test_no_provider_is_offered_or_followed_where_others_see_the_screen() -> None:
    asked = {"scenario": '{"stopped_group":"Ash"}'}
    alone, shared = opened("what_if", **asked), opened("what_if", meeting="true", **asked)
    labels = [{box.label for box in screen.test.selectbox} for screen in (alone, shared)]
    assert "Provider that stops" in labels[0]
    assert "Provider that stops" not in labels[1]
    assert "Provider that stops" not in shared.html


@ON_FORECAST
@pytest.mark.usefixtures("store")
def test_a_zone_s_scenario_tells_of_few_people_and_does_not_leave_the_screen() -> None:
    assert any(name.startswith("scenario-weeks") for name in opened("what_if").downloads)
    assert not [name for name in opened("what_if", zone="Z2").downloads if name.startswith("scenario-")]


@ON_FORECAST
@pytest.mark.usefixtures("store")
def test_the_form_becomes_the_link_once_it_is_sent() -> None:
    screen = opened("what_if")
    next(box for box in screen.test.number_input if box.label == "Absence, %").set_value(10)
    next(box for box in screen.test.selectbox if box.label == "Only in").select("Z2")
    next(button for button in screen.test.button if button.label == "Work it out").click()
    screen.run()
    link = screen.test.query_params["scenario"]
    assert (link[0] if isinstance(link, list) else link) == '{"zone_id":"Z2","absence_change":0.1}'

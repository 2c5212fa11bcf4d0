"""The router: pages, the filters they share, and what a newcomer sees before the first load."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from dashboard import cached, components, filters, marts

PAGES = Path(__file__).parent / "app_pages"
NAMING = "This page names a provider beside its figures."


@dataclass(frozen=True)
class Listed:
    """A page of the menu; `filters` are those its tables have. `meeting`: whether it may stand on a shared screen."""

    file: str
    title: str
    filters: frozenset[str]
    needs_version: bool = True
    meeting: bool = True


MENU: dict[str, list[Listed]] = {
    "": [
        Listed("this_week", "This week", frozenset({"zone", "week"})),
        Listed("capacity_gaps", "Capacity gaps", frozenset({"zone", "week"})),
        Listed("winter_pressure", "Winter pressure", frozenset({"zone", "week"})),
        Listed("trends", "Trends", frozenset({"zone"})),
    ],
    "Care": [
        Listed("waiting_list", "Waiting list", frozenset({"zone", "week"})),
        Listed("brokerage", "Brokerage", frozenset({"zone", "week"})),
        Listed("package_sizes", "Package sizes", frozenset({"zone", "age", "week"})),
        Listed("quality", "Quality", frozenset({"zone", "week"})),
    ],
    "Market": [
        Listed("market_share", "Market share", frozenset({"zone", "group", "week"})),
        Listed("contracts", "Contracts", frozenset({"zone", "group", "week"})),
        Listed("prices", "Prices", frozenset({"zone", "week"})),
        Listed("workforce", "Workforce", frozenset({"zone", "week"})),
        Listed("provider_stopped", "If a provider stopped", frozenset({"zone"})),
        Listed("provider", "Provider", frozenset({"zone", "group", "week"}), meeting=False),
    ],
    "Ahead": [
        Listed("demand_forecast", "Demand forecast", frozenset({"zone", "age"})),
        Listed("what_if", "What if", frozenset({"zone"})),
        Listed("long_view", "Long view", frozenset({"zone", "age"})),
    ],
    "Data": [
        Listed("load_extract", "Load an extract", frozenset(), needs_version=False),
        Listed("definitions", "Definitions", frozenset(), needs_version=False),
    ],
}


def main() -> None:
    """Draw the page that the address names."""
    st.set_page_config(page_title="Home care capacity", page_icon=str(components.ICON), layout="wide")
    st.logo(str(components.LOGO), size="large")
    listed = {entry.file: entry for entries in MENU.values() for entry in entries}
    first = next(iter(listed))
    made = {
        name: st.Page(PAGES / f"{name}.py", title=entry.title, url_path=name.replace("_", "-"), default=name == first)
        for name, entry in listed.items()
    }
    page = st.navigation(
        {section: [made[entry.file] for entry in entries] for section, entries in MENU.items()}, position="top"
    )
    chosen = next(listed[name] for name, each in made.items() if each is page or each.title == page.title)
    draw(page, chosen)


def draw(page: "st.navigation.Page", chosen: Listed) -> None:  # type: ignore[name-defined]
    """The page over the live version; without one, how to make it or what is wrong with it."""
    try:
        cached.version()
    except marts.NothingPublishedError:
        components.styles()
        _welcome(page, chosen)
    except marts.StoreDamagedError as error:
        components.styles()
        components.title("The store cannot be read")
        components.empty_state("Nothing is shown that might be wrong", str(error))
    else:
        _draw_version(page, chosen)


def _draw_version(page: "st.navigation.Page", chosen: Listed) -> None:  # type: ignore[name-defined]
    """Controls first, styles after them: else the first load of ?meeting=true comes out small."""
    with components.controls():
        place = components.filters_place()
        components.meeting_toggle()
    # After the toggle: on the first run of ?meeting=true the list of groups would name them.
    with place:
        filters.draw(chosen.filters)
    components.styles()
    if chosen.meeting or cached.names_providers():
        page.run()
    else:
        components.title(chosen.title)
        components.empty_state("Not where others see the screen", f"{NAMING} {_remedy()}")


def _remedy() -> str:
    return "Turn meeting mode off." if cached.shared() else "It needs the setting audience = council."


def _welcome(page: "st.navigation.Page", chosen: Listed) -> None:  # type: ignore[name-defined]
    if chosen.needs_version:
        components.title("Nothing is loaded yet")
        components.empty_state(
            "Load a first extract", "Packages, a waiting list or commissioned hours: any of them makes a start."
        )
    else:
        page.run()


main()

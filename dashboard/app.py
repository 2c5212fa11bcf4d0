"""The router: pages, the filters they share, and what a newcomer sees before the first load."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from dashboard import cached, components, marts, wording

PAGES = Path(__file__).parent / "app_pages"
WEEKS_OFFERED = 52
UNFILTERED = {"zone": cached.ALL, "age": cached.ALL, "week": "latest"}


@dataclass(frozen=True)
class Listed:
    """A page of the menu; `filters` are those its tables have."""

    file: str
    title: str
    filters: frozenset[str]
    needs_version: bool = True


MENU: dict[str, list[Listed]] = {
    "": [Listed("capacity_gaps", "Capacity gaps", frozenset({"zone", "week"}))],
    "Care": [
        Listed("waiting_list", "Waiting list", frozenset({"zone", "week"})),
        Listed("package_sizes", "Package sizes", frozenset({"zone", "age", "week"})),
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
    """Controls first, styles after them: else the first load of ?meeting=true comes out small."""
    try:
        cached.version()
    except marts.NothingPublishedError:
        components.styles()
        _welcome(page, chosen)
        return
    except marts.StoreDamagedError as error:
        components.styles()
        components.title("The store cannot be read")
        components.empty_state("Nothing is shown that might be wrong", str(error))
        return
    with components.controls():
        _filters(chosen.filters)
        components.meeting_toggle()
    components.styles()
    page.run()


def _welcome(page: "st.navigation.Page", chosen: Listed) -> None:  # type: ignore[name-defined]
    if chosen.needs_version:
        components.title("Nothing is loaded yet")
        components.empty_state(
            "Load a first extract", "Packages, a waiting list or commissioned hours: any of them makes a start."
        )
    else:
        page.run()


def _filters(applying: frozenset[str]) -> None:
    with st.popover("Filters", icon=":material/filter_alt:"):
        zones = cached.mart("zones")
        names = dict(zip(zones["zone_id"], zones["zone_name"], strict=True))
        _filter("zone", "Zone", {cached.ALL: "All zones", **names}, applying)
        hours = cached.mart("weekly_hours")
        bands = [band for band in hours["age_band"].unique().sort() if band != cached.ALL]
        _filter(
            "age", "Age band", {cached.ALL: "All ages", **{band: wording.age_band(band) for band in bands}}, applying
        )
        mondays = hours["week_commencing"].unique().sort(descending=True).head(WEEKS_OFFERED)
        weeks = {str(monday): wording.week_of(monday) for monday in mondays}
        _filter("week", "Week", {"latest": "Latest", **weeks}, applying)
    _write_address()


def _filter(key: str, label: str, options: dict[str, str], applying: frozenset[str]) -> None:
    applies = key in applying
    _follow_address(key, options)
    st.selectbox(
        label, list(options), format_func=lambda code: options.get(code, code), key=key,
        disabled=not applies, help=None if applies else "Does not apply here",
    )  # fmt: skip
    st.session_state[f"{key}_told"] = st.session_state[key]


def _follow_address(key: str, options: dict[str, str]) -> None:
    """Take what a link or the back button asks for, once.

    Streamlit's own binding drops out of the address on the next page: inside a closed popover it is not drawn.
    """
    told, asked = st.session_state.get(f"{key}_told"), st.query_params.get(key)
    # What was chosen is kept beside the widget, for the same reason: undrawn, its own state goes with the page.
    wanted = asked if asked in options and asked != told else st.session_state.get(key, told)
    st.session_state[key] = wanted if wanted in options else next(iter(options))


def _write_address() -> None:
    """In one step: each is a step of the back button."""
    chosen = {key: st.session_state[key] for key in UNFILTERED}
    for key, nothing in UNFILTERED.items():
        if chosen[key] == nothing:
            st.query_params.pop(key, None)
    st.query_params.update({key: code for key, code in chosen.items() if code != UNFILTERED[key]})


main()

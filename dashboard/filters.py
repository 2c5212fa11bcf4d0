"""The filters that all pages share: bound to the address, and kept from page to page."""

from dataclasses import dataclass
from typing import Final

import streamlit as st

from dashboard import cached, wording

WEEKS_OFFERED: Final = 52
UNFILTERED: Final = {"zone": cached.ALL, "age": cached.ALL, "group": cached.ALL, "week": "latest"}


@dataclass(frozen=True)
class Filter:
    """`options` are codes and the words for them; the first is no filter."""

    key: str
    label: str
    options: dict[str, str]


def draw(applying: frozenset[str]) -> None:
    """Every filter, those that the page's tables lack disabled."""
    st.session_state["filters_applying"] = applying
    offered = (_zones(), _ages(), _groups(), _weeks())
    # Named before any is drawn: the boxes themselves then hold what replaced it.
    st.session_state["link_ignored"] = [_told(each) for each in offered if _unknown(each)]
    with st.popover("Filters", icon=":material/filter_alt:"):
        for each in offered:
            _draw(each, applying)
    _write_address()


def pick(each: Filter, otherwise: str) -> str:
    """A choice of one page alone, in the address beside the shared filters; `otherwise` where nothing is asked for."""
    _take_asked(each, otherwise)
    code: str = st.selectbox(
        each.label, list(each.options), format_func=lambda option: each.options.get(option, option), key=each.key,
        label_visibility="collapsed",
    )  # fmt: skip
    st.session_state[f"{each.key}_told"] = code
    st.query_params[each.key] = code
    return code


def switch(each: Filter, otherwise: str) -> str:
    """The same for a few views of a page, all of them in sight; the address stays bare while it is `otherwise`."""
    _take_asked(each, otherwise)
    chosen = st.segmented_control(
        each.label, list(each.options), format_func=lambda option: each.options.get(option, option), key=each.key,
        label_visibility="collapsed", required=True,
    )  # fmt: skip
    code = chosen or otherwise
    st.session_state[f"{each.key}_told"] = code
    if code == otherwise:
        st.query_params.pop(each.key, None)
    else:
        st.query_params[each.key] = code
    return code


def _take_asked(each: Filter, otherwise: str) -> None:
    if _unknown(each):
        words = f"The link's {each.label.lower()} is not known here: {each.options[otherwise]} is shown."
        st.session_state["link_ignored"].append(words)
    _follow_address(each)
    if not {st.session_state.get(f"{each.key}_told"), st.query_params.get(each.key)} & set(each.options):
        st.session_state[each.key] = otherwise


def zone_picker(names: dict[str, str], shown: str) -> None:
    """The shared zone filter in another form, on the page itself: other pages then show the same zone."""
    st.session_state["zone_picker"] = shown
    # Unlike a box, its options are read as markdown.
    st.segmented_control(
        "Zone", list(names), format_func=lambda code: wording.in_markdown(names.get(code, code)), key="zone_picker",
        label_visibility="collapsed", on_change=_choose_picked,
    )  # fmt: skip


def _choose_picked() -> None:
    if picked := st.session_state.get("zone_picker"):
        st.session_state["zone"] = picked


def ignored() -> str:
    """What a link asked for that this store does not hold, in words; blank where it asked for nothing odd."""
    return " ".join(st.session_state.get("link_ignored", []))


def _zones() -> Filter:
    zones = cached.mart("zones")
    names = dict(zip(zones["zone_id"], zones["zone_name"], strict=True))
    return Filter("zone", "Zone", {cached.ALL: "All zones", **names})


def _ages() -> Filter:
    bands = [band for band in cached.mart("weekly_hours")["age_band"].unique().sort() if band != cached.ALL]
    return Filter("age", "Age band", {cached.ALL: "All ages", **{band: wording.age_band(band) for band in bands}})


def _groups() -> Filter:
    # Disabled, a list still tells what stands in it.
    names = cached.group_names() if cached.names_providers() else {}
    return Filter("group", "Provider group", {cached.ALL: "All providers", **names})


def _weeks() -> Filter:
    mondays = cached.mart("weekly_hours")["week_commencing"].unique().sort(descending=True).head(WEEKS_OFFERED)
    weeks = {str(monday): wording.week_of(monday) for monday in mondays}
    return Filter("week", "Week", {"latest": "Latest", **weeks})


def _unknown(each: Filter) -> bool:
    if each.key == "group" and not cached.names_providers():
        return False
    asked = st.query_params.get(each.key)
    return asked is not None and asked not in each.options


def _told(each: Filter) -> str:
    return f"The link's {each.label.lower()} is not known here: {next(iter(each.options.values())).lower()} shown."


def _draw(each: Filter, applying: frozenset[str]) -> None:
    reason = _reason(each.key, applying)
    _follow_address(each)
    st.selectbox(
        each.label, list(each.options), format_func=lambda code: each.options.get(code, code), key=each.key,
        disabled=reason is not None, help=reason,
    )  # fmt: skip
    st.session_state[f"{each.key}_told"] = st.session_state[each.key]


def _reason(key: str, applying: frozenset[str]) -> str | None:
    """Why a filter is disabled."""
    if key not in applying:
        return "Does not apply here"
    return "Not where others see the screen" if key == "group" and not cached.names_providers() else None


def _follow_address(each: Filter) -> None:
    """Take what a link or the back button asks for, once.

    Streamlit's own binding drops out of the address on the next page: inside a closed popover it is not drawn.
    """
    told, asked = st.session_state.get(f"{each.key}_told"), st.query_params.get(each.key)
    # What was chosen is kept beside the widget, for the same reason: undrawn, its own state goes with the page.
    wanted = asked if asked in each.options and asked != told else st.session_state.get(each.key, told)
    st.session_state[each.key] = wanted if wanted in each.options else next(iter(each.options))


def _write_address() -> None:
    """In one step: each is a step of the back button."""
    chosen = {key: st.session_state[key] for key in UNFILTERED}
    for key, nothing in UNFILTERED.items():
        if chosen[key] == nothing:
            st.query_params.pop(key, None)
    st.query_params.update({key: code for key, code in chosen.items() if code != UNFILTERED[key]})

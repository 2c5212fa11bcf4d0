"""The form of assumptions. Nothing is worked out before it is sent."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import cached, scenarios
from dashboard.cached import what_if
from dashboard.what_if.asked import take
from dashboard.what_if.words import zones


@dataclass(frozen=True)
class Boxes:
    """The form's boxes, each in the next of `places`; made anew for another scenario, which `version` tells apart."""

    places: Iterator[DeltaGenerator]
    version: str

    def text(self, label: str, value: str, key: str) -> str:
        return str(next(self.places).text_input(label, value, max_chars=80, key=self._key(key)))

    def number(self, label: str, value: float, key: str) -> float:
        box = next(self.places)
        return float(box.number_input(label, value=float(value), step=1.0, format="%.0f", key=self._key(key)))

    def percent(self, label: str, value: float, key: str) -> float:
        """A share of 1, asked for in percent."""
        return round(self.number(f"{label}, %", value * 100, key) / 100, 4)

    def choice(self, label: str, options: dict[str, str], chosen: str, key: str) -> str:
        codes = list(options)
        first = codes.index(chosen) if chosen in codes else 0
        box = next(self.places)
        return str(
            box.selectbox(label, codes, first, format_func=lambda code: options.get(code, code), key=self._key(key))
        )

    def _key(self, name: str) -> str:
        return f"{name}{self.version}"


def draw(now: scenarios.Assumptions, columns: int) -> None:
    with st.form("what_if_form", border=False):
        boxes = Boxes(cycle(st.columns(columns)), f"_{scenarios.written(now)}")
        name = boxes.text("Name", now.name, "name")
        place = boxes.choice("Only in", zones(), now.zone_id, "in")
        asked_for = _demand(boxes, now) | _supply(boxes, now) | _exit(boxes, now)
        if next(boxes.places).form_submit_button("Work it out", type="primary"):
            take(json.dumps({"name": name, "zone_id": place, **asked_for}))


def _demand(boxes: Boxes, now: scenarios.Assumptions) -> dict[str, Any]:
    """Only the changed sources are kept."""
    sources = sorted({source for each in what_if.facts().starts.values() for source in each})
    changes = {
        each: boxes.percent(f"New, {each.replace('_', ' ')}", now.starts_change.get(each, 0.0), each)
        for each in sources
    }
    return {
        "starts_change": {source: change for source, change in changes.items() if change},
        "package_size_change": boxes.percent("Package size", now.package_size_change, "size"),
        "surge_packages": boxes.number("Surge, packages a week", now.surge_packages, "surge"),
        "surge_weeks": int(boxes.number("Weeks of the surge", now.surge_weeks, "weeks")),
    }


def _supply(boxes: Boxes, now: scenarios.Assumptions) -> dict[str, Any]:
    chosen = boxes.choice("More capacity in", zones(), next(iter(now.added_capacity), "all"), "more")
    hours = boxes.number("Hours added there", now.added_capacity.get(chosen, 0.0), "added")
    added = {code: each for code, each in {**now.added_capacity, chosen: hours}.items() if each and code != "all"}
    return {
        "added_capacity": added,
        "recruits_a_month": boxes.number("Net recruits a month", now.recruits_a_month, "recruits"),
        "absence_change": boxes.percent("Absence", now.absence_change, "absence"),
        "price_change": boxes.percent("Price", now.price_change, "price"),
    }


def _exit(boxes: Boxes, now: scenarios.Assumptions) -> dict[str, Any]:
    """Exit exposure is commercial: no provider is offered where others see the screen."""
    if not cached.names_providers():
        return {}
    groups = {"": "None", **cached.group_names()}
    return {
        "stopped_group": boxes.choice("Provider that stops", groups, now.stopped_group, "stops"),
        "stopped_in_weeks": int(boxes.number("It stops in weeks", now.stopped_in_weeks, "in_weeks")),
        "staff_transferring": boxes.percent("Staff transferring", now.staff_transferring, "transfer"),
    }

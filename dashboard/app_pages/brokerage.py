"""What holds packages up on the way to a provider, and which calls would make a round?"""

from dataclasses import replace

import polars as pl
import streamlit as st

from dashboard import brokering, cached, components, filters, measures, opening, wording
from dashboard.cached import brokerage, offers
from dashboard.measures import findings_brokerage

PAGE, WEEKS = "Brokerage", 13
B = measures.BROKERAGE
WAITING, YES = B["brokerage_stages", "waiting"], B["brokerage_stages", "median_days_from_referral"]
ACCEPTED = B["offer_bands", "acceptance"]
VIEWS = filters.Filter("brokerage_view", "View", {"placing": "Placing", "rounds": "Rounds", "waits": "Longest waits"})
DRAWN = {"placing": brokering.placing, "rounds": brokering.rounds, "waits": brokering.waits}

at = opening.census(PAGE, "brokerage_stages", needs=("waiting_list",), of=frozenset({"waiting_list"}))


def tiles() -> list[str]:
    here = cached.in_place(brokerage.stages(at.monday, WEEKS))
    told = [
        opening.tile(replace(WAITING, label=wording.in_sentence(words)), here.filter(pl.col("stage") == name), at)
        for name, words in wording.STAGES.items()
    ]
    agreed = here.filter(pl.col("stage") == "to_acceptance")
    answers = cached.in_place(offers.answers(at.monday, WEEKS))
    return [*told, opening.tile(YES, agreed, at), opening.tile(ACCEPTED, answers, at)]


def headline() -> None:
    now = cached.in_place(cached.week_of(brokerage.stages(at.monday, WEEKS), at.monday))
    opening.headline(PAGE, findings_brokerage.brokerage(now, "" if cached.whole() else now["zone"][0]), at)


# The view is chosen below what it changes, and is known only once its switch is drawn.
head = st.container()
with st.container(horizontal=True, vertical_alignment="center"):
    view = filters.switch(VIEWS, "placing")
    components.footnote("A package counts in each of its times of day.")
    components.definitions(B.values(), "definitions")
with head:
    headline()
    components.tile_row(cached.kept("brokerage_tiles", "", tiles))
    DRAWN[view].draw(at)

"""If a provider stopped, or two, who could take on its care, and where would hours be left?"""

from typing import NoReturn

import polars as pl
import streamlit as st

from dashboard import cached, charts, components, filters, measures, opening, wording
from dashboard.cached import exits, markets
from dashboard.components import Behind
from dashboard.measures import findings_exits

TILES = tuple(
    measures.EXIT[name]
    for name in ("unplaced_hours", "hours", "people", "double_handed_packages", "zones", "weeks_to_resource")
)
PAGE, HIGH, LOW, TALL, ROW, ON_PAGE, IN_MEETING = "If a provider stopped", 478, 262, 330, 46, 11, 8
# Of one zone, how many zones and weeks say nothing.
OF_ZONE = TILES[:4]
NOTE = "Placed by a linear programme: as few hours left as can be, then nearest by role. Oversight: watched nationally."
RANKED = {
    "rank": "Rank",
    "name": "Provider group",
    "zone": "Zone",
    "hours": "Hours now",
    "people": "People",
    "packages": "Packages",
    "double_handed_packages": "Double-handed",
    "zones": "Zones",
    "weeks_to_resource": "Weeks to re-source",
    "oversight": "Market oversight",
}
ZONES = {"zone": "Zone", "hours": "Hours now"}
SHARES = {
    "moving": "Staff",
    "moved": "Hours move",
    "absorbable_hours": "Others take",
    "unplaced_hours": "Nowhere to go",
    "weeks_to_resource": "Weeks",
}

at = opening.census(PAGE, needs=("packages", "commissioned_hours"), of=markets.behind_basis("live"))


def without_providers() -> NoReturn:
    """What to load before there is a provider to stop."""
    components.title(PAGE)
    opening.without(PAGE, "packages")
    st.stop()


monday = exits.monday() or without_providers()
options = cached.kept("exit_options", "", exits.options)
if not options:
    components.title(PAGE)
    components.empty_state("No provider delivers care here", "Choose another zone, or take the filter off.")
    st.stop()
day = wording.long_date(monday)
groups = cached.kept("exit_groups", "", lambda: charts.exit_rows(exits.groups()))
left = charts.exit_shares(exits.groups())


def pick() -> tuple[str, ...]:
    """One group or two, in the address; of ranks where none may be named."""
    key = "stops" if cached.names_providers() else "stops_rank"
    if not cached.names_providers():
        # The address stands on the shared screen too.
        for name in ("stops", "stops_too"):
            st.query_params.pop(name, None)
    beside = st.columns([4, 4, 5], vertical_alignment="center")
    with beside[0]:
        first = filters.pick(filters.Filter(key, "Provider that stops", options), exits.first_option())
    others = {exits.NOBODY: "and no other", **{code: f"and {name}" for code, name in options.items() if code != first}}
    with beside[1]:
        second = filters.pick(filters.Filter(f"{key}_too", "Another that stops", others), exits.NOBODY)
    return (first,) if second == exits.NOBODY else (first, second)


def named(rows: pl.DataFrame) -> pl.DataFrame:
    """With what each group is called on this screen."""
    if cached.names_providers():
        return rows.with_columns(pl.col("group_name").replace(cached.group_names()).alias("name"))
    words = pl.col("rank").map_elements(exits.by_rank, return_dtype=pl.String)
    # Few are watched nationally: the flag would be a name.
    return rows.with_columns(words.alias("name"), pl.lit(None, pl.String).alias("oversight"))


def ranking(height: int) -> None:
    out = named(charts.exit_rows(exits.groups_leaving()))
    behind = Behind(out, {**RANKED, **left}, f"if-a-provider-stopped-{monday}")
    most = IN_MEETING if components.meeting_mode() else ON_PAGE
    rows = named(groups).head(most)
    period = f"Hours a week with nowhere to go; bar: {next(iter(left.values())).lower()}. {day}"
    with components.panel("ranking", findings_exits.ranked(groups, next(iter(left))), period, behind):
        opening.show(
            "exit_ranking",
            lambda: charts.exit_bars(rows, left, exits.keys(codes)),
            lambda: charts.describe(rows, measures.EXIT["unplaced_hours"].of(next(iter(left))), "name"),
            height,
            of=repr(codes),
        )


def zones(height: int) -> None:
    rows, out = (cached.parts(each, "zone_id") for each in (exits.chosen(codes), exits.chosen_leaving(codes)))
    behind = Behind(
        charts.exit_rows(out.with_columns(group_name="zone_id", rank=1)) if len(out) else out,
        {**ZONES, **left}, f"left-by-zone-{monday}",
    )  # fmt: skip
    nobody = rows.filter(pl.col("staff_transferring") == rows["staff_transferring"].min())
    with components.panel("zones", findings_exits.by_zone(nobody), "Hours a week, by share of its staff", behind):
        opening.show(
            "exit_zones",
            lambda: charts.exit_zone_bars(rows),
            lambda: charts.describe(nobody, measures.EXIT["unplaced_hours"]),
            min(height, ROW * (len(nobody) + 1)),
            of=repr(codes),
        )


def sheet(_height: int) -> None:
    rows = cached.in_place(exits.chosen(codes)).sort("staff_transferring").with_columns(
        pl.col("staff_transferring").map_elements(charts.transferring, return_dtype=pl.String).alias("moving"),
        (pl.col("hours") * pl.col("staff_transferring")).round().alias("moved"),
        pl.col("absorbable_hours", "unplaced_hours").round(),
        pl.col("weeks_to_resource").round(1),
    )  # fmt: skip
    columns = SHARES if cached.whole() else {name: head for name, head in SHARES.items() if name != "weeks_to_resource"}
    with components.panel("sheet_shares"):
        components.table(rows, columns, "If some of its staff move with the care, hours a week")


def lower_right(height: int) -> None:
    zones(LOW)
    sheet(height)


def called() -> str:
    """The groups that stop, as the title says them."""
    if cached.names_providers():
        return wording.listed([options[code] for code in codes])
    ranks = wording.listed([exits.by_rank(int(code)).lower() for code in codes])
    return f"the {wording.plural(len(codes), 'provider')} with {ranks} hours left"


def tile(measure: measures.Measure) -> str:
    """`below` says what a figure stands on: there is no earlier one."""
    below = {
        "unplaced_hours": "if nobody moves",
        "double_handed_packages": f"of {measures.EXIT['packages'].text(whole['packages'][0])} packages",
        "weeks_to_resource": exits.pace(),
    }
    on_day = f"on {wording.short_date(monday)}"
    return components.tile(measure, exits.figure(whole, measure.column), below=below.get(measure.column, on_day))


def foot() -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        components.footnote(NOTE)
        components.definitions(measures.EXIT.values(), "definitions")


codes = pick()
whole = opening.unless_hidden(cached.in_place(exits.chosen(codes))).sort("staff_transferring").head(1)
zone = "" if cached.whole() or whole.is_empty() else whole["zone"][0]
components.title(findings_exits.stopped(whole, called(), zone))
components.as_at_line(PAGE, at.as_at, late=at.late, note=f"Live hours on {day}. {filters.ignored()}".strip())
if opening.hidden():
    opening.council_only(PAGE)
    st.stop()
components.tile_row([tile(measure) for measure in (TILES if cached.whole() else OF_ZONE)])
if components.meeting_mode():
    rows = {
        "ranking": opening.Row("Providers", [1], [ranking]),
        "zones": opening.Row("Zones and staff", [1, 1], [zones, sheet]),
    }
    opening.in_turn("provider_stopped", rows, TALL, foot)
else:
    opening.beside([7, 5], [ranking, lower_right], HIGH)
    foot()

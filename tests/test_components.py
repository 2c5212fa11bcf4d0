"""What is drawn is escaped, says why a figure is missing, and leaves as a file that cannot run."""

from datetime import date

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.components import markup, tables, tiles
from dashboard.measures import COVERAGE, GAP_HOURS, LIVE_HOURS

WEEK, BEFORE = date(2026, 11, 16), date(2026, 11, 9)
SCRIPT = "<script>alert(1)</script>"


@pytest.mark.parametrize(
    "html",
    [
        markup.title(SCRIPT),
        markup.heading(SCRIPT, SCRIPT),
        markup.column_heading(SCRIPT, SCRIPT, SCRIPT),
        markup.as_at_line(SCRIPT, WEEK, BEFORE, [SCRIPT], SCRIPT),
        markup.facts([(SCRIPT, SCRIPT)]),
        markup.returns_line(SCRIPT, WEEK, (1, 2), SCRIPT, SCRIPT),
        markup.empty_state(SCRIPT, SCRIPT, SCRIPT),
        markup.colour_key([("#801650", SCRIPT)]),
        markup.footnote(SCRIPT),
        tiles.tile(GAP_HOURS, SCRIPT, unit=SCRIPT, label=SCRIPT),
        tiles.spark_image("<svg/>", f'"{SCRIPT}'),
        tables.table(pl.DataFrame({SCRIPT: [SCRIPT]}), SCRIPT),
    ],
)
def test_every_value_is_escaped(html: str) -> None:
    assert "<script" not in html


def test_the_as_at_line_says_how_far_to_trust_the_page() -> None:
    line = markup.as_at_line("Capacity gaps", WEEK, BEFORE, ["Ashdown", "Larkfield"])
    assert "Data as at <b>Monday 16 November 2026</b>, compared with the meeting of 9 November 2026." in line
    assert "Late: Ashdown and Larkfield" in line
    assert "compared" not in markup.as_at_line("Capacity gaps", WEEK)


def test_a_tile_says_the_way_and_the_judgement() -> None:
    worse = tiles.tile(GAP_HOURS, 412, change=96, than=BEFORE)
    assert "arrow_upward" in worse
    assert "96 worse" in worse
    assert "than 9 Nov" in worse
    assert "0.2 points worse" in tiles.tile(COVERAGE, 0.98, change=-0.002, than=BEFORE)
    assert "46 more" in tiles.tile(LIVE_HOURS, 31892, change=46, than=BEFORE)
    assert "no change</b> since 9 Nov" in tiles.tile(GAP_HOURS, 412, change=0.2, than=BEFORE)


def test_a_tile_counts_one_in_the_singular() -> None:
    one, two = (tiles.tile(LIVE_HOURS, figure) for figure in (1, 2))
    assert '1<span class="unit">hour a week</span>' in one
    assert '2<span class="unit">hours a week</span>' in two


def test_a_tile_without_a_figure_has_no_unit() -> None:
    assert '[x]<span class="unit"></span>' in tiles.tile(GAP_HOURS, None)
    assert '[c]<span class="unit"></span>' in tiles.tile(GAP_HOURS, "[c]")
    assert "No figure for 9 Nov" in tiles.tile(GAP_HOURS, 3, than=BEFORE)


def test_a_level_is_word_icon_and_colour() -> None:
    assert markup.badge("no_data") == (
        '<span class="hc-badge b-nodata"><span class="hc-i" aria-hidden="true">do_not_disturb_on</span>No data</span>'
    )


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_a_spreadsheet_runs_nothing_that_we_export(text: str) -> None:
    csv = tables.exported(pl.DataFrame({"zone": [text, "South", None], text: [1.5, -2.0, None]}))
    reread = pl.read_csv(csv)
    assert reread["zone"].to_list() == [f"'{text}", "South", None]
    assert reread.columns == ["zone", f"'{text}"]
    assert reread[f"'{text}"].to_list() == [1.5, -2.0, None]


def test_a_table_says_why_a_figure_is_missing() -> None:
    rows = pl.DataFrame(
        {"zone": ["A", "B"], "people": [None, None], "marker": ["[c]", ""]}, schema_overrides={"people": pl.Int64}
    )
    html = tables.table(tables.headed(rows, {"zone": "Zone", "people": "People"}), "People waiting")
    assert '<th scope="row">A</th><td class="n">[c]</td>' in html
    assert '<th scope="row">B</th><td class="n">[x]</td>' in html
    assert "marker" not in html


def test_a_long_table_says_that_it_is_cut() -> None:
    html = tables.table(pl.DataFrame({"day": [WEEK] * 401}), "Days")
    assert "first 400 of 401 rows" in html
    assert html.count("16 November 2026") == 400


def page() -> None:
    from datetime import date

    import polars as pl

    from dashboard import components
    from dashboard.measures import GAP_HOURS

    components.meeting_toggle()
    components.styles()
    components.title("412 hours short")
    components.as_at_line("Capacity gaps", date(2026, 11, 16))
    components.tile_row([components.tile(GAP_HOURS, 412)])
    behind = components.Behind(pl.DataFrame({"zone": ["A"]}), {"zone": "Zone"}, "zones")
    with components.panel("gaps", "Gap now", "Hours", behind):
        components.show(None, "No returns for this week.", "gap", 300)
    components.definitions([GAP_HOURS], "definitions")


def test_the_parts_draw_in_an_app_and_meeting_mode_enlarges_them() -> None:
    app = AppTest.from_function(page).run()
    assert not app.exception
    plain = len(app.get("html"))
    app.toggle(key="meeting").set_value(True).run()
    assert not app.exception
    assert len(app.get("html")) == plain + 1

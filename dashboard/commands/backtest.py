"""backtest: our forecast beside the naive ones, on any long file; or what comes after its end."""

import math
from pathlib import Path
from typing import Annotated, Any

import polars as pl
import typer

from dashboard import settings
from dashboard.commands import long_files
from dashboard.commands.telling import REFUSED, plainly, say, tell_json, tell_refusal, write_rows

PREDICTED = ("unique_id", "step", "mean", "lower_80", "upper_80", "lower_95", "upper_95")
SHOWN_NOTES = 20
TOLD = ("model", "wape", "mase", "pinball", "coverage_80", "coverage_95", "msis", "points")


def backtest(
    file: Annotated[Path, typer.Argument(help="CSV or Parquet with unique_id, ds (date or whole number) and y.")],
    season: Annotated[int, typer.Option(min=1, help="Points in a season: 52, 12 or 4; 1 where there is none.")],
    horizon: Annotated[int, typer.Option(min=1, help="Steps ahead.")],
    folds: Annotated[
        int | None, typer.Option(min=1, help="Rolling origins; 12 or as many as there is room for.")
    ] = None,
    predict: Annotated[
        Path | None, typer.Option(help="Write the steps past the end here instead (CSV or Parquet).")
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Score our forecast and the baselines on a long file, or forecast past its end."""
    from forecasting import HistoriesError, TooShortError

    with plainly(as_json=as_json):
        try:
            histories = long_files.read(file)
            if predict:
                _predict(histories, season, horizon, predict, as_json=as_json)
            else:
                _score(histories, season, horizon, folds, as_json=as_json)
        except (long_files.LongFileRefusedError, HistoriesError, TooShortError) as error:
            tell_refusal(str(error), as_json=as_json)
            raise typer.Exit(REFUSED) from None


def _predict(histories: pl.DataFrame, season: int, horizon: int, out: Path, *, as_json: bool) -> None:
    import forecasting

    found = forecasting.forecast(histories, season=season, horizon=horizon, calendar=_calendar())
    write_rows(found.paths.select(PREDICTED), "parquet" if out.suffix.lower() == ".parquet" else "csv", out)
    noted = found.paths.filter(pl.col("note") != "").unique("unique_id", maintain_order=True)
    notes = dict(noted.select("unique_id", "note").iter_rows())
    if as_json:
        tell_json({"written": str(out), "rows": found.paths.height, "notes": notes})
    _say_notes(notes)


def _score(histories: pl.DataFrame, season: int, horizon: int, folds: int | None, *, as_json: bool) -> None:
    import forecasting

    tested = forecasting.backtest(histories, season=season, horizon=horizon, folds=folds, calendar=_calendar())
    scores, asked = tested.scores(), {"season": season, "horizon": horizon, "folds": len(tested.origins)}
    if as_json:
        tell_json({**asked, "scores": _records(scores), "notes": tested.notes})
        return
    _say_notes(tested.notes)
    say(f"{len(tested.panel.ids)} series, {len(tested.origins)} origins, {horizon} steps from each.")
    for by, title in (("all", "Over everything:"), ("last third of folds", "Over the last third of the origins:")):
        say(title)
        write_rows(scores.filter(pl.col("by") == by).select(TOLD), "table", None)


def _say_notes(notes: dict[str, str]) -> None:
    for unique_id, note in list(notes.items())[:SHOWN_NOTES]:
        say(f"{unique_id}: {note}")
    if len(notes) > SHOWN_NOTES:
        say(f"and notes on {len(notes) - SHOWN_NOTES:,} more series (all of them with --json)")


def _calendar() -> Any:
    from forecasting import Calendar

    return Calendar(settings.read().nation)


def _records(scores: pl.DataFrame) -> list[dict[str, Any]]:
    """JSON has no NaN: what cannot be worked out is null."""
    return [
        {name: None if isinstance(value, float) and not math.isfinite(value) else value for name, value in row.items()}
        for row in scores.to_dicts()
    ]

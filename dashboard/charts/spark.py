"""Thirteen weeks in a tile, as SVG text: an image can carry a text alternative, `st.metric` cannot."""

from collections.abc import Sequence

from dashboard.charts.theme import CONTEXT

WIDTH, HEIGHT, EDGE = 88.0, 34.0, 5.0


def spark(values: Sequence[float | None], colour: str) -> str:
    """An empty text where fewer than two weeks are known; a gap in the line where one is not."""
    known = [value for value in values if value is not None]
    if len(known) < 2 or values[-1] is None:
        return ""
    points = _points(values, min(known), max(known))
    lines = "".join(_line(run) for run in _runs(points))
    x, y = points[-1] or (0.0, 0.0)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}">{lines}'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.6" fill="{colour}"/></svg>'
    )


_Point = tuple[float, float] | None


def _points(values: Sequence[float | None], low: float, high: float) -> list[_Point]:
    step, rise = (WIDTH - 2 * EDGE) / (len(values) - 1), (HEIGHT - 2 * EDGE)
    # Sums differ in their last digits from week to week: stretched to the full height, nothing looks like a swing.
    span = round(high - low, 6)
    return [
        None if value is None else (EDGE + at * step, HEIGHT - EDGE - rise * ((value - low) / span if span else 0.5))
        for at, value in enumerate(values)
    ]


def _runs(points: Sequence[_Point]) -> list[list[tuple[float, float]]]:
    runs: list[list[tuple[float, float]]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if len(run) > 1]


def _line(run: Sequence[tuple[float, float]]) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
    return (
        f'<polyline points="{path}" fill="none" stroke="{CONTEXT}" stroke-width="2" '
        'stroke-linejoin="round" stroke-linecap="round"/>'
    )

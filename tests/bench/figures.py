"""What was measured, as the lines of one table."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

Taken = Sequence[tuple[float, float]]
"""Wall and CPU seconds of each run."""


@dataclass(frozen=True)
class Figure:
    """Medians in seconds. `times` and `extra` make the limit, `times` x floor + `extra`; without them it informs."""

    name: str
    wall: float
    cpu: float | None = None
    floor_wall: float | None = None
    floor_cpu: float | None = None
    times: float | None = None
    extra: float = 0.0

    @property
    def limit(self) -> float | None:
        return None if self.times is None or self.floor_wall is None else self.times * self.floor_wall + self.extra

    @property
    def over(self) -> bool:
        return self.limit is not None and self.wall > self.limit

    def without_cpu(self) -> "Figure":
        """Where the work is done by processes that are not ours to watch."""
        return replace(self, cpu=None, floor_cpu=None)

    def cells(self) -> tuple[str, ...]:
        words = (_seconds(self.wall), _seconds(self.floor_wall), _ratio(self.wall, self.floor_wall))
        cpu = (_seconds(self.cpu), _seconds(self.floor_cpu), _ratio(self.cpu, self.floor_cpu))
        verdict = "" if self.limit is None else "OVER" if self.over else "within"
        return self.name, *words, self._allowed(), verdict, *cpu

    def _allowed(self) -> str:
        extra = f" + {self.extra:g} s" if self.extra else ""
        return f"{self.times:g} x{extra}" if self.times else ""


HEADS = ("", "wall", "floor", "ratio", "limit", "", "CPU", "floor", "ratio")


def compared(name: str, product: Taken, floor: Taken, *, times: float | None = None, extra: float = 0.0) -> Figure:
    (wall, cpu), (floor_wall, floor_cpu) = medians(product), medians(floor)
    return Figure(name, wall, cpu, floor_wall, floor_cpu, times, extra)


def informing(name: str, taken: Taken) -> Figure:
    return Figure(name, *medians(taken))


def medians(taken: Taken) -> tuple[float, float]:
    walls, cpus = zip(*taken, strict=True)
    return median(walls), median(cpus)


def table(figures: Sequence[Figure]) -> str:
    rows = [HEADS, *(figure.cells() for figure in figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [[row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])] for row in rows]
    return "\n".join("  ".join(line).rstrip() for line in lines)


def _seconds(seconds: float | None) -> str:
    if seconds is None:
        return ""
    return f"{seconds:.2f} s" if seconds >= 1 else f"{1000 * seconds:.0f} ms"


def _ratio(taken: float | None, floor: float | None) -> str:
    return f"{taken / floor:.2f}" if taken is not None and floor else ""

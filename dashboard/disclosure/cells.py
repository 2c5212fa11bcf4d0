"""Which cells of a table that adds up must be hidden, so that no small count can be worked out.

A count is safe if the whole table can be changed, nothing published moving, so that the count takes each
of the small values. Such a change is a circuit: in each direction that adds up one other member gives
what the cell takes, and the corners so found are hidden with it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import product

Key = tuple[str, ...]
Circuit = dict[Key, int]


@dataclass(frozen=True, slots=True)
class Direction:
    """Members add up to `total` along it; members in `minus` count against, as the total does."""

    total: str = "all"
    minus: frozenset[str] = frozenset()

    def sign(self, member: str) -> int:
        return -1 if member == self.total or member in self.minus else 1


def hidden_cells(
    counts: Mapping[Key, int | None],
    directions: tuple[Direction, ...],
    threshold: int,
    unpublished: AbstractSet[Key] = frozenset(),
) -> set[Key]:
    """Small counts and what must go with them. A cell without a count, or at 0, is never hidden.

    `unpublished` are cells that nobody is shown in any case: they are hidden, and so make room for the others.
    """
    known = {key: count for key, count in counts.items() if count}
    small = [key for key, count in known.items() if count < threshold]
    hidden = {*small, *unpublished}
    # A total of 0 adds up too: a queue that ends empty gives a step away as well as a long one.
    told = [key for key, count in counts.items() if count is not None]
    search = _Search(known, directions, threshold, _members(told, len(directions)), frozenset(unpublished))
    # The largest first: what hides 4 often hides the 1 beside it, and fewer cells go.
    for key in sorted(small, key=lambda each: (-known[each], each)):
        circuit = search.cheapest(key, hidden)
        hidden |= set(known) if circuit is None else set(circuit)
    return hidden


def _members(keys: Iterable[Key], width: int) -> list[list[str]]:
    return [sorted({key[at] for key in keys}) for at in range(width)]


@dataclass(frozen=True, slots=True)
class _Search:
    known: Mapping[Key, int]
    directions: tuple[Direction, ...]
    threshold: int
    members: list[list[str]]
    unpublished: frozenset[Key]

    def cheapest(self, base: Key, hidden: set[Key]) -> Circuit | None:
        """None where the table is too ragged for any circuit: then all of it is hidden."""
        return min(self._circuits(base), key=lambda circuit: self._cost(base, circuit, hidden), default=None)

    def _circuits(self, base: Key) -> Iterator[Circuit]:
        choices = [self._partners(base, at) for at in range(len(base))]
        for partners in product(*choices):
            circuit = self._circuit(base, partners)
            if self._can_move(base, circuit):
                yield circuit

    def _partners(self, base: Key, at: int) -> Sequence[str | None]:
        """Where nothing published adds up along a direction, the cell moves alone; a cell that is 0 cannot move."""
        if not self._adds_up(at):
            return [None]
        before, after = base[:at], base[at + 1 :]
        others = (member for member in self.members[at] if member != base[at])
        return [member for member in others if (*before, member, *after) in self.known]

    def _adds_up(self, at: int) -> bool:
        return self.directions[at].total in self.members[at]

    def _circuit(self, base: Key, partners: tuple[str | None, ...]) -> Circuit:
        """Each corner with the way it moves when the base grows by one."""
        circuit: Circuit = {(): 1}
        for at, partner in enumerate(partners):
            sign = self.directions[at].sign
            moved = {(*key, base[at]): way for key, way in circuit.items()}
            if partner is not None:
                turn = -sign(base[at]) * sign(partner)
                moved |= {(*key, partner): way * turn for key, way in circuit.items()}
            circuit = moved
        return circuit

    def _can_move(self, base: Key, circuit: Circuit) -> bool:
        """No corner falls below 0 while the base takes every small value; a 0 itself stays published."""
        start = self.known[base]
        up, down = max(1, start - 1), max(1, self.threshold - 1 - start)
        return all(self.known.get(corner, 0) >= (up if way > 0 else down) for corner, way in circuit.items())

    def _cost(self, base: Key, circuit: Circuit, hidden: set[Key]) -> tuple[int, int, int, int, Key]:
        """Best is what holds even against one who knows which of the withheld are small; then few and small."""
        stuck, totals, added, new = 0, 0, 0, []
        for corner, way in circuit.items():
            if corner == base:
                continue
            if corner not in self.unpublished:
                stuck += self._is_stuck(base, corner, way)
            if corner not in hidden:
                new.append(corner)
                totals += self._is_total(corner)
                added += self.known[corner]
        return stuck, totals, len(new), added, min(new, default=())

    def _is_stuck(self, base: Key, corner: Key, way: int) -> bool:
        """A small count that would have to grow large for the base to take every small value."""
        count, start = self.known[corner], self.known[base]
        return count < self.threshold and count != (start if way > 0 else self.threshold - start)

    def _is_total(self, corner: Key) -> int:
        pairs = zip(corner, self.directions, strict=True)
        return sum(member == direction.total for member, direction in pairs)

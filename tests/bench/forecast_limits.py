"""A figure beside what it must not pass, and our forecasts beside a peer's on the same folds."""

from dataclasses import dataclass, replace

from forecasting.backtest import Backtest
from tests.bench import forecast_peers as peers


@dataclass(frozen=True)
class Limit:
    """A figure, what it must not pass, and whether it does."""

    name: str
    figure: float
    most: float

    @property
    def over(self) -> bool:
        return not self.figure <= self.most

    @property
    def line(self) -> str:
        return f"{'OVER  ' if self.over else 'within'}  {self.figure:7.3f}  at most {self.most:.3f}  {self.name}"


def beside(tested: Backtest, peer: peers.Peer) -> Backtest:
    """The folds the peer is run on, with its forecasts too."""
    places = list(range(len(tested.origins)))[peer.every // 2 :: peer.every]
    origins = tuple(tested.origins[place] for place in places)
    horizon = tested.truth.shape[2]
    found, seconds = peers.run(peer, tested.panel, tested.season, horizon, origins)
    fits = len(origins) * len(tested.panel.ids)
    print(f"  {peer.name(tested.season)}: {fits} fits in {seconds:.0f} s", flush=True)
    paths = {name: [each[place] for place in places] for name, each in tested.paths.items()}
    return replace(
        tested, origins=origins, truth=tested.truth[places], changes=tested.changes[:, places],
        paths={**paths, peer.name(tested.season): found},
    )  # fmt: skip

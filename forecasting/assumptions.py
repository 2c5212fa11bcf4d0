"""A scenario's assumptions, validated, and the facts of a council that its levers act on."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Change = Annotated[float, Field(ge=-1, le=5)]
"""A relative change: 0.1 is 10% more."""


class Assumptions(BaseModel):
    """Levers, all at rest unless set. Hours and packages are a week; changes are shares of 1."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(default="", max_length=80)
    zone_id: str = "all"
    starts_change: dict[str, Change] = Field(default_factory=dict)
    package_size_change: Change = 0.0
    surge_packages: float = Field(default=0.0, ge=0, le=1000)
    surge_weeks: int = Field(default=4, ge=1, le=52)
    stopped_group: str = ""
    stopped_in_weeks: int = Field(default=4, ge=0, le=52)
    staff_transferring: float = Field(default=0.0, ge=0, le=1)
    recruits_a_month: float = Field(default=0.0, ge=-1000, le=1000)
    absence_change: float = Field(default=0.0, ge=-0.5, le=0.5)
    added_capacity: dict[str, Annotated[float, Field(ge=-5000, le=5000)]] = Field(default_factory=dict)
    price_change: Change = 0.0


class Facts(BaseModel):
    """What the levers act on, from the published version. None where no extract tells.

    starts: hours of new packages a week by zone and source. mean_hours: of a package, by zone. leaving: share of live
    hours that ends in a week. stopped: live hours by zone of the group that stops. contact_hours: a care worker's a
    week for this council, by zone the council's contact hours. rate: GBP an hour.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    starts: dict[str, dict[str, float]]
    mean_hours: dict[str, float]
    leaving: float = Field(ge=0, lt=1)
    stopped: dict[str, float] = Field(default_factory=dict)
    contact_hours_a_worker: float | None = None
    contact_hours: dict[str, float] = Field(default_factory=dict)
    rate: float | None = None

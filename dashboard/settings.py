"""Thresholds and options that each council sets: `settings.toml` in the store, then HOMECARE_* in the environment."""

import os
import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

FILE_NAME = "settings.toml"
INDICATORS = 12
"""Of winter pressure, in each zone."""


Level = Literal["critical", "high", "watch", "normal"]
"""Of winter pressure, those that can trigger something."""
ACTIONS: dict[Level, tuple[str, ...]] = {
    "critical": (
        "Director told the same day",
        "Daily call with the largest providers",
        "Brokers place by risk, oldest waits first",
        "Mutual aid asked of zones with hours to spare",
    ),
    "high": (
        "Head of service told within two days",
        "Providers asked for spare hours twice a week",
        "Reviews brought forward where care may reduce",
    ),
    "watch": ("Brokers and reablement meet this week", "Declared hours checked with providers"),
    "normal": (),
}
"""What a council does at each level unless it says otherwise."""
MOST_ACTIONS = 4


Share = Annotated[float, Field(ge=0, le=1)]
Yearly = Annotated[float, Field(ge=-0.1, le=0.1)]
Action = Annotated[str, Field(min_length=1, max_length=60)]


class SettingsError(Exception):
    """The council's settings cannot be read as they stand."""


class Settings(BaseSettings):
    """A council's own choices; `unit` in each field's extra is written with it into every version."""

    model_config = SettingsConfigDict(env_prefix="HOMECARE_", extra="forbid", frozen=True)

    council: str = "Your council"
    service_word: str = "home care"
    zone_word: str = "zone"
    audience: Literal["council", "shared"] = "council"
    nation: Literal["ENG", "WLS", "SCT", "NIR"] = "ENG"
    age_bands: tuple[str, ...] = ("0-17", "18-64", "65-74", "75-84", "85+", "unknown")
    small_count: int = Field(default=5, ge=1, json_schema_extra={"unit": "people"})
    late_days: int = Field(default=7, ge=0, json_schema_extra={"unit": "days"})
    declaration_days: int = Field(default=7, ge=0, json_schema_extra={"unit": "days"})
    provisional_weeks: int = Field(default=2, ge=0, json_schema_extra={"unit": "weeks"})
    confirm_change: float = Field(default=0.25, gt=0, json_schema_extra={"unit": "share of hours in a zone"})
    history_years: int = Field(default=10, ge=1, json_schema_extra={"unit": "years"})
    contact_share: float = Field(default=0.75, gt=0, le=1, json_schema_extra={"unit": "share of hours worked"})
    council_share: float | None = Field(default=None, gt=0, le=1, json_schema_extra={"unit": "share of contact hours"})
    staff_transferring: tuple[Share, ...] = Field(
        default=(0.0, 0.5, 0.8), min_length=1, json_schema_extra={"unit": "share of a provider's staff"}
    )
    gap_limit_hours: float | None = Field(default=None, ge=0, json_schema_extra={"unit": "hours a week in a zone"})
    zone_gap_limits: dict[str, Annotated[float, Field(ge=0)]] = Field(
        default={}, json_schema_extra={"unit": "hours a week, by zone"}
    )
    pressure_watch: int = Field(default=2, ge=1, le=INDICATORS, json_schema_extra={"unit": "indicators in concern"})
    pressure_high: int = Field(default=4, ge=1, le=INDICATORS, json_schema_extra={"unit": "indicators in concern"})
    pressure_critical: int = Field(default=5, ge=1, le=INDICATORS, json_schema_extra={"unit": "indicators in concern"})
    pressure_actions: dict[Level, tuple[Action, ...]] = Field(
        default=ACTIONS, json_schema_extra={"unit": "what each level triggers"}
    )
    waiting_limit_hours: float | None = Field(default=None, gt=0, json_schema_extra={"unit": "hours a week in a zone"})
    zone_waiting_limits: dict[str, Annotated[float, Field(gt=0)]] = Field(
        default={}, json_schema_extra={"unit": "hours a week, by zone"}
    )
    long_view_years: int = Field(default=10, ge=1, le=10, json_schema_extra={"unit": "years"})
    use_rate_growth: Yearly = Field(default=0.0, json_schema_extra={"unit": "a year, of the share of people with care"})
    package_size_growth: Yearly = Field(default=0.0, json_schema_extra={"unit": "a year, of hours a person"})
    case_list: bool = Field(default=False, json_schema_extra={"unit": "waiting cases one by one, each view recorded"})
    round_minutes: float = Field(default=240, gt=0, json_schema_extra={"unit": "minutes from first call to last"})
    visit_minutes: float = Field(default=30, gt=0, json_schema_extra={"unit": "minutes, the shortest call of a round"})
    walk_minutes: float = Field(default=10, ge=0, json_schema_extra={"unit": "minutes between calls of one sector"})
    drive_minutes: float = Field(default=15, ge=0, json_schema_extra={"unit": "minutes between calls of a zone"})
    round_calls: int = Field(default=3, ge=1, json_schema_extra={"unit": "calls, the fewest that make a round"})
    small_package_saving: float | None = Field(
        default=None, gt=0, le=1, json_schema_extra={"unit": "share of the hours of small packages"}
    )
    read_memory_mb: int = Field(default=4096, ge=256, json_schema_extra={"unit": "MB"})
    read_seconds: int = Field(default=120, ge=1, json_schema_extra={"unit": "seconds"})

    @field_validator("pressure_high", "pressure_critical")
    @classmethod
    def _above_the_level_below(cls, indicators: int, info: ValidationInfo) -> int:
        below = "pressure_watch" if info.field_name == "pressure_high" else "pressure_high"
        if indicators < info.data.get(below, indicators):
            message = f"it may not be below {below}, which is {info.data[below]}"
            raise ValueError(message)
        return indicators

    @field_validator("pressure_actions")
    @classmethod
    def _few_enough_to_read(cls, written: dict[Level, tuple[str, ...]]) -> dict[Level, tuple[str, ...]]:
        """Levels that are not written keep what stands for them."""
        for level, actions in written.items():
            if len(actions) > MOST_ACTIONS:
                message = f"{level} lists {len(actions)} actions; the page has room for {MOST_ACTIONS}"
                raise ValueError(message)
        return {**ACTIONS, **written}

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment stands over the store's file."""
        return env_settings, TomlConfigSettingsSource(settings_cls, store_folder() / FILE_NAME)

    def as_rows(self) -> list[tuple[str, str, str | None]]:
        """(name, value, unit) of every setting, as the build writes them into a version."""
        return [(name, _written(getattr(self, name)), _unit(name)) for name in type(self).model_fields]


def read() -> Settings:
    """The council's choices.

    Raises SettingsError naming the first setting at fault.
    """
    try:
        return Settings()
    except tomllib.TOMLDecodeError as error:
        message = f"{store_folder() / FILE_NAME} is not valid TOML: {error}"
        raise SettingsError(message) from error
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(map(str, first["loc"]))
        if first["type"] == "extra_forbidden":
            message = f"{FILE_NAME} names {name}, which is no setting; the page Definitions lists them."
            raise SettingsError(message) from error
        message = f"The setting {name} ({FILE_NAME} or HOMECARE_{name.upper()}) is wrong: {first['msg'].lower()}."
        raise SettingsError(message) from error


def store_folder() -> Path:
    """The store that HOMECARE_STORE names, else ./store."""
    return Path(os.environ.get("HOMECARE_STORE", "store"))


def key_file() -> Path:
    """Where the key that hashes person ids stands, outside the store."""
    return Path(os.environ.get("HOMECARE_KEY_FILE", Path.home() / ".homecare" / "person-id.key"))


def _written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        return ";".join(f"{name}={_written(each)}" for name, each in value.items())
    return ";".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _unit(name: str) -> str | None:
    extra = Settings.model_fields[name].json_schema_extra
    return str(extra["unit"]) if isinstance(extra, dict) else None

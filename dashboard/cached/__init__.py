"""What pages call: tables of the live version, kept by version, and the filters that are chosen."""

from dashboard.cached.chosen import (
    ALL,
    View,
    in_group,
    in_place,
    in_zone,
    names_providers,
    parts,
    shared,
    view,
    whole,
)
from dashboard.cached.council import settings
from dashboard.cached.disclosed import SLICES, leaving, queue_moves, shown, tells_of_few, with_council, withheld
from dashboard.cached.mondays import WEEK, as_at, behind, census, events, last_weeks, late, week_of, weeks
from dashboard.cached.tables import (
    anything_published,
    group_names,
    kept,
    loaded,
    mart,
    provider_names,
    version,
)

__all__ = [
    "ALL",
    "SLICES",
    "WEEK",
    "View",
    "anything_published",
    "as_at",
    "behind",
    "census",
    "events",
    "group_names",
    "in_group",
    "in_place",
    "in_zone",
    "kept",
    "last_weeks",
    "late",
    "leaving",
    "loaded",
    "mart",
    "names_providers",
    "parts",
    "provider_names",
    "queue_moves",
    "settings",
    "shared",
    "shown",
    "tells_of_few",
    "version",
    "view",
    "week_of",
    "weeks",
    "whole",
    "with_council",
    "withheld",
]

"""What pages call: tables of the live version, kept by version, and the filters that are chosen."""

from dashboard.cached.chosen import (
    ALL,
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
from dashboard.cached.disclosed import (
    SLICES,
    hours_moves,
    leaving,
    providers_leaving,
    queue_moves,
    shown,
    with_council,
    withheld,
)
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

"""Care being delivered: `weekly_hours`. Its mean is worked out where it is shown."""

from dashboard.measures.record import LEFT_OUT, Measure

_LIVE = f"{LEFT_OUT} Ends arrive late, so the last two weeks are provisional."

SUSPENDED_HOURS = Measure(
    name="suspended_hours",
    label="Suspended hours",
    unit="hours a week",
    format="whole",
    worse=None,
    meaning="Hours of packages on hold, most often because the person is in hospital and expected back.",
    formula="Weekly hours of suspended packages whose dates include the Monday, added up.",
    source=("packages",),
    mart="weekly_hours",
    column="suspended_hours",
    limitations="Only where the extract marks suspended packages.",
    adds_over="zones",
)
PEOPLE = Measure(
    name="people",
    label="People receiving care",
    unit="people",
    format="whole",
    worse=None,
    meaning="People with home care being delivered on the census Monday.",
    formula="Different people with an active package on the Monday.",
    source=("packages",),
    mart="weekly_hours",
    column="people",
    limitations=f"A person with care in two zones or age bands counts in both, and once in the total. {_LIVE}",
    adds_over="neither",
)
PACKAGES = Measure(
    name="packages",
    label="Packages",
    unit="packages",
    format="whole",
    worse=None,
    meaning="Packages of care being delivered on the census Monday.",
    formula="Different packages that are active on the Monday.",
    source=("packages",),
    mart="weekly_hours",
    column="packages",
    limitations=f"Two providers sharing one package count once. {_LIVE}",
    adds_over="neither",
)

MEAN_HOURS = Measure(
    name="mean_hours",
    label="Mean hours a person",
    unit="hours a week",
    format="decimal",
    worse=None,
    meaning="Hours of care a week that a person receives, on average.",
    formula="Live hours / people receiving care.",
    source=("packages", "commissioned_hours"),
    mart="weekly_hours",
    column="mean_hours",
    limitations=f"A few people with much care raise it. A visit by two workers counts twice. {_LIVE}",
    adds_over="neither",
)

MEASURES = (SUSPENDED_HOURS, PEOPLE, PACKAGES, MEAN_HOURS)

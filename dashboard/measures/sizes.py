"""How much care packages hold: `package_sizes`."""

from dashboard.measures.record import LEFT_OUT, Measure

SIZE_PACKAGES = Measure(
    name="size_packages",
    label="Packages by size",
    unit="packages",
    format="whole",
    worse=None,
    meaning="Packages by their hours a week: under 2, 2 to under 5, 5 to under 10, 10 to under 20, 20 or more.",
    formula="Different packages active on the Monday whose weekly hours lie in the band.",
    source=("packages",),
    mart="package_sizes",
    column="packages",
    limitations=f"Two providers sharing one package count once, with their hours together. {LEFT_OUT}",
    adds_over="neither",
)
SIZE_PEOPLE = Measure(
    name="size_people",
    label="People by size of package",
    unit="people",
    format="whole",
    worse=None,
    meaning="People with a package in the size band.",
    formula="Different people with an active package in the band on the Monday.",
    source=("packages",),
    mart="package_sizes",
    column="people",
    limitations=f"A person with two packages can stand in two bands. {LEFT_OUT}",
    adds_over="neither",
)
SIZE_HOURS = Measure(
    name="size_hours",
    label="Hours by size of package",
    unit="hours a week",
    format="whole",
    worse=None,
    meaning="Hours of care a week in packages of the size band.",
    formula="Weekly hours of the band's active packages, added up.",
    source=("packages",),
    mart="package_sizes",
    column="hours",
    limitations=LEFT_OUT,
    adds_over="zones",
)
SIZE_MEAN_HOURS = Measure(
    name="size_mean_hours",
    label="Mean hours a package",
    unit="hours a week",
    format="decimal",
    worse=None,
    meaning="Hours of care a week that a package of the size band holds, on average.",
    formula="Hours of the band / packages of the band.",
    source=("packages",),
    mart="package_sizes",
    column="mean_hours",
    limitations=f"A few large packages raise it. A visit by two workers counts twice. {LEFT_OUT}",
    adds_over="neither",
)

MEASURES = (SIZE_PACKAGES, SIZE_PEOPLE, SIZE_HOURS, SIZE_MEAN_HOURS)

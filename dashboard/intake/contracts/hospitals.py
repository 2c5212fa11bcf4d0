"""Reablement and discharges: who comes home from hospital, and who waits to."""

from dashboard.intake.contracts import columns


class Reablement(columns.Row):
    """The reablement service of a zone in a week."""

    week_commencing = columns.monday("Monday of the week")
    zone_id = columns.place("Zone the people live in", "Z01")
    people = columns.required_count("People in the service", "41")
    mean_days = columns.number("Mean days that they have been in it", "23.5", required=True)
    starts = columns.count("People who started in the week", "9")
    leavers = columns.count("People who left in the week", "8")
    capacity_people = columns.count("People the service has room for", "45")
    completed_mean_days = columns.number("Mean days in the service of those who left", "31")
    awaiting_onward_care = columns.count("People ready to leave who wait for onward care", "6")


class Discharges(columns.Row):
    """Discharges from a hospital to a zone in a week, and people who wait for one."""

    week_commencing = columns.monday("Monday of the week")
    zone_id = columns.place("Zone the people live in", "Z01")
    hospital = columns.place_or_all("Hospital; blank means all hospitals together", "Royal Infirmary")
    discharges = columns.count("People discharged in the week", "212")
    not_meeting_criteria = columns.number(
        "People in hospital who no longer meet the criteria to stay, mean a day, whatever they wait for", "64.5"
    )
    discharges_with_care = columns.count("People discharged with home care", "31")
    delayed_people = columns.count("People ready to leave who wait for home care, on the Monday", "12")
    delayed_days = columns.number("Days that people waited for home care in the week", "70")
    admissions_with_package = columns.count("People with a package who were admitted in the week", "18")

"""Who waits, and for how long: `weekly_waiting`."""

from dashboard.measures.record import Measure

_STILL = "Only people still waiting on the Monday: those placed or gone since are not in it."
_QUEUES = "Waiting for an assessment and waiting for a package are two queues, never added together."

QUEUE_PEOPLE = Measure(
    name="queue_people",
    label="People waiting",
    unit="people",
    format="whole",
    worse="up",
    meaning="Referrals of people waiting in one queue: for an assessment, or for a package of care to start.",
    formula="Referrals made on or before the Monday and not closed by it; each counts one.",
    source=("waiting_list",),
    mart="weekly_waiting",
    column="people",
    limitations=f"A person with two open referrals counts twice. {_QUEUES}",
    adds_over="zones",
)
QUEUE_HOURS = Measure(
    name="queue_hours",
    label="Hours waiting",
    unit="hours a week",
    format="whole",
    worse="up",
    meaning="Hours of home care a week that people in the package queue are waiting for.",
    formula="Weekly hours of package referrals made on or before the Monday and not closed by it, added up.",
    source=("waiting_list",),
    mart="weekly_waiting",
    column="hours",
    limitations="Not known for people who wait for an assessment.",
    adds_over="zones",
)
QUEUE_REPLACEMENT_HOURS = Measure(
    name="queue_replacement_hours",
    label="To be re-placed",
    unit="hours a week",
    format="whole",
    worse="up",
    meaning="The part of hours waiting that a provider still delivers and is giving up.",
    formula="For each package to be replaced, the lesser of its referrals' hours and its live hours.",
    source=("waiting_list", "packages"),
    mart="weekly_waiting",
    column="replacement_hours",
    limitations="A referral that does not name a known package counts nothing here.",
    adds_over="zones",
)
MEDIAN_DAYS = Measure(
    name="median_days",
    label="Median wait",
    unit="days",
    format="whole",
    worse="up",
    meaning="Half of those waiting have waited longer than this, half less.",
    formula="The middle of the days from referral to the Monday, over referrals still waiting.",
    source=("waiting_list",),
    mart="weekly_waiting",
    column="median_days",
    limitations=f"{_STILL} It falls when many people join, though nobody waits less.",
    adds_over="neither",
)
P90_DAYS = Measure(
    name="p90_days",
    label="9 in 10 have waited up to",
    unit="days",
    format="whole",
    worse="up",
    meaning="One in ten of those waiting has waited longer than this.",
    formula="The 90th percentile of the days from referral to the Monday, over referrals still waiting, "
    "straight lines between referrals.",
    source=("waiting_list",),
    mart="weekly_waiting",
    column="p90_days",
    limitations=f"{_STILL} With few people waiting it is close to the longest wait.",
    adds_over="neither",
)
LONGEST_DAYS = Measure(
    name="longest_days",
    label="Longest wait",
    unit="days",
    format="whole",
    worse="up",
    meaning="How long the person who has waited longest has waited.",
    formula="The most days from referral to the Monday, over referrals still waiting.",
    source=("waiting_list",),
    mart="weekly_waiting",
    column="longest_days",
    limitations=f"{_STILL} One person's wait; a referral that should have been closed can make it long.",
    adds_over="neither",
)

MEASURES = (QUEUE_PEOPLE, QUEUE_HOURS, QUEUE_REPLACEMENT_HOURS, MEDIAN_DAYS, P90_DAYS, LONGEST_DAYS)

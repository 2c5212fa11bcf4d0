"""Days, weeks and months in British order."""

from datetime import date, timedelta


def long_date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def weekday_date(day: date) -> str:
    return f"{day:%A} {long_date(day)}"


def short_date(day: date) -> str:
    return f"{day.day} {day:%b}"


def day_of(day: date) -> str:
    """A day in a table: "31 Mar 2027"."""
    return f"{short_date(day)} {day.year}"


def month(first: date) -> str:
    return f"{first:%B %Y}"


def short_month(first: date) -> str:
    return f"{first:%b %Y}"


def week_of(monday: date) -> str:
    return f"w/c {monday.day} {monday:%b %Y}"


def week_before(monday: date) -> str:
    """The seven days that end on the Sunday before a census: "9 to 15 Nov"."""
    first, last = monday - timedelta(days=7), monday - timedelta(days=1)
    if first.month == last.month:
        return f"{first.day} to {short_date(last)}"
    return f"{short_date(first)} to {short_date(last)}"

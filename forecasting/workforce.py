"""Care workers behind hours: how many forecast hours need, and how many must be found."""


def care_workers_needed(hours: float | None, contact_hours_a_worker: float | None) -> float | None:
    """Workers who deliver `hours` a week. None where hours or a worker's contact hours are not known, or are 0."""
    if hours is None or not contact_hours_a_worker:
        return None
    return hours / contact_hours_a_worker


def to_recruit(
    needed: float | None, current: float | None, council_share: float | None, leavers: float
) -> float | None:
    """Workers to find: needed - the council's share of current + those expected to leave by then.

    `leavers` are the council's share of leavers over the horizon. None where any term is not known.
    """
    if needed is None or current is None or council_share is None:
        return None
    return needed - council_share * current + leavers

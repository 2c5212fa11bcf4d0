"""calc: the arithmetic of council reports."""

from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer

from dashboard import arithmetic
from dashboard.commands.telling import REFUSED, say, tell_json


class Calculation(StrEnum):
    """What can be worked out."""

    uplift = "uplift"
    change = "change"
    hours_from_grant = "hours-from-grant"


def calc(
    calculation: Annotated[
        Calculation, typer.Argument(help="uplift AMOUNT PERCENT, change BEFORE AFTER, hours-from-grant GRANT RATE")
    ],
    first: Annotated[str, typer.Argument(help="Amount, earlier figure or grant.")],
    second: Annotated[str, typer.Argument(help="Percentage, later figure or rate an hour.")],
    *,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Work out an uplift, a change or the hours of a grant, its rounding stated."""
    try:
        worked = arithmetic.CALCULATIONS[calculation.value](first, second)
    except arithmetic.ArithmeticRefusedError as error:
        say(str(error))
        raise typer.Exit(REFUSED) from None
    if as_json:
        tell_json({**asdict(worked), "value": float(worked.value)})
    else:
        print(f"{worked.shown}  ({worked.formula}, {worked.rounding})")

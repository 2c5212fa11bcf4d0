"""`python -m data_samples OUT_DIR`: the sample council's extracts, or the tables of its README."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from data_samples import generate, write
from data_samples.council import AS_AT, NAME
from data_samples.readme import calibration_table, write_tables


def main() -> None:
    parser = _parser()
    asked = parser.parse_args()
    try:
        _answer(asked)
    except ValueError as refused:
        parser.error(str(refused))


def _answer(asked: argparse.Namespace) -> None:
    if asked.write_readme:
        write_tables()
    elif asked.table:
        print(calibration_table(asked.seed, asked.weeks, asked.as_at))
    else:
        tables = generate(asked.seed, asked.weeks, asked.as_at)
        write(tables, asked.folder)
        counts = ", ".join(f"{len(rows):,} {kind}" for kind, rows in tables.items())
        print(f"{NAME} (synthetic, seed {asked.seed}): {counts} in {asked.folder}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m data_samples", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("sample"), help="where the CSV files go")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--weeks", type=int, default=208, help="Mondays of history")
    parser.add_argument("--as-at", type=date.fromisoformat, default=AS_AT, help="the last Monday (ISO)")
    parser.add_argument("--table", action="store_true", help="print target against achieved and stop")
    parser.add_argument("--write-readme", action="store_true", help="renew the tables of the README and stop")
    return parser


if __name__ == "__main__":
    main()

"""`homecare` as an analyst types it, in this process."""

import json
from dataclasses import dataclass
from typing import Any

from typer.testing import CliRunner

from dashboard.cli import app


@dataclass(frozen=True)
class Answer:
    exit_code: int
    output: str
    messages: str

    @property
    def records(self) -> list[dict[str, Any]]:
        """What `--json` or `--format json` printed."""
        found: list[dict[str, Any]] = json.loads(self.output)
        return found

    @property
    def everything(self) -> str:
        return self.output + self.messages


def homecare(*arguments: object) -> Answer:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return Answer(result.exit_code, result.stdout, result.stderr)

"""Where the public data stands: HOMECARE_REAL, else shared/real beside the checkout."""

import os
from pathlib import Path

import pytest

REAL = Path(os.environ.get("HOMECARE_REAL", Path(__file__).parents[3] / "shared" / "real"))


def real(name: str) -> Path:
    """A public file; the test is skipped, saying so, where the folder is absent."""
    path = REAL / name
    if not path.is_file():
        pytest.skip(f"the public data is not on this machine ({name}); HOMECARE_REAL names its folder")
    return path

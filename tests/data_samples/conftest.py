"""One drawn council for the tests that only read it."""

import pytest

from data_samples.calibration import Sample, sample
from data_samples.council import AS_AT


@pytest.fixture(scope="session")
def merrowshire() -> Sample:
    return sample(7, 208, AS_AT)

"""Nothing that the tests run in reaches the store: no HOMECARE_ variable, no settings file of the folder at hand."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.oracle.product import Product

MEMORY = Path("/dev/shm")  # noqa: S108


@pytest.fixture(autouse=True, scope="package")
def _no_settings_leak(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    nowhere = tmp_path_factory.mktemp("nowhere")
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("HOMECARE_")]:
            patch.delenv(name)
        patch.setenv("HOMECARE_STORE", str(nowhere / "store"))
        patch.setenv("HOMECARE_KEY_FILE", str(nowhere / "key"))
        yield


@pytest.fixture(scope="module")
def quick_folder() -> Iterator[Path]:
    """A folder in memory where there is one: SIGKILL leaves the same there as on a disk, and flushing costs nothing."""
    folder = Path(tempfile.mkdtemp(prefix="homecare-", dir=MEMORY if MEMORY.is_dir() else None))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def loaded(filled: Path, product: Product) -> Product:
    """A copy of its own, for a test to break, of the store that the module's `filled` made once."""
    shutil.copytree(filled, product.folder, dirs_exist_ok=True)
    product.files = 100
    return product

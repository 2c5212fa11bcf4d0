"""A fresh store for whoever asks: its folder and its key are named in the environment, as in the field."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from tests.oracle.product import Product


@contextmanager
def environment(folder: Path) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOMECARE_STORE", str(folder / "store"))
        patch.setenv("HOMECARE_KEY_FILE", str(folder / "key"))
        yield folder


@pytest.fixture
def product(tmp_path: Path) -> Iterator[Product]:
    """A store that does not exist yet."""
    with environment(tmp_path):
        yield Product(tmp_path)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """One store for a whole file of questions, which the file loads before it asks."""
    with environment(tmp_path_factory.mktemp("told")) as folder:
        yield Product(folder)


@pytest.fixture(scope="session")
def made_stores(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Folders of stores in the states that `tests.pages.stores` names, each made once for all workers."""
    from tests.pages import stores

    alone = "PYTEST_XDIST_WORKER" not in os.environ
    base = tmp_path_factory.getbasetemp() if alone else tmp_path_factory.getbasetemp().parent
    return cache(lambda state: stores.made_once(base / "stores", state))

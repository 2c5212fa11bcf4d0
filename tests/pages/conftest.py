"""Stores for pages, and the environment that names one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st

from tests.pages import stores


@pytest.fixture
def store(request: pytest.FixtureRequest, made_stores: Callable[[str], Path]) -> Iterator[Path]:
    """The store in the state a test is parametrised with."""
    st.cache_resource.clear()
    yield from stores.pointed_at(made_stores(request.param))

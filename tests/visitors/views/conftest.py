"""Throttles count from nothing."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def nobody_has_tried_yet(db: None) -> None:  # where there are many web processes the cache is a table
    cache.clear()

"""Throttles count from nothing."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def nobody_has_tried_yet() -> None:
    cache.clear()

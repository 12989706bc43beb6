"""A key does one thing on a page: no page of rooms and meetings has the same one twice."""

import re
from collections import Counter
from pathlib import Path

import pytest

TEMPLATES = Path("templates")
PAGES = sorted(page.relative_to(TEMPLATES) for page in (TEMPLATES / "meetings").glob("[a-z]*.html"))
INCLUDED = re.compile(r'{% include "(meetings/[^"]+)"[^%]*%}')


def whole(path: Path | str) -> str:
    """With what of the area is included."""
    return INCLUDED.sub(lambda found: whole(found[1]), (TEMPLATES / path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_no_key_twice_on_a_page(page: Path) -> None:
    many = Counter(re.findall(r'data-key="([^"]+)"', whole(page)))
    assert {key: n for key, n in many.items() if n > 1} == {}


def test_pages_are_read_with_what_they_include() -> None:
    assert 'data-key="s"' in whole("meetings/booking_detail.html")
    assert 'data-key="s"' not in (TEMPLATES / "meetings/booking_detail.html").read_text(encoding="utf-8")

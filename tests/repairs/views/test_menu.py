"""Which entry of the menu is open on pages whose paths lie beside it."""

import re

import pytest
from django.test import Client

from frontdesk.people.models import Person

pytestmark = pytest.mark.django_db

OPEN = [
    ("olga", "/repairs/", "/repairs/"),
    ("olga", "/repairs/summary/", "/repairs/queue/"),
    ("olga", "/repairs/recurring/", "/repairs/queue/"),
    ("olga", "/repairs/hand-offs/", "/repairs/queue/"),
    ("olga", "/repairs/checklists/", "/repairs/rounds/"),
    ("tom", "/repairs/hand-offs/", "/repairs/work/"),
    ("olga", "/repairs/teams/", "/settings/"),
]


@pytest.mark.parametrize(("name", "path", "entry"), OPEN)
def test_a_page_beside_its_entry_opens_that_entry(name: str, path: str, entry: str, olga: Person, tom: Person) -> None:
    client = Client()
    client.force_login({"olga": olga, "tom": tom}[name])
    page = client.get(path).content.decode()
    assert set(re.findall(r'<a[^>]*href="([^"]+)"[^>]*aria-current="page"', page[: page.index('id="main"')])) == {entry}

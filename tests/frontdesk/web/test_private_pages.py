"""No page is kept by a browser or a proxy, whoever answers it; static files are."""

import pytest
from django.test import Client

from frontdesk.people.models import Person

LARGE = 3 * 1024 * 1024


@pytest.mark.django_db
def test_a_page_that_is_answered_before_any_view_is_not_kept_either(ann: Person) -> None:
    browser = Client()
    too_large = browser.post("/accounts/login/", data=b"x" * LARGE, content_type="text/plain")
    gated = browser.get("/people/")
    browser.force_login(ann)
    odd = browser.get("/people/", {"q": "\0"})
    answers = [too_large, gated, odd, browser.get("/people/"), browser.get("/nowhere/")]
    assert [answer.status_code for answer in answers] == [413, 302, 400, 200, 404]
    assert {answer.headers.get("Cache-Control") for answer in answers} == {"no-store, private"}

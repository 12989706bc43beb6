"""Every page of calls and complaints with records behind it: nothing axe objects to, nothing wider than the window, one heading."""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Department, Person
from tests.factories.calls import a_call, a_complaint, put_through
from tests.factories.visitors import a_message
from tests.journeys.looks import LOOKS, misread, share
from tests.journeys.offices import by_reader, office, the_worker_runs
from tests.moments import MONDAY_9AM
from visitors.actions import calls

PAGES = [
    ("rita", "desktop", "/visitors/calls/new/"),
    ("rita", "desktop", "/visitors/calls/"),
    ("rita", "phone", "/visitors/calls/new/"),
    ("rita", "desktop", "/visitors/calls/{call}/"),
    ("ann", "phone", "/visitors/calls/"),
    ("rita", "desktop", "/visitors/calls/import/"),
    ("rita", "desktop", "/visitors/complaints/new/?call={call}"),
    ("bo", "phone", "/visitors/complaints/{complaint}/"),
    ("rita", "desktop", "/visitors/complaints/{complaint}/"),
    ("rita", "desktop", "/visitors/complaints/"),
    ("bo", "desktop", "/visitors/complaints/{complaint}/"),
    ("rita", "desktop", "/desk/"),
]


@pytest.fixture
def book(transactional_db: None, ann: Person, bo: Person, rita: Person, product: Department) -> dict[str, int]:
    the_worker_runs()
    call = put_through(rita, ann, name="欧阳若曦·亚历山德拉", company="启明咨询（上海）有限公司", is_new_customer=True)
    a_call(rita, phone=call.phone)
    calls.ask(call, now=MONDAY_9AM)
    a_message(ann, by=rita, is_urgent=True)
    return {"call": call.pk, "complaint": a_complaint(rita, product, call=call, wish="换新").pk}


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_every_page_can_be_read_by_everybody(
    browser: Browser, live_server: LiveServer, book: dict[str, int], request: pytest.FixtureRequest, language: str, theme: str
) -> None:
    found = {}
    for (who, size), paths in by_reader(share(PAGES, language, theme)).items():
        with office(browser, live_server.url, request.getfixturevalue(who), size=size, language=language, theme=theme) as member:
            found |= {f"{who} {size} {path}": seen for path in paths if (seen := misread(member.open(path.format(**book)).page))}
    assert found == {}

"""Every page of the visitor book with records behind it: nothing axe objects to, nothing wider than the window, one heading."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from tests.factories.visitors import (
    a_group,
    a_message,
    a_pass,
    a_refusal,
    a_sampled_record,
    a_watch_entry,
    an_outcome,
    arrived_visit,
    asked_to_come,
    badges,
    expected_visit,
    left_visit,
)
from tests.journeys.kiosks import expected_soon
from tests.journeys.looks import LOOKS, misread, share
from tests.journeys.offices import by_reader, office, the_worker_runs
from tests.moments import MONDAY_9AM
from visitors import passes
from visitors.actions import register, roll_call, vip
from visitors.models import VisitorType

PAGES = [
    (None, "phone", "/visit-us/"),
    (None, "phone", "/visit-us/thanks/"),
    (None, "phone", "/v/{pass}/"),
    ("rita", "desktop", "/visitors/requests/"),
    ("rita", "desktop", "/visitors/requests/new/"),
    ("rita", "phone", "/visitors/requests/{request}/"),
    ("rita", "desktop", "/visitors/groups/"),
    ("ann", "phone", "/visitors/groups/new/"),
    ("rita", "desktop", "/visitors/groups/{group}/"),
    ("ann", "phone", "/visitors/groups/{group}/"),
    ("ann", "phone", "/visitors/recurring/"),
    ("rita", "desktop", "/visitors/recurring/new/"),
    ("ann", "phone", "/visitors/recurring/{recurring}/"),
    ("rita", "touch", "/visitors/waiting/"),
    ("rita", "phone", "/visitors/waiting/"),
    ("rita", "desktop", "/visitors/welcome/2026-11-23/"),
    ("rita", "phone", "/visitors/welcome/2026-11-23/"),
    ("ann", "phone", "/visitors/visits/{vip}/vip/"),
    ("ann", "desktop", "/visitors/visits/{vip}/"),
    ("rita", "desktop", "/visitors/visits/{waiting}/leave/"),
    ("ann", "phone", "/visitors/visits/{left}/note/"),
    ("ann", "phone", "/visitors/outcomes/{outcome}/"),
    ("rita", "desktop", "/visitors/roll-call/"),
    ("rita", "phone", "/visitors/roll-call/{call}/"),
    ("rita", "desktop", "/visitors/messages/"),
    ("rita", "desktop", "/visitors/messages/new/"),
    ("ann", "phone", "/visitors/messages/{message}/"),
    ("olga", "desktop", "/visitors/types/"),
    ("olga", "desktop", "/visitors/types/{type}/"),
    ("olga", "desktop", "/visitors/watch-list/"),
    ("olga", "phone", "/visitors/watch-list/new/"),
    ("olga", "desktop", "/visitors/watch-list/{watch}/"),
    ("rita", "desktop", "/visitors/refusals/"),
    ("rita", "phone", "/visitors/refusals/new/"),
    ("olga", "desktop", "/visitors/register/"),
    ("olga", "desktop", "/visitors/accuracy/"),
    ("olga", "desktop", "/reports/?month=2026-11"),
    ("olga", "phone", "/reports/?month=2026-11"),
    ("rita", "desktop", "/visitors/badges/print/?visit={waiting}"),
]


@pytest.fixture
def book(transactional_db: None, ann: Person, rita: Person, olga: Person) -> dict[str, int | str]:
    """One of everything that the visitor book holds."""
    badges(9)
    the_worker_runs()
    waiting = arrived_visit(ann, name="欧阳若曦·亚历山德拉", company="启明咨询（上海）有限公司")
    left = left_visit(ann, name="唐宁")
    important = expected_visit(ann, name="范总")
    vip.plan(important, named=[rita], background="第三次来访", by=ann, now=MONDAY_9AM)
    vip.add_item(important, what="欢迎牌", holder=rita, by=ann, now=MONDAY_9AM)
    expected = expected_soon(ann, name="快到了")
    register.export_day(MONDAY_9AM.date(), now=MONDAY_9AM)
    return {
        "waiting": waiting.pk,
        "left": left.pk,
        "vip": important.pk,
        "pass": passes.token_of(expected),
        "request": asked_to_come().pk,
        "group": a_group(ann)[0].pk,
        "recurring": a_pass(ann).pk,
        "outcome": an_outcome(ann).pk,
        "call": roll_call.begin(by=rita, now=timezone.now())[0].pk,
        "message": a_message(ann).pk,
        "type": VisitorType.objects.first().pk,
        "watch": a_watch_entry(olga).pk,
        "refusal": a_refusal(rita).pk,
        "sample": a_sampled_record().pk,
    }


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_every_page_can_be_read_by_everybody(
    browser: Browser, live_server: LiveServer, book: dict[str, int | str], request: pytest.FixtureRequest, language: str, theme: str
) -> None:
    found = {}
    for (who, size), paths in by_reader(share(PAGES, language, theme)).items():
        person = request.getfixturevalue(who) if who else None
        with office(browser, live_server.url, person, size=size, language=language, theme=theme) as member:
            found |= {f"{who} {size} {path}": seen for path in paths if (seen := misread(member.open(path.format(**book)).page))}
    assert found == {}

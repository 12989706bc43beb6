"""The webhook over a real connection: JSON with the notice's own key, tried again until it is taken, its address shown nowhere."""

from typing import Any

import pytest

from frontdesk.outbox.deliver import deliver, wait_after
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from tests.factories.calls import a_call
from tests.moments import MINUTE, MONDAY_9AM
from tests.servers import Gateway
from tests.staff import Staff, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def hook(gateway: Gateway, settings: Any) -> Gateway:
    settings.HAND_OFF_URL = f"http://127.0.0.1:{gateway.port}/hooks/secret"
    return gateway


def posted(rita: Person) -> Notice:
    a_call(rita, is_new_customer=True)
    return Notice.objects.get(channel=Channel.HOOK)


def test_the_other_program_gets_the_customer_once(rita: Person, hook: Gateway) -> None:
    notice = posted(rita)
    sent = [deliver(notice.pk, now=MONDAY_9AM) for _time in range(2)]
    [message] = hook.messages
    assert (sent, message["path"], message["event"], message["caller"], message["phone"]) == (
        [1, 0],
        "/hooks/secret",
        "new_customer",
        "唐宁",
        "02155558000",
    )


def test_what_it_refuses_is_tried_again_and_the_reason_holds_no_address(rita: Person, hook: Gateway) -> None:
    notice = posted(rita)
    hook.status = 500
    first = deliver(notice.pk, now=MONDAY_9AM)
    notice.refresh_from_db()
    hook.status = 200
    assert (first, notice.due_at, "HTTP 500" in notice.error, "secret" in notice.error) == (0, MONDAY_9AM + wait_after(1), True, False)
    assert (deliver(notice.pk, now=MONDAY_9AM + MINUTE), len(hook.messages)) == (1, 1)


def test_a_program_that_is_gone_is_tried_again_too(rita: Person, hook: Gateway, settings: Any) -> None:
    notice = posted(rita)
    settings.HAND_OFF_URL = "http://127.0.0.1:9/hooks/secret"
    assert deliver(notice.pk, now=MONDAY_9AM) == 0
    notice.refresh_from_db()
    assert (notice.error, notice.dead_at) == ("HookRefused: ConnectionError", None)


def test_it_has_a_card_on_the_notices_page_only_where_it_is_set(olga: Person, settings: Any) -> None:
    without = words(Staff(olga).open("notice_log"))
    settings.HAND_OFF_URL = "https://crm.example.com/secret"
    page = Staff(olga).open("notice_log")
    assert ("way-hook" in page.content.decode(), "secret" in page.content.decode()) == (True, False)
    assert without.count("Webhook") < words(page).count("Webhook")

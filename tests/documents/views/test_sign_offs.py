"""Sending for signature as who sends it sees it: what is wrong is said at its field, what is asked stays to be read."""

import pytest
from django.test import Client

from documents.actions import circulating, sign_offs
from documents.actions.sign_offs import Plan
from documents.models import Mode
from frontdesk.people.models import Person
from tests.factories.documents import registered
from tests.moments import DAY, HOUR, MONDAY_9AM

pytestmark = pytest.mark.django_db
STEP = {"step1-mode": "ordered", "step1-refusal": "stop", "step1-needed": "1"}
OTHERS = {f"step{n}-{name}": value for n in (2, 3, 4) for name, value in (("mode", "ordered"), ("refusal", "stop"), ("needed", "1"))}


def refused_at(client: Client, path: str, **said: str) -> dict[str, list[str]]:
    answer = client.post(path, {**STEP, **OTHERS, **said})
    assert answer.status_code == 422
    form = answer.context["form"]
    return {f"{step.prefix}-{name}": list(errors) for step in form.steps for name, errors in step.errors.items()} | dict(form.errors)


def test_what_is_wrong_is_said_at_its_field(client: Client, rita: Person, ann: Person, bo: Person) -> None:
    document = registered(rita)
    path = f"/documents/{document.pk}/sign-off/"
    client.force_login(rita)
    assert refused_at(client, path) == {"step1-signers": ["请填写签批人。"]}
    some = {"step1-signers": f"{ann.pk},{bo.pk}", "step1-mode": Mode.SOME, "step1-needed": "5"}
    assert list(refused_at(client, path, **some)) == ["step1-needed"]
    some = {"step1-signers": f"{ann.pk}", "step2-signers": f"{bo.pk}", "step2-mode": Mode.SOME, "step2-needed": "2"}
    assert list(refused_at(client, path, **some)) == ["step2-needed"]


def test_what_was_asked_is_read_by_who_sent_it_and_the_buttons_stand_with_what_runs(client: Client, rita: Person, ann: Person) -> None:
    document = registered(rita)
    sign_offs.withdraw(
        sign_offs.begin(document, steps=[Plan([ann])], purpose="请审阅初稿", by=rita, now=MONDAY_9AM), by=rita, now=MONDAY_9AM + HOUR
    )
    sign_offs.begin(document, steps=[Plan([ann])], purpose="请签批定稿", by=rita, now=MONDAY_9AM + 2 * HOUR)
    client.force_login(rita)
    page = client.get(document.get_absolute_url()).content.decode()
    order = [page.index(words) for words in ("请签批定稿", "/chase/", "/withdraw/", "请审阅初稿")]
    assert order == sorted(order)


def test_the_days_are_said_of_signers_and_of_readers_each(client: Client, rita: Person, ann: Person, bo: Person, olga: Person) -> None:
    document = registered(rita)
    sign_offs.begin(document, steps=[Plan([ann, bo], Mode.ALL)], by=rita, now=MONDAY_9AM)
    circulating.begin(document, readers=[olga], purpose="请阅", due_on=(MONDAY_9AM + 2 * DAY).date(), by=rita, now=MONDAY_9AM)
    client.force_login(rita)
    page = client.get(document.get_absolute_url()).content.decode()
    assert "待 安然等 2 人办理：" in page
    assert "待 欧丽阅：" in page


def test_nothing_was_received_in_the_future(client: Client, rita: Person) -> None:
    client.force_login(rita)
    said = {"subject": "通知", "source": "街道办", "channel": "post", "urgency": "normal", "level": "1", "received_at": "2099-01-01T10:00"}
    answer = client.post("/documents/new/", said)
    assert (answer.status_code, dict(answer.context["form"].errors)) == (422, {"received_at": ["该时间尚未到来。"]})

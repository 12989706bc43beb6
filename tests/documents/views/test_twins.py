"""The same letter comes twice: whoever registers or corrects it is asked, with a link, and may go on."""

import pytest
from django.test import Client
from django.utils import timezone

from documents.models import Document
from frontdesk.people.models import Person
from tests.factories.documents import registered

pytestmark = pytest.mark.django_db
FORM = {"subject": "新来文", "source": "单位乙", "source_number": "乙函1", "channel": "post", "urgency": "normal", "level": "1"}


@pytest.fixture
def desk(client: Client, rita: Person) -> Client:
    client.force_login(rita)
    return client


def sent(desk: Client, **more: str) -> object:
    received = timezone.localtime().strftime("%Y-%m-%dT%H:%M")
    return desk.post("/documents/new/", {**FORM, "received_at": received, **more})


def test_registered_twice_it_is_asked_and_then_done(desk: Client) -> None:
    assert sent(desk).status_code == 302
    asked = sent(desk)
    first = Document.objects.get()
    assert (asked.status_code, Document.objects.count()) == (422, 1)
    assert f'href="{first.get_absolute_url()}"' in asked.content.decode()
    assert 'name="twin_seen" value="on"' in asked.content.decode()
    assert sent(desk, twin_seen="on").status_code == 302
    assert Document.objects.count() == 2


def test_without_a_number_the_same_subject_of_the_last_day_is_asked_about(desk: Client, rita: Person) -> None:
    assert sent(desk, source_number="").status_code == 302
    assert sent(desk, source_number="").status_code == 422  # Back, and sent again
    assert sent(desk, source_number="", subject="另一件").status_code == 302


def test_made_alike_by_a_correction_it_is_asked_and_then_done(desk: Client, rita: Person) -> None:
    now = timezone.now()
    registered(rita, now=now, source="单位乙", source_number="乙函1")
    other = registered(rita, now=now, source="单位乙", source_number="", subject="别的")
    path = f"/documents/{other.pk}/details/"
    form = desk.get(path).context["form"]
    values = {**{name: form[name].value() for name in form.names if form[name].value() is not None}, "source_number": "乙函1"}
    values["received_at"] = timezone.localtime(other.received_at).strftime("%Y-%m-%dT%H:%M")
    seen = {"seen": form["seen"].value()}
    asked = desk.post(path, {**values, **seen})
    form = asked.context["form"]
    assert (asked.status_code, list(form.errors), form["twin_seen"].value()) == (422, ["source_number"], "on")
    assert desk.post(path, {**values, **seen, "twin_seen": "on"}).status_code == 302
    other.refresh_from_db()
    assert other.source_number == "乙函1"


def test_whoever_is_not_cleared_reads_who_takes_it(desk: Client) -> None:
    answer = sent(desk, level="2")
    assert answer.status_code == 422
    assert "原封转交" in answer.content.decode()


def test_a_finished_document_opens_no_form(desk: Client, rita: Person) -> None:
    document = registered(rita, now=timezone.now())
    Document.objects.filter(pk=document.pk).update(finished_at=timezone.now(), finished_by=rita)
    assert desk.get(f"/documents/{document.pk}/details/").status_code == 302

"""The inbox: newest first, read when opened, nobody else's."""

from django.test import Client

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from tests.factories.visitors import arrived_visit
from tests.queries import queries


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_a_notice_is_read_when_it_is_opened_and_leads_to_its_page(ann: Person) -> None:
    visit = arrived_visit(ann, name="唐宁")
    client, notice = signed_in(ann), Notice.objects.get(reader=ann, channel="inbox")
    assert "唐宁到了" in client.get("/inbox/").content.decode()

    answer = client.post(f"/inbox/{notice.pk}/")

    notice.refresh_from_db()
    assert (answer.status_code, answer["Location"], notice.read_at is not None) == (303, f"/visitors/visits/{visit.pk}/answer/", True)


def test_nobody_opens_the_notice_of_somebody_else(ann: Person, tom: Person) -> None:
    arrived_visit(ann)
    notice = Notice.objects.get(reader=ann, channel="inbox")

    assert signed_in(tom).post(f"/inbox/{notice.pk}/").status_code == 404


def test_all_read(ann: Person) -> None:
    for number in range(3):
        arrived_visit(ann, name=f"访客{number}")
    signed_in(ann).post("/inbox/read/")

    assert Notice.objects.inbox_of(ann).filter(read_at__isnull=True).count() == 0


def test_the_list_asks_the_same_number_of_questions_at_1_and_30_rows(ann: Person) -> None:
    client = signed_in(ann)
    arrived_visit(ann)
    few = queries(lambda: client.get("/inbox/"))
    for number in range(29):
        arrived_visit(ann, name=f"访客{number}")

    assert (queries(lambda: client.get("/inbox/")), few <= 8) == (few, True)


def test_an_empty_inbox_says_what_will_come(ann: Person) -> None:
    Person.objects.filter(pk=ann.pk).update(language="en")

    assert "When a visitor of yours arrives" in signed_in(ann).get("/inbox/").content.decode()

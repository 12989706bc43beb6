"""The notices page: how things leave the house, what waits, what was given up."""

from django.test import Client

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from tests.factories.visitors import arrived_visit
from tests.moments import MONDAY_9AM
from tests.queries import queries


def page(olga: Person, address: str = "/settings/notices/") -> str:
    Person.objects.filter(pk=olga.pk).update(language="en")
    client = Client()
    client.force_login(olga)
    return client.get(address).content.decode()


def test_without_a_mail_server_it_says_that_mails_are_files(olga: Person, settings: object) -> None:
    assert ("mails are written as files" in page(olga), str(settings.EMAIL_FILE_PATH) in page(olga)) == (True, True)


def test_a_notice_that_was_given_up_is_listed_with_its_reason(olga: Person, ann: Person) -> None:
    arrived_visit(ann)
    Notice.objects.filter(channel="mail").update(dead_at=MONDAY_9AM, error="SMTPException: 451 not now")

    shown = page(olga, "/settings/notices/?state=dead")
    assert ("given up" in shown, "451 not now" in shown, "李思远" in shown) == (True, True, False)


def test_the_list_asks_the_same_number_of_questions_at_1_and_30_rows(olga: Person, ann: Person) -> None:
    client = Client()
    client.force_login(olga)
    arrived_visit(ann)
    few = queries(lambda: client.get("/settings/notices/"))
    for number in range(29):
        arrived_visit(ann, name=f"访客{number}")

    assert (queries(lambda: client.get("/settings/notices/")), few <= 10) == (few, True)

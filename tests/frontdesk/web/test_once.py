"""A form posted many times at once has one effect and one answer; without its key it has many (the control)."""

from collections import Counter

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from frontdesk.people.models import Person
from frontdesk.web.models import FormKey
from frontdesk.web.once import new_key
from tests.counts import count
from tests.figures import Figure
from tests.races import together
from visitors.models import Visit

FORMS, TIMES = count(500, 12), 20
FIELDS = {
    "name": "王小明",
    "phone": "13800001234",
    "email": "",
    "expected_at": "2099-11-23T10:00",
    "purpose": "meeting",
    "language": "zh-hans",
    "company": "",
    "place": "",
    "note": "",
}


def post(person: Person, **fields: str) -> HttpResponse:
    client = Client()
    client.force_login(person)
    return client.post(reverse("visitors:visit_new"), {**FIELDS, **fields})


@pytest.mark.django_db(transaction=True)
def test_every_form_has_one_effect_however_often_it_arrives(ann: Person, figure: Figure) -> None:
    for _form in range(FORMS):
        key = new_key()
        answers = together(TIMES, lambda number, key=key: post(ann, once=key))
        assert Counter((answer.status_code, answer["Location"]) for answer in answers) == {
            (302, Visit.objects.latest("pk").get_absolute_url()): TIMES
        }

    figure(f"{FORMS} forms, each posted {TIMES} times at once: {Visit.objects.count()} effects")
    assert (Visit.objects.count(), FormKey.objects.count()) == (FORMS, FORMS)


@pytest.mark.django_db(transaction=True)
def test_control_without_the_key_each_post_has_its_effect(ann: Person, figure: Figure) -> None:
    together(TIMES, lambda number: post(ann))

    figure(f"one form posted {TIMES} times at once: {Visit.objects.count()} effects")
    assert Visit.objects.count() == TIMES


@pytest.mark.django_db
def test_a_form_with_a_mistake_uses_no_key_up(ann: Person) -> None:
    key = new_key()

    wrong, right = post(ann, once=key, name=""), post(ann, once=key)

    assert (wrong.status_code, right.status_code, Visit.objects.count()) == (422, 302, 1)

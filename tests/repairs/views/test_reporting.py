"""Reporting a fault: what the page asks, what was reported already, photos that are safe, and one ticket however often it is sent."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest
from django.http import HttpResponse

from frontdesk.files.models import Attachment
from frontdesk.people.models import Person
from frontdesk.places.models import Place
from frontdesk.web.once import new_key
from repairs.models import Category, Ticket
from tests.factories.repairs import a_category, a_spot, a_thing, reported
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.queries import queries
from tests.sample_files import HEIC, planted_jpeg, upload
from tests.staff import Staff, words

pytestmark = pytest.mark.django_db
SECRET = b"ThirteenChars"


@pytest.fixture
def water(db: None) -> Category:
    return a_category(safety=["放置防滑警示牌"])


def send(who: Person, category: Category, place: Place | None = None, **given: object) -> HttpResponse:
    said = {"category": category.pk, "place": (place or a_spot()).pk, "urgency": "normal", "client_id": uuid4(), "known": ""}
    return Staff(who).press("repairs:ticket_new", **{**said, **given})


def test_the_code_of_a_place_or_a_thing_fills_where_and_an_unknown_one_is_404(ann: Person, water: Category) -> None:
    thing = a_thing(category=water)
    page = Staff(ann).open("repairs:ticket_new", at=thing.token).content.decode()
    assert f'name="thing" value="{thing.pk}"' in page
    assert f'name="category" value="{water.pk}" checked' in page  # most of its faults are of this kind
    at_place = Staff(ann).open("repairs:ticket_new", at=thing.place.code).content.decode()
    assert ('<select class="form-select' in at_place, f'name="thing" value="{thing.pk}"' in at_place) == (False, True)
    assert Staff(ann).open("repairs:ticket_new", at="QQQQQQQ").status_code == 404
    assert '<select class="form-select' in Staff(ann).open("repairs:ticket_new").content.decode()


def test_what_was_said_becomes_a_ticket_and_an_emergency_is_one_of_the_list(ann: Person, water: Category) -> None:
    step = water.safety_steps.get()
    other = a_category("furniture", safety=["搬走破损的椅子"]).safety_steps.get()
    answer = send(ann, water, urgency="emergency-water", words="地上全是水", safety=[step.pk, other.pk])
    ticket = Ticket.objects.get()
    assert answer["Location"] == ticket.get_absolute_url()
    assert (ticket.emergency, ticket.urgency, ticket.words) == ("water", "emergency", "地上全是水")
    assert ticket.safety_ticks.get().step == step  # another category's ticks are left out
    assert [send(ann, water, urgency=wrong).status_code for wrong in ("emergency", "emergency-coffee", "soon")] == [422] * 3


def test_a_wrong_form_keeps_what_was_typed_and_says_what_is_missing(ann: Person) -> None:
    page = Staff(ann).press("repairs:ticket_new", words="坏了", urgency="high", place=a_spot().pk)
    assert (page.status_code, "Choose what it is about." in words(page), "坏了" in page.content.decode()) == (422, True, True)
    assert 'value="high" checked' in page.content.decode()


def test_sent_twice_it_is_one_ticket_with_its_photos_once(ann: Person, water: Category) -> None:
    client, key = uuid4(), new_key()
    photo = upload(planted_jpeg(SECRET))
    first = send(ann, water, client_id=client, once=key, photos=[photo])
    again = send(ann, water, client_id=client, once=key, photos=[upload(planted_jpeg(SECRET))])
    other_page = send(ann, water, client_id=client, photos=[upload(planted_jpeg(SECRET))])
    assert {first["Location"], again["Location"], other_page["Location"]} == {Ticket.objects.get().get_absolute_url()}
    assert Attachment.objects.count() == 1


def test_a_script_is_told_where_the_ticket_is_and_sends_each_photo_once(ann: Person, bo: Person, water: Category) -> None:
    answer = Staff(ann).press(
        "repairs:ticket_new",
        headers={"X-Requested-With": "fetch"},
        **{"category": water.pk, "place": a_spot().pk, "urgency": "low", "client_id": uuid4(), "known": ""},
    )
    ticket, key = Ticket.objects.get(), str(uuid4())
    assert (answer.status_code, answer["Location"]) == (204, ticket.get_absolute_url())
    press = Staff(ann).press
    twice = [press("repairs:ticket_photo", ticket.number, once=key, photo=upload(planted_jpeg(SECRET))) for _n in range(2)]
    assert ([each.status_code for each in twice], Attachment.objects.about(ticket).count()) == ([204, 204], 1)
    bad = press("repairs:ticket_photo", ticket.number, photo=upload(b"<svg><script/></svg>", "x.jpg"))
    assert (bad.status_code, bad["Content-Type"], bad.content != b"") == (422, "text/plain; charset=utf-8", True)
    assert Staff(bo).press("repairs:ticket_photo", ticket.number, photo=upload(HEIC)).status_code == 404


def test_what_was_reported_of_late_is_offered_first_and_followed(
    ann: Person, bo: Person, water: Category, at: Callable[[datetime], None]
) -> None:
    at(MONDAY_9AM + 71 * HOUR)
    there = reported(ann, category=water, words="水龙头漏水")
    reported(ann, category=water, now=MONDAY_9AM - DAY)  # too long ago
    reported(ann, category=a_category("network"))  # another kind
    page = send(bo, water)
    assert (page.status_code, Ticket.objects.count()) == (422, 3)
    assert [word in words(page) for word in ("Is it one of these already?", "水龙头漏水", "Me too", "Report it all the same")] == [True] * 4
    part = Staff(bo).open("repairs:ticket_alike", place=a_spot().pk, category=water.pk)
    assert f'name="known" value="{there.pk}"' in part.content.decode()
    own = Staff(ann).open("repairs:ticket_alike", place=a_spot().pk, category=water.pk).content.decode()
    assert ("rp-me-too" in part.content.decode(), "rp-me-too" in own) == (True, False)
    followed = Staff(bo).press("repairs:ticket_follow", there.number)
    assert (followed["Location"], there.followers.get().person) == (there.get_absolute_url(), bo)
    assert send(bo, water, known=str(there.pk)).status_code == 302  # all the same
    at(MONDAY_9AM + 200 * HOUR)
    assert Staff(ann).press("repairs:ticket_follow", there.number).status_code == 404


def test_the_desk_reports_for_a_colleague_and_others_do_not(ann: Person, bo: Person, rita: Person, water: Category) -> None:
    send(rita, water, reported_for=bo.pk)
    assert (Ticket.objects.get().asker, Ticket.objects.get().reported_for) == (rita, bo)
    send(ann, water, a_spot("前厅"), reported_for=bo.pk)
    assert Ticket.objects.get(asker=ann).reported_for is None
    page = send(rita, water, a_spot("库房"), reported_for="没有这个人")
    assert (page.status_code, "没有这个人" in page.content.decode()) == (422, True)


def test_a_place_with_many_things_and_categories_asks_as_few_questions(ann: Person) -> None:
    for n in range(12):
        a_thing(f"设备{n}")
        a_category("other", f"类别{n}", safety=[f"步骤{n}"])
    reader = Staff(ann)
    assert queries(lambda: reader.open("repairs:ticket_new", at=a_spot().token)) <= 14

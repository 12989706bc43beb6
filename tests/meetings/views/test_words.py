"""Words that another area has in another sense: each page of rooms and meetings says what is meant there."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from frontdesk.people.models import Person
from meetings import passes
from meetings.actions import booking, inviting, minutes, series
from meetings.actions.booking import Wish
from meetings.actions.inviting import Guest
from meetings.models import Attendee, Meeting, MinutesVersion, Reply
from meetings.views.people_part import stated
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.meetings.actions.test_asking import asked
from tests.meetings.promises.test_resolution_done import given
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from visitors.models import Visit
from visitors.models.visit_states import State

pytestmark = pytest.mark.django_db


def read(who: Person, path: str) -> str:
    client = Client()
    client.force_login(who)
    return client.get(path).content.decode()


def test_a_resolution_is_no_repair(ann: Person, tom: Person) -> None:
    page = read(tom, given(booked(ann).meeting, ann, tom).get_absolute_url())
    assert ("落实情况" in page, "怎么修的" in page) == (True, False)


def test_who_asks_for_a_room_reports_nothing(ann: Person, bo: Person) -> None:
    page = read(bo, asked(booked(ann), bo).get_absolute_url())
    assert ("<dt>商借人</dt>" in page, "报修人" in page) == (True, False)


def test_who_booked_a_room_writes_no_stock(ann: Person, rita: Person) -> None:
    wish = Wish(a_room(), TOMORROW_10, TOMORROW_10 + HOUR, 4)
    mine = booking.book(wish, subject="周例会", by=rita, organiser=ann, now=MONDAY_9AM)
    page = read(ann, mine.get_absolute_url())
    assert ("<dt>预订人</dt>" in page, "记账人" in page) == (True, False)


def test_guests_read_their_answers_as_they_say_them(ann: Person, client: Client) -> None:
    mine = booked(ann, begins=timezone.now() + HOUR, now=timezone.now())
    guest = inviting.invite(mine, guests=[Guest("陈洋", "chen@example.com")], by=ann, now=timezone.now())[0]
    page = client.get(passes.path_of(guest) + "?language=en").content.decode()
    assert re.findall(r'name="reply" value="(\w+)">([^<]+)<', page) == [
        ("accepted", "I’ll come"),
        ("tentative", "Maybe"),
        ("declined", "I can’t"),
    ]
    inviting.reply(guest, Reply.TENTATIVE, now=timezone.now())
    assert "Your answer: Maybe" in client.get(passes.path_of(guest) + "?language=en").content.decode()
    assert re.findall(r'name="reply" value="\w+">([^<]+)<', client.get(passes.path_of(guest)).content.decode()) == [
        "参加",
        "待定",
        "不参加",
    ]


@pytest.mark.parametrize(
    ("visit", "reply", "light"),
    [
        (None, "", ("grey", "未答复")),
        ({}, "", ("grey", "未答复")),
        ({}, Reply.ACCEPTED, ("green", "参加")),
        ({"arrived_at": MONDAY_9AM}, "", ("green", State.WAITING.label)),
        ({"arrived_at": MONDAY_9AM}, Reply.TENTATIVE, ("green", State.WAITING.label)),
    ],
)
def test_one_light_a_guest(visit: dict[str, object] | None, reply: str, light: tuple[str, str]) -> None:
    assert stated(Attendee(reply=reply, visit=None if visit is None else Visit(**visit))) == (light[0], str(light[1]))


def test_minutes_on_paper_say_in_which_year_they_were_issued(ann: Person, bo: Person) -> None:
    mine = booked(ann)
    version = MinutesVersion.objects.create(
        minutes=minutes.write(mine.meeting, "到会", by=ann, now=MONDAY_9AM), number=1, body="到会", issued_at=MONDAY_9AM, issued_by=ann
    )
    paper = read(ann, f"/meetings/m/{mine.meeting_id}/print/{version.number}/")
    assert all(each in paper for each in ("于 2026-11-23 09:00 签发", "10:00–11:00", "主持人：安然"))


def test_why_minutes_came_back_is_read_until_they_are_sent_again(ann: Person, bo: Person) -> None:
    mine = booked(ann)
    series.name_takers(mine.meeting, {"wants_minutes": True, "chair": ann, "minute_taker": bo}, by=ann, now=MONDAY_9AM)
    written = minutes.write(Meeting.objects.get(), "到会", by=bo, now=MONDAY_9AM)
    minutes.send(written, by=bo, now=MONDAY_9AM)
    minutes.send_back(written, because="日期写错了", by=ann, now=MONDAY_9AM + MINUTE)
    page = f"/meetings/m/{written.meeting_id}/"
    assert "日期写错了" in read(bo, page)
    minutes.send(written, by=bo, now=MONDAY_9AM + 2 * MINUTE)
    assert ["日期写错了" in read(who, page) for who in (ann, bo)] == [False, False]

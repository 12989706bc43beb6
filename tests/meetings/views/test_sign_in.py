"""The sheet with its code, signing in on a phone, and what others see of either."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from frontdesk.people.models import Person
from meetings.actions import inviting
from meetings.actions.inviting import Guest
from meetings.finding.sign_code import code_of
from meetings.models import Booking, SignIn
from tests.factories.meetings import a_room, booked
from tests.queries import queries

pytestmark = pytest.mark.django_db


def soon(by: Person, **more: object) -> Booking:
    """In ten minutes."""
    return booked(by, begins=timezone.now() + timedelta(minutes=10), now=timezone.now(), **more)


def shown(client: Client, who: Person, path: str) -> str:
    client.force_login(who)
    return client.get(path).content.decode()


def code_on(page: str) -> str:
    found = re.search(r"(\d{3}) (\d{3})</p>", page)
    return found[1] + found[2] if found else ""


def test_the_code_is_on_the_screen_of_who_leads_and_of_the_desk(client: Client, ann: Person, bo: Person, rita: Person, tom: Person) -> None:
    mine = soon(ann)
    inviting.invite(mine, people=[bo], by=ann, now=timezone.now())
    pages = {who.username: shown(client, who, f"/meetings/{mine.pk}/sheet/") for who in (ann, bo, rita)}
    assert {name: bool(code_on(page)) for name, page in pages.items()} == {"ann": True, "bo": False, "rita": True}
    assert ("薄岩" in pages["bo"], "/sheet/tick/" in pages["bo"]) == (True, False)
    client.force_login(tom)
    assert [client.get(f"/meetings/{mine.pk}/sheet/{at}").status_code for at in ("", "live/", "print/")] == [404, 404, 404]


def test_of_a_confidential_one_the_desk_sees_neither_code_nor_sheet(client: Client, bo: Person, rita: Person) -> None:
    mine = soon(bo, is_confidential=True, subject="飞龙收购")
    client.force_login(rita)
    addresses = [f"/meetings/{mine.pk}/sheet/", f"/meetings/{mine.pk}/sheet/print/", f"/meetings/{mine.pk}/sign-in/"]
    assert [client.get(each).status_code for each in addresses] == [404, 404, 404]
    page = client.get(f"/meetings/{mine.pk}/").content.decode()
    assert ("/sign-in/" in page, "/sheet/" in page, "飞龙" in page) == (False, False, False)


def test_scanned_and_pressed_one_is_on_the_sheet(client: Client, ann: Person, bo: Person) -> None:
    mine = soon(ann)
    inviting.invite(mine, people=[bo], by=ann, now=timezone.now())
    code = code_of(mine, timezone.now())
    page = shown(client, bo, f"/meetings/{mine.pk}/sign-in/?code={code}")
    assert (f'value="{code}"' in page, 'name="stands_for"' in page) == (True, False)
    assert SignIn.objects.count() == 0  # looking at it is not signing
    assert client.post(f"/meetings/{mine.pk}/sign-in/", {"code": code}).status_code == 302
    assert "您已于" in client.get(f"/meetings/{mine.pk}/sign-in/").content.decode()
    assert SignIn.objects.get().person == bo


def test_a_wrong_number_stays_and_is_not_guessed(client: Client, ann: Person, bo: Person) -> None:
    mine = soon(ann)
    client.force_login(bo)
    path, now = f"/meetings/{mine.pk}/sign-in/", timezone.now()
    good = {code_of(mine, now + timedelta(minutes=at)) for at in (-1, 0, 1, 2)}
    wrong = next(each for each in ("000000", "111111", "222222", "333333", "444444") if each not in good)
    assert [client.post(path, {"code": wrong}).status_code for _try in range(10)] == [422] * 10
    assert "请过十分钟再试" in client.post(path, {"code": code_of(mine, timezone.now())}).content.decode()
    assert SignIn.objects.count() == 0


def test_the_form_speaks_the_readers_language(client: Client, ann: Person, bo: Person) -> None:
    client.force_login(bo)
    path = f"/meetings/{soon(ann).pk}/sign-in/"
    for language, words in (("zh-hans", "6 位数字，每分钟更换一次。"), ("en", "6 digits, another every minute.")):
        Person.objects.filter(pk=bo.pk).update(language=language)
        assert words in client.get(path).content.decode()


def test_who_is_not_invited_says_for_whom_they_come(client: Client, ann: Person, bo: Person, tom: Person) -> None:
    mine = soon(ann)
    [invited] = inviting.invite(mine, people=[bo], by=ann, now=timezone.now())
    page = shown(client, tom, f"/meetings/{mine.pk}/sign-in/")
    assert "薄岩" in page
    client.post(f"/meetings/{mine.pk}/sign-in/", {"code": code_of(mine, timezone.now()), "stands_for": invited.pk})
    assert SignIn.objects.get().stands_for == invited
    assert "谭工 代为参会" in shown(client, ann, f"/meetings/{mine.pk}/sheet/")


def test_a_guest_is_ticked_and_a_slip_struck_out(client: Client, ann: Person) -> None:
    mine = soon(ann)
    [guest] = inviting.invite(mine, guests=[Guest("陈洋", "chen@example.com")], by=ann, now=timezone.now())
    client.force_login(ann)
    client.post(f"/meetings/{mine.pk}/sheet/tick/", {"attendee": guest.pk})
    signed = SignIn.objects.get()
    assert signed.guest == guest
    client.post(f"/meetings/sheet/{signed.pk}/strike/")
    client.post(f"/meetings/{mine.pk}/sheet/tick/", {"attendee": "x", "person": "x"})
    assert SignIn.objects.standing().count() == 0


def test_on_paper_everybody_has_a_line_to_sign_on(client: Client, ann: Person) -> None:
    mine = soon(ann)
    inviting.invite(mine, guests=[Guest("陈洋", "chen@example.com")], by=ann, now=timezone.now())
    page = shown(client, ann, f"/meetings/{mine.pk}/sheet/print/")
    assert (page.count("<tr>"), "陈洋" in page) == (1 + 2 + 8, True)


def test_a_sheet_of_thirty_asks_no_more_than_one_of_two(client: Client, ann: Person) -> None:
    asked = []
    client.force_login(ann)
    for many in (1, 30):
        mine = soon(ann, room=a_room(f"厅{many}"))
        guests = [Guest(f"来宾{number}", f"guest{number}@example.com") for number in range(many)]
        inviting.invite(mine, guests=guests, by=ann, now=timezone.now())
        asked.append(queries(lambda mine=mine: client.get(f"/meetings/{mine.pk}/sheet/")))
    assert asked[0] == asked[1]


def test_a_number_that_was_never_right_is_not_called_outdated(client: Client, ann: Person, bo: Person) -> None:
    mine = soon(ann)
    inviting.invite(mine, people=[bo], by=ann, now=timezone.now())
    cache.clear()  # tries are counted
    client.force_login(bo)
    answer = client.post(f"/meetings/{mine.pk}/sign-in/", {"code": "000000"})
    assert (answer.status_code, "签到码不对或已失效" in answer.content.decode()) == (422, True)

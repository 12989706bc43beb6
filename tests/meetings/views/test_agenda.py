"""The agenda's page and what the booking's page, the guest's page and the minutes show of it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from frontdesk import secret_links
from frontdesk.people.models import Person
from meetings import passes
from meetings.actions import agenda, inviting, minutes_templates, papers, resolutions, series
from meetings.actions.inviting import Guest
from meetings.models import AgendaPoint, Booking, Meeting, MinutesTemplate
from tests.factories.meetings import booked, plan
from tests.moments import DAY, HOUR
from tests.queries import queries

pytestmark = pytest.mark.django_db


def tomorrow(by: Person, **more: object) -> Booking:
    begins = (timezone.now() + timedelta(days=1)).replace(minute=0, second=0, microsecond=0)
    return booked(by, begins=begins, now=timezone.now(), **more)


def read(client: Client, who: Person, path: str) -> str:
    client.force_login(who)
    return client.get(path).content.decode()


def test_written_ordered_changed_and_taken_off_from_its_page(client: Client, ann: Person) -> None:
    mine = tomorrow(ann)
    client.force_login(ann)
    page = f"/meetings/{mine.pk}/agenda/"
    for words in ("样机进度", "预算"):
        assert client.post(page, {"words": words, "speaker": ann.pk, "minutes": 10}).status_code == 302
    assert client.post(page, {"words": ""}).status_code == 422
    first, second = AgendaPoint.objects.in_order()
    client.post(f"{page}{second.pk}/up/")
    client.post(f"{page}{first.pk}/edit/", {"words": "样机进度和计划"})
    assert [each.words for each in AgendaPoint.objects.in_order()] == ["预算", "样机进度和计划"]
    client.post(f"{page}{second.pk}/remove/")
    client.post(f"{page}bring/", {"to_bring": "报价单"})
    shown = read(client, ann, f"/meetings/{mine.pk}/")
    assert ("样机进度和计划" in shown, "预算" in shown, "报价单" in shown) == (True, False, True)


def test_read_by_who_takes_part_and_the_office_and_by_no_colleague(client: Client, ann: Person, bo: Person, rita: Person) -> None:
    mine = tomorrow(ann)
    agenda.add(mine, words="样机进度", by=ann, now=timezone.now())
    seen = {who.username: "样机进度" in read(client, who, f"/meetings/{mine.pk}/") for who in (ann, bo, rita)}
    assert seen == {"ann": True, "bo": False, "rita": True}
    Meeting.objects.update(is_confidential=True)
    assert "样机进度" not in read(client, rita, f"/meetings/{mine.pk}/")
    assert client.get(f"/meetings/{mine.pk}/agenda/").status_code == 404


def test_who_is_invited_hands_in_their_own_while_points_are_called_in(client: Client, ann: Person, bo: Person) -> None:
    mine = tomorrow(ann)
    inviting.invite(mine, people=[bo], by=ann, now=timezone.now())
    client.force_login(ann)
    until = timezone.localtime(mine.begins_at - HOUR)
    assert client.post(f"/meetings/{mine.pk}/agenda/call/", {"until": f"{until:%Y-%m-%dT%H:%M}"}).status_code == 302
    page = read(client, bo, f"/meetings/{mine.pk}/agenda/")
    assert ('name="words"' in page, 'name="speaker"' in page, "agenda/call/" in page) == (True, False, False)
    client.post(f"/meetings/{mine.pk}/agenda/", {"words": "预算", "speaker": ann.pk})
    assert AgendaPoint.objects.get().speaker == bo
    papers.call_in(mine, None, by=ann, now=timezone.now())
    assert 'name="words"' not in read(client, bo, f"/meetings/{mine.pk}/agenda/")


def test_open_resolutions_of_earlier_dates_head_it_once(client: Client, ann: Person) -> None:
    now = timezone.now()
    series.begin(plan(begins_on=timezone.localdate(now) + DAY), by=ann, now=now)
    first, second = Meeting.objects.order_by("occurs_on")[:2]
    resolutions.add(first, words="更新报价单", owner=ann, due_on=timezone.localdate(now) + DAY, by=ann, now=now)
    page = read(client, ann, Booking.objects.get(meeting=second).get_absolute_url())
    assert page.count("更新报价单") == 1


def test_a_guest_reads_what_to_bring_and_the_agenda_and_no_paper(client: Client, ann: Person) -> None:
    mine = tomorrow(ann)
    [guest] = inviting.invite(mine, guests=[Guest("陈洋", "chen@example.com")], by=ann, now=timezone.now())
    agenda.add(mine, words="样机进度", by=ann, now=timezone.now())
    agenda.say_what_to_bring(mine, "报价单", by=ann, now=timezone.now())
    path = f"/meetings/i/{secret_links.token_of(passes.GUESTS, guest)}/"
    page = client.get(path).content.decode()
    assert ("报价单" in page, "样机进度" in page, "/files/" in page) == (True, True, False)
    inviting.take_off(guest, by=ann, now=timezone.now())
    assert "样机进度" not in client.get(path).content.decode()


def test_a_booking_with_thirty_points_asks_no_more_than_with_one(client: Client, ann: Person) -> None:
    mine, asked = tomorrow(ann), []
    client.force_login(ann)
    for more in (1, 29):
        for number in range(more):
            agenda.add(mine, words=f"议题 {number}", speaker=ann, by=ann, now=timezone.now())
        asked.append([queries(lambda at=at: client.get(f"/meetings/{mine.pk}/{at}")) for at in ("", "agenda/")])
    assert asked[0] == asked[1]


def test_minutes_begin_with_a_template_and_with_who_was_there(client: Client, ann: Person, rita: Person) -> None:
    mine = tomorrow(ann)
    template = minutes_templates.add(name="评审会", body="评审意见", by=rita, now=timezone.now())
    path = f"/meetings/m/{mine.meeting_id}/edit/"
    page = read(client, ann, path)
    assert ("评审会" in page, "评审意见" in page, "讨论内容" in page) == (True, False, True)
    page = client.get(path, {"template": template.pk}).content.decode()
    assert ("评审意见" in page, "讨论内容" in page, "到会" in page) == (True, False, True)
    client.post(path, {"body": "写好的纪要", "seen": ""})
    page = client.get(path, {"template": template.pk}).content.decode()
    assert ("评审意见" in page, "写好的纪要" in page) == (False, True)


def test_templates_are_kept_from_their_page(client: Client, rita: Person) -> None:
    client.force_login(rita)
    page = "/meetings/minutes-templates/"
    assert client.post(page, {"name": "例会", "body": "一、进展"}).status_code == 302
    assert client.post(page, {"name": "例会", "body": "又一个"}).status_code == 422
    mine = MinutesTemplate.objects.get().pk
    edit = client.get(f"{page}{mine}/").content.decode()
    seen = edit.split('name="seen" value="')[1].split('"')[0]
    assert client.post(f"{page}{mine}/", {"name": "周例会", "body": "一、进展", "seen": seen}).status_code == 302
    assert client.post(f"{page}{mine}/", {"name": "周例会", "body": "晚到", "seen": seen}).status_code == 422
    client.post(f"{page}{mine}/close/")
    assert "周例会</a>" not in client.get(page).content.decode()

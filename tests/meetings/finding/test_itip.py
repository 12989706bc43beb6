"""Calendar messages as any calendar reads them: stable UID, rising SEQUENCE, zones, a moved and a cancelled date that stay so."""

import re
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from meetings.actions import agenda, booking, feeds, inviting, series
from meetings.actions.inviting import Guest
from meetings.actions.series import Scope
from meetings.finding import itip
from meetings.finding.feeds import events as of_feed
from meetings.models import Attendee, Booking, Meeting, Series
from meetings.notices.calendar_part import message
from tests.factories.meetings import TOMORROW_10, TUESDAY, booked, plan
from tests.moments import DAY, HOUR, MONDAY_9AM

pytestmark = pytest.mark.django_db
GOLDEN = Path(__file__).parent / "golden"


def held(begun: Series) -> list[Booking]:
    rows = Booking.objects.filter(meeting__series=begun, ended_at__isnull=True)
    return list(rows.select_related("meeting__organiser", "meeting__series", "room__place__floor").order_by("begins_at"))


def fresh(mine: Booking) -> Booking:
    return Booking.objects.select_related("meeting__organiser", "meeting__series", "room__place__floor").get(pk=mine.pk)


def events(content: bytes) -> list:
    return Calendar.from_ical(content).walk("VEVENT")


def plain(content: bytes) -> str:
    """Without what differs from run to run: ids that were drawn, and the history of a zone, which is the system's."""
    text = re.sub(r"BEGIN:VTIMEZONE.*?END:VTIMEZONE\n", "", content.decode().replace("\r\n", "\n").replace("\n ", ""), flags=re.S)
    return "\n".join(line if not line.startswith("UID:") else "UID:…" for line in text.splitlines()) + "\n"


def same_as_golden(name: str, content: bytes) -> bool:
    return (GOLDEN / name).read_text() == plain(content)


def test_a_meeting_is_a_request_with_its_zone_and_who_is_invited(ann: Person, bo: Person) -> None:
    mine = booked(ann)
    inviting.invite(mine, people=[bo], guests=[Guest("陈洋", "chen@example.com")], by=ann, now=MONDAY_9AM)
    content = itip.request(
        mine.meeting, [fresh(mine)], Attendee.objects.in_order(), now=MONDAY_9AM, link="https://desk.example/meetings/1/"
    )
    [event] = events(content)
    assert (event["summary"], event["dtstart"].dt, event["dtstart"].params["TZID"]) == ("周例会", TOMORROW_10, "Asia/Shanghai")
    assert [each.params["PARTSTAT"] for each in event["attendee"]] == ["NEEDS-ACTION", "NEEDS-ACTION"]
    assert len(Calendar.from_ical(content).walk("VTIMEZONE")) == 1
    assert same_as_golden("request.ics", content)


def test_moved_and_cancelled_it_keeps_its_uid_and_its_sequence_rises(ann: Person, bo: Person) -> None:
    mine = booked(ann)
    inviting.invite(mine, people=[bo], by=ann, now=MONDAY_9AM)
    said = []
    for act in (
        lambda: None,
        lambda: booking.move(mine, begins=TOMORROW_10 + HOUR, ends=TOMORROW_10 + 2 * HOUR, by=ann, now=MONDAY_9AM),
        lambda: booking.cancel(mine, by=ann, now=MONDAY_9AM + HOUR),
    ):
        act()
        now = fresh(mine)
        build = itip.cancel(now.meeting, now, [], now=MONDAY_9AM) if now.ended_at else itip.request(now.meeting, [now], [], now=MONDAY_9AM)
        [event] = events(build)
        said.append((str(event["uid"]), event["sequence"], str(Calendar.from_ical(build)["method"])))
    assert len({uid for uid, _sequence, _method in said}) == 1
    assert [(sequence, method) for _uid, sequence, method in said] == [(0, "REQUEST"), (1, "REQUEST"), (2, "CANCEL")]


def test_a_series_keeps_a_moved_and_a_cancelled_date(ann: Person) -> None:
    begun = series.begin(plan(), by=ann, now=MONDAY_9AM)
    second, third = (Meeting.objects.get(series=begun, occurs_on=TUESDAY + timedelta(days=7 * n)) for n in (1, 2))
    series.move(second, scope=Scope.THIS, at=time(15), minutes=30, days=1, by=ann, now=MONDAY_9AM)
    series.cancel(third, scope=Scope.THIS, by=ann, now=MONDAY_9AM)
    content = itip.series_request(Series.objects.get(), held(begun), [], now=MONDAY_9AM)
    master, moved = events(content)
    assert (str(master["rrule"]["FREQ"][0]), master["exdate"].dts[0].dt.date()) == ("WEEKLY", TUESDAY + timedelta(days=14))
    assert (moved["recurrence-id"].dt.date(), moved["dtstart"].dt.hour, str(moved["uid"])) == (second.occurs_on, 15, str(master["uid"]))
    assert same_as_golden("series.ics", content)


def test_the_end_of_a_rule_is_an_instant(ann: Person) -> None:
    begun = series.begin(plan(rule="FREQ=WEEKLY;UNTIL=20261215T235959"), by=ann, now=MONDAY_9AM)
    [master] = events(itip.series_request(begun, held(begun), [], now=MONDAY_9AM))
    until = master["rrule"]["UNTIL"][0]
    assert until == datetime(2026, 12, 15, 15, 59, 59, tzinfo=UTC)


def test_dates_across_summer_time_stay_at_their_hour(ann: Person) -> None:
    begun = series.begin(plan(rule="FREQ=WEEKLY;COUNT=30"), by=ann, now=MONDAY_9AM)
    Series.objects.update(zone="Europe/Berlin")
    begun.refresh_from_db()
    [master, *_differing] = events(itip.series_request(begun, held(begun), [], now=MONDAY_9AM))
    assert (master["dtstart"].params["TZID"], master["dtstart"].dt.hour) == ("Europe/Berlin", 10)


def test_a_feed_shows_confidential_ones_as_taken(ann: Person, bo: Person) -> None:

    mine = booked(bo, subject="飞龙收购", is_confidential=True)
    feed = feeds.make(kind="room", room=mine.room, by=ann, now=MONDAY_9AM)
    [event] = of_feed(feed, MONDAY_9AM + DAY)
    assert (str(event["summary"]), "organizer" in event) == ("已占用", False)
    [own] = of_feed(feeds.make(kind="mine", by=bo, now=MONDAY_9AM), MONDAY_9AM + DAY)
    assert str(own["summary"]) == "飞龙收购"


def test_what_to_bring_and_the_agenda_are_its_description_and_nothing_is_none(ann: Person, bo: Person, tom: Person) -> None:
    mine = booked(ann)
    inviting.invite(mine, people=[bo, tom], by=ann, now=MONDAY_9AM)
    [event] = events(itip.request(mine.meeting, [fresh(mine)], [], now=MONDAY_9AM))
    assert "description" not in event
    agenda.say_what_to_bring(mine, "报价单", by=ann, now=MONDAY_9AM)
    agenda.add(mine, words="样机进度", speaker=bo, minutes=10, by=ann, now=MONDAY_9AM)
    agenda.add(mine, words="预算\x07", by=ann, now=MONDAY_9AM)
    said = {}
    for person, language in ((bo, "zh-hans"), (tom, "en")):
        notice = Notice(subject_id=Attendee.objects.get(person=person).pk, language=language, data={})
        [attachment] = message(notice, "REQUEST")
        said[language] = str(events(attachment.content)[0]["description"])
    assert said["zh-hans"] == "携带物品：报价单\n议程\n1. 样机进度 (薄岩，10 分钟)\n2. 预算"
    assert said["en"] == "Things to bring: 报价单\nAgenda\n1. 样机进度 (Bo Yan, 10 min)\n2. 预算"


def test_of_a_series_a_date_with_an_agenda_is_an_event_of_its_own(ann: Person) -> None:
    begun = series.begin(plan(), by=ann, now=MONDAY_9AM)
    second = held(begun)[1]
    content = itip.series_request(begun, held(begun), [], now=MONDAY_9AM, about={second.meeting_id: "议程\n1. 预算"})
    master, date = events(content)
    assert ("description" in master, str(date["description"])) == (False, "议程\n1. 预算")
    assert date["recurrence-id"].dt.date() == second.meeting.occurs_on


def test_a_feed_names_no_agenda(ann: Person) -> None:
    mine = booked(ann)
    agenda.add(mine, words="样机进度", by=ann, now=MONDAY_9AM)
    feed = feeds.make(kind="room", room=mine.room, by=ann, now=MONDAY_9AM)
    [event] = of_feed(feed, MONDAY_9AM + DAY)
    assert "description" not in event

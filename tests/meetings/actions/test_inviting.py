"""Who is invited, what they answer, and what their calendars are told."""

from collections import Counter
from datetime import datetime
from email.message import Message

import pytest

from frontdesk.journal.models import Entry
from frontdesk.outbox.deliver import deliver
from frontdesk.outbox.kinds import written
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Company, Person
from frontdesk.refusal import Refused
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from meetings.actions import booking, inviting, series
from meetings.actions.inviting import Guest
from meetings.actions.series import Scope
from meetings.models import Attendee, Booking, Reply
from meetings.scope import Eyes
from tests.factories.meetings import TOMORROW_10, a_room, booked, plan
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.servers import Mailbox

pytestmark = pytest.mark.django_db
CHEN = Guest("陈洋", "chen@example.com")


def told() -> Counter[tuple[str, str]]:
    """Kind and to whom, of everything that goes by mail."""
    rows = Notice.objects.filter(channel=Channel.MAIL, kind__startswith="meetings.").select_related("reader")
    return Counter((each.kind.partition(".")[2], each.reader.username if each.reader else each.address) for each in rows)


def sent(now: datetime) -> None:
    for notice in Notice.objects.filter(channel=Channel.MAIL, sent_at__isnull=True).order_by("pk"):
        deliver(notice.pk, now=now)


def methods(letter: Message) -> list[str]:
    """The calendar messages of a mail, by their method."""
    return [part.get_param("method") for part in letter.walk() if part.get_content_type() == "text/calendar"]


def test_colleagues_and_guests_are_told_each_once_whoever_invites_is_not(ann: Person, bo: Person) -> None:
    mine = booked(ann)
    inviting.invite(mine, people=[bo, ann, bo], guests=[CHEN, CHEN], by=ann, now=MONDAY_9AM)
    inviting.invite(mine, people=[bo], guests=[CHEN], by=ann, now=MONDAY_9AM + HOUR)
    assert told() == {("meeting_invited", "bo"): 1, ("guest_invited", "chen@example.com"): 1}
    assert Attendee.objects.count() == 2


def test_moved_cancelled_and_brought_back_everybody_invited_hears(ann: Person, bo: Person) -> None:
    mine = booked(ann)
    inviting.invite(mine, people=[bo], guests=[CHEN], by=ann, now=MONDAY_9AM)
    booking.move(mine, begins=TOMORROW_10 + HOUR, ends=TOMORROW_10 + 2 * HOUR, by=ann, now=MONDAY_9AM + HOUR)
    booking.cancel(mine, by=ann, now=MONDAY_9AM + 2 * HOUR)
    booking.restore(mine, by=ann, now=MONDAY_9AM + 3 * HOUR)
    assert told() == {
        **{("meeting_invited", "bo"): 2, ("meeting_changed", "bo"): 1, ("meeting_cancelled", "bo"): 1},
        **{(f"guest_{what}", "chen@example.com"): many for what, many in (("invited", 2), ("changed", 1), ("cancelled", 1))},
    }
    mine.meeting.refresh_from_db()
    assert mine.meeting.sequence == 3


def test_of_a_whole_series_one_message_and_one_for_its_change(ann: Person, bo: Person) -> None:
    begun = series.begin(plan(), by=ann, now=MONDAY_9AM)
    first = Booking.objects.filter(meeting__series=begun).order_by("begins_at").first()
    inviting.invite(first, people=[bo], by=ann, now=MONDAY_9AM, whole_series=True)
    assert (told(), Attendee.objects.count()) == ({("meeting_invited", "bo"): 1}, 5)
    series.reword(first.meeting, {"subject": "双周会"}, scope=Scope.ALL, by=ann, now=MONDAY_9AM + HOUR)
    assert told() == {("meeting_invited", "bo"): 1, ("meeting_changed", "bo"): 1}
    series.cancel(first.meeting, scope=Scope.THIS, by=ann, now=MONDAY_9AM + HOUR)
    assert told()[("meeting_cancelled", "bo")] == 1


def test_a_change_says_what_held_before_and_nothing_of_what_stays(ann: Person, bo: Person, rita: Person) -> None:
    mine = booked(ann)
    inviting.invite(mine, people=[bo], guests=[CHEN], by=ann, now=MONDAY_9AM)
    booking.move(mine, begins=TOMORROW_10 + HOUR, ends=TOMORROW_10 + 2 * HOUR, by=rita, now=MONDAY_9AM)
    booking.move(mine, begins=TOMORROW_10 + HOUR, ends=TOMORROW_10 + 2 * HOUR, room=a_room("翠竹"), by=rita, now=MONDAY_9AM + HOUR)
    told_of = {
        kind: [written(each).body for each in Notice.objects.filter(kind=f"meetings.{kind}", channel=Channel.MAIL).order_by("pk")]
        for kind in ("meeting_changed", "guest_changed", "booking_changed")
    }
    for kind, (moved, elsewhere) in told_of.items():
        old = "11月24日 周二 10:00–11:00" if kind == "guest_changed" else "11-24 10:00–11:00"
        assert (old in moved, "云山厅" in elsewhere, old in elsewhere, moved.count("云山厅")) == (True, True, False, 1)


def test_what_nobody_invited_reads_is_told_to_nobody(ann: Person, bo: Person) -> None:
    mine = booked(ann)
    inviting.invite(mine, people=[bo], guests=[CHEN], by=ann, now=MONDAY_9AM)
    once, words = told(), {"subject": " 周例会 ", "people": 6, "is_confidential": True, "wants_warning": True}
    series.reword(mine.meeting, words, scope=Scope.THIS, by=ann, now=MONDAY_9AM + HOUR)
    booking.order_preparation(mine, by=ann, now=MONDAY_9AM + HOUR)
    booking.move(mine, begins=mine.begins_at, ends=mine.ends_at, by=ann, now=MONDAY_9AM + HOUR)
    mine.meeting.refresh_from_db()
    assert (told(), mine.meeting.sequence, mine.meeting.people, mine.meeting.wants_warning) == (once, 0, 6, True)
    series.reword(mine.meeting, {"subject": "双周会"}, scope=Scope.THIS, by=ann, now=MONDAY_9AM + HOUR)
    assert told() - once == {("meeting_changed", "bo"): 1, ("guest_changed", "chen@example.com"): 1}


def test_a_date_whose_words_stay_stays_with_its_series(ann: Person) -> None:
    first = Booking.objects.filter(meeting__series=series.begin(plan(), by=ann, now=MONDAY_9AM)).earliest("begins_at")
    series.reword(first.meeting, {"subject": "周例会", "people": 4}, scope=Scope.THIS, by=ann, now=MONDAY_9AM)
    first.meeting.refresh_from_db()
    assert (first.meeting.changed_alone_at, Entry.objects.filter(verb="reword_meetings").exists()) == (None, False)


def test_the_mail_is_a_calendar_message(ann: Person, bo: Person, mailbox: Mailbox) -> None:
    mine = booked(ann)
    inviting.invite(mine, guests=[CHEN], by=ann, now=MONDAY_9AM)
    sent(MONDAY_9AM)
    [letter] = mailbox.mails
    assert methods(letter) == ["REQUEST"]
    assert "/meetings/i/" in next(part.get_content() for part in letter.walk() if part.get_content_type() == "text/plain")
    inviting.take_off(Attendee.objects.get(), by=ann, now=MONDAY_9AM + HOUR)
    sent(MONDAY_9AM + HOUR)
    assert methods(mailbox.mails[1]) == ["CANCEL"]


def test_a_guest_reads_the_weekday_the_house_and_its_address_in_mail_and_calendar(ann: Person, mailbox: Mailbox) -> None:
    Company.objects.create(name="远山科技", address="云山路 18 号", desk_phone="021 5555 8000")
    mine = booked(ann)
    inviting.invite(mine, guests=[CHEN], by=ann, now=MONDAY_9AM)
    booking.move(mine, begins=TOMORROW_10 + DAY, ends=TOMORROW_10 + DAY + HOUR, by=ann, now=MONDAY_9AM)
    booking.cancel(mine, by=ann, now=MONDAY_9AM)
    *_obsolete, cancelled = Notice.objects.filter(channel=Channel.MAIL).order_by("pk")
    invited, changed = (written(each).body for each in _obsolete)
    assert "时间：11月24日 周二 10:00–11:00\n地点：远山科技 云山厅\n地址：云山路 18 号" in invited
    assert "时间：11月25日 周三 10:00–11:00\n地点：远山科技 云山厅\n地址：云山路 18 号" in changed
    assert "（11月25日 周三 10:00–11:00）已取消" in written(cancelled).body
    assert all(each.endswith("远山科技前台 021 5555 8000") for each in (invited, changed, written(cancelled).body))
    booking.restore(mine, by=ann, now=MONDAY_9AM)
    sent(MONDAY_9AM)
    [calendar] = [part.get_content() for part in mailbox.mails[-1].walk() if part.get_content_type() == "text/calendar"]
    assert "远山科技\\, 云山路 18 号" in calendar.replace("\r\n ", "").replace("\n ", "")


def test_an_invitation_that_was_taken_back_before_it_went_out_goes_nowhere(ann: Person, mailbox: Mailbox) -> None:
    inviting.invite(booked(ann), guests=[CHEN], by=ann, now=MONDAY_9AM)
    inviting.take_off(Attendee.objects.get(), by=ann, now=MONDAY_9AM)
    sent(MONDAY_9AM)
    assert [methods(letter) for letter in mailbox.mails] == [["CANCEL"]]


def test_answers_may_change_until_it_is_over(ann: Person, bo: Person) -> None:
    inviting.invite(booked(ann), people=[bo], by=ann, now=MONDAY_9AM)
    mine = Attendee.objects.get()
    for answer in (Reply.ACCEPTED, Reply.DECLINED):
        inviting.reply(mine, answer, by=bo, now=MONDAY_9AM + HOUR)
    mine.refresh_from_db()
    assert mine.reply == Reply.DECLINED
    for answer, at, code in (("maybe", MONDAY_9AM, "answer"), (Reply.ACCEPTED, TOMORROW_10 + DAY, "over")):
        with pytest.raises(Refused) as refused:
            inviting.reply(mine, answer, by=bo, now=at)
        assert refused.value.code == code


def test_who_is_invited_to_a_confidential_meeting_reads_its_subject(ann: Person, bo: Person, tom: Person) -> None:

    mine = booked(ann, subject="飞龙收购", is_confidential=True)
    inviting.invite(mine, people=[bo], by=ann, now=MONDAY_9AM)
    assert [Eyes(each, [mine.meeting]).read(mine.meeting) for each in (ann, bo, tom)] == ["飞龙收购", "飞龙收购", "已占用"]


def test_guests_are_forgotten_half_a_year_after_their_meeting(ann: Person) -> None:
    inviting.invite(booked(ann), guests=[CHEN], by=ann, now=MONDAY_9AM)
    run(RULES["timed.forget"], now=MONDAY_9AM + 183 * DAY)
    assert Attendee.objects.get().email == CHEN.email
    run(RULES["timed.forget"], now=MONDAY_9AM + 186 * DAY)
    assert (Attendee.objects.get().email, Notice.objects.filter(address=CHEN.email).exists()) == ("", False)

"""The agenda: who writes it and until when, who may speak, and what invitations and calendars say of it."""

import pytest

from frontdesk.outbox.kinds import written
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from meetings.actions import agenda, inviting, papers
from meetings.actions.inviting import Guest
from meetings.models import AgendaPoint, Booking
from tests.factories.meetings import TOMORROW_10, booked
from tests.moments import HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db
CHEN = Guest("陈洋", "chen@example.com")


def words(mine: Booking) -> list[str]:
    return [each.words for each in AgendaPoint.objects.in_order().filter(meeting=mine.meeting)]


def refused(code: str, do: object) -> None:
    with pytest.raises(Refused) as error:
        do()
    assert error.value.code == code


def test_points_stand_in_their_order_are_put_higher_changed_and_taken_off(ann: Person) -> None:
    mine = booked(ann)
    first, second, third = (agenda.add(mine, words=each, by=ann, now=MONDAY_9AM) for each in ("一", "二", "三"))
    agenda.put_higher(third, mine, by=ann, now=MONDAY_9AM)
    assert words(mine) == ["一", "三", "二"]
    agenda.put_higher(first, mine, by=ann, now=MONDAY_9AM)  # the first stays
    agenda.change(second, mine, words="二 改", minutes=15, by=ann, now=MONDAY_9AM)
    agenda.take_off(third, mine, by=ann, now=MONDAY_9AM)
    assert words(mine) == ["一", "二 改"]
    refused("gone", lambda: agenda.take_off(third, mine, by=ann, now=MONDAY_9AM))
    assert agenda.add(mine, words="四", by=ann, now=MONDAY_9AM).position > second.position


@pytest.mark.parametrize(
    ("more", "code"),
    [({"words": "  "}, "words"), ({"minutes": 0}, "minutes"), ({"minutes": 601}, "minutes")],
)
def test_a_point_says_what_it_is_about(ann: Person, more: dict[str, object], code: str) -> None:
    mine = booked(ann)
    refused(code, lambda: agenda.add(mine, by=ann, now=MONDAY_9AM, **{"words": "样机", **more}))


def test_who_speaks_is_in_the_meeting_and_reads_its_papers(ann: Person, bo: Person) -> None:
    mine = booked(ann)
    refused("not-invited", lambda: agenda.add(mine, words="样机", speaker=bo, by=ann, now=MONDAY_9AM))
    inviting.invite(mine, people=[bo], by=ann, now=MONDAY_9AM)
    assert agenda.add(mine, words="样机", speaker=bo, by=ann, now=MONDAY_9AM).speaker == bo


def test_by_the_office_unless_it_is_confidential_and_by_no_colleague(ann: Person, bo: Person, rita: Person) -> None:
    mine = booked(ann)
    assert agenda.add(mine, words="样机", by=rita, now=MONDAY_9AM)
    secret = booked(ann, begins=TOMORROW_10 + HOUR, is_confidential=True)
    refused("not-yours", lambda: agenda.add(secret, words="样机", by=rita, now=MONDAY_9AM))
    inviting.invite(mine, people=[bo], by=ann, now=MONDAY_9AM)
    refused("not-yours", lambda: agenda.add(mine, words="样机", by=bo, now=MONDAY_9AM))
    refused("not-yours", lambda: agenda.say_what_to_bring(mine, "电脑", by=bo, now=MONDAY_9AM))


def test_while_points_are_called_in_who_is_invited_hands_in_one_of_their_own(ann: Person, bo: Person, tom: Person) -> None:
    mine = booked(ann)
    inviting.invite(mine, people=[bo], by=ann, now=MONDAY_9AM)
    papers.call_in(mine, MONDAY_9AM + 8 * HOUR, by=ann, now=MONDAY_9AM)
    point = agenda.add(mine, words="预算", speaker=ann, by=bo, now=MONDAY_9AM + HOUR)
    assert point.speaker == bo  # not for others
    refused("not-yours", lambda: agenda.add(mine, words="别的", by=tom, now=MONDAY_9AM + HOUR))
    refused("not-yours", lambda: agenda.change(point, mine, words="改", by=bo, now=MONDAY_9AM + HOUR))
    refused("not-yours", lambda: agenda.add(mine, words="晚了", by=bo, now=MONDAY_9AM + 8 * HOUR))
    refused("not-yours", lambda: agenda.take_off(point, mine, by=bo, now=MONDAY_9AM + 8 * HOUR))
    agenda.take_off(point, mine, by=ann, now=MONDAY_9AM + 8 * HOUR)


def test_when_the_meeting_is_over_its_agenda_stays(ann: Person) -> None:
    mine = booked(ann)
    point = agenda.add(mine, words="样机", by=ann, now=TOMORROW_10 + 59 * MINUTE)
    over = TOMORROW_10 + HOUR
    refused("over", lambda: agenda.add(mine, words="又一项", by=ann, now=over))
    refused("over", lambda: agenda.take_off(point, mine, by=ann, now=over))
    refused("over", lambda: agenda.say_what_to_bring(mine, "电脑", by=ann, now=over))


def told(kind: str) -> str:
    return written(Notice.objects.filter(kind=kind, channel=Channel.MAIL).latest("pk")).body


def test_invitations_say_what_to_bring_and_the_agenda_and_nothing_where_there_is_none(ann: Person, bo: Person, tom: Person) -> None:
    mine = booked(ann)
    inviting.invite(mine, people=[tom], by=ann, now=MONDAY_9AM)
    assert "携带物品" not in told("meetings.meeting_invited")
    assert "\n\n\n" not in told("meetings.meeting_invited")
    agenda.say_what_to_bring(mine, "报价单", by=ann, now=MONDAY_9AM)
    agenda.add(mine, words="样机进度", speaker=tom, minutes=10, by=ann, now=MONDAY_9AM)
    mine = Booking.objects.select_related("meeting__organiser", "room__place").get(pk=mine.pk)
    inviting.invite(mine, people=[bo], guests=[CHEN], by=ann, now=MONDAY_9AM)
    for kind in ("meetings.meeting_invited", "meetings.guest_invited"):
        assert "携带物品：报价单\n议程\n1. 样机进度 (谭工，10 分钟)" in told(kind)


def test_sent_out_it_reaches_everybody_and_their_calendars_count_one_more(ann: Person, bo: Person) -> None:
    mine = booked(ann)
    refused("nobody", lambda: agenda.send_out(mine, by=ann, now=MONDAY_9AM))
    inviting.invite(mine, people=[bo], guests=[CHEN], by=ann, now=MONDAY_9AM)
    agenda.add(mine, words="样机进度", by=ann, now=MONDAY_9AM)
    assert agenda.send_out(mine, by=ann, now=MONDAY_9AM) == 2
    assert "1. 样机进度" in told("meetings.meeting_changed")
    assert "1. 样机进度" in told("meetings.guest_changed")
    mine.meeting.refresh_from_db()
    assert mine.meeting.sequence == 1

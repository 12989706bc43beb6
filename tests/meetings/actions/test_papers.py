"""Papers: who puts them, who reads them, and that a confidential meeting's are read by nobody else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from frontdesk.files.models import Attachment
from frontdesk.files.shelves import may_see
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from meetings.actions import agenda, inviting, papers
from meetings.models import Booking, Meeting, Pack
from tests.factories.meetings import TOMORROW_10, booked
from tests.frontdesk.files.test_sounds import FRAME
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.sample_files import taken, upload

pytestmark = pytest.mark.django_db
NOW = timezone.now


def tomorrow(by: Person, **more: object) -> Booking:
    begins = (NOW() + timedelta(days=1)).replace(minute=0, second=0, microsecond=0)
    return booked(by, begins=begins, now=NOW(), **more)


def put(mine: Booking, by: Person) -> Attachment:
    return papers.put(mine.meeting, [taken()], by=by, now=NOW())[0]


def test_put_by_who_arranges_and_who_speaks_and_by_nobody_else(ann: Person, bo: Person, tom: Person, rita: Person) -> None:
    mine = tomorrow(ann, is_served=True)
    inviting.invite(mine, people=[bo, tom], by=ann, now=NOW())
    agenda.add(mine, words="样机", speaker=bo, by=ann, now=NOW())
    paper = put(mine, ann)
    assert put(mine, bo).sha256 == paper.sha256
    assert Pack.objects.count() == 1
    for stranger in (tom, rita):
        with pytest.raises(Refused, match="只有"):
            put(mine, stranger)


@pytest.mark.parametrize(
    ("more", "desk"),
    [({"is_served": True}, True), ({"is_served": True, "is_confidential": True}, False), ({}, False)],
)
def test_read_by_who_takes_part_and_for_printing_by_the_office(
    ann: Person, bo: Person, tom: Person, rita: Person, more: dict[str, bool], desk: bool
) -> None:
    mine = tomorrow(ann, **more)
    inviting.invite(mine, people=[bo], by=ann, now=NOW())
    paper = put(mine, ann)
    assert [may_see(each, paper) for each in (ann, bo, tom, rita)] == [True, True, False, desk]


def test_over_the_office_reads_them_no_more(ann: Person, rita: Person) -> None:
    mine = tomorrow(ann, is_served=True)
    paper = put(mine, ann)
    began, ended = NOW() - 2 * HOUR, NOW() - HOUR
    Booking.objects.update(begins_at=began, ends_at=ended, held_from=began, held_until=ended)
    assert [may_see(each, paper) for each in (ann, rita)] == [True, False]


def test_recordings_and_notes_come_after_it_began_and_stay_in_the_room(client: Client, ann: Person, bo: Person, rita: Person) -> None:
    mine = tomorrow(ann, is_served=True)
    inviting.invite(mine, people=[bo], by=ann, now=NOW())
    client.force_login(bo)
    add = reverse("file_add", args=["meetings.meeting", mine.meeting_id])
    assert client.post(add, {"uploads": upload(b"note", "note.txt")}).status_code == 403
    began = NOW() - HOUR
    Booking.objects.update(begins_at=began, held_from=began)
    answer = client.post(add, {"uploads": upload("讨论记录".encode(), "note.txt")})
    assert (answer.status_code, answer["Location"]) == (302, f"/meetings/m/{mine.meeting_id}/#files")
    note = Attachment.objects.about(Meeting.objects.get()).get()
    assert [may_see(each, note) for each in (ann, bo, rita)] == [True, True, False]


def test_put_from_the_page_of_the_booking(client: Client, ann: Person, bo: Person) -> None:
    mine = tomorrow(ann)
    add = f"/meetings/m/{mine.meeting_id}/papers/"
    client.force_login(bo)
    assert client.post(add, {"uploads": upload(b"x", "a.txt")}).status_code == 404
    client.force_login(ann)
    assert client.post(add, {}).status_code == 302  # told what is missing
    answer = client.post(add, {"uploads": upload("议题一".encode(), "议题.txt")})
    assert (answer.status_code, answer["Location"]) == (302, f"/meetings/{mine.pk}/#files")
    page = client.get(f"/meetings/{mine.pk}/").content.decode()
    assert "议题.txt" in page
    client.force_login(bo)
    assert "议题.txt" not in client.get(f"/meetings/{mine.pk}/").content.decode()


def test_called_in_until_a_moment_before_it_begins_and_colleagues_hear(ann: Person, bo: Person) -> None:
    mine = booked(ann)
    inviting.invite(mine, people=[bo], guests=[inviting.Guest("陈洋", "chen@example.com")], by=ann, now=MONDAY_9AM)
    for until, code in ((MONDAY_9AM, "past"), (TOMORROW_10 + MINUTE, "late")):
        with pytest.raises(Refused) as error:
            papers.call_in(mine, until, by=ann, now=MONDAY_9AM)
        assert error.value.code == code
    papers.call_in(mine, TOMORROW_10 - HOUR, by=ann, now=MONDAY_9AM)
    papers.call_in(mine, TOMORROW_10 - HOUR, by=ann, now=MONDAY_9AM + MINUTE)  # the same moment: nobody hears again
    rows = Notice.objects.filter(kind="meetings.papers_called", channel="inbox")
    assert [(row.reader.username, row.data["until"]) for row in rows] == [("bo", "11-24 09:00")]
    assert papers.call_in(mine, None, by=ann, now=MONDAY_9AM + HOUR).papers_called_at is None
    with pytest.raises(Refused) as error:
        papers.call_in(mine, MONDAY_9AM + 2 * DAY, by=ann, now=TOMORROW_10)
    assert error.value.code == "over"


def test_a_recording_is_taken_in_the_room_and_downloaded_by_nobody_else(client: Client, ann: Person, rita: Person) -> None:
    mine = tomorrow(ann, is_served=True)
    began = NOW() - HOUR
    Booking.objects.update(begins_at=began, held_from=began)
    client.force_login(ann)
    add = reverse("file_add", args=["meetings.meeting", mine.meeting_id])
    assert client.post(add, {"uploads": upload(FRAME, "例会.mp3")}).status_code == 302
    kept = Attachment.objects.get()
    answer = client.get(reverse("file_download", args=[kept.pk]))
    assert (answer["Content-Type"], "attachment" in answer["Content-Disposition"]) == ("audio/mpeg", True)
    assert b"".join(answer.streaming_content) == FRAME
    assert "例会.mp3" in client.get(f"/meetings/m/{mine.meeting_id}/").content.decode()
    assert client.post(f"/meetings/m/{mine.meeting_id}/papers/", {"uploads": upload(FRAME, "例会.mp3")}).status_code == 302
    assert Attachment.objects.count() == 1  # no paper
    client.force_login(rita)
    assert client.get(reverse("file_download", args=[kept.pk])).status_code == 404

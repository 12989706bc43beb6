"""会议资料: called in until a moment, put to the meeting by who arranges or speaks, and asked for once of speakers who put none."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.files.actions import attach
from frontdesk.files.models import Attachment
from frontdesk.files.receive import Received
from frontdesk.journal import trail
from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from meetings.actions.allowed import must_keep_agenda
from meetings.models import Booking, Meeting, Pack
from meetings.notices import about
from meetings.notices.papers_called import PapersCalled
from meetings.notices.papers_missing import PapersMissing
from meetings.scope import puts_papers


def call_in(booking: Booking, until: datetime | None, *, by: Person, now: datetime) -> Meeting:
    """Until then points and papers are handed in, or no more (None); colleagues who are invited hear of it.

    Refused: not-yours, over, past, late (after it begins).
    """
    assert booking.meeting_id is not None
    with transaction.atomic():
        mine = Meeting.objects.select_for_update(of=("self",)).select_related("organiser").get(pk=booking.meeting_id)
        must_keep_agenda(mine, by)
        held = (
            Booking.objects.holding().select_related("meeting__organiser", "room__place").filter(pk=booking.pk, begins_at__gt=now).first()
        )
        if held is None:
            refuse_unless(False, _("It has begun already."), "over")
            raise AssertionError
        refuse_unless(until is None or until > now, _("That is over already."), "past")
        refuse_unless(until is None or until <= held.begins_at, _("Call them in until before it begins."), "late")
        if until == mine.papers_until:
            return mine
        mine.papers_until = until
        mine.papers_called_at, mine.papers_called_by = (now, by) if until else (None, None)
        mine.save(update_fields=["papers_until", "papers_called_at", "papers_called_by"])
        trail.record("call_in_papers", subject=mine, by=by, at=now, details={"until": until.isoformat() if until else ""})
        if until:
            for each in mine.attendees.standing().filter(person__isnull=False).select_related("person"):
                if each.person and each.person_id != by.pk:
                    _tell(PapersCalled, held, each.person, until, f"called:{mine.pk}:{now.isoformat()}", now)
    return mine


def put(meeting: Meeting, received: Sequence[Received], *, by: Person, now: datetime) -> list[Attachment]:
    """Beside the pack of the meeting, which is there from the first paper on. Refused: not-yours, not-allowed, too-many."""
    with transaction.atomic():
        mine = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
        refuse_unless(puts_papers(mine, by), _("Only who organises, leads, notes or speaks puts papers to it."), "not-yours")
        pack, _is_new = Pack.objects.get_or_create(meeting=mine, defaults={"made_at": now})
        return attach(pack, received, by=by, now=now)


def ask_for(booking: Booking, speaker: Person, *, now: datetime) -> None:
    """Somebody has a point and has put no paper."""
    assert booking.meeting is not None
    assert booking.meeting.papers_until is not None
    until = booking.meeting.papers_until
    _tell(PapersMissing, booking, speaker, until, f"missing:{booking.meeting_id}:{until.isoformat()}", now)


def _tell(kind: type[NoticeKind], booking: Booking, to: Person, until: datetime, cause: str, now: datetime) -> None:
    with override(to.language):
        data = {**about(booking, to), "until": f"{timezone.localtime(until):%m-%d %H:%M}"}
    post(kind, cause=cause, to=to, subject=booking, data=data, now=now)

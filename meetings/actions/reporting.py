"""服务报告: the organiser says in one tap that the preparation was right, or what was wrong; what nobody answers passes."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from meetings.actions.allowed import was_given
from meetings.actions.telling import holding, tell_all
from meetings.models import PrepItem, ServiceReport
from meetings.notices.preparation_wrong import PreparationWrong
from meetings.promises.service_answered import ServiceIsAnswered

LONGEST = 300


def right(report: ServiceReport, *, by: Person, now: datetime) -> ServiceReport:
    """Refused: not-yours, over (answered, or passed)."""
    with transaction.atomic():
        return _answered(report, by, now, was_right=True)


def wrong(report: ServiceReport, *, words: str, by: Person, now: datetime, item: PrepItem | None = None) -> ServiceReport:
    """Reception and the admin manager hear what it was. Refused: not-yours, over, words."""
    said = words.strip()[:LONGEST]
    refuse_unless(bool(said), _("Say in a few words what was wrong."), "words")
    with transaction.atomic():
        mine = _answered(report, by, now, was_right=False, item=item, words=said)
        told = f"{item}: {said}" if item else said
        path, meeting = mine.get_absolute_url(), mine.booking.meeting
        assert meeting is not None

        def more() -> dict[str, object]:
            """Of a confidential meeting the office is not told whose it is."""
            return {"person": _("Organiser") if meeting.is_confidential else str(by), "words": told, "path": path}

        people = holding(Role.RECEPTIONIST, Role.ADMIN_MANAGER)
        tell_all(PreparationWrong, mine.booking, people, cause=f"wrong:{mine.pk}", subject=mine, now=now, more=more)
    return mine


def let_pass(report: ServiceReport, *, now: datetime) -> bool:
    """Nobody answered in time. Whether this call did it; who answered in the same moment is heard."""
    with transaction.atomic():
        passed = ServiceReport.objects.open().filter(pk=report.pk).update(passed_at=now)
        if passed:
            todos.withdraw(ServiceIsAnswered, subject=report, now=now)
            trail.record("let_service_report_pass", subject=report.booking, by=None, at=now)
    return bool(passed)


def _answered(
    report: ServiceReport, by: Person, now: datetime, *, was_right: bool, item: PrepItem | None = None, words: str = ""
) -> ServiceReport:
    rows = ServiceReport.objects.select_for_update(of=("self",)).select_related("booking__meeting__organiser", "booking__room__place")
    mine = rows.get(pk=report.pk)
    meeting = mine.booking.meeting
    assert meeting is not None
    theirs = meeting.is_arranged_by(by) or was_given(ServiceIsAnswered, mine, by, timezone.localdate(now))
    refuse_unless(theirs, _("Only the organiser and who booked it answer that."), "not-yours")
    refuse_unless(mine.is_open, _("This is answered already, or the time for it is over."), "over")
    mine.answered_at, mine.answered_by, mine.was_right, mine.item, mine.words = now, by, was_right, item, words
    mine.save(update_fields=["answered_at", "answered_by", "was_right", "item", "words"])
    todos.settle(ServiceIsAnswered, subject=mine, now=now, by=by)
    details = {"right": was_right, "item": item.pk if item else None}
    trail.record("answer_service_report", subject=mine.booking, by=by, at=now, details=details)
    return mine

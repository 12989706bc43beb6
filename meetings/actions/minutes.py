"""会议纪要: written by who takes them, sent to the chair, sent back or issued; issued again after a change as another version."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Todo
from meetings.models import Meeting, Minutes, MinutesVersion
from meetings.models.minutes import LONGEST
from meetings.notices import about_minutes
from meetings.notices.minutes_issued import MinutesIssued
from meetings.notices.minutes_sent_back import MinutesSentBack
from meetings.notices.minutes_to_review import MinutesToReview
from meetings.promises.minutes_issued import MinutesAreIssued
from meetings.promises.minutes_reviewed import MinutesAreReviewed


def owe(meeting: Meeting, *, since: datetime, now: datetime) -> None:
    """From the real end on whoever takes the minutes owes them."""
    if not Minutes.objects.issued().filter(meeting=meeting).exists():
        todos.open(MinutesAreIssued, subject=meeting, holder=meeting.noted_by, since=since, now=now)


def owe_another(meeting: Meeting, *, now: datetime) -> None:
    """Others take the minutes now, or nobody: what was owed is owed by them, from the same moment on."""
    open_ones = Todo.objects.open().about(meeting).filter(promise=MinutesAreIssued.name)
    for todo in open_ones:
        if not meeting.wants_minutes or todo.holder_id != meeting.noted_by.pk:
            todos.drop(todo, now=now)
            if meeting.wants_minutes:
                owe(meeting, since=todo.since_at, now=now)


def write(meeting: Meeting, body: str, *, by: Person, now: datetime, seen: datetime | None = None) -> Minutes:
    """The draft, by who takes them, the chair or the organiser, who saw it as it was saved at `seen`.

    Refused: not-yours, body, changed (two who write), with-chair (only the chair writes while it is there).
    """
    must_note(meeting, by)
    text = body.strip()
    refuse_unless(bool(text), _("Write what was said."), "body")
    refuse_unless(len(text) <= LONGEST, _("That is too long."), "body")
    with transaction.atomic():
        Meeting.objects.select_for_update().get(pk=meeting.pk)
        mine = Minutes.objects.select_for_update().filter(meeting=meeting).first()
        refuse_unless((mine.saved_at if mine else None) == seen, _("Somebody else has written meanwhile. Look at it once more."), "changed")
        if mine is None:
            mine = Minutes(meeting=meeting)
        elif mine.is_with_the_chair:
            refuse_unless(by.pk == meeting.led_by.pk, _("It is with the chair."), "with-chair")
        mine.body, mine.saved_at, mine.saved_by = text, now, by
        mine.save(update_fields=["body", "saved_at", "saved_by"] if mine.pk else None)
        trail.record("write_minutes", subject=mine, by=by, at=now, details={"letters": len(text)})
    return mine


def send(minutes: Minutes, *, by: Person, now: datetime) -> Minutes:
    """To the chair; whoever leads the meeting issues their own at once. Refused: not-yours, with-chair, unchanged (issued as it is)."""
    with transaction.atomic():
        mine = _locked(minutes)
        must_note(mine.meeting, by)
        refuse_unless(not mine.is_with_the_chair, _("It is with the chair."), "with-chair")
        refuse_unless(_is_changed(mine), _("It is issued as it stands."), "unchanged")
        if by.pk == mine.meeting.led_by.pk:
            return _issued(mine, by, now)
        mine.sent_at, mine.sent_by = now, by
        mine.save(update_fields=["sent_at", "sent_by"])
        chair = mine.meeting.led_by
        todos.open(MinutesAreReviewed, subject=mine, holder=chair, since=now, now=now, by=by)
        _tell(MinutesToReview, mine, chair, f"review:{mine.pk}:{now.isoformat()}", now, person=str(by))
        trail.record("send_minutes", subject=mine, by=by, at=now)
    return mine


def send_back(minutes: Minutes, *, because: str, by: Person, now: datetime) -> Minutes:
    """Not yet: with words what is to be changed. Refused: not-yours, over (it is not with the chair), because."""
    words = because.strip()[:500]
    refuse_unless(bool(words), _("Say in a few words why not."), "because")
    with transaction.atomic():
        mine = _with_the_chair(minutes, by)
        mine.answered_at, mine.answered_by, mine.sent_back_words = now, by, words
        mine.save(update_fields=["answered_at", "answered_by", "sent_back_words"])
        todos.settle(MinutesAreReviewed, subject=mine, now=now, by=by)
        taker = mine.meeting.noted_by
        _tell(MinutesSentBack, mine, taker, f"back:{mine.pk}:{now.isoformat()}", now, person=str(by), because=words)
        trail.record("send_minutes_back", subject=mine, by=by, at=now)
    return mine


def issue(minutes: Minutes, *, by: Person, now: datetime) -> Minutes:
    """As it stands: a version that stays; everybody who took part hears of it. Refused: not-yours, over (it is not with the chair)."""
    with transaction.atomic():
        return _issued(_with_the_chair(minutes, by), by, now)


def must_note(meeting: Meeting, by: Person) -> None:
    """Refused: not-yours."""
    refuse_unless(meeting.is_written_by(by), _("Only who takes the minutes, the chair and the organiser write them."), "not-yours")


def _issued(mine: Minutes, by: Person, now: datetime) -> Minutes:
    mine.version += 1
    mine.answered_at, mine.answered_by, mine.sent_back_words = now, by, ""
    mine.save(update_fields=["version", "answered_at", "answered_by", "sent_back_words"])
    MinutesVersion.objects.create(minutes=mine, number=mine.version, body=mine.body, issued_at=now, issued_by=by)
    todos.settle(MinutesAreReviewed, subject=mine, now=now, by=by)
    todos.settle(MinutesAreIssued, subject=mine.meeting, now=now, by=by)
    trail.record("issue_minutes", subject=mine, by=by, at=now, details={"version": mine.version})
    for person in _everybody(mine.meeting):
        if person.pk != by.pk:
            _tell(MinutesIssued, mine, person, f"issued:{mine.pk}:{mine.version}", now)
    return mine


def _everybody(meeting: Meeting) -> list[Person]:
    invited = [each.person for each in meeting.attendees.standing().filter(person__isnull=False).select_related("person")]
    people = [meeting.organiser, meeting.led_by, meeting.noted_by, *filter(None, invited)]
    return [person for person in {person.pk: person for person in people}.values() if person.is_active]


def _tell(kind: type[NoticeKind], mine: Minutes, to: Person, cause: str, now: datetime, **more: str) -> None:
    with override(to.language):
        data = about_minutes(mine.meeting, to, **more)
    post(kind, cause=cause, to=to, subject=mine, data=data, now=now)


def _locked(minutes: Minutes) -> Minutes:
    rows = Minutes.objects.select_for_update(of=("self",))
    return rows.select_related("meeting__organiser", "meeting__chair", "meeting__minute_taker").get(pk=minutes.pk)


def _with_the_chair(minutes: Minutes, by: Person) -> Minutes:
    mine = _locked(minutes)
    refuse_unless(by.pk == mine.meeting.led_by.pk, _("Only the chair decides that."), "not-yours")
    refuse_unless(mine.is_with_the_chair, _("This is answered already."), "over")
    return mine


def _is_changed(mine: Minutes) -> bool:
    last = mine.versions.order_by("-number").values_list("body", flat=True).first()
    return last != mine.body

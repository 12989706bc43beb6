"""决议: given to somebody with a day, done with a report, or dropped with a reason; open ones head the next date of their series."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from meetings.actions.minutes import must_note
from meetings.models import Meeting, Resolution
from meetings.notices import about_minutes
from meetings.notices.resolution_given import ResolutionGiven
from meetings.notices.resolutions_open import ResolutionsOpen
from meetings.promises.resolution_done import ResolutionDone

SHOWN = 20


def add(meeting: Meeting, *, words: str, owner: Person, due_on: date, by: Person, now: datetime) -> Resolution:
    """The next one of its meeting; whoever has it hears so at once. Refused: not-yours, words, past, left."""
    must_note(meeting, by)
    said = words.strip()[:500]
    refuse_unless(bool(said), _("Write what was decided."), "words")
    refuse_unless(due_on >= timezone.localdate(now), _("That day is over already."), "past")
    refuse_unless(owner.is_active, _("Has left: %(people)s.") % {"people": owner}, "left")
    with transaction.atomic():
        Meeting.objects.select_for_update().get(pk=meeting.pk)
        number = meeting.resolutions.count() + 1
        made = Resolution.objects.create(meeting=meeting, number=number, words=said, owner=owner, due_on=due_on, made_at=now, made_by=by)
        todos.open(ResolutionDone, subject=made, holder=owner, since=now, now=now, by=by)
        if owner.pk != by.pk:
            with override(owner.language):
                data = about_minutes(meeting, owner, words=said, day=f"{due_on:%m-%d}") | {"path": made.get_absolute_url()}
            post(ResolutionGiven, cause=f"resolution:{made.pk}", to=owner, subject=made, data=data, now=now)
        trail.record("add_resolution", subject=made, by=by, at=now, details={"owner": owner.pk, "due": due_on.isoformat()})
    return made


def done(resolution: Resolution, *, report: str, by: Person, now: datetime) -> Resolution:
    """What was done, by who has it, the chair or the organiser. Refused: not-yours, words, over."""
    said = report.strip()[:500]
    refuse_unless(bool(said), _("Say in a few words what was done."), "words")
    with transaction.atomic():
        mine = _open(resolution)
        theirs = by.pk in (mine.owner_id, mine.meeting.led_by.pk, mine.meeting.organiser_id)
        refuse_unless(theirs, _("Only who has it, the chair and the organiser say so."), "not-yours")
        mine.done_at, mine.done_by, mine.report = now, by, said
        mine.save(update_fields=["done_at", "done_by", "report"])
        todos.settle(ResolutionDone, subject=mine, now=now, by=by)
        trail.record("see_to_resolution", subject=mine, by=by, at=now)
    return mine


def drop(resolution: Resolution, *, because: str, by: Person, now: datetime) -> Resolution:
    """Not wanted any more, by the chair or the organiser. Refused: not-yours, because, over."""
    said = because.strip()[:200]
    refuse_unless(bool(said), _("Say in a few words why not."), "because")
    with transaction.atomic():
        mine = _open(resolution)
        theirs = by.pk in (mine.meeting.led_by.pk, mine.meeting.organiser_id)
        refuse_unless(theirs, _("Only the chair and the organiser decide that."), "not-yours")
        mine.dropped_at, mine.dropped_by, mine.dropped_because = now, by, said
        mine.save(update_fields=["dropped_at", "dropped_by", "dropped_because"])
        todos.withdraw(ResolutionDone, subject=mine, now=now, by=by)
        trail.record("drop_resolution", subject=mine, by=by, at=now)
    return mine


def tell_progress(day: date, *, now: datetime) -> int:
    """Each chair reads the open ones of their meetings, the admin manager how many there are of each chair; how many were told."""
    rows = Resolution.objects.open().select_related("owner", "meeting__chair", "meeting__organiser").order_by("due_on", "pk")
    by_chair: dict[Person, list[Resolution]] = {}
    for each in rows:
        by_chair.setdefault(each.meeting.led_by, []).append(each)
    told = {chair: [_line(each) for each in some] for chair, some in by_chair.items() if chair.is_active}
    managers = Person.objects.holding(Role.ADMIN_MANAGER) if by_chair else []
    for manager in managers:
        told.setdefault(manager, [f"{chair} · {len(some)}" for chair, some in by_chair.items()])
    for person, lines in told.items():
        data = {"many": str(len(lines)), "list": "\n".join(lines[:SHOWN]), "path": "/todos/"}
        post(ResolutionsOpen, cause=f"progress:{day}", to=person, subject=rows[0], data=data, now=now)
    return len(told)


def _line(resolution: Resolution) -> str:
    return f"{resolution.words[:80]} · {resolution.owner} · {resolution.due_on:%m-%d}"


def _open(resolution: Resolution) -> Resolution:
    rows = Resolution.objects.select_for_update(of=("self",)).select_related("meeting__chair", "meeting__organiser")
    mine = rows.get(pk=resolution.pk)
    refuse_unless(mine.done_at is None and mine.dropped_at is None, _("This resolution is over."), "over")
    return mine

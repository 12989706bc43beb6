"""What happens to to-dos: opened and settled by the actions of the areas, decided by people, moved by the clock."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import DutyContact, Person
from frontdesk.people.models.duty_contact import Duty
from frontdesk.people.permissions import Role
from frontdesk.people.standing_in import acting_for
from frontdesk.refusal import Refused
from frontdesk.todos.deciding import HEARD
from frontdesk.todos.models import Climb, Outcome, Todo
from frontdesk.todos.promises import PROMISES, Decision, Promise, Rung, Who, calendar_of, moments_of
from frontdesk.todos.recompute import hold_subject

UNTICK_WITHIN = timedelta(minutes=10)


def open(  # the verb of the noun: `todos.open(...)`
    promise: type[Promise],
    *,
    subject: models.Model,
    since: datetime,
    now: datetime,
    holder: Person | None = None,
    role: Role | str = "",
    by: Person | None = None,
    known: Any = None,
) -> Todo:
    """Open a to-do of a kind for a subject, unless the same one is open already.

    `known` is the subject as the promise's `read_subjects` reads it, where that is there.
    """
    kind = PROMISES[promise.name]
    version = kind.version()
    wanted = Todo(promise=kind.name, subject_type=subject._meta.label_lower, subject_id=subject.pk, since_at=since, version=version)
    wanted.subject = known
    when = kind.moments(wanted, calendar_of(kind))
    with transaction.atomic():
        todo, is_new = Todo.objects.open().get_or_create(
            promise=kind.name,
            subject_type=wanted.subject_type,
            subject_id=wanted.subject_id,
            holder=holder,
            role=role,
            defaults={
                "version": version,
                "since_at": since,
                "due_at": when.due,
                "yellow_at": when.yellow,
                "red_at": when.red,
                "next_at": when.next_after(now, 0),
                "opened_at": now,
                "opened_by": by,
            },
        )
        if is_new:
            trail.record("open_todo", subject=todo, by=by, at=now, details={"promise": kind.name})
    return todo


def settle(
    promise: type[Promise], *, subject: models.Model, now: datetime, by: Person | None = None, words: str = "", outcome: str = ""
) -> int:
    """Settle every open to-do of a kind for a subject; how many there were."""
    open_todos = Todo.objects.open().about(subject).filter(promise=promise.name)
    with transaction.atomic():
        return sum(_close(todo, now=now, by=by, words=words, outcome=outcome) for todo in open_todos)


def withdraw(promise: type[Promise], *, subject: models.Model, now: datetime, by: Person | None = None) -> int:
    """What made it owed was undone: the to-do goes without ever having been done."""
    return settle(promise, subject=subject, now=now, by=by, outcome=Outcome.WITHDRAWN)


def drop(todo: Todo, *, now: datetime, by: Person | None = None) -> bool:
    """This one alone goes without ever having been done; False when it was closed meanwhile."""
    with transaction.atomic():
        return _close(todo, now=now, by=by, outcome=Outcome.WITHDRAWN)


def tick(todo: Todo, *, by: Person, now: datetime) -> Todo:
    """The holder says it is done."""
    if not PROMISES[todo.promise].by_hand:
        raise Refused(_("This settles itself when the thing is done; it can't be ticked off."), "not-by-hand")
    with transaction.atomic():
        if not _close(todo, now=now, by=by):
            raise Refused(_("This is done already."), "done")
    todo.refresh_from_db()
    return todo


def untick(todo: Todo, *, by: Person, now: datetime) -> Todo:
    """Take back a tick within ten minutes: a slip of the finger. What the world settled or people decided stays."""
    kind = PROMISES[todo.promise]
    mine = Todo.objects.filter(pk=todo.pk, done_at__gte=now - UNTICK_WITHIN, done_by=by, outcome="")
    if not kind.by_hand or kind.decision is not None:
        raise Refused(_("This can't be opened again by hand."), "not-by-hand")
    with transaction.atomic():
        found = mine.update(done_at=None, done_by=None, next_at=now)
        if found:
            trail.record("untick_todo", subject=todo, by=by, at=now)
    todo.refresh_from_db()
    return todo


def decide(todo: Todo, *, by: Person, agreed: bool, now: datetime, words: str = "") -> Outcome | None:
    """Agree or refuse, with words. The outcome of the whole question, or None while others must still answer.

    ONE and ANY: the first answer decides. ALL: everybody must agree; the first refusal decides. What follows (`when_decided`)
    happens with it or not at all.
    """
    kind = PROMISES[todo.promise]
    if kind.decision is None:
        raise Refused(_("There is nothing to decide here."), "no-decision")
    if not agreed and not words.strip():
        raise Refused(_("Say in a few words why not."), "words")
    outcome = Outcome.AGREED if agreed else Outcome.REFUSED
    with transaction.atomic():
        if todo.promise in HEARD:
            hold_subject(todo)
        siblings = Todo.objects.filter(promise=todo.promise, subject_type=todo.subject_type, subject_id=todo.subject_id)
        list(siblings.select_for_update().order_by("pk"))
        if not _close(todo, now=now, by=by, words=words, outcome=outcome):
            raise Refused(_("This has been decided already."), "done")
        rest = siblings.open()
        if kind.decision is Decision.ALL and agreed and rest.exists():
            return None
        for sibling in rest:
            _close(sibling, now=now, by=by)
        if todo.promise in HEARD:
            HEARD[todo.promise](todo, outcome=outcome, by=by, now=now, words=words)
    return outcome


def _close(todo: Todo, *, now: datetime, by: Person | None, words: str = "", outcome: str = "") -> bool:
    """Close one to-do by a conditional update: of two that try, one does."""
    found = Todo.objects.open().filter(pk=todo.pk).update(done_at=now, done_by=by, outcome=outcome, words=words[:500], next_at=None)
    if found:
        trail.record(
            "settle_todo", subject=todo, by=by, at=now, details={"outcome": outcome, "words": words, "of": todo.holder_id or todo.role}
        )
    return bool(found)


def move(todo: Todo, *, now: datetime) -> int:
    """Climb the highest rung that has come, exactly once, and note when the light moves next; how many rungs came.

    Lower rungs that came meanwhile, because nobody looked, are noted as missed: after an outage nobody gets a burst.
    """
    kind = PROMISES[todo.promise]
    when = moments_of(todo)
    come = sum(1 for at in when.rungs if at <= now)
    moot = kind.is_moot(todo)
    with transaction.atomic():
        # The conditional update is the guard: whoever loses the race finds the rung already climbed.
        mine = (
            Todo.objects.open()
            .filter(pk=todo.pk, rung=todo.rung)
            .update(rung=max(come, todo.rung), next_at=when.next_after(now, max(come, todo.rung)))
        )
        if not mine or moot:
            return 0
        fresh = range(todo.rung, come)
        # A rung that was climbed before its to-do was settled and opened again stays as it was.
        Climb.objects.bulk_create(
            [Climb(todo=todo, rung=number, climbed_at=now, is_missed=number != come - 1) for number in fresh], ignore_conflicts=True
        )
        if fresh:
            _climb(todo, kind, kind.ladder(kind.under(todo.version))[come - 1], number=come - 1, now=now)
    return len(fresh)


def _climb(todo: Todo, kind: Promise, rung: Rung, *, number: int, now: datetime) -> None:
    told = {person.pk: person for who in rung.tell for person in kind.told(who, todo, people_for(who, todo, now=now))}
    for person in list(told.values()):
        with override(person.language):
            about = kind.describe([todo], person).get(todo.pk)
        if about is None:  # may not see what it is about
            del told[person.pk]
            continue
        post(
            rung.notice,
            cause=f"todo:{todo.pk}:rung:{number}",
            to=person,
            subject=todo,
            data={"title": about.title, "path": about.path, **about.data},
            now=now,
        )
    trail.record("climb", subject=todo, at=now, details={"rung": number, "told": sorted(told)})


def people_for(who: Who, todo: Todo, *, now: datetime) -> list[Person]:
    """The people a rung tells: for whoever is away the one who acts for them. Nobody absent a head: it climbs on to the admin manager."""
    holder, today = todo.holder, timezone.localdate(now)
    answers: dict[Who, Any] = {
        Who.HOLDER: lambda: [acting_for(holder, today)] if holder else list(Person.objects.holding(todo.role)),
        Who.STAND_IN: lambda: [acting_for(holder.stand_in, today)] if holder and holder.stand_in else [],
        Who.HEAD: lambda: [acting_for(holder.head, today)] if holder and holder.head else list(Person.objects.holding(Role.ADMIN_MANAGER)),
        Who.DESK: lambda: list(Person.objects.holding(Role.RECEPTIONIST)),
        Who.ADMIN_MANAGER: lambda: list(Person.objects.holding(Role.ADMIN_MANAGER)),
        Who.SECURITY: lambda: DutyContact.objects.people_on(Duty.SECURITY),
        Who.NAMED: list,
    }
    found = [person for person in answers[who]() if person and person.is_active]
    return found or (list(Person.objects.holding(Role.ADMIN_MANAGER)) if who in (Who.HOLDER, Who.HEAD) else [])


def is_open(promise: type[Promise], *, subject: models.Model) -> bool:
    """Is a to-do of this kind open for this subject?"""
    return Todo.objects.open().about(subject).filter(promise=promise.name).exists()


def bring_back(promise: type[Promise], *, subject: models.Model, withdrawn_at: datetime, now: datetime, by: Person | None = None) -> int:
    """What was withdrawn at this moment is owed after all: open it again, its clock and its climbed rungs as they were; how many."""
    rows = Todo.objects.about(subject).filter(promise=promise.name, outcome=Outcome.WITHDRAWN, done_at=withdrawn_at)
    with transaction.atomic():
        back = [todo for todo in rows.order_by("pk") if not _is_owed_anew(todo)]
        for todo in back:
            trail.record("reopen_todo", subject=todo, by=by, at=now)
        Todo.objects.filter(pk__in=[todo.pk for todo in back]).update(done_at=None, done_by=None, outcome="", words="", next_at=now)
    return len(back)


def _is_owed_anew(todo: Todo) -> bool:
    """Whether the same one owes the same again meanwhile."""
    same = Todo.objects.open().filter(promise=todo.promise, subject_type=todo.subject_type, subject_id=todo.subject_id)
    return same.filter(holder=todo.holder_id, role=todo.role).exists()


def reopen(promise: type[Promise], *, subject: models.Model, now: datetime) -> int:
    """Open the newest settled to-do of a kind again, its clock and its climbed rungs as they were (an undo)."""
    with transaction.atomic():
        last = Todo.objects.about(subject).filter(promise=promise.name, done_at__isnull=False).order_by("-pk").first()
        if last is None:
            return 0
        trail.record("reopen_todo", subject=last, at=now)
        return Todo.objects.filter(pk=last.pk).update(done_at=None, done_by=None, outcome="", words="", next_at=now)

"""Calls 来电: written down while they last, whoever they concern told as they end, asked about the next working day."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people import phones
from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.search.rows import put
from frontdesk.todos import actions as todos
from visitors.actions import hand_offs, messages
from visitors.models import Call, Message
from visitors.notices.call_noted import CallNoted
from visitors.notices.call_unsolved import CallUnsolved
from visitors.promises.about_call import about_call
from visitors.promises.customer_passed_on import CustomerPassedOn
from visitors.promises.solved_asked import SolvedAsked

Outcome = Call.Outcome
OWED = (SolvedAsked, CustomerPassedOn)


def log(
    *,
    by: Person,
    now: datetime,
    began_at: datetime,
    ended_at: datetime | None = None,
    name: str = "",
    company: str = "",
    phone: str = "",
    about: str = Call.About.QUESTION,
    words: str = "",
    person: Person | None = None,
    department: Department | None = None,
    outcome: str = Outcome.ANSWERED,
    in_three_rings: bool | None = None,
    asks_if_solved: bool = False,
    is_new_customer: bool = False,
    is_urgent: bool = False,
    best_time: str = "",
) -> Call:
    """Write a call down; whoever it concerns is told at once, a message is left, a new customer handed on.

    Refused: caller, person, retired, words, name, phone, future, order.
    """
    name, company, number = " ".join(name.split()), company.strip(), phones.digits(phone)
    ended_at = ended_at or now
    refuse_unless(bool(name or company or number), _("Enter who called: a name, a company or a number."), "caller")
    refuse_unless(person is not None or outcome == Outcome.ANSWERED, _("Choose the colleague."), "person")
    refuse_unless(person is None or person.is_active, _("This colleague has left the company. Choose another."), "retired")
    refuse_unless(began_at <= now and ended_at <= now, _("A call can't be written down before it takes place."), "future")
    refuse_unless(began_at <= ended_at, _("A call ends after it began."), "order")
    asks = asks_if_solved and outcome == Outcome.TRANSFERRED
    with transaction.atomic():
        call = Call(
            **{"name": name, "company": company, "phone": number, "about": about, "words": words.strip(), "outcome": outcome},
            **{"person": person, "department": None if person else department, "is_new_customer": is_new_customer},
            **{"began_at": began_at, "ended_at": ended_at, "taken_at": now, "taken_by": by},
            **{"in_three_rings": in_three_rings, "asks_if_solved": asks},
        )
        if outcome == Outcome.MESSAGE and person:
            call.message = _message(call, person, is_urgent=is_urgent, best_time=best_time, by=by, now=now)
            call.told_at = now
        call.save()
        trail.record("log_call", subject=call, by=by, at=now, details={"outcome": outcome, "person": person.pk if person else None})
        put(call)
        if call.message is None and tell(call, by=by, now=now):
            call.told_at = now
            call.save(update_fields=["told_at"])
        if is_new_customer:
            hand_offs.pass_on(call, by=by, now=now)
    return call


def _message(call: Call, person: Person, *, is_urgent: bool, best_time: str, by: Person, now: datetime) -> Message:
    """What the caller says, left for the colleague."""
    return messages.take(
        recipient=person,
        name=call.name or call.company,
        company=call.company,
        phone=call.phone,
        words=call.words,
        is_urgent=is_urgent,
        best_time=best_time,
        by=by,
        now=now,
    )


def concerned(call: Call) -> list[Person]:
    """Whom a call concerns: the colleague, else the head of the department, else where it has none the admin manager."""
    if call.person:
        return [call.person]
    if call.department:
        return [call.department.head] if call.department.head else list(Person.objects.holding(Role.ADMIN_MANAGER))
    return []


def tell(call: Call, *, by: Person, now: datetime) -> bool:
    """Whoever it concerns hears, once and nobody what they wrote themselves; False when it concerns nobody else."""
    told = [reader for reader in concerned(call) if reader.pk != by.pk]
    for reader in told:
        with override(reader.language):
            data = {**about_call(call), "outcome": outcome_in_words(call), "taker": str(by), "path": call.get_absolute_url()}
        post(CallNoted, cause=f"call:{call.pk}", to=reader, subject=call, data=data, now=now)
    return bool(told)


def outcome_in_words(call: Call) -> str:
    """A sentence for whom it concerns, in the active language."""
    if call.outcome == Outcome.TRANSFERRED:
        return _("The call was put through to you.")
    return _("The desk has answered.")


def ask(call: Call, *, now: datetime) -> bool:
    """The desk asks today whether it was solved; False when that was answered meanwhile."""
    with transaction.atomic():
        held = Call.objects.select_for_update().get(pk=call.pk)
        if not Call.objects.unsolved().filter(pk=held.pk).exists():
            return False
        todos.open(SolvedAsked, subject=held, since=now, role=Role.RECEPTIONIST, now=now)
    return True


def solved(call: Call, *, by: Person, now: datetime, result: str = "") -> Call:
    """The caller was helped. Refused: not-asked, done, void."""
    with transaction.atomic():
        held = _to_answer(call)
        held.solved_at, held.solved_by, held.result = now, by, result.strip()[:300]
        held.save(update_fields=["solved_at", "solved_by", "result"])
        trail.record("solve_call", subject=held, by=by, at=now)
        todos.settle(SolvedAsked, subject=held, by=by, now=now)
    return held


def unsolved(call: Call, *, by: Person, now: datetime, result: str) -> Call:
    """Not yet: the colleague and their head hear, and the desk asks again the next working day. Refused: not-asked, done, void, result."""
    refuse_unless(bool(result.strip()), _("Say in a few words what is missing."), "result")
    with transaction.atomic():
        held = _to_answer(call)
        held.unsolved_at, held.result = now, result.strip()[:300]
        held.save(update_fields=["unsolved_at", "result"])
        entry = trail.record("call_unsolved", subject=held, by=by, at=now)
        todos.settle(SolvedAsked, subject=held, by=by, now=now)
        readers = [held.person, held.person.head] if held.person else []
        for reader in {person.pk: person for person in readers if person and person.pk != by.pk}.values():
            with override(reader.language):
                data = {**about_call(held), "result": held.result, "path": held.get_absolute_url()}
            post(CallUnsolved, cause=f"call:{held.pk}:unsolved:{entry.pk}", to=reader, subject=held, data=data, now=now)
    return held


def _to_answer(call: Call) -> Call:
    """The call, held, while it may still be said whether it was solved."""
    held = Call.objects.select_for_update(of=("self",)).select_related("person__department").get(pk=call.pk)
    refuse_unless(held.voided_at is None, _("This call was written down by mistake."), "void")
    refuse_unless(held.asks_if_solved and held.forgotten_at is None, _("Nobody asks whether this call was solved."), "not-asked")
    refuse_unless(held.solved_at is None, _("It was solved already."), "done")
    return held


def void(call: Call, *, by: Person, now: datetime) -> Call:
    """Written down by mistake: it stays, struck out, and counts no more; a message that was left stays too. Refused: void."""
    with transaction.atomic():
        held = Call.objects.select_for_update().get(pk=call.pk)
        refuse_unless(held.voided_at is None, _("This call is struck out already."), "void")
        held.voided_at, held.voided_by = now, by
        held.save(update_fields=["voided_at", "voided_by"])
        trail.record("void_call", subject=held, by=by, at=now)
        for promise in OWED:
            todos.withdraw(promise, subject=held, by=by, now=now)
    return held


def unvoid(call: Call, *, by: Person, now: datetime) -> Call:
    """It was no mistake: the call counts, what was owed then is owed again, what was not sent meanwhile goes. Refused: not-void."""
    with transaction.atomic():
        held = Call.objects.select_for_update().get(pk=call.pk)
        struck_at = held.voided_at
        if struck_at is None:
            raise Refused(_("This call is not struck out."), "not-void")
        held.voided_at, held.voided_by = None, None
        held.save(update_fields=["voided_at", "voided_by"])
        entry = trail.record("unvoid_call", subject=held, by=by, at=now)
        if held.forgotten_at is None:
            for promise in OWED:
                todos.bring_back(promise, subject=held, withdrawn_at=struck_at, by=by, now=now)
            hand_offs.send_anew(held, entry=entry.pk, now=now)
    return held

"""延期: more time is asked for with a reason and decided by the lead; both dates stay."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from frontdesk.todos.deciding import when_decided
from frontdesk.todos.explain import moment
from frontdesk.todos.models import Outcome, Todo
from repairs.actions.dates import tell_day
from repairs.actions.steps import locked, must_run, step
from repairs.actions.telling import managers, tell
from repairs.models import EventKind, Extension, Ticket
from repairs.notices.more_time_answered import MoreTimeAnswered
from repairs.promises.extension_decided import ExtensionDecided
from repairs.scope import leads, works_on

LONGEST = 200


def ask(ticket: Ticket, *, until: datetime, reason: str, by: Person, now: datetime) -> Extension:
    """More time until a moment. Refused: reason, past, no-limit, not-later, asked, not-yours, and what does not run any more."""
    reason = reason.strip()[:LONGEST]
    refuse_unless(bool(reason), _("Say in a few words why more time is needed."), "reason")
    refuse_unless(until > now, _("This moment has passed. Choose a later time."), "past")
    with transaction.atomic():
        mine = locked(ticket)
        must_run(mine)
        refuse_unless(works_on(by, mine), _("This ticket belongs to another team."), "not-yours")
        due = mine.solution_due_at
        refuse_unless(due is not None, _("This ticket has no limit. Tell the asker a day instead."), "no-limit")
        words = _("It is due on %(moment)s. Choose a later time.") % {"moment": moment(due)} if due else ""
        refuse_unless(due is None or until > due, words, "not-later")
        refuse_unless(not mine.extensions.open().exists(), _("More time was asked for already and waits for an answer."), "asked")
        common = {"asked_at": now, "asked_by": by, "was_due_at": due, "wanted_at": until}
        made = Extension.objects.create(ticket=mine, cycle=mine.cycle, reason=reason, **common)
        facts = {"extension": made.pk, "was": due and due.isoformat(), "due": until.isoformat()}
        step(mine, EventKind.EXTENSION_ASKED, by=by, now=now, facts=facts, details={"reason": reason})
        todos.open(ExtensionDecided, subject=mine, since=now, now=now, by=by, **_decider(mine, by))
    return made


def _decider(ticket: Ticket, asker: Person) -> dict[str, Any]:
    """The lead, of what the lead asks the admin managers, of what the only one asks their head."""
    lead = ticket.team.lead if ticket.team else None
    if lead and lead.is_active and lead != asker:
        return {"holder": lead}
    if asker.head and managers() == [asker]:
        return {"holder": asker.head}
    return {"role": Role.ADMIN_MANAGER}


def decide(ticket: Ticket, *, agreed: bool, by: Person, now: datetime, words: str = "") -> None:
    """Yes or no, from the ticket's page. Refused: none, not-yours, and what `decided` refuses."""
    todo = Todo.objects.open().about(ticket).filter(promise=ExtensionDecided.name).select_related("holder").first()
    if todo is None:
        refuse_unless(False, _("Nobody waits for an answer about more time."), "none")
        return
    refuse_unless(leads(by, ticket) or todo.holder == by, _("The lead of the team decides this."), "not-yours")
    todos.decide(todo, by=by, agreed=agreed, now=now, words=words)


@when_decided(ExtensionDecided)
def decided(todo: Todo, *, outcome: Outcome, by: Person, now: datetime, words: str) -> None:
    """Agreed to, the new date is the target. Who asked hears the answer, the askers a new day. Refused: own, and what runs no more."""
    ticket = locked(Ticket(pk=todo.subject_id))
    must_run(ticket)
    extension = ticket.extensions.open().select_related("asked_by").get()
    refuse_unless(extension.asked_by != by, _("Somebody else decides on the time you ask for."), "own")
    agreed = outcome == Outcome.AGREED
    extension.decided_at, extension.decided_by, extension.is_agreed, extension.words = now, by, agreed, words.strip()[:LONGEST]
    extension.save(update_fields=["decided_at", "decided_by", "is_agreed", "words"])
    facts = {"extension": extension.pk, "due": extension.wanted_at.isoformat()}
    kind = EventKind.EXTENSION_AGREED if agreed else EventKind.EXTENSION_REFUSED
    day = timezone.localdate(extension.wanted_at)
    columns = {"promised_on": day} if agreed and ticket.promised_on else {}
    step(ticket, kind, by=by, now=now, facts=facts, details={"words": words}, **columns)
    if columns:
        tell_day(ticket, day, by=None, now=now)

    def said() -> dict[str, str]:
        answer = _("agreed to, due on %(moment)s") if agreed else _("refused, it stays due on %(moment)s")
        return {"answer": answer % {"moment": moment(extension.wanted_at if agreed else ticket.solution_due_at or now)}, "words": words}

    tell(MoreTimeAnswered, ticket, [extension.asked_by], cause=f"extension:{extension.pk}", now=now, words=said)

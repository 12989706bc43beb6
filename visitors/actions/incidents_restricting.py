"""Restricted cases: who may know of an incident is named one by one, and for everybody else it does not exist."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from visitors.actions.incident_owing import decides, keep_to_named, let_know
from visitors.actions.incident_steps import locked, locked_open, said, step
from visitors.models import Incident, IncidentStep


def restrict(incident: Incident, *, named: Sequence[Person], words: str, by: Person, now: datetime) -> Incident:
    """From now on only `by`, `named`, who answers for it and who has an open action in it know of it; what others owe goes to those who
    decide on it. Refused: words, restricted, forgotten."""
    words = said(words, 300, _("Say in a few words why."), "words")
    with transaction.atomic():
        held = locked(incident)
        refuse_unless(held.restricted_at is None, _("This incident is restricted already."), "restricted")
        let_know(held, [by, *(person for person in named if decides(person))], leads=True, by=by, now=now)
        owners = [action.owner for action in held.actions.open().select_related("owner")]
        let_know(held, [*named, *owners, *([held.assignee] if held.assignee else [])], leads=False, by=by, now=now)
        step(held, IncidentStep.RESTRICT, by=by, now=now, words=words, restricted_at=now, restricted_by=by)
        keep_to_named(held, by=by, now=now)
    return held


def unrestrict(incident: Incident, *, words: str, by: Person, now: datetime) -> Incident:
    """Whoever may see incidents sees it again. Refused: words, not-restricted, forgotten."""
    words = said(words, 300, _("Say in a few words why."), "words")
    with transaction.atomic():
        held = locked(incident)
        refuse_unless(held.restricted_at is not None, _("This incident is not restricted."), "not-restricted")
        step(held, IncidentStep.UNRESTRICT, by=by, now=now, words=words, restricted_at=None, restricted_by=None)
    return held


def name(incident: Incident, *, person: Person, by: Person, now: datetime, leads: bool = False) -> Incident:
    """Somebody more may know of it; with `leads` they decide on it too. Refused: person, named, closed, forgotten."""
    refuse_unless(person.is_active, _("This colleague has left the company. Choose another."), "person")
    with transaction.atomic():
        held = locked_open(incident)
        known = held.named.filter(person=person, leads__gte=leads).exists()
        refuse_unless(not known, _("%(name)s is named already.") % {"name": person}, "named")
        let_know(held, [person], leads=leads, by=by, now=now)
        step(held, IncidentStep.NAME, by=by, now=now, words=str(person))
    return held


def unname(incident: Incident, *, person: Person, by: Person, now: datetime) -> Incident:
    """Somebody knows of it no more. Refused: not-named, needed (who answers for it or has an open action), last (who decides), …"""
    with transaction.atomic():
        held = locked_open(incident)
        mine = held.named.filter(person=person)
        refuse_unless(mine.exists(), _("%(name)s is not named.") % {"name": person}, "not-named")
        busy = held.assignee_id == person.pk or held.actions.open().filter(owner=person).exists()
        words = _("%(name)s answers for the case or has an open action in it. Give that to somebody else first.")
        refuse_unless(not (held.restricted_at and busy), words % {"name": person}, "needed")
        others = held.named.filter(leads=True).exclude(person=person).exists()
        last = _("Nobody else could decide on the case. Name somebody who decides first.")
        refuse_unless(bool(others or not held.restricted_at), last, "last")
        mine.delete()
        step(held, IncidentStep.UNNAME, by=by, now=now, words=str(person))
        if held.restricted_at:
            keep_to_named(held, by=by, now=now)
    return held

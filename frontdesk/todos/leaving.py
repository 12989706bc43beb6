"""Somebody leaves the company: what they owe goes to whoever stands in, and those they stood in for are told.

To-dos are above people, so the whole step is here; `people.actions.retiring` ends what belongs to the person.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.outbox.post import post
from frontdesk.people.actions import retiring
from frontdesk.people.actions.retiring import Left
from frontdesk.people.models import Absence, Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.todos import actions as todos
from frontdesk.todos.handing_over import give
from frontdesk.todos.models import Todo
from frontdesk.todos.notices.stand_in_left import StandInLeft


@dataclass(frozen=True)
class HandedOver:
    """How many open to-dos went to the one who was chosen, and to the manager because that one may not see them."""

    left: Left
    given: int = 0
    kept: int = 0


def leave(person: Person, *, to: Person | None, by: Person, now: datetime) -> HandedOver:
    """Retire a person; `to` gets every open to-do. Refused as `retire` does, and: to-whom (there are some), no-role, may-not-see."""
    with transaction.atomic():
        left = retiring.retire(person, stand_in=to, by=by, now=now)
        owed = list(Todo.objects.open().filter(holder=person).select_for_update().order_by("pk"))
        refuse_unless(to is not None or not owed, _("Open to-dos are theirs. Choose who gets them."), "to-whom")
        can_open = to is None or not owed or to.can(Can.USE_OFFICE)
        refuse_unless(can_open, _("%(name)s has no role and could not open a to-do. Choose somebody else.") % {"name": to}, "no-role")
        takers = [_place(todo, takers=(to, by), now=now) for todo in owed if to]
        _tell(left, now=now)
    return HandedOver(left, given=takers.count(to), kept=sum(taker == by != to for taker in takers))


def _place(todo: Todo, *, takers: tuple[Person, Person], now: datetime) -> Person | None:
    """Give it to the first who may see what it is about; None when that one owes the same already, so this one goes."""
    for taker in takers:
        try:
            give(todo, to=taker, by=takers[-1], now=now)
        except Refused as error:
            todo.refresh_from_db()
            if error.code == "has-it":
                todos.drop(todo, by=takers[-1], now=now)
                return None
            if error.code != "may-not-see":
                raise
            continue
        return taker
    raise Refused(_("Neither of you may see what one of the to-dos is about. Choose somebody else."), "may-not-see")


def _tell(left: Left, *, now: datetime) -> None:
    """Whoever is away without anybody acting now, and whoever lost their usual stand-in; one notice each."""
    told: dict[int, tuple[Person, Absence | None]] = {person.pk: (person, None) for person in left.followers}
    told |= {absence.person_id: (absence.person, absence) for absence in left.uncovered if absence.person_id != left.person.pk}
    for person, absence in told.values():
        with override(person.language):
            about = _("They were your usual stand-in.")
            if absence:
                days = [date_format(day, "MONTH_DAY_FORMAT") for day in (absence.from_on, absence.until_on)]
                about = _("They were to act for you from %(first)s to %(last)s; nobody does now.") % {"first": days[0], "last": days[1]}
            data = {"name": str(left.person), "about": about, "path": reverse("absence_list" if absence else "person_me")}
        post(StandInLeft, cause=f"left:{left.entry.pk}", to=person, subject=left.person, data=data, now=now)

"""A round is done by its time; when it was missed whoever is responsible hears of it, then the admin manager."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Hours, Minutes
from frontdesk.people.models import Absence, Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Moments, Promise, Rung, Who
from frontdesk.workdays.calendar import Calendar
from repairs.models import Membership, Round
from repairs.notices.about_rounds import when
from repairs.notices.round_missed import RoundMissed

GRACE = timedelta(minutes=30)  # of most checklists; each has its own


class DoRound(Promise):
    """A round is done by its time; when it was missed whoever is responsible hears of it, then the admin manager.

    A team's round is one to-do for all of them, held by its lead: each member has it on their day, who does it first does it for all,
    and missed each of them who is there hears once. The clock begins when it is due.
    """

    title = gettext_lazy("Rounds done")
    sentence = gettext_lazy(
        "A round is done by the time it is due and turns yellow {before} before. When the grace of its checklist is over it is missed and "
        "whoever is responsible hears of it, of a team its lead and everybody who is there; {then} later the admin manager."
    )
    clock = Clock.WALL
    before = Minutes(15, gettext_lazy("Yellow this long before it is due"), 0, 240)
    then = Hours(2, gettext_lazy("The admin manager hears this long after it was missed"), 1, 72)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return -values.before

    def due(self, values: SimpleNamespace) -> timedelta:
        return timedelta(0)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(GRACE, (Who.HOLDER, Who.NAMED), RoundMissed, gettext_lazy("who is responsible hears that it was missed")),
            Rung(GRACE + values.then, (Who.ADMIN_MANAGER,), RoundMissed, gettext_lazy("the admin manager hears that it was missed")),
        )

    def moments(self, todo: Todo, calendar: Calendar | None) -> Moments:
        """Its rungs by the grace of its own checklist."""
        usual = super().moments(todo, calendar)
        missed = Round.objects.select_related("checklist").get(pk=todo.subject_id).missed_from
        return replace(usual, rungs=(missed, missed + self.under(todo.version).then))

    def told(self, who: Who, todo: Todo, people: list[Person]) -> list[Person]:
        """`NAMED` are the members of the team who are not away on the day of the round."""
        if who is not Who.NAMED:
            return people
        round_ = Round.objects.select_related("checklist").get(pk=todo.subject_id)
        if round_.checklist.team_id is None:
            return []
        away = Absence.objects.on(timezone.localdate(round_.due_at)).values("person")
        rows = Membership.objects.running().filter(team=round_.checklist.team_id).exclude(person__in=away)
        return [row.person for row in rows.select_related("person").order_by("pk") if row.person.is_active]

    def is_moot(self, todo: Todo) -> bool:
        return Round.objects.done().filter(pk=todo.subject_id).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        rounds = Round.objects.visible_to(reader).select_related("checklist__person", "checklist__team__lead", "place")
        seen = rounds.in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: described(seen[todo.subject_id]) for todo in todos if todo.subject_id in seen}


def described(round_: Round) -> Described:
    """Title and link, in the active language."""
    data = {"round": str(round_), "when": when(round_.due_at), "who": str(round_.checklist.responsible)}
    return Described(_("Round: %(round)s, due %(when)s") % data, round_.get_absolute_url(), data)

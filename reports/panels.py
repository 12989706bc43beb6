"""What the desk sees across areas: what is owed today, and what does not work."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import OuterRef, Q, Subquery

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can, Role
from frontdesk.timed.models import RuleState, is_silent
from frontdesk.todos.describe import described
from frontdesk.todos.models import Todo
from frontdesk.web.panels import Panel
from frontdesk.workdays.today import day_bounds
from meetings.panels import shown_here
from meetings.promises.request_answered import RequestAnswered
from meetings.promises.service_there import ServiceThere
from meetings.promises.tea_served import TeaServed
from reports.models import Handover
from reports.promises.handover_taken import HandoverTaken
from visitors.promises.kiosk_call import KioskCallHeard

MOST = 200
MOMENTS = ("due_at", "yellow_at", "red_at")
# Have panels of their own, also when done.
ELSEWHERE = (KioskCallHeard.name, RequestAnswered.name, ServiceThere.name, TeaServed.name, HandoverTaken.name)


class Trouble(Panel):
    """Notices that could not be delivered today, and a worker that is not running."""

    name = "reports.trouble"
    template = "reports/_desk_trouble.html"
    column = "top"
    order = 20

    def context(self, person: Person, now: datetime) -> dict[str, Any]:
        failed = Notice.objects.dead().filter(dead_at__gte=now - timedelta(days=1))
        last_look = RuleState.objects.last_look()
        return {
            "failed": failed.count(),
            "is_silent": is_silent(last_look, now),
            "last_look": last_look,
            "may_see_notices": person.can(Can.SEE_NOTICES),
        }


class Handed(Panel):
    """The shift that was handed over and that nobody has taken over yet; one query."""

    name = "reports.handed"
    template = "reports/_desk_handed.html"
    column = "lines"
    order = 1

    def context(self, person: Person, now: datetime) -> dict[str, Any]:
        owed = Todo.objects.open().filter(promise=HandoverTaken.name, subject_id=OuterRef("pk"))
        moments = {name: Subquery(owed.values(name)[:1]) for name in MOMENTS}
        handover = Handover.objects.visible_to(person).open().select_related("given_by").annotate(**moments).first()
        todo = Todo(**{name: getattr(handover, name) for name in MOMENTS}) if handover else None
        return {"handover": handover, "todo": todo}


class OwedToday(Panel):
    """What the desk's roles owe today, red first; what is done is folded away."""

    name = "reports.owed"
    template = "reports/_desk_owed.html"
    column = "side"
    order = 10

    def context(self, person: Person, now: datetime) -> dict[str, Any]:
        start, end = day_bounds(now)
        todos = Todo.objects.held_by_role(Role.RECEPTIONIST, *person.roles).exclude(promise__in=ELSEWHERE).by_light(now)
        pressing = Q(due_at__lt=end) | Q(yellow_at__lte=now)
        today = (todos.open().filter(pressing).exclude(shown_here(now)) | todos.done_since(start))[:MOST]
        rows = described(today, person)
        return {"rows": [row for row in rows if row.todo.done_at is None], "done": [row for row in rows if row.todo.done_at]}

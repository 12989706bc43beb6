"""The host of a visitor who is here answers; silence climbs to the stand-in, the desk and the head."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Minutes
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Rung, Who
from visitors.models import Visit
from visitors.notices import about
from visitors.notices.visit_offer import VisitOffer
from visitors.notices.visit_unanswered import VisitUnanswered
from visitors.notices.visit_waiting import VisitWaiting
from visitors.promises.about_visit import AboutVisit


class HostAnswer(AboutVisit):
    """The host of a visitor who is here answers; silence climbs to the stand-in, the desk and the head."""

    title = gettext_lazy("Hosts answer")
    sentence = gettext_lazy(
        "A host who is told that a visitor is here answers. Silent for {again}: told again, and the stand-in too; {desk}: the desk calls; "
        "{head}: the department head is told; {offer}: the desk offers the visitor a message or a new time."
    )
    clock = Clock.WALL
    again = Minutes(2, gettext_lazy("Tell host and stand-in again after"), 1, 60)
    desk = Minutes(5, gettext_lazy("The desk calls after"), 1, 120)
    head = Minutes(10, gettext_lazy("The head is told after"), 1, 240)
    offer = Minutes(15, gettext_lazy("The desk offers a message or a new time after"), 1, 480)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return values.again

    def due(self, values: SimpleNamespace) -> timedelta:
        return values.desk

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(values.again, (Who.HOLDER, Who.STAND_IN), VisitWaiting, gettext_lazy("host told again, and the stand-in")),
            Rung(values.desk, (Who.DESK,), VisitUnanswered, gettext_lazy("the desk calls the host")),
            Rung(values.head, (Who.HEAD,), VisitWaiting, gettext_lazy("the department head is told")),
            Rung(values.offer, (Who.DESK,), VisitOffer, gettext_lazy("the desk offers a message or a new time")),
        )

    def is_moot(self, todo: Todo) -> bool:
        return not Visit.objects.waiting().filter(pk=todo.subject_id).exists()

    def called(self, visit: Visit, todo: Todo, reader: Person) -> Described:
        is_mine = todo.holder_id == reader.pk
        words = _("%(visitor)s is waiting for your answer") if is_mine else _("%(host)s: answer, %(visitor)s is waiting")
        path = reverse("visitors:visit_answer", args=[visit.pk]) if is_mine else visit.get_absolute_url()
        return Described(words % {"host": visit.host, "visitor": visit.name}, path, about(visit))

"""A host says whether somebody who asked to come may come; silence climbs to the stand-in, the desk and the head."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Minutes
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Decision, Described, Rung, Who
from visitors.models import Visit
from visitors.notices import about_asking
from visitors.notices.request_checking import RequestChecking
from visitors.notices.visit_unaccepted import VisitUnaccepted
from visitors.promises.about_visit import AboutVisit


class HostAccepts(AboutVisit):
    """A host says whether somebody who asked to come may come; silence climbs to the stand-in, the desk and the head."""

    title = gettext_lazy("Hosts agree to visits")
    sentence = gettext_lazy(
        "A host says within {limit} of working time whether somebody who asked to come may come. Silent for {again}: told again, and the "
        "stand-in too; {checking}: the desk tells the visitor that it is being checked; {limit}: the department head is told."
    )
    clock = Clock.HOURS
    decision = Decision.ANY
    again = Minutes(20, gettext_lazy("Tell host and stand-in again after"), 1, 240)
    checking = Minutes(40, gettext_lazy("The desk tells the visitor that it is being checked after"), 2, 480)
    limit = Minutes(60, gettext_lazy("The host answers within"), 3, 960)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return min(values.again, values.limit)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(values.again, (Who.HOLDER, Who.STAND_IN), VisitUnaccepted, gettext_lazy("host told again, and the stand-in")),
            Rung(values.checking, (Who.DESK,), RequestChecking, gettext_lazy("the desk tells the visitor that it is being checked")),
            Rung(values.limit, (Who.HEAD,), VisitUnaccepted, gettext_lazy("the department head is told")),
        )

    def is_moot(self, todo: Todo) -> bool:
        return not Visit.objects.asked_for().filter(pk=todo.subject_id).exists()

    def called(self, visit: Visit, todo: Todo, reader: Person) -> Described:
        is_mine = todo.holder_id == reader.pk
        words = _("May %(visitor)s come?") if is_mine else _("%(host)s: may %(visitor)s come?")
        asked = getattr(visit, "request", None)
        to_desk = asked is not None and not is_mine and reader.can(Can.RECEIVE_VISITORS)
        path = asked.get_absolute_url() if to_desk else reverse("visitors:visit_accept", args=[visit.pk])
        return Described(words % {"host": visit.host, "visitor": visit.name}, path, about_asking(visit, path=path))

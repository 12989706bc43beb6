"""The report of an incident stands within a day of its being resolved."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Hours
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Rung, Who
from visitors.models import Incident
from visitors.notices.incident_report_owed import IncidentReportOwed
from visitors.promises.about_incident import AboutIncident


class IncidentReport(AboutIncident):
    """The report of an incident, with what was learned, stands within 24 hours of its being resolved."""

    title = gettext_lazy("Reports of incidents")
    sentence = gettext_lazy(
        "Whoever resolved an incident writes its report, with what was learned, within {limit}, round the clock; {warn} before they are "
        "reminded, after {limit} the head and the admin manager are told."
    )
    says = gettext_lazy("Write the report of incident %(number)s: %(title)s")
    clock = Clock.WALL
    warn = Hours(4, gettext_lazy("Reminded so long before"), 1, 240)
    limit = Hours(24, gettext_lazy("Written within"), 1, 240)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return max(values.limit - values.warn, timedelta())

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        late = (Who.HOLDER, Who.HEAD, Who.ADMIN_MANAGER)
        return (
            Rung(self.yellow(values), (Who.HOLDER,), IncidentReportOwed, gettext_lazy("who resolved it is reminded")),
            Rung(values.limit, late, IncidentReportOwed, gettext_lazy("the head and the admin manager are told")),
        )

    def is_moot(self, todo: Todo) -> bool:
        return not Incident.objects.resolved().filter(pk=todo.subject_id, filed_at__isnull=True).exists()

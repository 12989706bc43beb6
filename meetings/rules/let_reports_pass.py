"""A service report that nobody answers in time counts as unanswered, neither right nor wrong."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from frontdesk.todos.models import Todo
from meetings.actions import reporting
from meetings.models import ServiceReport
from meetings.promises.service_answered import ServiceIsAnswered


class LetReportsPass(Rule):
    """A service report that nobody answers in time counts as unanswered, neither right nor wrong."""

    look = timedelta(minutes=10)
    title = _("Service reports nobody answers")
    sentence = _(
        "A service report that its organiser does not answer in the time of “Service reports answered” counts as unanswered, neither right "
        "nor wrong."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[ServiceReport]:
        late = Todo.objects.open().filter(promise=ServiceIsAnswered.name, due_at__lte=now).values("subject_id")
        return ServiceReport.objects.open().filter(pk__in=late).select_related("booking__room__place").order_by("made_at")

    def once(self, report: ServiceReport) -> None:
        return None  # what has passed is open no more

    def what(self, report: ServiceReport, now: datetime) -> None:
        reporting.let_pass(report, now=now)

    def about(self, report: ServiceReport) -> str:
        return f"{report.booking.room} · {report.booking.begins_at:%m-%d %H:%M}"

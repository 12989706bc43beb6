"""Whoever organised a meeting that the office served says within three working days whether its preparation was right."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Days
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Rung, Who
from meetings.models import Booking, ServiceReport
from meetings.notices.service_report import ServiceReportMade
from meetings.promises.about_booking import AboutBooking


class ServiceIsAnswered(AboutBooking):
    """Whoever organised a meeting that the office served says within three working days whether its preparation was right."""

    title = gettext_lazy("Service reports answered")
    sentence = gettext_lazy(
        "Whoever organised a meeting that the office served says within {limit} of its service report whether its preparation was right; "
        "they are reminded at half the time. What nobody answers counts as unanswered, neither right nor wrong."
    )
    clock = Clock.DAYS
    limit = Days(3, gettext_lazy("Answered within"), 1, 30)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (Rung(self.yellow(values), (Who.HOLDER,), ServiceReportMade, gettext_lazy("the organiser is reminded")),)

    def bookings_of(self, todos: Sequence[Todo]) -> dict[int, Booking]:
        reports = ServiceReport.objects.select_related("booking__meeting", "booking__room__place")
        rows = reports.in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: rows[todo.subject_id].booking for todo in todos if todo.subject_id in rows}

    def is_moot(self, todo: Todo) -> bool:
        return not ServiceReport.objects.open().filter(pk=todo.subject_id).exists()

    def words(self) -> str:
        return _("%(what)s, %(when)s: was it prepared right?")

    def path(self, subject_id: int, booking: Booking) -> str:
        return reverse("meetings:report_page", args=[booking.pk])

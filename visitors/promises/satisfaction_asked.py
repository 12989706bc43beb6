"""Once a complaint is answered, the desk asks the customer within two working days whether they are satisfied."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Days
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Rung, Who
from visitors.models import Complaint
from visitors.notices.complaint_waits import ComplaintWaits
from visitors.promises.about_complaint import AboutComplaint


class SatisfactionAsked(AboutComplaint):
    """Once a complaint is answered, the desk asks the customer within two working days whether they are satisfied."""

    title = gettext_lazy("Satisfied after a complaint?")
    sentence = gettext_lazy("Once a complaint is answered, the desk asks the customer within {limit} whether they are satisfied.")
    task = gettext_lazy("Ask %(customer)s: satisfied with how the complaint was dealt with?")
    clock = Clock.DAYS
    limit = Days(2, gettext_lazy("Asked within"), 1, 30)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (Rung(values.limit, (Who.DESK,), ComplaintWaits, gettext_lazy("the desk is reminded")),)

    def is_moot(self, todo: Todo) -> bool:
        return not Complaint.objects.unrated().filter(pk=todo.subject_id).exists()

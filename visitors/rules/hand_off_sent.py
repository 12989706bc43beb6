"""A new customer whom the customer program has taken is handed on: nothing is left for the desk."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.models import Notice
from frontdesk.timed.rule import Rule
from frontdesk.todos.models import Todo
from visitors.actions import hand_offs
from visitors.models import Call
from visitors.notices.customer_hook import CustomerHook
from visitors.promises.customer_passed_on import CustomerPassedOn


class HandOffSent(Rule):
    """A new customer whom the customer program has taken is handed on: nothing is left for the desk."""

    title = _("New customers taken")
    sentence = _(
        "A new customer whom the customer program has taken is handed on; where it could not be reached, the desk's to-do turns red."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[Notice]:
        owed = Todo.objects.open().filter(promise=CustomerPassedOn.name).values("subject_id")
        return Notice.objects.filter(
            kind=CustomerHook.name, subject_type=Call._meta.label_lower, subject_id__in=owed, sent_at__isnull=False
        ).order_by("pk")

    def once(self, notice: Notice) -> str:
        return str(notice.pk)

    def what(self, notice: Notice, now: datetime) -> None:
        hand_offs.taken(Call.objects.get(pk=notice.subject_id), now=now)

"""A visitor to whom the invitation or the polite no went out has been told: the request is confirmed."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.models import Notice
from frontdesk.timed.rule import Rule
from visitors.actions import requests
from visitors.models import Visit, VisitRequest
from visitors.notices.visit_invited import VisitInvited
from visitors.notices.visit_not_possible import VisitNotPossible


class RequestTold(Rule):
    """A visitor to whom the invitation or the polite no went out has been told: the request is confirmed."""

    title = _("Confirm what was told")
    sentence = _(
        "An invitation or a polite no that went out confirms the request; where it could not be sent, the desk's to-do stays and turns red."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[Notice]:
        untold = VisitRequest.objects.open().filter(visit__isnull=False).values("visit")
        return Notice.objects.filter(
            kind__in=(VisitInvited.name, VisitNotPossible.name),
            subject_type=Visit._meta.label_lower,
            subject_id__in=untold,
            sent_at__isnull=False,
        )

    def once(self, notice: Notice) -> str:
        return str(notice.pk)

    def what(self, notice: Notice, now: datetime) -> None:
        request = VisitRequest.objects.get(visit=notice.subject_id)
        if request.is_answered:
            requests.confirm(request, told_at=notice.sent_at, now=now)

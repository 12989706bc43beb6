"""A thank-you that went out settles its to-do."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Min, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.models import Notice
from frontdesk.timed.rule import Rule
from visitors.actions import thanks
from visitors.models import Visit
from visitors.notices.visit_thanks import VisitThanksNotice


class SettleThanks(Rule):
    """A thank-you that went out settles its to-do."""

    sentence = _("A thank-you that went out settles its to-do; one that could not be sent stays and turns red.")

    def due(self, now: datetime, since: datetime) -> Iterable[Visit]:
        sent = Notice.objects.filter(kind=VisitThanksNotice.name, subject_type=Visit._meta.label_lower, subject_id=OuterRef("pk"), sent_at__isnull=False)
        moment = sent.values("subject_id").annotate(first=Min("sent_at")).values("first")
        return Visit.objects.filter(thanks_began_at__isnull=False, thanked_at__isnull=True).annotate(sent_at=Subquery(moment)).filter(sent_at__isnull=False)

    def once(self, visit: Visit) -> str:
        return str(visit.pk)

    def what(self, visit: Visit, now: datetime) -> None:
        thanks.settle(visit, sent_at=visit.sent_at, now=now)

"""A thank-you that went out settles its to-do."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.models import Notice
from frontdesk.timed.rule import Rule
from visitors.actions import thanks
from visitors.models import Visit
from visitors.notices.visit_thanks import VisitThanks


class SettleThanks(Rule):
    """A thank-you that went out settles its to-do."""

    title = _("Settle what was thanked")
    sentence = _("A thank-you that went out settles its to-do; one that could not be sent stays and turns red.")

    def due(self, now: datetime, since: datetime) -> Iterable[Notice]:
        unsettled = Visit.objects.filter(thanks_began_at__isnull=False, thanked_at__isnull=True, forgotten_at__isnull=True)
        return Notice.objects.filter(
            kind=VisitThanks.name, subject_type=Visit._meta.label_lower, subject_id__in=unsettled.values("pk"), sent_at__isnull=False
        )

    def once(self, notice: Notice) -> str:
        return str(notice.subject_id)

    def what(self, notice: Notice, now: datetime) -> None:
        assert notice.sent_at is not None  # `due` asks for it
        thanks.settle(Visit.objects.get(pk=notice.subject_id), sent_at=notice.sent_at, now=now)

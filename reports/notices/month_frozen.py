"""The admin managers hear on the first working day that the figures of the month before are frozen, with the main ones in words."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import Attachment, NoticeKind
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from reports.finding import picture
from reports.models import FrozenFigure, FrozenMonth

DRAWN = "visitors.visits"


def months_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose frozen month this reader sees."""
    seen = set(FrozenMonth.objects.visible_to(reader).filter(pk__in=[notice.subject_id for notice in notices]).values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id in seen}


class MonthFrozen(NoticeKind):
    """The admin managers hear on the first working day that the figures of the month before are frozen, with the main ones in words."""

    label = _("the figures of a month")
    hears = _(
        "The admin managers hear on the first working day that the figures of the month before are frozen, with the main ones in words."
    )
    must = True
    scope = staticmethod(months_seen)
    placeholders = ("month", "figures", "supplies", "picture", "link")
    samples = {
        "month": ("2026年10月", "October 2026"),
        "figures": ("来访人次：412\n满意率：96 %（目标至少 90 %，达标）", "Visits: 412\nSatisfied: 96 % (target at least 90 %, met)"),
        "picture": ("附图：每日来访人次。", "The picture shows the visits of each day."),
        "supplies": ("办公用品数据在盘点批准前为暂定值。", "The supplies are provisional until the stocktake is agreed to."),
    }

    def attachments(self, notice: Notice) -> list[Attachment]:
        """The visits of each day as they were frozen, drawn as the mail goes out; for who may know them."""
        kept = FrozenFigure.objects.filter(frozen=notice.subject_id, figure=DRAWN).prefetch_related("restatements").first()
        if kept is None or not kept.came or notice.reader is None or not kept.needed <= {each.name for each in notice.reader.permissions}:
            return []
        drawn = picture.by_day(kept.came[notice.language]["bars"])
        return [Attachment("visits.png", "image/png", drawn, inline=True)] if drawn else []

"""Who loses what was set aside for them hears of it, like of any shortage: what is missing, when it is expected."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Min
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.outbox.post import post
from supplies.models import OrderLine, Requisition, RequisitionLine, Store
from supplies.notices import things
from supplies.notices.supply_lost import SupplyLost


def lost(lines: Collection[int], *, now: datetime) -> None:
    """By the ids of lines of held requisitions from which something was taken; each asker hears once a requisition."""
    papers: dict[Requisition, list[RequisitionLine]] = defaultdict(list)
    for line in (
        RequisitionLine.objects.filter(pk__in=lines).select_related("requisition__asker", "requisition__store", "item").order_by("pk")
    ):
        if line.missing:
            papers[line.requisition].append(line)
    for requisition, missing in papers.items():
        requisition.lines.filter(pk__in=[line.pk for line in missing], short_at__isnull=True).update(short_at=now)
        _tell(requisition, missing, now=now)


def _tell(requisition: Requisition, missing: list[RequisitionLine], *, now: datetime) -> None:
    asker, today = requisition.asker, timezone.localdate(now)
    coming = expected([line.item_id for line in missing], requisition.store, today)
    days = [line.promised_on if line.promised_on and line.promised_on >= today else coming.get(line.item_id) for line in missing]
    with override(asker.language):
        known = [day for day in days if day]
        said = _("Expected on %(day)s.") % {"day": date_format(max(known), "DATE_FORMAT")} if len(known) == len(days) else ""
        data = {
            "number": requisition.number,
            "things": things((line.item, line.missing) for line in missing),
            "expected": said or _("You hear when it is expected."),
            "path": requisition.get_absolute_url(),
        }
    post(SupplyLost, cause=f"requisition:{requisition.pk}:lost:{now.isoformat()}", to=asker, subject=requisition, data=data, now=now)


def expected(items: Collection[int], store: Store, today: date) -> dict[int, date]:
    """Item → the day on which the next running order of it is expected in a store, of those that are on order."""
    running = OrderLine.objects.filter(item__in=items, order__store=store, order__cancelled_at=None, order__done_at=None)
    coming = running.filter(order__expected_on__gte=today).order_by().values("item").annotate(day=Min("order__expected_on"))
    return {row["item"]: row["day"] for row in coming}

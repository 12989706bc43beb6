"""The visitors' register 访客登记表 of a day as a spreadsheet: written, written anew when somebody in it was forgotten, removed, sent."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext

from frontdesk.excel.write import settled, write
from frontdesk.files.actions import forget_of, keep
from frontdesk.files.models import Attachment
from frontdesk.files.receive import Received
from frontdesk.files.sniff import Type
from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.workdays.today import day_bounds, midnight
from visitors.models import RegisterExport, Visit
from visitors.models.register import RegisterExportQuerySet
from visitors.models.visit import VisitQuerySet

REGISTER = gettext_lazy("Visitors' register")  # 访客登记表
FLOOR = 3  # calendar months; no setting goes below


def export_day(day: date, *, now: datetime) -> RegisterExport:
    """Write the register of a day that is over; nothing happens when it is there."""
    with transaction.atomic():
        export, is_new = RegisterExport.objects.get_or_create(day=day, defaults={"made_at": now, "visits": 0, "sha256": ""})
        if is_new:
            _write(export, now=now)
            trail.record("export_register", subject=export, at=now, details={"day": day.isoformat(), "visits": export.visits})
    return export


def recall(visits: Sequence[Visit], *, now: datetime) -> None:
    """These visits are forgotten: the registers that list them lose their bytes at once and are owed anew, without them."""
    days = {timezone.localdate(visit.arrived_at) for visit in visits if visit.arrived_at}
    exports = list(RegisterExport.objects.there().filter(day__in=days).exclude(sha256="").select_for_update().order_by("pk"))
    forget_of(RegisterExport, [export.pk for export in exports], now=now)
    for export in exports:
        export.sha256 = ""
        export.save(update_fields=["sha256"])
        trail.record("recall_register", subject=export, at=now)


def rewrite(export: RegisterExport, *, now: datetime) -> RegisterExport:
    """Write a recalled register anew; nothing happens when somebody was quicker."""
    with transaction.atomic():
        mine = RegisterExport.objects.select_for_update().get(pk=export.pk)
        if mine.sha256 == "" and mine.removed_at is None:
            mine.rewritten_at = now
            _write(mine, now=now)
            trail.record("rewrite_register", subject=mine, at=now, details={"visits": mine.visits})
    return mine


def remove(export: RegisterExport, *, now: datetime) -> None:
    """It was kept long enough: the file goes, the line that there was one stays."""
    with transaction.atomic():
        mine = RegisterExport.objects.select_for_update().get(pk=export.pk)
        if mine.removed_at is None:
            forget_of(RegisterExport, [mine.pk], now=now)
            mine.removed_at = now
            mine.save(update_fields=["removed_at"])
            trail.record("remove_register", subject=mine, at=now)


def file_of(export: RegisterExport) -> Attachment | None:
    """The file of a register; None while it is owed anew and after it was removed."""
    return Attachment.objects.there().about(export).order_by("-pk").first()


def download(export: RegisterExport, *, by: Person, now: datetime) -> Attachment | None:
    """Somebody takes a register along: the trail says who, when and which; None when there is no file."""
    with transaction.atomic():
        file = file_of(export)
        if file:
            trail.record("download_register", subject=export, by=by, at=now, details={"day": export.day.isoformat(), "sha256": file.sha256})
    return file


def kept_until(today: date, months: int) -> date:
    """The oldest day whose register is still kept today: so many calendar months back, never less than three."""
    return today - relativedelta(months=max(FLOOR, months))


def too_old(today: date, months: int) -> RegisterExportQuerySet:
    return RegisterExport.objects.there().filter(day__lt=kept_until(today, months))


def of_day(day: date) -> VisitQuerySet:
    """Who came on a local day and is still known, as they came."""
    start, end = day_bounds(midnight(day))
    came = Visit.objects.filter(arrived_at__gte=start, arrived_at__lt=end, forgotten_at__isnull=True)
    counted = came.with_loan().annotate(things=Sum("belongings__many"))
    return counted.order_by("arrived_at", "pk")


def _write(export: RegisterExport, *, now: datetime) -> None:
    """The bytes into private storage, number of visits and hash into the row, by the caller's transaction."""
    with override(settings.LANGUAGE_CODE):
        data, export.visits = workbook(export.day, of_day(export.day))
        name = f"{REGISTER}-{export.day:%Y-%m-%d}.xlsx"
    received = Received(name, Type.XLSX, data)
    keep(export, received, now=now)
    export.sha256 = received.sha256
    export.save(update_fields=["visits", "sha256", "rewritten_at"])


def workbook(day: date, visits: Iterable[Visit]) -> tuple[bytes, int]:
    """The register in the active language, the same bytes for the same visits; how many it lists."""
    out = BytesIO()
    title = f"{REGISTER} {day:%Y-%m-%d}"
    many = write(out, title=title, heads=heads(), rows=(row(visit) for visit in visits), widths=WIDTHS)
    return settled(out.getvalue(), at=midnight(day)), many


WIDTHS = (12, 24, 28, 16, 10, 24, 12, 18, 18, 14, 14, 14, 10, 16, 10, 18, 18, 18, 12, 12)


def heads() -> list[str]:
    return [
        *(
            _("Number"),
            _("Visitor"),
            _("Company"),
            _("Mobile"),
            pgettext("column", "Companions"),
            _("Names of companions"),
            _("Licence plate"),
        ),
        *(_("Host"), _("Department"), _("Purpose"), _("Visitor type"), pgettext("column", "Announced by"), _("Badge")),
        *(_("Identity checked by"), _("Belongings"), _("Arrived at"), _("Met at"), _("Left at"), _("Stayed, minutes"), _("State")),
    ]


def row(visit: Any) -> list[Any]:
    """One visit; of a VIP only that somebody came, when and to whom."""
    return [*who(visit), visit.host, visit.host.department or "", *how(visit)]


def who(visit: Visit) -> Collection[Any]:
    if visit.is_vip:
        return [visit.number, pgettext("VIP", "reserved"), "", "", visit.companions, "", ""]
    return [visit.number, visit.name, visit.company, visit.phone, visit.companions, visit.companion_names, visit.plate]


def how(visit: Any) -> Iterator[Any]:
    left = None if visit.is_time_unknown else visit.left_at
    yield from (visit.get_purpose_display(), visit.visitor_type or "", visit.get_door_display(), visit.last_badge_number)
    yield from (visit.get_identity_proof_display(), visit.things or 0, visit.arrived_at, visit.met_at, left)
    yield int(visit.stayed.total_seconds() // 60) if visit.stayed is not None else ""
    yield visit.state.label

"""Records of the visitor book in words, for who may see them."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.records import About, record_kind
from visitors.models import (
    AccuracySample,
    Badge,
    Call,
    Complaint,
    CorrectiveAction,
    Incident,
    KioskCall,
    KioskDevice,
    Message,
    Parcel,
    ParcelRound,
    RecurringPass,
    RegisterExport,
    RegisterRefusal,
    RollCall,
    Shipment,
    Visit,
    VisitGroup,
    VisitorType,
    VisitOutcome,
    VisitRequest,
    WatchEntry,
    WelcomeDay,
)


def visits(ids: Sequence[int], reader: Person) -> dict[int, About]:
    """Number and name; a visit that was forgotten has its number only."""
    seen = Visit.objects.visible_to(reader).filter(pk__in=ids)
    return {visit.pk: About(visit.number if visit.forgotten_at else f"{visit.number} {visit}", visit.get_absolute_url()) for visit in seen}


def kiosks(ids: Sequence[int], reader: Person) -> dict[int, About]:
    path = reverse("visitors:device_list") if reader.can(Can.RUN_KIOSKS) else ""
    return {device.pk: About(str(device), path) for device in KioskDevice.objects.filter(pk__in=ids)}


def badges(ids: Sequence[int], reader: Person) -> dict[int, About]:
    path = reverse("visitors:badge_list") if reader.can(Can.KEEP_BADGES) else ""
    return {badge.pk: About(badge.number, path and f"{path}?q={badge.number}") for badge in Badge.objects.filter(pk__in=ids)}


def messages(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {each.pk: About(str(each), each.get_absolute_url()) for each in Message.objects.visible_to(reader).filter(pk__in=ids)}


def outcomes(ids: Sequence[int], reader: Person) -> dict[int, About]:
    seen = VisitOutcome.objects.visible_to(reader).filter(pk__in=ids).select_related("visit")
    return {each.pk: About(str(each.visit), each.get_absolute_url()) for each in seen}


def samples(ids: Sequence[int], reader: Person) -> dict[int, About]:
    path = reverse("visitors:accuracy_list") if reader.can(Can.CHECK_ACCURACY) else ""
    return {sample.pk: About(str(sample), path) for sample in AccuracySample.objects.filter(pk__in=ids)}


def requests(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {row.pk: About(row.name, row.get_absolute_url()) for row in VisitRequest.objects.visible_to(reader).filter(pk__in=ids)}


def watch_entries(ids: Sequence[int], reader: Person) -> dict[int, About]:
    """Whom it is about reads only who keeps the list."""
    seen = WatchEntry.objects.visible_to(reader).filter(pk__in=ids)
    return {entry.pk: About(str(entry), entry.get_absolute_url()) for entry in seen}


def refusals(ids: Sequence[int], reader: Person) -> dict[int, About]:
    seen = RegisterRefusal.objects.visible_to(reader).filter(pk__in=ids)
    return {refusal.pk: About(str(refusal), refusal.get_absolute_url()) for refusal in seen}


record_kind(WatchEntry, _("watch-list entry"), watch_entries)
record_kind(RegisterRefusal, _("refusal to register"), refusals)


def registers(ids: Sequence[int], reader: Person) -> dict[int, About]:
    path = reverse("visitors:register_list") if reader.can(Can.SEE_REGISTER) else ""
    return {each.pk: About(str(each), path and f"{path}?q={each}") for each in RegisterExport.objects.filter(pk__in=ids)}


record_kind(RegisterExport, _("register of a day"), registers)


def lists(ids: Sequence[int], reader: Person) -> dict[int, About]:
    """The desk's lists by their day."""
    may = reader.can(Can.RECEIVE_VISITORS)
    return {made.pk: About(str(made), made.get_absolute_url() if may else "") for made in WelcomeDay.objects.filter(pk__in=ids)}


record_kind(Visit, _("visit"), visits)
record_kind(VisitRequest, _("request to come"), requests)


def groups(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {group.pk: About(group.title, group.get_absolute_url()) for group in VisitGroup.objects.visible_to(reader).filter(pk__in=ids)}


def recurring(ids: Sequence[int], reader: Person) -> dict[int, About]:
    seen = RecurringPass.objects.visible_to(reader).filter(pk__in=ids)
    return {one.pk: About(one.name, one.get_absolute_url()) for one in seen}


record_kind(VisitGroup, _("group of visitors"), groups)
record_kind(RecurringPass, _("recurring pass"), recurring)


def roll_calls(ids: Sequence[int], reader: Person) -> dict[int, About]:
    seen = RollCall.objects.visible_to(reader).filter(pk__in=ids)
    return {call.pk: About(f"{call.kind} {call.pk}", call.get_absolute_url()) for call in seen}


record_kind(RollCall, _("roll call"), roll_calls)


def types(ids: Sequence[int], reader: Person) -> dict[int, About]:
    path = reverse("visitors:type_list") if reader.can(Can.KEEP_VISITOR_TYPES) else ""
    return {kind.pk: About(str(kind), path) for kind in VisitorType.objects.filter(pk__in=ids)}


record_kind(VisitorType, _("visitor type"), types)
record_kind(Badge, _("badge"), badges)
record_kind(KioskDevice, _("kiosk"), kiosks, is_device=True)
record_kind(AccuracySample, _("weekly sample"), samples)
record_kind(KioskCall, _("call at a kiosk"))
record_kind(Message, _("message"), messages)
record_kind(VisitOutcome, _("outcome of a visit"), outcomes)
record_kind(WelcomeDay, _("list for the day's visitors"), lists)


def calls(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {call.pk: About(str(call), call.get_absolute_url()) for call in Call.objects.visible_to(reader).filter(pk__in=ids)}


def complaints(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {each.pk: About(str(each), each.get_absolute_url()) for each in Complaint.objects.visible_to(reader).filter(pk__in=ids)}


record_kind(Call, _("call"), calls)
record_kind(Complaint, _("complaint"), complaints)


def parcels(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {each.pk: About(str(each), each.get_absolute_url()) for each in Parcel.objects.visible_to(reader).filter(pk__in=ids)}


def parcel_rounds(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {each.pk: About(str(each), each.get_absolute_url()) for each in ParcelRound.objects.visible_to(reader).filter(pk__in=ids)}


def shipments(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {each.pk: About(str(each), each.get_absolute_url()) for each in Shipment.objects.visible_to(reader).filter(pk__in=ids)}


record_kind(Parcel, _("parcel"), parcels)
record_kind(ParcelRound, _("parcel round"), parcel_rounds)
record_kind(Shipment, _("parcel to send"), shipments)


def incidents(ids: Sequence[int], reader: Person) -> dict[int, About]:
    """Number and kind; of a restricted one nothing to who is not named."""
    seen = Incident.objects.visible_to(reader).filter(pk__in=ids)
    return {each.pk: About(f"{each.number} {each.get_kind_display()}", each.get_absolute_url()) for each in seen}


def corrective_actions(ids: Sequence[int], reader: Person) -> dict[int, About]:
    seen = CorrectiveAction.objects.filter(pk__in=ids, incident__in=Incident.objects.visible_to(reader)).select_related("incident")
    return {each.pk: About(each.what, each.get_absolute_url()) for each in seen}


record_kind(Incident, _("incident"), incidents)
record_kind(CorrectiveAction, _("corrective action"), corrective_actions)

"""How visits are found: by visitor, company, number, pass code, badge or phone."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from frontdesk.people.models import Person
from frontdesk.people.names import spellings
from frontdesk.search.sources import Hit, Source, Wording
from frontdesk.web.templatetags.ui import day_and_clock
from visitors.models import Call, Complaint, Incident, Message, Parcel, RecurringPass, Shipment, Visit, VisitGroup
from visitors.models.visit_queries import namesakes


class Visits(Source):
    model, label, icon = Visit, _("Visits"), "id-badge-2"

    def records(self) -> QuerySet[Visit]:
        return Visit.objects.filter(forgotten_at__isnull=True).prefetch_related("loans__badge")

    def wording(self, record: Visit) -> Wording:
        numbers = (record.number, record.code, record.badge_number, record.phone)
        return Wording(
            title=record.name,
            at=record.expected_at or record.arrived_at or record.created_at,
            numbers=tuple(filter(None, numbers)),
            names=tuple(filter(None, (record.name, record.phone[-4:]))),
            spellings=spellings(record.name),
            text=" \n".join(filter(None, (record.company, record.place, record.companion_names, record.plate, record.note))),
        )

    def seen_by(self, reader: Person) -> QuerySet[Visit]:
        return Visit.objects.visible_to(reader).annotate(**{"has_namesake": namesakes()})

    def hit(self, record: Visit) -> Hit:
        when = day_and_clock(record.expected_at or record.arrived_at or record.created_at)
        line = " · ".join(filter(None, (record.company, when, str(record.state.label))))
        return Hit(title=record.shown_name, line=line, number=record.number, path=record.get_absolute_url())


class Messages(Source):
    model, label, icon = Message, _("Messages"), "message-2"

    def records(self) -> QuerySet[Message]:
        return Message.objects.filter(forgotten_at__isnull=True)

    def wording(self, record: Message) -> Wording:
        return Wording(
            title=record.name,
            at=record.taken_at,
            numbers=tuple(filter(None, (record.phone,))),
            names=(record.name,),
            spellings=spellings(record.name),
            text=" \n".join(filter(None, (record.company, record.words))),
        )

    def seen_by(self, reader: Person) -> QuerySet[Message]:
        return Message.objects.visible_to(reader).select_related("recipient")

    def hit(self, record: Message) -> Hit:
        done = _("followed up") if record.followed_up_at else _("to follow up")
        line = " · ".join((day_and_clock(record.taken_at), str(record.recipient), str(done)))
        return Hit(title=record.name, line=line, number="", path=record.get_absolute_url())


class Calls(Source):
    model, label, icon = Call, _("Calls"), "phone"

    def records(self) -> QuerySet[Call]:
        return Call.objects.filter(forgotten_at__isnull=True)

    def wording(self, record: Call) -> Wording:
        return Wording(
            title=str(record),
            at=record.began_at,
            numbers=(record.phone,) if record.phone else (),
            names=tuple(filter(None, (record.name, record.phone[-4:]))),
            spellings=spellings(record.name),
            text=" \n".join(filter(None, (record.company, record.words))),
        )

    def seen_by(self, reader: Person) -> QuerySet[Call]:
        return Call.objects.visible_to(reader).select_related("person")

    def hit(self, record: Call) -> Hit:
        line = " · ".join(filter(None, (day_and_clock(record.began_at), record.company, str(record.get_outcome_display()))))
        return Hit(title=str(record), line=line, path=record.get_absolute_url())


class Complaints(Source):
    model, label, icon = Complaint, _("Complaints"), "mood-sad"

    def records(self) -> QuerySet[Complaint]:
        return Complaint.objects.filter(forgotten_at__isnull=True)

    def wording(self, record: Complaint) -> Wording:
        return Wording(
            title=record.name,
            at=record.received_at,
            numbers=tuple(filter(None, (record.number, record.phone, record.order_number))),
            names=tuple(filter(None, (record.name, record.phone[-4:]))),
            spellings=spellings(record.name),
            text=" \n".join(filter(None, (record.company, record.product, record.words, record.wish, record.outcome))),
        )

    def seen_by(self, reader: Person) -> QuerySet[Complaint]:
        return Complaint.objects.visible_to(reader)

    def hit(self, record: Complaint) -> Hit:
        line = " · ".join((day_and_clock(record.received_at), str(record.get_category_display())))
        return Hit(title=record.name, line=line, number=record.number, path=record.get_absolute_url())


class Groups(Source):
    model, label, icon = VisitGroup, _("Groups"), "users-group"

    def records(self) -> QuerySet[VisitGroup]:
        return VisitGroup.objects.filter(forgotten_at__isnull=True)

    def wording(self, record: VisitGroup) -> Wording:
        return Wording(title=record.title, at=record.expected_at, names=(record.title,))

    def seen_by(self, reader: Person) -> QuerySet[VisitGroup]:
        return VisitGroup.objects.visible_to(reader).counted()

    def hit(self, record: VisitGroup) -> Hit:
        many = ngettext("%(n)d person", "%(n)d people", record.many) % {"n": record.many}
        return Hit(title=record.title, line=f"{day_and_clock(record.expected_at)} · {many}", path=record.get_absolute_url())


class Passes(Source):
    model, label, icon = RecurringPass, _("Recurring passes"), "repeat"

    def records(self) -> QuerySet[RecurringPass]:
        return RecurringPass.objects.filter(forgotten_at__isnull=True)

    def wording(self, record: RecurringPass) -> Wording:
        return Wording(
            title=record.name,
            at=record.created_at,
            numbers=(record.phone,) if record.phone else (),
            names=tuple(filter(None, (record.name, record.phone[-4:]))),
            spellings=spellings(record.name),
            text=" \n".join(filter(None, (record.company, record.place, record.note))),
        )

    def seen_by(self, reader: Person) -> QuerySet[RecurringPass]:
        return RecurringPass.objects.visible_to(reader)

    def hit(self, record: RecurringPass) -> Hit:
        line = " · ".join(filter(None, (record.company, record.days_in_words)))
        return Hit(title=record.name, line=line, path=record.get_absolute_url())


class Parcels(Source):
    model, label, icon = Parcel, _("Parcels"), "package"

    def records(self) -> QuerySet[Parcel]:
        return Parcel.objects.filter(forgotten_at__isnull=True)

    def wording(self, record: Parcel) -> Wording:
        ends = (record.number[-4:], record.number[-6:])  # what people read out of a message of the carrier
        return Wording(title=record.number, at=record.received_at, numbers=(record.number,), names=ends, text=record.sender)

    def seen_by(self, reader: Person) -> QuerySet[Parcel]:
        return Parcel.objects.visible_to(reader).select_related("recipient")

    def hit(self, record: Parcel) -> Hit:
        state = _("handed over") if record.collected_at else _("gone back") if record.returned_at else _("waits")
        line = " · ".join((str(record.get_carrier_display()), str(record.recipient), day_and_clock(record.received_at), str(state)))
        return Hit(title=record.number, line=line, path=record.get_absolute_url())


class Shipments(Source):
    model, label, icon = Shipment, _("Parcels to send"), "package-export"

    def records(self) -> QuerySet[Shipment]:
        return Shipment.objects.filter(forgotten_at__isnull=True)

    def wording(self, record: Shipment) -> Wording:
        return Wording(
            title=record.to_name,
            at=record.asked_at,
            numbers=tuple(filter(None, (record.number,))),
            names=(record.to_name,),
            spellings=spellings(record.to_name),
            text=" \n".join(filter(None, (record.to_company, record.what))),
        )

    def seen_by(self, reader: Person) -> QuerySet[Shipment]:
        return Shipment.objects.visible_to(reader).select_related("asker")

    def hit(self, record: Shipment) -> Hit:
        line = " · ".join(filter(None, (record.what, str(record.asker), day_and_clock(record.asked_at))))
        return Hit(title=record.to_name, line=line, number=record.number, path=record.get_absolute_url())


class Incidents(Source):
    model, label, icon = Incident, _("Incidents"), "alert-triangle"

    def records(self) -> QuerySet[Incident]:
        return Incident.objects.filter(forgotten_at__isnull=True)

    def wording(self, record: Incident) -> Wording:
        texts = (
            record.words,
            record.demands,
            record.place,
            record.people,
            record.claim_found,
            record.outcome,
            record.report,
            record.lessons,
        )
        return Wording(
            title=record.title, at=record.reported_at, numbers=(record.number,), names=(record.title,), text=" \n".join(filter(None, texts))
        )

    def seen_by(self, reader: Person) -> QuerySet[Incident]:
        return Incident.objects.visible_to(reader)

    def hit(self, record: Incident) -> Hit:
        line = " · ".join((str(record.get_kind_display()), day_and_clock(record.reported_at), str(record.state.label)))
        return Hit(title=record.title, line=line, number=record.number, path=record.get_absolute_url())

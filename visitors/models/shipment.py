"""A parcel to send 寄件: asked for by a colleague, paid by a department, sent the same day or given back the same day."""

from datetime import date, datetime

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from frontdesk.people import phones
from frontdesk.people.models import Person
from frontdesk.people.names import normal
from frontdesk.people.permissions import Can
from frontdesk.search.finding import held_by
from visitors.models.carrier import Carrier, tidy
from visitors.models.parcel import END

OPEN = Q(sent_at__isnull=True, given_back_at__isnull=True, cancelled_at__isnull=True)
ONE_END = (
    Q(sent_at__isnull=True, given_back_at__isnull=True)
    | Q(sent_at__isnull=True, cancelled_at__isnull=True)
    | Q(given_back_at__isnull=True, cancelled_at__isnull=True)
)


class Fate(models.TextChoices):
    """What became of a parcel by the day on which it was to go."""

    ON_DAY = "on-day", _("sent on its day")
    BACK = "back", _("given back")
    LATE = "late", _("sent later")
    HERE = "here", _("still here")


FATE = Case(  # of rows that know `sent_on`
    When(sent_at__isnull=False, sent_on__lte=F("goes_on"), then=Value(Fate.ON_DAY)),
    When(sent_at__isnull=False, then=Value(Fate.LATE)),
    When(given_back_at__isnull=False, then=Value(Fate.BACK)),
    default=Value(Fate.HERE),
)


class ShipmentQuerySet(models.QuerySet["Shipment"]):
    def visible_to(self, person: Person) -> "ShipmentQuerySet":
        """Whoever asked for it, the head of the department that pays, and the desk."""
        if person.can(Can.HANDLE_PARCELS):
            return self
        return self.filter(Q(asker=person) | Q(department__head=person)) if person.can(Can.USE_OFFICE) else self.none()

    def open(self) -> "ShipmentQuerySet":
        return self.filter(OPEN, forgotten_at__isnull=True)

    def sent_between(self, begin: datetime, end: datetime) -> "ShipmentQuerySet":
        return self.filter(sent_at__gte=begin, sent_at__lt=end)

    def going_between(self, begin: date, end: date, today: date) -> "ShipmentQuerySet":
        """Whose day lies there and is over, or whose fate is known before its end; what was taken back was not to go."""
        known = Q(goes_on__lt=today) | Q(sent_at__isnull=False) | Q(given_back_at__isnull=False)
        return self.filter(known, goes_on__gte=begin, goes_on__lt=end, cancelled_at__isnull=True)

    def of_fate(self, fate: str) -> "ShipmentQuerySet":
        return self.annotate(sent_on=TruncDate("sent_at")).annotate(fate=FATE).filter(fate=fate)

    def matching(self, text: str) -> "ShipmentQuerySet":
        """By number, addressee, company, what is in it, or who asked for it."""
        rows, number = self.model._default_manager, tidy(text)
        ways = [rows.filter(asker__in=Person.objects.named_like(text).values("pk"))] if normal(text) else []
        return held_by(self, text, *ways, *([rows.filter(number__contains=number)] if len(number) >= END else []))


class Shipment(models.Model):
    asker = models.ForeignKey("people.Person", models.PROTECT, related_name="shipments")
    department = models.ForeignKey("people.Department", models.PROTECT, related_name="shipments", help_text="which pays")
    to_name = models.CharField(max_length=120)
    to_company = models.CharField(max_length=120, blank=True)
    to_phone = models.CharField(max_length=20)
    to_address = models.CharField(max_length=300)
    what = models.CharField(max_length=120, help_text="what is in it")
    note = models.CharField(max_length=200, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    goes_on = models.DateField(help_text="the working day on which it is sent or given back")
    unsent_at = models.DateTimeField(null=True, blank=True, help_text="when the sender was told that it will not go")
    number = models.CharField(max_length=40, blank=True)
    carrier = models.CharField(max_length=10, choices=Carrier.choices, blank=True)
    fee = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    given_back_at = models.DateTimeField(null=True, blank=True)
    given_back_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=200, blank=True, help_text="why it was given back")
    forgotten_at = models.DateTimeField(null=True, blank=True)

    objects = ShipmentQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["asker", "-asked_at"]),
            models.Index(fields=["-asked_at"], name="visitors_shipment_asked"),
            models.Index(fields=["sent_at", "department"], name="visitors_shipment_sent"),
        ]
        constraints = [
            *(pair("shipment", fact) for fact in ("asked", "sent", "given_back", "cancelled")),
            models.CheckConstraint(condition=ONE_END, name="shipment_ends_once"),
            models.CheckConstraint(condition=Q(sent_at__isnull=True) | Q(fee__gte=0), name="shipment_sent_has_a_fee"),
        ]

    def __str__(self) -> str:
        return self.to_name

    def get_absolute_url(self) -> str:
        return reverse("visitors:shipment_detail", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.sent_at is None and self.given_back_at is None and self.cancelled_at is None

    @property
    def shown_phone(self) -> str:
        return phones.shown(self.to_phone)

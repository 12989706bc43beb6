"""A parcel 快递 that came in: it waits on a shelf until somebody collects it, a round brings it or the carrier takes it back."""

from datetime import date, datetime, time, timedelta

from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from frontdesk.people.models import Person
from frontdesk.people.names import normal
from frontdesk.people.permissions import Can
from frontdesk.search.finding import held_by, records_with
from frontdesk.workdays.calendar import Calendar
from visitors.models.carrier import Carrier, tidy

END = 4  # signs of a number that its search row has apart
WAITS = Q(collected_at__isnull=True, returned_at__isnull=True)


class ParcelKind(models.TextChoices):
    BUSINESS = "business", _("business")
    PRIVATE = "private", _("private")


class How(models.TextChoices):
    """What a hand-over is proved by."""

    CODE = "code", _("by pick-up code")
    SIGNATURE = "signature", _("signed for")
    ROUND = "round", _("brought on a round")


class Why(models.TextChoices):
    """Why a parcel goes back to the carrier."""

    UNCLAIMED = "unclaimed", _("nobody collected it")
    REFUSED = "refused", _("the recipient does not want it")
    UNKNOWN = "unknown", _("wrong address")


class ParcelQuerySet(models.QuerySet["Parcel"]):
    def visible_to(self, person: Person) -> "ParcelQuerySet":
        """The recipient, whoever collected it, of business ones who stands in or was told while the recipient is away, and the desk."""
        if person.can(Can.HANDLE_PARCELS):
            return self
        if not person.can(Can.USE_OFFICE):
            return self.none()
        rows = self.model._default_manager.values_list("pk", flat=True)
        business = rows.filter(kind=ParcelKind.BUSINESS)
        stands_in = business.filter(recipient__in=Person.objects.filter(stand_in=person).values("pk"))
        ways = (rows.filter(taker=person), stands_in, business.filter(told_instead=person))
        return self.filter(pk__in=rows.filter(recipient=person).union(*ways))

    def waiting(self) -> "ParcelQuerySet":
        return self.filter(WAITS, forgotten_at__isnull=True)

    def received_between(self, begin: datetime, end: datetime) -> "ParcelQuerySet":
        return self.filter(received_at__gte=begin, received_at__lt=end)

    def told_on_its_day(self, is_same_day: bool) -> "ParcelQuerySet":
        """Of those whose recipient was told, or waits to be: told on the day they came; or else later, or not yet."""
        days = self.annotate(told_on=TruncDate("told_at"), came_on=TruncDate("received_at"))
        same_day = Case(When(told_on=F("came_on"), then=True), default=False)
        return days.filter(WAITS | Q(told_at__isnull=False)).annotate(is_same_day=same_day).filter(is_same_day=is_same_day)

    def untold(self) -> "ParcelQuerySet":
        """Whose recipient has not heard of them yet."""
        return self.waiting().filter(told_at__isnull=True)

    def for_rounds(self) -> "ParcelQuerySet":
        """Business ones that wait: a round brings them. One that goes back to the carrier is brought no more."""
        return self.waiting().filter(kind=ParcelKind.BUSINESS, unclaimed_at__isnull=True)

    def matching(self, text: str) -> "ParcelQuerySet":
        """By the number, its beginning or its end, the shelf, the sender, or the recipient in hanzi, pinyin or initials."""
        rows, number = self.model._default_manager, tidy(text)
        ways = [rows.filter(recipient__in=Person.objects.named_like(text).values("pk"))] if normal(text) else []
        if len(number) >= END:
            ways.append(rows.filter(number__endswith=number, pk__in=records_with(self.model, number[-END:])))
        return held_by(self, text, *ways, rows.filter(shelf=text.strip().upper()))


class Parcel(models.Model):
    number = models.CharField(max_length=40, help_text="the carrier's; capitals, no spaces")
    again = models.PositiveSmallIntegerField(default=0, help_text="how many of this number were logged before, each confirmed")
    carrier = models.CharField(max_length=10, choices=Carrier.choices, default=Carrier.OTHER)
    recipient = models.ForeignKey("people.Person", models.PROTECT, related_name="parcels")
    kind = models.CharField(max_length=10, choices=ParcelKind.choices, default=ParcelKind.BUSINESS)
    sender = models.CharField(max_length=120, blank=True)
    shelf = models.CharField(max_length=20, blank=True)
    code = models.CharField(max_length=6, blank=True, help_text="the pick-up code; known to whom the parcel is for, not to the desk")
    is_damaged = models.BooleanField(default=False)
    damage = models.CharField(max_length=200, blank=True, help_text="what the wrapping looked like")
    received_at = models.DateTimeField()
    received_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    told_at = models.DateTimeField(null=True, blank=True)
    told_instead = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+", help_text="who was told too while the recipient was away"
    )
    reminded_at = models.DateTimeField(null=True, blank=True)
    unclaimed_at = models.DateTimeField(null=True, blank=True, help_text="since then it is to go back to the carrier")
    round = models.ForeignKey("visitors.ParcelRound", models.PROTECT, null=True, blank=True, related_name="parcels")
    collected_at = models.DateTimeField(null=True, blank=True)
    collected_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+", help_text="who handed it over"
    )
    taker = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="parcels_taken")
    how = models.CharField(max_length=10, choices=How.choices, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    why = models.CharField(max_length=10, choices=Why.choices, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    objects = ParcelQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["recipient", "-received_at"]),
            models.Index(fields=["-received_at"], name="visitors_parcel_received"),
            models.Index(fields=["received_at"], condition=WAITS, name="visitors_parcel_waiting"),
            models.Index(fields=["received_at"], condition=Q(returned_at__isnull=False), name="visitors_parcel_returned"),
            models.Index(fields=["shelf"], name="visitors_parcel_shelf"),
        ]
        constraints = [
            *(pair("parcel", fact) for fact in ("received", "collected", "returned")),
            models.UniqueConstraint(fields=["number", "again"], condition=Q(forgotten_at__isnull=True), name="parcel_number_once"),
            models.UniqueConstraint(fields=["code"], condition=WAITS & ~Q(code=""), name="parcel_code_once_among_waiting"),
            models.CheckConstraint(
                condition=Q(collected_at__isnull=True) | Q(returned_at__isnull=True), name="parcel_collected_or_returned"
            ),
            models.CheckConstraint(
                condition=Q(collected_at__isnull=True, taker__isnull=True, how="")
                | Q(collected_at__isnull=False, taker__isnull=False) & ~Q(how=""),
                name="parcel_collected_by_whom_and_how",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("visitors:parcel_detail", args=[self.pk])

    @property
    def is_waiting(self) -> bool:
        return self.collected_at is None and self.returned_at is None

    @property
    def is_business(self) -> bool:
        return self.kind == ParcelKind.BUSINESS

    def code_for(self, reader: Person) -> str:
        """The code for whom the parcel is for; of a business one also for who stands in or acts for them. Whoever hands it over asks."""
        knows = reader.pk == self.recipient_id or (self.is_business and reader.pk in (self.recipient.stand_in_id, self.told_instead_id))
        return self.code if knows and self.is_waiting else ""

    def on_day(self, many: int, calendar: Calendar) -> date:
        """So many days after it came, moved to the next working day."""
        return calendar.shift(timezone.localdate(self.received_at) + timedelta(days=many), "next")

    def remind_at(self, days: int, at: time, calendar: Calendar) -> datetime:
        return timezone.make_aware(datetime.combine(self.on_day(days, calendar), at))

    def give_up_at(self, days: int, at: time, calendar: Calendar) -> datetime:
        """Never on the day of the reminder: after a long holiday both would fall on one, and nobody could come in between.

        Whoever was never reminded, because that rule stands still, has two working days more.
        """
        day = self.on_day(days, calendar)
        if self.reminded_at is None:
            day = calendar.add_workdays(day, 2)
        elif timezone.localdate(self.reminded_at) >= day:
            day = calendar.next_workday(timezone.localdate(self.reminded_at))
        return timezone.make_aware(datetime.combine(day, at))

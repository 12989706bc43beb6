"""A complaint 投诉: what was wrong, which department answers, and what the customer was told."""

from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frontdesk.facts import pair
from frontdesk.people import phones
from frontdesk.people.permissions import Can

if TYPE_CHECKING:
    from frontdesk.people.models import Person


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    def visible_to(self, person: "Person") -> "ComplaintQuerySet":
        """The department's head and who stands in for them, who deals with it, who wrote it down, and the desk."""
        if not person.can(Can.USE_OFFICE):
            return self.none()
        if person.can(Can.TAKE_MESSAGES):
            return self
        heads = Q(department__head=person) | Q(department__head__stand_in=person)
        return self.filter(heads | Q(handler=person) | Q(received_by=person))

    def matching(self, text: str) -> "ComplaintQuerySet":
        """By its number, the customer's name, company or number, the order, the product, or a word of it."""
        asked = Q(number__icontains=text) | Q(name__icontains=text) | Q(company__icontains=text) | Q(words__icontains=text)
        asked |= Q(order_number__icontains=text) | Q(product__icontains=text)
        digits = phones.digits(text)
        return self.filter(asked | Q(phone__endswith=digits) if len(digits) >= 4 else asked)

    def open(self) -> "ComplaintQuerySet":
        """The customer has not been told what came of it."""
        return self.filter(answered_at__isnull=True, forgotten_at__isnull=True)

    def uncontacted(self) -> "ComplaintQuerySet":
        return self.open().filter(contacted_at__isnull=True)

    def unrated(self) -> "ComplaintQuerySet":
        """Answered, and the customer was not asked yet whether they are satisfied."""
        return self.filter(answered_at__isnull=False, rated_at__isnull=True, forgotten_at__isnull=True)


class Complaint(models.Model):
    class Category(models.TextChoices):
        QUALITY = "quality", _("quality")
        DELIVERY = "delivery", pgettext_lazy("of a complaint", "delivery")
        SERVICE = "service", pgettext_lazy("of a complaint", "service")
        PRICE = "price", _("price, invoice")
        STAFF = "staff", _("conduct of staff")
        OTHER = "other", pgettext_lazy("of a complaint", "something else")

    number = models.CharField(max_length=20, blank=True, db_index=True)
    call = models.ForeignKey("visitors.Call", models.PROTECT, null=True, blank=True, related_name="complaints")
    name = models.CharField(max_length=120)
    company = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    category = models.CharField(max_length=20, choices=Category.choices)
    order_number = models.CharField(max_length=60, blank=True)
    product = models.CharField(max_length=120, blank=True)
    words = models.CharField(max_length=2000)
    wish = models.CharField(max_length=300, blank=True, help_text="what the customer would like us to do")
    department = models.ForeignKey("people.Department", models.PROTECT, related_name="+", help_text="which answers")
    handler = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+", help_text="who deals with it; the head unless given on"
    )
    incident = models.OneToOneField("visitors.Incident", models.PROTECT, null=True, blank=True, related_name="complaint")
    received_at = models.DateTimeField(help_text="when the customer complained")
    received_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    contacted_at = models.DateTimeField(null=True, blank=True, help_text="the department spoke to the customer")
    contacted_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    contact = models.CharField(max_length=500, blank=True, help_text="what was said then")
    answered_at = models.DateTimeField(null=True, blank=True, help_text="the customer was told what came of it")
    answered_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=1000, blank=True)
    rated_at = models.DateTimeField(null=True, blank=True, help_text="the customer was asked whether they are satisfied")
    rated_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    score = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)], help_text="1 to 5; empty: no answer"
    )
    rating = models.CharField(max_length=300, blank=True, help_text="what the customer said about it")
    forgotten_at = models.DateTimeField(null=True, blank=True)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["received_at"])]
        constraints = [
            *(pair("complaint", fact) for fact in ("received", "contacted", "answered", "rated")),
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="complaint_number_once"),
            models.CheckConstraint(condition=Q(score__isnull=True) | Q(score__range=(1, 5)), name="complaint_score_of_five"),
            models.CheckConstraint(condition=Q(score__isnull=True) | Q(rated_at__isnull=False), name="complaint_score_when_rated"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("visitors:complaint_detail", args=[self.pk])

    @property
    def shown_phone(self) -> str:
        return phones.shown(self.phone)

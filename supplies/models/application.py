"""采购申请单: budget, purpose, suppliers; agreed to before anything is ordered."""

from decimal import Decimal
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Can
from supplies.models.agreement import AgreedPrice
from supplies.models.bought import Bought
from supplies.models.item import Item
from supplies.models.plan import PlanLine, PurchasePlan
from supplies.models.price import CENT, PRICE_CHECK, Priced
from supplies.models.quote import Quote
from supplies.models.supplier import Supplier

PERSON = settings.AUTH_USER_MODEL


class ApplicationQuerySet(models.QuerySet["Application"]):
    """Every read of the purchase applications."""

    def visible_to(self, reader: Person) -> Self:
        """They hold prices."""
        return self if reader.can(Can.BUY_SUPPLIES) else self.none()

    def matching(self, words: str) -> Self:
        """By number, purpose or what is bought."""
        lines = ApplicationLine.objects.filter(Q(item__name__icontains=words) | Q(special__icontains=words))
        return self.filter(Q(number__icontains=words) | Q(purpose__icontains=words) | Q(pk__in=lines.values("application")))

    def open(self) -> Self:
        """Nobody has decided yet."""
        return self.filter(approved_at__isnull=True, refused_at__isnull=True)

    def standing(self) -> Self:
        return self.filter(refused_at__isnull=True)

    def to_order(self) -> Self:
        """Agreed to, and something in it is in no order that stands."""
        ordered = ApplicationLine.objects.filter(ordered__order__cancelled_at__isnull=True, ordered__isnull=False)
        left = ApplicationLine.objects.exclude(pk__in=ordered.values("pk"))
        return self.filter(approved_at__isnull=False, pk__in=left.values("application"))


class Application(models.Model):
    """采购申请单: budget, purpose, suppliers; the admin manager agrees before any order."""

    class Route(models.TextChoices):
        FAST = "fast", _("fast path")
        USUAL = "usual", _("three quotes")
        AGREEMENT = "agreement", _("supply agreement")
        TENDER = "tender", _("tender")
        COLLECTIVE = "collective", _("collective decision")

    number = models.CharField(max_length=30, blank=True, db_index=True)
    plan = models.ForeignKey(PurchasePlan, models.PROTECT, null=True, blank=True, related_name="applications")
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True, related_name="+")  # whose budget; none: the house's
    purpose = models.CharField(max_length=200)
    route = models.CharField(max_length=10, choices=Route)
    decision = models.CharField(max_length=200, blank=True)  # of a tender or collective decision: who met when, what they decided
    total = models.DecimalField(max_digits=14, decimal_places=2)  # yuan with tax
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    words = models.CharField(max_length=200, blank=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            pair("supply_application", "approved"),
            pair("supply_application", "refused"),
            models.CheckConstraint(condition=Q(approved_at__isnull=True) | Q(refused_at__isnull=True), name="application_decided_once"),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("supplies:application_detail", args=[self.pk])


class ApplicationLine(Bought, Priced):
    """What is to be bought of whom at which price: a chosen quote, a supply agreement's price, or one written on the fast path.

    `quantity` in base units. A special need has words instead of an item of the catalogue, and never enters stock.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="lines")
    plan_line = models.ForeignKey(PlanLine, models.PROTECT, null=True, blank=True, related_name="applied")
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="+")
    special = models.CharField(max_length=120, blank=True)
    quantity = models.PositiveIntegerField()
    supplier = models.ForeignKey(Supplier, models.PROTECT, related_name="+")
    quote = models.ForeignKey(Quote, models.PROTECT, null=True, blank=True, related_name="+")
    agreed = models.ForeignKey(AgreedPrice, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(item__isnull=True) ^ Q(special=""), name="application_item_or_special"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="application_of_something"),
            models.CheckConstraint(condition=PRICE_CHECK, name="application_price_makes_sense"),
        ]

    def __str__(self) -> str:
        return f"{self.item or self.special} × {self.quantity}"

    @property
    def total(self) -> Decimal:
        """Yuan with tax."""
        return self.gross(self.quantity)

    @property
    def net(self) -> Decimal:
        """Yuan without tax: what a budget is charged with."""
        return (self.unit_net * self.quantity).quantize(CENT)

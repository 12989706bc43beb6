"""采购单 to one supplier."""

from datetime import date
from decimal import Decimal
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse

from frontdesk.facts import pair
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from supplies.models.application import Application, ApplicationLine
from supplies.models.bought import Bought
from supplies.models.item import Item
from supplies.models.price import PRICE_CHECK, Priced
from supplies.models.store import Store
from supplies.models.supplier import Supplier

PERSON = settings.AUTH_USER_MODEL


class OrderQuerySet(models.QuerySet["Order"]):
    """Every read of the orders."""

    def visible_to(self, reader: Person) -> Self:
        """Who receives sees what comes; the prices on it only who buys."""
        return self if reader.can(Can.RUN_SUPPLIES) else self.none()

    def matching(self, words: str) -> Self:
        """By number, supplier or what is ordered."""
        lines = OrderLine.objects.filter(Q(item__name__icontains=words) | Q(special__icontains=words))
        return self.filter(Q(number__icontains=words) | Q(supplier__name__icontains=words) | Q(pk__in=lines.values("order")))

    def running(self) -> Self:
        """Something is awaited still."""
        return self.filter(cancelled_at__isnull=True, done_at__isnull=True)

    def late(self, today: date) -> Self:
        return self.running().filter(expected_on__lt=today)

    def papers_owed(self) -> Self:
        """Something came, and the papers of it are not handed in."""
        return self.filter(receipts__handed_in_at__isnull=True, receipts__isnull=False).distinct()


class Order(models.Model):
    """采购单 to one supplier."""

    number = models.CharField(max_length=30, blank=True, db_index=True)
    application = models.ForeignKey(Application, models.PROTECT, related_name="orders")
    supplier = models.ForeignKey(Supplier, models.PROTECT, related_name="orders")
    store = models.ForeignKey(Store, models.PROTECT, related_name="+")
    expected_on = models.DateField(null=True, blank=True)
    ordered_at = models.DateTimeField()
    ordered_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)  # everything came, or the rest is not awaited any more
    reimbursed_at = models.DateTimeField(null=True, blank=True)  # its papers were handed in
    reimbursed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    words = models.CharField(max_length=200, blank=True)  # why it was cancelled, or why the rest is not awaited

    objects = OrderQuerySet.as_manager()

    class Meta:
        ordering = ["-ordered_at", "-pk"]
        constraints = [pair("supply_order", "cancelled"), pair("supply_order", "reimbursed")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("supplies:order_detail", args=[self.pk])


class OrderLineQuerySet(models.QuerySet["OrderLine"]):
    """Every read of the lines of orders."""

    def with_accepted(self) -> Self:
        """Each with `accepted` so far and what is `open` of it."""
        accepted = Coalesce(Sum("received__accepted"), 0)
        return self.annotate(accepted=accepted).annotate(open=Greatest(F("quantity") - F("accepted"), 0))


class OrderLine(Bought, Priced):
    """`quantity` in base units. A special need has words instead of an item of the catalogue, and never enters stock."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="lines")
    applied = models.ForeignKey(ApplicationLine, models.PROTECT, related_name="ordered")
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="+")
    special = models.CharField(max_length=120, blank=True)
    quantity = models.PositiveIntegerField()
    accepted: int  # both by `with_accepted`
    open: int

    objects = OrderLineQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(item__isnull=True) ^ Q(special=""), name="order_item_or_special"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="order_of_something"),
            models.CheckConstraint(condition=PRICE_CHECK, name="order_price_makes_sense"),
        ]

    def __str__(self) -> str:
        return f"{self.item or self.special} × {self.quantity}"

    @property
    def total(self) -> Decimal:
        """Yuan with tax."""
        return self.gross(self.quantity)

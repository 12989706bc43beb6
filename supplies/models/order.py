"""采购单 to one supplier."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from frontdesk.facts import pair
from supplies.models.application import Application, ApplicationLine
from supplies.models.item import Item
from supplies.models.price import PRICE_CHECK, Priced
from supplies.models.store import Store
from supplies.models.supplier import Supplier

PERSON = settings.AUTH_USER_MODEL


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

    class Meta:
        ordering = ["-ordered_at", "-pk"]
        constraints = [pair("supply_order", "cancelled"), pair("supply_order", "reimbursed")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("supplies:order_detail", args=[self.pk])


class OrderLine(Priced):
    """`quantity` in base units. A special need has words instead of an item of the catalogue, and never enters stock."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="lines")
    applied = models.ForeignKey(ApplicationLine, models.PROTECT, related_name="ordered")
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="+")
    special = models.CharField(max_length=120, blank=True)
    quantity = models.PositiveIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(item__isnull=True) ^ Q(special=""), name="order_item_or_special"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="order_of_something"),
            models.CheckConstraint(condition=PRICE_CHECK, name="order_price_makes_sense"),
        ]

    def __str__(self) -> str:
        return f"{self.item or self.special} × {self.quantity}"

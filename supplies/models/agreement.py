"""供货协议: prices fixed for a term."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse

from frontdesk.facts import pair
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from supplies.models.item import Item
from supplies.models.price import PRICE_CHECK, Priced
from supplies.models.supplier import Supplier

PERSON = settings.AUTH_USER_MODEL


class AgreementQuerySet(models.QuerySet["Agreement"]):
    """Every read of the supply agreements."""

    def visible_to(self, reader: Person) -> Self:
        return self if reader.can(Can.BUY_SUPPLIES) else self.none()

    def counted(self) -> Self:
        """With `items`: of how many a price is agreed."""
        return self.annotate(items=Count("prices"))

    def in_force(self, on: date) -> Self:
        return self.filter(from_on__lte=on, until_on__gte=on, ended_at__isnull=True)


class Agreement(models.Model):
    """供货协议: orders at its prices need no new quotes until it ends."""

    number = models.CharField(max_length=60, blank=True)
    supplier = models.ForeignKey(Supplier, models.PROTECT, related_name="agreements")
    from_on = models.DateField()
    until_on = models.DateField()
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ["until_on", "pk"]
        constraints = [
            pair("agreement", "ended"),
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="agreement_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.supplier} {self.until_on}"

    def get_absolute_url(self) -> str:
        return reverse("supplies:agreement_detail", args=[self.pk])


class AgreedPrice(Priced):
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="prices")
    item = models.ForeignKey(Item, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["item_id"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "item"], name="agreement_price_once"),
            models.CheckConstraint(condition=PRICE_CHECK, name="agreement_price_makes_sense"),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.price}"

"""比价: what suppliers ask for the lines of a plan, side by side; and fewer of them than the rule asks for, signed for."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from frontdesk.facts import pair
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from supplies.models.plan import PlanLine
from supplies.models.price import PRICE_CHECK, Priced
from supplies.models.supplier import Supplier

PERSON = settings.AUTH_USER_MODEL


class Quote(Priced):
    """What one supplier asks for one line of a plan. Chosen though not the lowest: with a reason."""

    line = models.ForeignKey(PlanLine, models.PROTECT, related_name="quotes")
    supplier = models.ForeignKey(Supplier, models.PROTECT, related_name="quotes")
    quality = models.PositiveSmallIntegerField(null=True, blank=True)  # 1 to 5
    delivery_days = models.PositiveSmallIntegerField(null=True, blank=True)  # working days
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField(null=True, blank=True)
    chosen_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["line_id", "pk"]
        constraints = [
            pair("supply_quote", "chosen"),
            models.UniqueConstraint(fields=["line", "supplier"], name="quote_once_a_supplier"),
            models.UniqueConstraint(fields=["line"], condition=Q(chosen_at__isnull=False), name="one_quote_is_chosen"),
            models.CheckConstraint(condition=PRICE_CHECK, name="quote_price_makes_sense"),
        ]

    def __str__(self) -> str:
        return f"{self.supplier}: {self.price}"


class QuoteExceptionQuerySet(models.QuerySet["QuoteException"]):
    """Every read of the exceptions."""

    def visible_to(self, reader: Person) -> Self:
        return self if reader.can(Can.BUY_SUPPLIES) else self.none()

    def signed(self) -> Self:
        return self.filter(signed_at__isnull=False)


class QuoteException(models.Model):
    """Fewer quotes than the rule asks for: asked for with a reason, signed by the admin manager."""

    line = models.OneToOneField(PlanLine, models.PROTECT, related_name="exception")
    reason = models.CharField(max_length=200)
    asked_at = models.DateTimeField(null=True, blank=True)
    asked_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = QuoteExceptionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [pair("quote_exception", "asked"), pair("quote_exception", "signed")]

    def __str__(self) -> str:
        return self.reason

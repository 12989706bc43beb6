"""到货单 and its inspection 验收: only what is accepted enters stock and cost."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from supplies.models.order import Order, OrderLine

PERSON = settings.AUTH_USER_MODEL


class ReceiptQuerySet(models.QuerySet["Receipt"]):
    """Every read of the receipts."""

    def visible_to(self, reader: Person) -> Self:
        return self if reader.can(Can.RUN_SUPPLIES) else self.none()

    def matching(self, words: str) -> Self:
        """By its number, the order's, the delivery note's, or the supplier."""
        numbers = Q(number__icontains=words) | Q(order__number__icontains=words) | Q(paper__icontains=words)
        return self.filter(numbers | Q(order__supplier__name__icontains=words))

    def papers_owed(self) -> Self:
        return self.filter(handed_in_at__isnull=True)

    def to_return(self) -> Self:
        """Something was not taken and is not back at the supplier."""
        return self.filter(pk__in=ReceiptLine.objects.to_return().values("receipt"))


class Receipt(models.Model):
    """到货单 with its inspection 验收."""

    number = models.CharField(max_length=30, blank=True, db_index=True)
    order = models.ForeignKey(Order, models.PROTECT, related_name="receipts")
    paper = models.CharField(_("delivery note"), max_length=60, blank=True)
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField(null=True, blank=True)  # its papers, for reimbursement
    handed_in_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at", "-pk"]
        constraints = [pair("supply_receipt", "handed_in")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("supplies:receipt_detail", args=[self.pk])

    @property
    def goes_back(self) -> int:
        """Base units that are or go back at the supplier; of prefetched lines without a query."""
        return sum(line.returned for line in self.lines.all())

    @property
    def awaits_return(self) -> bool:
        return any(line.returned and not line.returned_at for line in self.lines.all())


class ReceiptLineQuerySet(models.QuerySet["ReceiptLine"]):
    """Every read of the lines of receipts."""

    def to_return(self) -> Self:
        return self.filter(Q(rejected__gt=0) | Q(too_many__gt=0), returned_at__isnull=True)


class ReceiptLine(models.Model):
    """Base units: delivered = accepted + rejected + returned as too many. Only what is accepted enters stock and cost."""

    receipt = models.ForeignKey(Receipt, models.PROTECT, related_name="lines")
    line = models.ForeignKey(OrderLine, models.PROTECT, related_name="received")
    delivered = models.PositiveIntegerField()
    accepted = models.PositiveIntegerField()
    rejected = models.PositiveIntegerField(default=0)
    too_many = models.PositiveIntegerField(default=0)
    is_brand_right = models.BooleanField(default=True)
    is_specification_right = models.BooleanField(default=True)
    is_quality_right = models.BooleanField(default=True)
    reason = models.CharField(max_length=200, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = ReceiptLineQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            pair("receipt_line", "returned"),
            models.UniqueConstraint(fields=["receipt", "line"], name="receipt_line_once"),
            models.CheckConstraint(
                condition=Q(delivered=F("accepted") + F("rejected") + F("too_many"), delivered__gt=0), name="receipt_adds_up"
            ),
            models.CheckConstraint(condition=Q(rejected=0) | ~Q(reason=""), name="receipt_rejected_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.line.item or self.line.special} × {self.accepted}"

    @property
    def returned(self) -> int:
        """Base units that go back to the supplier."""
        return self.rejected + self.too_many

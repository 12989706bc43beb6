"""到货单 and its inspection 验收: only what is accepted enters stock and cost."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from supplies.models.order import Order, OrderLine

PERSON = settings.AUTH_USER_MODEL


class Receipt(models.Model):
    """到货单 with its inspection 验收."""

    number = models.CharField(max_length=30, blank=True, db_index=True)
    order = models.ForeignKey(Order, models.PROTECT, related_name="receipts")
    paper = models.CharField(_("delivery note"), max_length=60, blank=True)
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-received_at", "-pk"]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("supplies:receipt_detail", args=[self.pk])


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

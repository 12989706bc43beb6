"""采购计划: what is bought for a month, or because it fell below its minimum in between; each line opens who asked for it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from supplies.models.bought import Bought
from supplies.models.demand import DemandLine, DemandRound
from supplies.models.item import Item

PERSON = settings.AUTH_USER_MODEL


class PurchasePlan(models.Model):
    """采购计划 of a round, or of what fell below its minimum between rounds."""

    round = models.OneToOneField(DemandRound, models.PROTECT, null=True, blank=True, related_name="plan")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return str(self.round or self.reason)

    def get_absolute_url(self) -> str:
        return reverse("supplies:plan_detail", args=[self.pk])


class PlanLine(models.Model):
    """Base units. to_buy = demanded − cut + to_minimum − available − on_order, not below zero, rounded up to packs."""

    plan = models.ForeignKey(PurchasePlan, models.PROTECT, related_name="lines")
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="+")
    special = models.OneToOneField(DemandLine, models.PROTECT, null=True, blank=True, related_name="plan_line")
    demanded = models.PositiveIntegerField(default=0)
    cut = models.PositiveIntegerField(default=0)  # spare first, when over budget
    to_minimum = models.PositiveIntegerField(default=0)
    available = models.PositiveIntegerField(default=0)
    on_order = models.PositiveIntegerField(default=0)
    holds = models.PositiveIntegerField(default=1)  # base units of the pack it is bought in
    to_buy = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "item"], name="plan_item_once"),
            models.CheckConstraint(condition=Q(item__isnull=True) ^ Q(special__isnull=True), name="plan_item_or_special"),
            models.CheckConstraint(condition=Q(cut__lte=F("demanded")), name="plan_cut_within_demanded"),
        ]

    def __str__(self) -> str:
        return f"{self.item or self.special} × {self.to_buy}"

    @property
    def what(self) -> str:
        """The item, or the special need in its words."""
        return str(self.item) if self.item else self.special.special if self.special else ""

    @property
    def unit(self) -> str:
        """Of the item, in the reader's language; a special need is counted without one."""
        return Bought.unit_of(self.item)

    @property
    def details(self) -> str:
        return Bought.details_of(self.item)

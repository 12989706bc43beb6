"""需求表: what each department needs next month, asked for on the 25th, handed in within three working days."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from frontdesk.people.models import Department
from supplies.models.item import Item

PERSON = settings.AUTH_USER_MODEL


class DemandRound(models.Model):
    """One month's round. `month` is the first day of the month that the things are for."""

    month = models.DateField(unique=True)
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    budget = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)  # yuan with tax; none: no cap

    class Meta:
        ordering = ["-month"]
        constraints = [models.CheckConstraint(condition=Q(month__day=1), name="demand_month_is_its_first_day")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"


class DemandForm(models.Model):
    """One department's form. Handed in after `closes_at`: late, and marked so; not agreed to by the head in time: unapproved."""

    round = models.ForeignKey(DemandRound, models.PROTECT, related_name="forms")
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField(null=True, blank=True)
    handed_in_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    words = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["department_id"]
        constraints = [
            pair("demand_form", "handed_in"),
            pair("demand_form", "approved"),
            models.UniqueConstraint(fields=["round", "department"], name="demand_form_once"),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | Q(handed_in_at__isnull=False), name="demand_approved_after_handed_in"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.department} {self.round}"

    def get_absolute_url(self) -> str:
        return reverse("supplies:demand_detail", args=[self.pk])

    @property
    def is_late(self) -> bool:
        return self.handed_in_at is not None and self.handed_in_at > self.round.closes_at


class DemandLine(models.Model):
    """An item of the catalogue, or a special need in words, which is assessed by itself for necessity and budget."""

    class Need(models.TextChoices):
        NECESSARY = "necessary", _("necessary")
        COMMON = "common", _("common")
        SPARE = "spare", _("spare")

    form = models.ForeignKey(DemandForm, models.PROTECT, related_name="lines")
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="+")
    special = models.CharField(max_length=120, blank=True)
    quantity = models.PositiveIntegerField()
    need = models.CharField(max_length=10, choices=Need, default=Need.COMMON)
    reason = models.CharField(max_length=200, blank=True)
    estimate = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)  # of a special need, yuan with tax
    used_before = models.JSONField(default=list)  # base units issued to the department in each of the last three months
    assessed_at = models.DateTimeField(null=True, blank=True)
    assessed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    is_agreed = models.BooleanField(null=True, blank=True)
    assessment = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            pair("demand_line", "assessed"),
            models.UniqueConstraint(fields=["form", "item"], name="demand_item_once"),
            models.CheckConstraint(condition=Q(item__isnull=True) ^ Q(special=""), name="demand_item_or_special"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="demand_of_something"),
            models.CheckConstraint(condition=~Q(need="spare") | ~Q(reason=""), name="demand_spare_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.item or self.special} × {self.quantity}"

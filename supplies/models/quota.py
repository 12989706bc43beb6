"""How much of an item or a category one person or department may draw in a period."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from supplies.models.category import Category
from supplies.models.item import Item

PERSON = settings.AUTH_USER_MODEL


class Quota(models.Model):
    class Per(models.TextChoices):
        PERSON = "person", _("a person")
        DEPARTMENT = "department", _("a department")

    class Period(models.TextChoices):
        MONTH = "month", _("a month")
        QUARTER = "quarter", _("a quarter")
        YEAR = "year", _("a year")

    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="quotas")
    category = models.ForeignKey(Category, models.PROTECT, null=True, blank=True, related_name="quotas")
    per = models.CharField(max_length=10, choices=Per)
    period = models.CharField(max_length=10, choices=Period)
    most = models.PositiveIntegerField()
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            pair("supply_quota", "ended"),
            models.CheckConstraint(condition=Q(item__isnull=True) ^ Q(category__isnull=True), name="supply_quota_of_one_thing"),
            *(
                models.UniqueConstraint(
                    fields=[thing, "per", "period"],
                    condition=Q(ended_at__isnull=True, **{f"{thing}__isnull": False}),
                    name=f"supply_quota_of_{thing}_once",
                )
                for thing in ("item", "category")
            ),
        ]

    def __str__(self) -> str:
        return _("%(most)s %(what)s for %(per)s %(period)s") % {
            "most": f"{self.most} {self.item.shown_unit}" if self.item else self.most,
            "what": self.item or self.category,
            "per": self.get_per_display(),
            "period": self.get_period_display(),
        }

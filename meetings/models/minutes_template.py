"""纪要模板: heads of minutes as the house wants them, taken when minutes are begun."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from frontdesk.facts import pair

PERSON = settings.AUTH_USER_MODEL
LONGEST = 5000


class MinutesTemplateQuerySet(models.QuerySet["MinutesTemplate"]):
    """Every read of the templates."""

    def open(self) -> Self:
        return self.filter(closed_at__isnull=True)

    def in_order(self) -> Self:
        return self.order_by("name", "pk")


class MinutesTemplate(models.Model):
    name = models.CharField(max_length=60)
    body = models.TextField(max_length=LONGEST)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = MinutesTemplateQuerySet.as_manager()

    class Meta:
        constraints = [
            pair("minutes_template", "saved"),
            pair("minutes_template", "closed"),
            models.UniqueConstraint(fields=["name"], condition=Q(closed_at__isnull=True), name="one_open_minutes_template_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

"""Things a visitor carried in, listed at entry and checked at leaving."""

from django.db import models
from django.db.models import Q

from frontdesk.facts import pair


class BelongingQuerySet(models.QuerySet["Belonging"]):
    def inside(self) -> "BelongingQuerySet":
        """Brought in, and neither taken out nor left behind with a word why."""
        return self.filter(out_at__isnull=True)


class Belonging(models.Model):
    visit = models.ForeignKey("visitors.Visit", models.PROTECT, related_name="belongings")
    what = models.CharField(max_length=80)
    many = models.PositiveSmallIntegerField(default=1)
    in_at = models.DateTimeField()
    in_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    out_at = models.DateTimeField(null=True, blank=True)
    out_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    stays = models.CharField(max_length=120, blank=True, help_text="why it stays in the house: lent, delivered, forgotten")

    objects = BelongingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            pair("belonging", "in"),
            pair("belonging", "out"),
            models.CheckConstraint(condition=Q(many__gte=1), name="belonging_at_least_one"),
        ]

    def __str__(self) -> str:
        return f"{self.what} × {self.many}" if self.many > 1 else self.what

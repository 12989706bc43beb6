"""What site, floor and place share: a name in both languages, where it stands in the list, and whether it is closed."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import get_language


class NamedQuerySet(models.QuerySet):
    """Every read that they share."""

    def open(self) -> Self:
        return self.filter(closed_at__isnull=True)

    def in_order(self) -> Self:
        return self.order_by("position", "pk")

    def matching(self, words: str) -> Self:
        """By a part of either name."""
        return self.filter(models.Q(name__icontains=words) | models.Q(name_en__icontains=words))


class Named(models.Model):
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60, blank=True)
    position = models.PositiveIntegerField(default=0)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name_en if (get_language() or "").startswith("en") and self.name_en else self.name

    @property
    def other_name(self) -> str:
        """The name in the language that the reader does not read; '' when there is only one."""
        return self.name if str(self) != self.name else self.name_en

    @property
    def other_language(self) -> str:
        return "zh-Hans" if str(self) != self.name else "en"

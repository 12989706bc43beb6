"""A department with its head and its parent."""

from django.db import models
from django.utils.translation import get_language


class Department(models.Model):
    name = models.CharField(max_length=80, unique=True)
    name_en = models.CharField(max_length=80, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    head = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="heads")
    email = models.EmailField(blank=True, help_text="where the department itself is told")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name_en if (get_language() or "").startswith("en") and self.name_en else self.name

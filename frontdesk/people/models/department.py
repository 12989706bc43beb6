"""A department with its head and its parent. Closed, never deleted."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import get_language

from frontdesk.facts import pair
from frontdesk.people.permissions import Can

if TYPE_CHECKING:
    from frontdesk.people.models.person import Person


class DepartmentQuerySet(models.QuerySet["Department"]):
    def visible_to(self, reader: "Person") -> "DepartmentQuerySet":
        """Those that are open for who may look people up; the closed ones too for who keeps them."""
        if reader.can(Can.MANAGE_PEOPLE):
            return self
        return self.open() if reader.can(Can.SEE_PEOPLE) else self.none()

    def open(self) -> "DepartmentQuerySet":
        return self.filter(closed_at__isnull=True)

    def counted(self) -> "DepartmentQuerySet":
        """With `members`: how many people who have not left belong to it, those of its children not counted."""
        return self.annotate(members=Count("people", filter=Q(people__retired_at__isnull=True)))


class Department(models.Model):
    name = models.CharField(max_length=80, unique=True)
    name_en = models.CharField(max_length=80, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    head = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="heads")
    email = models.EmailField(blank=True, help_text="where the department itself is told")
    phone = models.CharField(max_length=40, blank=True, help_text="where the department itself is called: an extension or an outside line")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    objects = DepartmentQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            pair("department", "closed"),
            models.CheckConstraint(condition=~Q(parent=models.F("id")), name="department_is_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return self.name_en if (get_language() or "").startswith("en") and self.name_en else self.name

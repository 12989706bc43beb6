"""Somebody would not register: what happened, and who was told."""

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse

from frontdesk.facts import pair
from frontdesk.people.permissions import Can
from visitors.models.vip import known_beside

if TYPE_CHECKING:
    from frontdesk.people.models import Person


class RegisterRefusalQuerySet(models.QuerySet["RegisterRefusal"]):
    def visible_to(self, person: "Person") -> "RegisterRefusalQuerySet":
        return self.filter(known_beside(person)) if person.can(Can.RECEIVE_VISITORS) else self.none()

    def matching(self, text: str) -> "RegisterRefusalQuerySet":
        """By any of its words."""
        asked = (Q(**{f"{field}__icontains": text}) for field in ("name", "words", "looks", "went"))
        return self.filter(reduce(or_, asked))


class RegisterRefusal(models.Model):
    name = models.CharField(max_length=120, blank=True, help_text="if it was said")
    looks = models.CharField(max_length=300, blank=True, help_text="what was seen: clothes, height, things carried")
    words = models.CharField(max_length=500, help_text="what happened and what was said")
    went = models.CharField(max_length=120, blank=True, help_text="where they went")
    visit = models.ForeignKey("visitors.Visit", models.PROTECT, null=True, blank=True, related_name="refusals")
    refused_at = models.DateTimeField()
    refused_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+", help_text="who wrote it down")
    forgotten_at = models.DateTimeField(null=True, blank=True)

    objects = RegisterRefusalQuerySet.as_manager()

    class Meta:
        constraints = [pair("register_refusal", "refused")]

    def __str__(self) -> str:
        return self.name or "—"

    def get_absolute_url(self) -> str:
        return reverse("visitors:refusal_detail", args=[self.pk])

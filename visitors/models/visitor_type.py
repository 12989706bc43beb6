"""Visitor types: what a visitor is asked, which way they go, what their badge says and whether they are thanked."""

from django.db import models
from django.utils.translation import get_language

from frontdesk.facts import pair
from visitors.models.visit_states import Purpose


class VisitorTypeQuerySet(models.QuerySet["VisitorType"]):
    def in_use(self) -> "VisitorTypeQuerySet":
        return self.filter(retired_at__isnull=True)

    def purposes_with_number(self) -> set[str]:
        """The purposes whose visitors may give the number of their identity card."""
        first: dict[str, VisitorType] = {}
        for kind in self.in_use().exclude(purpose="").order_by("order", "pk"):
            first.setdefault(kind.purpose, kind)
        return {purpose for purpose, kind in first.items() if kind.asks_id_number}

    def choosable(self) -> "VisitorTypeQuerySet":
        """In use, and somebody of it makes a visit."""
        return self.in_use().filter(makes_visit=True)

    def for_purpose(self, purpose: str) -> "VisitorType | None":
        """The type that somebody who comes for this is, unless another is chosen."""
        return self.in_use().filter(purpose=purpose).order_by("order", "pk").first()


class VisitorType(models.Model):
    code = models.SlugField(max_length=20, unique=True)
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=40)
    order = models.PositiveSmallIntegerField(default=50)
    purpose = models.CharField(max_length=20, choices=Purpose.choices, blank=True, help_text="who comes for this is of this type")
    asks_company = models.BooleanField(default=True)
    asks_plate = models.BooleanField(default=True)
    asks_belongings = models.BooleanField(default=True)
    asks_identity = models.BooleanField(default=False, help_text="the desk checks who it is before they go in")
    asks_id_number = models.BooleanField(default=False, help_text="the number may be noted, with the reason for asking")
    needs_escort = models.BooleanField(default=False, help_text="somebody takes them up")
    areas = models.CharField(max_length=80, blank=True, help_text="where the badge is good for")
    areas_en = models.CharField(max_length=80, blank=True)
    route = models.CharField(max_length=200, blank=True, help_text="which way they go, in words for the visitor")
    route_en = models.CharField(max_length=200, blank=True)
    makes_visit = models.BooleanField(default=True, help_text="false: rings the desk and makes no visit")
    thanks = models.BooleanField(default=True)
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    objects = VisitorTypeQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [pair("visitor_type", "retired")]

    def __str__(self) -> str:
        return self._in_words("name")

    @property
    def areas_here(self) -> str:
        return self._in_words("areas")

    @property
    def route_here(self) -> str:
        return self._in_words("route")

    def _in_words(self, field: str) -> str:
        """The field in the active language, else in the other."""
        own, english = getattr(self, field), getattr(self, f"{field}_en")
        return (english or own) if (get_language() or "").startswith("en") else (own or english)

"""Somebody asked to come: on the public page, or by a call or mail that the desk wrote down. Kept as it was typed.

The public page writes this row and nothing else, whether or not there is such a host: who asks learns nothing, not even from
the time it takes. A rule looks for the host afterwards.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse

from frontdesk.facts import pair
from frontdesk.people import phones
from frontdesk.people.permissions import Can
from frontdesk.todos.models import Todo
from visitors.models.vip import known_beside
from visitors.models.visit_states import Door, Purpose

if TYPE_CHECKING:
    from frontdesk.people.models import Person


class VisitRequestQuerySet(models.QuerySet["VisitRequest"]):
    def visible_to(self, person: "Person") -> "VisitRequestQuerySet":
        """The desk's work."""
        return self.filter(known_beside(person)) if person.can(Can.RECEIVE_VISITORS) else self.none()

    def open(self) -> "VisitRequestQuerySet":
        """Neither confirmed nor closed."""
        return self.filter(confirmed_at__isnull=True, closed_at__isnull=True, forgotten_at__isnull=True)

    def unmatched(self) -> "VisitRequestQuerySet":
        """Nobody has looked yet who the host is."""
        return self.open().filter(matched_at__isnull=True)

    def confirmed(self) -> "VisitRequestQuerySet":
        return self.filter(confirmed_at__isnull=False)

    def closed(self) -> "VisitRequestQuerySet":
        return self.filter(closed_at__isnull=False)

    def matching(self, text: str) -> "VisitRequestQuerySet":
        """By a part of the name, of the company or of what was typed of the host, or by the end of the mobile."""
        words = text.strip()
        asked = Q(name__icontains=words) | Q(company__icontains=words) | Q(host_name__icontains=words)
        return self.filter(asked | Q(phone__endswith=words)) if words.isdigit() and len(words) >= 4 else self.filter(asked)

    def with_clock(self, promise: str) -> "VisitRequestQuerySet":
        """The open to-do of this kind beside each: `clock_due_at`, `clock_yellow_at`, `clock_red_at`; and the host, in one query."""
        todo = Todo.objects.open().filter(promise=promise, subject_type=self.model._meta.label_lower, subject_id=OuterRef("pk"))
        columns = {f"clock_{name}": Subquery(todo.values(name)[:1]) for name in ("due_at", "yellow_at", "red_at")}
        return self.select_related("visit__host__department", "received_by").annotate(**columns)


class VisitRequest(models.Model):
    door = models.CharField(max_length=10, choices=Door.choices, default=Door.PAGE)
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    company = models.CharField(max_length=120, blank=True)
    purpose = models.CharField(max_length=20, choices=Purpose.choices, default=Purpose.MEETING)
    people = models.PositiveSmallIntegerField(default=1)
    plate = models.CharField(max_length=12, blank=True)
    note = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    host_name = models.CharField(max_length=80)
    host_contact = models.CharField(max_length=254, help_text="mobile or e-mail of the host, as it was typed")
    wished_at = models.DateTimeField()
    off_day_reason = models.CharField(max_length=200, blank=True)
    is_short_notice = models.BooleanField(default=False)
    consent_version = models.CharField(max_length=20, blank=True)
    received_at = models.DateTimeField()
    received_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    matched_at = models.DateTimeField(null=True, blank=True, help_text="when it was looked for the host, found or not")
    visit = models.OneToOneField("visitors.Visit", models.PROTECT, null=True, blank=True, related_name="request")
    checking_at = models.DateTimeField(null=True, blank=True, help_text="the desk told the visitor that it is being checked")
    checking_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True, help_text="the visitor was told yes or no")
    confirmed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True, help_text="dropped by the desk: no such host, a joke, twice")
    closed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    forgotten_at = models.DateTimeField(null=True, blank=True)

    # What `with_clock` adds to a row.
    clock_due_at: datetime | None
    clock_yellow_at: datetime | None
    clock_red_at: datetime | None

    objects = VisitRequestQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["received_at"])]
        constraints = [pair("visit_request", fact) for fact in ("received", "checking", "confirmed", "closed")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("visitors:request_detail", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.confirmed_at is None and self.closed_at is None and self.forgotten_at is None

    @property
    def is_answered(self) -> bool:
        """Yes or no is known: the visit is agreed to, or it does not take place."""
        return self.visit is not None and (not self.visit.awaits_approval or bool(self.visit.declined_at or self.visit.cancelled_at))

    @property
    def shown_phone(self) -> str:
        return phones.shown(self.phone)

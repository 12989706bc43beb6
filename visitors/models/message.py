"""A message 留言 for a colleague who could not be reached."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.urls import reverse

from frontdesk.facts import pair
from frontdesk.people import phones
from frontdesk.people.models import Person
from frontdesk.people.names import normal
from frontdesk.people.permissions import Can
from frontdesk.search.finding import held_by
from visitors.models.call import END, of_theirs
from visitors.models.vip import known_beside


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, person: Person) -> "MessageQuerySet":
        """Whom it is for, who stands in for them, who took it, and the desk."""
        if not person.can(Can.USE_OFFICE):
            return self.none()
        rows = self.model._default_manager.values_list("pk", flat=True)
        theirs = rows.filter(recipient__in=Person.objects.filter(of_theirs(person)).values("pk"))
        mine = Q(pk__in=theirs.union(rows.filter(taken_by=person)))
        return self.filter(known_beside(person) | mine) if person.can(Can.TAKE_MESSAGES) else self.filter(mine)

    def known_to(self, person: Person) -> "MessageQuerySet":
        """All but what a VIP whom this person may not know of left for somebody else."""
        return self.filter(known_beside(person) | Q(recipient=person))

    def matching(self, text: str) -> "MessageQuerySet":
        """By the caller's name, company or number or its end, the recipient, or a word of it."""
        rows, digits = self.model._default_manager, phones.digits(text)
        ways = [rows.filter(recipient__in=Person.objects.named_like(text).values("pk"))] if normal(text) else []
        if len(digits) >= END:
            ways.append(rows.filter(phone__endswith=digits))
        return held_by(self, text, *ways)

    def open(self) -> "MessageQuerySet":
        return self.filter(followed_up_at__isnull=True, forgotten_at__isnull=True)

    def unread(self) -> "MessageQuerySet":
        """Whom it is for has not seen it."""
        return self.open().filter(read_at__isnull=True)

    def taken_between(self, begin: datetime, end: datetime) -> "MessageQuerySet":
        return self.filter(taken_at__gte=begin, taken_at__lt=end)

    def from_number(self, number: str) -> "MessageQuerySet":
        """Messages left with exactly this number."""
        return self.filter(phone=number, forgotten_at__isnull=True)


class Message(models.Model):
    recipient = models.ForeignKey("people.Person", models.PROTECT, related_name="messages")
    visit = models.ForeignKey("visitors.Visit", models.PROTECT, null=True, blank=True, related_name="messages")
    name = models.CharField(max_length=120)
    company = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    words = models.CharField(max_length=1000)
    is_urgent = models.BooleanField(default=False)
    wants_call_back = models.BooleanField(default=True)
    best_time = models.CharField(max_length=80, blank=True, help_text="when they are best called")
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)
    read_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    followed_up_at = models.DateTimeField(null=True, blank=True)
    followed_up_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    result = models.CharField(max_length=300, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["recipient", "-taken_at"]),
            models.Index(fields=["phone", "-taken_at"]),
            models.Index(fields=["taken_at"], name="visitors_message_taken"),
        ]
        constraints = [pair("message", fact) for fact in ("taken", "read", "followed_up")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("visitors:message_detail", args=[self.pk])

    @property
    def shown_phone(self) -> str:
        return phones.shown(self.phone)

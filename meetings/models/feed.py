"""日历订阅: an address that a calendar program reads, until its owner takes it back."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from frontdesk.people.models import Department
from meetings.models.attendee import new_salt
from meetings.models.room import Room

PERSON = settings.AUTH_USER_MODEL


class FeedQuerySet(models.QuerySet["Feed"]):
    def standing(self) -> Self:
        """Not taken back, of somebody who is still here."""
        return self.filter(ended_at__isnull=True, owner__retired_at__isnull=True)


class Feed(models.Model):
    class Kind(models.TextChoices):
        MINE = "mine", pgettext_lazy("a calendar feed", "my meetings")
        ROOM = "room", pgettext_lazy("a calendar feed", "a room")
        DEPARTMENT = "department", pgettext_lazy("a calendar feed", "a department")

    owner = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    room = models.ForeignKey(Room, models.PROTECT, null=True, blank=True, related_name="+")
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True, related_name="+")
    salt = models.CharField(max_length=22, default=new_salt, editable=False)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = FeedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="mine", room__isnull=True, department__isnull=True)
                | Q(kind="room", room__isnull=False, department__isnull=True)
                | Q(kind="department", room__isnull=True, department__isnull=False),
                name="feed_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return str(self.room or self.department or self.get_kind_display())

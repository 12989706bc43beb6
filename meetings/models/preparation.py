"""会前准备: what is prepared for meetings that the office serves, as a list of the house, and what was done of it for one meeting."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from meetings.models.booking import Booking
from meetings.models.words import Equipment
from repairs.models import Category, Ticket

PERSON = settings.AUTH_USER_MODEL


class Amount(models.TextChoices):
    NONE = "", pgettext_lazy("how many are prepared", "not counted")
    PEOPLE = "people", pgettext_lazy("how many are prepared", "one a person")
    COPIES = "copies", pgettext_lazy("how many are prepared", "one a person and two more")

    def many(self, people: int) -> int:
        """How many for so many people; 0 where it is not counted."""
        return {Amount.NONE: 0, Amount.PEOPLE: people, Amount.COPIES: people + 2}[self]


class PrepItemQuerySet(models.QuerySet["PrepItem"]):
    def open(self) -> Self:
        return self.filter(closed_at__isnull=True)

    def in_order(self) -> Self:
        """As the time comes."""
        return self.order_by("-before", "position", "pk")


class PrepItem(models.Model):
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60, blank=True)
    before = models.PositiveSmallIntegerField(_("minutes before the meeting"), default=30)
    equipment = models.CharField(max_length=12, choices=Equipment, blank=True, help_text="only where the room has it")
    amount = models.CharField(max_length=10, choices=Amount, blank=True)
    category = models.ForeignKey(Category, models.PROTECT, null=True, blank=True, related_name="+", help_text="of the repair when it fails")
    position = models.PositiveSmallIntegerField(default=0)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = PrepItemQuerySet.as_manager()

    class Meta:
        constraints = [
            pair("prep_item", "closed"),
            models.UniqueConstraint(fields=["name"], condition=Q(closed_at__isnull=True), name="one_open_prep_item_a_name"),
        ]

    def __str__(self) -> str:
        return self.name_en if (get_language() or "").startswith("en") and self.name_en else self.name

    def is_for(self, booking: Booking) -> bool:
        return not self.equipment or booking.room.has([self.equipment])


class Prepared(models.Model):
    """One item for one booking: done, or it does not work."""

    booking = models.ForeignKey(Booking, models.PROTECT, related_name="prepared")
    item = models.ForeignKey(PrepItem, models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    failed_at = models.DateTimeField(null=True, blank=True)
    failed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    ticket = models.ForeignKey(Ticket, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            pair("prepared", "done"),
            pair("prepared", "failed"),
            models.UniqueConstraint(fields=["booking", "item"], name="prepared_once"),
        ]

    def __str__(self) -> str:
        return str(self.item)

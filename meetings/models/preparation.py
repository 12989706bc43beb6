"""会前准备, 会后整理: what is seen to before and after meetings that the office serves, as a list, and what was done of it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from meetings.models.booking import Booking
from meetings.models.words import Equipment
from repairs.models import Category, Ticket

PERSON = settings.AUTH_USER_MODEL
HOUR, DAY = 60, 1440  # minutes


class Phase(models.TextChoices):
    BEFORE = "before", pgettext_lazy("when it is seen to", "before the meeting")
    AFTER = "after", pgettext_lazy("when it is seen to", "after the meeting")


class Amount(models.TextChoices):
    NONE = "", pgettext_lazy("how many are prepared", "not counted")
    PEOPLE = "people", pgettext_lazy("how many are prepared", "one a person")
    COPIES = "copies", pgettext_lazy("how many are prepared", "one a person and two more")
    COUNTED = "counted", pgettext_lazy("how many are prepared", "counted each time")

    def many(self, people: int) -> int:
        """How many for so many people; 0 where it is not counted."""
        return {Amount.PEOPLE: people, Amount.COPIES: people + 2}.get(self, 0)


class PrepItemQuerySet(models.QuerySet["PrepItem"]):
    def open(self) -> Self:
        return self.filter(closed_at__isnull=True)

    def of(self, phase: Phase) -> Self:
        return self.filter(phase=phase)

    def in_order(self) -> Self:
        """As the time comes."""
        return self.order_by("-before", "position", "pk")


class PrepItem(models.Model):
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60, blank=True)
    phase = models.CharField(max_length=10, choices=Phase, default=Phase.BEFORE)
    before = models.PositiveSmallIntegerField(_("minutes before the meeting"), default=30)
    equipment = models.CharField(max_length=12, choices=Equipment, blank=True, help_text="only where the room has it")
    is_for_secrets = models.BooleanField(default=False, help_text="only where the meeting is confidential")
    amount = models.CharField(max_length=10, choices=Amount, blank=True, help_text="afterwards: counted out and counted back")
    category = models.ForeignKey(Category, models.PROTECT, null=True, blank=True, related_name="+", help_text="of the repair when it fails")
    position = models.PositiveSmallIntegerField(default=0)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = PrepItemQuerySet.as_manager()

    class Meta:
        constraints = [
            pair("prep_item", "closed"),
            models.UniqueConstraint(fields=["name", "phase"], condition=Q(closed_at__isnull=True), name="one_open_prep_item_a_name"),
            models.CheckConstraint(condition=Q(phase__in=Phase.values), name="prep_item_phase_known"),
        ]

    def __str__(self) -> str:
        return self.name_en if (get_language() or "").startswith("en") and self.name_en else self.name

    @property
    def days_before(self) -> int:
        """Whole days; 0 where it is not in days."""
        return 0 if self.before % DAY else self.before // DAY

    @property
    def hours_before(self) -> int:
        return 0 if self.before % HOUR else self.before // HOUR

    def is_for(self, booking: Booking) -> bool:
        secret = booking.meeting is not None and booking.meeting.is_confidential
        return (secret or not self.is_for_secrets) and (not self.equipment or booking.room.has([self.equipment]))


class Prepared(models.Model):
    """One item for one booking: done, or it does not work; of what is counted how many were given out and came back."""

    booking = models.ForeignKey(Booking, models.PROTECT, related_name="prepared")
    item = models.ForeignKey(PrepItem, models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    failed_at = models.DateTimeField(null=True, blank=True)
    failed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    ticket = models.ForeignKey(Ticket, models.PROTECT, null=True, blank=True, related_name="+")
    given_out = models.PositiveSmallIntegerField(null=True, blank=True)
    counted_back = models.PositiveSmallIntegerField(null=True, blank=True)
    words = models.CharField(max_length=200, blank=True, help_text="why not as many came back")

    class Meta:
        constraints = [
            pair("prepared", "done"),
            models.CheckConstraint(
                condition=Q(given_out__isnull=True, counted_back__isnull=True)
                | Q(given_out__isnull=False, counted_back=F("given_out"))
                | Q(given_out__isnull=False, counted_back__isnull=False) & ~Q(words=""),
                name="prepared_difference_has_words",
            ),
            pair("prepared", "failed"),
            models.UniqueConstraint(fields=["booking", "item"], name="prepared_once"),
        ]

    def __str__(self) -> str:
        return str(self.item)

    @property
    def wrong(self) -> str:
        """What was said of it when it was reported as broken."""
        return self.ticket.words.removeprefix(self.item.name).removeprefix(" · ") if self.ticket else ""

    @property
    def missing(self) -> int:
        """How many did not come back; below 0 where more did."""
        return (self.given_out or 0) - (self.counted_back or 0)

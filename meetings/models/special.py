"""临时采购: something special that the organiser of a served meeting asks for, and what became of it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from frontdesk.facts import pair
from meetings.models.booking import Booking

PERSON = settings.AUTH_USER_MODEL


class SpecialQuerySet(models.QuerySet["Special"]):
    def open(self) -> Self:
        """Not answered, of a meeting that is to be."""
        return self.filter(answered_at__isnull=True, booking__ended_at__isnull=True)


class Special(models.Model):
    booking = models.ForeignKey(Booking, models.PROTECT, related_name="specials")
    words = models.CharField(max_length=120, blank=True, help_text="empty when it was long ago")
    many = models.PositiveSmallIntegerField(default=1)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    is_bought = models.BooleanField(null=True, blank=True)
    answer = models.CharField(max_length=200, blank=True)
    cost = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)

    objects = SpecialQuerySet.as_manager()

    class Meta:
        constraints = [
            pair("special", "asked"),
            pair("special", "answered"),
            models.CheckConstraint(condition=Q(many__gte=1), name="special_of_something"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, is_bought__isnull=True) | Q(answered_at__isnull=False, is_bought__isnull=False),
                name="special_answer_says_which",
            ),
            models.CheckConstraint(condition=~Q(is_bought=False) | ~Q(answer=""), name="special_not_had_with_words"),
            models.CheckConstraint(condition=Q(cost__isnull=True) | Q(is_bought=True), name="special_costs_when_bought"),
        ]

    def __str__(self) -> str:
        return f"{self.words} × {self.many}" if self.many > 1 else self.words or f"special {self.pk}"
